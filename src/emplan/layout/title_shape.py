"""Title shape: the cheapest lines through a title, in a trapezoid or diamond (GB/T 9704-2012 7.3.1)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final, Literal

from attrs import evolve, frozen

from emplan.layout.metrics import is_full_width, is_zero_width

# How wide digits and Latin letters are in title faces, in cells.
_NARROWEST_DIGIT: Final = 0.5
_WIDEST_DIGIT: Final = 0.6

# Costs, in the same coin as those of the breaks: about one for a line that is a cell off.
_A_LINE = 7.0
_EQUAL = 4.0
_ALL_EQUAL = 12.0
_VALLEY = 30.0
_SHALLOWEST_VALLEY = 12.0
_VALLEY_A_CELL = 6.0
_INVERTED = 1.0
_SHORT_LINE = 25.0
_WIDER_THAN_THE_PAGE = 5000.0
_A_CELL_TOO_WIDE = 100.0
_TOO_BIG_A_STEP = 1.5
_RAGGED = 10.0

# Lengths in cells.
_SAME_WIDTH: Final = 0.5
_COMFORTABLE_STEP: Final = 6.0
_WIDEST_SPREAD: Final = 12.0
# What has more lines is no title that anyone could give a shape.
_MOST_SHAPED_LINES: Final = 8


@frozen
class Break:
    """A place where a title may be broken, and what that costs.

    The lines of joint issuers are as long as their names: they take no part in the shape.
    """

    position: int
    cost: float
    ends_joint_issuer: bool = False


def title_cells(text: str) -> float:
    """Return the width of a title's text in cells, digits as wide as the widest title faces have them."""
    return sum(0.0 if is_zero_width(c) else 1.0 if is_full_width(c) else _WIDEST_DIGIT for c in text)


def cheapest_lines(text: str, breaks: Sequence[Break], cells: int) -> tuple[str, ...]:
    """Return the lines of the cheapest way through the breaks, which lie in the order of the text."""
    points = [Break(0, 0.0), *breaks, Break(len(text), 0.0)]
    widths = _Widths(text)
    last = len(points) - 1
    is_shaped = title_cells(text) <= _MOST_SHAPED_LINES * cells
    # For each end of a line, by where it begins and the shape so far: the cost, and all ends.
    ways: list[dict[tuple[int, _Shape], tuple[float, tuple[int, ...]]]] = [{} for _ in points]
    ways[0] = {(0, _NO_LINES): (0.0, ())}
    best: tuple[float, tuple[int, ...]] = (math.inf, (last,))
    for start in range(last):
        for (above, shape), (cost, ends) in ways[start].items():
            cost += points[start].cost
            before = widths.between(points[above].position, points[start].position)
            if points[start].ends_joint_issuer:
                shape = _NO_LINES
            for end in range(start + 1, last + 1):
                width = widths.between(points[start].position, points[end].position)
                if width[1] > cells and end > start + 1:
                    break
                step, outline = shape.with_line(before, width) if is_shaped else (0.0, shape)
                whole = cost + step + _line_cost(width[1], cells, is_last=end == last)
                if end == last:
                    whole += _ALL_EQUAL if outline.is_rectangle else 0.0
                    best = min(best, (whole, (*ends, end)), key=lambda way: (way[0], len(way[1])))
                elif (start, outline) not in ways[end] or whole < ways[end][start, outline][0]:
                    ways[end][start, outline] = whole, (*ends, end)
    positions = [0, *(points[end].position for end in best[1])]
    lines = (text[a:b].strip() for a, b in pairwise(positions))
    return tuple(line for line in lines if line)


_Width = tuple[float, float]
"""That of a line with the narrowest and with the widest digits."""


class _Widths:
    def __init__(self, text: str) -> None:
        self._text = text
        self._widest = [0.0, *accumulate(map(title_cells, text))]
        self._narrow = [0, *accumulate(0.0 < title_cells(char) < 1.0 for char in text)]

    def between(self, start: int, end: int) -> _Width:
        while end > start and self._text[end - 1].isspace():
            end -= 1
        widest = self._widest[end] - self._widest[start]
        narrow = self._narrow[end] - self._narrow[start]
        return widest - (_WIDEST_DIGIT - _NARROWEST_DIGIT) * narrow, widest


_Slope = Literal["alone", "level", "widening", "narrowing"]


@frozen
class _Shape:
    """What the lines so far look like with either digits, and how wide the first of them is."""

    slopes: tuple[_Slope, _Slope] = ("alone", "alone")
    first: _Width | None = None

    @property
    def is_rectangle(self) -> bool:
        return "level" in self.slopes

    def with_line(self, above: _Width, width: _Width) -> tuple[float, _Shape]:
        """Return what a further line costs, where it looks worse, and the shape with it."""
        if self.first is None:
            return 0.0, evolve(self, first=width)
        narrow, narrow_slope = _step(width[0] - above[0], self.slopes[0])
        wide, wide_slope = _step(width[1] - above[1], self.slopes[1])
        spread = max(abs(width[1] - above[1]), abs(width[1] - self.first[1]))
        ragged = _RAGGED if spread > _WIDEST_SPREAD else 0.0
        return max(narrow, wide) + ragged, evolve(self, slopes=(narrow_slope, wide_slope))


_NO_LINES: Final = _Shape()


def _step(step: float, slope: _Slope) -> tuple[float, _Slope]:
    """Return what it costs that a line is so much wider than the one above, and the slope from now on."""
    cost = max(0.0, abs(step) - _COMFORTABLE_STEP) * _TOO_BIG_A_STEP
    if abs(step) < _SAME_WIDTH:
        return cost + _EQUAL, "level" if slope == "alone" else slope
    if step < 0:
        return cost + _INVERTED, "narrowing"
    if slope == "narrowing":
        return cost + min(_VALLEY, _SHALLOWEST_VALLEY + _VALLEY_A_CELL * step), slope
    return cost, "widening"


def _line_cost(width: float, cells: int, *, is_last: bool) -> float:
    cost = _A_LINE
    if width > cells:
        cost += _A_CELL_TOO_WIDE * (width - cells) + _WIDER_THAN_THE_PAGE
    if width < (4 if is_last else 3):
        cost += _SHORT_LINE
    return cost
