"""Text in cells: never a formula, never cut; what no cell can hold goes on in a sheet of its own."""

import re
from typing import Final

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

LONGEST: Final = 32_767
"""UTF-16 units that a cell holds."""
_PIECE: Final = 4_000
LONG_TEXTS: Final = "长文"

# What a spreadsheet may take for a formula when a cell is edited; with a Chinese keyboard the wide ones too.
_FORMULA: Final = re.compile(r"[=+\-@\t\r＝＋－＠]")
# ECMA-376-1 22.9.2.19: _xHHHH_ stands for a character, and _x005F_ for the line that begins it.
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    """The text as it must be stored so that a spreadsheet shows it unchanged."""
    return _ESCAPE.sub("_x005F_", text)


def styled_cell(sheet: Worksheet, row: int, column: int, style: str) -> Cell:
    """The cell at that place, with the named style."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.style = style
    return cell


def put_text(cell: Cell, text: str) -> None:
    """Put plain text into a cell: whatever it begins with, it stays text, now and when it is edited."""
    if text:
        cell.value = escaped(text)
        cell.data_type = "s"
        if _FORMULA.match(text):
            cell.quotePrefix = True


class LongTexts:
    """The texts that are longer than a cell can hold, collected for a sheet of their own.

    ``first_row`` is the row of that sheet in which its first piece stands.
    """

    def __init__(self, first_row: int) -> None:
        self._first_row = first_row
        self.pieces: list[str] = []
        self._rows: dict[str, int] = {}

    def fitted(self, text: str) -> str:
        """The text, or its beginning with the row of the sheet in which the whole of it stands."""
        if len(escaped(text).encode("utf-16-le")) <= 2 * LONGEST:
            return text
        if text not in self._rows:
            self._rows[text] = self._first_row + len(self.pieces)
            self.pieces += [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
        return f"{text[:_PIECE]}……（全文见“{LONG_TEXTS}”表第{self._rows[text]}行起）"
