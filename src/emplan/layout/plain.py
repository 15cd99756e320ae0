"""The plain text of a layout: exactly the characters that are printed, page numbers apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from emplan.layout.blocks import (
    BlankLines,
    BottomGroup,
    LayoutBlock,
    LetterHead,
    Masthead,
    OfficialLayout,
    PageBreak,
    ParagraphBlock,
    Run,
    SignatureGroup,
    SplitLine,
    TableBlock,
)

_BETWEEN_PARTS = "\u3000\u3000"


def plain_text(layout: OfficialLayout) -> str:
    """Return the text of a layout, one paragraph a line, each line ended by a line feed.

    Cells of a table row stand on one line, a tab between two. Blank lines and page breaks are an empty line.
    """
    lines: list[str] = []
    for line in _lines(layout.blocks):
        if line or (lines and lines[-1]):
            lines.append(line)
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def _lines(blocks: Sequence[LayoutBlock]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, ParagraphBlock):
            yield block.text
        elif isinstance(block, SplitLine):
            yield _BETWEEN_PARTS.join(part for part in (_text(block.left), _text(block.right)) if part)
        elif isinstance(block, Masthead):
            yield from _masthead(block)
        elif isinstance(block, LetterHead):
            yield from _masthead(block.masthead)
        elif isinstance(block, SignatureGroup):
            for line in filter(lambda line: line.parts, block.lines):
                yield _BETWEEN_PARTS.join(part.text for part in line.parts)
        elif isinstance(block, TableBlock):
            if block.caption:
                yield block.caption.text
            for row in block.rows:
                yield "\t".join(run.text for run in row)
        elif isinstance(block, BottomGroup):
            yield ""
            yield from _lines(block.blocks)
        elif isinstance(block, BlankLines | PageBreak):
            yield ""


def _masthead(masthead: Masthead) -> Iterator[str]:
    *others, last = masthead.lines
    for line in others:
        yield line.text
    yield last.text + (masthead.suffix.text if masthead.suffix else "")


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)
