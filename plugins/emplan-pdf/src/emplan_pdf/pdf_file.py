"""The PDF file on reportlab's Canvas: objects, pages, bookmarks; only here are its private names used."""

import hashlib
import io
import zlib
from typing import Any, Final

from reportlab import Version
from reportlab.pdfbase.pdfdoc import PDFInfo, PDFObject, PDFString
from reportlab.pdfgen.canvas import Canvas

SEEN_VERSIONS: Final = ("5.1.0",)
"""The versions of reportlab in which the private names below were seen."""

# Outlines of glyphs hardly shrink: level 6 takes half as long again for 2 % less.
_LEVEL, _WINDOW_BITS, _MEMORY = 4, 15, 9
_PDF_1_7 = (1, 7)
_SHARED_FONTS = "BasicFonts"


class _Written(PDFObject):
    """An object as it is written, given as bytes."""

    __RefOnly__ = 1

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, _document: object) -> bytes:
        return self.body


class _Information(PDFInfo):
    """The document information dictionary; reportlab's own invents dates and values."""

    def __init__(self, entries: dict[str, str]) -> None:
        super().__init__()
        self.entries = entries

    def format(self, document: object) -> bytes:
        strings = ((key.encode(), PDFString(text).format(document)) for key, text in self.entries.items())
        return b"<<" + b"\n".join(b"/%s %s" % pair for pair in strings) + b">>"


class _PlainCanvas(Canvas):
    _code: list[str]
    _doc: Any

    def _make_preamble(self) -> None:
        # The usual one would select Helvetica, which is not embedded.
        self._preamble = ""

    def document(self) -> Any:
        """The objects of the file."""
        return self._doc

    def close_page(self, contents: PDFObject) -> None:
        """Ends the page with contents of our own, whose length is exact, and without an empty transition."""
        self._code = [" "]
        self.showPage()
        page = self._doc.Pages.pages[-1]
        page.Contents = contents
        page.Trans = None


class PdfFile:
    """A PDF 1.7 file in the making; the same calls give the same bytes."""

    def __init__(self, language: str) -> None:
        self._canvas = _PlainCanvas(io.BytesIO(), pdfVersion=_PDF_1_7, invariant=1, lang=language)
        self._document = self._canvas.document()
        self._digest = hashlib.sha256()

    def add(self, body: str) -> str:
        """Puts in an object of plain ASCII and returns its reference, ``12 0 R``."""
        return self._refer(_Written(body.encode("ascii")))

    def add_stream(self, entries: str, data: bytes, *, compressed: bool = True) -> str:
        """Puts in a stream with these dictionary entries and returns its reference."""
        return self._refer(self._stream(entries, data, compressed=compressed))

    def add_page(self, operators: str, *, width: float, height: float) -> None:
        """Puts in a page that the operators draw; the size is in points."""
        self._canvas.setPageSize((width, height))
        self._canvas.close_page(self._stream("", operators.encode("ascii"), compressed=True))

    def add_bookmark(self, title: str, key: str, *, level: int, top: float) -> None:
        """Bookmarks a place on the page that is being made, `top` points above its lower edge."""
        self._canvas.bookmarkHorizontalAbsolute(key, top)
        self._canvas.addOutlineEntry(title, key, level)

    def add_font(self, resource: str, reference: str) -> None:
        """Makes a font object known to all pages by its resource name."""
        self._document.idToObject[_SHARED_FONTS].dict[resource] = reference

    def set_catalogue_entry(self, key: str, value: str) -> None:
        """Sets an entry of the document catalogue, Metadata or OutputIntents."""
        catalogue = self._document.Catalog
        # Only entries that it knows are written.
        if key not in catalogue.__NoDefault__:
            catalogue.__NoDefault__ = [*catalogue.__NoDefault__, key]
        setattr(catalogue, key, value)

    def finished(self, information: dict[str, str]) -> bytes:
        """The bytes of the file, with this document information."""
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        document = self._document
        document.info = _Information(information)
        self._digest.update(repr(information).encode())
        name = self._digest.hexdigest()[:32].encode()
        document._ID = b"\n[<%s><%s>]\n" % (name, name)  # noqa: SLF001 - its own is alike in all files
        data: bytes = document.GetPDFData(self._canvas)
        return data

    def _stream(self, entries: str, data: bytes, *, compressed: bool) -> _Written:
        if compressed:
            packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW_BITS, _MEMORY)
            data = packer.compress(data) + packer.flush()
            entries += "/Filter/FlateDecode"
        self._digest.update(data)
        head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii")
        # A carriage return at the end of the data must not be taken for a part of the line's end.
        end = b"\r\nendstream\n" if data.endswith(b"\r") else b"\nendstream\n"
        return _Written(head + data + end)

    def _refer(self, written: _Written) -> str:
        reference: bytes = self._document.Reference(written).format(self._document)
        return reference.decode("ascii")


def producer() -> str:
    """What the file is made with, for its document information."""
    return f"emplan-pdf on ReportLab {Version}"
