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
)
from emplan.layout.flow import Flow
from emplan.layout.line_breaking import LIBREOFFICE_LINES
from emplan.layout.measures import TWIPS_PER_PT
from emplan.layout.page import Profile
from emplan.layout.pagination import Paginator, Sheet
from emplan.layout.styles import Role

# In twips: down to 1.4 times the size of the characters, up to 2.2 times.
_STEP: Final = 10
_LITTLE, _MUCH, _MOST = 20, 60, 120
# Characters of a title stay apart from those above and below.
_LEAST_TITLE: Final = 520
# LibreOffice takes a paragraph along as a whole: more lines than these leave a hole above.
_MOST_LINES: Final = 6
_SIGNED: Final = (Role.SIGNATURE, Role.DATE)


@frozen(kw_only=True)
class _Change:
    """Blank lines above the signature, the pitch of lines in twips, whether the header gives lines away."""

    blanks: int
    pitch: int
    tight_header: bool = False


def squeeze_signature(
    blocks: Sequence[LayoutBlock], flow: Flow, *, header: int = 0, has_one_seal: bool = False
) -> tuple[LayoutBlock, ...]:
    """Return the blocks with a signature that shares its page with text, as little changed as that needs.

    Lines of the signature's page come closer together or farther apart, a blank line above a signature that
    ``has_one_seal`` is left out (the seal lies over organ and date and still does not reach the text), at
    last the blank lines among the first ``header`` blocks shrink to one. Nothing changes where the last line
    of text may simply be taken along to the next page.
    """
    place = next((at for at, block in enumerate(blocks) if isinstance(block, SignatureGroup)), None)
    if place is None:
        return tuple(blocks)
    end = next((at for at in range(place, len(blocks)) if isinstance(blocks[at], PageBreak)), len(blocks))
    squeezer = _Squeezer(tuple(blocks[:end]), flow, header, place, has_one_seal)
    return (*squeezer.best(), *blocks[end:])


@frozen
class _Squeezer:
    """Tries changes on the blocks up to the signature's page."""

    blocks: tuple[LayoutBlock, ...]
    flow: Flow
    header: int
    place: int
    has_one_seal: bool
    flows: tuple[Flow, ...] = field(init=False)

    @property
    def profile(self) -> Profile:
        """What the pages are like."""
        return self.flow.profile

    @flows.default
    def _flows(self) -> tuple[Flow, ...]:
        # A notice that has room in one program only would lose its text on page 1 in another.
        return (self.flow, attrs.evolve(self.flow, rules=LIBREOFFICE_LINES))

    def best(self) -> tuple[LayoutBlock, ...]:
        """The blocks themselves, or the first change that all programs agree with, or the first of Word's."""
        flows = tuple(self._flows_that_matter())
        if not any(self._takes_too_much(self._sheets(self.blocks, flow)) for flow in flows):
            return self.blocks
        usual = self._sheets(self.blocks, self.flows[0])
        signed = _signed(usual)
        over = signed > 0 and usual[signed - 1].fits(self.profile.page.line_pitch.pt)
        starts = self._starting_on(usual, signed - 1 if over else signed)
        # What Word sets well, though LibreOffice does not, is second best.
        second_best = None if _lacks_text(usual) else self.blocks
        for change in self._changes():
            if change.tight_header and second_best:
                break
            changed = self._changed(change, starts)
            tried = [self._sheets(changed, flow) for flow in flows]
            if not any(map(self._takes_too_much, tried)):
                return changed
            if second_best is None and not _lacks_text(tried[0]):
                second_best = changed
        return second_best or self.blocks

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
        """Whether text is lacking, or a signature that takes along a whole paragraph leaves too little."""
        if _lacks_text(sheets):
            return True
        signed = _signed(sheets)
        own = [line.block for line in sheets[signed].lines if line.role.is_text]
        if signed == 0 or not own or own[0] != own[-1] or sheets[signed].lines[0].block != own[0]:
            return False
        before = sheets[signed - 1]
        if not before.fits(self.profile.page.line_pitch.pt):
            return False
        left = [line.block for line in before.lines if line.role.is_text]
        stays = any(self._stays(block) for block in left if block != own[0])
        return not stays or left.count(own[0]) > _MOST_LINES

    def _stays(self, block: int | None) -> bool:
        """Whether text stays where it is although the paragraph behind it moves; a heading goes along."""
        found = self.blocks[block] if block is not None else None
        return not (isinstance(found, ParagraphBlock) and found.style.keep_with_next)

    def _starting_on(self, sheets: Sequence[Sheet], page: int) -> int:
        """The first block that may change: of those that begin on a page, the first below the header."""
        earlier = {line.block for sheet in sheets[:page] for line in sheet.lines if line.block is not None}
        return max(max(earlier, default=-1) + 1, self.header)

    def _changes(self) -> Iterator[_Change]:
        usual = self.profile.page.line_pitch.twips
        given = self._blanks
        least = min(given, 1) if self.has_one_seal else given

        def pitches(start: int, end: int) -> Iterator[int]:
            step = _STEP if end > start else -_STEP
            return (usual + by for by in range(start, end + step, step))

        yield from (_Change(blanks=given, pitch=pitch) for pitch in pitches(-_STEP, -_LITTLE))
        yield from (_Change(blanks=least, pitch=pitch) for pitch in pitches(0, -_MUCH))
        yield from (_Change(blanks=given, pitch=pitch) for pitch in pitches(_STEP, _LITTLE + _LITTLE))
        yield from (_Change(blanks=given, pitch=pitch) for pitch in pitches(-_LITTLE - _STEP, -_MUCH))
        yield from (_Change(blanks=least, pitch=pitch) for pitch in pitches(-_MUCH - _STEP, -_MOST))
        yield from (_Change(blanks=given, pitch=pitch) for pitch in pitches(_LITTLE * 2 + _STEP, _MOST))
        yield from (_Change(blanks=least, pitch=pitch, tight_header=True) for pitch in pitches(0, -_MOST))

    @property
    def _blanks(self) -> int:
        above = self.blocks[self.place - 1]
        return above.count if isinstance(above, BlankLines) else 0

    def _changed(self, change: _Change, first: int) -> tuple[LayoutBlock, ...]:
        return tuple(self._with(block, at, change, first) for at, block in enumerate(self.blocks))

    def _with(self, block: LayoutBlock, at: int, change: _Change, first: int) -> LayoutBlock:
        if at < self.header:
            if change.tight_header and isinstance(block, BlankLines):
                return attrs.evolve(block, count=1)
            return block
        if at < first:
            return block
        is_usual = change.pitch == self.profile.page.line_pitch.twips
        pitch = change.pitch / TWIPS_PER_PT
        if isinstance(block, BlankLines):
            count = change.blanks if at == self.place - 1 else block.count
            return attrs.evolve(block, count=count, line_pitch_pt=block.line_pitch_pt if is_usual else pitch)
        if is_usual:
            return block
        if isinstance(block, ParagraphBlock | SplitLine | SignatureGroup):
            if block.role.is_title:
                # Wider lines would move it away from the rule above.
                pitch = min(max(change.pitch, _LEAST_TITLE) / TWIPS_PER_PT, block.style.line_pitch_pt)
            return attrs.evolve(block, style=attrs.evolve(block.style, line_pitch_pt=pitch))
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
