"""Spans of a text, edits of it, and the exact way back from the mended text to its source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from attrs import frozen

from emplan.errors import InvalidValueError


class OverlappingEditsError(InvalidValueError):
    """Two edits claim the same characters of one text, so their result is not defined."""


class MisplacedEditError(InvalidValueError):
    """An edit does not fit the text: it lies outside, or its ``before`` is not what stands there."""


@frozen(order=True, init=False)
class Span:
    """A half-open stretch ``[start, end)`` of a text, in characters."""

    start: int
    end: int

    # Written out: reading makes thousands of spans, and this takes two thirds of the time of a validator.
    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise InvalidValueError(
                f"A span cannot run from {start} to {end}.",
                f"文本区间不能从{start}到{end}。",
                field="span",
                remedy="Give a start of at least 0 and an end not before it.",
                remedy_zh="起点不得小于0，终点不得先于起点。",
            )
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    # An empty span is still a place in the text.
    def __bool__(self) -> bool:
        return True

    def __contains__(self, position: int) -> bool:
        return self.start <= position < self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, offset: int) -> Span:
        """Return the same stretch counted from another origin."""
        return Span(self.start + offset, self.end + offset)

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]


_set_start, _set_end = (Span.__dict__[name].__set__ for name in ("start", "end"))


@frozen(kw_only=True)
class Edit:
    """One change of a source text: what stood at ``span``, what shall stand there, and by which rule."""

    span: Span
    before: str
    after: str
    rule: str
    reason: str

    def moved(self, offset: int) -> Edit:
        """Return the same edit counted from another origin."""
        return Edit(
            span=self.span.shifted(offset),
            before=self.before,
            after=self.after,
            rule=self.rule,
            reason=self.reason,
        )


def by_place(edit: Edit) -> tuple[int, int]:
    """The key that sorts edits by where they begin and end."""
    return edit.span.start, edit.span.end


@frozen
class OffsetMap:
    """Maps positions and spans between a source text and the text mended from it.

    Kept characters map one to one. A place inside a replacement maps to the whole stretch that was replaced,
    since nothing finer is known.
    """

    # Both texts are cut into the same pieces, kept or replaced; each ends where the next one starts.
    _source_starts: tuple[int, ...]
    _mended_starts: tuple[int, ...]
    _kept: tuple[bool, ...]
    source_length: int
    mended_length: int

    def to_source(self, position: int) -> int:
        """Return the source position of a position of the mended text."""
        if position >= self.mended_length:
            return self.source_length
        index = bisect_right(self._mended_starts, position) - 1
        start = self._source_starts[index]
        return start + position - self._mended_starts[index] if self._kept[index] else start

    def to_mended(self, position: int) -> int:
        """Return the mended position of a position of the source text."""
        if position >= self.source_length:
            return self.mended_length
        index = bisect_right(self._source_starts, position) - 1
        start = self._mended_starts[index]
        return start + position - self._source_starts[index] if self._kept[index] else start

    def source_span(self, span: Span) -> Span:
        """Return the source characters from which the characters of a mended span come."""
        return Span(*self._source_stretch(span.start, span.end))

    def mended_span(self, span: Span) -> Span:
        """Return the mended characters that come from the characters of a source span."""
        start = self.to_mended(span.start)
        if span.start == span.end:
            return Span(start, start)
        last = bisect_right(self._source_starts, span.end - 1) - 1
        if self._kept[last]:
            return Span(start, self._mended_starts[last] + span.end - self._source_starts[last])
        return Span(start, self._end(self._mended_starts, last, self.mended_length))

    def source_reach(self, span: Span) -> Span:
        """Return what of the source a change of a mended span touches; an insertion may touch nothing."""
        return Span(*self.reach(span.start, span.end))

    def reach(self, start: int, end: int) -> tuple[int, int]:
        """Return from where to where `source_reach` is, without making spans of it."""
        if start == end < self.mended_length:
            index = bisect_right(self._mended_starts, start) - 1
            if not self._kept[index] and self._mended_starts[index] < start:
                whole_end = self._end(self._source_starts, index, self.source_length)
                return self._source_starts[index], whole_end
        return self._source_stretch(start, end)

    def reaches(self, ordered: Iterable[Edit]) -> Iterator[tuple[int, int, Edit]]:
        """Yield edits, given in order, each behind the places between which it reaches in the source."""
        index, last = 0, len(self._mended_starts) - 1
        for edit in ordered:
            start, end = edit.span.start, edit.span.end
            while index < last and self._mended_starts[index + 1] <= start:
                index += 1
            piece_end = self._end(self._mended_starts, index, self.mended_length)
            if start < piece_end and end <= piece_end and self._kept[index]:
                # Nearly all stand inside a piece that was kept.
                shift = self._source_starts[index] - self._mended_starts[index]
                yield start + shift, end + shift, edit
            else:
                yield *self.reach(start, end), edit

    def _source_stretch(self, start: int, end: int) -> tuple[int, int]:
        source = self.to_source(start)
        if start == end:
            return source, source
        last = bisect_right(self._mended_starts, end - 1) - 1
        if self._kept[last]:
            return source, self._source_starts[last] + end - self._mended_starts[last]
        return source, self._end(self._source_starts, last, self.source_length)

    @staticmethod
    def _end(starts: Sequence[int], index: int, length: int) -> int:
        return starts[index + 1] if index + 1 < len(starts) else length


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Apply edits to a text, in any order, and return the mended text with the map back to the source.

    Raises:
        OverlappingEditsError: Two edits share a character, or two insertions share a place.
        MisplacedEditError: An edit lies outside the text or does not fit what stands there.
    """
    ordered = _ordered(text, edits)
    return _edited(text, ordered), _offset_map(text, ordered)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Apply edits as `apply_edits` does, where nobody asks for the way back."""
    return _edited(text, _ordered(text, edits))


def _edited(text: str, ordered: Sequence[Edit]) -> str:
    written: list[str] = []
    source = 0
    for edit in ordered:
        written += (text[source : edit.span.start], edit.after)
        source = edit.span.end
    return "".join((*written, text[source:]))


def _offset_map(text: str, ordered: Sequence[Edit]) -> OffsetMap:
    source_starts: list[int] = []
    mended_starts: list[int] = []
    kept: list[bool] = []
    source = mended = 0
    for edit in ordered:
        start = edit.span.start
        if start > source:
            source_starts.append(source)
            mended_starts.append(mended)
            kept.append(True)
            mended += start - source
        source_starts.append(start)
        mended_starts.append(mended)
        kept.append(False)
        mended += len(edit.after)
        source = edit.span.end
    rest = len(text) - source
    if rest:
        source_starts.append(source)
        mended_starts.append(mended)
        kept.append(True)
    return OffsetMap(tuple(source_starts), tuple(mended_starts), tuple(kept), len(text), mended + rest)


def combine_edits(text: str, first: Iterable[Edit], second: Iterable[Edit]) -> tuple[Edit, ...]:
    """Express two rounds of edits, the second made on the result of the first, as one round on the text.

    Edits that touch the same stretch are joined into one, whose rule and reason name both (``a+b``).

    Raises:
        OverlappingEditsError: Edits of one round overlap.
        MisplacedEditError: An edit does not fit the text of its round.
    """
    earlier = _ordered(text, first)
    return tuple(_combined(text, earlier, _ordered(_edited(text, earlier), second)))


def edited_again(
    source: str, edits: Sequence[Edit], text: str, new: Iterable[Edit]
) -> tuple[str, tuple[Edit, ...]]:
    """Make one more round on ``text``, which ``edits``, in order, made of the source.

    Return the new text and the edits that make it of the source; see `combine_edits`.

    Raises:
        OverlappingEditsError: Edits of the new round overlap.
        MisplacedEditError: A new edit does not fit the text.
    """
    later = _ordered(text, new)
    return _edited(text, later), tuple(_combined(source, edits, later))


def _combined(text: str, earlier: Sequence[Edit], later: Sequence[Edit]) -> Iterator[Edit]:
    offsets = _offset_map(text, earlier)
    shift = 0
    for start, end, ours, theirs in _clusters(offsets, earlier, later):
        if not theirs:
            yield from ours
        elif not ours and len(theirs) == 1:
            # Nothing else touched the stretch: it is the same edit, elsewhere.
            (edit,) = theirs
            yield Edit(
                span=edit.span if (edit.span.start, edit.span.end) == (start, end) else Span(start, end),
                before=edit.before,
                after=edit.after,
                rule=str(edit.rule),
                reason=edit.reason,
            )
        else:
            before = text[start:end]
            local = edited(before, [edit.moved(-start) for edit in ours])
            yield Edit(
                span=Span(start, end),
                before=before,
                after=edited(local, [edit.moved(-start - shift) for edit in theirs]),
                rule="+".join(dict.fromkeys(str(edit.rule) for edit in ours + theirs)),
                reason="; ".join(dict.fromkeys(edit.reason for edit in ours + theirs)),
            )
        for edit in ours:
            shift += len(edit.after) - len(edit.before)


def _clusters(
    offsets: OffsetMap, earlier: Sequence[Edit], later: Sequence[Edit]
) -> Iterator[tuple[int, int, list[Edit], list[Edit]]]:
    """Group the edits of both rounds that meet at one stretch of the source, and say from where to where."""
    reaches = [(edit.span.start, edit.span.end, edit, True) for edit in earlier]
    reaches += [(start, end, edit, False) for start, end, edit in offsets.reaches(later)]
    ours: list[Edit] = []
    theirs: list[Edit] = []
    whole_start = whole_end = -1
    # An insertion belongs to whatever stands on either side of it.
    insertion = -1
    for start, end, edit, is_earlier in sorted(reaches, key=itemgetter(0, 1)):
        if start < whole_end or (start == whole_end and (start == end or insertion == whole_end)):
            whole_end = max(whole_end, end)
        else:
            if ours or theirs:
                yield whole_start, whole_end, ours, theirs
            whole_start, whole_end, ours, theirs = start, end, [], []
        (ours if is_earlier else theirs).append(edit)
        insertion = end if start == end else insertion
    if ours or theirs:
        yield whole_start, whole_end, ours, theirs


def _ordered(text: str, edits: Iterable[Edit]) -> list[Edit]:
    ordered = sorted(edits, key=by_place)
    length, reached = len(text), 0
    overlap: tuple[Edit, Edit] | None = None
    for index, edit in enumerate(ordered):
        start, end = edit.span.start, edit.span.end
        if end > length or text[start:end] != edit.before:
            raise MisplacedEditError(
                f"The edit '{edit.before}' → '{edit.after}' ({edit.rule}) does not fit the text.",
                f"修改“{edit.before}”→“{edit.after}”（{edit.rule}）与原文不符。",
                field="edit",
                place=f"character {start}",
                remedy="Make the edits from the very text that they are applied to.",
                remedy_zh="请依据同一份原文生成修改。",
            )
        if start <= reached and index and overlap is None:
            left = ordered[index - 1]
            overlap = (left, edit) if start < reached or edit.span == left.span else None
        reached = end
    if overlap is not None:
        left, right = overlap
        raise OverlappingEditsError(
            f"Two edits overlap: {left.rule} and {right.rule}.",
            f"两处修改相互重叠：{left.rule}与{right.rule}。",
            field="edit",
            place=f"character {right.span.start}",
            remedy="Apply them in two rounds (combine_edits joins the rounds).",
            remedy_zh="请分两轮修改（可用 combine_edits 合并）。",
        )
    return ordered
