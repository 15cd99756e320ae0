"""Rows of the header (版头): what stands above the red rule, and the rule."""

from __future__ import annotations

import re
from typing import Final

from emplan_conform.clauses import Clause, with_unit
from emplan_conform.faces import FaceClass, face_class, face_name
from emplan_conform.frame import CELL
from emplan_conform.ink import Ink
from emplan_conform.lines import TextLine
from emplan_conform.marks import is_red
from emplan_conform.report import Row
from emplan_conform.rulings.judging import View, in_face, is_size, judged, measured, not_measured

_COPY: Final = re.compile(r"^\d{6}$")
_FORM: Final = re.compile(r"^[\u3400-\u9fff\U00020000-\U0003ffff]{1,20}〔(?:19|20)\d{2}〕(?:[1-9]\d*)?号$")
_LABEL: Final = re.compile(r"签发人\s*[:：]")
_TEXT_PT = 16.0


def copy_number_place(view: View, clause: Clause) -> Row:
    """7.2.1: flush left in the first line of the type area."""
    return _corner(view, clause, view.head.copy_number, 1)


def copy_number_form(view: View, clause: Clause) -> Row:
    """7.2.1: six digits."""
    line = view.head.copy_number
    if line is None:
        return not_measured(clause)
    right = bool(_COPY.match(line.text)) and is_size(line.size_pt, _TEXT_PT)
    return judged(clause, right, f"{line.text}, {with_unit(line.size_pt, 'pt')}", line.page)


def secrecy_place(view: View, clause: Clause) -> Row:
    """7.2.2: flush left in the second line, whether or not there is a copy number."""
    return _corner(view, clause, view.head.secrecy, 2)


def secrecy_face(view: View, clause: Clause) -> Row:
    """7.2.2: 3号 黑体."""
    return in_face(clause, _one(view.head.secrecy), FaceClass.GOTHIC, _TEXT_PT)


def urgency_place(view: View, clause: Clause) -> Row:
    """7.2.3: flush left below what stands above it."""
    line, secrecy = view.head.urgency, view.head.secrecy
    if line is not None and secrecy is not None:
        return _corner(view, clause, line, round(view.frame.slot(secrecy)) + 1)
    return _corner(view, clause, line, None)


def urgency_face(view: View, clause: Clause) -> Row:
    """7.2.3: 3号 黑体."""
    return in_face(clause, _one(view.head.urgency), FaceClass.GOTHIC, _TEXT_PT)


def _corner(view: View, clause: Clause, line: TextLine | None, slot: int | None) -> Row:
    if line is None:
        return not_measured(clause)
    found, cells = view.frame.slot(line), view.frame.cells(line)
    right = abs(cells) <= 0.11 and (slot is None or abs(found - slot) < 0.25)
    return judged(clause, right, f"line {with_unit(found, '')}, {with_unit(cells, 'cells')}", line.page)


def _one(line: TextLine | None) -> tuple[TextLine, ...]:
    return (line,) if line else ()


def masthead_top(view: View, clause: Clause) -> Row:
    """7.2.4: the upper edge of its ink."""
    ink = masthead_ink(view)
    return measured(clause, [(ink.top, 1)] if ink else [])


def masthead_centred(view: View, clause: Clause) -> Row:
    """7.2.4: the middle of its ink, or of the characters' boxes where their ink leans to a side."""
    ink = masthead_ink(view)
    if ink is None:
        return not_measured(clause)
    lines = view.head.masthead
    boxes = (min(line.left for line in lines) + max(line.right for line in lines)) / 2
    off = min((centre - view.frame.centre for centre in (ink.centre, boxes)), key=abs)
    return measured(clause, [(off, 1)])


def masthead_red(view: View, clause: Clause) -> Row:
    """7.2.4: red."""
    if not view.head.masthead:
        return not_measured(clause)
    odd = [m for line in view.head.masthead for m in line.marks if not is_red(m.colour)]
    mark = odd[0] if odd else view.head.masthead[0].marks[0]
    return judged(clause, not odd, "#{:02X}{:02X}{:02X}".format(*mark.colour), 1)


def masthead_face(view: View, clause: Clause) -> Row:
    """7.2.4: 小标宋."""
    return in_face(clause, view.head.masthead, FaceClass.TITLE_SONG)


def masthead_ink(view: View) -> Ink | None:
    """The ink of the masthead."""
    lines = view.head.masthead
    if not lines:
        return None
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    # Faces differ in where their ink lies in the em box: look a little beyond it.
    room = 0.15 * (lines[0].bottom - lines[0].top)
    return view.ink(1, lines[0].left - 40, top - room, lines[0].right + 90, bottom + room)


def number_gap(view: View, clause: Clause) -> Row:
    """7.2.5: from the masthead's ink to the first row of number or signatories."""
    ink, number = masthead_ink(view), view.head.number
    if ink is None or number is None:
        return not_measured(clause)
    first = min([number.top, *(line.top for line in view.head.signatories)])
    return measured(clause, [(first - ink.bottom, 1)])


def number_place(view: View, clause: Clause) -> Row:
    """7.2.5: in the middle, or one cell from the left beside signatories."""
    number = view.head.number
    if number is None:
        return not_measured(clause)
    if view.head.signatories:
        return measured(clause, [(number.left - view.frame.left - CELL, 1)])
    return measured(clause, [(number.centre - view.frame.centre, 1)])


def number_form(view: View, clause: Clause) -> Row:
    """7.2.5: 〔〕 around a year of four digits, no 第, no padding; the serial may be left open."""
    number = view.head.number
    if number is None:
        return not_measured(clause)
    return judged(clause, bool(_FORM.match(number.text)), number.text, 1)


def number_face(view: View, clause: Clause) -> Row:
    """7.2.5, 5.2.2: 3号 仿宋."""
    return in_face(clause, _one(view.head.number), FaceClass.IMITATION_SONG, _TEXT_PT)


def signatories_place(view: View, clause: Clause) -> Row:
    """7.2.6: the widest row ends one cell from the right."""
    rows = view.head.signatories
    return measured(clause, [(min(map(view.frame.cells_from_right, rows)), 1)] if rows else [])


def signatories_face(view: View, clause: Clause) -> Row:
    """7.2.6: the label in 仿宋, the names in 楷体, both in 3号."""
    if not view.head.signatories:
        return not_measured(clause)
    for line in view.head.signatories:
        found = _LABEL.match(line.text)
        for place, mark in enumerate(line.marks):
            is_label = found is not None and place < found.end()
            wanted = FaceClass.IMITATION_SONG if is_label else FaceClass.REGULAR_SCRIPT
            if mark.is_hanzi and not (face_class(mark.family) is wanted and is_size(mark.size_pt, _TEXT_PT)):
                return judged(clause, False, f"{mark.text}: {face_name(mark.family)}", 1)
    return judged(clause, True, "仿宋 + 楷体", 1)


def header_rule_length(view: View, clause: Clause) -> Row:
    """7.2.7: as long as the type area is wide."""
    rule = view.head.rule
    return measured(clause, [(rule.length, 1)] if rule else [])


def header_rule_centred(view: View, clause: Clause) -> Row:
    """7.2.7: in the middle."""
    rule = view.head.rule
    return measured(clause, [(rule.centre - view.frame.centre, 1)] if rule else [])


def header_rule_gap(view: View, clause: Clause) -> Row:
    """7.2.7: from the em box of the number to the rule."""
    rule, number = view.head.rule, view.head.number
    if rule is None or number is None:
        return not_measured(clause)
    return measured(clause, [(rule.top - number.bottom, 1)])


def header_rule_red(view: View, clause: Clause) -> Row:
    """7.2.7: red."""
    rule = view.head.rule
    if rule is None:
        return not_measured(clause)
    return judged(clause, is_red(rule.colour), "#{:02X}{:02X}{:02X}".format(*rule.colour), 1)
