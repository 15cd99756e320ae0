"""Rows of the colophon (版记) at the foot of the last page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from emplan_conform.clauses import Clause
from emplan_conform.faces import FaceClass
from emplan_conform.frame import is_text_size
from emplan_conform.lines import TextLine
from emplan_conform.marks import MM_PER_PT
from emplan_conform.report import Reason, Row, Verdict
from emplan_conform.rulings.judging import Place, View, in_face, judged, measured, not_measured

_SMALL_PT = 14.0
_SMALL_CELL: Final = _SMALL_PT * MM_PER_PT
_LABEL: Final = re.compile(r"^[抄主]\s*送\s*[:：]?")
_DATE: Final = re.compile(r"((?:19|20)\d{2}年(?:[1-9]|1[0-2])?月(?:[1-9]|[12]\d|3[01])?日)印发$")
_WHOLE: Final = re.compile(r"年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日")


def colophon_rule_length(view: View, clause: Clause) -> Row:
    """7.4.1: each as long as the type area is wide."""
    colophon = view.structure.colophon
    if colophon is None:
        return not_measured(clause)
    if len(colophon.rules) < 2:
        return judged(clause, False, f"{len(colophon.rules)} rules", colophon.page)
    return measured(clause, [(rule.length, colophon.page) for rule in colophon.rules])


def colophon_outer_rules(view: View, clause: Clause) -> Row:
    """7.4.1: the first and the last."""
    colophon = view.structure.colophon
    if colophon is None or not colophon.rules:
        return not_measured(clause)
    outer = (colophon.rules[0], colophon.rules[-1])
    return measured(clause, [(rule.thickness, colophon.page) for rule in outer])


def colophon_inner_rules(view: View, clause: Clause) -> Row:
    """7.4.1: those between."""
    colophon = view.structure.colophon
    if colophon is None:
        return not_measured(clause)
    inner = colophon.rules[1:-1]
    if not inner and _copied(view) and _printed_line(view):
        return judged(clause, False, "no rule between", colophon.page)
    return measured(clause, [(rule.thickness, colophon.page) for rule in inner])


def colophon_bottom(view: View, clause: Clause) -> Row:
    """7.4.1: the lower edge of the last rule."""
    colophon = view.structure.colophon
    if colophon is None or not colophon.rules:
        return not_measured(clause)
    return measured(clause, [(colophon.rules[-1].bottom, colophon.page)])


def colophon_last_page(view: View, clause: Clause) -> Row:
    """7.4.1: on the last page that has anything on it."""
    colophon = view.structure.colophon
    if colophon is None:
        return not_measured(clause)
    last = max(sheet.leaf.ordinal for sheet in view.sheets if not sheet.is_blank)
    return judged(clause, colophon.page == last, f"page {colophon.page} of {last}", colophon.page)


def colophon_even_page(view: View, clause: Clause) -> Row:
    """GB/T 33476.2 7.3.1: on an even page."""
    colophon = view.structure.colophon
    if colophon is None:
        return not_measured(clause)
    return judged(clause, colophon.page % 2 == 0, f"page {colophon.page}", colophon.page)


def colophon_face(view: View, clause: Clause) -> Row:
    """7.4.2, 7.4.3: 4号 仿宋."""
    colophon = view.structure.colophon
    if colophon is None:
        return not_measured(clause)
    return in_face(clause, colophon.lines, FaceClass.IMITATION_SONG, _SMALL_PT)


def copied_to_place(view: View, clause: Clause) -> Row:
    """7.4.2: one cell in at both sides, further lines under the first name."""
    return measured(clause, list(_copied_places(view)))


def _copied(view: View) -> list[list[TextLine]]:
    """The lines of each list of names: 抄送, and 主送 where that moved here."""
    lists: list[list[TextLine]] = []
    colophon = view.structure.colophon
    inner = colophon.rules[1:-1] if colophon else ()
    for line in colophon.lines if colophon else ():
        if _LABEL.match(line.text):
            lists.append([])
        elif lists and any(lists[-1][-1].middle < rule.top < line.middle for rule in inner):
            break
        elif not lists or _is_printed(line):
            continue
        lists[-1].append(line)
    return lists


def _is_printed(line: TextLine) -> bool:
    return line.text.endswith(("印发", "印發")) or ("年" in line.text and "月" in line.text)


def _copied_places(view: View) -> Iterator[Place]:
    edge = view.frame.right_edge - _SMALL_CELL
    for lines in _copied(view):
        found = _LABEL.match(lines[0].text)
        assert found is not None
        marks = lines[0].marks
        name = marks[found.end()].left if len(marks) > found.end() else marks[-1].right
        yield lines[0].left - view.frame.left - _SMALL_CELL, lines[0].page
        for line in lines[1:]:
            yield line.left - name, line.page
        for line in lines:
            yield max(line.right - edge - 0.3, 0.0), line.page


def copied_to_stop(view: View, clause: Clause) -> Row:
    """7.4.2: a full-width colon behind 抄送, a full stop at the end."""
    lists = ["".join(line.text for line in lines) for lines in _copied(view)]
    if not lists:
        return not_measured(clause)
    bad = [text for text in lists if text[2:3] != "：" or not text.endswith("。") or text.endswith("。。")]
    shown = (bad or lists)[0]
    assert view.structure.colophon is not None
    return judged(clause, not bad, f"{shown[:3]}…{shown[-3:]}", view.structure.colophon.page)


def printed_by_place(view: View, clause: Clause) -> Row:
    """7.4.3: office one cell from the left, date one from the right."""
    line, colophon = _printed_line(view), view.structure.colophon
    if line is None or colophon is None:
        return not_measured(clause)
    places = [(view.frame.right_edge - line.right - _SMALL_CELL, line.page)]
    # An office whose name takes the whole line has the date in the next one.
    named = {mark for lines in _copied(view) for each in lines for mark in each.marks}
    places += [
        (each.left - view.frame.left - _SMALL_CELL, each.page)
        for each in colophon.lines
        if each.marks[0] not in named and not each.text[0].isdigit()
    ]
    return measured(clause, places)


def printed_by_form(view: View, clause: Clause) -> Row:
    """7.4.3: the date in full and not padded, 印发 behind it."""
    line = _printed_line(view)
    if line is None:
        return not_measured(clause)
    shown = line.text[-14:]
    if not _DATE.search(line.text):
        return judged(clause, False, shown, line.page)
    if not _WHOLE.search(line.text):
        return Row(
            clause=clause,
            verdict=Verdict.NOT_MEASURED,
            measured=shown,
            reason=Reason.LEFT_OPEN,
            page=line.page,
        )
    return judged(clause, True, shown, line.page)


def _printed_line(view: View) -> TextLine | None:
    colophon = view.structure.colophon
    lines = colophon.lines if colophon else ()
    return next((line for line in reversed(lines) if _is_printed(line) and is_text_size(line)), None)
