"""A signature and its text on one page: what GB/T 9704-2012 7.3.5.5 changes where room is scarce."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs
from attrs import field, frozen

from emplan.layout.blocks import (
    BlankLines,
    LayoutBlock,
    LetterHead,
    PageBreak,
    ParagraphBlock,
    SignatureGroup,
    SplitLine,
    TableBlock,
)
from emplan.layout.flow import Flow
from emplan.layout.line_breaking import LIBREOFFICE_LINES
from emplan.layout.measures import TWIPS_PER_PT
from emplan.layout.page import Profile
from emplan.layout.pagination import Paginator, Sheet
from emplan.layout.styles import Role

# In twips: down to 1.4 times the size of the characters, up to 2.2 times.
_STEP: Final = 10
_LITTLE, _MUCH, _MOST = 20, 70, 120
# Lines of a cell, in sizes of its characters.
_LEAST_PITCH: Final = 1.25
# Characters of a title stay apart from those above and below.
_LEAST_TITLE: Final = 520
_SIGNED: Final = (Role.SIGNATURE, Role.DATE)


@frozen(kw_only=True)
class _Change:
    """The pitch of lines in twips, from which block on, and whether the header gives lines away.

    ``is_small``: little enough to be made for one program's sake.
    """

    pitch: int
    start: int
    tight_header: bool = False
    is_small: bool = False


@frozen(kw_only=True)
class Squeezed:
    """Blocks as they were or changed; ``is_alone``: nothing brought text to the signature's page."""

    blocks: tuple[LayoutBlock, ...]
    is_alone: bool = False


def squeeze_signature(blocks: Sequence[LayoutBlock], flow: Flow, *, header: int = 0) -> Squeezed:
    """Return the blocks with a signature that shares its page with text, as little changed as that needs.

    Lines of the signature's page, those of tables too, come closer together or farther apart, at last the
    blank lines among the first ``header`` blocks shrink to one. Those above the signature stay as many as
    they are: they are the room of the seal. Nothing changes where the last line of text may simply be taken
    along to the next page.
    """
    place = next((at for at, block in enumerate(blocks) if isinstance(block, SignatureGroup)), None)
    if place is None:
        return Squeezed(blocks=tuple(blocks))
    end = next((at for at in range(place, len(blocks)) if isinstance(blocks[at], PageBreak)), len(blocks))
    best = _Squeezer(tuple(blocks[:end]), flow, header).best()
    return attrs.evolve(best, blocks=(*best.blocks, *blocks[end:]))


@frozen
class _Squeezer:
    """Tries changes on the blocks up to the signature's page."""

    blocks: tuple[LayoutBlock, ...]
    flow: Flow
    header: int
    flows: tuple[Flow, ...] = field(init=False)

    @property
    def profile(self) -> Profile:
        """What the pages are like."""
        return self.flow.profile

    @flows.default
    def _flows(self) -> tuple[Flow, ...]:
        # A notice that has room in one program only would lose its text on page 1 in another.
        return (self.flow, attrs.evolve(self.flow, rules=LIBREOFFICE_LINES))

    def best(self) -> Squeezed:
        """The blocks themselves, or the first change that all programs agree with, or the first of Word's."""
        flows = tuple(self._flows_that_matter())
        if not any(self._takes_too_much(self._sheets(self.blocks, flow)) for flow in flows):
            return Squeezed(blocks=self.blocks)
        usual = self._sheets(self.blocks, self.flows[0])
        # What Word sets well, though LibreOffice does not, is second best.
        second_best = None if _lacks_text(usual) else self.blocks
        for change in self._changes(self._starts(usual)):
            if second_best and not change.is_small:
                continue
            changed = self._changed(change)
            tried = [self._sheets(changed, flow) for flow in flows]
            if not all(self._is_near(sheets, change) for sheets in tried):
                continue
            if not any(map(self._takes_too_much, tried)):
                return Squeezed(blocks=changed)
            if second_best is None and not _lacks_text(tried[0]):
                second_best = changed
        is_alone = second_best is None and not usual[_signed(usual)].shows_text
        return Squeezed(blocks=second_best or self.blocks, is_alone=is_alone)

    def _flows_that_matter(self) -> Iterator[Flow]:
        """Word's; LibreOffice's too where a page 1 without text is near."""
        first, *others = self.flows
        yield first
        lines = sum(map(_length, self.blocks)) / self.profile.page.cells.value
        if lines < 3 * self.profile.page.lines.value:
            yield from others

    def _sheets(self, blocks: Sequence[LayoutBlock], flow: Flow) -> list[Sheet]:
        head = blocks[0]
        letter = head if isinstance(head, LetterHead) else None
        return Paginator(self.profile.page, letter).paginate(flow.boxes(blocks))

    def _takes_too_much(self, sheets: Sequence[Sheet]) -> bool:
        """Whether text is lacking, or is where a signature takes along the whole paragraph above it."""
        if _lacks_text(sheets):
            return True
        signed = _signed(sheets)
        own = [line.block for line in sheets[signed].lines if line.role.is_text]
        if signed == 0 or not own or own[0] != own[-1] or sheets[signed].lines[0].block != own[0]:
            return False
        before = sheets[signed - 1]
        left = [line.block for line in before.lines if line.role.is_text and line.block != own[0]]
        return before.fits(self.profile.page.line_pitch.pt) and not any(map(self._stays, left))

    def _is_near(self, sheets: Sequence[Sheet], change: _Change) -> bool:
        """Whether all changed lines, those of tables apart, are on the signature's page or the one before."""
        earlier = (line for sheet in sheets[: max(0, _signed(sheets) - 1)] for line in sheet.lines)
        return not any(line.role is not Role.TABLE and (line.block or 0) >= change.start for line in earlier)

    def _stays(self, block: int | None) -> bool:
        """Whether text stays where it is although the paragraph behind it moves; a heading goes along."""
        found = self.blocks[block] if block is not None else None
        return not (isinstance(found, ParagraphBlock) and found.style.keep_with_next)

    def _starts(self, sheets: Sequence[Sheet]) -> tuple[int, ...]:
        """The first block that may change: what begins on the signature's page, then what reaches into it.

        Where the page before has room left, or all of the text, it is that page that counts.
        """
        page = _signed(sheets)
        has_room = page > 0 and sheets[page - 1].fits(self.profile.page.line_pitch.pt)
        if page and (has_room or not sheets[page].shows_text):
            page -= 1
        earlier = {line.block for sheet in sheets[:page] for line in sheet.lines if line.block is not None}
        own = {line.block for line in sheets[page].lines if line.block is not None}
        first = max(max(earlier, default=-1) + 1, self.header)
        return tuple(dict.fromkeys((first, max(min(own, default=first), self.header))))

    def _changes(self, starts: Sequence[int]) -> Iterator[_Change]:
        usual = self.profile.page.line_pitch.twips
        wider, closer = range(_STEP, _MOST + 1, _STEP), range(-_STEP, -_MOST - 1, -_STEP)
        little = _LITTLE // _STEP
        order = (*closer[:little], *wider[: 2 * little], *closer[little:], *wider[2 * little :])
        for start in starts:
            for by in order:
                yield _Change(pitch=usual + by, start=start, is_small=abs(by) <= _MUCH)
        for by in range(0, -_MOST - 1, -_STEP):
            yield _Change(pitch=usual + by, start=starts[0], tight_header=True)

    def _changed(self, change: _Change) -> tuple[LayoutBlock, ...]:
        return tuple(self._with(block, at, change) for at, block in enumerate(self.blocks))

    def _with(self, block: LayoutBlock, at: int, change: _Change) -> LayoutBlock:
        if at < self.header:
            if change.tight_header and isinstance(block, BlankLines):
                return attrs.evolve(block, count=1)
            return block
        if at < change.start or change.pitch == self.profile.page.line_pitch.twips:
            return block
        pitch = change.pitch / TWIPS_PER_PT
        if isinstance(block, BlankLines):
            return attrs.evolve(block, line_pitch_pt=pitch)
        if isinstance(block, ParagraphBlock | SplitLine | SignatureGroup):
            if block.role.is_title:
                # Wider lines would move it away from the rule above.
                pitch = min(max(change.pitch, _LEAST_TITLE) / TWIPS_PER_PT, block.style.line_pitch_pt)
            return attrs.evolve(block, style=attrs.evolve(block.style, line_pitch_pt=pitch))
        if isinstance(block, TableBlock):
            style = block.cell_style
            pitch = style.line_pitch_pt + pitch - self.profile.page.line_pitch.pt
            pitch = max(pitch, _LEAST_PITCH * style.size_pt)
            return attrs.evolve(block, cell_style=attrs.evolve(style, line_pitch_pt=pitch))
        return block


def _signed(sheets: Sequence[Sheet]) -> int:
    """The page on which the signature begins."""
    return next(at for at, sheet in enumerate(sheets) if any(line.role in _SIGNED for line in sheet.lines))


def _lacks_text(sheets: Sequence[Sheet]) -> bool:
    """Whether page 1 or the signature's page shows no text although there is some."""
    shows = sheets[0].shows_text and sheets[_signed(sheets)].shows_text
    return not shows and any(sheet.shows_text for sheet in sheets)


def _length(block: LayoutBlock) -> int:
    return len(block.text) if isinstance(block, ParagraphBlock) else 0
