"""Rows of the text: indents, line ends, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from emplan_conform.clauses import Clause
from emplan_conform.faces import FaceClass, face_class, face_name
from emplan_conform.lines import TextLine
from emplan_conform.marks import Mark
from emplan_conform.report import Row
from emplan_conform.rulings.judging import View, counted, judged, measured, not_measured
from emplan_conform.structure import LEVELS, Paragraph

NO_START: Final = "，。、；：！？）》〉】〕”’…％%),;!?"
NO_END: Final = "（《〈【〔“‘("
_DIGITS: Final = re.compile(r"^[\d%％‰]")
_STOPS: Final = "。；！？"


def paragraph_indent(view: View, clause: Clause) -> Row:
    """7.3.3: the first line of each paragraph."""
    return measured(
        clause,
        [(each.cells, each.lines[0].page) for each in view.structure.paragraphs if not each.is_deep],
    )


def wraps_flush_left(view: View, clause: Clause) -> Row:
    """7.3.3: every further line of a paragraph."""
    return measured(
        clause,
        [
            (view.frame.cells(line), line.page)
            for each in view.structure.paragraphs
            if not each.is_deep
            for line in each.lines[1:]
        ],
    )


def line_starts(view: View, clause: Clause) -> Row:
    """GB/T 15834 5.1.1: neither a stop nor the second half of a pair at the start of a line."""
    lines = list(_all_lines(view))
    faults = [(line.text[:6], line.page) for line in lines if line.text[0] in NO_START]
    return counted(clause, faults, "lines", of=len(lines))


def line_ends(view: View, clause: Clause) -> Row:
    """GB/T 15834 5.1.3: not the first half of a pair at the end of a line."""
    lines = list(_all_lines(view))
    faults = [(line.text[-6:], line.page) for line in lines if line.text[-1] in NO_END]
    return counted(clause, faults, "lines", of=len(lines))


def numbers_whole(view: View, clause: Clause) -> Row:
    """GB/T 15835 5.1.7.2: the digits of a number stay together, its percent sign with them."""
    pairs = [pair for each in view.structure.paragraphs for pair in pairwise(each.lines)]
    faults = [
        (f"{upper.text[-4:]}|{lower.text[:3]}", upper.page)
        for upper, lower in pairs
        if upper.text[-1].isdigit() and _DIGITS.match(lower.text)
    ]
    return counted(clause, faults, "numbers", of=len(view.structure.paragraphs))


def _all_lines(view: View) -> Iterator[TextLine]:
    yield from view.head.addressees
    yield from view.structure.text
    if view.structure.attachment_note:
        yield from view.structure.attachment_note.lines
    if view.structure.colophon:
        yield from view.structure.colophon.lines


def heading_1_face(view: View, clause: Clause) -> Row:
    """7.3.3: 一、 in 黑体."""
    return _heading_face(view, clause, 0, FaceClass.GOTHIC)


def heading_2_face(view: View, clause: Clause) -> Row:
    """7.3.3: （一） in 楷体."""
    return _heading_face(view, clause, 1, FaceClass.REGULAR_SCRIPT)


def heading_3_face(view: View, clause: Clause) -> Row:
    """7.3.3: 1. and （1） in 仿宋."""
    return _heading_face(view, clause, 2, FaceClass.IMITATION_SONG)


def _heading_face(view: View, clause: Clause, level: int, wanted: FaceClass) -> Row:
    headings = [each for each in view.structure.paragraphs if each.level == level]
    for heading in headings:
        for mark in _heading_marks(heading, level):
            if face_class(mark.family) is not wanted:
                quote = f"{heading.text[:8]}: {face_name(mark.family)}"
                return judged(clause, False, quote, heading.lines[0].page)
    return judged(clause, True, f"{wanted.value}, {len(headings)} ×") if headings else not_measured(clause)


def _heading_marks(heading: Paragraph, level: int) -> Iterator[Mark]:
    """The Chinese characters of the label, and of the heading where it is a paragraph by itself.

    Where text runs on in the same paragraph only the label is sure to belong to the heading: numbered
    sentences have no other.
    """
    label = LEVELS[level].match(heading.text)
    marks = [mark for line in heading.lines for mark in line.marks]
    alone = not any(stop in heading.text for stop in _STOPS)
    end = len(marks) if alone or label is None else label.end() + (level == 2)
    yield from (mark for mark in marks[:end] if mark.is_hanzi)


def heading_kept(view: View, clause: Clause) -> Row:
    """Practice: a heading stays with the text below it."""
    headings = [each for each in view.structure.paragraphs if each.level is not None and _is_alone(each)]
    last = {}
    for line in view.structure.text:
        last[line.page] = line
    faults = [
        (each.text[:10], each.lines[-1].page)
        for each in headings
        if last[each.lines[-1].page] is each.lines[-1] and each is not view.structure.paragraphs[-1]
    ]
    return counted(clause, faults, "headings", of=len(headings))


def _is_alone(paragraph: Paragraph) -> bool:
    """Whether a labelled paragraph is a heading and nothing else: no stop, and in a heading's face."""
    family = face_class(paragraph.lines[-1].family)
    return not any(stop in paragraph.text[:-1] for stop in _STOPS) and family in (
        FaceClass.GOTHIC,
        FaceClass.REGULAR_SCRIPT,
    )
