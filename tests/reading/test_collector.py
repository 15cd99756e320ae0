"""The collector of reference cycles rests while a document is read, and is as it was afterwards."""

import gc
from collections.abc import Iterator

import pytest

from emplan.errors import ReadingError
from emplan.reading import read_text
from emplan.reading.collector import paused_collector


@pytest.fixture(autouse=True)
def switched_on_again() -> Iterator[None]:
    yield
    gc.enable()


def test_reading_leaves_no_reference_cycles_to_collect(plan_text: str) -> None:
    read_text(plan_text)
    gc.collect()
    gc.disable()
    reading = read_text(plan_text)
    assert gc.collect() == 0
    assert reading.report.adds_up(reading.plan)
    assert gc.collect() == 0


def test_the_collector_is_on_again_after_a_document_was_read_or_refused(plan_text: str) -> None:
    read_text(plan_text)
    assert gc.isenabled()
    with pytest.raises(ReadingError):
        read_text("县应急局")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off(plan_text: str) -> None:
    gc.disable()
    read_text(plan_text)
    assert not gc.isenabled()


def test_the_collector_rests_inside_only() -> None:
    with paused_collector():
        assert not gc.isenabled()
    assert gc.isenabled()
