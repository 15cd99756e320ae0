"""Repairs: the named rules by which a source is mended before it is recognised, each with its switch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, Protocol

import attrs
from attrs import evolve, frozen

from emplan.chinese.damage import LOST_MARKS
from emplan.chinese.patterns import Pattern
from emplan.chinese.script import (
    is_traditional,
    load_converter,
    pinyin_groups,
    radical_edits,
    traditional_edits,
)
from emplan.chinese.shifted_labels import shifted_labels
from emplan.chinese.spaces import WHITE_SPACE, inner_spaces
from emplan.chinese.spans import Edit, OffsetMap, Span, apply_edits, edited_again
from emplan.chinese.widths import NARROW_MARKS, full_width_digits, full_width_punctuation
from emplan.reading.mending.characters import (
    Lost,
    lines_of,
    lost_text,
    lost_white_space,
    markup,
    misread_digits,
    unprinted,
)
from emplan.reading.mending.joins import joins
from emplan.reading.mending.lost_marks import lost_marks
from emplan.reading.mending.one_line import line_breaks
from emplan.reading.mending.padding import is_roster_line
from emplan.reading.mending.run_on import run_on
from emplan.reading.mending.unit_lists import CLOSING_BRACKETS, UNIT_GAPS, tail_brackets, unit_marks


@frozen(kw_only=True)
class Repairs:
    """Which repairs are made; `Repairs.OFFICIAL` makes all of them, `Repairs.NONE` none.

    Characters that nothing can print (control characters) are taken out in any case.
    """

    OFFICIAL: ClassVar[Repairs]
    NONE: ClassVar[Repairs]

    punctuation: bool = True
    """Punctuation and brackets to full width (GB/T 15834-2011); marks of Markdown inside a line go."""
    digits: bool = True
    """Full-width digits to half width (GB/T 15835-2011)."""
    spaces: bool = True
    """White space inside words, numbers and dates; 《中共中央 国务院…》 keeps its own."""
    page_cuts: bool = True
    """Paragraphs cut at a page, doubled characters at the cut, page numbers between lines."""
    wrapped_lines: bool = True
    """Lines wrapped at a fixed width."""
    line_breaks: bool = True
    """Line breaks of a document that stands on one line as a whole, or lost behind headings and items."""
    traditional: bool = True
    """Traditional characters and pinyin notes (needs the extra ``traditional`` where there are any)."""
    radicals: bool = True
    """Radicals and compatibility codes in place of characters."""
    lost_characters: bool = True
    """Question marks in place of white space, and lost bytes that can be recovered."""

    def without(self, *names: str) -> Repairs:
        """Return these repairs with the named ones switched off."""
        return evolve(self, **dict.fromkeys(names, False))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the repairs that are switched on."""
        return tuple(name for name, on in attrs.asdict(self).items() if on)


Repairs.OFFICIAL = Repairs()
Repairs.NONE = Repairs().without(*(field.name for field in attrs.fields(Repairs)))


@frozen
class MendedText:
    """A text after its repairs, with the edits and the exact way back to the source."""

    source: str
    text: str
    edits: tuple[Edit, ...]
    offsets: OffsetMap
    lost: tuple[Lost, ...] = ()


def mend(source: str, repairs: Repairs, apart: frozenset[int] = frozenset()) -> MendedText:
    """Make the repairs in rounds, each on the result of the one before.

    ``apart`` are the indexes of lines that are never joined to others: rows of tables, site furniture.

    Raises:
        MissingExtraError: The text is traditional, and the extra ``traditional`` is not installed.
    """
    text = source
    edits: tuple[Edit, ...] = ()
    lost: tuple[Span, ...] = ()
    candidates: tuple[tuple[str, ...], ...] = ()
    for make in _rounds(repairs, apart):
        text, edits = _round(source, text, edits, make(text))
        if make is lost_white_space:
            old_script = repairs.traditional and _has_lost(text) and is_traditional(text)
            found, places = lost_text(text, load_converter() if old_script else None)
            if places:
                _, offsets = apply_edits(source, edits)
                lost = tuple(offsets.source_span(place.span) for place in places)
            candidates = tuple(place.candidates for place in places)
            text, edits = _round(source, text, edits, found)
    if candidates and repairs.traditional and is_traditional(source):
        convert = load_converter()
        candidates = tuple(tuple(convert(reading) for reading in readings) for readings in candidates)
    _, offsets = apply_edits(source, edits)
    marks = (
        Lost(offsets.mended_span(span), readings) for span, readings in zip(lost, candidates, strict=True)
    )
    return MendedText(source, text, edits, offsets, tuple(marks))


def _has_lost(text: str) -> bool:
    """Whether a text may hold a place where a lost byte could be recovered."""
    return any(mark in text for mark in LOST_MARKS)


def _round(
    source: str, text: str, edits: tuple[Edit, ...], new: Iterable[Edit]
) -> tuple[str, tuple[Edit, ...]]:
    new = tuple(new)
    return edited_again(source, edits, text, new) if new else (text, edits)


_Round = Callable[[str], Iterable[Edit]]


class _LineRound(Protocol):
    """What looks at one line, which begins at ``origin``."""

    def __call__(self, line: str, /, *, origin: int) -> Iterable[Edit]: ...


def _rounds(repairs: Repairs, apart: frozenset[int]) -> list[_Round]:
    rounds: list[tuple[bool, _Round]] = [
        (True, unprinted),
        (repairs.punctuation, markup),
        (repairs.digits, misread_digits),
        (repairs.lost_characters, shifted_labels),
        (repairs.lost_characters, lost_white_space),
        (repairs.traditional, pinyin_groups),
        (repairs.traditional, _simplified),
        (repairs.radicals, radical_edits),
        # The indexes of lines hold up to here: line breaks and joins change them.
        (repairs.punctuation, lambda text: lost_marks(text, apart=apart)),
        (repairs.line_breaks, line_breaks),
        (
            repairs.page_cuts or repairs.wrapped_lines,
            lambda text: joins(
                text, page_cuts=repairs.page_cuts, wrapped_lines=repairs.wrapped_lines, apart=apart
            ),
        ),
        (repairs.line_breaks, run_on),
        (repairs.punctuation, _by_line(unit_marks, UNIT_GAPS)),
        (repairs.spaces, _by_line(_spaces, WHITE_SPACE)),
        (repairs.digits, full_width_digits),
        (repairs.punctuation, _by_line(tail_brackets, CLOSING_BRACKETS)),
        (repairs.punctuation, _by_line(full_width_punctuation, NARROW_MARKS)),
    ]
    return [make for on, make in rounds if on]


def _by_line(find: _LineRound, marks: Pattern) -> _Round:
    """Look at each line alone: nothing that these repairs weigh stands on another one.

    Lines without any of the marks have nothing to repair.
    """

    def find_in_lines(text: str) -> Iterable[Edit]:
        if not marks.search(text):
            return
        for start, line in lines_of(text):
            if marks.search(line):
                yield from find(line, origin=start)

    return find_in_lines


def _spaces(line: str, *, origin: int) -> Iterable[Edit]:
    # The padding of a roster parts name and post; the roster takes care of it.
    return () if is_roster_line(line) else inner_spaces(line, origin=origin)


def _simplified(text: str) -> Iterable[Edit]:
    if not is_traditional(text):
        return ()
    return traditional_edits(text, load_converter(), whatever_the_share=True)
