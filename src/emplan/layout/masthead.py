"""Fitting the masthead (发文机关标志): tall, narrow characters, as wide as the name needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import attrs

from emplan.layout.blocks import LayoutBlock, LetterHead, Masthead, MastheadLine
from emplan.layout.metrics import MASTHEAD_INK_INSET
from emplan.layout.page import HeaderSetup, Profile
from emplan.layout.styles import Role, styles
from emplan.model import Issuer

# A short name is spread by up to this part of a character's width, a full line by this at least.
_MOST_SPREAD = 0.3
_LEAST_SPREAD = 0.03
# Joint mastheads: size of the first of n stacked names to that of a single one; pitch to size.
_STACK_SIZES = (1.0, 0.85, 0.68, 0.56, 0.48)
_STACK_PITCH = 1.14
_SUFFIX_TO_NAME = 1.15
_GAP_TO_SIZE = 0.4
_SEEN_DIFFERENCE = 0.02


def fit_masthead(issuers: Sequence[Issuer], profile: Profile, lines_above: int) -> Masthead:
    """Return the masthead of these issuers, the lead organ first, GB/T 9704-2012 7.2.4.

    ``lines_above`` lines of the type area stand above it: copy number, secrecy, urgency.
    """
    header, page = profile.header, profile.page
    names = [issuer.printed_name for issuer in issuers]
    lines, suffix, gap = _single(names[0], header) if len(names) == 1 else _stack(names, header)
    size = lines[0].size_pt
    pitch = size * (_STACK_PITCH if len(lines) > 1 else 1.0)
    top = header.masthead_top.pt
    return Masthead(
        role=Role.MASTHEAD,
        style=styles(profile)[Role.MASTHEAD],
        lines=lines,
        suffix=suffix,
        line_pitch_pt=pitch,
        gap_pt=gap,
        top_pt=top,
        space_before_pt=max(0.0, top - page.top_margin.pt - lines_above * page.line_pitch.pt),
        height_pt=pitch * (len(lines) - 1) + size,
        ink_inset_pt=size * MASTHEAD_INK_INSET,
    )


def fit_letter_masthead(issuer: Issuer, profile: Profile, room_pt: float) -> Masthead:
    """Return the masthead of a letter, GB/T 9704-2012 10.1: the lead organ's name alone.

    ``room_pt`` is what its ink and the lines of text share: of the heights that leave whole lines the
    greatest is taken in which the name is not too narrow, else the least.
    """
    setup, header, pitch = profile.letter, profile.header, profile.page.line_pitch.pt
    name = issuer.printed_name
    per_character = setup.masthead_width.pt / (len(name) + (len(name) - 1) * _LEAST_SPREAD)
    heights = []
    for lines in range(int(room_pt / pitch) + 1):
        size = (room_pt - lines * pitch) / (1 - 2 * MASTHEAD_INK_INSET)
        if setup.masthead_least_size.pt <= size <= setup.masthead_size.pt:
            heights.append(size)
    fitting = [size for size in heights if per_character / size >= header.masthead_least_scale.value]
    size = max(fitting) if fitting else min(heights, default=setup.masthead_least_size.pt)
    line = _at_height(name, size, setup.masthead_width.pt, header)
    return Masthead(
        role=Role.MASTHEAD,
        style=styles(profile)[Role.MASTHEAD],
        lines=(line,),
        suffix=None,
        line_pitch_pt=size,
        gap_pt=0.0,
        top_pt=setup.masthead_top.pt,
        space_before_pt=setup.masthead_top.pt - profile.page.top_margin.pt,
        height_pt=size,
        ink_inset_pt=size * MASTHEAD_INK_INSET,
        path="envelope.issuers[0]",
    )


def is_too_narrow(block: LayoutBlock, profile: Profile) -> bool:
    """Whether a block is a masthead whose characters are narrower than any should be."""
    masthead = block.masthead if isinstance(block, LetterHead) else block
    if not isinstance(masthead, Masthead):
        return False
    least = profile.header.masthead_least_scale.value
    return any(line.scale < least - _SEEN_DIFFERENCE for line in masthead.lines)


def lower_masthead(masthead: Masthead, factor: float) -> Masthead:
    """Return the masthead so many times as high, in the width that it has."""

    def line(one: MastheadLine) -> MastheadLine:
        return attrs.evolve(one, size_pt=one.size_pt * factor, scale=one.scale / factor)

    return attrs.evolve(
        masthead,
        lines=tuple(line(one) for one in masthead.lines),
        suffix=line(masthead.suffix) if masthead.suffix else None,
        line_pitch_pt=masthead.line_pitch_pt * factor,
        height_pt=masthead.height_pt * factor,
        ink_inset_pt=masthead.ink_inset_pt * factor,
    )


_Parts: TypeAlias = tuple[tuple[MastheadLine, ...], MastheadLine | None, float]


def _single(name: str, header: HeaderSetup) -> _Parts:
    return (_fit(name + header.masthead_suffix, header.masthead_width.pt, header, 1.0),), None, 0.0


def _stack(names: Sequence[str], header: HeaderSetup) -> _Parts:
    """Return names of one width above each other, and the suffix that stands beside them."""
    reduction = _STACK_SIZES[min(len(names), len(_STACK_SIZES)) - 1]
    # The suffix takes as much as its own characters would at the end of the longest name.
    longest = max(names, key=len)
    characters = len(longest) + len(header.masthead_suffix) * _SUFFIX_TO_NAME + _GAP_TO_SIZE
    room = header.masthead_width.pt * len(longest) / characters
    model = _fit(longest, room, header, reduction)
    lines = tuple(_spread(name, model) for name in names)
    if not header.masthead_suffix:
        return lines, None, 0.0
    suffix = _line(header.masthead_suffix, model.size_pt * _SUFFIX_TO_NAME, model.scale, 0.0)
    return lines, suffix, model.size_pt * model.scale * _GAP_TO_SIZE


def _fit(text: str, room: float, header: HeaderSetup, reduction: float) -> MastheadLine:
    """Return the tallest line that fits: first narrower characters, then smaller ones."""
    count = len(text)
    size = header.masthead_size.pt * reduction
    least = header.masthead_least_scale.value
    per_character = room / (count + (count - 1) * _LEAST_SPREAD)
    if per_character / size < least:
        smallest = header.masthead_least_size.pt * reduction
        size = max(per_character / least, smallest)
    return _at_height(text, size, room, header)


def _at_height(text: str, size: float, room: float, header: HeaderSetup) -> MastheadLine:
    """Return the line in this height: a short text in the usual width, spread; a long one narrower."""
    count, usual = len(text), header.masthead_scale.value
    scale = room / (count + (count - 1) * _LEAST_SPREAD) / size
    if scale <= usual:
        return _line(text, size, scale, _LEAST_SPREAD * size * scale)
    spread = min((room / (size * usual) - count) / max(count - 1, 1), _MOST_SPREAD)
    return _line(text, size, usual, spread * size * usual)


def _spread(text: str, model: MastheadLine) -> MastheadLine:
    """Return a line as wide as the model, its characters further apart."""
    if len(text) < 2:
        return _line(text, model.size_pt, model.scale, 0.0)
    width = len(text) * model.size_pt * model.scale
    return _line(text, model.size_pt, model.scale, (model.width_pt - width) / (len(text) - 1))


def _line(text: str, size: float, scale: float, spacing: float) -> MastheadLine:
    width = len(text) * size * scale + (len(text) - 1) * spacing
    return MastheadLine(text=text, size_pt=size, scale=scale, letter_spacing_pt=spacing, width_pt=width)
