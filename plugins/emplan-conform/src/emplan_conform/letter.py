"""The head of a letter's first page as it is seen: double rules, and the lines between them and the title."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from emplan_conform.lines import TextLine
from emplan_conform.marks import Leaf, Stroke

# What makes two rules a double one, in mm.
_LEAST_LENGTH: Final = 100.0
_MOST_GAP: Final = 2.5
_MIDDLE: Final = 148.5


@frozen(kw_only=True)
class DoubleRule:
    """红色双线: its two lines, the upper one first."""

    first: Stroke
    second: Stroke

    @property
    def strokes(self) -> tuple[Stroke, Stroke]:
        """Both lines."""
        return (self.first, self.second)

    @property
    def top(self) -> float:
        """The upper edge of both."""
        return self.first.top

    @property
    def bottom(self) -> float:
        """The lower edge of both."""
        return self.second.bottom

    @property
    def order(self) -> str:
        """Which line is the thicker one: ``thick thin``, ``thin thick`` or ``alike``."""
        difference = self.first.thickness - self.second.thickness
        if abs(difference) < 0.05:
            return "alike"
        return "thick thin" if difference > 0 else "thin thick"


@frozen(kw_only=True)
class LetterRules:
    """The double rules of page 1; either may be missing, not both."""

    upper: DoubleRule | None
    lower: DoubleRule | None

    @property
    def doubles(self) -> tuple[DoubleRule, ...]:
        """Those that are there."""
        return tuple(double for double in (self.upper, self.lower) if double)


def letter_rules(leaf: Leaf, tables: Sequence[tuple[float, float]]) -> LetterRules | None:
    """The double rules of a page, or ``None`` if it has none and so is no letter's."""
    lying = sorted(
        (
            stroke
            for stroke in leaf.strokes
            if stroke.is_horizontal
            and stroke.length >= _LEAST_LENGTH
            and not any(top - 1 <= stroke.top <= bottom + 1 for top, bottom in tables)
        ),
        key=lambda stroke: stroke.top,
    )
    found = [
        DoubleRule(first=above, second=below)
        for above, below in pairwise(lying)
        if 0 <= below.top - above.bottom <= _MOST_GAP
    ]
    if not found:
        return None
    return LetterRules(
        upper=next((double for double in found if double.top < _MIDDLE), None),
        lower=next((double for double in reversed(found) if double.top > _MIDDLE), None),
    )


def number_and_corner(
    lines: Sequence[TextLine], gap: float, right_of: float
) -> tuple[TextLine | None, tuple[TextLine, ...]]:
    """The document number at the right of some lines, and what stands at their left."""
    number: TextLine | None = None
    corner: list[TextLine] = []
    for line in lines:
        for part in line.parts(gap):
            if part.left > right_of and number is None:
                number = part
            else:
                corner.append(part)
    return number, tuple(corner)
