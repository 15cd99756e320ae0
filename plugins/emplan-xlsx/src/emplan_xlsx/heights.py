"""Heights of rows: as many lines as the fullest cell needs, for programs that do not fit rows themselves."""

import unicodedata
from collections.abc import Iterable
from typing import Final

from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

HIGHEST: Final = 409.0
"""Points that a row can be high at most."""
_LINE: Final = 1.35
_PADDING: Final = 6.0
# Points: a unit of column width is a digit of the default face; its edges add and take about the same.
_UNIT: Final = 5.25


class _FittedRow(RowDimension):
    """A row with a height that is only a start: it fits itself anew when its text is edited."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - openpyxl's name
        return False


def fit_row(sheet: Worksheet, row: int, cells: Iterable[tuple[str, float]], size: float) -> None:
    """Make a row as high as its texts need, each with the width of its column, in a face of that size."""
    lines = max((_lines(text, width, size) for text, width in cells), default=1)
    height = min(lines * size * _LINE + _PADDING, HIGHEST)
    sheet.row_dimensions[row] = _FittedRow(sheet, index=row, ht=round(height, 2))


def _lines(text: str, width: float, size: float) -> int:
    room = max(width * _UNIT, size)
    # A line of hanzi leaves what is less than one; Latin words may leave more, so they count a little wider.
    room -= room % size
    return sum(max(1, -int(-_length(line, size) // room)) for line in text.split("\n"))


def _length(line: str, size: float) -> float:
    wide = sum(unicodedata.east_asian_width(character) in "WFA" for character in line)
    return size * (wide + 0.58 * (len(line) - wide))
