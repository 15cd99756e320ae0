"""Options that take objects: what a verb of the command has to give, given to those who can take it."""

from collections.abc import Iterable
from typing import ClassVar

import pytest
from attrs import field, frozen

from emplan import AnnualPlan
from emplan.errors import OptionError
from emplan.exporting import exporter_options, takes_value, with_options, with_values
from emplan.model import Heading
from emplan.testing.samples import minimal_plan


def _three(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    found = tuple(headings)
    if len(found) > 3:
        raise ValueError("at most three")
    return found


@frozen(kw_only=True)
class Reviewing:
    format: ClassVar[str] = "reviewing"
    media_type: ClassVar[str] = "text/plain"
    suffix: ClassVar[str] = ".reviewing"

    review: tuple[Heading, ...] = field(default=(), converter=_three)
    against: AnnualPlan | None = None
    year: int = 0

    def export(self, plan: AnnualPlan, /) -> bytes:
        return b""


def test_objects_go_to_the_options_that_take_them() -> None:
    plan, review = minimal_plan(), [Heading("检查堤防")]
    exporter = with_values(Reviewing(), review=review, against=plan)
    assert exporter == Reviewing(review=tuple(review), against=plan)


def test_an_option_that_takes_text_is_not_meant() -> None:
    assert not takes_value(Reviewing(), "year")
    assert with_values(Reviewing(), year=minimal_plan()) == Reviewing()


def test_an_exporter_without_the_option_stays_as_it_is() -> None:
    exporter = Reviewing()
    assert with_values(exporter, colour=1) is exporter
    assert not takes_value(exporter, "colour")


def test_a_value_that_is_refused_is_an_error_of_the_option() -> None:
    with pytest.raises(OptionError, match="at most three"):
        with_values(Reviewing(), review=[Heading("检查堤防")] * 4)


def test_a_sequence_of_objects_is_set_in_python_only() -> None:
    types = {option.name: option.type for option in exporter_options(Reviewing())}
    assert types["review"] == types["against"] == "set in Python only"
    with pytest.raises(OptionError, match="only be set in Python"):
        with_options(Reviewing(), ["review=x"])
