"""Deadlines in their official wording, and the values that cannot be one."""

import datetime

import pendulum
import pytest

from emplan.builder import (
    as_directed,
    between,
    by_day,
    by_half,
    by_month,
    by_quarter,
    by_year_end,
    every_half_year,
    every_month,
    every_quarter,
    every_week,
    every_year,
    in_stages,
    per_actor,
    standing,
    within,
)
from emplan.builder.due import taken
from emplan.errors import InvalidValueError
from emplan.model import DayDeadline, PerActorDeadline, RecurringDeadline, RelativeDeadline


@pytest.mark.parametrize(
    ("due", "wording", "day"),
    [
        (by_day(datetime.date(2027, 6, 5)), "2027年6月5日前", (2027, 6, 5)),
        (by_month(2027, 6), "2027年6月底前", (2027, 6, 30)),
        (by_quarter(2027, 3), "2027年第三季度末前", (2027, 9, 30)),
        (by_half(2027, 1), "2027年上半年", (2027, 6, 30)),
        (by_half(2027, 2), "2027年下半年", (2027, 12, 31)),
        (by_year_end(2027), "2027年底前", (2027, 12, 31)),
        (
            between(datetime.date(2027, 3, 1), datetime.date(2027, 5, 31)),
            "2027年3月1日至5月31日",
            (2027, 5, 31),
        ),
        (
            between(datetime.date(2027, 12, 1), datetime.date(2028, 2, 1)),
            "2027年12月1日至2028年2月1日",
            (2028, 2, 1),
        ),
        (standing(), "长期坚持", None),
        (every_week(), "每周", None),
        (every_month(15, 30), "每月15日和30日前", None),
        (every_month(), "每月底前", None),
        (every_quarter(), "每季度末前", None),
        (every_half_year(), "每半年", None),
        (every_year(), "每年底前", None),
        (within("省级文件下发", months=1), "省级文件下发后1个月内", None),
        (within("检查结束", days=15), "检查结束后15日内", None),
        (as_directed("省"), "按照省统一安排", None),
        (
            per_actor(("市级", by_month(2027, 12)), ("县级", as_directed("省"))),
            "市级2027年12月底前，县级按照省统一安排",
            (2027, 12, 31),
        ),
        (by_month(2027, 6, wording="6月完成"), "6月完成", (2027, 6, 30)),
        (
            in_stages(("完成排查", by_month(2027, 6)), ("", by_month(2027, 11))),
            "2027年6月底前完成排查，2027年11月底前",
            (2027, 11, 30),
        ),
    ],
)
def test_a_deadline_has_its_official_wording_and_its_last_day(due, wording, day):
    deadline = taken(due)
    assert deadline.wording == wording
    assert deadline.printed == f"完成时限：{wording}"
    assert deadline.due == (pendulum.date(*day) if day else None)


def test_values_behind_the_wording_are_typed():
    day = taken(by_day(datetime.datetime(2027, 6, 5, tzinfo=datetime.UTC)))
    assert isinstance(day, DayDeadline)
    assert type(day.date) is pendulum.Date
    recurring = taken(every_month(15, 30))
    assert isinstance(recurring, RecurringDeadline)
    assert recurring.days == (15, 30)
    relative = taken(within("省级文件下发", months=1))
    assert isinstance(relative, RelativeDeadline)
    assert (relative.event, relative.months) == ("省级文件下发", 1)


@pytest.mark.parametrize(
    ("due", "english", "chinese"),
    [
        (by_month(2027, 13), "月", "月"),
        (by_month(27, 6), "year", "年"),
        (by_quarter(2027, 5), "no quarter 5", "第5个季度"),
        (by_half(2027, 0), "no half 0", "第0个半年"),
        (between(datetime.date(2027, 5, 1), datetime.date(2027, 3, 1)), "before the start", "早于"),
        (between("2027-03-01", datetime.date(2027, 3, 1)), "not a date", "不是日期"),
        (by_day("2027年6月"), "not a date", "不是日期"),
        (every_month(32), "1 to 31", "1至31日"),
        (within("下发"), "months or days", "月数或日数"),
        (within("下发", days=-3), "days", "日数"),
        (within("", days=3), "must not be empty", "不能为空"),
        (within("下发", days="三"), "days", "日数"),
        (as_directed(" "), "must not be empty", "不能为空"),
        (standing(wording=""), "must not be empty", "不能为空"),
        (per_actor(("市级", by_month(2027, 0))), "月", "月"),
        (per_actor(("", standing())), "must not be empty", "不能为空"),
        (
            per_actor(("市级", per_actor(("县级", standing())))),
            "(分级时限) is itself one of several parts",
            "“市级”的时限不能再分",
        ),
        (in_stages(("排查", standing())), "two stages", "两个"),
        (in_stages(("排查", per_actor(("县级", standing()))), ("", standing())), "several parts", "不能再分"),
        ("2027年6月底前", "not a deadline", "不是完成时限"),
    ],
)
def test_a_bad_deadline_waits_with_its_fault_until_it_is_taken(due, english, chinese):
    with pytest.raises(InvalidValueError) as caught:
        taken(due)
    assert english in caught.value.message("en")
    assert chinese in caught.value.message("zh")


def test_a_deadline_of_the_model_is_taken_as_it_is():
    deadline = taken(per_actor(("市级", standing())))
    assert isinstance(deadline, PerActorDeadline)
    assert taken(deadline) is deadline
