"""Deadlines that a date means: day, month, end of a part of the year, or a range."""

from __future__ import annotations

from typing import Any

import pendulum

from emplan.chinese.dates import DateMention, DatePoint, DatePrecision
from emplan.model.deadlines import (
    DayDeadline,
    MonthDeadline,
    PeriodEndDeadline,
    PlanPeriod,
    RangeDeadline,
    SimpleDeadline,
)

_PERIODS = {
    ("quarter", 1): PlanPeriod.QUARTER_1,
    ("quarter", 2): PlanPeriod.QUARTER_2,
    ("quarter", 3): PlanPeriod.QUARTER_3,
    ("quarter", 4): PlanPeriod.QUARTER_4,
    ("half", 1): PlanPeriod.HALF_1,
    ("half", 2): PlanPeriod.HALF_2,
}


def dated(
    mention: DateMention, wording: str, year: int | None, common: dict[str, Any]
) -> SimpleDeadline | None:
    """Make the deadline that a date means; None where its year cannot be told."""
    last = mention.end or mention.start
    own = last.year if last.year is not None else _year_of(last, year)
    if own is None:
        return None
    stated = last.year is not None
    if mention.end is not None:
        return _range(mention, wording, own, year, stated, common)
    return _point(last, mention.precision, wording, own, stated, common)


def _year_of(point: DatePoint, year: int | None) -> int | None:
    if year is None:
        return None
    relative = point.relative_year.value if point.relative_year else "this"
    return year + {"last": -1, "this": 0, "next": 1, "following": 1}[relative]


def _range(
    mention: DateMention, wording: str, own: int, year: int | None, stated: bool, common: dict[str, Any]
) -> SimpleDeadline | None:
    end = _last_day(mention.end, own) if mention.end else None
    first_year = mention.start.year if mention.start.year is not None else own
    start = _first_day(mention.start, first_year)
    if start is None or end is None or end < start:
        return None
    return RangeDeadline(wording=wording, start=start, end=end, year_stated=stated, **common)


def _first_day(point: DatePoint, year: int) -> pendulum.Date | None:
    month = point.month or (3 * point.quarter - 2 if point.quarter else None) or 1
    if point.half == 2:
        month = 7
    return _date(year, month, point.day or 1)


def _last_day(point: DatePoint, year: int) -> pendulum.Date | None:
    if point.day is not None:
        return _date(year, point.month or 1, point.day)
    month = (
        point.month
        or (3 * point.quarter if point.quarter else None)
        or (6 * point.half if point.half else 12)
    )
    first = _date(year, month, 1)
    return first.end_of("month") if first is not None else None


def _date(year: int, month: int, day: int) -> pendulum.Date | None:
    try:
        return pendulum.date(year, month, day)
    except ValueError:
        return None


def _point(
    point: DatePoint, precision: DatePrecision, wording: str, own: int, stated: bool, common: dict[str, Any]
) -> SimpleDeadline | None:
    shared: dict[str, Any] = {"wording": wording, "year_stated": stated, **common}
    if point.day is not None and point.month is not None:
        day = _date(own, point.month, point.day)
        return DayDeadline(date=day, **shared) if day is not None else None
    if point.month is not None:
        return MonthDeadline(year=own, month=point.month, **shared)
    period = PlanPeriod.YEAR
    if point.quarter is not None:
        period = _PERIODS["quarter", point.quarter]
    elif point.half is not None:
        period = _PERIODS["half", point.half]
    return PeriodEndDeadline(year=own, period=period, **shared)
