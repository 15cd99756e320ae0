"""Masthead and rules in the flow."""

from __future__ import annotations

from emplan.layout.blocks import LetterHead, Masthead, MastheadLine, Rule
from emplan.layout.flow_boxes import FlowBox, FlowLine, FlowRule
from emplan.layout.metrics import EM_ASCENT
from emplan.layout.page import Profile
from emplan.layout.pages import PlacedRun


def rule_box(block: Rule, half_leading: float, profile: Profile) -> FlowBox:
    """Return a rule; ``half_leading`` is the room below the characters of the line above it."""
    gap = 0.0 if block.gap_above_pt is None else block.gap_above_pt - half_leading
    rule = FlowRule(
        role=block.role,
        x_pt=profile.page.left_margin.pt,
        y_pt=gap,
        width_pt=block.length_pt,
        height_pt=block.thickness_pt,
        colour=block.colour,
    )
    return FlowBox(role=block.role, height_pt=gap + block.thickness_pt, rules=(rule,))


def masthead_box(block: Masthead, profile: Profile) -> FlowBox:
    """Return the masthead, centred on the type area, its ink at the height that the block says."""
    above = block.space_before_pt - block.ink_inset_pt
    suffix = block.suffix
    names_width = max(line.width_pt for line in block.lines)
    whole = names_width + (block.gap_pt + suffix.width_pt if suffix else 0.0)
    left = profile.page.left_margin.pt + (profile.page.type_width_pt - whole) / 2
    lines = [
        _masthead_line(block, line, left + (names_width - line.width_pt) / 2, above + i * block.line_pitch_pt)
        for i, line in enumerate(block.lines)
    ]
    if suffix:
        top = above + (block.height_pt - suffix.size_pt) / 2
        lines.append(_masthead_line(block, suffix, left + names_width + block.gap_pt, top))
    return FlowBox(role=block.role, height_pt=above + block.height_pt, lines=tuple(lines))


def letter_box(head: LetterHead, profile: Profile) -> FlowBox:
    """Return what stands on page 1 of a letter at fixed places, as a box at the type area's upper edge."""
    rules = tuple(
        FlowRule(
            role=double.role,
            x_pt=double.x_pt,
            y_pt=top - profile.page.top_margin.pt,
            width_pt=double.length_pt,
            height_pt=thickness,
            colour=double.colour,
        )
        for double in (head.upper, head.lower)
        for top, thickness in double.rules
    )
    masthead = masthead_box(head.masthead, profile)
    return FlowBox(role=head.role, height_pt=0.0, lines=masthead.lines, rules=rules, block=0)


def _masthead_line(block: Masthead, line: MastheadLine, x: float, top: float) -> FlowLine:
    advance = line.size_pt * line.scale
    spaced = (advance + line.letter_spacing_pt,) * (len(line.text) - 1)
    run = PlacedRun(
        text=line.text,
        face=block.style.face,
        size_pt=line.size_pt,
        x_pt=x,
        advances_pt=(*spaced, advance),
        colour=block.style.colour,
        scale=line.scale,
        path=line.path,
    )
    return FlowLine(
        role=block.role,
        top_pt=top,
        height_pt=line.size_pt,
        baseline_pt=top + EM_ASCENT * line.size_pt,
        runs=(run,),
        path=block.path,
    )
