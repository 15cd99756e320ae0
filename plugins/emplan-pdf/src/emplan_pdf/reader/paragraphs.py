"""Rows into paragraphs: a full line goes on in the next one that is not indented, over page ends too."""

import re
import statistics
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import define, field, frozen

from emplan_pdf.reader.rows import Row

_FULL: Final = 1.6
"""How much, in hanzi, a full line may end before the edge: a stop that would stand outside is drawn in."""
_INDENT: Final = 0.7
_SAME_SIZE: Final = 0.12
_GAP: Final = 1.6
"""A distance between lines, in usual ones, from which on an empty line is between them."""
_CENTRED: Final = 1.0
_ATTACHMENT: Final = re.compile(r"附件\d{0,2}[:：]?")
_ORGANS: Final = re.compile("(?:抄[送报]|主送)[:：]")
_NARROWEST: Final = 0.55
"""The part of a page's width that a type area takes at least."""


@frozen
class Column:
    """The type area as the rows show it: its edges and the usual distance of lines, in points."""

    left: float
    right: float
    pitch: float
    em: float
    wraps: bool = True
    """Whether it is wide enough to be a type area; short lines alone show no right edge."""

    @classmethod
    def of(
        cls, rows: Sequence[Row], width: float, tables: Sequence[tuple[float, float]] = ()
    ) -> "Column | None":
        """The column of the text on pages of this width, as wide as the widest table; None without text."""
        if not rows:
            return None
        em = statistics.median(row.em for row in rows)
        left = _edge([row.x0 for row in rows], em, lowest=True)
        right = _edge([row.x1 for row in rows], em, lowest=False)
        drops = [
            above.baseline - below.baseline
            for above, below in pairwise(rows)
            if above.page == below.page and above.baseline > below.baseline
        ]
        left = min([left, *(table[0] for table in tables)])
        right = max([right, *(table[1] for table in tables)])
        pitch = statistics.median(drops) if drops else 2 * em
        return cls(left, right, pitch, em, right - left >= _NARROWEST * width)

    def is_full(self, row: Row) -> bool:
        """Whether a row reaches the right edge."""
        return self.wraps and row.x1 >= self.right - _FULL * self.em

    def is_indented(self, row: Row) -> bool:
        """Whether a row begins right of the edge."""
        return row.x0 > self.left + _INDENT * self.em

    def is_centred(self, row: Row) -> bool:
        """Whether a row stands in the middle, with room at both sides."""
        room = row.x0 - self.left, self.right - row.x1
        return min(room) > _CENTRED * self.em and abs(room[0] - room[1]) < 2 * self.em


def _edge(places: Sequence[float], em: float, *, lowest: bool) -> float:
    """The outermost place at which at least a tenth of the rows begin or end."""
    tolerance = em / 2
    enough = max(1, len(places) // 10)
    for place in sorted(places, reverse=not lowest):
        if sum(abs(place - other) <= tolerance for other in places) >= enough:
            return place
    return min(places) if lowest else max(places)


@define
class JoinedRows:
    """A paragraph."""

    rows: list[Row] = field(factory=list)
    after_gap: bool = False

    @property
    def text(self) -> str:
        """Its text; a word of Latin letters that goes on is kept apart."""
        text = self.rows[0].text
        for above, below in pairwise(self.rows):
            left, right = above.packed[-1:], below.packed[:1]
            apart = left.isascii() and right.isascii() and left.isalnum() and right.isalpha()
            text += (" " if apart else "") + below.text
        return text


_PARTED: Final = "\u3000" * 6


def join_rows(rows: Sequence[Row], column: Column) -> Iterator[JoinedRows]:
    """Put rows together to paragraphs."""
    current: JoinedRows | None = None
    for row in rows:
        above = current.rows[-1] if current is not None else None
        if (
            current is not None
            and above is not None
            and (_goes_on(above, row, column) or _goes_on_in_colophon(current, row, column))
        ):
            current.rows.append(row)
            continue
        if current is not None:
            yield current
        gap = above is not None and above.page == row.page
        gap = gap and above is not None and above.baseline - row.baseline > _GAP * column.pitch
        current = JoinedRows([row], gap or (above is not None and above.page != row.page))
    if current is not None:
        yield current


def _goes_on_in_colophon(current: JoinedRows, row: Row, column: Column) -> bool:
    """Whether organs of the colophon (抄送：…。) go on: indented at both sides, under the first name."""
    above = current.rows[-1]
    if _ORGANS.match(current.rows[0].packed) is None or above.packed.endswith("。"):
        return False
    near = above.page == row.page and above.baseline - row.baseline <= _GAP * column.pitch
    return (
        near and row.x0 > current.rows[0].x0 + row.em and abs(above.size - row.size) <= _SAME_SIZE * row.size
    )


def _goes_on(above: Row, row: Row, column: Column) -> bool:
    if _ATTACHMENT.fullmatch("".join(row.packed.split())):
        return False
    if _PARTED in above.text:
        # Something at the left and something at the right edge, as in the first line of a letter.
        return False
    if not column.is_full(above) or column.is_indented(row) or column.is_centred(above):
        return False
    if abs(above.size - row.size) > _SAME_SIZE * above.size or above.red is not row.red:
        return False
    return above.page != row.page or above.baseline - row.baseline <= _GAP * column.pitch
