"""Labels whose mark was lost: 一　加强 for 一、加强, 1 深化 for 1.深化, where they count on by lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from emplan.chinese.labels import LabelForm, match_label
from emplan.chinese.numerals import from_chinese
from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Edit
from emplan.reading.mending.characters import lines_of
from emplan.reading.mending.rules import LineRule, line_edit

_GAP = "[ \u3000\u00a0]"
_FAMILIES = (
    (
        LabelForm.CHINESE_COMMA,
        "、",
        Pattern(rf"{_GAP}*(?P<n>[一二三四五六七八九十]{{1,3}})(?P<gap>{_GAP}+)"),
    ),
    (LabelForm.ARABIC_DOT, ".", Pattern(rf"{_GAP}*(?P<n>\d{{1,2}})(?P<gap>{_GAP}+)")),
)
_CHAPTER = Pattern(rf"{_GAP}*(?P<n>\d{{1,2}})(?P<gap>{_GAP}*)(?=[《“\u4e00-\u9fff])[^。；：，]{{2,30}}")
_HEADING = Pattern("[《“\u4e00-\u9fff](?![ \u3000])")
# 3 月底前 is a date, 2 名 a quantity.
_COUNTED = Pattern("[年月日号时点分个名家项处座起次人户台套支元万亿级届批类层楼米公吨小周天]")
# Columns of a table stand wide apart.
_COLUMNS = Pattern(rf"\S(?:{_GAP}{{2,}}|\u3000)\S")


def lost_marks(text: str, *, apart: frozenset[int] = frozenset()) -> tuple[Edit, ...]:
    """Offer the marks of labels that have none; lines with the indexes ``apart`` stay as they are."""
    lines = [row for index, row in enumerate(lines_of(text)) if index not in apart]
    edits: list[Edit] = []
    for form, mark, pattern in _FAMILIES:
        counting = list(_counting(lines, pattern))
        if not counting or sum(_is_labelled(line, form) for _, line in lines) > 1:
            continue
        for start, found in counting:
            edits.append(
                line_edit(
                    text, start + found.start("gap"), start + found.end("gap"), mark, LineRule.LABEL_MARK
                )
            )
        if mark == ".":
            # Their sections tell the chapters, which need no other of their kind then.
            return tuple(edits)
    edits += _chapters(text, lines)
    return tuple(edits)


def _chapters(text: str, lines: list[tuple[int, str]]) -> Iterator[Edit]:
    """The marks of headings as 1总则, right above the first of their sections, 1.1."""
    chapters: list[tuple[int, re.Match[str]]] = []
    for (start, line), (_, below) in pairwise(row for row in lines if row[1].strip()):
        found = _CHAPTER.fullmatch(line)
        section = match_label(below) if found is not None else None
        if found is not None and section is not None and section.parts == (int(found["n"]), 1):
            chapters.append((start, found))
    if not chapters or any(_is_labelled(line, LabelForm.ARABIC_DOT) for _, line in lines):
        return
    for start, found in chapters:
        yield line_edit(text, start + found.start("gap"), start + found.end("gap"), ".", LineRule.LABEL_MARK)


def _is_labelled(line: str, form: LabelForm) -> bool:
    label = match_label(line)
    return label is not None and label.form is form


def _counting(lines: list[tuple[int, str]], pattern: Pattern) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the labels of every run that counts from 1 to 2 at least."""
    run: list[tuple[int, re.Match[str]]] = []
    for start, line in lines:
        found = pattern.match(line)
        if found is None or not _may_be_heading(line[found.end() :]):
            continue
        ordinal = int(found["n"]) if found["n"].isdigit() else from_chinese(found["n"])
        if ordinal != len(run) + 1:
            yield from run if len(run) > 1 else ()
            run = []
        if ordinal == len(run) + 1:
            run.append((start, found))
    yield from run if len(run) > 1 else ()


def _may_be_heading(rest: str) -> bool:
    return _HEADING.match(rest) is not None and not _COUNTED.match(rest) and not _COLUMNS.search(rest.strip())
