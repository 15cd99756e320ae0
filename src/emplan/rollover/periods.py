"""Moving phases and periods of validity: whether one moves, its value, and gaps between years."""

from __future__ import annotations

import calendar

import pendulum
from attrs import evolve

from emplan.chinese.dates import find_dates, format_date
from emplan.model import OPEN, MonthDay, PhasePeriod, ValidityPeriod
from emplan.model.open_value import Open
from emplan.rollover.calendars import CalendarNote, note_on_day
from emplan.rollover.review import Severity, Verdict, doubtful, kept
from emplan.rollover.roll import Roll


def phase_moves(period: PhasePeriod, roll: Roll) -> bool:
    """Whether a phase belongs to the plan's year; one without a year always does."""
    start, end = period.start.year, period.end.year
    if start is not None:
        return roll.owns(start) or (
            roll.moves(start, period.start.month) and roll.moves(end or start, period.end.month)
        )
    return end is None or roll.moves(end, period.end.month)


def shift_phase_period(period: PhasePeriod, roll: Roll) -> PhasePeriod:
    """The period in the draft; its span is the caller's to move."""
    if not phase_moves(period, roll):
        return period
    start = _month_day(period.start, roll.target, roll)
    end = _month_day(period.end, crossing_year(period.start, period.end, roll), roll)
    return evolve(period, start=start, end=end)


def crossing_year(start: MonthDay, end: MonthDay, roll: Roll) -> int:
    """The year in which an end without a year falls."""
    return roll.target + ((end.month, end.day) < (start.month, start.day))


def _month_day(day: MonthDay, unstated_year: int, roll: Roll) -> MonthDay:
    year = unstated_year if day.year is None else day.year + roll.delta
    number = 28 if (day.month, day.day) == (2, 29) and not calendar.isleap(year) else day.day
    return MonthDay(day.month, number, year=None if day.year is None else year)


def phase_last_day(period: PhasePeriod, roll: Roll) -> pendulum.Date:
    """The last day of the phase in the draft."""
    return shift_phase_period(period, roll).interval(roll.target)[1]


def phase_verdict_if_unchanged(period: PhasePeriod, roll: Roll) -> Verdict:
    """What to say about words of the period that stay as they are."""
    if not phase_moves(period, roll):
        over = (period.end.year or period.start.year or roll.base) < roll.target
        return doubtful(
            "阶段起止年份与方案年度不同，未顺延，请核对",
            "a phase of another year; not moved",
            Severity.MUST if over else Severity.CHECK,
        )
    note = note_on_day(phase_last_day(period, roll))
    if note:
        return doubtful(
            f"未写年份，随方案年度顺延；{note.text}",
            f"no year is printed, it moves with the plan; {note.text_en}",
            Severity.INFO,
        )
    return kept("未写年份，随方案年度顺延", "no year is printed; it moves with the plan")


def validity_moves(validity: ValidityPeriod, roll: Roll) -> bool:
    """Whether the period is this plan's own; one that has ended before the plan's year is not."""
    return validity.until is None or validity.until.subtract(days=1).year >= roll.base


def shift_validity(validity: ValidityPeriod, text: str, *, start_opens: bool, roll: Roll) -> ValidityPeriod:
    """The period in the draft; its span is the caller's to move.

    A start that ``text``, its paragraph, does not state follows the issue date; ``start_opens`` says that
    this is open in the draft.
    """
    if not validity_moves(validity, roll):
        return validity
    start, until = validity.start, validity.until
    if not isinstance(start, Open):
        stated = any(mention.start.date == start for mention in find_dates(text))
        start = roll.day(start) if stated or not start_opens else OPEN
    if until is not None:
        until = _last_valid_day(until.subtract(days=1), validity.span.of(text), roll).add(days=1)
    return evolve(validity, start=start, until=until)


def _last_valid_day(day: pendulum.Date, text: str, roll: Roll) -> pendulum.Date:
    month_end = day == day.end_of("month") and "日" not in text
    return roll.day(day, month_end=month_end)


def validity_note(validity: ValidityPeriod, text: str, *, start_opens: bool, roll: Roll) -> CalendarNote:
    """What to say about the validity in the draft: a gap after last year's period, an overlap with it."""
    if not validity_moves(validity, roll):
        return CalendarNote(
            "有效期早于上年方案年度，未顺延", "it had ended before last year's plan; not moved", Severity.MUST
        )
    if validity.last_day is None:
        return CalendarNote(
            "有效期从成文日期起算，成文日期待定", "it counts from the open issue date", Severity.CHECK
        )
    last = validity.last_day
    day, day_en = format_date(last), last.to_date_string()
    start = shift_validity(validity, text, start_opens=start_opens, roll=roll).start
    if start is OPEN and last.year < roll.target - 1:
        return CalendarNote(
            f"上年文件有效期至{day}，到{roll.target}年之前有空档",
            f"last year's document is valid until {day_en}; there is a gap before {roll.target}",
            Severity.CHECK,
        )
    if isinstance(start, Open):
        return CalendarNote(
            f"上年文件有效期至{day}；本年文件成文日期更晚则出现空档",
            f"last year's document is valid until {day_en}; a later issue date leaves a gap",
            Severity.CHECK,
        )
    if start > last.add(days=1):
        return CalendarNote(
            f"与上年文件有效期（至{day}）之间有空档", f"leaves a gap after {day_en}", Severity.CHECK
        )
    if start < last.add(days=1):
        return CalendarNote(
            f"与上年文件有效期（至{day}）重叠", f"overlaps with last year's, until {day_en}", Severity.CHECK
        )
    return CalendarNote("与上年文件有效期首尾相接", "follows last year's without gap or overlap")
