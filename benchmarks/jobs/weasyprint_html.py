"""WeasyPrint: the lines as HTML, the fonts as @font-face."""

from collections.abc import Callable
from html import escape
from pathlib import Path

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks import page
from benchmarks.material import Line, fonts, lines

_ALIGNMENTS = {"left": "left", "centre": "center", "right": "right", "justified": "justify"}


def pdf(folder: Path) -> Callable[[int], bytes]:
    html = _html(lines(folder))

    def job(turn: int) -> bytes:
        made = HTML(string=html).write_pdf(font_config=FontConfiguration())
        assert isinstance(made, bytes)
        return made

    return job


def _html(given: tuple[Line, ...]) -> str:
    number = f'content: "— " counter(page) " —"; font: {page.NUMBER_SIZE}pt song'
    style = (
        f"@page {{ size: {page.WIDTH}pt {page.HEIGHT}pt;"
        f" margin: {page.TOP}pt {page.RIGHT}pt {page.BOTTOM}pt {page.LEFT}pt }}"
        f" @page:right {{ @bottom-right {{ {number} }} }} @page:left {{ @bottom-left {{ {number} }} }}"
        " p { margin: 0; orphans: 1; widows: 1 }"
    )
    style += "".join(
        f" @font-face {{ font-family: {face}; src: url({path.as_uri()}) }}" for face, path in fonts().items()
    )
    return f"<html lang=zh><meta charset=utf8><style>{style}</style>" + "".join(map(_paragraph, given))


def _paragraph(line: Line) -> str:
    runs = "".join(f'<span style="font-family: {face}">{escape(text)}</span>' for face, text in line.runs)
    looks = (
        f"font-size: {line.size}pt; line-height: {line.pitch}pt; text-indent: {line.indent}em;"
        f" text-align: {_ALIGNMENTS[line.alignment]}"
    )
    return f'<p style="{looks}">{runs}</p>'
