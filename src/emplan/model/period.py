"""The period of a phase: month-days with or without a stated year."""

from __future__ import annotations

from typing import Any

import pendulum
from attrs import Attribute, field, frozen

from emplan.chinese.spans import Span
from emplan.model import validation as check


@frozen
class MonthDay:
    """A day of the calendar, with its year only where the text states it."""

    year: int | None = field(default=None, kw_only=True, validator=check.optional_year)
    month: int = field(validator=check.one_of(int))
    day: int = field(validator=check.one_of(int))

    @day.validator
    def _exists(self, attribute: Attribute[Any], value: int) -> None:
        # Without a year, 29 February is possible.
        try:
            pendulum.date(self.year or 2024, self.month, value)
        except (ValueError, OverflowError):
            problem = f"does not exist: {self.month}月{value}日"
            raise check.refuse(
                MonthDay, attribute.name, problem, f"不存在：{self.month}月{value}日"
            ) from None

    def in_year(self, year: int) -> pendulum.Date:
        """The date in its stated year, else in the year given (28 February for a missing 29th)."""
        own = self.year or year
        last = pendulum.date(own, self.month, 1).end_of("month").day
        return pendulum.date(own, self.month, min(self.day, last))


@frozen(kw_only=True)
class PhasePeriod:
    """From when to when a phase lasts, both days included; it may cross into the next year."""

    span: Span = field(validator=check.one_of(Span))
    start: MonthDay = field(validator=check.one_of(MonthDay))
    end: MonthDay = field(validator=check.one_of(MonthDay))

    @end.validator
    def _in_order(self, attribute: Attribute[Any], value: MonthDay) -> None:
        if self.start.year and value.year and value.in_year(0) < self.start.in_year(0):
            raise check.refuse(PhasePeriod, attribute.name, "is before the start", "早于开始日期")

    def interval(self, year: int) -> tuple[pendulum.Date, pendulum.Date]:
        """First and last day in the plan year given."""
        start = self.start.in_year(year)
        end = self.end.in_year(start.year)
        if end < start and self.end.year:
            # Only the end names its year: 12月1日至2027年1月15日.
            start = self.start.in_year(end.year)
            return (start if start <= end else self.start.in_year(end.year - 1)), end
        return start, end if end >= start else self.end.in_year(start.year + 1)
