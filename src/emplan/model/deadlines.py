"""When something is due: the closed union of deadlines (完成时限), each keeping its printed wording."""

from __future__ import annotations

import enum
from typing import Any, TypeAlias, get_args

import pendulum
from attrs import Attribute, field, frozen

from emplan.model import validation as check
from emplan.model.assignments import Assignment


class PlanPeriod(enum.Enum):
    """A part of the year at whose end something is due."""

    QUARTER_1 = "quarter_1"
    QUARTER_2 = "quarter_2"
    QUARTER_3 = "quarter_3"
    QUARTER_4 = "quarter_4"
    HALF_1 = "half_1"
    HALF_2 = "half_2"
    YEAR = "year"

    @property
    def last_month(self) -> int:
        """The month in which the period ends, 1–12."""
        return _LAST_MONTH[self]


_LAST_MONTH = {
    PlanPeriod.QUARTER_1: 3,
    PlanPeriod.QUARTER_2: 6,
    PlanPeriod.QUARTER_3: 9,
    PlanPeriod.QUARTER_4: 12,
    PlanPeriod.HALF_1: 6,
    PlanPeriod.HALF_2: 12,
    PlanPeriod.YEAR: 12,
}


class Recurrence(enum.Enum):
    """How often a recurring deadline comes round."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


@frozen(kw_only=True)
class BaseDeadline(Assignment):
    """What all deadlines share: the printed label (完成时限) and the printed wording."""

    label: str = field(default="完成时限", validator=check.text_or_empty)
    wording: str = field(validator=check.text)

    @property
    def printed(self) -> str:
        """The wording inside the bracket or on the line, with its label."""
        return f"{self.label}：{self.wording}" if self.label else self.wording

    @property
    def due(self) -> pendulum.Date | None:
        """The last day on which it is in time, where the deadline names one."""
        return None


def _last_day(year: int, month: int) -> pendulum.Date:
    return pendulum.date(year, month, 1).end_of("month")


@frozen(kw_only=True)
class DayDeadline(BaseDeadline):
    """Due on a day; ``year_stated`` is false where the text leaves the year to the plan (6月30日前)."""

    date: pendulum.Date = field(validator=check.one_of(pendulum.Date))
    year_stated: bool = field(default=True, validator=check.one_of(bool))

    @property
    def due(self) -> pendulum.Date | None:
        return self.date


def _month(instance: Any, attribute: Attribute[Any], value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 12:
        problem = f"must be a month from 1 to 12, not {value!r}"
        raise check.refuse(type(instance), attribute.name, problem, f"应为1至12月：{value!r}")


@frozen(kw_only=True)
class MonthDeadline(BaseDeadline):
    """Due in (or by the end of) a month: 2027年6月."""

    year: int = field(validator=check.year)
    month: int = field(validator=_month)
    year_stated: bool = field(default=True, validator=check.one_of(bool))

    @property
    def due(self) -> pendulum.Date | None:
        return _last_day(self.year, self.month)


@frozen(kw_only=True)
class PeriodEndDeadline(BaseDeadline):
    """Due by the end of a quarter, half or year: 2027年第三季度, 上半年, 年底前."""

    year: int = field(validator=check.year)
    period: PlanPeriod = field(validator=check.one_of(PlanPeriod))
    year_stated: bool = field(default=True, validator=check.one_of(bool))

    @property
    def due(self) -> pendulum.Date | None:
        return _last_day(self.year, self.period.last_month)


@frozen(kw_only=True)
class RangeDeadline(BaseDeadline):
    """To be done between two days, both included: 2027年3月1日至5月31日."""

    start: pendulum.Date = field(validator=check.one_of(pendulum.Date))
    end: pendulum.Date = field(validator=check.one_of(pendulum.Date))
    year_stated: bool = field(default=True, validator=check.one_of(bool))

    @end.validator
    def _in_order(self, attribute: Attribute[Any], value: pendulum.Date) -> None:
        if value < self.start:
            problem = f"is before the start: {value} < {self.start}"
            raise check.refuse(RangeDeadline, attribute.name, problem, f"早于开始日期：{value}")

    @property
    def due(self) -> pendulum.Date | None:
        return self.end


@frozen(kw_only=True)
class StandingDeadline(BaseDeadline):
    """长期坚持: a standing task without an end."""


@frozen(kw_only=True)
class RecurringDeadline(BaseDeadline):
    """Comes round: 每月15日和30日前, 每季度末. ``days`` are days of the period's (last) month."""

    every: Recurrence = field(validator=check.one_of(Recurrence))
    days: tuple[int, ...] = field(default=(), validator=check.each(int))

    @days.validator
    def _are_days(self, attribute: Attribute[Any], value: tuple[int, ...]) -> None:
        if any(not 1 <= day <= 31 for day in value):
            raise check.refuse(RecurringDeadline, attribute.name, "must be from 1 to 31", "应为1至31日")


@frozen(kw_only=True)
class RelativeDeadline(BaseDeadline):
    """Counted from an event: 省级文件下发后1个月内; with neither days nor months just before it: 汛期前."""

    event: str = field(validator=check.text)
    days: int = field(default=0, validator=check.natural)
    months: int = field(default=0, validator=check.natural)


@frozen(kw_only=True)
class DirectedDeadline(BaseDeadline):
    """Left to what another organ arranges: 按省统一安排推进. ``authority`` is that organ as printed."""

    authority: str = field(validator=check.text)


@frozen(kw_only=True)
class UnparsedDeadline(BaseDeadline):
    """A deadline that was found and not understood."""


SimpleDeadline: TypeAlias = (
    DayDeadline
    | MonthDeadline
    | PeriodEndDeadline
    | RangeDeadline
    | StandingDeadline
    | RecurringDeadline
    | RelativeDeadline
    | DirectedDeadline
    | UnparsedDeadline
)
"""A deadline that is the same for everybody."""
SIMPLE_DEADLINES: tuple[type, ...] = get_args(SimpleDeadline)


@frozen
class ActorDeadline:
    """One part of a deadline that differs by actor: 市级 – 2027年12月."""

    actor: str = field(validator=check.text)
    deadline: SimpleDeadline = field(validator=check.one_of(*SIMPLE_DEADLINES))


@frozen(kw_only=True)
class PerActorDeadline(BaseDeadline):
    """One deadline for each actor: 市级2027年12月，县级按照省统一安排完成."""

    parts: tuple[ActorDeadline, ...] = field(validator=check.each(ActorDeadline))

    @parts.validator
    def _some(self, attribute: Attribute[Any], value: tuple[ActorDeadline, ...]) -> None:
        if not value:
            raise check.refuse(PerActorDeadline, attribute.name, "must not be empty", "不能为空")

    @property
    def due(self) -> pendulum.Date | None:
        days = [part.deadline.due for part in self.parts if part.deadline.due is not None]
        return max(days) if days else None


@frozen
class DeadlineStage:
    """One part of a deadline in stages: 6月底前 – 完成排查; ``step`` is empty where nothing is said of it."""

    step: str = field(validator=check.text_or_empty)
    deadline: SimpleDeadline = field(validator=check.one_of(*SIMPLE_DEADLINES))


@frozen(kw_only=True)
class StagedDeadline(BaseDeadline):
    """Several times one after another: 6月底前完成排查，11月底前完成整改; 2027年6月和12月."""

    parts: tuple[DeadlineStage, ...] = field(validator=check.each(DeadlineStage))

    @parts.validator
    def _several(self, attribute: Attribute[Any], value: tuple[DeadlineStage, ...]) -> None:
        if len(value) < 2:
            problem = "must be two stages at least"
            raise check.refuse(StagedDeadline, attribute.name, problem, "至少要有两个时间节点")

    @property
    def due(self) -> pendulum.Date | None:
        days = [part.deadline.due for part in self.parts if part.deadline.due is not None]
        return max(days) if days else None


Deadline: TypeAlias = SimpleDeadline | PerActorDeadline | StagedDeadline
"""完成时限: any deadline; the union is closed."""
DEADLINES: tuple[type, ...] = (*SIMPLE_DEADLINES, PerActorDeadline, StagedDeadline)
