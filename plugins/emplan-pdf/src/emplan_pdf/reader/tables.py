"""Ruled tables: a grid from the lines of a page, and the characters in its cells."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import define

from emplan_pdf.reader.glyphs import Glyph, PageContent, Stroke
from emplan_pdf.reader.rows import rows_of

_NEAR_PT: Final = 3.0
_FEWEST_LINES: Final = 3
_MOST_LINES: Final = 400


@define
class TableOnPage:
    """A table: its edges, top row first, and the text of its cells."""

    columns: list[float]
    edges: list[float]
    rows: list[list[str]]
    glyphs: list[Glyph]
    """One character of each row, for the looks."""

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.edges[0]

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.edges[-1]


def tables_of(page: PageContent) -> list[TableOnPage]:
    """The tables of a page; their characters are taken out of the page."""
    tables = []
    for group in _connected(page.strokes):
        columns = _places([stroke.x0 for stroke in group if stroke.upright])
        edges = _places([stroke.y0 for stroke in group if not stroke.upright])[::-1]
        if len(columns) < _FEWEST_LINES or len(edges) < _FEWEST_LINES:
            continue
        held = [
            glyph
            for glyph in page.glyphs
            if columns[0] < glyph.middle < columns[-1] and edges[-1] < (glyph.y0 + glyph.y1) / 2 < edges[0]
        ]
        if not held:
            continue
        taken = set(map(id, held))
        page.glyphs = [glyph for glyph in page.glyphs if id(glyph) not in taken]
        tables.append(TableOnPage(columns, edges, _cells(group, columns, edges, held), held[:1]))
    return tables


def _connected(strokes: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    """Groups of strokes that touch each other."""
    left = list(strokes[:_MOST_LINES])
    while left:
        group = [left.pop()]
        index = 0
        while index < len(group):
            touching = [one for one in left if _touch(group[index], one)]
            for one in touching:
                left.remove(one)
            group += touching
            index += 1
        yield group


def _touch(one: Stroke, other: Stroke) -> bool:
    return (
        one.x0 - _NEAR_PT <= other.x1
        and other.x0 - _NEAR_PT <= one.x1
        and one.y0 - _NEAR_PT <= other.y1
        and other.y0 - _NEAR_PT <= one.y1
    )


def _places(values: Sequence[float]) -> list[float]:
    """The distinct places among values that differ by no more than a line's width."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR_PT:
            places.append(value)
    return places


def _cells(
    group: Sequence[Stroke], columns: Sequence[float], edges: Sequence[float], held: Sequence[Glyph]
) -> list[list[str]]:
    """The text of each cell; what stands in merged cells is in the upper left one of them."""
    spans = list(pairwise(columns))
    bands = list(pairwise(edges))
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(bands):
        for column, (left, right) in enumerate(spans):
            place = (row, column)
            owner[place] = place
            if column and not _is_ruled(group, left, (top + bottom) / 2, upright=True):
                owner[place] = owner[row, column - 1]
            elif row and not _is_ruled(group, (left + right) / 2, top, upright=False):
                owner[place] = owner[row - 1, column]
    content: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in held:
        height = (glyph.y0 + glyph.y1) / 2
        row = next((i for i, (top, bottom) in enumerate(bands) if bottom <= height <= top), len(bands) - 1)
        column = next((i for i, (left, right) in enumerate(spans) if left <= glyph.middle <= right), 0)
        content.setdefault(owner[row, column], []).append(glyph)
    return [
        [_text(content.get((row, column), ())) for column in range(len(spans))] for row in range(len(bands))
    ]


def _is_ruled(group: Sequence[Stroke], x: float, y: float, *, upright: bool) -> bool:
    return any(
        stroke.upright is upright
        and stroke.x0 - _NEAR_PT <= x <= stroke.x1 + _NEAR_PT
        and stroke.y0 - _NEAR_PT <= y <= stroke.y1 + _NEAR_PT
        for stroke in group
    )


def _text(glyphs: Sequence[Glyph]) -> str:
    return "".join(row.text for row in rows_of(glyphs, 1)) if glyphs else ""
