"""Rows of the ending: attachment note, signature, closing note, attachments, landscape tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from attrs import frozen

from emplan_conform.clauses import Clause, with_unit
from emplan_conform.ending import ITEM, LABEL, NOTE, Signature, note_items
from emplan_conform.faces import FaceClass
from emplan_conform.frame import CELL
from emplan_conform.lines import TextLine
from emplan_conform.report import Reason, Row, Verdict
from emplan_conform.rulings.judging import Place, View, counted, in_face, judged, measured, not_measured

_DATE: Final = re.compile(r"^(?:19|20)\d{2}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日$")
_OPEN: Final = re.compile(r"^(?:19|20)\d{2}年(?:[1-9]|1[0-2])?月(?:[1-9]|[12]\d|3[01])?日$")
_NUMBERED: Final = re.compile(r"^\d{1,2}\.")
_AFTER_NAME: Final = "，。；：、.;,"
_TEXT_PT = 16.0
_CHINESE: Final = {char: value for value, char in enumerate("零一二三四五六七八九十")}


def attachment_note_gap(view: View, clause: Clause) -> Row:
    """7.3.4: one blank line below the text."""
    note = view.structure.attachment_note
    if note is None:
        return not_measured(clause)
    if note.before is None:
        return not_measured(clause, Reason.OTHER_FORM)
    return measured(clause, [(view.frame.blank_lines(note.before, note.lines[0]), note.lines[0].page)])


def attachment_note_indent(view: View, clause: Clause) -> Row:
    """7.3.4: two cells in."""
    note = view.structure.attachment_note
    return measured(clause, [(view.frame.cells(note.lines[0]), note.lines[0].page)] if note else [])


def attachment_note_form(view: View, clause: Clause) -> Row:
    """7.3.4: a full-width colon, Arabic numbers with a dot if there are several, no mark behind a name."""
    note = view.structure.attachment_note
    if note is None:
        return not_measured(clause)
    texts = ["".join(line.text for line in item) for item in note_items(note, view.frame)]
    page = note.lines[0].page
    if not texts[0].startswith("附件："):
        return judged(clause, False, texts[0][:6], page)
    names = [NOTE.sub("", texts[0], count=1), *texts[1:]]
    numbers = [_NUMBERED.match(name) is not None for name in names]
    right = all(numbers) if len(names) > 1 else True
    bad = [name for name in names if name[-1] in _AFTER_NAME or (name[0] == "《" and name[-1] == "》")]
    if bad or not right:
        return judged(
            clause, False, (bad or [n for n, ok in zip(names, numbers, strict=True) if not ok])[0], page
        )
    return judged(clause, True, f"{len(names)} ×", page)


def attachment_note_wraps(view: View, clause: Clause) -> Row:
    """7.3.4: numbers under each other, names and their further lines under each other."""
    note = view.structure.attachment_note
    return measured(clause, list(_misalignments(view, note.lines)) if note else [])


def _misalignments(view: View, lines: tuple[TextLine, ...]) -> Iterator[Place]:
    found = NOTE.match(lines[0].text)
    assert found is not None
    begin = found.end()
    if begin >= len(lines[0].marks):
        return
    first = lines[0].marks[begin]
    number = ITEM.match(lines[0].text[begin:])
    several = number is not None
    name = lines[0].marks[begin + number.end()] if number else first
    yield 0.0, lines[0].page
    for line in lines[1:]:
        item = ITEM.match(line.text) if several else None
        if item and abs(line.left - first.left) <= abs(line.left - name.left) + 0.5:
            # The numbers of ten items or more are set to the right of one field.
            off = min(line.left - first.left, line.marks[item.end() - 1].right - name.left, key=abs)
        else:
            off = line.left - name.left
        yield off / CELL, line.page


@frozen(kw_only=True)
class _Placed:
    """A signature with the form it comes nearest to and how far it is off."""

    form: str
    relation: float
    right: float


def _placed(view: View, signature: Signature) -> _Placed:
    """How a signature of one organ stands: of the forms of 7.3.5, the one that it comes nearest to."""
    date, organ = signature.date, signature.organs[-1]
    edge = view.frame.right_edge
    # Centred under the organ, what a program adds between hanzi and digits widens the date on both sides.
    added = (date.width - date.natural_width) / 2
    date_cells = (edge - date.right) / CELL
    # Of a name in lines the widest one counts.
    organ_cells = min((edge - one.right) / CELL for one in signature.organs)
    centred = date.centre - organ.centre
    # A name too wide to be centred there reaches to the edge and takes the date along.
    sealed_right = (4 - date_cells) * CELL - added if organ_cells > 0.3 else 0.0
    stepped = date.left - min(one.left for one in signature.organs) - 2 * CELL
    widest = max(signature.organs, key=lambda one: one.width)
    organ_off, date_off = (edge - widest.right) / CELL - 2, date_cells - 2
    # The longer of both keeps two cells; widths of digits differ, so either may where they are about alike.
    difference = date.width - widest.width
    if abs(difference) < 0.6 * CELL:
        unsealed_right = -CELL * min(organ_off, date_off, key=abs)
    else:
        unsealed_right = -CELL * (organ_off if difference < 0 else date_off)
    sealed = _Placed(form="sealed", relation=centred, right=sealed_right)
    unsealed = _Placed(form="unsealed", relation=stepped, right=unsealed_right)
    return min(
        (sealed, unsealed),
        key=lambda one: (abs(one.relation) > 0.6) + (abs(one.right) > 0.8) + min(abs(one.relation), 99) / 100,
    )


def signature_relation(view: View, clause: Clause) -> Row:
    """7.3.5: the date centred under the organ, or its beginning two cells right of the organ's."""
    places = [
        (_placed(view, one).relation, one.date.page)
        for one in view.structure.signatures
        if one.organs and not _is_joint(one) and not _is_stamped(view, one)
    ]
    if not places and view.structure.signatures:
        return not_measured(clause, Reason.OTHER_FORM)
    return measured(clause, places)


def signature_right(view: View, clause: Clause) -> Row:
    """7.3.5: four cells right of a date that stands alone or under a seal, two right of an unsealed organ."""
    places: list[Place] = []
    for one in view.structure.signatures:
        cells = view.frame.cells_from_right(one.date)
        if _is_joint(one):
            # Organs in a row: nothing may leave the type area; where the date stands follows from the seals.
            widest = min(map(view.frame.cells_from_right, (*one.organs, one.date)))
            places.append((min(widest, 0.0) * CELL, one.date.page))
        elif not one.organs or _is_stamped(view, one):
            places.append(((4 - cells) * CELL, one.date.page))
        else:
            places.append((_placed(view, one).right, one.date.page))
    return measured(clause, places)


def _is_joint(signature: Signature) -> bool:
    """Whether organs stand side by side, or with room for a seal between, as sealed joint ones do."""
    apart = any(below.baseline - above.baseline > 20 for above, below in pairwise(signature.rows))
    return apart or len(signature.organs) > len(signature.rows)


def _is_stamped(view: View, signature: Signature) -> bool:
    """Whether a blank line parts the organ or title from the date: room for a stamp."""
    return bool(signature.rows) and _lines_between(view, signature.rows[-1], signature.date) > 0.9


def _lines_between(view: View, upper: TextLine, lower: TextLine) -> float:
    return view.frame.blank_lines(upper, lower)


def signature_gap(view: View, clause: Clause) -> Row:
    """7.3.5: blank lines above: one if unsealed, two above a stamp, two or three above a seal."""
    if not view.structure.signatures:
        return not_measured(clause)
    found: list[str] = []
    for one in view.structure.signatures:
        if one.before is None:
            continue
        form = _form(view, one)
        gap = _gap_above(view, one, one.before)
        low, high = _BLANK_LINES[form]
        shown = f"{with_unit(gap, '')} ({form})"
        if not low <= gap <= high:
            return judged(clause, False, shown, one.date.page)
        found.append(shown)
    return judged(clause, True, ", ".join(found)) if found else not_measured(clause, Reason.OTHER_FORM)


def _gap_above(view: View, signature: Signature, before: TextLine) -> float:
    """The blank lines above a signature, from the text or from the table below it."""
    first = (signature.rows or (signature.date,))[0]
    tables = view.sheets[first.page - 1].tables
    edge = max((bottom for _, bottom in tables if before.bottom < bottom < first.top), default=None)
    if edge is None:
        return view.frame.blank_lines(before, first)
    return (first.top - edge) / view.frame.local.get(first.page, view.frame.line_pitch)


# Edge to edge a blank line is one pitch at least, and one and a half with the room inside the line boxes.
# How many stand above a seal follows from the seal's 42 mm: it comes within one line of the text and, with
# organ and date a little below its middle, would lie over the text if there were only one.
_BLANK_LINES: Final = {"unsealed": (0.95, 1.7), "stamped": (1.95, 2.7), "sealed": (1.95, 3.7)}


def _form(view: View, signature: Signature) -> str:
    if _is_joint(signature) or not signature.organs:
        return "sealed"
    return "stamped" if _is_stamped(view, signature) else _placed(view, signature).form


def date_form(view: View, clause: Clause) -> Row:
    """7.3.5.4: year, month and day in Arabic digits, the year in full, month and day not padded."""
    dates = [one.date for one in view.structure.signatures]
    if not dates:
        return not_measured(clause)
    wrong = [date for date in dates if not _DATE.match(date.text)]
    if not wrong:
        return judged(clause, True, dates[0].text, dates[0].page)
    if all(_OPEN.match(date.text) for date in wrong):
        return Row(
            clause=clause,
            verdict=Verdict.NOT_MEASURED,
            measured=wrong[0].text,
            reason=Reason.LEFT_OPEN,
            page=wrong[0].page,
        )
    bad = next(date for date in wrong if not _OPEN.match(date.text))
    return judged(clause, False, bad.text, bad.page)


def signature_not_alone(view: View, clause: Clause) -> Row:
    """7.3.5.5: the page of the signature has text, or the end of a note of attachments that fills a page.

    Rows of a table in the text are text.
    """
    places: list[Place] = []
    for one in view.structure.signatures:
        tables = view.sheets[one.date.page - 1].table_text
        rows = len({round(line.middle) for line in tables if line.middle < one.date.middle})
        places.append((float(min(one.text_above + rows, 22)), one.date.page))
    return measured(clause, places)


def closing_note_place(view: View, clause: Clause) -> Row:
    """7.3.6: two cells in, in the line below the date."""
    for signature, lines in view.structure.closing_notes:
        gap = view.frame.blank_lines(signature.date, lines[0])
        if gap > 0.9:
            return judged(clause, False, f"{with_unit(gap, 'lines')} below the date", lines[0].page)
    return measured(
        clause, [(view.frame.cells(lines[0]), lines[0].page) for _, lines in view.structure.closing_notes]
    )


def closing_note_brackets(view: View, clause: Clause) -> Row:
    """7.3.6: in full-width round brackets."""
    texts = ["".join(line.text for line in lines) for _, lines in view.structure.closing_notes]
    if not texts:
        return not_measured(clause)
    bad = [text for text in texts if not (text.startswith("（") and text.endswith("）"))]
    return judged(clause, not bad, (bad or texts)[0], view.structure.closing_notes[0][1][0].page)


def attachment_new_page(view: View, clause: Clause) -> Row:
    """7.3.7: the label is in the first line of a page."""
    labels = [one.label for one in view.structure.attachments]
    if not labels:
        return not_measured(clause)
    slots = [(view.frame.slot(one.label), one) for one in view.structure.attachments]
    wrong = [(slot, one) for slot, one in slots if not one.is_first or abs(slot - 1) > 0.25]
    slot, one = (wrong or slots)[0]
    return judged(clause, not wrong, f"{one.label.text}: line {with_unit(slot, '')}", one.label.page)


def attachment_label_place(view: View, clause: Clause) -> Row:
    """7.3.7: flush left."""
    return measured(
        clause, [(view.frame.cells(one.label), one.label.page) for one in view.structure.attachments]
    )


def attachment_label_face(view: View, clause: Clause) -> Row:
    """7.3.7: 3号 黑体."""
    labels = [one.label for one in view.structure.attachments]
    return in_face(clause, labels, FaceClass.GOTHIC, _TEXT_PT)


def attachment_title_slot(view: View, clause: Clause) -> Row:
    """7.3.7: the first line of the title, counted from the label."""
    return measured(
        clause,
        [
            ((one.title.lines[0].middle - one.label.middle) / view.frame.line_pitch + 1, one.label.page)
            for one in view.structure.attachments
            if one.title
        ],
    )


def attachments_agree(view: View, clause: Clause) -> Row:
    """7.3.7: each attachment printed has the number and the title that the note gives it."""
    pages, note = view.structure.attachments, view.structure.attachment_note
    if not pages:
        return not_measured(clause)
    items = list(note_items(note, view.frame)) if note else []
    names = [NOTE.sub("", "".join(line.text for line in item), count=1) for item in items]
    names = [ITEM.sub("", name, count=1) if len(names) > 1 else name for name in names]
    faults = []
    for one in pages:
        number = _number_of(one.label.text) or 1
        title = one.title.text if one.title else ""
        if number > len(names) or names[number - 1].rstrip(_AFTER_NAME) != title:
            faults.append((f"{one.label.text} {title}", one.label.page))
    return counted(clause, faults, "differences", of=len(pages))


def _number_of(label: str) -> int | None:
    digits = "".join(char for char in label if char.isdigit())
    if digits:
        return int(digits)
    assert LABEL.match(label)
    return next((_CHINESE[char] for char in label if char in _CHINESE), None)


def turned_tables(view: View, clause: Clause) -> Row:
    """8: the text of a landscape table runs upwards, so that its head lies at the left edge."""
    angles = {(angle, sheet.leaf.ordinal) for sheet in view.sheets for angle in sheet.leaf.turned}
    if not angles:
        return not_measured(clause)
    wrong = sorted((angle, page) for angle, page in angles if angle != 90)
    angle, page = (wrong or sorted(angles))[0]
    return judged(clause, not wrong, f"{angle}°", page)
