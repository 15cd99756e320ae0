"""The distance from line to line, and where a signature may change it (7.3.5.5)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from emplan_conform.clause_table import Profile
from emplan_conform.clauses import Clause
from emplan_conform.frame import is_text_size, near_signature
from emplan_conform.lines import TextLine
from emplan_conform.marks import MM_PER_PT
from emplan_conform.report import Reason, Row
from emplan_conform.rulings.judging import View, measured, not_measured
from emplan_conform.sheets import TYPE_BOTTOM, Sheet

# Lines of the standard and of GB/T 33476.2, in pt, with how much more or less they may be.
_USUAL: Final = {False: (28.95, 0.05, 0.05), True: (29.45, 0.05, 0.2)}
# Between these, in pt, lines are still lines of text.
_SQUEEZED: Final = (22.5, 35.2)
_FEW_LINES: Final = 5
# Two baselines further apart than this have a blank line between them, closer ones are no two lines.
_LINES_APART: Final = (0.6, 1.5)
# How much of the way to the usual pitch tells that a line has it: Word moves the line below by a fifth.
_LEAST_OF_WAY: Final = 0.1
_ROUNDING: Final = 0.03


def line_pitch(view: View, clause: Clause) -> Row:
    """5.2.3: the distance between the baselines of lines of text, unless a signature needs another."""
    pitch = view.frame.pitch
    if pitch is None:
        return measured(clause, [], Reason.TOO_SHORT)
    if is_squeezed(view):
        return not_measured(clause, Reason.OTHER_FORM)
    odd = [
        (own / MM_PER_PT, page)
        for page, own in sorted(view.frame.local.items())
        if not _may_differ(view, page, own)
    ]
    return measured(clause, [(pitch / MM_PER_PT, None), *odd])


def is_squeezed(view: View) -> bool:
    """Whether the only text stands on the pages of a signature that could not stand there otherwise."""
    pitch = view.frame.pitch
    near = near_signature(view.sheets)
    usual, below, above = _USUAL[view.profile is Profile.GBT33476]
    if pitch is None or usual - below <= pitch / MM_PER_PT <= usual + above:
        return False
    if any(_is_told_by(sheet) for sheet in view.sheets if sheet.leaf.ordinal not in near):
        return False
    return any(_may_differ(view, page, pitch) for page in near)


def _is_told_by(sheet: Sheet) -> bool:
    """Whether a page has enough lines of text to tell their distance."""
    return sum(map(is_text_size, sheet.text)) > _FEW_LINES


def _may_differ(view: View, page: int, pitch: float) -> bool:
    """Whether lines of a page may be that far apart: else a signature there or overleaf has no room."""
    least, most = _SQUEEZED
    if not least <= pitch / MM_PER_PT <= most:
        return False
    pages = {signature.date.page for signature in view.structure.signatures} & {page, page + 1}
    usual = _USUAL[view.profile is Profile.GBT33476][0] * MM_PER_PT
    is_due = _is_out_of_room if pitch < usual else _is_left_alone
    return any(is_due(view, one, pitch, usual) for one in pages)


def _is_out_of_room(view: View, page: int, pitch: float, usual: float) -> bool:
    """Whether the last line of a signature's page would stand below the type area at the usual pitch."""
    lines = view.sheets[page - 1].text
    shift = _steps_of(lines, pitch) + _steps_of(_before(view, page), pitch)
    return lines[-1].bottom + shift * (usual - pitch) > TYPE_BOTTOM - usual


def _is_left_alone(view: View, page: int, pitch: float, usual: float) -> bool:
    """Whether all text of a signature's page would stand on the one before at the usual pitch, or nearly."""
    if page == 1:
        return False
    above, sheet = view.sheets[page - 2], view.sheets[page - 1]
    date = next(one.date for one in view.structure.signatures if one.date.page == page)
    own = sum(usual for line in view.structure.text if line.page == page and line.top < date.top)
    own += sum(bottom - top for top, bottom in sheet.tables if bottom < date.top)
    rows = sum(bottom - top for top, bottom in above.tables) / pitch
    ends = [*(line.bottom for line in above.text), *(bottom for _, bottom in above.tables)]
    room = TYPE_BOTTOM - max(ends, default=TYPE_BOTTOM)
    return 0 < own <= room + (_steps_of(above.text, pitch) + rows) * (pitch - usual) + usual


def _before(view: View, page: int) -> Sequence[TextLine]:
    return view.sheets[page - 2].text if page > 1 else ()


def _steps_of(lines: Sequence[TextLine], pitch: float) -> float:
    """How many lines further down than the first the last one is, among those that far apart."""
    steps = (round((below.baseline - above.baseline) / pitch, 1) for above, below in pairwise(lines))
    return sum(step for step in steps if step == round(step))


def pitch_at_top(view: View, line: TextLine) -> float:
    """The height of the first line of a page, which may end a paragraph of the usual pitch."""
    usual = view.frame.line_pitch
    own = view.frame.local.get(line.page)
    if own is None:
        return usual
    lines = view.sheets[line.page - 1].text
    step = lines[1].baseline - line.baseline if len(lines) > 1 else 0.0
    least, most = _LINES_APART
    if least < step / usual < most:
        return usual if abs(step - own) > max(_LEAST_OF_WAY * abs(usual - own), _ROUNDING) else own
    for paragraph in view.structure.paragraphs:
        above = [each.baseline for each in paragraph.lines if each.page == line.page - 1]
        if line in paragraph.lines and len(above) > 1:
            return above[-1] - above[-2]
    return own
