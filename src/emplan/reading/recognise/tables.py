"""Tables: rows that a reader gives as cells, and the caption above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from emplan.chinese.labels import match_label
from emplan.reading.drafts import BlockDraft, ParagraphDraft, TableDraft
from emplan.reading.recognise.lines import Page, TextLine

_CAPTION = re.compile(
    r"(?:续?表|附表)\s*[\d一二三四五六七八九十.\-—－]{0,6}[\s、：:].{1,60}|.{1,40}(?:一览表|[^，。]表)"
)
_CAPTION_STYLE = re.compile("caption|题注|表题|表格标题", re.IGNORECASE)
_LONGEST_CAPTION = 60
_SHORT_CAPTION = 20


def find_table(page: Page, lines: Sequence[TextLine], position: int) -> tuple[TableDraft, int] | None:
    """Return the table whose first row is at ``position``, with the index behind its last row."""
    first = lines[position]
    if not first.cells:
        return None
    end = position
    while end < len(lines) and lines[end].cells and lines[end].looks.table == first.looks.table:
        end += 1
    rows = lines[position:end]
    for row in rows:
        page.claims.structure(row.span, "table row")
    heads = 0
    while heads < len(rows) and rows[heads].looks.is_head:
        heads += 1
    width = max(len(row.cells) for row in rows)
    # Cells that a row lacks stand, empty, at its end.
    empty = first.part(0, 0)
    filled = [row.cells + (empty,) * (width - len(row.cells)) for row in rows]
    # The bars at both ends of a Markdown row make columns of nothing.
    used = [column for column in range(width) if any(len(row[column]) for row in filled)] or [0]
    filled = [row[used[0] : used[-1] + 1] for row in filled]
    if not heads and first.looks.is_head is None:
        heads = min(1, len(rows) - 1)
    return TableDraft(rows=filled, header_rows=heads, landscape=first.looks.landscape), end


def take_caption(page: Page, table: TableDraft, above: TextLine | None, blocks: list[BlockDraft]) -> None:
    """Make the paragraph right above a table its caption if it reads or looks like one."""
    if above is None or not blocks or not isinstance(blocks[-1], ParagraphDraft):
        return
    paragraph = blocks[-1]
    if paragraph.text != above.span or paragraph.assignments or not _is_caption(above):
        return
    table.caption = above.span
    blocks.pop()


def _is_caption(line: TextLine) -> bool:
    if len(line.text) > _LONGEST_CAPTION or re.search("[。；：:]$", line.text) or match_label(line.text):
        return False
    if _CAPTION_STYLE.search(line.looks.style):
        return True
    if line.looks.centred or _CAPTION.fullmatch(line.text) is not None:
        return True
    # Plain text has no looks: a few words right above the rows are no paragraph.
    return (
        line.looks.size is None and len(line.text) <= _SHORT_CAPTION and not re.search("[，、下]$", line.text)
    )
