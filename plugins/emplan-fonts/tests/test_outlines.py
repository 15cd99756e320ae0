"""Outlines: quadratic ones in few points, no further from their originals than a thousandth of an em."""

import importlib
import itertools
import math
from pathlib import Path

import pytest

from emplan_fonts import face

ttlib = pytest.importorskip("fontTools.ttLib", reason="fontTools is not installed")

PLUGIN = Path(__file__).parents[1]
ROOTS = [root for root in (PLUGIN.parents[1], PLUGIN) if (root / "tools" / "build_fonts").is_dir()]
ORIGINALS = {"imitation_song": "FandolFang-Regular.otf", "regular_script": "FandolKai-Regular.otf"}


@pytest.fixture
def contours(monkeypatch):
    if not ROOTS:
        pytest.skip("the build tool is not here")
    monkeypatch.syspath_prepend(ROOTS[0])
    return importlib.import_module("tools.build_fonts.contours").contours


@pytest.fixture
def joined(contours):
    return importlib.import_module("tools.build_fonts.fewest_points").joined


def closed(*operators):
    return [("moveTo", ((0, 0),)), *operators, ("closePath", ())]


def bezier(points, share):
    while len(points) > 1:
        points = [(a + (c - a) * share, b + (d - b) * share) for (a, b), (c, d) in itertools.pairwise(points)]
    return points[0]


def raised(start, control, end):
    """A quadratic curve as the cubic one that is the same."""
    (ax, ay), (bx, by), (cx, cy) = start, control, end
    first = ((ax + 2 * bx) / 3, (ay + 2 * by) / 3)
    second = ((cx + 2 * bx) / 3, (cy + 2 * by) / 3)
    return ("curveTo", (first, second, end))


def test_a_cubic_curve_that_was_quadratic_once_is_so_again(contours, joined):
    (contour,) = contours(closed(raised((0, 0), (90, 120), (300, 150)), ("lineTo", ((300, 0),))))
    curve = next(part for part in joined(contour, 0.75) if part.control)
    assert set(curve) == {(0, 0), (90, 120), (300, 150)}


def test_a_curve_that_cannot_be_one_quadratic_becomes_several(contours):
    (contour,) = contours(closed(("curveTo", ((0, 200), (300, -200), (300, 0))), ("lineTo", ((150, 300),))))
    assert len([piece for piece in contour if piece.control]) > 1


def test_points_on_a_line_are_left_out_and_corners_are_kept(contours, joined):
    corners = [(400, 0), (400, 300), (0, 300)]
    way = [(100, 0), (230, 0), corners[0], (400, 11), corners[1], (200, 300), corners[2]]
    (contour,) = contours(closed(*(("lineTo", (point,)) for point in way)))
    found = joined(contour, 0.75)
    assert {part.end for part in found} == {*corners, (0, 0)}
    assert len(found) == 4


def test_two_halves_of_a_curve_become_one(contours, joined):
    whole = ((0, 0), (100, 200), (200, 0))
    middle = (100, 100)
    halves = (raised((0, 0), (50, 100), middle), raised(middle, (150, 100), (200, 0)))
    (contour,) = contours(closed(*halves, ("lineTo", ((100, -100),))))
    assert whole in {tuple(part) for part in joined(contour, 0.75)}


def test_a_corner_is_not_smoothed(contours, joined):
    (contour,) = contours(
        closed(("lineTo", ((100, 60),)), ("lineTo", ((200, 0),)), ("lineTo", ((100, -90),)))
    )
    assert all(part.control is None for part in joined(contour, 0.75))


@pytest.mark.parametrize("character", "急一")
@pytest.mark.parametrize("key", ORIGINALS)
def test_an_outline_stays_within_a_thousandth_of_an_em_of_the_original(key, character):
    before = drawn(PLUGIN / "sources" / ORIGINALS[key], character)
    after = drawn(face(key).path, character)
    assert len(before) == len(after)
    assert farthest(before, after) < 1
    assert farthest(after, before) < 1


def drawn(path, character):
    """The contours of a character as points on short lines."""
    pen = importlib.import_module("fontTools.pens.recordingPen").DecomposingRecordingPen
    decompose = importlib.import_module("fontTools.pens.basePen").decomposeQuadraticSegment
    font = ttlib.TTFont(path, lazy=True)
    glyphs = font.getGlyphSet()
    recorded = pen(glyphs)
    glyphs[font.getBestCmap()[ord(character)]].draw(recorded)
    found = []
    for operator, points in recorded.value:
        if operator == "moveTo":
            found.append([points[0]])
            continue
        segments = decompose(points) if operator == "qCurveTo" else [points or (found[-1][0],)]
        for segment in segments:
            corner = found[-1][-1]
            found[-1] += [bezier((corner, *segment), step / 16) for step in range(1, 17)]
    return found


def farthest(drawing, other):
    lines = [line for contour in other for line in itertools.pairwise(contour)]
    return max(min(distance(point, *line) for line in lines) for contour in drawing for point in contour[::7])


def distance(point, start, end):
    across, up = end[0] - start[0], end[1] - start[1]
    squared = across * across + up * up
    along = (point[0] - start[0]) * across + (point[1] - start[1]) * up
    share = min(max(along / squared, 0.0), 1.0) if squared else 0.0
    return math.dist(point, (start[0] + share * across, start[1] + share * up))
