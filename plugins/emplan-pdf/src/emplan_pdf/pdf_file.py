"""The PDF file on reportlab's Canvas: objects, pages, catalogue; only here are its private names used."""

import io
from typing import Any, Final

from reportlab import Version
from reportlab.pdfbase.pdfdoc import PDFInfo, PDFObject, PDFString
from reportlab.pdfgen.canvas import Canvas

from emplan_pdf.file_body import StreamBody, deflated, file_of

SEEN_VERSIONS: Final = ("5.1.0",)
"""The versions of reportlab in which the private names below were seen."""

_SHARED_FONTS = "BasicFonts"


class _Written(PDFObject):
    """An object as it is written; a stream is known to the file alone."""

    __RefOnly__ = 1

    def __init__(self, body: "bytes | StreamBody") -> None:
        self.body = body

    def format(self, _document: object) -> "bytes | StreamBody":
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

    def close_page(self, contents: PDFObject, resources: str, entries: dict[str, str]) -> str:
        """Ends the page with contents of our own, and without an empty transition; its reference."""
        self._code = [" "]
        self.showPage()
        page = self._doc.Pages.pages[-1]
        page.Contents, page.Resources, page.Trans = contents, resources, None
        # Only entries that it knows are written.
        page.__NoDefault__ = [*page.__NoDefault__, *entries]
        for key, value in entries.items():
            setattr(page, key, value)
        return _text(self._doc.Reference(page), self._doc)


class PdfFile:
    """A PDF 1.7 file in the making; the same calls give the same bytes."""

    def __init__(self, language: str) -> None:
        self._canvas = _PlainCanvas(io.BytesIO(), invariant=1, lang=language)
        self._document = self._canvas.document()
        self._document.Catalog.Outlines = None
        self._reserved: dict[str, _Written] = {}
        fonts = self._document.Reference(self._document.idToObject[_SHARED_FONTS])
        self._resources = self.add(f"<</Font {_text(fonts, self._document)}>>")

    def add(self, body: str) -> str:
        """Puts in an object of plain ASCII and returns its reference, ``12 0 R``."""
        return self._refer(_Written(body.encode("ascii")))

    def reserve(self) -> str:
        """The reference of an object that `fill` will put in."""
        written = _Written(b"null")
        reference = self._refer(written)
        self._reserved[reference] = written
        return reference

    def fill(self, reference: str, body: str) -> None:
        """Puts in the object that a reference was reserved for."""
        self._reserved.pop(reference).body = body.encode("ascii")

    def add_stream(self, entries: str, data: bytes, *, compressed: bool = True) -> str:
        """Puts in a stream with these dictionary entries and returns its reference."""
        return self._refer(_stream(entries, data, compressed=compressed))

    def add_page(self, operators: str, *, width: float, height: float, tagged: int | None = None) -> str:
        """Puts in a page that the operators (a byte each character) draw; its reference. Sizes are in points.

        `tagged` is the page's key in the parent tree of the structure.
        """
        self._canvas.setPageSize((width, height))
        contents = _stream("", operators.encode("latin-1"), compressed=True)
        entries = {} if tagged is None else {"StructParents": str(tagged), "Tabs": "/S"}
        return self._canvas.close_page(contents, self._resources, entries)

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
        root, entries = document.Reference(document.Catalog), document.Reference(document.info)
        objects: list[bytes | StreamBody] = []
        # Writing one object may number further ones.
        while name := document.numberToId.get(len(objects) + 1):
            objects.append(document.idToObject[name].format(document))
        return file_of(objects, root=_number(root, document), information=_number(entries, document))

    def _refer(self, written: _Written) -> str:
        return _text(self._document.Reference(written), self._document)


def _stream(entries: str, data: bytes, *, compressed: bool) -> _Written:
    if compressed:
        return _Written(StreamBody(entries + "/Filter/FlateDecode", deflated(data)))
    return _Written(StreamBody(entries, data))


def _text(reference: Any, document: object) -> str:
    formatted: bytes = reference.format(document)
    return formatted.decode("ascii")


def _number(reference: Any, document: object) -> int:
    return int(_text(reference, document).split()[0])


def producer() -> str:
    """What the file is made with, for its document information."""
    return f"emplan-pdf on ReportLab {Version}"
