"""The first page: it must show text (GB/T 9704-2012 7.3.3), however much stands above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, takewhile
from typing import Final

import attrs
from attrs import frozen

from emplan.layout.blocks import (
    BlankLines,
    LayoutBlock,
    LetterHead,
    Masthead,
    PageBreak,
    ParagraphBlock,
)
from emplan.layout.flow import Flow
from emplan.layout.letter import lower_letter_head
from emplan.layout.masthead import lower_masthead
from emplan.layout.page import Profile
from emplan.layout.pagination import Paginator
from emplan.layout.styles import Role

# More lines of addressees than these are many: they move to the colophon before anything else is touched.
_MANY_LINES: Final = 3
_SMALLER_MASTHEADS: Final = (0.8, 0.65, 0.5)
# What follows the opening matters only as far as it is bound to the first line of text.
_BLOCKS_LOOKED_AT: Final = 8


@frozen(kw_only=True)
class Opening:
    """What stands above the text on page 1.

    ``moves_addressees``: they stand in the colophon (7.3.2); ``is_crowded``: nothing makes room for text.
    """

    header: tuple[LayoutBlock, ...]
    title: tuple[LayoutBlock, ...]
    addressees: tuple[LayoutBlock, ...]
    moves_addressees: bool = False
    is_crowded: bool = False

    @property
    def blocks(self) -> tuple[LayoutBlock, ...]:
        """The blocks from the top of the page to the text."""
        return (*self.header, *self.title, *self.addressees)


def fit_first_page(
    opening: Opening, text: Sequence[LayoutBlock], flow: Flow, *, may_move: Callable[[], bool] = lambda: True
) -> Opening:
    """Return the opening, changed as little as needed for page 1 to show text.

    Many addressees move to the colophon (7.3.2) if they ``may_move``; else the masthead gets smaller (7.2.4);
    at last the blank lines of the header shrink to one each.
    """
    on_page = takewhile(lambda block: not isinstance(block, PageBreak), text)
    start = tuple(islice(on_page, _BLOCKS_LOOKED_AT))

    def shows_text(candidate: Opening) -> bool:
        head = candidate.header[0] if candidate.header else None
        letter = head if isinstance(head, LetterHead) else None
        blocks = (*candidate.blocks, *start)
        first = Paginator(flow.profile.page, letter).paginate(flow.boxes(blocks))[0]
        # A heading alone does not count: it belongs to the text overleaf.
        return any(line.role.is_text and not _keeps(blocks, line.block) for line in first.lines)

    found = next(filter(shows_text, _candidates(opening, flow, may_move)), None)
    return found or attrs.evolve(opening, is_crowded=True)


def _keeps(blocks: Sequence[LayoutBlock], place: int | None) -> bool:
    block = None if place is None else blocks[place]
    return isinstance(block, ParagraphBlock) and block.style.keep_with_next


def _candidates(opening: Opening, flow: Flow, may_move: Callable[[], bool]) -> Iterator[Opening]:
    yield opening
    if not any(isinstance(block, Masthead | LetterHead) for block in opening.header):
        return
    tighter = _tighter(opening)
    moved = _without_addressees(opening, flow.profile) if may_move() else None
    widest = opening
    if moved is not None and _address_lines(opening, flow) > _MANY_LINES:
        widest = moved
        yield moved
    # Two blank lines must stand below the masthead and the rule; how high it is no clause says.
    for factor in _SMALLER_MASTHEADS[:-1]:
        yield _lower(widest, factor)
    yield tighter
    smallest = tighter
    if moved is not None:
        yield moved
        smallest = _tighter(moved)
        yield smallest
    for factor in _SMALLER_MASTHEADS:
        yield _lower(tighter, factor)
        yield _lower(smallest, factor)


def _address_lines(opening: Opening, flow: Flow) -> int:
    return sum(
        len(flow.paragraph(block))
        for block in opening.addressees
        if isinstance(block, ParagraphBlock) and block.role is Role.ADDRESSEES
    )


def _without_addressees(opening: Opening, profile: Profile) -> Opening | None:
    kept = tuple(block for block in opening.addressees if block.role is not Role.ADDRESSEES)
    if len(kept) == len(opening.addressees):
        return None
    pitch = profile.page.line_pitch.pt
    blank = BlankLines(role=Role.BODY, count=profile.text.lines_after_title.value, line_pitch_pt=pitch)
    return attrs.evolve(opening, addressees=(*kept, blank), moves_addressees=True)


def _tighter(opening: Opening) -> Opening:
    header = tuple(
        attrs.evolve(block, count=1) if isinstance(block, BlankLines) else block for block in opening.header
    )
    return attrs.evolve(opening, header=header)


def _lower(opening: Opening, factor: float) -> Opening:
    header = tuple(_with_lower_masthead(block, factor) for block in opening.header)
    return attrs.evolve(opening, header=header)


def _with_lower_masthead(block: LayoutBlock, factor: float) -> LayoutBlock:
    if isinstance(block, LetterHead):
        return lower_letter_head(block, factor)
    return lower_masthead(block, factor) if isinstance(block, Masthead) else block
