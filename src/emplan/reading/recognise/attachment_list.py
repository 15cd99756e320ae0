"""Attachments: their list at the end of the text (附件说明), and the word above each (附件1)."""

from __future__ import annotations

from collections.abc import Sequence

from emplan.chinese.dates import parse_date
from emplan.chinese.labels import match_label
from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Span
from emplan.reading.drafts import AttachmentDraft
from emplan.reading.recognise.lines import Page, TextLine
from emplan.reading.recognise.organs import is_organ

_S = r"[ \u3000\u00a0]*"
_ENTRY = Pattern(r"(?<![\d.．])(?P<n>\d{1,2})[.．、](?!\d)")
_ATTACHMENT_LIST = Pattern(rf"附{_S}(?:件|表|录)?{_S}[:：]{_S}(?=.)")
# 附件1：甲 above 附件2：乙, each on a line of its own.
_NUMBERED = Pattern(rf"附{_S}[件表录图]{_S}(?P<n>\d{{1,2}})(?:{_S}[:：]{_S}|[ \u3000]+)(?=\S)")
_ATTACHMENT_HEAD = Pattern(rf"附{_S}[件表录图]{_S}(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})?{_S}[:：]?")


def is_attachment_head(line: TextLine, title: str = "") -> bool:
    """Tell whether a line is the word 附件 (with its number) above an attachment, perhaps with its title."""
    found = _ATTACHMENT_HEAD.match(line.text)
    return found is not None and "".join(line.text[found.end() :].split()) in ("", title)


def title_beside_head(lines: Sequence[TextLine], index: int) -> int | None:
    """Where the title begins on the line that heads an attachment: 附件1：汛前检查表, above what it holds.

    None for any other line, also for one of a list of attachments.
    """
    found = _NUMBERED.match(lines[index].text)
    if found is None or len(lines[index].text) > _LONGEST_HEAD or "。" in lines[index].text:
        return None
    around = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
    if index + 1 == len(lines) or any(_NUMBERED.match(line.text) for line in around):
        return None
    below = lines[index + 1].text
    return None if is_organ(below) or parse_date(below) is not None else found.end()


_LONGEST_HEAD = 60


def take_attachment_list(page: Page, low: int, high: int) -> tuple[list[AttachmentDraft], int, int]:
    """附件说明, GB/T 9704-2012 7.3.4: read the list at the end of the text.

    Returns it with its first line and the line behind it: rows of a table end it.
    """
    lines = page.lines
    start = next(
        (
            index
            for index in range(high - 1, max(low - 1, high - 41), -1)
            if _ATTACHMENT_LIST.match(lines[index].text)
        ),
        None,
    )
    if start is None:
        return _take_numbered(page, low, high)
    end = next((index for index in range(start, high) if lines[index].cells), high)
    entries: list[AttachmentDraft] = []
    for index in range(start, end):
        line = lines[index]
        offset = 0
        if index == start:
            opening = _ATTACHMENT_LIST.match(line.text)
            offset = opening.end() if opening else 0
        label = match_label(line.text[offset:])
        if label is None and entries and (len(line.text) > 60 or "。" in line.text):
            return [], high, high
        page.claims.structure(line.span, "attachment list", "attachments")
        begin = offset + (label.text_start if label else 0)
        first, *others = _entries(line, begin, label.ordinal if label else 0)
        if label is None and entries:
            entries[-1].title = (*entries[-1].title, first)
        elif len(first):
            entries.append(AttachmentDraft(title=(first,)))
        entries += [AttachmentDraft(title=(title,)) for title in others if len(title)]
    return entries, start, end


def _take_numbered(page: Page, low: int, high: int) -> tuple[list[AttachmentDraft], int, int]:
    """Read a list at the end of the text whose every line says 附件 and counts on from 1."""
    lines = page.lines
    start = high
    while start > low and _NUMBERED.match(lines[start - 1].text):
        start -= 1
    run = [(line, found) for line in lines[start:high] if (found := _NUMBERED.match(line.text))]
    if [int(found["n"]) for _, found in run] != [*range(1, len(run) + 1)]:
        return [], high, high
    entries = []
    for line, found in run:
        page.claims.structure(line.span, "attachment list", "attachments")
        entries += [AttachmentDraft(title=(title,)) for title in _entries(line, found.end(), 0)]
    return entries, start, high


def _entries(line: TextLine, begin: int, ordinal: int) -> list[Span]:
    """The titles on a line of the list, which may count on without a line break: 1.甲 2.乙."""
    stops: list[tuple[int, int]] = []
    if ordinal:
        for label in _ENTRY.finditer(line.text, begin):
            if int(label["n"]) == ordinal + len(stops) + 1 and label.start() > begin:
                stops.append(label.span())
    starts = [begin, *(end for _, end in stops)]
    ends = [*(start for start, _ in stops), len(line.text)]
    titles = []
    for start, end in zip(starts, ends, strict=True):
        words = line.text[start:end]
        lead = len(words) - len(words.lstrip())
        titles.append(line.part(start + lead, start + max(lead, len(words.rstrip("。；;，, \u3000\u00a0")))))
    return titles


def is_attachment_line(line: TextLine) -> bool:
    """Tell whether a line begins the list of attachments, or an attachment."""
    return is_attachment_head(line) or _ATTACHMENT_LIST.match(line.text) is not None
