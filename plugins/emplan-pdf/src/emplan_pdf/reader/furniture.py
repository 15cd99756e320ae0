"""What stands around the text of pages: page numbers, and lines that come again on page after page."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from emplan_pdf.reader.rows import Row

_NUMBER: Final = re.compile(
    r"[-—–－─·•~～\s]*\d{1,4}[-—–－─·•~～\s]*|第\d{1,4}页(?:[，,/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}|[ⅰⅱⅲⅳⅴivxIVX]{1,5}"
)
_EDGE: Final = 0.12
"""The part of a page's height, at either end, in which furniture stands."""
_FEWEST_PAGES: Final = 3
_DIGITS: Final = re.compile(r"\d+")


def furniture_of(pages: Sequence[tuple[float, Sequence[Row]]]) -> dict[int, str]:
    """The rule by which a row is furniture, by the identity of the row; pages are heights and rows."""
    edges = [
        (row, "header" if row.baseline > height / 2 else "footer")
        for height, rows in pages
        for row in _at_edges(height, rows)
    ]
    repeated = Counter((_shape(row), round(row.baseline / 4)) for row, _ in edges)
    often = max(_FEWEST_PAGES, len(pages) // 2)
    found = {}
    for row, where in edges:
        packed = "".join(row.packed.split())
        if _NUMBER.fullmatch(packed) and where == "footer":
            found[id(row)] = "page_number"
        elif len(pages) >= _FEWEST_PAGES and repeated[_shape(row), round(row.baseline / 4)] >= often:
            found[id(row)] = "page_number" if _NUMBER.fullmatch(packed) else f"page_{where}"
    return found


def _at_edges(height: float, rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.baseline > (1 - _EDGE) * height or row.baseline < _EDGE * height]


def _shape(row: Row) -> str:
    return _DIGITS.sub("0", "".join(row.packed.split()))
