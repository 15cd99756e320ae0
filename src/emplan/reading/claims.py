"""Claims on the mended text: which stretch stands in which slot, and the account that follows from them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from attrs import define, evolve, field, frozen

from emplan.chinese.spans import Edit, Span
from emplan.reading.account import (
    Account,
    AccountEntry,
    Furniture,
    Kept,
    Leftover,
    Mended,
    Structure,
    Target,
)
from emplan.reading.source import SourceLine, source_text

Places: TypeAlias = tuple[Span, ...]
"""Stretches of the mended text that together make one text."""


@frozen
class _Slot:
    span: Span
    path: str
    offset: int


@frozen
class _Held:
    span: Span
    what: str
    path: str | None
    furniture: bool


@define
class Claims:
    """What the recogniser took from the mended text."""

    text: str
    _slots: list[_Slot] = field(factory=list)
    _held: list[_Held] = field(factory=list)

    def slot(self, path: str, places: Places) -> str:
        """Record that the stretches, in this order, are the text of the slot; return that text."""
        offset = 0
        for span in places:
            if len(span):
                self._slots.append(_Slot(span, path, offset))
            offset += len(span)
        return "".join(span.of(self.text) for span in places)

    def structure(self, span: Span, what: str, path: str | None = None) -> None:
        """Record that the plan (or the report) holds the stretch as structure; slots inside it prevail."""
        if len(span):
            self._held.append(_Held(span, what, path, furniture=False))

    def furniture(self, span: Span, rule: str) -> None:
        """Record that the stretch is dropped."""
        if len(span):
            self._held.append(_Held(span, rule, None, furniture=True))

    def first_places(self) -> dict[str, int]:
        """Return for each path of the plan where the first stretch of it stands in the mended text."""
        places: dict[str, int] = {}
        for path, span in (
            *((slot.path, slot.span) for slot in self._slots if slot.offset == 0),
            *((held.path, held.span) for held in self._held if held.path is not None),
        ):
            places.setdefault(path, span.start)
        return places

    def account(self, lines: Sequence[SourceLine], edits: Sequence[Edit]) -> Account:
        """Work out what became of every character of the source."""
        segments = self._segments()
        return tuple(_joined(_Accountant(self.text, lines, edits, segments).entries()))

    def _segments(self) -> list[_Segment]:
        """Cut the mended text where any claim starts or ends; the segments tile it."""
        cuts = {0, len(self.text)}
        opening: dict[int, list[_Slot | _Held]] = {}
        claims: list[_Slot | _Held] = [*self._held, *self._slots]
        for claim in claims:
            cuts.update((claim.span.start, claim.span.end))
            opening.setdefault(claim.span.start, []).append(claim)
        segments: list[_Segment] = []
        active: list[_Slot | _Held] = []
        ordered = sorted(cuts)
        for start, end in pairwise(ordered):
            active = [claim for claim in active if claim.span.end > start]
            active += opening.get(start, [])
            targets = tuple(
                Target(
                    claim.path,
                    Span(claim.offset + start - claim.span.start, claim.offset + end - claim.span.start),
                )
                for claim in active
                if isinstance(claim, _Slot)
            )
            held = [claim for claim in active if isinstance(claim, _Held)]
            segments.append(_Segment(Span(start, end), targets, held[-1] if held else None))
        return segments


@frozen
class _Segment:
    span: Span
    targets: tuple[Target, ...]
    held: _Held | None

    def targets_of(self, start: int, end: int) -> tuple[Target, ...]:
        """The targets of a part of the segment."""
        whole = self.span
        if start == whole.start and end == whole.end:
            return self.targets
        from_start, from_end = start - whole.start, end - whole.start
        return tuple(
            Target(path, Span(span.start + from_start, span.start + from_end))
            for path, span in ((target.path, target.span) for target in self.targets)
        )


@define
class _Accountant:
    text: str
    lines: Sequence[SourceLine]
    edits: Sequence[Edit]
    segments: Sequence[_Segment]
    source: str = field(init=False)
    line_starts: list[int] = field(init=False)
    segment_starts: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.source = source_text(self.lines)
        self.line_starts = [line.start for line in self.lines]
        self.segment_starts = [segment.span.start for segment in self.segments]

    def entries(self) -> Iterator[AccountEntry]:
        source = mended = 0
        for edit in self.edits:
            length = edit.span.start - source
            yield from self._kept(source, mended, mended + length)
            mended += length
            yield from self._mended(edit, mended, mended + len(edit.after))
            mended += len(edit.after)
            source = edit.span.end
        yield from self._kept(source, mended, len(self.text))

    def _parts(self, start: int, end: int) -> Iterator[tuple[_Segment, int, int]]:
        """The segments in a stretch of the mended text, and from where to where each is in it."""
        index = bisect_right(self.segment_starts, start) - 1
        while start < end:
            segment = self.segments[index]
            limit = min(end, segment.span.end)
            yield segment, start, limit
            start = limit
            index += 1

    def _kept(self, source: int, start: int, end: int) -> Iterator[AccountEntry]:
        shift = source - start
        for segment, begin, limit in self._parts(start, end):
            here = Span(begin + shift, limit + shift)
            targets = segment.targets_of(begin, limit)
            if targets:
                first = targets[0]
                yield Kept(
                    span=here,
                    source_text=self.text[begin:limit],
                    path=first.path,
                    target_span=first.span,
                    also=targets[1:],
                )
            elif segment.held is not None:
                yield self._holding(segment.held, here)
            else:
                yield from self._unclaimed(here)

    def _mended(self, edit: Edit, start: int, end: int) -> Iterator[AccountEntry]:
        if start == end:
            around = self._held_around(start)
            yield self._holding(around, edit.span) if around else self._changed(edit, edit.span, "", ())
            return
        here = edit.span
        for segment, begin, limit in self._parts(start, end):
            targets, after = segment.targets_of(begin, limit), self.text[begin:limit]
            if not targets and segment.held is not None and segment.held.furniture:
                yield self._holding(segment.held, here)
            elif not targets and segment.held is None and after.strip() and edit.before.strip():
                yield from self._unclaimed(here)
            else:
                yield self._changed(edit, here, after, targets)
            here = Span(edit.span.end, edit.span.end)

    def _held_around(self, place: int) -> _Held | None:
        """The dropped stretch in whose midst a place is."""
        if not 0 < place < len(self.text):
            return None
        before, after = (
            self.segments[bisect_right(self.segment_starts, at) - 1].held for at in (place - 1, place)
        )
        return before if before is not None and before is after and before.furniture else None

    def _changed(self, edit: Edit, here: Span, after: str, targets: tuple[Target, ...]) -> Mended:
        return Mended(
            span=here,
            source_text=here.of(self.source),
            after=after,
            rule=str(edit.rule),
            reason=edit.reason,
            path=targets[0].path if targets else None,
            target_span=targets[0].span if targets else None,
            also=targets[1:],
        )

    def _holding(self, held: _Held, here: Span) -> AccountEntry:
        text = here.of(self.source)
        if held.furniture:
            return Furniture(span=here, source_text=text, rule=held.what)
        return Structure(span=here, source_text=text, what=held.what, path=held.path)

    def _unclaimed(self, here: Span) -> Iterator[AccountEntry]:
        """White space is layout; the rest is left over, line by line."""
        start = here.start
        while start < here.end:
            blank = self.source[start].isspace()
            end = start + 1
            while end < here.end and self.source[end].isspace() == blank:
                end += 1
            text = self.source[start:end]
            if blank:
                yield Structure(span=Span(start, end), source_text=text, what="white space")
            else:
                index = bisect_right(self.line_starts, start) - 1
                yield Leftover(span=Span(start, end), source_text=text, line=self.lines[index].number)
            start = end
        if not len(here):
            yield Structure(span=here, source_text="", what="white space")


def _joined(entries: Iterator[AccountEntry]) -> Iterator[AccountEntry]:
    """Join neighbours that say the same; a leftover line keeps its inner white space."""
    waiting: list[AccountEntry] = []
    for entry in entries:
        if waiting and _same(waiting[-1], entry):
            waiting[-1] = _widened(waiting[-1], entry)
        elif (
            len(waiting) > 1
            and isinstance(waiting[-2], Leftover)
            and isinstance(entry, Leftover)
            and waiting[-2].line == entry.line
            and _is_white(waiting[-1])
        ):
            gap = waiting.pop()
            waiting[-1] = _widened(_widened(waiting[-1], gap), entry)
        else:
            waiting.append(entry)
    yield from waiting


def _is_white(entry: AccountEntry) -> bool:
    return isinstance(entry, Structure) and entry.what == "white space"


def _same(left: AccountEntry, right: AccountEntry) -> bool:
    if type(left) is not type(right):
        return False
    if isinstance(left, Furniture) and isinstance(right, Furniture):
        return left.rule == right.rule
    if isinstance(left, Leftover) and isinstance(right, Leftover):
        return left.line == right.line
    if isinstance(left, Structure) and isinstance(right, Structure):
        return left.what == right.what and left.path == right.path
    return False


def _widened(left: AccountEntry, right: AccountEntry) -> AccountEntry:
    return evolve(
        left, span=Span(left.span.start, right.span.end), source_text=left.source_text + right.source_text
    )
