"""What is noted in prose: validity above all."""

import pendulum
import pytest

from emplan.chinese.spans import Span
from emplan.errors import InvalidValueError
from emplan.model import OPEN, Citation, Contact, Illegible, ValidityPeriod

SPAN = Span(0, 4)
ISSUED = pendulum.date(2017, 3, 21)


def test_one_year_of_validity_ends_on_the_same_day_and_is_last_valid_the_day_before() -> None:
    period = ValidityPeriod(span=SPAN, start=ISSUED, years=1)
    assert period.end == pendulum.date(2018, 3, 21)
    assert period.last_day == pendulum.date(2018, 3, 20)
    assert type(period.end) is pendulum.Date


def test_a_length_in_months_counts_over_the_end_of_shorter_months() -> None:
    assert ValidityPeriod(span=SPAN, start=pendulum.date(2027, 8, 31), months=6).end == pendulum.date(
        2028, 2, 29
    )


def test_validity_until_a_day_excludes_that_day() -> None:
    period = ValidityPeriod(span=SPAN, start=ISSUED, until=pendulum.date(2018, 1, 1))
    assert period.last_day == pendulum.date(2017, 12, 31)
    assert ValidityPeriod(span=SPAN, until=pendulum.date(2018, 1, 1)).end == pendulum.date(2018, 1, 1)


def test_an_open_start_leaves_the_end_unknown() -> None:
    period = ValidityPeriod(span=SPAN, years=1)
    assert period.start is OPEN
    assert (period.end, period.last_day) == (None, None)


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"years": -1},
        {"months": True},
        {"years": 10000},
        {"until": ISSUED},
        {"years": 9000},
        {"until": "2018-01-01"},
        {"until": pendulum.datetime(2018, 1, 1)},
    ],
)
def test_a_validity_that_is_no_period_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValueError, match="ValidityPeriod"):
        ValidityPeriod(span=SPAN, start=ISSUED, **wrong)  # type: ignore[arg-type]  # wrong on purpose


def test_marks_need_a_span_and_no_empty_words() -> None:
    with pytest.raises(InvalidValueError, match="span"):
        Citation(span=(0, 4), title="办法")  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(InvalidValueError, match="引用文件名称"):
        Citation(span=SPAN, title="")
    with pytest.raises(InvalidValueError, match="电话"):
        Contact(span=SPAN, phone="")
    with pytest.raises(InvalidValueError, match="候选文字"):
        Illegible(span=SPAN, candidates=("",))
