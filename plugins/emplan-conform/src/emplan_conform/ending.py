"""What stands behind the text as it is seen: attachment note, signatures, closing note, attachment pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from emplan_conform.frame import CELL, Frame, is_text_size
from emplan_conform.head import Title, title_at
from emplan_conform.lines import TextLine

_CHINESE = "〇○零一二三四五六七八九十"
DATE: Final = re.compile(
    rf"^(?:\d{{2,4}}|[{_CHINESE}]{{2,4}})年(?:[\d{_CHINESE}]{{0,3}})月(?:[\d{_CHINESE}]{{0,3}})[日号]?$"
)
NOTE: Final = re.compile(r"^附\s*件\s*[:：]|^附\s*件\s*\d+\s*[.．、:：]")
ITEM: Final = re.compile(r"^[\d一二三四五六七八九十]{1,3}\s*[.．、:：]")
LABEL: Final = re.compile(rf"^附\s*件\s*(?:\d{{1,3}}|[{_CHINESE}]{{1,3}})?\s*[:：]?$")
_BARE_NOTE: Final = re.compile(r"^(?:此件|联系人)")
# Names of joint organs may have no more than a cell between them.
_GAP = 0.9 * CELL
# Signatures stand in the right half; names of a joint one may begin further left, parted by wide gaps.
_RIGHT_OF = 8.0
# The width of a stamp of a name, in mm; they differ by some millimetres.
_STAMP = 24.0


@frozen(kw_only=True)
class Signature:
    """署名和成文日期: the organs above the date, each a part of a line, and the line of text before them."""

    date: TextLine
    organs: tuple[TextLine, ...]
    rows: tuple[TextLine, ...]
    before: TextLine | None
    text_above: int
    """How many lines of text stand above it on its page."""


@frozen(kw_only=True)
class AttachmentNote:
    """附件说明: its lines, and the line of text before them."""

    lines: tuple[TextLine, ...]
    before: TextLine | None


@frozen(kw_only=True)
class AttachmentPage:
    """附件: the label, whether it is the first line of its page, and the title under it."""

    label: TextLine
    is_first: bool
    title: Title | None


def signature_at(lines: Sequence[TextLine], index: int, frame: Frame) -> Signature | None:
    """The signature whose date is the line, if that is a date right of the middle."""
    date = lines[index]
    if not DATE.match(date.text) or date.centre < frame.centre:
        return None
    rows: list[TextLine] = []
    for line in reversed(lines[:index]):
        below = rows[0] if rows else date
        distance = (below.baseline - line.baseline) / frame.line_pitch
        parts = line.parts(_GAP)
        aligned = abs(line.left - below.left) < 1
        near = distance < 1.6 and (len(rows) <= 3 or len(parts) > 1 or aligned)
        # Seals need room: rows of joint organs, or organs under each other, stand some lines apart.
        joint = distance < 7 and (len(parts) > 1 or (bool(rows) and _in_middle(line, below)))
        stamped = distance < 2.6 and _is_beside_stamp(line, frame)
        over = distance < 7 and bool(rows) and _is_over(parts, below)
        if not (stamped or over or ((near or joint) and _is_organ_row(line, parts, date, frame))):
            break
        rows.insert(0, line)
    before = index - len(rows) - 1
    return Signature(
        date=date,
        organs=tuple(part for row in rows for part in row.parts(_GAP)),
        rows=tuple(rows),
        before=lines[before] if before >= 0 else None,
        text_above=before + 1,
    )


def _is_organ_row(line: TextLine, parts: Sequence[TextLine], date: TextLine, frame: Frame) -> bool:
    if line.text[-1] in "。：；，,:;" or not is_text_size(line) or _is_of_note(line):
        return False
    # Long names begin left of the middle: they are known by how the date stands to them.
    stepped = abs(date.left - line.left - 2 * CELL) < 3
    return len(parts) > 1 or frame.cells(line) > _RIGHT_OF or _in_middle(line, date) or stepped


def _is_of_note(line: TextLine) -> bool:
    """Whether a line begins an item of the attachment note, which may stand as far right as an organ."""
    return bool(NOTE.match(line.text) or ITEM.match(line.text))


def _is_over(parts: Sequence[TextLine], below: TextLine) -> bool:
    """Whether each part of a line is centred over one of the row below: names of joint organs in columns."""
    columns = [part.centre for part in below.parts(_GAP)]
    return (
        len(columns) > 1
        and parts[-1].text[-1] not in "。：；，,:;"
        and all(min(abs(part.centre - column) for column in columns) < 1 for part in parts)
    )


def _is_beside_stamp(line: TextLine, frame: Frame) -> bool:
    """Whether a line ends where the room for a stamp begins, 7.3.5.3: two cells, the stamp and four more."""
    beside = abs(frame.right_edge - 6 * CELL - _STAMP - line.right) < CELL
    return beside and frame.cells(line) > 0.5 and line.text[-1] not in "。：；，,:;"


def _in_middle(line: TextLine, other: TextLine) -> bool:
    return abs(line.centre - other.centre) < 3


def closing_note_at(lines: Sequence[TextLine], frame: Frame) -> tuple[TextLine, ...]:
    """附注: what follows a date on its page, if it is in brackets or worded like a note."""
    if not lines or not (lines[0].text[0] in "（(" or _BARE_NOTE.match(lines[0].text)):
        return ()
    found = [lines[0]]
    for line in lines[1:]:
        if found[-1].text[-1] in "）)" or frame.cells(line) > 1 or not frame.is_full(found[-1]):
            break
        found.append(line)
    return tuple(found)


def attachment_note_at(lines: Sequence[TextLine], index: int, frame: Frame) -> AttachmentNote | None:
    """The note that begins with the line; its further items and lines stand deeper than text."""
    first = lines[index]
    if not NOTE.match(first.text) or frame.cells(first) > 4:
        return None
    found = (first, *note_lines(lines[index + 1 :], first, frame, above=first))
    return AttachmentNote(lines=found, before=lines[index - 1] if index else None)


def note_lines(
    lines: Sequence[TextLine], first: TextLine, frame: Frame, above: TextLine | None = None
) -> tuple[TextLine, ...]:
    """The lines of a note that follow, below one of its lines or at the top of the next page."""
    found: list[TextLine] = []
    for line in lines:
        upper = found[-1] if found else above
        close = upper is None or line.baseline - upper.baseline < 1.5 * frame.line_pitch
        deeper = frame.cells(line) > frame.cells(first) + 1 or ITEM.match(line.text)
        goes_on = deeper or (upper is not None and frame.is_full(upper))
        if not (close and goes_on) or DATE.match(line.text):
            break
        found.append(line)
    return tuple(found)


def attachment_at(lines: Sequence[TextLine], index: int, frame: Frame) -> AttachmentPage | None:
    """The attachment whose label is the line."""
    label = lines[index]
    if not LABEL.match(label.text):
        return None
    title = title_at(lines[index + 1 :], frame)
    return AttachmentPage(label=label, is_first=index == 0, title=title)


def note_items(note: AttachmentNote, frame: Frame) -> Iterator[tuple[TextLine, ...]]:
    """The lines of each attachment that the note names."""
    several = any(ITEM.match(NOTE.sub("", line.text, 1)) for line in note.lines[:1])
    item: list[TextLine] = []
    for line in note.lines:
        if item and several and ITEM.match(line.text) and frame.cells(line) < 5.6:
            yield tuple(item)
            item = []
        item.append(line)
    yield tuple(item)
