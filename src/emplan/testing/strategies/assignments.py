"""Responsible units and deadlines of every kind, each with the wording that says what it holds."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from emplan.model import (
    ActorDeadline,
    DayDeadline,
    Deadline,
    DeadlineStage,
    DirectedDeadline,
    MonthDeadline,
    PerActorDeadline,
    PeriodEndDeadline,
    Placement,
    PlanPeriod,
    RangeDeadline,
    Recurrence,
    RecurringDeadline,
    RelativeDeadline,
    Responsibility,
    ResponsibleUnit,
    SimpleDeadline,
    StagedDeadline,
    StandingDeadline,
    UnitGroup,
    UnitRole,
    UnparsedDeadline,
)
from emplan.testing.strategies.words import ORGANS, dates, phrases, written, years

Assigned: TypeAlias = Responsibility | Deadline

_PERIODS = {
    PlanPeriod.QUARTER_1: "第一季度",
    PlanPeriod.QUARTER_2: "第二季度",
    PlanPeriod.QUARTER_3: "第三季度",
    PlanPeriod.QUARTER_4: "第四季度",
    PlanPeriod.HALF_1: "上半年",
    PlanPeriod.HALF_2: "下半年",
    PlanPeriod.YEAR: "年底前",
}
_RECURRENCES = {
    Recurrence.WEEKLY: "每周",
    Recurrence.MONTHLY: "每月",
    Recurrence.QUARTERLY: "每季度",
    Recurrence.HALF_YEARLY: "每半年",
    Recurrence.YEARLY: "每年",
}
_PRINTED_ROLES = (
    (UnitRole.RESPONSIBLE, "责任单位", ""),
    (UnitRole.LEAD, "牵头单位", ""),
    (UnitRole.LEAD, "", "牵头"),
    (UnitRole.COOPERATING, "配合单位", ""),
    (UnitRole.COOPERATING, "", "等部门配合"),
    (UnitRole.PERSON_IN_CHARGE, "责任人", ""),
)


@st.composite
def _days(draw: st.DrawFn) -> DayDeadline:
    day, stated = draw(dates()), draw(st.booleans())
    return DayDeadline(date=day, year_stated=stated, wording=f"{written(day, with_year=stated)}前")


@st.composite
def _months(draw: st.DrawFn) -> MonthDeadline:
    year, month, stated = draw(years()), draw(st.integers(1, 12)), draw(st.booleans())
    wording = f"{year}年{month}月" if stated else f"{month}月底前"
    return MonthDeadline(year=year, month=month, year_stated=stated, wording=wording)


@st.composite
def _period_ends(draw: st.DrawFn) -> PeriodEndDeadline:
    period = draw(st.sampled_from(PlanPeriod))
    return PeriodEndDeadline(year=draw(years()), period=period, year_stated=False, wording=_PERIODS[period])


@st.composite
def _ranges(draw: st.DrawFn) -> RangeDeadline:
    start = draw(dates())
    end = start.add(days=draw(st.integers(0, 400)))
    return RangeDeadline(start=start, end=end, wording=f"{written(start)}至{written(end)}")


@st.composite
def _recurring(draw: st.DrawFn) -> RecurringDeadline:
    every = draw(st.sampled_from(Recurrence))
    days = tuple(draw(st.lists(st.integers(1, 31), max_size=2, unique=True)))
    wording = _RECURRENCES[every] + ("和".join(f"{day}日" for day in days) + "前" if days else "末")
    return RecurringDeadline(every=every, days=days, wording=wording)


def _relative(count: int) -> RelativeDeadline:
    return RelativeDeadline(event="区级文件下发", months=count, wording=f"区级文件下发后{count}个月内")


@cache
def simple_deadlines() -> SearchStrategy[SimpleDeadline]:
    """A deadline of any kind but the one for each actor, printed in the tail."""
    return st.one_of(
        _days(),
        _months(),
        _period_ends(),
        _ranges(),
        st.just(StandingDeadline(wording="长期坚持")),
        _recurring(),
        st.integers(1, 12).map(_relative),
        st.just(DirectedDeadline(authority="市", wording="按照市统一安排推进")),
        phrases().map(lambda words: UnparsedDeadline(label="", wording=words)),
    )


def _per_actor(parts: list[ActorDeadline]) -> PerActorDeadline:
    wording = "，".join(part.actor + part.deadline.wording for part in parts)
    return PerActorDeadline(parts=tuple(parts), wording=wording)


def _staged(parts: list[DeadlineStage]) -> StagedDeadline:
    wording = "，".join(part.deadline.wording + part.step for part in parts)
    return StagedDeadline(parts=tuple(parts), wording=wording)


@cache
def deadlines() -> SearchStrategy[Deadline]:
    """A deadline (完成时限) of any kind, printed in the tail."""
    part = st.builds(ActorDeadline, st.sampled_from(("区级", "街道", "村级")), simple_deadlines())
    stage = st.builds(DeadlineStage, st.sampled_from(("完成排查", "完成整改", "")), simple_deadlines())
    return st.one_of(
        simple_deadlines(),
        st.lists(part, min_size=1, max_size=3).map(_per_actor),
        st.lists(stage, min_size=2, max_size=3).map(_staged),
    )


@st.composite
def unit_groups(draw: st.DrawFn) -> UnitGroup:
    """Units with one role, with label or suffix and separators as offices print them."""
    role, label, suffix = draw(st.sampled_from(_PRINTED_ROLES))
    units = draw(st.lists(st.sampled_from(ORGANS).map(ResponsibleUnit), min_size=1, max_size=4, unique=True))
    marks = draw(st.sampled_from(((), ("，",) * (len(units) - 1))))
    return UnitGroup(role=role, units=tuple(units), label=label, suffix=suffix, separators=marks)


@cache
def responsibilities() -> SearchStrategy[Responsibility]:
    """责任分工 of one or two groups of units, printed in the tail."""
    groups = st.lists(unit_groups(), min_size=1, max_size=2)
    return groups.map(lambda found: Responsibility(groups=tuple(found)))


@st.composite
def printed_assignments(draw: st.DrawFn) -> tuple[Assigned, ...]:
    """None to three assignments in printed order: those of the tail, then those on lines of their own."""
    blocks = draw(st.lists(st.one_of(responsibilities(), deadlines()), max_size=3))
    in_tail = draw(st.integers(0, len(blocks)))
    mark = draw(st.sampled_from(("", "。")))
    tail = [
        evolve(block, closing_mark=mark if n == in_tail else "")
        for n, block in enumerate(blocks[:in_tail], 1)
    ]
    own = [evolve(block, placement=Placement.OWN_LINE, closing_mark=mark) for block in blocks[in_tail:]]
    return (*tail, *own)
