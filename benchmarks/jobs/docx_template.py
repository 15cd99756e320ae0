"""docxtpl: a template with one paragraph for each look, repeated by its tags."""

import io
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt
from docxtpl import DocxTemplate

from benchmarks.jobs.python_docx import ALIGNMENTS, FAMILIES, set_page
from benchmarks.material import Line, lines


def _look(line: Line) -> str:
    return f"{line.runs[0].face} {line.size} {line.alignment} {line.indent}" if line.runs else "empty"


def template(folder: Path) -> None:
    """Write the template, as an office would have it ready; nobody times this."""
    given = lines(folder)
    document = python_docx.Document()
    set_page(document)
    document.add_paragraph("{%p for look, text in lines %}")
    for number, (look, line) in enumerate({_look(line): line for line in given if line.runs}.items()):
        style = document.styles.add_style(look, WD_STYLE_TYPE.PARAGRAPH)
        style.font.size = Pt(line.size)
        style.font.name = family = FAMILIES[line.runs[0].face]
        style.element.rPr.rFonts.set(qn("w:eastAsia"), family)
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        style.paragraph_format.line_spacing = Pt(line.pitch)
        style.paragraph_format.first_line_indent = Pt(line.indent * line.size)
        style.paragraph_format.alignment = ALIGNMENTS[line.alignment]
        document.add_paragraph(f"{{%p {'elif' if number else 'if'} look == '{look}' %}}")
        document.add_paragraph("{{ text }}", style=look)
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    document.save(str(folder / "template.docx"))


def docx(folder: Path) -> Callable[[int], bytes]:
    given = [(_look(line), "".join(run.text for run in line.runs)) for line in lines(folder)]

    def job(turn: int) -> bytes:
        document = DocxTemplate(folder / "template.docx")
        document.render({"lines": given}, autoescape=True)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return job


if __name__ == "__main__":
    import sys

    for path in sys.argv[1:]:
        template(Path(path))
