"""Dates that lost 年, 月 or 日 in a conversion (2027325 for 2027年3月25日), and what they can have been."""

from __future__ import annotations

from datetime import date

import pendulum

from emplan.chinese.patterns import Pattern

_CUT = Pattern(r"(?P<year>(?:19|20)\d{2})年?(?P<rest>\d{2,4}|\d{1,2}月\d{1,2})日?")
_WHOLE = Pattern(r"\d{4}年\d{1,2}月\d{1,2}日?")


def cut_dates(text: str) -> tuple[pendulum.Date, ...]:
    """Return the dates that a text can have been before it lost its marks; none for any other text.

    One date is certain enough to be offered, several are not: 2027111 is 11 January or 1 November.
    """
    packed = "".join(text.split())
    found = _CUT.fullmatch(packed)
    if found is None or _WHOLE.fullmatch(packed):
        return ()
    year, rest = int(found["year"]), found["rest"]
    if "月" in rest:
        parts = [rest.split("月")]
    else:
        parts = [[rest[:cut], rest[cut:]] for cut in (1, 2) if 1 <= len(rest) - cut <= 2]
    days = (_day(year, month, day) for month, day in parts)
    return tuple(day for day in days if day is not None)


def _day(year: int, month: str, day: str) -> pendulum.Date | None:
    """The day, where the calendar has it and neither number begins with a lone zero."""
    if "0" in (month, day):
        return None
    try:
        sound = date(year, int(month), int(day))
    except ValueError:
        return None
    return pendulum.date(sound.year, sound.month, sound.day)
