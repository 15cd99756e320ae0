"""The structure of a document as its pages show it: every line in the element it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from attrs import define, evolve, frozen

from emplan_conform.ending import (
    AttachmentNote,
    AttachmentPage,
    Signature,
    attachment_at,
    attachment_note_at,
    closing_note_at,
    note_lines,
    signature_at,
)
from emplan_conform.frame import Frame, frame_of, is_text_size
from emplan_conform.head import Head, Title, captions_at, head_of, title_at
from emplan_conform.lines import TextLine, lines_of
from emplan_conform.sheets import Colophon, Sheet

LEVELS: Final = (
    re.compile(r"^[一二三四五六七八九十百]+、"),
    re.compile(r"^[（(][一二三四五六七八九十百]+[）)]"),
    re.compile(r"^(?:\d{1,3}[.．](?!\d)|[（(]\d{1,3}[）)])"),
)
"""The labels whose face the standard gives: 一、 （一） and 1. or （1）."""
_ENDS: Final = "。：；！？）”》…:;)"
_LEAST_INDENT, _DEEPEST_INDENT = 0.6, 3.2


@frozen(kw_only=True)
class Paragraph:
    """The lines of one paragraph, which may go over to the next page.

    ``cells`` is how far its first line begins from the left edge. ``is_deep`` marks lines that stand too
    far right to begin a paragraph of text: members of a roster, wraps of a list.
    """

    lines: tuple[TextLine, ...]
    cells: float

    @property
    def is_deep(self) -> bool:
        """Whether it begins further right than any paragraph of text."""
        return self.cells > _DEEPEST_INDENT

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(line.text for line in self.lines)

    @property
    def level(self) -> int | None:
        """0 for 一、, 1 for （一）, 2 for 1. and （1）, ``None`` without such a label."""
        text = self.lines[0].text
        return next((level for level, label in enumerate(LEVELS) if label.match(text)), None)


@define(kw_only=True, slots=False)
class Structure:
    """Everything that was recognised."""

    sheets: tuple[Sheet, ...]
    frame: Frame
    head: Head
    titles: tuple[Title, ...]
    text: tuple[TextLine, ...]
    starts: frozenset[int]
    """Which lines of the text follow something that is no text: a title, a label, a table."""
    signatures: tuple[Signature, ...]
    closing_notes: tuple[tuple[Signature, tuple[TextLine, ...]], ...]
    attachment_note: AttachmentNote | None
    attachments: tuple[AttachmentPage, ...]

    @property
    def colophon(self) -> Colophon | None:
        """The colophon, wherever it stands."""
        return next((sheet.colophon for sheet in reversed(self.sheets) if sheet.colophon), None)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the text."""
        return tuple(_paragraphs(self.text, self.starts, self.frame))


def structure_of(sheets: Sequence[Sheet]) -> Structure:
    """Recognise the elements of a document, from the first page to the last."""
    frame = frame_of(sheets)
    head = head_of(sheets[0], frame)
    walk = _Walk(frame, head)
    for sheet in sheets:
        walk.take(sheet)
    return Structure(
        sheets=tuple(sheets),
        frame=frame,
        head=head,
        titles=tuple(walk.titles),
        text=tuple(walk.text),
        starts=frozenset(walk.starts),
        signatures=tuple(walk.signatures),
        closing_notes=tuple(walk.closing_notes),
        attachment_note=walk.note,
        attachments=tuple(walk.attachments),
    )


class _Walk:
    """Goes through the pages and puts each line where it belongs."""

    def __init__(self, frame: Frame, head: Head) -> None:
        self.frame = frame
        self.head = head
        self.titles: list[Title] = [head.title] if head.title else []
        self.text: list[TextLine] = []
        self.starts: set[int] = {0}
        self.signatures: list[Signature] = []
        self.closing_notes: list[tuple[Signature, tuple[TextLine, ...]]] = []
        self.note: AttachmentNote | None = None
        self._note_is_open = False
        self.attachments: list[AttachmentPage] = []

    def take(self, sheet: Sheet) -> None:
        """Sort the lines of one page."""
        lines = [line for line in sheet.text if line not in self.head.lines]
        index = 0
        if sheet.leaf.ordinal > 1:
            index = self._rest_of_note(lines) or self._title(lines, 0, larger=True)
        previous: TextLine | None = None
        self._note_is_open = self._note_is_open and index == len(lines)
        while index < len(lines):
            line = lines[index]
            taken = self._element(lines, index, sheet)
            if taken == 0:
                self._text_line(line, previous, sheet)
                previous, taken = line, 1
            else:
                self.starts.add(len(self.text))
                previous = None
            index += taken
        if sheet.leaf.sideways:
            self._sideways(sheet)

    def _sideways(self, sheet: Sheet) -> None:
        """What stands above a landscape table: the label and the title of its attachment, if it has one."""
        lines = lines_of(evolve(sheet.leaf, marks=sheet.leaf.sideways))
        attachment = attachment_at(lines, 0, self.frame)
        if attachment is not None:
            self.attachments.append(attachment)

    def _element(self, lines: Sequence[TextLine], index: int, sheet: Sheet) -> int:
        """How many lines from here on are an element other than text; 0 if none."""
        attachment = attachment_at(lines, index, self.frame)
        if attachment is not None:
            self.attachments.append(attachment)
            return 1 + self._title(lines, index + 1, larger=False)
        note = attachment_note_at(lines, index, self.frame)
        if note is not None and self.note is None:
            self.note = note
            self._note_is_open = index + len(note.lines) == len(lines)
            return len(note.lines)
        return self._signature(lines, index) or self._table_caption(lines[index], sheet)

    def _rest_of_note(self, lines: Sequence[TextLine]) -> int:
        """How many lines of an attachment note have come over from the page before."""
        if self.note is None or not lines or lines[0].page != self.note.lines[-1].page + 1:
            return 0
        if not self._note_is_open:
            return 0
        more = note_lines(lines, self.note.lines[0], self.frame)
        self.note = evolve(self.note, lines=(*self.note.lines, *more))
        return len(more)

    def _signature(self, lines: Sequence[TextLine], index: int) -> int:
        # A signature is known by its date: look from each line for a date a few rows below.
        for place in range(index, min(index + 12, len(lines))):
            signature = signature_at(lines, place, self.frame)
            if signature is None or place - len(signature.rows) != index:
                continue
            self.signatures.append(signature)
            note = closing_note_at(lines[place + 1 :], self.frame)
            if note:
                self.closing_notes.append((signature, note))
            return len(signature.rows) + 1 + len(note)
        return 0

    def _title(self, lines: Sequence[TextLine], index: int, *, larger: bool) -> int:
        if index >= len(lines) or (larger and lines[index].size_pt <= 17.5):
            return 0
        title = title_at(lines[index:], self.frame)
        if title is None:
            return 0
        self.titles.append(title)
        self.starts.add(len(self.text))
        captions = captions_at(lines[index + len(title.lines) :], self.frame)
        return len(title.lines) + len(captions)

    def _table_caption(self, line: TextLine, sheet: Sheet) -> int:
        offset = self.frame.cells(line)
        above = any(0 < top - line.middle < 2 * self.frame.line_pitch for top, _ in sheet.tables)
        return int(above and offset > 0.6 and abs(line.centre - self.frame.centre) < 1)

    def _text_line(self, line: TextLine, previous: TextLine | None, sheet: Sheet) -> None:
        if not is_text_size(line):
            return
        upper = previous.middle if previous else 0.0
        if any(upper < top < line.middle for top, _ in sheet.tables):
            self.starts.add(len(self.text))
        self.text.append(line)


def _paragraphs(text: Sequence[TextLine], starts: frozenset[int], frame: Frame) -> Iterator[Paragraph]:
    lines: list[TextLine] = []
    for index, line in enumerate(text):
        if lines and (index in starts or _begins(line, lines[-1], frame)):
            yield Paragraph(lines=tuple(lines), cells=frame.cells(lines[0]))
            lines = []
        lines.append(line)
    if lines:
        yield Paragraph(lines=tuple(lines), cells=frame.cells(lines[0]))


def _begins(line: TextLine, before: TextLine, frame: Frame) -> bool:
    """Whether a line begins a paragraph, by where it stands and how the line above ends."""
    if not frame.is_full(before):
        return True
    offset = frame.cells(line)
    if offset <= _LEAST_INDENT:
        return False
    # Far to the right, or right of a line that ended a sentence; else a wrap that is out of place.
    return offset > _DEEPEST_INDENT or before.text[-1] in _ENDS or abs(offset - 2) < 0.3
