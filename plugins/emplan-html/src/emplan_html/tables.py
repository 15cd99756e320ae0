"""Tables of pages: their grid of cells, and whether they hold data or only place text on the page."""

from collections.abc import Mapping
from typing import Final

from attrs import frozen
from lxml import etree

from emplan_html.appearance import is_hidden

_LONGEST_CELL: Final = 600
"""Characters of a cell beyond which a table holds an article, no data."""
_MOST_COLUMNS: Final = 60
_MOST_ROWS: Final = 5000


@frozen
class Row:
    """A row of the grid; None where a cell of another row or column reaches in."""

    cells: tuple[etree._Element | None, ...]
    is_head: bool = False


def data_rows(table: etree._Element) -> list[Row] | None:
    """The rows of a table of data, all of one length; None for a table that only places text."""
    if next((one for one in table.iter("table") if one is not table), None) is not None:
        return None
    rows = [row for row in table.iter("tr") if not is_hidden(row)]
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    if len(rows) < 2 or len(rows) > _MOST_ROWS or max((len(row) for row in cells), default=0) < 2:
        return None
    if any(_length(cell) > _LONGEST_CELL for row in cells for cell in row):
        return None
    return _grid(rows, cells)


def _length(cell: etree._Element) -> int:
    return len("".join("".join(str(text) for text in cell.itertext()).split()))


def _grid(rows: list[etree._Element], cells: list[list[etree._Element]]) -> list[Row]:
    reaching: dict[int, int] = {}
    grid: list[tuple[list[etree._Element | None], bool]] = []
    for row, own in zip(rows, cells, strict=True):
        line: list[etree._Element | None] = []
        below = {column: left - 1 for column, left in reaching.items() if left > 1}
        for cell in own:
            _skip(line, reaching)
            height = _span(cell.get("rowspan"))
            for column in range(_span(cell.get("colspan"))):
                if height > 1:
                    below[len(line)] = height - 1
                line.append(cell if column == 0 else None)
        _skip(line, reaching)
        reaching = below
        section = row.getparent()
        is_head = (section is not None and section.tag == "thead") or all(cell.tag == "th" for cell in own)
        grid.append((line, is_head))
    width = max(len(line) for line, _ in grid)
    return [Row((*line, *[None] * (width - len(line))), is_head) for line, is_head in grid]


def _skip(line: list[etree._Element | None], reaching: Mapping[int, int]) -> None:
    """Leave out the columns that cells of rows above reach into."""
    while len(line) in reaching:
        line.append(None)


def _span(text: str | None) -> int:
    try:
        return min(max(int((text or "1").strip()), 1), _MOST_COLUMNS)
    except ValueError:
        return 1
