"""Lines of text: the characters of a page that stand on one baseline, and their parts between wide gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from attrs import field, frozen

from emplan_conform.marks import ABOVE_BASELINE, MM_PER_PT, Leaf, Mark

_ONE_BASELINE = 1.0


@frozen(kw_only=True)
class TextLine:
    """Characters on one baseline, from left to right, white space left out."""

    page: int
    marks: tuple[Mark, ...]
    text: str = field(init=False)
    size_pt: float = field(init=False)

    @text.default
    def _text(self) -> str:
        return "".join(mark.text for mark in self.marks)

    @size_pt.default
    def _size(self) -> float:
        return median(mark.size_pt for mark in self.marks)

    @property
    def left(self) -> float:
        """The left edge of the first character's advance."""
        return self.marks[0].left

    @property
    def right(self) -> float:
        """The right edge of the last character's advance."""
        return self.marks[-1].right

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.right - self.left

    @property
    def centre(self) -> float:
        """The middle between the edges."""
        return (self.left + self.right) / 2

    @property
    def natural_width(self) -> float:
        """The width without what a program leaves open between hanzi and digits or letters."""
        gaps = [after.left - before.right for before, after in pairwise(self.marks)]
        usual = min(gaps, default=0.0)
        added = (
            max(gap - usual, 0.0)
            for gap, (before, after) in zip(gaps, pairwise(self.marks), strict=True)
            if before.is_wide is not after.is_wide
        )
        return self.width - sum(added)

    @property
    def baseline(self) -> float:
        """Where the characters stand."""
        return median(mark.baseline for mark in self.marks)

    @property
    def top(self) -> float:
        """The upper edge of the em box."""
        return self.baseline - ABOVE_BASELINE * self.size_pt * MM_PER_PT

    @property
    def bottom(self) -> float:
        """The lower edge of the em box."""
        return self.top + self.size_pt * MM_PER_PT

    @property
    def height(self) -> float:
        """The height of the em box."""
        return self.size_pt * MM_PER_PT

    @property
    def middle(self) -> float:
        """The middle of the em box, which is the middle of the line box too."""
        return (self.top + self.bottom) / 2

    @property
    def family(self) -> str:
        """The family of most of its Chinese characters, or of all characters if it has none."""
        return most(mark.family for mark in self.hanzi or self.marks)

    @property
    def hanzi(self) -> tuple[Mark, ...]:
        """Its Chinese characters, without marks, digits and letters."""
        return tuple(mark for mark in self.marks if mark.is_hanzi)

    def parts(self, gap: float) -> tuple[TextLine, ...]:
        """The line split where more than ``gap`` millimetres are empty."""
        pieces: list[list[Mark]] = [[self.marks[0]]]
        for before, after in pairwise(self.marks):
            if after.left - before.right > gap:
                pieces.append([])
            pieces[-1].append(after)
        return tuple(TextLine(page=self.page, marks=tuple(piece)) for piece in pieces)


def most(values: Iterator[str]) -> str:
    """The commonest of some strings."""
    return Counter(values).most_common(1)[0][0]


def lines_of(leaf: Leaf) -> tuple[TextLine, ...]:
    """The lines of a page from top to bottom."""
    ordered = sorted(leaf.marks, key=lambda mark: mark.baseline)
    return tuple(
        TextLine(page=leaf.ordinal, marks=tuple(sorted(row, key=lambda mark: mark.left)))
        for row in _rows(ordered)
    )


def _rows(ordered: Sequence[Mark]) -> Iterator[list[Mark]]:
    start = 0.0
    number = 0

    def row_of(mark: Mark) -> int:
        nonlocal start, number
        if mark.baseline - start > _ONE_BASELINE:
            start = mark.baseline
            number += 1
        return number

    for _, row in groupby(ordered, key=row_of):
        yield list(row)
