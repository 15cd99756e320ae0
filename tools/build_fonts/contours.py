"""Contours as pieces: lines and quadratic curves that follow the cubic ones of a PostScript outline."""

import math
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeAlias

Point: TypeAlias = tuple[float, float]

# A cubic curve further than this from the best quadratic one is halved, then cut in three, and so on.
_AS_ONE = 0.25
# A sample for so many units of a piece, but no more than so many; lengths are counted along both axes.
_SAMPLE_EVERY, _MOST_SAMPLES = 12, 12


class Piece(NamedTuple):
    """A line, or a quadratic curve with a control point. Starts and ends are whole units.

    `samples` are points of the original; the last is the end.
    """

    start: Point
    control: Point | None
    end: Point
    samples: tuple[Point, ...]

    def leaving(self) -> Point:
        """The direction at the start, of length one."""
        return _direction(self.start, self.end if self.control in (None, self.start) else self.control)

    def arriving(self) -> Point:
        """The direction at the end, of length one."""
        return _direction(self.start if self.control in (None, self.end) else self.control, self.end)


def contours(operators: Iterable[tuple[str, Sequence[Any]]]) -> list[list[Piece]]:
    """The closed contours of an outline, from the operators that a pen of fontTools records."""
    found: list[list[Piece]] = []
    place: Point = (0, 0)
    for operator, points in operators:
        if operator == "moveTo":
            found.append([])
        elif operator == "lineTo":
            found[-1] += _line(place, points[0])
        elif operator == "curveTo":
            found[-1] += _curve((place, *points))
        elif found[-1]:
            found[-1] += _line(place, found[-1][0].start)
        place = points[-1] if points else place
    return [contour for contour in found if contour]


def at(start: Point, control: Point, end: Point, share: float) -> Point:
    """The point of a quadratic curve at this share of its parameter."""
    a, b, c = (1 - share) * (1 - share), 2 * share * (1 - share), share * share
    return a * start[0] + b * control[0] + c * end[0], a * start[1] + b * control[1] + c * end[1]


def whole(point: Point) -> tuple[int, int]:
    """The point in whole units, halves upwards."""
    return math.floor(point[0] + 0.5), math.floor(point[1] + 0.5)


def _line(start: Point, end: Point) -> list[Piece]:
    if start == end:
        return []
    count = _samples(start, end)
    shares = (number / count for number in range(1, count + 1))
    return [Piece(start, None, end, tuple(at(start, _middle(start, end), end, share) for share in shares))]


def _curve(cubic: Sequence[Point]) -> list[Piece]:
    """The fewest quadratic curves of equal shares that stay close; most cubics once were one."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = cubic
    bend = math.sqrt((dx - 3 * cx + 3 * bx - ax) ** 2 + (dy - 3 * cy + 3 * by - ay) ** 2)
    distance, count = bend * math.sqrt(3) / 36, 1
    while distance > _AS_ONE * count**3:
        count += 1
    pieces = []
    for number in range(count):
        start, end = (_cubic_at(cubic, share / count) for share in (number, number + 1))
        first, second = (_cubic_at(cubic, (number + third / 3) / count) for third in (1, 2))
        # Through both thirds the quadratic and the cubic curve agree best.
        control = tuple(
            (9 * (p + q) - 5 * (s + e)) / 8 for s, p, q, e in zip(start, first, second, end, strict=True)
        )
        steps = _samples(start, end)
        samples = tuple(_cubic_at(cubic, (number + step / steps) / count) for step in range(1, steps + 1))
        if whole(start) != whole(end):
            pieces.append(Piece(whole(start), (control[0], control[1]), whole(end), samples))
    return pieces


def _cubic_at(cubic: Sequence[Point], share: float) -> Point:
    rest = 1 - share
    weights = (rest * rest * rest, 3 * rest * rest * share, 3 * rest * share * share, share * share * share)
    x = sum(weight * point[0] for weight, point in zip(weights, cubic, strict=True))
    return x, sum(weight * point[1] for weight, point in zip(weights, cubic, strict=True))


def _samples(start: Point, end: Point) -> int:
    length = abs(end[0] - start[0]) + abs(end[1] - start[1])
    return min(_MOST_SAMPLES, int(length / _SAMPLE_EVERY) + 2)


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _direction(start: Point, end: Point) -> Point:
    x, y = end[0] - start[0], end[1] - start[1]
    length = math.sqrt(x * x + y * y)
    return (x / length, y / length) if length else (0.0, 0.0)
