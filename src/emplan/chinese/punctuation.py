"""Brackets and quotes in pairs, and cutting a text at marks that stand outside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Span

PAIRS = {
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "‘": "’",
    "〔": "〕",
    "【": "】",
    "〖": "〗",
    "「": "」",
    "『": "』",
    "［": "］",
    "[": "]",
    "﹝": "﹞",
    "｛": "｝",
    "{": "}",
    "<": ">",
    "＜": "＞",
}
"""Every opening bracket or quote with its closing half."""

QUOTES = "“‘「『"
"""The opening quotes among the pairs."""

SENTENCE_ENDS = "。！？；"
"""The marks at which a sentence or a clause of its own ends."""

# Halves of different widths meet in hand-made texts: （一).
_SAME_FAMILY = ({"（", "("}, {"〈", "<", "＜"}, {"［", "["}, {"｛", "{"})
_OPENINGS = {mark: next((family for family in _SAME_FAMILY if mark in family), {mark}) for mark in PAIRS}
_CLOSINGS = {mark: {PAIRS[opening] for opening in family} for mark, family in _OPENINGS.items()}
_HALVES = {
    mark: Pattern(f"[\n{re.escape(''.join(sorted(_OPENINGS[mark] | closings)))}]")
    for mark, closings in _CLOSINGS.items()
}
_HALF = Pattern(f"[\n{re.escape(''.join({*PAIRS, *PAIRS.values()}))}]")
# What opens shares its key with what closes it.
_FAMILY = {half: min(_OPENINGS[mark]) for mark, closings in _CLOSINGS.items() for half in (mark, *closings)}
# Nobody brackets more; a stray half must not make the search long.
_FARTHEST = 1000
# Behind a closing quote these carry the sentence on: “…。”的要求.
_CARRIES_ON = "的地得之等和与及或、，；：。！？）,;:.)"


def matching_close(text: str, open_index: int) -> int | None:
    """Return the index of the mark that closes the bracket or quote at ``open_index``.

    Pairs of the same kind nest, whatever their width; other kinds are passed over. None if the character
    opens nothing or is not closed within its paragraph and 1000 characters.
    """
    opening = text[open_index : open_index + 1]
    if opening not in PAIRS:
        return None
    opens = _OPENINGS[opening]
    depth = 0
    for half in _HALVES[opening].finditer(text, open_index, open_index + _FARTHEST):
        if half[0] == "\n":
            return None
        depth += 1 if half[0] in opens else -1
        if depth == 0:
            return half.start()
    return None


def matching_closes(text: str) -> dict[int, int]:
    """Return where each bracket and quote is closed, as `matching_close` finds it, in one pass."""
    closes: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for half in _HALF.finditer(text):
        mark, index = half[0], half.start()
        if mark == "\n":
            opened.clear()
        elif mark in PAIRS:
            opened.setdefault(_FAMILY[mark], []).append(index)
        elif waiting := opened.get(_FAMILY[mark]):
            start = waiting.pop()
            if index < start + _FARTHEST:
                closes[start] = index
    return closes


def bracketed_spans(text: str) -> tuple[Span, ...]:
    """Return the outermost bracketed or quoted stretches, marks included, in order."""
    spans = []
    position = 0
    for start, close in sorted(matching_closes(text).items()):
        # A half-width < is also a sign of comparison: a pair holds no sentence.
        if start < position or (text[start] in "<＜" and _holds_a_stop(text[start:close])):
            continue
        spans.append(Span(start, close + 1))
        position = close + 1
    return tuple(spans)


def split_outside_brackets(text: str, separators: str) -> tuple[str, ...]:
    """Cut a text at each separator outside brackets and quotes, and strip the pieces."""
    return tuple(span.of(text).strip() for span in spans_outside_brackets(text, separators))


def spans_outside_brackets(text: str, separators: str) -> tuple[Span, ...]:
    """Return the stretches between separators that stand outside brackets and quotes, unstripped."""
    spans = []
    runs = _runs_of(separators)
    start = position = 0
    for bracket in (*bracketed_spans(text), Span(len(text), len(text))):
        for found in runs.finditer(text, position, bracket.start):
            for index in range(*found.span()):
                spans.append(Span(start, index))
                start = index + 1
        position = bracket.end
    spans.append(Span(start, len(text)))
    return tuple(spans)


def sentences(text: str, ends: str = SENTENCE_ENDS) -> tuple[Span, ...]:
    """Cut a text into sentences; the spans tile it.

    A sentence ends behind one of ``ends`` outside brackets and quotes, or behind a closing quote whose last
    character is one of them, unless the text carries the sentence on. Brackets and quotes that are never
    closed hold nothing back.
    """
    spans = []
    start = 0
    for end in _sentence_ends(text, ends):
        spans.append(Span(start, end))
        start = end
    if start < len(text):
        spans.append(Span(start, len(text)))
    return tuple(spans)


def first_sentence_end(text: str, ends: str = "。") -> int:
    """Return the position behind the first sentence; the length of the text if nothing ends it."""
    return next(_sentence_ends(text, ends), len(text))


def _sentence_ends(text: str, ends: str) -> Iterator[int]:
    marks = _runs_of(ends)
    index = 0
    for bracket in bracketed_spans(text):
        for found in marks.finditer(text, index, bracket.start):
            yield found.end()
        index = bracket.end
        quoted = text[bracket.start] in QUOTES and text[index - 2] in ends
        if quoted and text[index : index + 1] not in _CARRIES_ON:
            yield index
    for found in marks.finditer(text, index):
        yield found.end()


@cache
def _runs_of(marks: str) -> Pattern:
    return Pattern(f"[{re.escape(marks)}]+")


def _holds_a_stop(text: str) -> bool:
    return any(mark in text for mark in "。；，")
