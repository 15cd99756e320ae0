"""Deadlines: when things are due, and what is no deadline."""

import pendulum
import pytest
from hypothesis import given

from emplan.chinese.spans import Span
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
    Placement,
    PlanPeriod,
    RangeDeadline,
    Recurrence,
    RecurringDeadline,
    RelativeDeadline,
    StagedDeadline,
    StandingDeadline,
    UnparsedDeadline,
)
from emplan.testing.strategies import deadlines

DAY = pendulum.date(2027, 6, 30)
MONTH = MonthDeadline(year=2028, month=2, wording="2028年2月")
STANDING = StandingDeadline(wording="长期坚持")


@pytest.mark.parametrize(
    ("deadline", "due"),
    [
        (DayDeadline(date=DAY, wording="6月30日前"), "2027-06-30"),
        (MONTH, "2028-02-29"),
        (RangeDeadline(start=DAY, end=DAY.add(days=1), wording="6月30日至7月1日"), "2027-07-01"),
        (PerActorDeadline(parts=(ActorDeadline("区级", STANDING),), wording="区级长期坚持"), None),
        (
            PerActorDeadline(
                parts=(
                    ActorDeadline("区级", DayDeadline(date=DAY, wording="x")),
                    ActorDeadline("镇级", MONTH),
                ),
                wording="x",
            ),
            "2028-02-29",
        ),
        (STANDING, None),
        (DirectedDeadline(authority="市", wording="按市安排"), None),
        (RelativeDeadline(event="文件下发", months=1, wording="文件下发后1个月内"), None),
        (RecurringDeadline(every=Recurrence.MONTHLY, days=(15,), wording="每月15日前"), None),
        (UnparsedDeadline(wording="条件成熟时"), None),
    ],
)
def test_a_deadline_is_due_on_its_last_day(deadline: Deadline, due: str | None) -> None:
    assert (deadline.due.isoformat() if deadline.due else None) == due


@pytest.mark.parametrize(
    ("period", "due"),
    [
        (PlanPeriod.QUARTER_1, "2027-03-31"),
        (PlanPeriod.QUARTER_2, "2027-06-30"),
        (PlanPeriod.QUARTER_3, "2027-09-30"),
        (PlanPeriod.QUARTER_4, "2027-12-31"),
        (PlanPeriod.HALF_1, "2027-06-30"),
        (PlanPeriod.HALF_2, "2027-12-31"),
        (PlanPeriod.YEAR, "2027-12-31"),
    ],
)
def test_a_period_ends_on_the_last_day_of_its_last_month(period: PlanPeriod, due: str) -> None:
    deadline = PeriodEndDeadline(year=2027, period=period, wording="期末")
    assert deadline.due == pendulum.from_format(due, "YYYY-MM-DD").date()
    assert type(deadline.due) is pendulum.Date


@given(deadline=deadlines())
def test_every_deadline_prints_its_wording_behind_its_label(deadline: Deadline) -> None:
    assert deadline.printed.endswith(deadline.wording)
    assert deadline.printed == (f"{deadline.label}：" if deadline.label else "") + deadline.wording


def test_a_range_does_not_end_before_it_starts() -> None:
    with pytest.raises(InvalidValueError, match="结束") as caught:
        RangeDeadline(start=DAY, end=DAY.subtract(days=1), wording="x")
    assert "早于开始日期" in caught.value.message("zh")


@pytest.mark.parametrize("month", [0, 13, True, "6"])
def test_a_month_is_one_of_twelve(month: object) -> None:
    with pytest.raises(InvalidValueError, match="1 to 12"):
        MonthDeadline(year=2027, month=month, wording="x")  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize("days", [(0,), (32,), (True,), ("15",)])
def test_recurring_days_are_days_of_a_month(days: tuple[int, ...]) -> None:
    with pytest.raises(InvalidValueError, match=r"RecurringDeadline\.days"):
        RecurringDeadline(every=Recurrence.MONTHLY, days=days, wording="每月")


@pytest.mark.parametrize("count", [-1, 10000, True, "1", 1.5])
def test_a_relative_deadline_counts_from_zero(count: object) -> None:
    with pytest.raises(InvalidValueError, match=r"RelativeDeadline\.days"):
        RelativeDeadline(event="下发", days=count, wording="x")  # type: ignore[arg-type]  # wrong on purpose


def test_a_deadline_needs_a_wording_but_no_label() -> None:
    with pytest.raises(InvalidValueError, match="时限文字"):
        StandingDeadline(wording="")
    assert StandingDeadline(wording="长期坚持", label="").printed == "长期坚持"


def test_a_deadline_for_each_actor_has_actors_and_is_not_nested() -> None:
    with pytest.raises(InvalidValueError, match="must not be empty"):
        PerActorDeadline(parts=(), wording="x")
    inner = PerActorDeadline(parts=(ActorDeadline("区级", STANDING),), wording="x")
    for wrong in (inner, BaseDeadline(wording="x")):
        with pytest.raises(InvalidValueError, match=r"ActorDeadline\.deadline"):
            ActorDeadline("区级", wrong)  # type: ignore[arg-type]  # wrong on purpose


def test_what_is_noted_has_a_span_and_what_is_printed_has_none() -> None:
    noted = StandingDeadline(wording="长期", placement=Placement.NOTED, span=Span(0, 2))
    assert noted.is_noted
    assert not STANDING.is_noted
    with pytest.raises(InvalidValueError, match="noted in prose"):
        StandingDeadline(wording="长期", placement=Placement.NOTED)
    with pytest.raises(InvalidValueError, match="noted in prose"):
        StandingDeadline(wording="长期", span=Span(0, 2))


def test_a_deadline_in_stages_has_two_at_least_and_is_not_nested() -> None:
    stage = DeadlineStage("", STANDING)
    with pytest.raises(InvalidValueError, match="two stages"):
        StagedDeadline(parts=(stage,), wording="x")
    staged = StagedDeadline(parts=(stage, stage), wording="长期坚持，长期坚持")
    assert staged.due is None
    with pytest.raises(InvalidValueError):
        DeadlineStage("", staged)  # type: ignore[arg-type]  # wrong on purpose
