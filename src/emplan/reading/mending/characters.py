"""Characters that no document prints, and question marks that stand for lost white space or lost text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from attrs import frozen

from emplan.chinese.damage import LOST_MARKS, LostKind, PlainText, lost_characters, ranked, shifted_at
from emplan.chinese.invisible import INVISIBLE, JOINERS
from emplan.chinese.recovery import Reader
from emplan.chinese.repairs import RepairRule, repair
from emplan.chinese.spans import Edit, Span
from emplan.reading.mending.rules import LineRule, line_edit

_UNPRINTED = re.compile(
    f"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f{INVISIBLE}{JOINERS}\ufffe\uffff\ud800-\udfff]+|\t"
)
_MISREAD_YEAR = re.compile("(?<![A-Za-z0-9])[2Zz][0Oo][0-9Oo][0-9OolIZz](?=[ 　]?年)")
_DIGITS_OF_LETTERS = str.maketrans("OolIZz", "001122")
_BOLD = re.compile(r"(?P<open>\*{2,3})(?=\S)[^*\n]{1,200}(?<=\S)(?P<close>\*{2,3})")
# A star between two words multiplies; one beside a mark or at the end of a line leans the words: *（…）*.
_ITALIC = re.compile(r"(?<![*\w])(?P<open>\*)(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])(?P<close>\*)(?![*\w])")
# Past so many places a text is debris as a whole; looking each of them up would take long and help nobody.
_MOST_RECOVERIES = 60
_MOST_CANDIDATES = 12


@frozen
class Lost:
    """A place where characters were lost for good, with the readings that are possible."""

    span: Span
    candidates: tuple[str, ...]


def unprinted(text: str) -> tuple[Edit, ...]:
    """Take away control and invisible characters; a tab becomes a space."""
    return tuple(
        line_edit(text, *found.span(), " " if found[0] == "\t" else "", LineRule.CONTROL_CHARACTER)
        for found in _UNPRINTED.finditer(text)
    )


def misread_digits(text: str) -> tuple[Edit, ...]:
    """Put digits in place of the letters that stand for them in years: 2O27年, 2O2l年."""
    return tuple(
        line_edit(text, *year.span(), year[0].translate(_DIGITS_OF_LETTERS), LineRule.MISREAD_DIGIT)
        for year in _MISREAD_YEAR.finditer(text)
        if not year[0].isdigit()
    )


def markup(text: str) -> tuple[Edit, ...]:
    """Take away the asterisks that make words bold or italic in Markdown."""
    if "*" not in text:
        return ()
    sides = sorted(
        found.span(side)
        for pattern in (_BOLD, _ITALIC)
        for found in pattern.finditer(text)
        for side in ("open", "close")
    )
    return tuple(line_edit(text, start, end, "", LineRule.MARKUP) for start, end in sides)


def lost_white_space(text: str) -> tuple[Edit, ...]:
    """Take away the question marks that converters leave where white space stood."""
    edits = []
    for start, line in lines_of(text):
        if "?" not in line and "？" not in line:
            continue
        for mark in lost_characters(line):
            if mark.kind is LostKind.SPACE:
                place = mark.span.shifted(start)
                edits.append(line_edit(text, place.start, place.end, "", LineRule.LOST_WHITE_SPACE))
    return tuple(edits)


def lost_text(
    text: str, convert: Callable[[str], str] | None = None
) -> tuple[tuple[Edit, ...], tuple[Lost, ...]]:
    """Recover lost characters where that is certain; return the other places with candidates.

    ``convert`` puts a traditional text into simplified characters, in which the words are known.
    """
    edits: list[Edit] = []
    lost: list[Lost] = []
    done = tried = 0
    plain: PlainText | None = None
    reader = Reader.of("")
    for start, line in lines_of(text):
        for mark in lost_characters(line):
            place = mark.span.shifted(start)
            if mark.kind is LostKind.SPACE or place.start < done:
                continue
            tried += 1
            if plain is None:
                plain = PlainText.of(text)
                reader = Reader.of(convert(plain.text) if convert else plain.text)
            shifted = None
            if tried <= _MOST_RECOVERIES and text[place.start] in LOST_MARKS:
                shifted = shifted_at(plain, place.start)
            done = max(place.end, shifted.span.end if shifted else 0)
            certain = reader.certain(shifted, convert) if shifted else None
            if certain is not None:
                edits.append(
                    repair(text, place.start, certain.span.end, certain.restored, RepairRule.LOST_CHARACTER)
                )
                continue
            readings = ranked(plain, shifted, limit=_MOST_CANDIDATES) if shifted else ()
            if not readings:
                done = place.end
            lost.append(Lost(place, tuple(reading.restored for reading in readings)))
    return tuple(edits), tuple(lost)


def lines_of(text: str) -> Iterable[tuple[int, str]]:
    """Yield every line with its start."""
    start = 0
    for whole, line in zip(text.splitlines(keepends=True), text.splitlines(), strict=True):
        yield start, line
        start += len(whole)
