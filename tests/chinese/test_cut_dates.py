"""Dates that lost their marks."""

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emplan.chinese.cut_dates import cut_dates


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("20271228", [(12, 28)]),
        ("2027325", [(3, 25)]),
        ("2027年1123", [(11, 23)]),
        ("2027516日", [(5, 16)]),
        ("20271月8日", [(1, 8)]),
        ("202735", [(3, 5)]),
        ("2027111", [(1, 11), (11, 1)]),
        ("2027 12 28", [(12, 28)]),
        ("2027年1月8日", []),
        ("2027年", []),
        ("20271340", []),
        ("2027000", []),
        ("18991228", []),
        ("1234567", []),
        ("2027年1月8日印发", []),
    ],
)
def test_what_a_cut_date_can_have_been(text: str, days: list[tuple[int, int]]) -> None:
    assert cut_dates(text) == tuple(pendulum.date(2027, month, day) for month, day in days)


@given(st.dates(min_value=pendulum.date(1950, 1, 1), max_value=pendulum.date(2099, 12, 31)))
def test_the_date_is_among_its_candidates_whatever_marks_it_lost(day: pendulum.Date) -> None:
    for text in (f"{day.year}{day.month}{day.day}", f"{day.year}年{day.month}{day.day}日"):
        assert pendulum.date(day.year, day.month, day.day) in cut_dates(text)
