"""Numerals: every number finds its way back, and only numerals are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emplan.chinese.numerals import (
    LARGEST,
    circled,
    from_chinese,
    from_circled,
    from_full_width,
    to_chinese,
    to_full_width_digits,
)
from emplan.errors import InvalidValueError


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (9999, "九千九百九十九"),
    ],
)
def test_numbers_are_written_as_one_counts(number: int, written: str) -> None:
    assert to_chinese(number) == written


@given(st.integers(0, LARGEST))
def test_every_number_that_is_written_is_read_back(number: int) -> None:
    assert from_chinese(to_chinese(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二〇二四", 2024),
        ("二○二四", 2024),
        ("二零二四", 2024),
        ("廿一", 21),
        ("卅", 30),
        ("两百", 200),
        ("一百一", 101),
        ("一百十", 110),
        ("壹拾贰", 12),
        ("2024", 2024),
        ("２０２４", 2024),
        (" 十二 ", 12),
        ("〇", 0),
    ],
)
def test_other_ways_to_write_a_number_are_read(text: str, number: int) -> None:
    assert from_chinese(text) == number


@pytest.mark.parametrize("text", ["", "十十", "百", "一个", "十四五规划", "1.5", "二百三千", "零百", "-1"])
def test_what_is_no_numeral_is_not_read(text: str) -> None:
    assert from_chinese(text) is None


@pytest.mark.parametrize("number", [-1, 10000])
def test_numbers_out_of_reach_are_refused_by_name(number: int) -> None:
    with pytest.raises(InvalidValueError, match="汉字数字"):
        to_chinese(number)


@given(st.integers(1, 50))
def test_circled_numbers_go_both_ways(number: int) -> None:
    assert from_circled(circled(number)) == number


def test_circled_numbers_span_three_unicode_blocks() -> None:
    assert [circled(number) for number in (1, 20, 21, 35, 36, 50)] == ["①", "⑳", "㉑", "㉟", "㊱", "㊿"]
    assert [from_circled(text) for text in ("1", "", "①②", "❶")] == [None] * 4


@pytest.mark.parametrize("number", [0, 51])
def test_there_are_no_circled_numbers_beyond_fifty(number: int) -> None:
    with pytest.raises(InvalidValueError, match="带圈数字"):
        circled(number)


@given(st.text())
def test_digits_change_width_in_place(text: str) -> None:
    assert len(from_full_width(text)) == len(text)
    assert from_full_width(to_full_width_digits(text)) == from_full_width(text)


def test_only_digits_change_width() -> None:
    assert to_full_width_digits("第3号，A4") == "第３号，A４"
    assert from_full_width("２０２７年，Ａ") == "2027年，Ａ"
