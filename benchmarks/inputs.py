"""What is measured: plans of two real sizes and their multiples, written as files for the jobs.

Run by itself (`python -m benchmarks.inputs FOLDER`), so that the measuring process stays small: a child
counts the memory of the process it came from.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.made_up import source
from benchmarks.material import LINES, PAGES, RECORD, SOURCE
from emplan import compose, lay_out, read, to_record
from emplan.layout import (
    BottomGroup,
    Face,
    LayoutBlock,
    Masthead,
    ParagraphBlock,
    Run,
    SignatureGroup,
    SplitLine,
    TableBlock,
)

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "real"


def write_all(folder: Path) -> None:
    """Write every input that there is: the corpus is optional."""
    for name, sections in (("10-pages", 6), ("100-pages", 70), ("1000-pages", 700)):
        _write(folder / name, source(sections=sections, tasks=6, clauses=3))
    _write(folder / "23-pages", source(sections=12, tasks=6, clauses=5))
    for number in ("001", "003"):
        for path in CORPUS.glob(f"{number}-*.txt"):
            _write(folder / number, path.read_text("utf-8"))


def _write(folder: Path, text: str) -> None:
    plan = read(text.encode()).plan
    lines = list(_lines(lay_out(plan).blocks))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SOURCE).write_text(text, "utf-8", newline="\n")
    (folder / PAGES).write_text(str(len(compose(lay_out(plan)).pages)), "utf-8")
    for name, data in ((RECORD, to_record(plan)), (LINES, lines)):
        (folder / name).write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def _lines(blocks: Sequence[LayoutBlock]) -> Iterator[dict[str, Any]]:
    """What a program without emplan would be given: lines with their face, size, alignment and indent."""
    for block in blocks:
        if isinstance(block, ParagraphBlock):
            indent = block.style.first_line_cells
            yield _line(block.style.size_pt, block.style.alignment.value, indent, block.runs)
        elif isinstance(block, SplitLine):
            yield _line(block.style.size_pt, "left", 0, (*block.left, *block.right))
        elif isinstance(block, Masthead):
            for line in block.lines:
                yield _line(block.style.size_pt, "centre", 0, [Run(text=line.text, face=Face.TITLE_SONG)])
        elif isinstance(block, SignatureGroup):
            for row in block.lines:
                text = "".join(part.text for part in row.parts)
                yield _line(block.style.size_pt, "right", 0, [Run(text=text, face=block.style.face)])
        elif isinstance(block, BottomGroup):
            yield from _lines(block.blocks)
        elif isinstance(block, TableBlock):
            for cells in block.rows:
                yield _line(block.cell_style.size_pt, "left", 0, cells)


def _line(size: float, alignment: str, indent: float, runs: Sequence[Run]) -> dict[str, Any]:
    kept = [(run.face.value, run.text) for run in runs if run.text]
    return {"size": size, "alignment": alignment, "indent": indent, "runs": kept}


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
