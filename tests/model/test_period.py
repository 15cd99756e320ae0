"""Month-days and the periods of phases, across the year end too."""

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emplan.chinese.spans import Span
from emplan.errors import InvalidValueError
from emplan.model import MonthDay, PhasePeriod

SPAN = Span(0, 4)


def period(start: MonthDay, end: MonthDay) -> PhasePeriod:
    return PhasePeriod(span=SPAN, start=start, end=end)


def days(*texts: str) -> tuple[pendulum.Date, ...]:
    return tuple(pendulum.from_format(text, "YYYY-MM-DD").date() for text in texts)


@pytest.mark.parametrize(
    ("month", "day"), [(2, 30), (4, 31), (13, 1), (0, 1), (1, 0), (1, 32), (2**31, 1), (1, 2**70)]
)
def test_a_day_that_is_on_no_calendar_is_refused(month: int, day: int) -> None:
    with pytest.raises(InvalidValueError, match=f"{month}月{day}日"):
        MonthDay(month, day)


@pytest.mark.parametrize("year", [0, -5, 12345, True])
def test_the_year_of_a_day_has_four_digits(year: int) -> None:
    with pytest.raises(InvalidValueError, match="年度"):
        MonthDay(3, 1, year=year)


def test_the_twenty_ninth_of_february_needs_no_leap_year_until_one_is_stated() -> None:
    assert MonthDay(2, 29).in_year(2027) == pendulum.date(2027, 2, 28)
    assert MonthDay(2, 29).in_year(2028) == pendulum.date(2028, 2, 29)
    with pytest.raises(InvalidValueError):
        MonthDay(2, 29, year=2027)


def test_a_stated_year_wins_over_that_of_the_plan() -> None:
    assert MonthDay(3, 1, year=2026).in_year(2027) == pendulum.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (MonthDay(3, 1), MonthDay(5, 31), ("2027-03-01", "2027-05-31")),
        (MonthDay(11, 1), MonthDay(2, 28), ("2027-11-01", "2028-02-28")),
        (MonthDay(11, 1, year=2026), MonthDay(2, 28), ("2026-11-01", "2027-02-28")),
        (MonthDay(9, 1), MonthDay(3, 31, year=2028), ("2027-09-01", "2028-03-31")),
        (MonthDay(12, 1), MonthDay(1, 15, year=2027), ("2026-12-01", "2027-01-15")),
        (MonthDay(3, 1), MonthDay(5, 31, year=2026), ("2026-03-01", "2026-05-31")),
        (MonthDay(3, 1, year=2027), MonthDay(3, 1, year=2027), ("2027-03-01", "2027-03-01")),
    ],
)
def test_a_period_is_set_into_the_year_of_the_plan(
    start: MonthDay, end: MonthDay, expected: tuple[str, str]
) -> None:
    assert period(start, end).interval(2027) == days(*expected)


def test_stated_years_may_not_run_backwards() -> None:
    with pytest.raises(InvalidValueError, match="before the start"):
        period(MonthDay(3, 1, year=2027), MonthDay(2, 1, year=2027))


@given(
    st.dates(min_value=pendulum.date(2024, 1, 1), max_value=pendulum.date(2024, 12, 31)),
    st.dates(min_value=pendulum.date(2024, 1, 1), max_value=pendulum.date(2024, 12, 31)),
    st.integers(2017, 2035),
)
def test_a_period_without_years_never_ends_before_it_starts_and_lasts_a_year_at_most(
    first: pendulum.Date, last: pendulum.Date, year: int
) -> None:
    start, end = period(MonthDay(first.month, first.day), MonthDay(last.month, last.day)).interval(year)
    assert start <= end
    assert (end - start).days <= 366
    assert start.year == year
