"""The first page of a letter (信函格式), GB/T 9704-2012 10.1: masthead, double rules, the room for text."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from emplan.layout.blocks import (
    DoubleRule,
    LayoutBlock,
    LetterHead,
    Masthead,
    ParagraphBlock,
    Run,
    SplitLine,
)
from emplan.layout.masthead import fit_letter_masthead, lower_masthead
from emplan.layout.page import LetterSetup, Profile
from emplan.layout.runs import Setter
from emplan.layout.styles import Colour, Role
from emplan.model import Envelope


def letter_blocks(
    envelope: Envelope,
    corner: Sequence[ParagraphBlock],
    signatories: Sequence[SplitLine],
    setter: Setter,
) -> tuple[LayoutBlock, ...]:
    """Return what stands above the title of a letter.

    ``corner`` (copy number, secrecy, urgency) stands at the left below the first double rule, the document
    number at the right of its first line. Signatories, of which 10.1 says nothing, follow in lines of their
    own.
    """
    profile = setter.profile
    return (
        letter_head(envelope, profile),
        *_first_lines(envelope, corner, setter),
        *signatories,
        *setter.blank(Role.TITLE, profile.letter.lines_to_title),
    )


def letter_head(envelope: Envelope, profile: Profile) -> LetterHead:
    """Return what stands on the first page at fixed places: the lead organ's name and the double rules.

    Text begins 7/8 of a character below the first double rule and may go on to 7/8 above the second one,
    which is below the type area's edge. The masthead, whose size the standard leaves open, is as high as lets
    whole lines fill that room.
    """
    setup, page = profile.letter, profile.page
    distance = setup.text_distance.value * profile.sizes.body.pt
    half_leading = (page.line_pitch.pt - profile.sizes.body.pt) / 2
    lower_top = page.height.pt - setup.lower_rule_to_edge.pt - _height(setup)
    text_bottom = lower_top - distance + half_leading
    above_text = setup.masthead_to_rule.pt + _height(setup) + distance - half_leading
    room = text_bottom - setup.masthead_top.pt - above_text
    masthead = fit_letter_masthead(envelope.issuers[0], profile, room)
    upper_top = masthead.top_pt + _ink_height(masthead) + setup.masthead_to_rule.pt
    return LetterHead(
        role=Role.MASTHEAD,
        masthead=masthead,
        upper=_double_rule(upper_top, profile, thick_above=True),
        lower=_double_rule(lower_top, profile, thick_above=False),
        text_top_pt=upper_top + _height(setup) + distance - half_leading,
        text_bottom_pt=text_bottom,
    )


def lower_letter_head(head: LetterHead, factor: float) -> LetterHead:
    """Return the head with a masthead so many times as high; what stands below moves up with its edge."""
    saved = _ink_height(head.masthead) * (1 - factor)
    return attrs.evolve(
        head,
        masthead=lower_masthead(head.masthead, factor),
        upper=attrs.evolve(head.upper, top_pt=head.upper.top_pt - saved),
        text_top_pt=head.text_top_pt - saved,
    )


def _first_lines(
    envelope: Envelope, corner: Sequence[ParagraphBlock], setter: Setter
) -> tuple[ParagraphBlock | SplitLine, ...]:
    """Return the corner with the number at the right of its first line."""
    if envelope.document_number is None:
        return tuple(corner)
    role, path = Role.LETTER_LINE, "envelope.document_number"
    number = (setter.run(role, str(envelope.document_number), path),)
    left: tuple[Run, ...] = corner[0].runs if corner else ()
    line = SplitLine(role=role, style=setter.style(role), left=left, right=number, path=path)
    return (line, *corner[1:])


def _double_rule(top: float, profile: Profile, *, thick_above: bool) -> DoubleRule:
    setup = profile.letter
    thick, thin = setup.thick_rule.pt, setup.thin_rule.pt
    upper, lower = (thick, thin) if thick_above else (thin, thick)
    return DoubleRule(
        role=Role.HEADER_RULE,
        colour=Colour.RED,
        x_pt=(profile.page.width.pt - setup.rule_length.pt) / 2,
        top_pt=top,
        length_pt=setup.rule_length.pt,
        upper_pt=upper,
        gap_pt=setup.rule_gap.pt,
        lower_pt=lower,
    )


def _height(setup: LetterSetup) -> float:
    return setup.thick_rule.pt + setup.rule_gap.pt + setup.thin_rule.pt


def _ink_height(masthead: Masthead) -> float:
    # Ink ends as far above the lower edge of the em box as it begins below the upper one.
    return masthead.height_pt - 2 * masthead.ink_inset_pt
