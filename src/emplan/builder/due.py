"""Deadlines in their official wording (完成时限), for the step ``due``: ``due(by_month(2027, 6))``."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import pendulum
from attrs import evolve, frozen

from emplan.builder.faults import as_tuple
from emplan.chinese.dates import format_date, format_month
from emplan.errors import InvalidValueError
from emplan.model import (
    ActorDeadline,
    BaseDeadline,
    DayDeadline,
    Deadline,
    DeadlineStage,
    DirectedDeadline,
    MonthDeadline,
    PerActorDeadline,
    PeriodEndDeadline,
    PlanPeriod,
    RangeDeadline,
    Recurrence,
    RecurringDeadline,
    RelativeDeadline,
    SimpleDeadline,
    StagedDeadline,
    StandingDeadline,
)
from emplan.terms import chinese_term


@frozen
class Due:
    """A deadline with its wording, or why it cannot be one: a fault waits for ``build()``."""

    deadline: Deadline | None
    fault: InvalidValueError | None = None


def calendar_date(value: object, field: str) -> pendulum.Date:
    """Return a day as ``pendulum.Date``, whichever date class it came in.

    Raises:
        InvalidValueError: It is no date.
    """
    if not isinstance(value, datetime.date):
        raise InvalidValueError(
            f"'{value}' is not a date ({chinese_term(field)}).",
            f"{chinese_term(field)}“{value}”不是日期。",
            field=field,
            remedy="Give a datetime.date or pendulum.Date.",
            remedy_zh="请使用 datetime.date 或 pendulum.Date。",
        )
    return pendulum.date(value.year, value.month, value.day)


def by_day(date: datetime.date, *, wording: str | None = None) -> Due:
    """Due on a day: 2027年6月30日前."""

    def make() -> Deadline:
        day = calendar_date(date, "date")
        return DayDeadline(date=day, wording=_or(wording, f"{format_date(day)}前"))

    return _due(make)


def by_month(year: int, month: int, *, wording: str | None = None) -> Due:
    """Due by the end of a month: 2027年6月底前."""

    def make() -> Deadline:
        said = _or(wording, f"{format_month(year, month)}底前")
        return MonthDeadline(year=year, month=month, wording=said)

    return _due(make)


def by_quarter(year: int, quarter: int, *, wording: str | None = None) -> Due:
    """Due by the end of a quarter, 1–4: 2027年第三季度末前."""

    def make() -> Deadline:
        period = _part(_QUARTERS, quarter, "quarter", "季度")
        said = _or(wording, f"{year}年第{'一二三四'[quarter - 1]}季度末前")
        return PeriodEndDeadline(year=year, period=period, wording=said)

    return _due(make)


def by_half(year: int, half: int, *, wording: str | None = None) -> Due:
    """Due by the end of the first or second half of a year: 2027年上半年."""

    def make() -> Deadline:
        period = _part(_HALVES, half, "half", "半年")
        said = _or(wording, f"{year}年{'上下'[half - 1]}半年")
        return PeriodEndDeadline(year=year, period=period, wording=said)

    return _due(make)


def by_year_end(year: int, *, wording: str | None = None) -> Due:
    """Due by the end of a year: 2027年底前."""
    return _due(
        lambda: PeriodEndDeadline(year=year, period=PlanPeriod.YEAR, wording=_or(wording, f"{year}年底前"))
    )


def between(start: datetime.date, end: datetime.date, *, wording: str | None = None) -> Due:
    """To be done between two days, both included: 2027年3月1日至5月31日."""

    def make() -> Deadline:
        first, last = calendar_date(start, "start"), calendar_date(end, "end")
        closing = format_date(last)
        if last.year == first.year:
            closing = closing.removeprefix(f"{last.year}年")
        return RangeDeadline(start=first, end=last, wording=_or(wording, f"{format_date(first)}至{closing}"))

    return _due(make)


def standing(*, wording: str = "长期坚持") -> Due:
    """A standing task without an end: 长期坚持."""
    return _due(lambda: StandingDeadline(wording=wording))


def every_week(*, wording: str = "每周") -> Due:
    """Comes round every week: 每周."""
    return _due(lambda: RecurringDeadline(every=Recurrence.WEEKLY, wording=wording))


def every_month(*days: int, wording: str | None = None) -> Due:
    """Comes round every month, on the days given: 每月15日和30日前, or 每月底前 without days."""

    def make() -> Deadline:
        said = "和".join(f"{day}日" for day in days) or "底"
        return RecurringDeadline(every=Recurrence.MONTHLY, days=days, wording=_or(wording, f"每月{said}前"))

    return _due(make)


def every_quarter(*, wording: str = "每季度末前") -> Due:
    """Comes round every quarter: 每季度末前."""
    return _due(lambda: RecurringDeadline(every=Recurrence.QUARTERLY, wording=wording))


def every_half_year(*, wording: str = "每半年") -> Due:
    """Comes round every half year: 每半年."""
    return _due(lambda: RecurringDeadline(every=Recurrence.HALF_YEARLY, wording=wording))


def every_year(*, wording: str = "每年底前") -> Due:
    """Comes round every year: 每年底前."""
    return _due(lambda: RecurringDeadline(every=Recurrence.YEARLY, wording=wording))


def within(event: str, *, months: int = 0, days: int = 0, wording: str | None = None) -> Due:
    """Counted from an event: ``within("省级文件下发", months=1)`` is 省级文件下发后1个月内."""

    def make() -> Deadline:
        length = (f"{months}个月" if months else "") + (f"{days}日" if days else "")
        said = _or(wording, f"{event}后{length}内")
        deadline = RelativeDeadline(event=event, months=months, days=days, wording=said)
        if not (months or days):
            raise InvalidValueError(
                f"A deadline counted from '{event}' (相对时限) needs a number of months or days.",
                f"自“{event}”起算的时限须有月数或日数。",
                field="deadline",
                remedy="Give months=… or days=… as a number from 1.",
                remedy_zh="请给出大于零的月数或日数。",
            )
        return deadline

    return _due(make)


def as_directed(authority: str, *, wording: str | None = None) -> Due:
    """Left to what another organ arranges: ``as_directed("省")`` is 按照省统一安排."""
    return _due(
        lambda: DirectedDeadline(authority=authority, wording=_or(wording, f"按照{authority}统一安排"))
    )


def _simple(parts: tuple[tuple[str, Due], ...], term: str) -> Iterator[tuple[str, SimpleDeadline]]:
    """Yield each part's name with its deadline; a label stands once, before the whole."""
    for part in parts:
        name, due = as_tuple(part, "parts", length=2)
        deadline = taken(due)
        if isinstance(deadline, PerActorDeadline | StagedDeadline):
            raise InvalidValueError(
                f"The deadline of '{name}' ({term}) is itself one of several parts.",
                f"“{name}”的时限不能再分。",
                field="parts",
            )
        yield name, evolve(deadline, label="")


def per_actor(*parts: tuple[str, Due], wording: str | None = None) -> Due:
    """One deadline for each actor: ``per_actor(("市级", by_month(2027, 12)), ("县级", standing()))``."""

    def make() -> Deadline:
        made = [ActorDeadline(actor, due) for actor, due in _simple(parts, "分级时限")]
        said = _or(wording, "，".join(part.actor + part.deadline.wording for part in made))
        return PerActorDeadline(parts=tuple(made), wording=said)

    return _due(make)


def in_stages(*parts: tuple[str, Due], wording: str | None = None) -> Due:
    """Several times one after another, each with what is done by then; "" where it is the same each time.

    ``in_stages(("完成排查", by_month(2027, 6)), ("完成整改", by_month(2027, 11)))``.
    """

    def make() -> Deadline:
        made = [DeadlineStage(step, due) for step, due in _simple(parts, "分步时限")]
        said = _or(wording, "，".join(part.deadline.wording + part.step for part in made))
        return StagedDeadline(parts=tuple(made), wording=said)

    return _due(make)


def taken(due: object) -> Deadline:
    """Return the deadline of what was given to the step ``due``.

    Raises:
        InvalidValueError: It is none, or it holds a value with which none can be made.
    """
    if isinstance(due, Due) and due.fault is not None:
        raise due.fault
    deadline = due.deadline if isinstance(due, Due) else due
    if not isinstance(deadline, BaseDeadline):
        raise InvalidValueError(
            f"'{deadline}' is not a deadline (完成时限).",
            f"“{deadline}”不是完成时限。",
            field="deadline",
            remedy="Use by_month(2027, 6), standing() and their kin from emplan.builder.",
            remedy_zh="请使用 by_month(2027, 6)、standing() 等函数。",
        )
    return deadline  # type: ignore[return-value]  # the union names every subclass of BaseDeadline


def _due(make: Callable[[], Deadline]) -> Due:
    try:
        return Due(make())
    except InvalidValueError as error:
        return Due(None, error)


def _or(wording: str | None, official: str) -> str:
    return official if wording is None else wording


_QUARTERS = (PlanPeriod.QUARTER_1, PlanPeriod.QUARTER_2, PlanPeriod.QUARTER_3, PlanPeriod.QUARTER_4)
_HALVES = (PlanPeriod.HALF_1, PlanPeriod.HALF_2)


def _part(periods: tuple[PlanPeriod, ...], number: int, english: str, chinese: str) -> PlanPeriod:
    if number not in range(1, len(periods) + 1):
        raise InvalidValueError(
            f"There is no {english} {number} of a year (完成时限).",
            f"一年中没有第{number}个{chinese}。",
            field="period",
            remedy=f"Give a number from 1 to {len(periods)}.",
            remedy_zh=f"请给出1至{len(periods)}。",
        )
    return periods[number - 1]
