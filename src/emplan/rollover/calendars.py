"""Calendar sense of a day in the draft's year: weekends, public holidays and the end of February."""

from __future__ import annotations

import calendar
import importlib
from functools import cache
from typing import Any

import pendulum
from attrs import frozen

from emplan.rollover.review import Severity

WEEKDAYS = "一二三四五六日"
# Names that the calendar package gives in English only.
_HOLIDAYS = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
}


@frozen
class CalendarNote:
    """Something about a day that a person may want to know."""

    text: str
    text_en: str
    severity: Severity = Severity.INFO


def note_on_day(date: pendulum.Date) -> CalendarNote | None:
    """Say what is odd about a last day; ``None`` for an ordinary working day.

    Public holidays and working weekends (调休) are known where ``chinese_calendar`` is installed and has the
    year; else only weekends are.
    """
    weekday = date.weekday()
    day, day_en = f"{date.year}年{date.month}月{date.day}日", date.to_date_string()
    off, holiday = _known_day(date) or (weekday >= 5, None)
    if off and holiday is not None:
        name = _HOLIDAYS.get(holiday, "节日")
        return CalendarNote(f"{day}在{name}放假期间", f"{day_en} is a public holiday ({holiday})")
    if off:
        return CalendarNote(
            f"{day}是星期{WEEKDAYS[weekday]}",
            f"{day_en} is a {('Saturday', 'Sunday')[weekday - 5]}",
        )
    if (date.month, date.day) == (2, 28) and calendar.isleap(date.year):
        return CalendarNote(f"{date.year}年2月有29日", f"February {date.year} has 29 days")
    return None


def knows_holidays(year: int) -> bool:
    """Whether the public holidays of the year are known."""
    return _known_day(pendulum.date(year, 1, 1)) is not None


def _known_day(date: pendulum.Date) -> tuple[bool, str | None] | None:
    holidays = _package()
    if holidays is None:
        return None
    try:
        off, name = holidays.get_holiday_detail(date)
    except RuntimeError:
        # The package's way of saying that it does not know the year.
        return None
    return bool(off), None if name is None else str(name)


@cache
def _package() -> Any:
    try:
        return importlib.import_module("chinese_calendar")
    except ImportError:
        return None
