"""Rows of the page numbers (页码)."""

from __future__ import annotations

import re
from typing import Final

from emplan_conform.clauses import Clause
from emplan_conform.faces import FaceClass
from emplan_conform.lines import TextLine
from emplan_conform.marks import MM_PER_PT
from emplan_conform.report import Reason, Row
from emplan_conform.rulings.judging import Place, View, counted, in_face, judged, measured, not_measured
from emplan_conform.sheets import Sheet

_SMALL_PT = 14.0
_SMALL_CELL: Final = _SMALL_PT * MM_PER_PT
_FORM: Final = re.compile(r"^([—―─－–一-])(\d+)([—―─－–一-])$")
_DASH: Final = "—"
_HALF_WIDTH = 0.62


def page_number_present(view: View, clause: Clause) -> Row:
    """7.5: one on each page, in order; a blank page and a colophon's behind it may go without."""
    numbered = [sheet for sheet in view.sheets if sheet.number is not None]
    if not numbered and view.head.letter is not None and len(view.sheets) == 1:
        return not_measured(clause, Reason.TOO_SHORT)
    if not numbered:
        return judged(clause, False, "no page numbers")
    faults = []
    for sheet in view.sheets:
        if sheet.number is None:
            if not _may_go_without(view, sheet):
                faults.append(("none", sheet.leaf.ordinal))
        elif (
            _value(sheet.number) - sheet.leaf.ordinal != _value(_line(numbered[0])) - numbered[0].leaf.ordinal
        ):
            faults.append((sheet.number.text, sheet.leaf.ordinal))
    if not faults:
        first, last = _line(numbered[0]), _line(numbered[-1])
        return judged(clause, True, f"{_value(first)} … {_value(last)}")
    return counted(clause, faults, "out of order", of=len(view.sheets))


def _may_go_without(view: View, sheet: Sheet) -> bool:
    if sheet.leaf.ordinal == 1 and view.head.letter is not None:
        return True
    before = view.sheets[sheet.leaf.ordinal - 2] if sheet.leaf.ordinal > 1 else None
    return sheet.is_blank or (sheet.colophon is not None and before is not None and before.is_blank)


def page_number_face(view: View, clause: Clause) -> Row:
    """7.5: 4号 宋体."""
    return in_face(clause, _numbers(view), FaceClass.SONG, _SMALL_PT)


def page_number_dashes(view: View, clause: Clause) -> Row:
    """7.5: a dash at each side, half-width digits between."""
    lines = _numbers(view)
    if not lines:
        return not_measured(clause)
    for line in lines:
        found = _FORM.match(line.text)
        em = line.size_pt * MM_PER_PT
        wide = [m for m in line.marks if m.text.isdigit() and m.right - m.left > _HALF_WIDTH * em]
        if not found or found.group(1) != _DASH or found.group(3) != _DASH or wide:
            return judged(clause, False, line.text, line.page)
    return judged(clause, True, lines[0].text, lines[0].page)


def page_number_height(view: View, clause: Clause) -> Row:
    """7.5: the middle of the first dash's ink."""
    places: list[Place] = []
    for line in _numbers(view):
        mark = line.marks[0]
        ink = view.ink(line.page, mark.left, line.top - 1, mark.right - 0.1, line.bottom + 1)
        if ink is not None and not mark.text.isdigit():
            places.append((ink.middle, line.page))
    return measured(clause, places)


def page_number_side(view: View, clause: Clause) -> Row:
    """7.5: the distance from the right edge on odd pages, from the left on even ones."""
    places: list[Place] = []
    for line in _numbers(view):
        if _value(line) % 2:
            places.append(((view.frame.right_edge - line.right) / _SMALL_CELL, line.page))
        else:
            places.append(((line.left - view.frame.left) / _SMALL_CELL, line.page))
    return measured(clause, places)


def _numbers(view: View) -> list[TextLine]:
    return [sheet.number for sheet in view.sheets if sheet.number is not None]


def _line(sheet: Sheet) -> TextLine:
    assert sheet.number is not None
    return sheet.number


def _value(line: TextLine) -> int:
    return int("".join(char for char in line.text if char.isdigit()) or 0)
