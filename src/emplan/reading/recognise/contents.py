"""Tables of contents (目录) without page numbers: the headings of the text, ahead of it."""

from __future__ import annotations

from collections.abc import Sequence

from emplan.chinese.labels import match_label
from emplan.reading.recognise.furniture import drop
from emplan.reading.recognise.lines import Page, TextLine

_FEWEST_ENTRIES = 3
_MOST_ENTRIES = 300
_MOST_TABLES = 2
_LONGEST_ENTRY = 60
_MOST_COME_AGAIN = 0.8


def drop_contents(page: Page) -> None:
    """Drop 目录 and the lines under it, where they are the headings of the text further down."""
    heads = [index for index, line in enumerate(page.lines) if line.packed in ("目录", "目次")]
    dropped: set[int] = set()
    for head in heads[:_MOST_TABLES]:
        end = _end(page.lines, head + 1)
        if end - head > _FEWEST_ENTRIES:
            for line in page.lines[head:end]:
                drop(page, line, "table_of_contents")
            dropped.update(range(head, end))
    if dropped:
        page.lines = tuple(line for index, line in enumerate(page.lines) if index not in dropped)


def _end(lines: Sequence[TextLine], first: int) -> int:
    """The line behind the last entry of the table that begins at ``first``; that line where there is none."""
    entries = [line.packed for line in lines[first : first + _MOST_ENTRIES]]
    # Where the first entry comes again, the text has begun; its title may stand between.
    again = next((at for at, entry in enumerate(entries) if at and entry.startswith(entries[0])), 0)
    while again and match_label(lines[first + again - 1].text) is None:
        again -= 1
    table = entries[:again]
    if any(len(entry) > _LONGEST_ENTRY or "。" in entry for entry in table):
        return first
    below = "\n".join(["", *(line.packed for line in lines[first + again :])])
    found = sum(f"\n{entry}" in below for entry in table)
    return first + again if found >= _MOST_COME_AGAIN * again else first
