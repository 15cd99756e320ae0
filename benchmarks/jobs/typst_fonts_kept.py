"""typst from PyPI, its fonts found once and kept; the text differs each round, or it would be remembered."""

from collections.abc import Callable
from pathlib import Path

import typst

from benchmarks import page
from benchmarks.material import Line, fonts, lines

_FAMILIES = {
    "imitation_song": "Emplan Fang",
    "regular_script": "Emplan Kai",
    "gothic": "Emplan Hei",
    "title_song": "Emplan Title Song",
    "song": "Emplan Song",
}
_ALIGNMENTS = {"left": "left", "centre": "center", "right": "right", "justified": "left"}
# A paragraph of this length gets a digit of the round; titles stay.
_LONG = 40


def pdf(folder: Path) -> Callable[[int], bytes]:
    given = lines(folder)
    folders = sorted({str(path.parent) for path in fonts().values()})
    kept = typst.Fonts(include_system_fonts=False, font_paths=folders)

    def job(turn: int) -> bytes:
        compiler = typst.Compiler(_source(given, turn), font_paths=kept)
        made = compiler.compile(format="pdf")
        assert isinstance(made, bytes)
        return made

    return job


def _source(given: tuple[Line, ...], turn: int) -> bytes:
    number = (
        "context{let n=counter(page).get().first();"
        f'align(if calc.odd(n){{right}}else{{left}},text(font:"{_FAMILIES["song"]}",'
        f"size:{page.NUMBER_SIZE}pt)[— #n —])}}"
    )
    head = (
        f"#set page(width:{page.WIDTH}pt,height:{page.HEIGHT}pt,margin:(top:{page.TOP}pt,"
        f"bottom:{page.BOTTOM}pt,left:{page.LEFT}pt,right:{page.RIGHT}pt),footer:{number})\n"
        '#set text(lang:"zh",region:"cn",top-edge:20pt,bottom-edge:-9pt)\n'
        "#set par(leading:0pt,spacing:0pt,justify:true)\n"
        "#let line(size,indent,side,body)={set text(size:size);"
        "set par(first-line-indent:(amount:indent*size,all:true));align(side,par(body))}\n"
    )
    parts = [head]
    for line in given:
        runs = "".join(_run(face, text, turn) for face, text in line.runs)
        side = _ALIGNMENTS[line.alignment]
        parts.append(f"#line({line.size}pt,{line.indent},{side},[{runs}])\n")
    return "".join(parts).encode()


def _run(face: str, text: str, turn: int) -> str:
    if len(text) > _LONG:
        text = f"{text[:6]}{turn % 10}{text[6:]}"
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'#text(font:"{_FAMILIES[face]}","{quoted}")'
