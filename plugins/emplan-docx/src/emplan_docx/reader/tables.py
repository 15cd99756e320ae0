"""Tables of Word: their grid of cells, and whether they hold data or only place text on the page."""

import re
from collections.abc import Sequence
from typing import Final

from attrs import define, field
from lxml import etree

from emplan_docx.reader.names import child, is_on, value, w, whole

# What is placed by tables without being one: the masthead of joint issuers, the colophon, the signature.
_PLACED: Final = re.compile("文件|抄[送报主][:：].*|.*印发|签发人[:：].*|印送[:：].*")
_MOST_COLUMNS: Final = 63


@define
class Cell:
    """A cell, with the columns it takes; ``is_continued`` where it goes on from the one above."""

    element: etree._Element
    columns: int = 1
    is_continued: bool = False


@define
class Row:
    """A row; ``before`` and ``behind`` are the columns it leaves out."""

    cells: list[Cell] = field(factory=list)
    before: int = 0
    behind: int = 0
    is_head: bool = False


def rows_of(table: etree._Element) -> list[Row]:
    """The rows that are not deleted, through content controls too."""
    rows = []
    for element in _through(table, "tr"):
        properties = child(element, "trPr")
        if child(properties, "del") is not None:
            continue
        row = Row(
            before=_columns(value(properties, "gridBefore"), 0),
            behind=_columns(value(properties, "gridAfter"), 0),
            is_head=is_on(properties, "tblHeader") or False,
        )
        for cell in _through(element, "tc"):
            merged = child(cell, "tcPr", "vMerge")
            continued = merged is not None and merged.get(w("val"), "continue") == "continue"
            row.cells.append(Cell(cell, _columns(value(cell, "tcPr", "gridSpan"), 1), continued))
        rows.append(row)
    return rows


def is_headless(table: etree._Element) -> bool:
    """Whether the table's own options (表格样式选项) say that its first row is no head (标题行)."""
    looks = child(table, "tblPr", "tblLook")
    return looks is not None and looks.get(w("firstRow"), "").lower() in ("0", "false", "off")


def _columns(text: str | None, default: int) -> int:
    return min(max(whole(text, default), default), _MOST_COLUMNS)


def _through(parent: etree._Element, name: str) -> list[etree._Element]:
    """The children of that name, also inside content controls and other wrappings."""
    found: list[etree._Element] = []
    for one in parent:
        if one.tag == w(name):
            found.append(one)
        elif one.tag in (w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo")):
            found += _through(one, name)
    return found


def places_text(rows: Sequence[Row]) -> bool:
    """Whether a table holds no data but only places text: one column or row, a masthead, a colophon."""
    columns = max((sum(cell.columns for cell in row.cells) for row in rows), default=0)
    if len(rows) < 2 or columns < 2:
        return True
    if any(True for row in rows for cell in row.cells if child(cell.element, "tbl") is not None):
        return True
    return any(_PLACED.fullmatch(_packed(cell.element)) for row in rows for cell in row.cells)


def _packed(cell: etree._Element) -> str:
    return "".join("".join(text.text or "" for text in cell.iter(w("t"))).split())
