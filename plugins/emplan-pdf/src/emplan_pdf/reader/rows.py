"""Rows: the characters of a page that stand on one baseline, with the gaps between them as spaces."""

import statistics
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import define

from emplan_pdf.reader.glyphs import Glyph

_SAME_LINE: Final = 0.3
_SAME_PLACE: Final = 0.25
_SPACE: Final = 0.6
"""The gap, in widths of a hanzi, from which on it is a space between words."""
_LATIN_SPACE: Final = 0.15
_MOST_SPACES: Final = 20


@define
class Row:
    """Characters on one baseline, from left to right."""

    glyphs: list[Glyph]
    page: int = 1
    shift: float = 0.0
    """How far right of the first column the column is in which it stands."""
    in_column: bool = False
    """Whether it stands in one of two columns."""

    @property
    def x0(self) -> float:
        """Where it begins, in its column."""
        return self.glyphs[0].x0 - self.shift

    @property
    def x1(self) -> float:
        """Where it ends, in its column."""
        return max(glyph.x1 for glyph in self.glyphs) - self.shift

    @property
    def baseline(self) -> float:
        """Its height on the page."""
        return statistics.median(glyph.baseline for glyph in self.glyphs)

    @property
    def size(self) -> float:
        """The size of most of its characters."""
        return statistics.median(glyph.size for glyph in self.glyphs)

    @property
    def em(self) -> float:
        """The width of its hanzi."""
        widths = [glyph.x1 - glyph.x0 for glyph in self.glyphs if not glyph.text.isascii()]
        return statistics.median(widths) if widths else self.size

    @property
    def text(self) -> str:
        """Its characters, with spaces for the gaps."""
        em = self.em
        usual = _usual_gap(self.glyphs, em)
        text = self.glyphs[0].text
        for left, right in pairwise(self.glyphs):
            text += _gap(left, right, em, usual) + right.text
        return text

    @property
    def packed(self) -> str:
        """Its characters without spaces."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def red(self) -> bool:
        """Whether most of it is red."""
        return sum(glyph.red for glyph in self.glyphs) * 2 > len(self.glyphs)

    @property
    def face(self) -> str:
        """The font of most of its characters."""
        faces = [glyph.face for glyph in self.glyphs]
        return max(dict.fromkeys(faces), key=faces.count)


def rows_of(glyphs: Sequence[Glyph], page: int) -> list[Row]:
    """Gather characters into rows, from the top of the page down."""
    rows: list[Row] = []
    for glyph in sorted(glyphs, key=lambda one: (-one.baseline, one.x0)):
        row = rows[-1] if rows else None
        first = row.glyphs[0] if row is not None else None
        if (
            row is not None
            and first is not None
            and first.baseline - glyph.baseline <= _SAME_LINE * min(first.size, glyph.size)
        ):
            row.glyphs.append(glyph)
        else:
            rows.append(Row([glyph], page))
    for row in rows:
        row.glyphs = _once(sorted(row.glyphs, key=lambda one: one.x0))
    return rows


def _once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Leave out characters printed again over themselves, as some programs make them bold."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        if any(
            other.text == glyph.text and abs(other.x0 - glyph.x0) < _SAME_PLACE * glyph.size
            for other in kept[-3:]
        ):
            continue
        kept.append(glyph)
    return kept


def _usual_gap(glyphs: Sequence[Glyph], em: float) -> float:
    """By how much characters stand apart that are set wide, as in a masthead; else nothing."""
    gaps = sorted(right.x0 - left.x1 for left, right in pairwise(glyphs))
    lower = gaps[len(gaps) // 4] if gaps else 0.0
    return lower if lower > _LATIN_SPACE * em else 0.0


def _gap(left: Glyph, right: Glyph, em: float, usual: float) -> str:
    gap = right.x0 - left.x1 - usual
    if left.text[-1:].isascii() and right.text[:1].isascii():
        return " " if gap > _LATIN_SPACE * em else ""
    if gap < _SPACE * em:
        return ""
    return "\u3000" * min(max(1, round(gap / em)), _MOST_SPACES)
