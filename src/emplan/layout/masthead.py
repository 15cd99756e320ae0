"""Fitting the masthead (发文机关标志): tall, narrow characters, as wide as the name needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from emplan.layout.blocks import Masthead, MastheadLine
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
_GAP_TO_SIZE = 0.25


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
    usual, least = header.masthead_scale.value, header.masthead_least_scale.value
    per_character = room / (count + (count - 1) * _LEAST_SPREAD)
    scale = per_character / size
    if scale > usual:
        spread = min((room / (size * usual) - count) / max(count - 1, 1), _MOST_SPREAD)
        return _line(text, size, usual, spread * size * usual)
    if scale < least:
        smallest = header.masthead_least_size.pt * reduction
        size = max(per_character / least, smallest)
        scale = per_character / size
    return _line(text, size, scale, _LEAST_SPREAD * size * scale)


def _spread(text: str, model: MastheadLine) -> MastheadLine:
    """Return a line as wide as the model, its characters further apart."""
    if len(text) < 2:
        return _line(text, model.size_pt, model.scale, 0.0)
    width = len(text) * model.size_pt * model.scale
    return _line(text, model.size_pt, model.scale, (model.width_pt - width) / (len(text) - 1))


def _line(text: str, size: float, scale: float, spacing: float) -> MastheadLine:
    width = len(text) * size * scale + (len(text) - 1) * spacing
    return MastheadLine(text=text, size_pt=size, scale=scale, letter_spacing_pt=spacing, width_pt=width)
