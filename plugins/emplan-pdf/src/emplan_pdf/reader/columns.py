"""Pages set in two columns: their rows told apart, the left column read before the right one."""

import statistics
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from emplan_pdf.reader.rows import Row

_WIDEST_MARGIN: Final = 0.3
"""The part of a page's width within which no gutter is looked for, at either side."""
_NARROWEST_GUTTER: Final = 1.2
"""The least width of a gutter, in hanzi."""
_FEWEST_ROWS: Final = 6
_ALIGNED: Final = 0.6
"""The part of the rows that must end or begin at the gutter: cells of a table without rules do not."""
_NEAR: Final = 2.2
"""How far from the edge of a column, in hanzi, a row may still begin or end: an indent, a stop drawn in."""


@frozen
class Gutter:
    """The white stretch between two columns, from ``left`` to ``right``, and where the left column begins."""

    left: float
    right: float
    start: float


def in_columns(rows: Sequence[Row], width: float) -> list[Row]:
    """Return the rows of a page in reading order; those of a right column as if in the left one."""
    gutter = _gutter(rows, width)
    if gutter is None:
        return list(rows)
    ordered: list[Row] = []
    right: list[Row] = []
    for row in rows:
        parts = _parts(row, gutter)
        if parts is None:
            # A title over both columns ends what stands above it.
            ordered += [*right, row]
            right = []
            continue
        left_part, right_part = parts
        ordered += [left_part] if left_part is not None else []
        right += [right_part] if right_part is not None else []
    return ordered + right


def column_width(rows: Sequence[Row], width: float) -> float:
    """Return the width of the page, or of half of it where most rows stand in columns."""
    return width / 2 if 2 * sum(row.in_column for row in rows) > len(rows) else width


def _gutter(rows: Sequence[Row], width: float) -> Gutter | None:
    gaps = list(_gaps(rows, width))
    if len(gaps) < _FEWEST_ROWS:
        return None
    left = statistics.median_high(gap[0] for gap in gaps)
    right = statistics.median_low(gap[1] for gap in gaps)
    em = statistics.median(row.em for row in rows)
    at_left = sum(abs(gap[0] - left) <= _NEAR * em for gap in gaps)
    at_right = sum(abs(gap[1] - right) <= _NEAR * em for gap in gaps)
    if min(at_left, at_right) < _ALIGNED * len(gaps) or right - left < _NARROWEST_GUTTER * em:
        return None
    gutter = Gutter(left, right, min(row.x0 for row in rows))
    # Rows that fill the left column, as running text does; the entries of a list do not.
    full = sum(abs(gap[0] - left) <= em for gap in gaps)
    parted = sum(_parts(row, gutter) is not None for row in rows)
    if full < _ALIGNED * len(gaps) or parted < _ALIGNED * len(rows):
        return None
    return gutter


def _gaps(rows: Sequence[Row], width: float) -> Iterator[tuple[float, float]]:
    """The widest gap of each row in the middle of the page."""
    low, high = _WIDEST_MARGIN * width, (1 - _WIDEST_MARGIN) * width
    for row in rows:
        found = [
            (left.x1, right.x0)
            for left, right in pairwise(row.glyphs)
            if right.x0 - left.x1 >= _NARROWEST_GUTTER * row.em and left.x1 > low and right.x0 < high
        ]
        if found:
            yield max(found, key=lambda gap: gap[1] - gap[0])


def _parts(row: Row, gutter: Gutter) -> tuple[Row | None, Row | None] | None:
    """A row's parts in the two columns; None for one that runs over the gutter."""
    middle = (gutter.left + gutter.right) / 2
    if any(glyph.x0 < middle < glyph.x1 for glyph in row.glyphs):
        return None
    left = [glyph for glyph in row.glyphs if glyph.x1 <= middle]
    right = [glyph for glyph in row.glyphs if glyph.x0 >= middle]
    if left and right and right[0].x0 - left[-1].x1 < _NARROWEST_GUTTER * row.em:
        return None
    shift = gutter.right - gutter.start
    return (
        Row(left, row.page, in_column=True) if left else None,
        Row(right, row.page, shift=shift, in_column=True) if right else None,
    )
