"""Deadlines from their printed wording."""

import pendulum
import pytest

from emplan.model import (
    DayDeadline,
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
from emplan.model.deadline_wording import read_deadline
from emplan.reading import read_text

NOON = pendulum.date


@pytest.mark.parametrize(
    ("wording", "kind", "due"),
    [
        ("长期坚持", StandingDeadline, None),
        ("持续推进", StandingDeadline, None),
        ("立行立改，长期坚持", StandingDeadline, None),
        ("2026年12月", MonthDeadline, NOON(2026, 12, 31)),
        ("6月底前", MonthDeadline, NOON(2026, 6, 30)),
        ("2026年6月30日前完成", DayDeadline, NOON(2026, 6, 30)),
        ("9月5日前", DayDeadline, NOON(2026, 9, 5)),
        ("第三季度", PeriodEndDeadline, NOON(2026, 9, 30)),
        ("上半年", PeriodEndDeadline, NOON(2026, 6, 30)),
        ("年底前", PeriodEndDeadline, NOON(2026, 12, 31)),
        ("2027年底前", PeriodEndDeadline, NOON(2027, 12, 31)),
        ("明年3月底前", MonthDeadline, NOON(2027, 3, 31)),
        ("2026年3月1日至5月31日", RangeDeadline, NOON(2026, 5, 31)),
        ("3月—11月", RangeDeadline, NOON(2026, 11, 30)),
        ("2026年第二季度至2026年第四季度", RangeDeadline, NOON(2026, 12, 31)),
        ("区级文件下发后1个月内", RelativeDeadline, None),
        ("按区应急委统一安排推进", DirectedDeadline, None),
        ("每月15日和30日前", RecurringDeadline, None),
        ("区级2026年12月，镇级按照区统一安排完成", PerActorDeadline, NOON(2026, 12, 31)),
        ("待研究后另行明确", UnparsedDeadline, None),
        ("2026年2月30日前", UnparsedDeadline, None),
    ],
)
def test_a_wording_becomes_its_kind(wording: str, kind: type, due: pendulum.Date | None) -> None:
    deadline = read_deadline(wording, 2026)
    assert type(deadline) is kind
    assert deadline.wording == wording
    assert deadline.due == due


def test_a_year_that_nobody_states_cannot_be_made_up() -> None:
    assert isinstance(read_deadline("6月底前", None), UnparsedDeadline)
    stated = read_deadline("2026年6月底前", None)
    assert isinstance(stated, MonthDeadline)
    assert stated.year_stated


@pytest.mark.parametrize(
    ("wording", "days", "months"),
    [
        ("在文件印发后10个工作日内", 10, 0),
        ("接到通知后两周内", 14, 0),
        ("方案下发后半年内", 0, 6),
        ("方案下发后半个月内", 15, 0),
        ("方案下发后1年内", 0, 12),
        ("自验收之日起30日内", 30, 0),
    ],
)
def test_relative_deadlines_count_days_or_months(wording: str, days: int, months: int) -> None:
    deadline = read_deadline(wording, 2026)
    assert isinstance(deadline, RelativeDeadline)
    assert (deadline.days, deadline.months) == (days, months)


@pytest.mark.parametrize(
    ("wording", "every", "days"),
    [
        ("每月15日和30日前", Recurrence.MONTHLY, (15, 30)),
        ("每季度末", Recurrence.QUARTERLY, ()),
        ("每年12月15日前", Recurrence.YEARLY, (15,)),
        ("每年6月15日前", Recurrence.YEARLY, ()),
        ("每周", Recurrence.WEEKLY, ()),
        ("每半年", Recurrence.HALF_YEARLY, ()),
        ("每年度", Recurrence.YEARLY, ()),
    ],
)
def test_recurring_deadlines_say_how_often(wording: str, every: Recurrence, days: tuple[int, ...]) -> None:
    deadline = read_deadline(wording, 2026)
    assert isinstance(deadline, RecurringDeadline)
    assert (deadline.every, deadline.days) == (every, days)


def test_each_actor_keeps_its_own_deadline() -> None:
    deadline = read_deadline("区级6月底，镇级长期坚持", 2026, label="完成时限", placement=Placement.TAIL)
    assert isinstance(deadline, PerActorDeadline)
    assert [(part.actor, type(part.deadline)) for part in deadline.parts] == [
        ("区级", MonthDeadline),
        ("镇级", StandingDeadline),
    ]
    assert deadline.printed == "完成时限：区级6月底，镇级长期坚持"


def test_halves_and_quarters_are_told_apart() -> None:
    half, quarter = read_deadline("下半年", 2026), read_deadline("2026年一季度", 2026)
    assert isinstance(half, PeriodEndDeadline)
    assert isinstance(quarter, PeriodEndDeadline)
    assert (half.period, quarter.period) == (PlanPeriod.HALF_2, PlanPeriod.QUARTER_1)


def test_a_month_of_every_year_in_prose_is_not_cut_in_two() -> None:
    text = "青禾示范区2026年应急管理工作要点\n\n一、重点任务\n\n"
    text += "1.做好准备。迎接每年12月的考核，每年1月10日前报送，每月5日和20日通报。（责任单位：区应急局）\n"
    (task,) = read_text(text).plan.tasks()
    noted = [each.wording for each in task.node.assignments if isinstance(each, RecurringDeadline)]
    assert noted == ["每年1月10日前", "每月5日和20日"]


@pytest.mark.parametrize(
    ("wording", "stages"),
    [
        ("6月底前完成排查，11月底前完成整改", [("6月底前", "完成排查"), ("11月底前", "完成整改")]),
        ("2026年6月和12月", [("2026年6月", ""), ("12月", "")]),
        ("3月、9月底前", [("3月", ""), ("9月底前", "")]),
        ("5月10日前、10月10日前各报送一次", [("5月10日前", ""), ("10月10日前", "各报送一次")]),
        ("上半年勘察，建立台账；下半年开工", [("上半年", "勘察，建立台账"), ("下半年", "开工")]),
        ("3月至5月排查，6月至11月整改", [("3月至5月", "排查"), ("6月至11月", "整改")]),
        (
            "6月底前新建50%，9月底前完成2026年度任务",
            [("6月底前", "新建50%"), ("9月底前", "完成2026年度任务")],
        ),
        ("3月底前启动，汛期前完成清淤", [("3月底前", "启动"), ("汛期前完成", "清淤")]),
        ("春节前排查，国庆节前整改", [("春节前", "排查"), ("国庆节前", "整改")]),
        ("6月底前建账，9月底前销号，长期坚持", [("6月底前", "建账"), ("9月底前", "销号"), ("长期坚持", "")]),
    ],
)
def test_times_one_after_another_are_stages(wording: str, stages: list[tuple[str, str]]) -> None:
    deadline = read_deadline(wording, 2026)
    assert isinstance(deadline, StagedDeadline)
    assert [(part.deadline.wording, part.step) for part in deadline.parts] == stages


def test_a_year_said_once_holds_for_the_stages_behind_it() -> None:
    deadline = read_deadline("2027年6月和12月", 2026)
    assert isinstance(deadline, StagedDeadline)
    assert deadline.due == NOON(2027, 12, 31)
    assert all(getattr(part.deadline, "year_stated", False) for part in deadline.parts)


@pytest.mark.parametrize(
    "wording",
    [
        "自5月起推进，11月底前完成",
        "6月底前或者12月底前",
        "看情况，6月底前，12月底前",
        "6月、" * 200,
        "6月底前" + "完成各项准备" * 11 + "，12月底前完成",
        "2月30日前，6月底前",
        "6月底前启动，" + "再做准备" * 20,
    ],
)
def test_what_is_no_list_of_times_is_not_understood(wording: str) -> None:
    assert isinstance(read_deadline(wording, 2026), UnparsedDeadline)


@pytest.mark.parametrize(
    ("wording", "event"),
    [
        ("汛期前", "汛期"),
        ("清明节前完成", "清明节"),
        ("春节、国庆节前", "春节、国庆节"),
        ("2026年入汛前", "入汛"),
    ],
)
def test_before_a_season_is_counted_from_it(wording: str, event: str) -> None:
    deadline = read_deadline(wording, 2026)
    assert isinstance(deadline, RelativeDeadline)
    assert (deadline.event, deadline.days, deadline.months) == (event, 0, 0)


def test_what_is_done_by_then_may_follow_a_date() -> None:
    deadline = read_deadline("6月底前完成隐患排查", 2026)
    assert isinstance(deadline, MonthDeadline)
    assert deadline.wording == "6月底前完成隐患排查"


def test_stages_may_be_parted_by_pauses_behind_what_is_done() -> None:
    deadline = read_deadline("4月底前完成排查、9月底前完成整治", 2027)
    assert isinstance(deadline, StagedDeadline)
    assert [part.step for part in deadline.parts] == ["完成排查", "完成整治"]
