"""Rows of letters (信函格式), GB/T 9704-2012 10.1: those of their own, and those measured otherwise there."""

from __future__ import annotations

from typing import Final

from emplan_conform.clauses import Clause, with_unit
from emplan_conform.ink import Ink
from emplan_conform.letter import DoubleRule, LetterRules
from emplan_conform.lines import TextLine
from emplan_conform.marks import is_red
from emplan_conform.report import Reason, Row
from emplan_conform.rulings.header import masthead_ink
from emplan_conform.rulings.judging import Place, View, judged, measured, not_measured
from emplan_conform.rulings.page import overhang
from emplan_conform.rulings.pitch import is_squeezed

_PAGE_MIDDLE: Final = 105.0
# Where text begins and ends on page 1 if there is no double rule to tell.
_NO_RULE: Final = 55.0
_LOWER_RULE: Final = 276.0
_COMPANY: Final = 2
_SUFFIX: Final = "文件"
# Closer to the lower rule than this no further line of text would fit above it.
_LINE: Final = 10.2


def type_area(view: View, clause: Clause) -> Row:
    """5.2.1; on page 1 between the double rules, where text may go on below the type area (10.1)."""
    upper, lower = _rules(view).upper, _rules(view).lower
    start = upper.bottom if upper else max((line.bottom for line in view.head.masthead), default=_NO_RULE)
    end, edge = (lower.top, lower.bottom) if lower else (_LOWER_RULE, _LOWER_RULE + 1)
    leaf = view.sheets[0].leaf
    between = view.ink(1, 0, start + 0.4, leaf.width, end - 0.4)
    below = view.ink(1, 0, edge + 0.4, leaf.width, leaf.height, coarse=True)
    places: list[Place] = [
        (max(28.0 - between.left, between.right - 184.0, 0.0) if between else 0.0, 1),
        (below.bottom - edge if below else 0.0, 1),
    ]
    for sheet in view.sheets[1:]:
        places += overhang(view, sheet)
    return measured(clause, places)


def copy_number_place(view: View, clause: Clause) -> Row:
    """10.1: flush left, the first line below the double rule."""
    return _corner(view, clause, view.head.copy_number, ())


def secrecy_place(view: View, clause: Clause) -> Row:
    """10.1: flush left below the copy number, or first."""
    return _corner(view, clause, view.head.secrecy, (view.head.copy_number,))


def urgency_place(view: View, clause: Clause) -> Row:
    """10.1: flush left below what stands above it."""
    return _corner(view, clause, view.head.urgency, (view.head.secrecy, view.head.copy_number))


def _corner(view: View, clause: Clause, line: TextLine | None, above: tuple[TextLine | None, ...]) -> Row:
    """Whether a line stands flush left, right below the nearest of those above it, else in the first line."""
    if line is None:
        return not_measured(clause)
    cells = view.frame.cells(line)
    over = next((one for one in above if one is not None), None)
    number = view.head.number
    if over is not None:
        steps = (line.baseline - over.baseline) / view.frame.line_pitch
    else:
        steps = 1.0 if number is None else 1 + (line.baseline - number.baseline) / view.frame.line_pitch
    right = abs(cells) <= 0.11 and abs(steps - 1) < 0.25
    shown = f"line {with_unit(steps, '')}, {with_unit(cells, 'cells')}"
    return judged(clause, right, shown, line.page)


def number_gap(view: View, clause: Clause) -> Row:
    """10.1: from the double rule to the em box of the first element below it."""
    upper, lines = _rules(view).upper, _head_lines(view)
    if upper is None or not lines:
        return not_measured(clause)
    return measured(clause, [(min(line.top for line in lines) - upper.bottom, 1)])


def number_place(view: View, clause: Clause) -> Row:
    """10.1: at the right edge of the type area."""
    number = view.head.number
    return measured(clause, [(view.frame.right_edge - number.right, 1)] if number else [])


def header_rule_length(view: View, clause: Clause) -> Row:
    """10.1: both lines of both."""
    return measured(clause, [(stroke.length, 1) for double in _doubles(view) for stroke in double.strokes])


def header_rule_centred(view: View, clause: Clause) -> Row:
    """10.1: in the middle of the page."""
    strokes = [stroke for double in _doubles(view) for stroke in double.strokes]
    return measured(clause, [(stroke.centre - _PAGE_MIDDLE, 1) for stroke in strokes])


def header_rule_gap(view: View, clause: Clause) -> Row:
    """10.1: from the masthead's ink to the upper double rule."""
    upper, ink = _rules(view).upper, _ink(view)
    if upper is None or ink is None:
        return not_measured(clause)
    return measured(clause, [(upper.top - ink.bottom, 1)])


def header_rule_red(view: View, clause: Clause) -> Row:
    """10.1: red."""
    strokes = [stroke for double in _doubles(view) for stroke in double.strokes]
    odd = [stroke for stroke in strokes if not is_red(stroke.colour)]
    shown = (odd or strokes)[0].colour
    return judged(clause, not odd, "#{:02X}{:02X}{:02X}".format(*shown), 1)


def title_gap(view: View, clause: Clause) -> Row:
    """10.1: from the em box of the last element to that of the title."""
    title, lines = view.head.title, _head_lines(view)
    if title is None or not lines:
        return not_measured(clause)
    return measured(clause, [(title.lines[0].top - max(line.bottom for line in lines), 1)])


def letter_name_alone(view: View, clause: Clause) -> Row:
    """10.1: no 文件 behind the name."""
    text = "".join(line.text for line in view.head.masthead)
    return judged(clause, not text.endswith(_SUFFIX), text, 1) if text else not_measured(clause)


def letter_rules(view: View, clause: Clause) -> Row:
    """10.1: one at the top, one at the foot, the thick line outside."""
    rules = _rules(view)
    shown = ", ".join(double.order if double else "none" for double in (rules.upper, rules.lower))
    return judged(clause, shown == clause.expected, shown, 1)


def letter_lower_rule(view: View, clause: Clause) -> Row:
    """10.1: 20 mm from the lower edge of the page."""
    lower = _rules(view).lower
    return measured(clause, [(lower.bottom, 1)] if lower else [])


def letter_last_line(view: View, clause: Clause) -> Row:
    """10.1: of a line right above the lower rule; where another would fit between, none stands there."""
    lower = _rules(view).lower
    lines = [line for line in view.sheets[0].text if lower and line.bottom < lower.top]
    if lower is None or not lines:
        return not_measured(clause)
    distance = lower.top - max(line.bottom for line in lines)
    # Lines that a signature has moved together do not end where the usual ones would.
    is_moved = 1 in view.frame.local or is_squeezed(view)
    is_far = distance > clause.as_number + clause.above
    if is_far and (distance > _LINE or is_moved) and not _goes_on(view):
        return not_measured(clause, Reason.TOO_SHORT)
    return measured(clause, [(distance, 1)])


def _goes_on(view: View) -> bool:
    """Whether a paragraph of page 1 goes on overleaf, so that the page is full.

    A line or two may have moved there to keep a signature company (7.3.5.5).
    """
    signed = any(signature.date.page == 2 for signature in view.structure.signatures)
    for paragraph in view.structure.paragraphs:
        pages = [line.page for line in paragraph.lines]
        if {1, 2} <= set(pages):
            return not (signed and pages.count(2) <= _COMPANY)
    return False


def letter_first_page_number(view: View, clause: Clause) -> Row:
    """10.1: none."""
    number = view.sheets[0].number
    return judged(clause, number is None, number.text if number else "none", 1)


def letter_colophon_form(view: View, clause: Clause) -> Row:
    """10.1: neither rules nor the line that ends with 印发."""
    colophon = view.structure.colophon
    if colophon is None:
        return not_measured(clause)
    printed = [line.text for line in colophon.lines if line.text.endswith(("印发", "印發"))]
    shown = f"{len(colophon.rules)} rules, {printed[0][-12:] if printed else 'no 印发'}"
    return judged(clause, not colophon.rules and not printed, shown, colophon.page)


def letter_colophon_foot(view: View, clause: Clause) -> Row:
    """10.1: the em box of its last line, which fills the last line of the type area."""
    colophon = view.structure.colophon
    if colophon is None:
        return not_measured(clause)
    return measured(clause, [(max(line.bottom for line in colophon.lines), colophon.page)])


def _rules(view: View) -> LetterRules:
    assert view.head.letter is not None
    return view.head.letter


def _doubles(view: View) -> tuple[DoubleRule, ...]:
    return _rules(view).doubles


def _head_lines(view: View) -> list[TextLine]:
    """What stands between the upper double rule and the title."""
    head = view.head
    lines = (head.number, head.copy_number, head.secrecy, head.urgency, *head.signatories)
    return [line for line in lines if line is not None]


def _ink(view: View) -> Ink | None:
    """The ink of the masthead, which ends above the double rule."""
    upper, ink = _rules(view).upper, masthead_ink(view)
    if upper is None or ink is None or ink.bottom <= upper.top:
        return ink
    lines = view.head.masthead
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return view.ink(1, left - 20, 0, right + 20, upper.top - 0.2)
