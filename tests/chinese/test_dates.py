"""Dates: one whole date read and written, and dates found in prose."""

from __future__ import annotations

import datetime

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emplan.chinese.dates import (
    DateBound,
    DateEdge,
    DateMention,
    DatePoint,
    DatePrecision,
    RelativeYear,
    find_dates,
    format_date,
    format_month,
    parse_date,
)


def _only(text: str) -> DateMention:
    (mention,) = find_dates(text)
    assert mention.span.of(text) == mention.printed
    return mention


@pytest.mark.parametrize(
    "text",
    [
        "2027年3月6日",
        "2027 年 3 月 6 日",
        "2027年03月06日",
        "2027年3月6号",
        "２０２７年３月６日",
        "二〇二七年三月六日",
        "二○二七年三月六日",
        "2027-03-06",
        "2027/3/6",
        "2027.3.6",
        " 2027年3月\n6日",
    ],
)
def test_every_writing_of_a_whole_date_is_read(text: str) -> None:
    date = parse_date(text)
    assert date == pendulum.Date(2027, 3, 6)
    assert type(date) is pendulum.Date


@pytest.mark.parametrize(
    "text", ["2027年2月30日", "2027年13月1日", "2027年3月", "3月6日", "近日", "", "2027-03"]
)
def test_what_is_no_whole_date_is_not_read(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 31)))
def test_a_date_is_written_without_padding_and_read_back(day: datetime.date) -> None:
    date = pendulum.Date(day.year, day.month, day.day)
    assert parse_date(format_date(date)) == date
    assert "年0" not in format_date(date)
    assert "月0" not in format_date(date)


def test_months_are_written_without_padding() -> None:
    assert format_month(2027, 3) == "2027年3月"


@pytest.mark.parametrize(
    ("text", "printed", "precision", "start"),
    [
        ("示范区2027年要点", "2027年", DatePrecision.YEAR, DatePoint(year=2027)),
        ("2027年 工作", "2027年", DatePrecision.YEAR, DatePoint(year=2027)),
        ("2027年度计划", "2027年度", DatePrecision.YEAR, DatePoint(year=2027)),
        ("于2027年3月完成", "2027年3月", DatePrecision.MONTH, DatePoint(year=2027, month=3)),
        ("二〇二七年三月，", "二〇二七年三月", DatePrecision.MONTH, DatePoint(year=2027, month=3)),
        ("到3月26日，", "3月26日", DatePrecision.MONTH_DAY, DatePoint(month=3, day=26)),
        (
            "在 2027 年 3 月 6 日召开",
            "2027 年 3 月 6 日",
            DatePrecision.DAY,
            DatePoint(year=2027, month=3, day=6),
        ),
        ("发布于2027-03-06 21:03", "2027-03-06", DatePrecision.DAY, DatePoint(year=2027, month=3, day=6)),
        ("2027年第三季度", "2027年第三季度", DatePrecision.QUARTER, DatePoint(year=2027, quarter=3)),
        ("第1季度末", "第1季度末", DatePrecision.QUARTER, DatePoint(quarter=1, edge=DateEdge.END)),
        ("2027年上半年", "2027年上半年", DatePrecision.HALF, DatePoint(year=2027, half=1)),
        ("3月中旬", "3月中旬", DatePrecision.MONTH, DatePoint(month=3, edge=DateEdge.MIDDLE)),
        ("三月底", "三月底", DatePrecision.MONTH, DatePoint(month=3, edge=DateEdge.END)),
        ("十一月份", "十一月份", DatePrecision.MONTH, DatePoint(month=11)),
        ("本年度", "本年度", DatePrecision.RELATIVE, DatePoint(relative_year=RelativeYear.THIS)),
        ("明年工作", "明年", DatePrecision.RELATIVE, DatePoint(relative_year=RelativeYear.NEXT)),
        ("年内完成", "年内", DatePrecision.RELATIVE, DatePoint(relative_year=RelativeYear.THIS)),
        (
            "今年6月",
            "今年6月",
            DatePrecision.MONTH,
            DatePoint(relative_year=RelativeYear.THIS, month=6),
        ),
    ],
)
def test_a_mention_says_what_is_said_and_no_more(
    text: str, printed: str, precision: DatePrecision, start: DatePoint
) -> None:
    mention = _only(text)
    assert (mention.printed, mention.precision, mention.start) == (printed, precision, start)
    assert mention.end is None
    assert mention.bound is None
    assert mention.valid


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9月30日至10月31日", DatePoint(month=9, day=30), DatePoint(month=10, day=31)),
        ("3月17日至21日", DatePoint(month=3, day=17), DatePoint(month=3, day=21)),
        ("3月17至21日", DatePoint(month=3, day=17), DatePoint(month=3, day=21)),
        ("4—6月", DatePoint(month=4), DatePoint(month=6)),
        ("2026—2028 年", DatePoint(year=2026), DatePoint(year=2028)),
        ("2026年－2028年", DatePoint(year=2026), DatePoint(year=2028)),
        ("2027年4月1日至5月1日", DatePoint(year=2027, month=4, day=1), DatePoint(year=2027, month=5, day=1)),
        (
            "2027-04-01至2027-05-01",
            DatePoint(year=2027, month=4, day=1),
            DatePoint(year=2027, month=5, day=1),
        ),
        (
            "11月1日至次年3月31日",
            DatePoint(month=11, day=1),
            DatePoint(relative_year=RelativeYear.FOLLOWING, month=3, day=31),
        ),
    ],
)
def test_the_second_half_of_a_range_takes_over_what_it_leaves_out(
    text: str, start: DatePoint, end: DatePoint
) -> None:
    mention = _only(f"自{text}开展")
    assert (mention.printed, mention.start, mention.end) == (text, start, end)


@pytest.mark.parametrize("text", ["9月30日至", "9月30日至完成之日", "9月30日—全年"])
def test_a_range_without_a_second_date_is_its_first_date(text: str) -> None:
    mention = _only(text)
    assert (mention.printed, mention.end) == ("9月30日", None)


@pytest.mark.parametrize(
    ("text", "edge", "bound"),
    [
        ("2027年6月底前", DateEdge.END, DateBound.BEFORE),
        ("2027 年底前", DateEdge.END, DateBound.BEFORE),
        ("年底前", DateEdge.END, DateBound.BEFORE),
        ("6月30日之前", None, DateBound.BEFORE),
        ("2027年初以来", DateEdge.BEGINNING, DateBound.FROM),
        ("4月8日起", None, DateBound.FROM),
        ("2026年以后", None, DateBound.FROM),
    ],
)
def test_edges_and_bounds_belong_to_the_mention(text: str, edge: DateEdge | None, bound: DateBound) -> None:
    mention = _only(f"应于{text}，完成")
    assert (mention.printed, mention.start.edge, mention.bound) == (text, edge, bound)


@pytest.mark.parametrize(
    "text",
    [
        "三年内完成",
        "1个月内",
        "每月15日和30日前",
        "一月一调度",
        "GB51142-2015",
        "今年轻人",
        "以下年龄",
        "近 2 年",
        "5.12防灾",
        "岁末年初",
        "15分钟",
        "十四五",
        "第一时间",
        "",
    ],
)
def test_durations_rhythms_and_numbers_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    "text", ["2月30日", "2027年2月29日", "13月5日", "9月31日至10月8日", "10月8日至11月31日"]
)
def test_days_that_do_not_exist_are_reported(text: str) -> None:
    assert not _only(text).valid


def test_a_leap_day_without_a_year_may_exist() -> None:
    mention = _only("2月29日")
    assert mention.valid
    assert mention.start.date is None
    assert _only("2028年2月29日").start.date == pendulum.Date(2028, 2, 29)


def test_mentions_come_in_order_and_do_not_overlap() -> None:
    text = "2027年3月底前报名单，6月10日前报总结，年终考核，下半年复查。"
    mentions = find_dates(text)
    assert [mention.printed for mention in mentions] == ["2027年3月底前", "6月10日前", "年终", "下半年"]


@given(st.text(alphabet="0123456789２年月日号至—-底前第三季度上半今明内 一二〇.", max_size=25))
def test_every_mention_covers_what_it_prints(text: str) -> None:
    end = 0
    for mention in find_dates(text):
        assert mention.span.start >= end
        assert mention.span.of(text) == mention.printed == mention.printed.strip()
        end = mention.span.end
        assert isinstance(mention.valid, bool)


def test_the_first_month_has_a_name_of_its_own() -> None:
    assert parse_date("二○二七年元月八日") == pendulum.date(2027, 1, 8)
    assert [one.printed for one in find_dates("元月底前上报，2027年元月至3月整改")] == [
        "元月底前",
        "2027年元月至3月",
    ]


def test_money_is_no_month() -> None:
    assert find_dates("奖励500元月底兑现") == ()
