"""The fewest points: pieces of a contour joined into longer ones, within a tolerance of the original."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tools.build_fonts.contours import Piece, Point, at, whole

# So many pieces at most become one; after so many further ones that do not fit no more are tried.
_MOST_JOINED, _MOST_MISSES = 16, 3
# A curve flatter than this is a line for whoever draws it.
_FLAT = 0.75
_STEPS_BACK = 12
_NEARLY_PARALLEL = 1e-3
# Samples may go back by this share of a curve, or beyond its ends.
_SLACK = 0.02


class Joined(NamedTuple):
    """A line or curve that stands for some pieces."""

    start: Point
    control: Point | None
    end: Point


class _Way(NamedTuple):
    """The cheapest way to a place: bytes so far, the place before, the last line or curve."""

    cost: float
    before: int
    last: Joined


def joined(contour: Sequence[Piece], tolerance: float) -> list[Joined]:
    """The closed contour in as few bytes as can be, no further than `tolerance` units from its samples.

    Nodes stay where they were, some are left out. Of all ways from the sharpest corner round to it the one
    with the fewest bytes is taken.
    """
    first = min(range(len(contour)), key=lambda place: _smoothness(contour[place - 1], contour[place]))
    pieces = [*contour[first:], *contour[:first]]
    ways: list[_Way | None] = [None] * (len(pieces) + 1)
    for start in range(len(pieces)):
        way = ways[start]
        cost = way.cost if way else 0.0
        for end, one, price in _onward(pieces, start, way.last if way else None, tolerance):
            known = ways[end]
            if known is None or cost + price < known.cost:
                ways[end] = _Way(cost + price, start, one)
    found, place = [], len(pieces)
    while place and (way := ways[place]):
        found.append(way.last)
        place = way.before
    return found[::-1]


def _onward(
    pieces: Sequence[Piece], start: int, before: Joined | None, tolerance: float
) -> Iterator[tuple[int, Joined, float]]:
    """What may follow at this place: where it ends, and what it costs in bytes."""
    samples: list[Point] = []
    misses = 0
    for end in range(start + 1, min(len(pieces), start + _MOST_JOINED) + 1):
        samples += pieces[end - 1].samples
        if end - start == len(pieces) > 1:
            return
        run = pieces[start:end]
        found = list(_fitting(run, samples, before, tolerance))
        if not found and len(run) == 1:
            found = [Joined(run[0].start, run[0].control and whole(run[0].control), run[0].end)]
        for one in found:
            yield end, one, _bytes(one, before)
        misses += not found
        if misses >= _MOST_MISSES:
            return


def _fitting(
    run: Sequence[Piece], samples: Sequence[Point], before: Joined | None, tolerance: float
) -> Iterator[Joined]:
    start, end = run[0].start, run[-1].end
    for control in _controls(run, samples, before):
        one = Joined(start, control, end)
        if _stays_close(one, samples, tolerance) and _is_followed(one, (start, *samples), tolerance):
            yield one
            if control is None:
                return


def _controls(
    run: Sequence[Piece], samples: Sequence[Point], before: Joined | None
) -> Iterator[Point | None]:
    """Control points to try.

    None for a line; then what makes the start an implied point, what keeps the tangents, what touches the
    pieces where they bulge most.
    """
    yield None
    (ax, ay), (bx, by) = run[0].start, run[-1].end
    if before and before.control:
        yield _mirrored(before.control, run[0].start)
    x, y = bx - ax, by - ay
    (ux, uy), (vx, vy) = run[0].leaving(), run[-1].arriving()
    turn = ux * vy - uy * vx
    if abs(turn) > _NEARLY_PARALLEL:
        onward, back = (x * vy - y * vx) / turn, (ux * y - uy * x) / turn
        if onward > 0 and back > 0:
            yield whole((ax + ux * onward, ay + uy * onward))
    top = max(samples, key=lambda point: abs((point[0] - ax) * y - (point[1] - ay) * x))
    yield whole((2 * top[0] - (ax + bx) / 2, 2 * top[1] - (ay + by) / 2))


def _stays_close(one: Joined, samples: Sequence[Point], tolerance: float) -> bool:
    """Whether all samples lie on the line or curve, one behind the other."""
    (ax, ay), control, (bx, by) = one
    x, y = bx - ax, by - ay
    length = math.sqrt(x * x + y * y)
    if length == 0:
        return False
    reached = 0.0
    if control is None:
        for sx, sy in samples:
            along = ((sx - ax) * x + (sy - ay) * y) / length
            if abs((sx - ax) * y - (sy - ay) * x) > tolerance * length:
                return False
            if not reached - tolerance <= along <= length + tolerance:
                return False
            reached = max(reached, along)
        return True
    cx, cy = control[0] - ax, control[1] - ay
    area = cx * y - cy * x
    if abs(area) < _FLAT * length:
        return False
    limit = tolerance * tolerance
    for sx, sy in samples:
        dx, dy = sx - ax, sy - ay
        # v shares of the control point and w of the end are at the parameter w + v / 2 of the curve.
        share = (cx * dy - cy * dx) / area + (y * dx - x * dy) / area / 2
        if not reached - _SLACK <= share <= 1 + _SLACK:
            return False
        reached = share
        if _squared_gap(cx, cy, x, y, dx, dy, share) > limit:
            return False
    return True


def _squared_gap(cx: float, cy: float, x: float, y: float, dx: float, dy: float, share: float) -> float:
    """From a point to where the curve from (0, 0) is nearest; two steps of Newton never give too little."""
    turns = 0
    while True:
        share = min(max(share, 0.0), 1.0)
        once, twice = 2 * share * (1 - share), share * share
        gap_x, gap_y = once * cx + twice * x - dx, once * cy + twice * y - dy
        if turns == 2:
            return gap_x * gap_x + gap_y * gap_y
        slope_x, slope_y = 2 * (cx + share * (x - 2 * cx)), 2 * (cy + share * (y - 2 * cy))
        share -= (gap_x * slope_x + gap_y * slope_y) / (slope_x * slope_x + slope_y * slope_y or 1.0)
        turns += 1


def _is_followed(one: Joined, original: Sequence[Point], tolerance: float) -> bool:
    """Whether no place of the curve is away from the original."""
    if one.control is None:
        return True
    limit = tolerance * tolerance
    shares = (step / _STEPS_BACK for step in range(1, _STEPS_BACK))
    return all(_squared_distance(at(*one, share), original) <= limit for share in shares)  # type: ignore[arg-type]  # it has a control point


def _squared_distance(point: Point, path: Sequence[Point]) -> float:
    px, py = point
    nearest = math.inf
    ax, ay = path[0]
    for bx, by in path[1:]:
        x, y, dx, dy = bx - ax, by - ay, px - ax, py - ay
        ax, ay = bx, by
        along = dx * x + dy * y
        squared = x * x + y * y
        if along > 0:
            share = 1.0 if along >= squared else along / squared
            dx, dy = dx - x * share, dy - y * share
        gap = dx * dx + dy * dy
        if gap < nearest:
            nearest = gap
    return nearest


def _smoothness(before: Piece, piece: Piece) -> float:
    """The cosine of the turn between two pieces."""
    (ax, ay), (bx, by) = before.arriving(), piece.leaving()
    return ax * bx + ay * by


def _bytes(one: Joined, before: Joined | None) -> float:
    """What it takes in a file: a flag for each point, and its steps."""
    (ax, ay), control, (bx, by) = one
    if control is None:
        return 1 + _step(bx - ax) + _step(by - ay)
    cx, cy = control
    price = 2 + _step(cx - ax) + _step(cy - ay) + _step(bx - cx) + _step(by - cy)
    if before and before.control and control == _mirrored(before.control, one.start):
        # The node is left out; the step over it is one.
        return price - 2.5
    return price


def _mirrored(point: Point, centre: Point) -> Point:
    return 2 * centre[0] - point[0], 2 * centre[1] - point[1]


def _step(units: float) -> int:
    return 0 if units == 0 else 1 if abs(units) < 256 else 2
