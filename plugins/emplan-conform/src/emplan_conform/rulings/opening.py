"""Rows of the opening: titles and addressees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

from emplan_conform.clauses import Clause
from emplan_conform.faces import FaceClass
from emplan_conform.frame import is_text_size
from emplan_conform.head import ORGANS, Title
from emplan_conform.lines import TextLine
from emplan_conform.marks import MM_PER_PT
from emplan_conform.report import Reason, Row
from emplan_conform.rulings.judging import View, counted, in_face, judged, measured, not_measured

_NO_START: Final = "的了》〉）”’、，。；：！？"
_NO_END: Final = "《〈（“‘"
_SPLIT: Final = re.compile(r"^(?:\d|年|月|日|号|%|％)")
# Lines that differ by less than this part of a cell look alike.
_ALIKE = 0.5
_WIDEST_SPREAD = 12.0
_NAME: Final = re.compile("《[^《》]+》")
# What sums of character widths are off by.
_ROUNDING = 0.01


def title_face(view: View, clause: Clause) -> Row:
    """7.3.1: 小标宋."""
    return in_face(clause, _lines(view), FaceClass.TITLE_SONG)


def title_size(view: View, clause: Clause) -> Row:
    """7.3.1: 2号."""
    return measured(clause, [(line.size_pt, line.page) for line in _lines(view)])


def title_gap(view: View, clause: Clause) -> Row:
    """7.3.1: from the red rule to the em box of the first line."""
    rule, title = view.head.rule, view.head.title
    if rule is None or title is None:
        return not_measured(clause)
    return measured(clause, [(title.lines[0].top - rule.bottom, 1)])


def title_centred(view: View, clause: Clause) -> Row:
    """7.3.1: each line in the middle."""
    return measured(clause, [(line.centre - view.frame.centre, line.page) for line in _lines(view)])


def title_width(view: View, clause: Clause) -> Row:
    """7.3.1: what fits into the type area."""
    return measured(clause, [(line.width, line.page) for line in _lines(view)])


def title_shape(view: View, clause: Clause) -> Row:
    """7.3.1: widening, narrowing, or widest in the middle; never all alike, never narrow in the middle."""
    titles = view.structure.titles
    if not titles:
        return not_measured(clause)
    for title in titles:
        shape = _shape(title)
        if shape in _WRONG:
            return judged(
                clause, False, f"{shape}: {' / '.join(line.text for line in title.lines)}", title.page
            )
    shapes = dict.fromkeys(map(_shape, titles))
    return judged(clause, True, ", ".join(shapes))


_WRONG: Final = ("rectangle", "hourglass", "short last line", "ragged")


def _shape(title: Title) -> str:
    em = title.lines[0].size_pt * MM_PER_PT
    widths = [line.natural_width / em for line in _shaped(title)]
    if len(widths) == 1:
        return "one line"
    if widths[-1] < 2.5:
        return "short last line"
    # A name in 《》 is never broken, so that the lines around one are as short as they happen to be.
    has_name = any(_NAME.fullmatch(line.text) for line in title.lines)
    if max(widths) - min(widths) > _WIDEST_SPREAD + _ROUNDING and not has_name:
        return "ragged"
    steps = [after - before for before, after in pairwise(widths)]
    if len(widths) > 2 and all(abs(step) < _ALIKE for step in steps):
        return "rectangle"
    if len(widths) == 2 and abs(steps[0]) < _ALIKE:
        return "rectangle"
    signs = [0 if abs(step) < _ALIKE else (1 if step > 0 else -1) for step in steps]
    turns = [sign for sign in signs if sign]
    if turns == sorted(turns):
        return "hourglass" if turns and turns[0] < 0 < turns[-1] else "trapezoid"
    return "diamond" if turns == sorted(turns, reverse=True) else "hourglass"


def _shaped(title: Title) -> Sequence[TextLine]:
    """The lines that can have a shape: those of joint issuers, one each, are as long as their names."""
    subject = next((i for i, line in enumerate(title.lines) if line.text.startswith(("关于", "印发"))), 0)
    is_joint = subject > 1 and all(ORGANS.search(line.text) for line in title.lines[:subject])
    return title.lines[subject:] if is_joint else title.lines


def title_breaks(view: View, clause: Clause) -> Row:
    """7.3.1: lines end where sense does: no word mark alone, no number or 《》 torn apart needlessly."""
    faults = [fault for title in view.structure.titles for fault in _bad_breaks(view, title)]
    return counted(clause, faults, "bad breaks", of=len(view.structure.titles))


def _bad_breaks(view: View, title: Title) -> Iterator[tuple[str, int]]:
    for upper, lower in pairwise(title.lines):
        quote = f"{upper.text[-4:]}|{lower.text[:4]}"
        torn = upper.text[-1].isdigit() and _SPLIT.match(lower.text)
        # Behind a name that leaves no room for it, 的通知 is a line of its own.
        is_tail = upper.text[-1] == "》" and lower.text.startswith("的")
        if (lower.text[0] in _NO_START and not is_tail) or upper.text[-1] in _NO_END or torn:
            yield quote, title.page
    yield from _torn_names(view, title)


def _torn_names(view: View, title: Title) -> Iterator[tuple[str, int]]:
    """Names in 《》 broken although they fit on a line."""
    marks = [mark for line in title.lines for mark in line.marks]
    ends = list(accumulate(len(line.marks) for line in title.lines[:-1]))
    room = view.frame.right_edge - view.frame.left
    for name in _NAME.finditer(title.text):
        inside = [end for end in ends if name.start() < end < name.end()]
        width = sum(mark.right - mark.left for mark in marks[name.start() : name.end()])
        if inside and width <= room:
            place = inside[0]
            yield f"{title.text[place - 3 : place]}|{title.text[place : place + 3]}", title.page


def _lines(view: View) -> list[TextLine]:
    return [line for title in view.structure.titles for line in title.lines]


def addressees_gap(view: View, clause: Clause) -> Row:
    """7.3.2: one blank line below the title."""
    title, addressees = view.head.title, view.head.addressees
    if title is None or not addressees:
        return not_measured(clause)
    above = [line for line in view.head.lines if line.baseline < addressees[0].baseline]
    return measured(clause, [(view.frame.blank_lines(max(above, key=_down), addressees[0]), 1)])


def _down(line: TextLine) -> float:
    return line.baseline


def addressees_place(view: View, clause: Clause) -> Row:
    """7.3.2: flush left, further lines too."""
    return measured(clause, [(view.frame.cells(line), line.page) for line in view.head.addressees])


def addressees_colon(view: View, clause: Clause) -> Row:
    """7.3.2: one full-width colon, at the end."""
    if not view.head.addressees:
        return not_measured(clause)
    text = "".join(line.text for line in view.head.addressees)
    right = text.endswith("：") and text.count("：") + text.count(":") == 1
    return judged(clause, right, f"…{text[-4:]}", 1)


def text_on_page_1(view: View, clause: Clause) -> Row:
    """7.3.3: page 1 shows text below the head."""
    lines = [line for line in view.structure.text if line.page == 1 and is_text_size(line)]
    if not view.structure.text and not any(sheet.table_text for sheet in view.sheets):
        return not_measured(clause, Reason.TOO_SHORT)
    tables = len(view.sheets[0].table_text)
    return measured(clause, [(float(min(len(lines) + tables, 22)), 1)])
