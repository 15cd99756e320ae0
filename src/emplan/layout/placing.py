"""Placing runs on a line: the pieces of a paragraph's runs with their positions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from emplan.layout.blocks import Run
from emplan.layout.line_breaking import BrokenLine
from emplan.layout.pages import PlacedRun
from emplan.layout.styles import Alignment, ParagraphStyle


def forced_lines(runs: Sequence[Run]) -> Iterator[Sequence[Run]]:
    """Yield the runs of each line that its author or the title breaking has ended."""
    part: list[Run] = []
    for run in runs:
        part.append(run)
        if run.breaks_after:
            yield part
            part = []
    if part:
        yield part


def shift(line: BrokenLine, room: float, alignment: Alignment) -> float:
    """Return how far a line moves to the right in its room."""
    if alignment is Alignment.CENTRE:
        return (room - sum(line.advances)) / 2
    if alignment is Alignment.RIGHT:
        return room - sum(line.advances)
    return 0.0


def placed(runs: Sequence[Run], line: BrokenLine, x: float, style: ParagraphStyle) -> Iterator[PlacedRun]:
    """Yield the pieces of the runs that stand on a line."""
    offset = 0
    for run in runs:
        begin, end = max(line.start, offset), min(line.end, offset + len(run.text))
        if begin < end:
            advances = line.advances[begin - line.start : end - line.start]
            yield placed_run(run, run.text[begin - offset : end - offset], x, advances, style)
            x += sum(advances)
        offset += len(run.text)
        if offset >= line.end:
            return


def placed_run(
    run: Run, text: str, x: float, advances: tuple[float, ...], style: ParagraphStyle
) -> PlacedRun:
    """Return a piece of a run at its place."""
    return PlacedRun(
        text=text,
        face=run.face,
        size_pt=style.size_pt,
        x_pt=x,
        advances_pt=advances,
        colour=style.colour,
        path=run.path,
    )
