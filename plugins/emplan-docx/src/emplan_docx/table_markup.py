"""Tables of WordprocessingML on their way into the document: rows of cells of paragraphs."""

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from emplan_docx.markup import ParagraphMarkup, element


def _no_margins() -> str:
    sides = ("top", "left", "bottom", "right")
    return element("tblCellMar", *(element(side, w=0, type="dxa") for side in sides))


NO_MARGINS: Final = _no_margins()
"""Cells of a table that only places text."""


@frozen
class CellMarkup:
    """A cell; ``properties`` are those behind its width."""

    width: int
    paragraphs: Sequence[ParagraphMarkup]
    properties: str = ""
    change: str = ""

    @property
    def text(self) -> str:
        """The characters, a line feed between paragraphs."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def all_properties(self) -> str:
        """The properties that are formatting."""
        return element("tcW", w=self.width, type="dxa") + self.properties

    def xml(self) -> str:
        """The cell as XML."""
        content = "".join(paragraph.xml() for paragraph in self.paragraphs)
        return element("tc", element("tcPr", self.all_properties, self.change), content)


@frozen
class RowMarkup:
    """A row; ``change`` is what is tracked of it."""

    cells: Sequence[CellMarkup]
    properties: str = ""
    change: str = ""

    @property
    def text(self) -> str:
        """The characters, a tab between cells."""
        return "\t".join(cell.text for cell in self.cells)

    def xml(self) -> str:
        """The row as XML."""
        properties = self.properties + self.change
        head = element("trPr", properties) if properties else ""
        return element("tr", head, *(cell.xml() for cell in self.cells))


@frozen
class TableMarkup:
    """A table; the columns are widths in twips."""

    properties: str
    columns: Sequence[int]
    rows: Sequence[RowMarkup]
    change: str = ""
    grid_change: str = ""

    @property
    def text(self) -> str:
        """The characters, a line feed between rows."""
        return "\n".join(row.text for row in self.rows)

    @property
    def grid(self) -> str:
        """The columns."""
        return "".join(element("gridCol", w=width) for width in self.columns)

    def xml(self) -> str:
        """The table as XML."""
        return element(
            "tbl",
            element("tblPr", self.properties, self.change),
            element("tblGrid", self.grid, self.grid_change),
            *(row.xml() for row in self.rows),
        )
