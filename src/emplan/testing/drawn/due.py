"""Units and deadlines of drawn plans, each with the wording that says what it holds."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TypeAlias

from attrs import evolve

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
from emplan.testing.drawn.words import day, organs, person, written

Assigned: TypeAlias = Responsibility | Deadline
TIME_LABELS = ("完成时限", "完成时间", "整改时限", "时间要求", "时间节点")
_PERIODS = (
    (PlanPeriod.QUARTER_1, "第一季度"),
    (PlanPeriod.QUARTER_2, "第二季度末"),
    (PlanPeriod.QUARTER_3, "第三季度"),
    (PlanPeriod.QUARTER_4, "第四季度"),
    (PlanPeriod.HALF_1, "上半年"),
    (PlanPeriod.HALF_2, "下半年"),
    (PlanPeriod.YEAR, "年底前"),
)
_RECURRENCES = (
    (Recurrence.WEEKLY, "每周"),
    (Recurrence.MONTHLY, "每月"),
    (Recurrence.QUARTERLY, "每季度"),
    (Recurrence.HALF_YEARLY, "每半年"),
    (Recurrence.YEARLY, "每年"),
)


def simple_deadline(chance: Random, year: int) -> SimpleDeadline:
    """A deadline of any kind but the one for each actor."""
    return chance.choice(_SIMPLE)(chance, year)


def deadline(chance: Random, year: int) -> Deadline:
    """A deadline (完成时限) of any kind, with one of its labels."""
    label = chance.choice(TIME_LABELS)
    kind = chance.random()
    if kind < 0.1:
        return _per_actor(chance, year, label)
    if kind < 0.15:
        return _staged(chance, year, label)
    return evolve(simple_deadline(chance, year), label=label)


def _day(chance: Random, year: int) -> SimpleDeadline:
    stated = chance.random() < 0.5
    date = day(chance, year + chance.randint(0, 1) if stated else year)
    behind = chance.choice(("前", "", "前完成"))
    return DayDeadline(date=date, year_stated=stated, wording=written(date, with_year=stated) + behind)


def _month(chance: Random, year: int) -> SimpleDeadline:
    month, stated = chance.randint(1, 12), chance.random() < 0.5
    behind = chance.choice(("", "底前", "底", "前"))
    wording = (f"{year}年" if stated else "") + f"{month}月{behind}"
    return MonthDeadline(year=year, month=month, year_stated=stated, wording=wording)


def _period_end(chance: Random, year: int) -> SimpleDeadline:
    period, words = chance.choice(_PERIODS)
    stated = chance.random() < 0.5
    return PeriodEndDeadline(
        year=year, period=period, year_stated=stated, wording=(f"{year}年" if stated else "") + words
    )


def _range(chance: Random, year: int) -> SimpleDeadline:
    start = day(chance, year)
    end = start.add(days=chance.randint(1, 300))
    return RangeDeadline(start=start, end=end, wording=f"{written(start)}至{written(end)}")


def _standing(chance: Random, year: int) -> SimpleDeadline:
    return StandingDeadline(wording=chance.choice(("长期坚持", "持续推进", "长期", "全年")))


def _recurring(chance: Random, year: int) -> SimpleDeadline:
    every, words = chance.choice(_RECURRENCES)
    days: tuple[int, ...] = ()
    if every is Recurrence.MONTHLY and chance.random() < 0.7:
        days = tuple(sorted(chance.sample(range(1, 29), chance.randint(1, 2))))
    behind = "和".join(f"{one}日" for one in days) + "前" if days else "末"
    return RecurringDeadline(every=every, days=days, wording=words + behind)


def _relative(chance: Random, year: int) -> SimpleDeadline:
    count = chance.randint(1, 12)
    if chance.random() < 0.5:
        return RelativeDeadline(event="区级文件下发", months=count, wording=f"区级文件下发后{count}个月内")
    return RelativeDeadline(event="事故发生", days=count, wording=f"事故发生后{count}日内")


def _directed(chance: Random, year: int) -> SimpleDeadline:
    authority = chance.choice(("市", "省", "区安委会"))
    return DirectedDeadline(authority=authority, wording=f"按照{authority}统一安排推进")


def _unparsed(chance: Random, year: int) -> SimpleDeadline:
    return UnparsedDeadline(wording=chance.choice(("汛前一次汛后一次", "视工程进度而定", "随主体工程同步")))


_SIMPLE: tuple[Callable[[Random, int], SimpleDeadline], ...] = (
    _day,
    _day,
    _month,
    _month,
    _period_end,
    _range,
    _standing,
    _recurring,
    _relative,
    _directed,
    _unparsed,
)
_BY_ACTOR: tuple[Callable[[Random, int], SimpleDeadline], ...] = (_month, _day, _directed)


def _per_actor(chance: Random, year: int, label: str) -> PerActorDeadline:
    actors = chance.sample(("市级", "县级", "镇级", "村级"), chance.randint(2, 3))
    parts = tuple(
        ActorDeadline(actor, evolve(chance.choice(_BY_ACTOR)(chance, year), label="")) for actor in actors
    )
    wording = "，".join(part.actor + part.deadline.wording for part in parts)
    return PerActorDeadline(parts=parts, label=label, wording=wording)


def _staged(chance: Random, year: int, label: str) -> StagedDeadline:
    steps = chance.sample(("完成勘察", "全部开工", "整改到位", "组织验收", ""), chance.randint(2, 3))
    months = sorted(chance.sample(range(1, 13), len(steps)))
    stated = chance.random() < 0.5
    parts = []
    for index, (step, month) in enumerate(zip(steps, months, strict=True)):
        # The year said first holds for the others.
        wording = (f"{year}年" if stated and not index else "") + f"{month}月底前"
        when = MonthDeadline(year=year, month=month, year_stated=stated, wording=wording, label="")
        parts.append(DeadlineStage(step, when))
    whole = "，".join(part.deadline.wording + part.step for part in parts)
    return StagedDeadline(parts=tuple(parts), label=label, wording=whole)


def _units(chance: Random, most: int = 4) -> tuple[ResponsibleUnit, ...]:
    return tuple(map(ResponsibleUnit, organs(chance, most)))


def _by_label(chance: Random) -> tuple[UnitGroup, ...]:
    """责任单位：甲、乙, or lead and cooperating units, each with its label."""
    units = _units(chance)
    style = chance.randrange(5)
    if style == 0:
        mark = chance.choice(("，", "；"))
        return (UnitGroup(units=units, separators=(mark,) * (len(units) - 1)),)
    if style == 1:
        lead = UnitGroup(role=UnitRole.LEAD, units=units[:1], label="牵头单位")
        others = UnitGroup(role=UnitRole.COOPERATING, units=_units(chance), label="配合单位")
        return lead, others
    if style == 2:
        who = (ResponsibleUnit(person(chance)),)
        in_charge = UnitGroup(role=UnitRole.PERSON_IN_CHARGE, units=who, label="责任人")
        return UnitGroup(units=units, label="责任部门"), in_charge
    if style == 3:
        return (UnitGroup(units=units, suffix="等部门"),)
    return (UnitGroup(units=units),)


def _by_verb(chance: Random) -> tuple[UnitGroup, ...]:
    """甲牵头，乙、丙等部门配合, without any label."""
    lead, *others = organs(chance, 4)
    first = UnitGroup(
        role=UnitRole.LEAD,
        units=(ResponsibleUnit(lead),),
        label="",
        suffix=chance.choice(("牵头", "牵头负责")),
    )
    if not others:
        return (first,)
    behind = chance.choice(("配合", "等部门配合", "按职责分工负责", "等按职责分工负责"))
    second = UnitGroup(
        role=UnitRole.COOPERATING,
        units=tuple(map(ResponsibleUnit, others)),
        label="",
        suffix=behind,
        joint="，",
    )
    return first, second


def in_tail(chance: Random, year: int) -> tuple[Assigned, ...]:
    """What stands in brackets behind a paragraph; often nothing."""
    if chance.random() < 0.4:
        return ()
    style = chance.randrange(6)
    found: tuple[Assigned, ...]
    if style == 0:
        found = (Responsibility(groups=_by_verb(chance)),)
    elif style == 1:
        found = (deadline(chance, year),)
    elif style == 2:
        found = (Responsibility(groups=_by_label(chance)), deadline(chance, year))
    elif style == 3:
        found = (deadline(chance, year), Responsibility(groups=_by_label(chance)))
    elif style == 4:
        # A second bracket: （牵头单位：甲）（完成时限：6月）.
        found = (
            Responsibility(groups=_by_label(chance)),
            evolve(deadline(chance, year), joint="）（"),
        )
    else:
        found = (Responsibility(groups=_by_label(chance)),)
    mark = chance.choice(("", "", "。"))
    return (*found[:-1], evolve(found[-1], closing_mark=mark))


def on_own_lines(chance: Random, year: int) -> tuple[Assigned, ...]:
    """What stands on lines of its own under a paragraph; mostly nothing."""
    if chance.random() < 0.85:
        return ()
    mark = chance.choice(("", "。"))
    units = Responsibility(
        groups=_by_label(chance), placement=Placement.OWN_LINE, closing_mark=chance.choice(("。", "；"))
    )
    due = evolve(deadline(chance, year), placement=Placement.OWN_LINE, closing_mark=mark)
    return (units, due) if chance.random() < 0.5 else (evolve(units, closing_mark=mark),)
