"""The reader of PDF files with a text layer."""

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import ClassVar, Final

from attrs import define, field, frozen

from emplan.errors import MissingExtraError
from emplan.reading import Looks, SourceLine, lines_of_texts
from emplan_pdf.reader import refusals
from emplan_pdf.reader.bounds import SECONDS, OutOfTimeError, check_streams, deadline
from emplan_pdf.reader.columns import column_width, in_columns
from emplan_pdf.reader.furniture import furniture_of
from emplan_pdf.reader.glyphs import PageContent, pages_of
from emplan_pdf.reader.paragraphs import Column, JoinedRows, join_rows
from emplan_pdf.reader.rows import Row, rows_of
from emplan_pdf.reader.tables import TableOnPage, tables_of

_SIGN: Final = b"%PDF-"
_SIGN_WITHIN: Final = 1024
_NEAR_PT: Final = 3.0

ReadText = tuple[str, Looks]


@frozen(kw_only=True)
class PdfReader:
    """Reads the text layer: rows into paragraphs, page numbers told apart, ruled tables as tables."""

    format: ClassVar[str] = "pdf"
    suffixes: ClassVar[tuple[str, ...]] = (".pdf",)

    def accepts(self, head: bytes) -> bool:
        """Tell whether these are the first bytes of a PDF."""
        return _SIGN in head[:_SIGN_WITHIN]

    def lines(self, data: bytes) -> Sequence[SourceLine]:
        """Read all paragraphs.

        Raises:
            ReadingError: It is damaged, encrypted, a scan, or takes too much time or memory.
            MissingExtraError: pdfminer is not installed.
        """
        if find_spec("pdfminer") is None:
            raise MissingExtraError("read", "Reading PDF files", "读取 PDF 文件", plugin="emplan-pdf")
        check_streams(data)
        try:
            with deadline():
                pages = list(pages_of(data))
                if pages and not any(page.glyphs for page in pages):
                    raise refusals.scanned(len(pages))
                texts = list(_texts(pages))
        except OutOfTimeError:
            raise refusals.too_slow(SECONDS) from None
        except MemoryError:
            raise refusals.damaged("MemoryError") from None
        return lines_of_texts((text, looks, ()) for text, looks in texts)


@define
class _Sheet:
    """A page taken apart."""

    number: int
    width: float
    height: float
    tables: list[TableOnPage]
    rows: list[Row]
    furniture: list[tuple[Row, str]] = field(factory=list)


def _texts(pages: Sequence[PageContent]) -> Iterator[ReadText]:
    sheets = []
    for page in pages:
        tables = tables_of(page)
        sheets.append(_Sheet(page.number, page.width, page.height, tables, rows_of(page.glyphs, page.number)))
    rules = furniture_of([(sheet.height, sheet.rows) for sheet in sheets])
    for sheet in sheets:
        sheet.furniture = [(row, rules[id(row)]) for row in sheet.rows if id(row) in rules]
        sheet.rows = in_columns([row for row in sheet.rows if id(row) not in rules], sheet.width)
    yield from _Text().of(sheets)


@define
class _Text:
    """Puts rows and tables into one sequence; what goes on over a page's end is waited for."""

    column: Column | None = None
    _waiting: list[Row] = field(factory=list)
    _behind: list[ReadText] = field(factory=list)
    """Furniture of the pages that the waiting rows run over."""
    _tables: int = 0
    _last: TableOnPage | None = None

    def of(self, sheets: Sequence[_Sheet]) -> Iterator[ReadText]:
        width = 0.0
        for sheet in sheets:
            if round(sheet.width) != round(width):
                # Turned pages have a column of their own.
                yield from self._flush()
                width = sheet.width
                alike = [one for one in sheets if round(one.width) == round(width)]
                edges = [(table.columns[0], table.columns[-1]) for one in alike for table in one.tables]
                rows = [row for one in alike for row in one.rows]
                self.column = Column.of(rows, column_width(rows, width), edges)
            tables = sorted(sheet.tables, key=lambda table: -table.top)
            for row in sheet.rows:
                while tables and tables[0].bottom > row.baseline:
                    yield from self._table(tables.pop(0), sheet)
                self._waiting.append(row)
                self._last = None
            for table in tables:
                yield from self._table(table, sheet)
            self._behind += [
                (row.text, Looks(furniture=rule, page=sheet.number)) for row, rule in sheet.furniture
            ]
        yield from self._flush()

    def _flush(self) -> Iterator[ReadText]:
        if self.column is not None:
            for paragraph in join_rows(self._waiting, self.column):
                yield from self._paragraph(paragraph, self.column)
        self._waiting = []
        yield from self._behind
        self._behind = []

    @staticmethod
    def _paragraph(paragraph: JoinedRows, column: Column) -> Iterator[ReadText]:
        first = paragraph.rows[0]
        if paragraph.after_gap:
            yield "", Looks()
        yield (
            paragraph.text,
            Looks(
                centred=column.is_centred(first),
                bold="bold" in first.face.lower() or "黑" in first.face,
                size=round(first.size, 1),
                red=first.red,
                face=first.face,
                page=first.page,
            ),
        )

    def _table(self, table: TableOnPage, sheet: _Sheet) -> Iterator[ReadText]:
        goes_on = self._last is not None and _same_columns(self._last, table)
        repeated = goes_on and self._last is not None and self._last.rows[0] == table.rows[0]
        if not goes_on:
            yield from self._flush()
            self._tables += 1
        for number, cells in enumerate(table.rows):
            if not any(cells):
                continue
            rule = "table_head_repeated" if repeated and number == 0 else ""
            yield (
                "\t".join(cells),
                Looks(
                    cells=() if rule else tuple(cells),
                    table=self._tables,
                    page=sheet.number,
                    furniture=rule,
                    size=round(table.glyphs[0].size, 1),
                ),
            )
        self._last = table


def _same_columns(one: TableOnPage, other: TableOnPage) -> bool:
    return len(one.columns) == len(other.columns) and all(
        abs(left - right) <= _NEAR_PT for left, right in zip(one.columns, other.columns, strict=True)
    )
