"""Tables (表格), GB/T 9704-2012 8: columns in a fixed grid, the head repeated on each page."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from emplan.layout import ParagraphStyle, Profile, Run, TableBlock
from emplan_docx.anchors import Anchors, pieces
from emplan_docx.markup import ParagraphMarkup, element, exact_spacing, switch
from emplan_docx.style_names import TABLE, document_styles
from emplan_docx.table_markup import CellMarkup, RowMarkup, TableMarkup
from emplan_docx.units import twips

_MOST_OF_PAGE: Final = 0.75


@frozen
class TableSetter:
    """Sets one table."""

    block: TableBlock
    profile: Profile
    anchors: Anchors

    def table(self) -> TableMarkup:
        """The table, its caption apart."""
        columns = self._columns()
        whole = element("tblW", w=sum(columns), type="dxa")
        layout = element("tblLayout", type="fixed")
        options = element("tblLook", firstRow=int(self.block.header_rows > 0))
        margins = ""
        if self.block.padding_pt != self.profile.table.padding.pt:
            padding = twips(self.block.padding_pt)
            sides = (element(side, w=padding, type="dxa") for side in ("left", "right"))
            margins = element("tblCellMar", *sides)
        properties = element("tblStyle", val=TABLE) + whole + layout + margins + options
        return TableMarkup(properties, columns, tuple(self._rows(columns)))

    def _columns(self) -> list[int]:
        """The widths in twips; roundings do not add up."""
        columns: list[int] = []
        end = 0.0
        for width in self.block.column_widths_pt:
            end += width
            columns.append(twips(end) - sum(columns))
        return columns

    def _rows(self, columns: Sequence[int]) -> Iterator[RowMarkup]:
        for number, row in enumerate(self.block.rows):
            is_head = number < self.block.header_rows
            style = self.block.head_style if is_head else self.block.cell_style
            # LibreOffice shows nothing of a table whose head stands at a page's foot above a row that is not
            # to be split: the first one may be.
            is_first = number == self.block.header_rows and not self._is_short
            flags = switch("cantSplit", True) if self._is_low(row, style) and not is_first else ""
            flags += switch("tblHeader", True) if is_head else ""
            widths = zip(row, columns, strict=True)
            yield RowMarkup(tuple(self._cell(one, width, style, is_head) for one, width in widths), flags)

    @property
    def _is_short(self) -> bool:
        """Whether the table takes less than a page, by about how many lines its rows have."""
        rows, style = self.block.rows, self.block.cell_style
        height = sum(self._lines(row, style) * style.line_pitch_pt for row in rows)
        padding = 2 * self.block.row_padding_pt * len(rows)
        return height + padding <= _MOST_OF_PAGE * self._page_height

    def _is_low(self, row: Sequence[Run], style: ParagraphStyle) -> bool:
        """Whether a page has room for a row below the head."""
        return self._lines(row, style) * style.line_pitch_pt <= _MOST_OF_PAGE * self._page_height

    @property
    def _page_height(self) -> float:
        page = self.profile.page
        return page.type_width_pt if self.block.landscape else page.type_height_pt

    def _lines(self, row: Sequence[Run], style: ParagraphStyle) -> int:
        widths = (width - 2 * self.block.padding_pt for width in self.block.column_widths_pt)
        cells = zip(row, widths, strict=True)
        return max(math.ceil(len(text.text) * style.cell_pt / width) for text, width in cells)

    def _cell(self, text: Run, width: int, style: ParagraphStyle, is_head: bool) -> CellMarkup:
        # A head is never left alone at the foot of a page.
        named = document_styles(self.profile).roles[style.role]
        pitch = style.line_pitch_pt
        paragraph = ParagraphMarkup(
            style=named.id,
            looks="" if pitch == named.style.line_pitch_pt else exact_spacing(twips(pitch)),
            content=tuple(pieces(text, self.anchors)),
            # LibreOffice takes it for the whole table, and shows nothing of one that no page has room for.
            keep_next=True if is_head and self._is_short else None,
        )
        return CellMarkup(width, (paragraph,), element("vAlign", val="center"))
