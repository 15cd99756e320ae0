"""Tables (表格), GB/T 9704-2012 8: columns in a fixed grid, the head repeated on each page."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from emplan.layout import ParagraphStyle, Profile, Run, TableBlock
from emplan_docx.markup import ParagraphMarkup, element, run, switch
from emplan_docx.style_names import TABLE, document_styles
from emplan_docx.units import twips


@frozen
class TableSetter:
    """Sets one table."""

    block: TableBlock
    profile: Profile

    def xml(self) -> str:
        """The table, its caption apart."""
        columns = self._columns()
        properties = element(
            "tblPr",
            element("tblStyle", val=TABLE),
            element("tblW", w=sum(columns), type="dxa"),
            element("tblLayout", type="fixed"),
        )
        grid = element("tblGrid", *(element("gridCol", w=width) for width in columns))
        return element("tbl", properties, grid, *self._rows(columns))

    def _columns(self) -> list[int]:
        """The widths in twips; roundings do not add up."""
        columns: list[int] = []
        end = 0.0
        for width in self.block.column_widths_pt:
            end += width
            columns.append(twips(end) - sum(columns))
        return columns

    def _rows(self, columns: Sequence[int]) -> Iterator[str]:
        for number, row in enumerate(self.block.rows):
            is_head = number < self.block.header_rows
            style = self.block.head_style if is_head else self.block.cell_style
            flags = switch("cantSplit", True) + (switch("tblHeader", True) if is_head else "")
            cells = (self._cell(one, width, style, is_head) for one, width in zip(row, columns, strict=True))
            yield element("tr", element("trPr", flags), *cells)

    def _cell(self, text: Run, width: int, style: ParagraphStyle, is_head: bool) -> str:
        properties = element("tcPr", element("tcW", w=width, type="dxa"), element("vAlign", val="center"))
        # A head is never left alone at the foot of a page.
        paragraph = ParagraphMarkup(
            style=document_styles(self.profile).roles[style.role].id,
            content=run(text.text) if text.text else "",
            keep_next=True if is_head else None,
        )
        return element("tc", properties, paragraph.xml())
