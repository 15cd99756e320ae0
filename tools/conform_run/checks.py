"""What is asked of every case: one list of faults, empty where everything is right."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import page as page_validation
import pdfplumber
import pdfua
from attrs import field, frozen
from lxml import etree
from openxml_audit import OpenXmlValidator
from tools.conform_run.cases import Case
from tools.conform_run.pages import composed_lines, lines_in, sheets_in

from emplan import compose, lay_out, plain_text
from emplan.layout import LIBREOFFICE_LINES, OfficialLayout, Pages
from emplan.model import AnnualPlan, DamagedNumber
from emplan_conform import Report, conform
from emplan_conform.clauses import Element
from emplan_docx import DocxExporter
from emplan_pdf import PdfExporter
from emplan_pdf.font_set import FontSet
from emplan_pdf.metrics import FontMetrics

MOST_UNMEASURED: Final = 3
_TEXT: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


@frozen(kw_only=True)
class Outcome:
    """What came out of one case.

    Attributes:
        name: That of the case.
        pages: How many there are in the DOCX as LibreOffice shows it.
        composed: How many compose makes with the lines of LibreOffice; ``pdf`` with those of Word.
        lines: The line ends that compose and LibreOffice have together, ``lines_in_all`` those of either.
        rows: How many rows passed, in both formats.
        unmeasured: The most rows not measured in one of the two.
        faults: What is wrong, each with the format and the place.
    """

    name: str
    pages: int
    composed: int
    pdf: int
    lines: int
    lines_in_all: int
    rows: int
    unmeasured: int
    faults: tuple[str, ...] = field(converter=tuple)


@frozen
class Files:
    """Where the files of a case are."""

    folder: Path
    name: str

    @property
    def docx(self) -> Path:
        """The DOCX; LibreOffice's PDF of it is beside it."""
        return self.folder / f"{self.name}.docx"

    @property
    def docx_pdf(self) -> Path:
        """The DOCX as LibreOffice shows it."""
        return self.folder / f"{self.name}.pdf"

    @property
    def pdf(self) -> Path:
        """Our own PDF."""
        return self.folder / "pdf" / f"{self.name}.pdf"


def export(case: Case, folder: Path) -> Path:
    """Write both files of a case; return the DOCX."""
    files = Files(folder, case.name)
    files.docx.write_bytes(DocxExporter(program="libreoffice").export(case.plan))
    files.pdf.parent.mkdir(exist_ok=True)
    files.pdf.write_bytes(PdfExporter().export(case.plan))
    return files.docx


def judge(case: Case, folder: Path, *, validate: bool = True) -> Outcome:
    """Measure, compare and validate the files of a case; what breaks in doing so is its fault."""
    try:
        return _judged(case, folder, validate=validate)
    except Exception as broken:  # noqa: BLE001  (whatever it is, the other cases are measured)
        fault = f"broken: {type(broken).__name__}: {broken}"
        return Outcome(
            name=case.name,
            pages=0,
            composed=0,
            pdf=0,
            lines=0,
            lines_in_all=0,
            rows=0,
            unmeasured=0,
            faults=(fault,),
        )


def _judged(case: Case, folder: Path, *, validate: bool) -> Outcome:
    files = Files(folder, case.name)
    layout = lay_out(case.plan)
    docx, pdf = conform(files.docx_pdf.read_bytes()), conform(files.pdf.read_bytes())
    metrics = FontMetrics(FontSet({}))
    words = compose(layout, metrics)
    pages = compose(layout, metrics, LIBREOFFICE_LINES)
    shown, wanted = lines_in(files.docx_pdf.read_bytes()), composed_lines(pages)
    faults = [
        *(f"docx {fault}" for fault in _of_report(docx, case.plan)),
        *(f"pdf {fault}" for fault in _of_report(pdf, case.plan)),
        *_of_text(files, layout, words),
        *(() if shown.text == wanted.text else ("docx: characters of the lines are not those composed",)),
    ]
    if docx.pages != len(pages.pages):
        faults.append(f"docx: {docx.pages} pages, composed {len(pages.pages)}")
    if validate:
        faults += _of_validators(files)
    ends, others = shown.ends(), wanted.ends()
    return Outcome(
        name=case.name,
        pages=docx.pages,
        composed=len(pages.pages),
        pdf=pdf.pages,
        lines=len(ends & others),
        lines_in_all=max(len(ends), len(others)),
        rows=len(docx.passed) + len(pdf.passed),
        unmeasured=max(len(docx.unmeasured), len(pdf.unmeasured)),
        faults=faults,
    )


def _of_report(report: Report, plan: AnnualPlan) -> Iterator[str]:
    damaged = isinstance(plan.envelope.document_number, DamagedNumber)
    for row in report.failures:
        if damaged and row.clause.key == "number_form":
            # The source's own fault, printed as it was found.
            continue
        yield f"{row.clause.key}: {row.measured}" + (f", page {row.page}" if row.page else "")
    if len(report.unmeasured) > MOST_UNMEASURED:
        keys = ", ".join(row.clause.key for row in report.unmeasured)
        yield f"not measured: {keys}"
    # An element that the ruler does not find would pass in silence.
    for element in _elements(plan):
        if element in report.absent:
            yield f"not found: {element.value}"


def _elements(plan: AnnualPlan) -> Iterator[Element]:
    envelope = plan.envelope
    has = {
        Element.COPY_NUMBER: envelope.copy_number,
        Element.SECRECY: envelope.secrecy,
        Element.URGENCY: envelope.urgency,
        Element.MASTHEAD: envelope.issuers,
        Element.NUMBER: envelope.issuers and envelope.document_number,
        Element.SIGNATORIES: envelope.signatories,
        Element.ADDRESSEES: envelope.addressees,
        Element.ATTACHMENT_NOTE: plan.attachments,
        Element.ATTACHMENTS: any(one.content for one in plan.attachments),
        Element.SIGNATURE: envelope.issue_date and envelope.issuers,
        Element.CLOSING_NOTE: envelope.closing_note and envelope.issue_date,
        Element.COLOPHON: envelope.copied_to or (envelope.printing_office and not envelope.is_letter),
    }
    return (element for element, value in has.items() if value)


def _of_text(files: Files, layout: OfficialLayout, pages: Pages) -> Iterator[str]:
    wanted = _bare(plain_text(layout))
    with zipfile.ZipFile(io.BytesIO(files.docx.read_bytes())) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    if _bare("".join(each.text or "" for each in root.iter(_TEXT))) != wanted:
        yield "docx: its text is not that of the plan"
    composed = [line for page in pages.pages for line in page.lines if not line.is_repeated]
    if Counter(_bare("".join(line.text for line in composed))) != Counter(wanted):
        yield "pdf: the text composed is not that of the plan"
    shown = Counter(
        mark.text
        for sheet in sheets_in(files.docx_pdf.read_bytes())
        for mark in (*sheet.leaf.marks, *sheet.leaf.sideways)
    )
    # Of those beyond U+FFFF PDFium drops some.
    if lost := [char for char in Counter(wanted) - shown if char <= "\uffff"]:
        yield f"docx: LibreOffice does not show {len(lost)} characters: {''.join(lost)[:20]}"
    sheets = sheets_in(files.pdf.read_bytes())
    for sheet, page in zip(sheets, pages.pages, strict=True):
        drawn = Counter("".join(mark.text for mark in (*sheet.leaf.marks, *sheet.leaf.sideways)))
        number = page.number_line.text if page.number_line else ""
        composed_text = Counter(_bare("".join(line.text for line in page.lines) + number))
        if drawn != composed_text and _read_again(files.pdf, page.ordinal) != composed_text:
            yield f"pdf: page {page.ordinal} does not show the characters composed"


def _read_again(pdf: Path, ordinal: int) -> Counter[str]:
    """The characters of a page by another reader: PDFium drops one beyond U+FFFF that follows a space."""
    with pdfplumber.open(pdf) as document:
        return Counter(_bare("".join(char["text"] for char in document.pages[ordinal - 1].chars)))


def _of_validators(files: Files) -> Iterator[str]:
    for error in OpenXmlValidator().validate(str(files.docx)).errors:
        yield f"docx: openxml-audit: {error.description}"
    found = page_validation.validate_pdf(str(files.pdf), profile=page_validation.ValidationProfile.PDF_A_2A)
    for failure in found.failures:
        yield f"pdf: page-validation: {failure.rule_id} {failure.message}"
    for finding in pdfua.validate(str(files.pdf)).findings:
        yield f"pdf: pdfua: {finding.rule_id} {finding.message}"


def _bare(text: str) -> str:
    return "".join(text.split())
