"""A part of the round trips (`make round-trip`): plans drawn by number come back equal in all that prints."""

import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from attrs import evolve

from emplan.model import printed
from emplan.reading import read
from emplan.testing.drawn import drawn_plan
from requiring import ROOT

# Each run of the tests takes the same plans; the whole run takes ten thousand of each format.
PART = {"txt": range(100, 170), "docx": range(200, 250), "pdf": range(300, 304)}


@pytest.fixture
def round_trips(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """The modules of the tool by name."""
    if not (ROOT / "tools/round_trip").is_dir():
        pytest.skip("the tool is not here")
    monkeypatch.syspath_prepend(ROOT)
    return lambda name: importlib.import_module(f"tools.round_trip.{name}")


@pytest.mark.parametrize("form", PART)
def test_a_plan_comes_back_in_everything_that_prints(form: str, round_trips: Callable[[str], Any]) -> None:
    judging = round_trips("judging")
    trips = [judging.round_trip(form, number) for number in PART[form]]
    assert [trip for trip in trips if trip.differences] == []


def test_a_plan_that_came_back_otherwise_is_told_by_field(round_trips: Callable[[str], Any]) -> None:
    judging = round_trips("judging")
    plan = drawn_plan(1)
    changed = evolve(plan, envelope=evolve(plan.envelope, addressees=(), addressee_separators=()))
    assert plan.envelope.addressees
    trip = judging.compared("docx", 1, changed)
    assert {difference.kind for difference in trip.differences} >= {".envelope.addressees#"}


def test_the_command_counts_what_differs_and_leaves_with_1(
    round_trips: Callable[[str], Any], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main, judging = round_trips("__main__"), round_trips("judging")
    monkeypatch.setattr(main, "ProcessPoolExecutor", _InThisProcess)
    arguments = ["--share", "0.001", "--only", "txt", "--jobs", "1"]
    assert main.main(arguments) == 0
    assert "10/10 plans, 10 equal" in capsys.readouterr().err
    monkeypatch.setattr(judging, "export", lambda plan, form: b"\x89PNG no plan")
    assert main.main(arguments) == 1
    assert "10 × txt ReadingError" in capsys.readouterr().out


class _InThisProcess:
    def __init__(self, jobs: int) -> None:
        assert jobs == 1

    def __enter__(self) -> "_InThisProcess":
        return self

    def __exit__(self, *exc: object) -> None:
        pass

    def map(self, work: Callable[[int], Any], numbers: range, chunksize: int) -> Any:
        return map(work, numbers)


@pytest.mark.needs("libreoffice")
def test_what_libreoffice_saved_again_comes_back_too(
    round_trips: Callable[[str], Any], tmp_path: Path
) -> None:
    judging, saving = round_trips("judging"), round_trips("saving")
    numbers = range(700, 706)
    sources = [tmp_path / f"{number}.docx" for number in numbers]
    for number, source in zip(numbers, sources, strict=True):
        source.write_bytes(judging.exported("docx", number))
    saved = saving.saved_again(sources, tmp_path)
    trips = [judging.saved_trip(number, path) for number, path in zip(numbers, saved, strict=True)]
    assert [trip for trip in trips if trip.differences] == []


def test_a_drawn_plan_is_the_same_at_each_call_and_another_for_each_number() -> None:
    assert drawn_plan(7) == drawn_plan(7)
    assert len({drawn_plan(number).title.text for number in range(60)}) > 40


def test_reading_twice_changes_nothing_more(round_trips: Callable[[str], Any]) -> None:
    judging = round_trips("judging")
    from emplan import export

    first = read(judging.exported("docx", 11), name="plan.docx").plan
    assert printed(read(export(first, "docx"), name="plan.docx").plan) == printed(first)
