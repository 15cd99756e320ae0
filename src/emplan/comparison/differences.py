"""Where two texts differ, in places that a person can read: whole numbers, moved years apart."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from emplan.chinese.spans import Span
from emplan.comparison.changes import TextDifference
from emplan.comparison.similarity import Likeness, tokens
from emplan.comparison.years import printed_years

_SHORTEST_COMMON = 2
"""A shorter stretch between two differences is common by chance (的, 和, 、) and becomes part of them."""


@frozen
class _Token:
    span: Span
    key: str
    year: int | None = None


def text_differences(before: str, after: str, shift: int, likeness: Likeness) -> tuple[TextDifference, ...]:
    """Return the places where two texts differ, in order; putting the new words there gives the new text.

    Args:
        before: The old text.
        after: The new one.
        shift: By how many years the plan moved on; such years are marked as moved.
        likeness: The measures to use.
    """
    if before == after:
        return ()
    found = sorted(_found(before, after, shift, likeness), key=lambda each: (each.before, each.after))
    merged: list[TextDifference] = []
    for each in found:
        if merged and _belong_together(merged[-1], each):
            first = merged.pop()
            spans = Span(first.before.start, each.before.end), Span(first.after.start, each.after.end)
            each = TextDifference(*spans, spans[0].of(before), spans[1].of(after))
        merged.append(each)
    return tuple(merged)


def _belong_together(first: TextDifference, second: TextDifference) -> bool:
    if first.is_year_shift or second.is_year_shift:
        return False
    return second.before.start - first.before.end < _SHORTEST_COMMON


def _found(before: str, after: str, shift: int, likeness: Likeness) -> Iterator[TextDifference]:
    old, new = _tokens(before), _tokens(after)
    steps = likeness.opcodes([token.key for token in old], [token.key for token in new])
    for tag, start, end, new_start, new_end in steps:
        if tag == "equal":
            for one, other in zip(old[start:end], new[new_start:new_end], strict=True):
                words = one.span.of(before), other.span.of(after)
                if words[0] != words[1]:
                    moved = bool(shift) and one.year is not None and other.year == one.year + shift
                    yield TextDifference(one.span, other.span, *words, moved)
            continue
        spans = _stretch(old, start, end, len(before)), _stretch(new, new_start, new_end, len(after))
        yield TextDifference(*spans, spans[0].of(before), spans[1].of(after))


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    position = 0
    for place in printed_years(text):
        found += _words(text, position, place.span.start)
        # One key for all years: a moved year stands opposite to the old one.
        found.append(_Token(place.span, "\0", place.year))
        position = place.span.end
    return found + _words(text, position, len(text))


def _words(text: str, start: int, end: int) -> list[_Token]:
    found = []
    for word in tokens(text[start:end]):
        found.append(_Token(Span(start, start + len(word)), word))
        start += len(word)
    return found


def _stretch(found: list[_Token], start: int, end: int, length: int) -> Span:
    first = found[start].span.start if start < len(found) else length
    return Span(first, found[end - 1].span.end if end > start else first)
