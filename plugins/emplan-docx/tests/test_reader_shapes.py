"""Documents as people make them in Word and WPS: the same plan in every shape."""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from emplan import lay_out
from emplan.layout import (
    BottomGroup,
    LayoutBlock,
    Masthead,
    PageBreak,
    ParagraphBlock,
    Role,
    Run,
    RunPart,
    SignatureGroup,
    SplitLine,
    TableBlock,
)
from emplan.model import AnnualPlan, printed
from emplan.reading import read
from emplan.testing.drawn import drawn_plan

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
TITLES = (Role.TITLE, Role.PLAN_TITLE, Role.ATTACHMENT_TITLE)
PLANS = (20, 28)
INDENT = "\u3000\u3000"


class Typist:
    """Types a plan as an office does that knows no styles."""

    def __init__(self) -> None:
        self.document: WordDocument = Document()

    def type(self, plan: AnnualPlan) -> None:
        for block in flat(lay_out(plan).blocks):
            self.block(block)

    def block(self, block: LayoutBlock) -> None:
        if isinstance(block, ParagraphBlock):
            self.paragraph(block)
        elif isinstance(block, Masthead):
            for number, line in enumerate(block.lines, start=1):
                suffix = block.suffix.text if block.suffix and number == len(block.lines) else ""
                self.line(line.text + suffix, size=40, centred=True, red=True)
        elif isinstance(block, SplitLine):
            self.line(text_of(block.left) + INDENT * 3 + text_of(block.right))
        elif isinstance(block, SignatureGroup):
            for parts in filter(None, (line.parts for line in block.lines)):
                self.signature(INDENT.join(part.text for part in parts))
        elif isinstance(block, PageBreak):
            self.document.add_page_break()
        elif isinstance(block, TableBlock):
            self.table(block)
        else:
            self.line("")

    def line(self, text: str, *, size: int = 16, centred: bool = False, red: bool = False) -> WordParagraph:
        paragraph = self.document.add_paragraph()
        run = paragraph.add_run(text)
        run.font.size = Pt(size)
        run.font.bold = True if size > 16 else None
        if red:
            run.font.color.rgb = RGBColor(255, 0, 0)
        if centred:
            paragraph.alignment = ALIGNMENT.CENTER
        return paragraph

    def paragraph(self, block: ParagraphBlock) -> None:
        if block.role in TITLES:
            self.title(["".join(line) for line in lines_of(block.runs)])
        elif block.level:
            label = block.runs[0].text if block.runs[0].part is RunPart.LABEL else ""
            self.item(block, label, block.text[len(label) :])
        elif block.role is Role.BODY:
            self.line(INDENT + block.text)
        else:
            self.line(block.text, centred=block.role in (Role.CAPTION, Role.TABLE_CAPTION))

    def title(self, lines: Sequence[str]) -> None:
        self.line("\n".join(lines), size=22, centred=True)

    def item(self, block: ParagraphBlock, label: str, text: str) -> None:
        self.line(INDENT + label + text)

    def signature(self, text: str) -> None:
        self.line(" " * 40 + text)

    def table(self, block: TableBlock) -> None:
        if block.caption:
            self.line(block.caption.text, centred=True)
        table = self.document.add_table(len(block.rows), len(block.rows[0]))
        for row, cells in enumerate(block.rows):
            for column, cell in enumerate(cells):
                table.cell(row, column).text = cell.text

    def finished(self) -> bytes:
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()


class ByParagraphs(Typist):
    """Each line of a title is a paragraph; labels end with a tab; the signature stands at the right edge."""

    def title(self, lines: Sequence[str]) -> None:
        for line in lines:
            self.line(line, size=22, centred=True)

    def item(self, block: ParagraphBlock, label: str, text: str) -> None:
        self.line(f"{INDENT}{label.strip()}\t{text}" if label else INDENT + text)

    def signature(self, text: str) -> None:
        self.line(text).alignment = ALIGNMENT.RIGHT


class ByStyles(Typist):
    """Headings have the styles of Word, which WPS calls by numbers."""

    def item(self, block: ParagraphBlock, label: str, text: str) -> None:
        line = self.line(label + text)
        if block.style.keep_with_next:
            line.style = self.document.styles[f"Heading {min(block.level or 1, 4)}"]

    def finished(self) -> bytes:
        made = io.BytesIO()
        names = {b'"Heading%d"' % level: b'"%d"' % (level + 1) for level in range(1, 5)} | {
            b'"Normal"': b'"1"'
        }
        with (
            zipfile.ZipFile(io.BytesIO(super().finished())) as package,
            zipfile.ZipFile(made, "w") as numbered,
        ):
            for name in package.namelist():
                data = package.read(name)
                if name in ("word/styles.xml", "word/document.xml"):
                    for old, new in names.items():
                        data = data.replace(old, new)
                numbered.writestr(name, data)
        return made.getvalue()


class Boxed(Typist):
    """The red head is in a text box, once for new programs and once for old ones."""

    def finished(self) -> bytes:
        if reds := self.reds():
            content = "".join(etree.tostring(paragraph, encoding="unicode") for paragraph in reds)
            box = f"<w:txbxContent>{content}</w:txbxContent>"
            shape = f'<wps:wsp xmlns:wps="{WPS}"><wps:txbx>{box}</wps:txbx></wps:wsp>'
            old = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{box}</v:textbox></v:shape>'
            markup = (
                f'<w:p xmlns:w="{W}"><w:r><mc:AlternateContent xmlns:mc="{MC}">'
                f'<mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>'
                f"<mc:Fallback><w:pict>{old}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
            )
            reds[0].addprevious(parse_xml(markup))
            for paragraph in reds:
                paragraph.getparent().remove(paragraph)
        return super().finished()

    def reds(self) -> list[etree._Element]:
        paragraphs = self.document.element.body.iter(qn("w:p"))
        return [paragraph for paragraph in paragraphs if paragraph.find(f".//{qn('w:color')}") is not None]


class Headed(Boxed):
    """The red head is in the header of the first page."""

    def finished(self) -> bytes:
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.is_linked_to_previous = False
        for paragraph in self.reds():
            section.first_page_header._element.append(paragraph)
        return Typist.finished(self)


class Tracked(Typist):
    """Every third line was changed and every seventh one had a line before it that was taken out."""

    def finished(self) -> bytes:
        who = f'xmlns:w="{W}" w:author="甲" w:date="2027-01-01T00:00:00Z"'
        gone = "<w:r><w:delText>旧的文字，二、不再保留。</w:delText></w:r>"
        for number, paragraph in enumerate(list(self.document.element.body.iter(qn("w:p")))):
            run = paragraph.find(qn("w:r"))
            if run is not None and number % 3 == 0:
                inserted = parse_xml(f'<w:ins w:id="{number}" {who}/>')
                run.addprevious(parse_xml(f'<w:del w:id="{number + 1000}" {who}>{gone}</w:del>'))
                run.addprevious(inserted)
                inserted.append(run)
            elif number % 7 == 3:
                mark = f'<w:pPr><w:rPr><w:del w:id="{number + 2000}" {who}/></w:rPr></w:pPr>'
                content = f'<w:del w:id="{number + 3000}" {who}>{gone}</w:del>'
                paragraph.addprevious(parse_xml(f'<w:p xmlns:w="{W}">{mark}{content}</w:p>'))
        return super().finished()


def flat(blocks: Sequence[LayoutBlock]) -> Iterator[LayoutBlock]:
    for block in blocks:
        if isinstance(block, BottomGroup):
            yield from flat(block.blocks)
        else:
            yield block


def lines_of(runs: Sequence[Run]) -> Iterator[list[str]]:
    line: list[str] = []
    for run in runs:
        line.append(run.text)
        if run.breaks_after:
            yield line
            line = []
    yield line


def text_of(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


@pytest.mark.parametrize("number", PLANS)
@pytest.mark.parametrize("typist", [Typist, ByParagraphs, ByStyles, Boxed, Headed, Tracked])
def test_a_plan_typed_by_hand_is_the_same_plan(typist: Callable[[], Typist], number: int) -> None:
    hand, plan = typist(), drawn_plan(number)
    hand.type(plan)
    reading = read(hand.finished(), name="plan.docx")
    assert printed(reading.plan, in_text=True) == printed(plan, in_text=True)
    assert reading.report.adds_up(reading.plan)
