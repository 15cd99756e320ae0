"""The file on reportlab's Canvas: exact streams, no font of reportlab's own, its private names."""

import re
from pathlib import Path

import pikepdf
import pytest
import reportlab
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from emplan_pdf.pdf_file import SEEN_VERSIONS, PdfFile, producer
from rendering import qpdf_complaints


@pytest.fixture
def file() -> PdfFile:
    made = PdfFile("zh-CN")
    made.add_page("", width=595.276, height=841.89)
    return made


def test_the_private_names_of_reportlab_are_still_there() -> None:
    """Fails where reportlab has changed what `pdf_file` leans on; SEEN_VERSIONS says what to compare."""
    canvas = Canvas("unused.pdf")
    document = canvas._doc
    assert SEEN_VERSIONS
    assert {"_preamble", "_code", "_doc"} <= vars(canvas).keys()
    assert callable(Canvas._make_preamble)
    assert {"Catalog", "Pages", "info", "idToObject", "fontMapping"} <= vars(document).keys()
    assert "BasicFonts" in document.idToObject
    assert callable(document.GetPDFData)
    assert callable(document.Reference)
    assert "Metadata" in document.Catalog.__NoDefault__
    assert isinstance(document.Pages.pages, list)
    assert pdfdoc.PDFPage.Trans is None


def test_the_same_calls_give_the_same_bytes() -> None:
    def make(text: str) -> bytes:
        made = PdfFile("zh-CN")
        made.add_page(text, width=100, height=200)
        return made.finished({"Title": "页"})

    assert make("0 g") == make("0 g")
    assert make("0 g") != make("1 g")


def test_files_are_told_apart_by_their_identifier() -> None:
    def identifier(title: str) -> bytes:
        made = PdfFile("zh-CN")
        made.add_page("", width=100, height=200)
        found = re.search(rb"/ID\s*\[<(\w+)><\1>\]", made.finished({"Title": title}))
        assert found
        return found[1]

    assert identifier("甲") == identifier("甲") != identifier("乙")


def test_nothing_of_reportlab_is_seen_in_the_file(file: PdfFile) -> None:
    data = file.finished({"Title": "页"})
    assert data.startswith(b"%PDF-1.7\n")
    for unwanted in (
        b"Helvetica",
        b"/Trans",
        b"anonymous",
        b"untitled",
        b"unspecified",
        b"CreationDate",
        b"ModDate",
    ):
        assert unwanted not in data


def test_the_catalogue_states_language_title_and_what_is_set(file: PdfFile, tmp_path: Path) -> None:
    for key in ("Metadata", "OutputIntents"):
        file.set_catalogue_entry(key, file.add(f"<</Kind/{key}>>"))
    path = tmp_path / "file.pdf"
    path.write_bytes(file.finished({"Title": "（甲）\\ 𠅤"}))
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == "zh-CN"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert pdf.Root.Metadata.Kind == "/Metadata"
        assert pdf.Root.OutputIntents.Kind == "/OutputIntents"
        assert str(pdf.docinfo.Title) == "（甲）\\ 𠅤"
        assert list(pdf.docinfo.keys()) == ["/Title"]
    assert PdfFile("zh-CN")._document.Catalog.__NoDefault__ == pdfdoc.PDFCatalog.__NoDefault__


@pytest.mark.needs("qpdf")
def test_streams_have_their_exact_length_whatever_their_last_byte(file: PdfFile, tmp_path: Path) -> None:
    for last in b"\r\n a":
        file.add_stream("/Kind/Test", b"data" + bytes([last]), compressed=False)
    data = file.finished({})
    assert b"data\r\r\nendstream" in data
    path = tmp_path / "file.pdf"
    path.write_bytes(data)
    assert qpdf_complaints(path) == ""


def test_a_reserved_object_is_filled_later(file: PdfFile, tmp_path: Path) -> None:
    reference = file.reserve()
    file.set_catalogue_entry("Metadata", reference)
    file.fill(reference, "<</Kind/Later>>")
    path = tmp_path / "file.pdf"
    path.write_bytes(file.finished({}))
    with pikepdf.open(path) as pdf:
        assert pdf.Root.Metadata.Kind == "/Later"
        assert "/Outlines" not in pdf.Root


def test_the_producer_names_both(file: PdfFile) -> None:
    assert producer() == f"emplan-pdf on ReportLab {reportlab.Version}"
