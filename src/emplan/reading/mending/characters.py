"""Characters that no document prints, and question marks that stand for lost white space or lost text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from emplan.chinese.damage import LostKind, lost_characters, recover_shifted
from emplan.chinese.repairs import RepairRule, repair
from emplan.chinese.spans import Edit, Span
from emplan.reading.mending.rules import LineRule, line_edit

_UNPRINTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u2060-\u2064\ufeff\ufffe\uffff\ud800-\udfff]+|\t"
)
_BOLD = re.compile(r"(?P<open>\*\*)(?=\S)[^*\n]{1,200}(?<=\S)(?P<close>\*\*)")
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


def markup(text: str) -> tuple[Edit, ...]:
    """Take away the asterisks that make words bold in Markdown."""
    return tuple(
        line_edit(text, *found.span(side), "", LineRule.MARKUP)
        for found in _BOLD.finditer(text)
        for side in ("open", "close")
    )


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


def lost_text(text: str) -> tuple[tuple[Edit, ...], tuple[Lost, ...]]:
    """Recover lost characters where only one reading is possible; return the other places with candidates."""
    edits: list[Edit] = []
    lost: list[Lost] = []
    done = 0
    tried = 0
    for start, line in lines_of(text):
        for mark in lost_characters(line):
            place = mark.span.shifted(start)
            if mark.kind is LostKind.SPACE or place.start < done:
                continue
            tried += 1
            readings = recover_shifted(text, place.start) if tried <= _MOST_RECOVERIES else ()
            done = max([place.end, *(reading.span.end for reading in readings)])
            if _is_certain([reading.support for reading in readings]):
                reading = readings[0]
                edits.append(
                    repair(text, place.start, reading.span.end, reading.restored, RepairRule.LOST_CHARACTER)
                )
            else:
                lost.append(Lost(place, tuple(reading.restored for reading in readings[:_MOST_CANDIDATES])))
    return tuple(edits), tuple(lost)


def _is_certain(supports: list[int]) -> bool:
    """One reading alone, which makes words that the text has elsewhere."""
    return len(supports) == 1 and supports[0] > 0


def lines_of(text: str) -> Iterable[tuple[int, str]]:
    """Yield every line with its start."""
    start = 0
    for whole in text.splitlines(keepends=True):
        yield start, whole.splitlines()[0]
        start += len(whole)
