"""reportlab's Platypus: paragraphs in a frame, TrueType fonts registered once, untagged."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from benchmarks import page
from benchmarks.material import Line, fonts, lines

_ALIGNMENTS: dict[str, Literal[0, 1, 2, 4]] = {"left": 0, "centre": 1, "right": 2, "justified": 4}


def pdf(folder: Path) -> Callable[[int], bytes]:
    given = lines(folder)
    used = {run.face for line in given for run in line.runs} | {"song"}
    for face, path in fonts().items():
        if face in used:
            registerFont(TTFont(face, str(path)))

    def job(turn: int) -> bytes:
        buffer = io.BytesIO()
        document = BaseDocTemplate(buffer, pagesize=(page.WIDTH, page.HEIGHT))
        width, height = page.WIDTH - page.LEFT - page.RIGHT, page.HEIGHT - page.TOP - page.BOTTOM
        frame = Frame(page.LEFT, page.BOTTOM, width, height, 0, 0, 0, 0)
        document.addPageTemplates([PageTemplate("page", [frame], onPage=number)])
        document.build([paragraph(line) for line in given])
        return buffer.getvalue()

    return job


def paragraph(line: Line, kind: type[Paragraph] = Paragraph) -> Paragraph:
    style = ParagraphStyle(
        "line",
        fontName=line.runs[0].face if line.runs else "song",
        fontSize=line.size,
        leading=line.pitch,
        firstLineIndent=line.indent * line.size,
        alignment=_ALIGNMENTS[line.alignment],
        wordWrap="CJK",
    )
    return kind("".join(f'<font name="{face}">{escape(text)}</font>' for face, text in line.runs), style)


def number(canvas: Any, document: Any) -> None:
    number = canvas.getPageNumber()
    canvas.setFont("song", page.NUMBER_SIZE)
    y = page.BOTTOM - page.NUMBER_DROP - page.NUMBER_SIZE
    if number % 2:
        canvas.drawRightString(page.WIDTH - page.RIGHT - page.NUMBER_SIZE, y, f"— {number} —")
    else:
        canvas.drawString(page.LEFT + page.NUMBER_SIZE, y, f"— {number} —")
