"""Weekends, public holidays and working weekends, with and without the calendar package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pendulum
import pytest

from emplan.rollover import ReviewItem, Severity, calendars

Rolled = Callable[..., tuple[str, dict[str, ReviewItem]]]


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    calendars._package.cache_clear()
    yield
    calendars._package.cache_clear()


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """A calendar that knows 2027: 1 and 2 October off, Saturday 9 October at work."""

    def detail(date: pendulum.Date) -> tuple[bool, str | None]:
        if date.year != 2027:
            raise RuntimeError(date.year)
        if (date.month, date.day) in ((10, 1), (10, 2)):
            return True, "National Day"
        return (False, "National Day") if (date.month, date.day) == (10, 9) else (date.weekday() >= 5, None)

    package = SimpleNamespace(get_holiday_detail=detail)
    monkeypatch.setattr(calendars.importlib, "import_module", lambda name: package)


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(calendars.importlib, "import_module", missing)


@pytest.mark.usefixtures("known")
def test_a_deadline_on_a_public_holiday_is_told(rolled: Rolled) -> None:
    text, items = rolled("2026年10月1日前完成。")
    assert text == "2027年10月1日前完成。"
    assert "国庆节放假" in items["2026年10月1日前"].reason
    assert items["2026年10月1日前"].severity is Severity.INFO


@pytest.mark.usefixtures("known")
def test_a_working_weekend_is_a_working_day() -> None:
    assert calendars.note_on_day(pendulum.date(2027, 10, 9)) is None
    note = calendars.note_on_day(pendulum.date(2027, 10, 10))
    assert note is not None
    assert note.text.endswith("星期日")


@pytest.mark.usefixtures("known")
def test_a_year_that_the_calendar_lacks_is_looked_at_for_weekends_only(rolled: Rolled) -> None:
    assert calendars.knows_holidays(2027)
    assert not calendars.knows_holidays(2028)
    assert calendars.note_on_day(pendulum.date(2028, 10, 2)) is None
    assert calendars.note_on_day(pendulum.date(2028, 2, 28)) is not None


@pytest.mark.usefixtures("absent")
def test_without_a_calendar_the_review_says_that_only_weekends_are_known() -> None:
    from emplan.model import AnnualPlan, Title
    from emplan.rollover import roll_forward

    first = roll_forward(AnnualPlan(year=2025, title=Title("2025年要点"))).review[0]
    assert first.path == "year"
    assert "放假安排不详" in first.reason
    assert calendars.note_on_day(pendulum.date(2026, 10, 1)) is None


def test_the_package_itself_knows_the_national_day_of_a_past_year() -> None:
    pytest.importorskip("chinese_calendar", reason="the extra holidays is not installed")
    note = calendars.note_on_day(pendulum.date(2024, 10, 1))
    assert note is not None
    assert "国庆节" in note.text
    assert calendars.note_on_day(pendulum.date(2024, 10, 12)) is None
