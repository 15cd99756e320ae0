"""The accountant: from the claims on the mended text, and the edits that made it, to the account."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from attrs import define, evolve, field

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


# Named tuples of bare positions: a plan makes thousands of these, and nobody outside sees them.
class Slot(NamedTuple):
    """A stretch of the mended text that stands in a text slot of the plan, from ``offset`` on."""

    start: int
    end: int
    path: str
    offset: int


class Held(NamedTuple):
    """A stretch of the mended text that is held as structure, or dropped as furniture by a rule."""

    start: int
    end: int
    what: str
    path: str | None
    furniture: bool


class Segment(NamedTuple):
    """A stretch of the mended text all of which is claimed by the same."""

    start: int
    end: int
    slots: tuple[Slot, ...]
    held: Held | None


def account_of(
    text: str, lines: Sequence[SourceLine], edits: Sequence[Edit], segments: Sequence[Segment]
) -> Account:
    """Work out what became of every character of the lines; ``edits`` made them ``text``.

    ``segments`` tile the text.
    """
    return _joined(_Accountant(text, lines, edits, segments).entries())


@define
class _Accountant:
    text: str
    lines: Sequence[SourceLine]
    edits: Sequence[Edit]
    segments: Sequence[Segment]
    source: str = field(init=False)
    line_starts: list[int] = field(init=False)
    segment_starts: list[int] = field(init=False)
    made: list[AccountEntry] = field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        self.source = source_text(self.lines)
        self.line_starts = [line.start for line in self.lines]
        self.segment_starts = [segment.start for segment in self.segments]

    def entries(self) -> list[AccountEntry]:
        """The entries in the order of the source; neighbours may say the same."""
        source = mended = 0
        for edit in self.edits:
            start = edit.span.start
            if start > source:
                length = start - source
                self._keep(source, mended, mended + length)
                mended += length
            after = len(edit.after)
            self._mend(edit, mended, mended + after)
            mended += after
            source = edit.span.end
        self._keep(source, mended, len(self.text))
        return self.made

    def _parts(self, start: int, end: int) -> Iterable[tuple[Segment, int, int]]:
        """The segments in a stretch of the mended text, and from where to where each is in it."""
        index = bisect_right(self.segment_starts, start) - 1
        segment = self.segments[index]
        if end <= segment.end:
            return ((segment, start, end),)
        parts = [(segment, start, segment.end)]
        while end > segment.end:
            index += 1
            segment = self.segments[index]
            parts.append((segment, segment.start, min(end, segment.end)))
        return parts

    def _keep(self, source: int, start: int, end: int) -> None:
        if start == end:
            return
        shift = source - start
        for segment, begin, limit in self._parts(start, end):
            here = Span(begin + shift, limit + shift)
            slots = segment.slots
            if slots:
                self.made.append(
                    Kept(
                        span=here,
                        source_text=self.text[begin:limit],
                        path=slots[0].path,
                        target_span=_target_span(slots[0], begin, limit),
                        also=_targets(slots[1:], begin, limit),
                    )
                )
            elif segment.held is not None:
                self.made.append(self._holding(segment.held, here))
            else:
                self.made += self._unclaimed(here)

    def _mend(self, edit: Edit, start: int, end: int) -> None:
        if start == end:
            around = self._held_around(start)
            entry = self._holding(around, edit.span) if around else None
            self.made.append(entry or self._changed(edit, edit.span, "", start, ()))
            return
        here = edit.span
        for segment, begin, limit in self._parts(start, end):
            slots, held, after = segment.slots, segment.held, self.text[begin:limit]
            if not slots and held is not None and held.furniture:
                self.made.append(self._holding(held, here))
            elif not slots and held is None and after.strip() and edit.before.strip():
                self.made += self._unclaimed(here)
            else:
                self.made.append(self._changed(edit, here, after, begin, slots))
            here = Span(edit.span.end, edit.span.end)

    def _held_around(self, place: int) -> Held | None:
        """The dropped stretch in whose midst a place is."""
        if not 0 < place < len(self.text):
            return None
        before, after = (
            self.segments[bisect_right(self.segment_starts, at) - 1].held for at in (place - 1, place)
        )
        return before if before is not None and before is after and before.furniture else None

    def _changed(self, edit: Edit, here: Span, after: str, begin: int, slots: Sequence[Slot]) -> Mended:
        limit = begin + len(after)
        return Mended(
            span=here,
            source_text=self.source[here.start : here.end],
            after=after,
            rule=str(edit.rule),
            reason=edit.reason,
            path=slots[0].path if slots else None,
            target_span=_target_span(slots[0], begin, limit) if slots else None,
            also=_targets(slots[1:], begin, limit),
        )

    def _holding(self, held: Held, here: Span) -> AccountEntry:
        text = self.source[here.start : here.end]
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


def _target_span(slot: Slot, begin: int, limit: int) -> Span:
    """Where a stretch of the mended text stands in the slot."""
    shift = slot.offset - slot.start
    return Span(begin + shift, limit + shift)


def _targets(slots: Sequence[Slot], begin: int, limit: int) -> tuple[Target, ...]:
    return tuple([Target(slot.path, _target_span(slot, begin, limit)) for slot in slots]) if slots else ()


def _joined(entries: Iterable[AccountEntry]) -> Account:
    """Join neighbours that say the same; a leftover line keeps its inner white space."""
    joined: list[AccountEntry] = []
    for entry in entries:
        if isinstance(entry, Kept | Mended) or not joined:
            joined.append(entry)
        elif _same(joined[-1], entry):
            joined[-1] = _widened(joined[-1], entry)
        elif (
            len(joined) > 1
            and isinstance(joined[-2], Leftover)
            and isinstance(entry, Leftover)
            and joined[-2].line == entry.line
            and _is_white(joined[-1])
        ):
            gap = joined.pop()
            joined[-1] = _widened(_widened(joined[-1], gap), entry)
        else:
            joined.append(entry)
    return tuple(joined)


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
