"""Bookmarks: titles and headings with the place on the pages where each begins."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from emplan.layout import OfficialLayout, Page, ParagraphBlock, Role, RunPart

_LEVELS: Final[Mapping[Role, int]] = MappingProxyType(
    {
        Role.TITLE: 0,
        Role.PLAN_TITLE: 0,
        Role.ATTACHMENT_TITLE: 0,
        Role.HEADING_1: 1,
        Role.HEADING_2: 2,
        Role.HEADING_3: 3,
        Role.HEADING_4: 4,
    }
)


@frozen(kw_only=True)
class Bookmark:
    """A title or heading: its depth from 0, the page's ordinal and how far below its upper edge it begins."""

    text: str
    level: int
    page: int
    top_pt: float


def bookmarks(layout: OfficialLayout, pages: tuple[Page, ...]) -> tuple[Bookmark, ...]:
    """The bookmarks in the order of the pages, none more than one level below the one before it."""
    blocks = {
        (block.role, block.path): block
        for block in layout.blocks
        if isinstance(block, ParagraphBlock) and block.role in _LEVELS
    }
    found: list[Bookmark] = []
    for page in pages:
        for line in page.lines:
            # Only the first line of a paragraph finds its block.
            block = blocks.pop((line.role, line.path), None) if line.role in _LEVELS else None
            if block is not None:
                level = min(_LEVELS[line.role], found[-1].level + 1 if found else 0)
                found.append(Bookmark(text=_text(block), level=level, page=page.ordinal, top_pt=line.top_pt))
    return tuple(found)


def _text(block: ParagraphBlock) -> str:
    """A title's whole text; a heading's without the text that runs on behind it."""
    if _LEVELS[block.role] == 0:
        return block.text
    return "".join(_heading(block)).rstrip("。：") or block.text


def _heading(block: ParagraphBlock) -> Iterator[str]:
    for run in block.runs:
        if run.part in (RunPart.LABEL, RunPart.HEADING):
            yield run.text
