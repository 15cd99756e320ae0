"""python-docx the usual way: paragraphs and runs from its API, fonts set on each run, its own template."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx as python_docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from benchmarks import page
from benchmarks.material import Line, lines

ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justified": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
FAMILIES = {
    "imitation_song": "仿宋_GB2312",
    "regular_script": "楷体_GB2312",
    "gothic": "黑体",
    "title_song": "方正小标宋简体",
    "song": "宋体",
}


def docx(folder: Path) -> Callable[[int], bytes]:
    given = lines(folder)

    def job(turn: int) -> bytes:
        document = python_docx.Document()
        set_page(document)
        for line in given:
            _add(document, line)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return job


def set_page(document: Any) -> None:
    """Give it paper, margins and page numbers, right and left."""
    section = document.sections[0]
    section.page_width, section.page_height = Pt(page.WIDTH), Pt(page.HEIGHT)
    section.top_margin, section.bottom_margin = Pt(page.TOP), Pt(page.BOTTOM)
    section.left_margin, section.right_margin = Pt(page.LEFT), Pt(page.RIGHT)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = ALIGNMENTS[side]
        _set_font(paragraph.add_run("— "), "song", page.NUMBER_SIZE)
        number = paragraph.add_run()
        _set_font(number, "song", page.NUMBER_SIZE)
        for kind, tag in (("begin", "w:fldChar"), ("", "w:instrText"), ("end", "w:fldChar")):
            part = OxmlElement(tag)
            if kind:
                part.set(qn("w:fldCharType"), kind)
            else:
                part.text = "PAGE"
            number._r.append(part)  # noqa: SLF001 (the usual way: its API has no fields)
        _set_font(paragraph.add_run(" —"), "song", page.NUMBER_SIZE)


def _add(document: Any, line: Line) -> None:
    paragraph = document.add_paragraph()
    looks = paragraph.paragraph_format
    looks.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    looks.line_spacing = Pt(line.pitch)
    looks.space_before = looks.space_after = Pt(0)
    if line.indent:
        looks.first_line_indent = Pt(line.indent * line.size)
    paragraph.alignment = ALIGNMENTS[line.alignment]
    for face, text in line.runs:
        _set_font(paragraph.add_run(text), face, line.size)


def _set_font(run: Any, face: str, size: float) -> None:
    run.font.size = Pt(size)
    run.font.name = FAMILIES[face]
    fonts = run._element.rPr.rFonts  # noqa: SLF001 (the usual way: its API has no East Asian fonts)
    fonts.set(qn("w:eastAsia"), FAMILIES[face])
