"""Calendar sense of a day in the draft's year: weekends and the end of February."""

from __future__ import annotations

import calendar

import pendulum
from attrs import frozen

from emplan.rollover.review import Severity

_WEEKDAYS = "一二三四五六日"


@frozen
class CalendarNote:
    """Something about a day that a person may want to know."""

    text: str
    text_en: str
    severity: Severity = Severity.INFO


def note_on_day(date: pendulum.Date) -> CalendarNote | None:
    """Say what is odd about a last day; ``None`` for an ordinary working day."""
    weekday = date.weekday()
    if weekday >= 5:
        return CalendarNote(
            f"{date.year}年{date.month}月{date.day}日是星期{_WEEKDAYS[weekday]}",
            f"{date.to_date_string()} is a {'Saturday' if weekday == 5 else 'Sunday'}",
        )
    if (date.month, date.day) == (2, 28) and calendar.isleap(date.year):
        return CalendarNote(f"{date.year}年2月有29日", f"February {date.year} has 29 days")
    return None
