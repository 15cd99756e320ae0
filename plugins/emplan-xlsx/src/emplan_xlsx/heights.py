"""Heights of rows: as many lines as the fullest cell needs, for programs that do not fit rows themselves."""

import re
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
# A Latin letter in proportion to a hanzi, a little wider than most.
_NARROW: Final = 0.58
_WORD: Final = re.compile(r"[!-~]+|.")


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
    room = max(width * _UNIT, size) / size
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    """How many lines a line becomes where `room` hanzi stand side by side; Latin words are not broken."""
    lines, used = 1, 0.0
    for word in _WORD.findall(line):
        length = len(word) * (1.0 if unicodedata.east_asian_width(word[0]) in "WFA" else _NARROW)
        if used and used + length > room:
            lines, used = lines + 1, 0.0
        used += length
        if used > room:  # a word that is longer than a line
            lines, used = lines + int(used // room), used % room
    return lines
