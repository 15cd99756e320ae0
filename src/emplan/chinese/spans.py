"""Spans of a text, edits of it, and the exact way back from the mended text to its source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import Factory, field, frozen

from emplan.errors import InvalidValueError

if TYPE_CHECKING:
    from attrs import Attribute


class OverlappingEditsError(InvalidValueError):
    """Two edits claim the same characters of one text, so their result is not defined."""


class MisplacedEditError(InvalidValueError):
    """An edit does not fit the text: it lies outside, or its ``before`` is not what stands there."""


@frozen(order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a text, in characters."""

    start: int
    end: int = field()

    @end.validator
    def _check_end(self, attribute: Attribute[int], value: int) -> None:
        if not 0 <= self.start <= value:
            raise InvalidValueError(
                f"A span cannot run from {self.start} to {value}.",
                f"文本区间不能从{self.start}到{value}。",
                field="span",
                remedy="Give a start of at least 0 and an end not before it.",
                remedy_zh="起点不得小于0，终点不得先于起点。",
            )

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
class _Piece:
    source: Span
    mended: Span
    kept: bool


@frozen
class OffsetMap:
    """Maps positions and spans between a source text and the text mended from it.

    Kept characters map one to one. A place inside a replacement maps to the whole stretch that was replaced,
    since nothing finer is known.
    """

    _pieces: tuple[_Piece, ...]
    source_length: int
    mended_length: int
    _source_starts: tuple[int, ...] = field(
        init=False,
        repr=False,
        eq=False,
        default=Factory(lambda self: tuple(piece.source.start for piece in self._pieces), takes_self=True),
    )
    _mended_starts: tuple[int, ...] = field(
        init=False,
        repr=False,
        eq=False,
        default=Factory(lambda self: tuple(piece.mended.start for piece in self._pieces), takes_self=True),
    )

    def to_source(self, position: int) -> int:
        """Return the source position of a position of the mended text."""
        if position >= self.mended_length:
            return self.source_length
        piece = self._piece_at(position, mended=True)
        return piece.source.start + (position - piece.mended.start if piece.kept else 0)

    def to_mended(self, position: int) -> int:
        """Return the mended position of a position of the source text."""
        if position >= self.source_length:
            return self.mended_length
        piece = self._piece_at(position, mended=False)
        return piece.mended.start + (position - piece.source.start if piece.kept else 0)

    def source_span(self, span: Span) -> Span:
        """Return the source characters from which the characters of a mended span come."""
        if len(span) == 0:
            return Span(self.to_source(span.start), self.to_source(span.start))
        last = self._piece_at(span.end - 1, mended=True)
        end = last.source.start + span.end - last.mended.start if last.kept else last.source.end
        return Span(self.to_source(span.start), end)

    def mended_span(self, span: Span) -> Span:
        """Return the mended characters that come from the characters of a source span."""
        if len(span) == 0:
            return Span(self.to_mended(span.start), self.to_mended(span.start))
        last = self._piece_at(span.end - 1, mended=False)
        end = last.mended.start + span.end - last.source.start if last.kept else last.mended.end
        return Span(self.to_mended(span.start), end)

    def source_reach(self, span: Span) -> Span:
        """Return what of the source a change of a mended span touches; an insertion may touch nothing."""
        if len(span) == 0 and span.start < self.mended_length:
            piece = self._piece_at(span.start, mended=True)
            if not piece.kept and piece.mended.start < span.start:
                return piece.source
        return self.source_span(span)

    def _piece_at(self, position: int, *, mended: bool) -> _Piece:
        # Of pieces with the same start all but the last are empty on this side.
        starts = self._mended_starts if mended else self._source_starts
        return self._pieces[bisect_right(starts, position) - 1]


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
    pieces: list[_Piece] = []
    source = mended = 0
    for edit in ordered:
        start, end = edit.span.start, edit.span.end
        if start > source:
            pieces.append(_Piece(Span(source, start), Span(mended, mended + start - source), True))
            mended += start - source
        pieces.append(_Piece(edit.span, Span(mended, mended + len(edit.after)), False))
        mended += len(edit.after)
        source = end
    rest = len(text) - source
    if rest:
        pieces.append(_Piece(Span(source, len(text)), Span(mended, mended + rest), True))
    return OffsetMap(tuple(pieces), len(text), mended + rest)


def combine_edits(text: str, first: Iterable[Edit], second: Iterable[Edit]) -> tuple[Edit, ...]:
    """Express two rounds of edits, the second made on the result of the first, as one round on the text.

    Edits that touch the same stretch are joined into one, whose rule and reason name both (``a+b``).

    Raises:
        OverlappingEditsError: Edits of one round overlap.
        MisplacedEditError: An edit does not fit the text of its round.
    """
    earlier = _ordered(text, first)
    later = _ordered(_edited(text, earlier), second)
    offsets = _offset_map(text, earlier)
    combined: list[Edit] = []
    shift = 0
    for reach, ours, theirs in _clusters(offsets, earlier, later):
        if not ours and len(theirs) == 1:
            # Nothing else touched the stretch: it is the same edit, elsewhere.
            (edit,) = theirs
            combined.append(
                Edit(
                    span=reach, before=edit.before, after=edit.after, rule=str(edit.rule), reason=edit.reason
                )
            )
        elif theirs:
            local = edited(reach.of(text), [edit.moved(-reach.start) for edit in ours])
            after = edited(local, [edit.moved(-reach.start - shift) for edit in theirs])
            combined.append(
                Edit(
                    span=reach,
                    before=reach.of(text),
                    after=after,
                    rule="+".join(dict.fromkeys(str(edit.rule) for edit in ours + theirs)),
                    reason="; ".join(dict.fromkeys(edit.reason for edit in ours + theirs)),
                )
            )
        else:
            combined += ours
        shift += sum(len(edit.after) - len(edit.before) for edit in ours)
    return tuple(combined)


def _clusters(
    offsets: OffsetMap, earlier: Sequence[Edit], later: Sequence[Edit]
) -> list[tuple[Span, list[Edit], list[Edit]]]:
    """Group the edits of both rounds that meet at one stretch of the source."""
    reaches = [(edit.span, edit, True) for edit in earlier]
    reaches += [(offsets.source_reach(edit.span), edit, False) for edit in later]
    clusters: list[tuple[Span, list[Edit], list[Edit]]] = []
    # An insertion belongs to whatever stands on either side of it.
    insertion = -1
    for reach, edit, is_earlier in sorted(reaches, key=lambda entry: (entry[0].start, entry[0].end)):
        ours, theirs = ([edit], []) if is_earlier else ([], [edit])
        end = clusters[-1][0].end if clusters else -1
        if reach.start < end or (reach.start == end and (len(reach) == 0 or insertion == end)):
            whole, our_others, their_others = clusters.pop()
            whole = Span(whole.start, max(end, reach.end))
            clusters.append((whole, our_others + ours, their_others + theirs))
        else:
            clusters.append((reach, ours, theirs))
        insertion = reach.end if len(reach) == 0 else insertion
    return clusters


def _ordered(text: str, edits: Iterable[Edit]) -> list[Edit]:
    ordered = sorted(edits, key=by_place)
    for edit in ordered:
        if edit.span.end > len(text) or edit.span.of(text) != edit.before:
            raise MisplacedEditError(
                f"The edit '{edit.before}' → '{edit.after}' ({edit.rule}) does not fit the text.",
                f"修改“{edit.before}”→“{edit.after}”（{edit.rule}）与原文不符。",
                field="edit",
                place=f"character {edit.span.start}",
                remedy="Make the edits from the very text that they are applied to.",
                remedy_zh="请依据同一份原文生成修改。",
            )
    for left, right in pairwise(ordered):
        if left.span.end > right.span.start or left.span == right.span:
            raise OverlappingEditsError(
                f"Two edits overlap: {left.rule} and {right.rule}.",
                f"两处修改相互重叠：{left.rule}与{right.rule}。",
                field="edit",
                place=f"character {right.span.start}",
                remedy="Apply them in two rounds (combine_edits joins the rounds).",
                remedy_zh="请分两轮修改（可用 combine_edits 合并）。",
            )
    return ordered
