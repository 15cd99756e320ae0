"""The text that a notice carries: the names announced for it, and where its title stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from emplan.chinese.labels import match_label
from emplan.chinese.patterns import Pattern
from emplan.reading.claims import Places
from emplan.reading.recognise import titles
from emplan.reading.recognise.attachment_list import is_attachment_head
from emplan.reading.recognise.colophon import is_note
from emplan.reading.recognise.furniture import furniture_rule
from emplan.reading.recognise.lines import Page, TextLine
from emplan.reading.recognise.signature import find_date_line, is_above_outline

_ISSUES = re.compile("印发|转发|批转|下发")
_CARRIED = re.compile(r"《([^《》]*(?:〈[^〉]*〉[^《》]*)*)》")
_TRANSMITS = Pattern(
    r"(?:印发|转发|下发|批转|分发|发)给?你们|现予以?(?:印发|转发|下发)|随文(?:印发|下发)|现(?:将.{4,80})?(?:印发|转发)如下"
)
_FEWEST_LABELS = 3
_MOST_HEAD_LINES = 60


def issues(title: str) -> bool:
    """Tell whether a title says that something is issued or passed on with it."""
    return _ISSUES.search(title) is not None


def names_in(title: str) -> list[str]:
    """The names in 《》 of a title."""
    return [one[1] for one in _CARRIED.finditer(title)]


def announced_names(page: Page, start: int, title: str) -> list[str]:
    """The names in 《》 that the notice announces, and the name in its title."""
    names = []
    for line in page.lines[start : start + 12]:
        if match_label(line.text) is not None:
            break
        for found in _CARRIED.finditer(line.text):
            around = (
                line.text[max(0, found.start() - 12) : found.start()]
                + line.text[found.end() : found.end() + 40]
            )
            if _ISSUES.search(around):
                names.append(found[1])
    about = re.search("印发|转发|批转|下发", title)
    if about is not None:
        name = re.sub("的?通知$", "", title[about.end() :]).strip("《》")
        if name:
            names.append(name)
    return names


def find_transmission(lines: Sequence[TextLine], low: int) -> int | None:
    """The line that says that something is passed on (现印发给你们), above the first label."""
    for index in range(low, min(low + _MOST_HEAD_LINES, len(lines))):
        line = lines[index]
        if _TRANSMITS.search(line.text):
            return index
        if match_label(line.text) is not None and furniture_rule(line.text) is None:
            return None
    return None


def find_named(lines: Sequence[TextLine], low: int, names: list[str]) -> tuple[int, int] | None:
    """Return the first lines that are like one of the names: ``[start, end)``."""
    return _similar_title(lines, low, names, None) if names else None


def find_name_of_untitled(lines: Sequence[TextLine], start: int) -> tuple[Places, int] | None:
    """The name a notice gives a text that follows its date without a title, and where that begins."""
    at = find_transmission(lines, start)
    date_line = find_date_line(lines, start, len(lines))
    if at is None or date_line is None or not at < date_line:
        return None
    named = next((one for one in _CARRIED.finditer(lines[at].text) if titles.ends_title(one[1])), None)
    if named is None or not is_above_outline(lines, start, date_line, len(lines)):
        return None
    first = date_line + 1
    while is_note(lines[first]):
        first += 1
    if is_attachment_head(lines[first]):
        return None
    return (lines[at].part(*named.span(1)),), first


def find_carried(page: Page, start: int, names: list[str]) -> tuple[int, int] | None:
    """Return the lines of the carried text's title: ``[start, end)``."""
    lines = page.lines
    position = start + 1
    announced = find_date_line(lines, start, len(lines))
    while position < len(lines):
        found = titles.find_title(lines, position, len(lines))
        similar = _similar_title(lines, position, names, found)
        if similar is not None:
            return similar
        if (shown := titles.find_by_looks(lines, position, found[1] if found else len(lines))) is not None:
            return shown
        if found is None:
            return _behind_signature(lines, announced)
        if announced is not None and announced < found[0] <= announced + 6:
            return found
        position = found[1]
    return None


def find_exactly(lines: tuple[TextLine, ...], low: int, names: list[str]) -> tuple[int, int] | None:
    """Return the lines that are one of the names, behind a date and not as the title of an attachment."""
    date_line = find_date_line(lines, low, len(lines))
    wanted = {titles.packed(name) for name in names}
    for first in range(low if date_line is None else date_line + 1, len(lines)):
        if is_attachment_head(lines[first]):
            return None
        text = ""
        for last in range(first, min(first + 5, len(lines))):
            text += lines[last].packed
            if text in wanted:
                return first, last + 1
    return None


def _behind_signature(lines: tuple[TextLine, ...], date_line: int | None) -> tuple[int, int] | None:
    """The line that stands for the title where a numbered text follows a signed notice."""
    if date_line is None:
        return None
    first = date_line + 1
    while first < len(lines) and (is_note(lines[first]) or is_attachment_head(lines[first])):
        first += 1
    labels = sum(match_label(line.text) is not None for line in lines[first + 1 :])
    if first < len(lines) and labels >= _FEWEST_LABELS and titles.is_titleish(lines[first]):
        return first, first + 1
    return None


def _similar_title(
    lines: Sequence[TextLine], low: int, names: list[str], found: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Find lines like an announced name up to the title found by its last word."""
    high = found[1] if found else len(lines)
    for first in range(low, high):
        for last in range(first + 1, min(first + 5, len(lines)) + 1):
            group = lines[first:last]
            if not titles.is_titleish(group[-1]):
                break
            text = titles.packed("".join(line.text for line in group))
            if any(_is_named(text, name) for name in names):
                return first, last
    return None


def _is_named(text: str, name: str) -> bool:
    if not 0.5 * len(name) <= len(text) <= 2 * len(name) + 6:
        return False
    return text == titles.packed(name) or (
        titles.ends_title(text) and titles.likeness(text, name) >= titles.SIMILAR
    )
