"""A workbook as the bytes of its file: no clock, no temporary files, styles as the schema orders them.

openpyxl writes each sheet through a file on disk, its `save` asks the clock, and the parts of a font come in
an order of its own. This is the one module that uses private names of it, as of 3.1.5: `Worksheet._charts`,
`_drawing`, `_rels` and `WorksheetWriter._rels`.
"""

import io
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_STYLE, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring, localname, tostring

# The first moment that a zip knows; a part of any other time would make the file depend on the clock.
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_MADE_ON_UNIX: Final = 3
_READABLE: Final = 0o600 << 16
# ISO/IEC 29500-1, 18.8.22: the parts of a font in their order.
_FONT: Final = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow"),
    *("u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme"),
)


def saved(workbook: Workbook) -> bytes:
    """The whole file; the same workbook gives the same bytes."""
    buffer = io.BytesIO()
    with _Archive(buffer, "w", ZIP_DEFLATED) as archive:
        _Writer(workbook, archive).write_data()
    return buffer.getvalue()


class _Archive(ZipFile):
    """A zip with one fixed time for all its parts, and no trace of the system it was written on."""

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        entry = ZipInfo(str(zinfo_or_arcname), _MOMENT)
        entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _MADE_ON_UNIX, _READABLE
        super().writestr(entry, _in_order(data) if entry.filename == ARC_STYLE else data)


class _Writer(ExcelWriter):
    """Writes each sheet in memory; for the rest of it see openpyxl's own `write_worksheet`."""

    def __init__(self, workbook: Workbook, archive: ZipFile) -> None:
        super().__init__(workbook, archive)
        self.archive = archive

    # `Any`: the stubs know none of these names.
    def write_worksheet(self, ws: Any) -> None:
        drawing = SpreadsheetDrawing()
        drawing.charts = ws._charts  # noqa: SLF001 - named in the docstring of the module
        ws._drawing = drawing  # noqa: SLF001
        sheet = io.BytesIO()
        writer: Any = WorksheetWriter(ws, sheet)
        writer.write()
        ws._rels = writer._rels  # noqa: SLF001
        self.archive.writestr(ws.path[1:], sheet.getvalue())
        self.manifest.append(ws)


def _in_order(styles: bytes) -> bytes:
    root: Any = fromstring(styles)
    for font in root.iter(f"{{{SHEET_MAIN_NS}}}font"):
        font[:] = sorted(font, key=lambda part: _FONT.index(localname(part)))
    ordered: bytes = tostring(root)
    return ordered
