"""Rows of tables in plain text: cells parted by tabs, or by the bars of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from emplan.chinese.labels import match_label
from emplan.reading.source import Looks, SourceLine

_FEWEST_CELLS = 2
_FEWEST_BARS = 2
_LONGEST_GROUP = 20
_BARRED = re.compile(r"\s*\|.*\|\s*")
_DELIMITER = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")
# 组长：⇥李强⇥区长 is a roster, 责任单位：⇥… a line of its own; neither is a row.
_LABELLED = re.compile(r"\s*[^\t]{1,12}[:：]\s*(?:\t|$)")

_Run = tuple[int | str | None, list[SourceLine]]


def mark_rows(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """Return the lines, those that are rows of a table with their cells."""
    marked: list[SourceLine] = []
    table = 0
    for kind, run in _with_group_rows(_runs(lines)):
        if kind is None or len(run) < 2:
            marked += run
            continue
        table += 1
        marked += [evolve(line, looks=_row(line, table)) for line in run]
    return tuple(marked)


def _runs(lines: Sequence[SourceLine]) -> Iterator[_Run]:
    """Lines of one kind in a row; in the midst of a table a row may be all but empty."""
    run: list[SourceLine] = []
    current: int | str | None = None
    for line in lines:
        kind = _kind(line)
        if kind is None and isinstance(current, int) and line.text.count("\t") == current - 1:
            kind = None if _LABELLED.match(line.text) else current
        if run and kind != current:
            yield current, run
            run = []
        current = kind
        run.append(line)
    if run:
        yield current, run


def _with_group_rows(runs: Iterator[_Run]) -> Iterator[_Run]:
    """Join rows to those above where only the row of a group (一⇥道路交通) parts them."""
    waiting: list[_Run] = []
    for kind, run in runs:
        if len(waiting) == 2 and kind == waiting[0][0]:
            run = [*waiting[0][1], *waiting[1][1], *run]
            waiting = []
        elif len(waiting) == 1 and _is_group_row(run, waiting[0][0]):
            waiting.append((kind, run))
            continue
        yield from waiting
        waiting = [(kind, run)]
    yield from waiting


def _is_group_row(run: Sequence[SourceLine], kind: int | str | None) -> bool:
    if not isinstance(kind, int) or kind <= _FEWEST_CELLS or len(run) > 1:
        return False
    cells = run[0].text.rstrip("\t").split("\t")
    return len(cells) == _FEWEST_CELLS and all(0 < len(cell.strip()) <= _LONGEST_GROUP for cell in cells)


def _kind(line: SourceLine) -> int | str | None:
    """What rows of one table have in common: the bars, or the number of cells between tabs; else None."""
    text = line.text
    if _BARRED.fullmatch(text):
        return "bars"
    if text.count("|") >= _FEWEST_BARS and "\t" not in text:
        return f"{text.count('|')} bars between"
    cells = text.split("\t")
    filled = sum(1 for cell in cells if cell.strip())
    if len(cells) < _FEWEST_CELLS or filled < 2 or _LABELLED.match(text) or _is_entry(cells):
        return None
    return len(cells)


def _is_entry(cells: Sequence[str]) -> bool:
    """Whether a tab only parts a label from its text, or an entry of a table of contents from its page."""
    label = match_label(cells[0])
    return label is not None and (not cells[0][label.end :].strip() or cells[-1].strip().isdigit())


def _row(line: SourceLine, table: int) -> Looks:
    if _DELIMITER.fullmatch(f"|{line.text.strip().strip('|')}|"):
        return evolve(line.looks, furniture="markup")
    mark = "|" if "|" in line.text and "\t" not in line.text else "\t"
    return evolve(line.looks, cells=tuple(line.text.split(mark)), table=table)
