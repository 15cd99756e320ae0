"""Rewriting the years and leap days of a date as printed, in its own script and width."""

from __future__ import annotations

import calendar
import re

from attrs import frozen

from emplan.chinese.numerals import from_chinese, from_full_width, to_full_width_digits
from emplan.chinese.spans import Edit, Span

# In numerals a year is one only before 年, or before the year to which it reaches (二〇二五—二〇二七年).
_IN_NUMERALS = "[一二][零〇○一二三四五六七八九]{3}"
_YEAR = re.compile(
    rf"(?<!\d)(?:19|20|21)\d{{2}}(?!\d)"
    rf"|{_IN_NUMERALS}(?=\s*(?:(?:至|到|[—–―－~～-]{{1,2}})\s*{_IN_NUMERALS}\s*)?[学财]?年)"
)
_LEAP_DAY = re.compile(
    r"(?<![\d十])0?2\s*月\s*(29)(?!\d)|(?<![十])二月(二十九|廿九)|(?<=\d[-./])0?2[-./](29)(?!\d)"
)
_HAN_DIGITS = "〇一二三四五六七八九"
_DAY_BEFORE = {"29": "28", "二十九": "二十八", "廿九": "廿八"}


@frozen
class YearPlace:
    """A year of four digits or numerals in a text."""

    span: Span
    year: int


def year_places(text: str) -> tuple[YearPlace, ...]:
    """Find the years of a text, in Arabic digits of either width or Chinese numerals."""
    folded = from_full_width(text)
    return tuple(
        YearPlace(Span(*match.span()), from_chinese(match[0]) or 0) for match in _YEAR.finditer(folded)
    )


def write_year(year: int, like: str) -> str:
    """Write a year in the script and width of another one (二〇二六, ２０２６, 2026)."""
    digits = str(year)
    if like[0] in _HAN_DIGITS:
        zero = next((sign for sign in "零○" if sign in like), "〇")
        return "".join(_HAN_DIGITS[int(digit)] for digit in digits).replace("〇", zero)
    return to_full_width_digits(digits) if like[0] >= "０" else digits


def shift_edits(text: str, span: Span, delta: int, unstated_year: int | None = None) -> tuple[Edit, ...]:
    """Return the edits that move the date at ``span`` by ``delta`` years, digits only.

    A leap day that its new year does not have becomes the 28th; ``unstated_year`` is the year that a day
    without one falls into, if that shall be looked at.
    """
    printed = span.of(text)
    places = year_places(printed)
    edits = [
        _edit(printed, place.span, write_year(place.year + delta, place.span.of(printed)), span.start)
        for place in places
    ]
    for match in _LEAP_DAY.finditer(from_full_width(printed)):
        day = next(Span(*match.span(group)) for group in (1, 2, 3) if match[group])
        stated = [place.year + delta for place in places if place.span.end <= day.start]
        year = stated[-1] if stated else unstated_year
        if year is not None and not calendar.isleap(year):
            after = _DAY_BEFORE[from_full_width(day.of(printed))]
            full = day.of(printed)[0] >= "０"
            edits.append(_edit(printed, day, to_full_width_digits(after) if full else after, span.start))
    return tuple(edit for edit in edits if edit.before != edit.after)


def _edit(printed: str, span: Span, after: str, offset: int) -> Edit:
    return Edit(
        span=span.shifted(offset),
        before=span.of(printed),
        after=after,
        rule="roll-forward",
        reason="结转下一年度",
    )
