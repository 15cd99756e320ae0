"""What is done is done once; what a person has made or changed is never replaced."""

import json
from pathlib import Path

import pytest

from counties import TEXT, contents, counties
from emplan.batch import BatchReport, Entry, State, Supplied, ledger, roll_forward_all
from emplan.batch.entries import LEDGER_NAME
from emplan.errors import BatchError, TargetError
from worst_exporters import WorstExporter


class Office:
    """A folder of last year, a folder of this year, and the same batch again and again."""

    def __init__(self, root: Path) -> None:
        self.sources = counties(root / "去年", "甲县", "乙县")
        self.into = root / "今年"

    def draft(self, **options: object) -> BatchReport:
        wanted: dict[str, object] = {"formats": ("txt", "json"), "into": self.into, **options}
        return roll_forward_all([self.sources], 2027, **wanted)  # type: ignore[arg-type]  # as the tests say

    def states(self, **options: object) -> list[str]:
        return [result.state.value for result in self.draft(**options).results]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_what_is_done_with_the_same_input_and_options_is_skipped(office: Office) -> None:
    first = office.draft()
    before = contents(office.into)
    times = {path: path.stat().st_mtime_ns for path in office.into.iterdir()}
    again = office.draft()
    assert [result.state for result in again.results] == [State.SKIPPED] * 2
    assert [result.summary for result in again.results] == [result.summary for result in first.results]
    assert [result.files for result in again.results] == [result.files for result in first.results]
    assert contents(office.into) == before
    assert {path: path.stat().st_mtime_ns for path in office.into.iterdir()} == times


@pytest.mark.parametrize(
    "options",
    [
        {"units": {"甲县应急局": "甲县应急管理局"}},
        {"formats": ("txt",)},
        {"formats": ("txt", "json"), "review": True},
        {"again": True},
        {"plan_year": 2026},
    ],
)
def test_other_options_are_another_batch(office: Office, options: dict[str, object]) -> None:
    office.draft()
    assert office.states(**options) == ["written", "written"]
    assert office.states(**options) == ["skipped", "skipped"]


def test_a_source_that_changed_is_drafted_again_alone(office: Office) -> None:
    office.draft()
    (office.sources / "甲县.txt").write_text(TEXT.format(county="新甲县"), "utf-8")
    states = {Path(result.source).stem: result.state.value for result in office.draft().results}
    assert states == {"甲县": "written", "乙县": "skipped"}
    assert "新甲县" in (office.into / "甲县.txt").read_text("utf-8")


def test_another_line_of_the_list_is_another_batch(tmp_path: Path) -> None:
    source = counties(tmp_path / "去年", "甲县") / "甲县.txt"
    into = tmp_path / "今年"
    for number, state in (("甲安委", "written"), ("甲应急", "written"), ("甲应急", "skipped")):
        entry = Entry(source=source, supplied=Supplied(number=number))
        (result,) = roll_forward_all([entry], 2027, into=into, formats=("json",)).results
        assert result.state.value == state


def test_a_file_that_is_gone_is_made_again(office: Office) -> None:
    office.draft()
    before = contents(office.into)
    (office.into / "甲县.json").unlink()
    assert office.states() == ["skipped", "written"]
    assert contents(office.into) == before


@pytest.mark.parametrize("length", [0, 10, 100])
def test_a_half_written_file_never_counts(office: Office, length: int) -> None:
    office.draft()
    before = contents(office.into)
    (office.into / "甲县.txt").write_bytes(before["甲县.txt"][:length])
    assert office.states() == ["skipped", "written"]
    assert contents(office.into) == before


def test_a_half_written_file_without_a_ledger_never_counts(office: Office) -> None:
    office.draft()
    before = contents(office.into)
    (office.into / LEDGER_NAME).unlink()
    (office.into / "甲县.txt").write_bytes(before["甲县.txt"][:10])
    assert office.states() == ["written", "written"]
    assert contents(office.into) == before


def test_a_file_that_a_person_has_changed_is_left_alone_and_named(office: Office) -> None:
    office.draft()
    (office.into / "甲县.txt").write_text("改过的草稿", "utf-8")
    results = {Path(result.source).stem: result for result in office.draft().results}
    assert results["甲县"].changed == ("甲县.txt",)
    assert results["甲县"].state is State.SKIPPED
    assert results["乙县"].changed == ()
    assert (office.into / "甲县.txt").read_text("utf-8") == "改过的草稿"


def test_a_changed_file_is_left_alone_while_its_lost_sibling_is_made_again(office: Office) -> None:
    office.draft()
    (office.into / "甲县.txt").write_text("改过的草稿", "utf-8")
    (office.into / "甲县.json").unlink()
    results = {Path(result.source).stem: result for result in office.draft().results}
    assert results["甲县"].state is State.WRITTEN
    assert results["甲县"].changed == ("甲县.txt",)
    assert (office.into / "甲县.json").exists()


def test_a_changed_file_is_not_replaced_by_another_batch(office: Office) -> None:
    office.draft()
    (office.into / "甲县.txt").write_text("改过的草稿", "utf-8")
    before = contents(office.into)
    report = office.draft(units={"甲县应急局": "甲县应急管理局"})
    (failed,) = report.failed
    assert isinstance(failed.error, TargetError)
    assert "--overwrite" in failed.error.message("zh")
    after = contents(office.into)
    assert (after["甲县.txt"], after["甲县.json"]) == (before["甲县.txt"], before["甲县.json"])
    assert office.states(units={"甲县应急局": "甲县应急管理局"}, overwrite=True) == ["skipped", "written"]
    assert "甲县应急管理局" in (office.into / "甲县.txt").read_text("utf-8")


def test_a_file_of_somebody_else_is_not_replaced(office: Office) -> None:
    office.into.mkdir()
    (office.into / "甲县.txt").write_text("别人的文件", "utf-8")
    (failed,) = office.draft().failed
    assert isinstance(failed.error, TargetError)
    assert contents(office.into).keys() == {"甲县.txt", "乙县.txt", "乙县.json"}
    assert (office.into / "甲县.txt").read_text("utf-8") == "别人的文件"


def test_a_file_of_another_source_is_not_replaced(office: Office, tmp_path: Path) -> None:
    office.draft()
    before = contents(office.into)
    neighbour = counties(tmp_path / "邻市", "甲县")
    (neighbour / "甲县.txt").write_text(TEXT.format(county="邻市甲县"), "utf-8")
    report = roll_forward_all([neighbour], 2027, into=office.into, formats=("txt", "json"))
    assert [type(result.error) for result in report.results] == [TargetError]
    assert contents(office.into) == before


def test_a_folder_that_was_moved_with_its_sources_goes_on(office: Office, tmp_path: Path) -> None:
    office.draft()
    tmp_path = tmp_path.rename(tmp_path.with_name("moved"))
    office.sources, office.into = tmp_path / "去年", tmp_path / "今年"
    assert office.states() == ["skipped", "skipped"]
    assert office.states(again=True) == ["written", "written"]


def test_a_file_that_cannot_be_read_is_not_replaced(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.draft()
    read = Path.read_bytes

    def guarded(path: Path) -> bytes:
        if path.parent == office.into and path.name == "甲县.txt":
            raise PermissionError
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", guarded)
    (failed,) = office.draft().failed
    assert isinstance(failed.error, TargetError)


def test_what_is_whole_is_skipped_even_where_it_may_be_replaced(office: Office) -> None:
    office.draft()
    assert office.states(overwrite=True) == ["skipped", "skipped"]


def test_a_target_that_is_a_folder_fails_that_source(office: Office) -> None:
    (office.into / "甲县.txt").mkdir(parents=True)
    (failed,) = office.draft().failed
    assert isinstance(failed.error, TargetError)
    assert not (office.into / "甲县.json").exists()


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"format": "other"}', '{"format": "emplan.batch-ledger/1", "lines": {"甲县": {}}}']
)
def test_a_ledger_that_cannot_be_understood_is_refused(office: Office, text: str) -> None:
    office.into.mkdir()
    (office.into / LEDGER_NAME).write_text(text, "utf-8")
    with pytest.raises(BatchError, match="ledger"):
        office.draft()
    assert contents(office.into) == {}
    assert (office.into / LEDGER_NAME).read_text("utf-8") == text


def test_a_ledger_that_is_no_text_is_refused(office: Office) -> None:
    office.into.mkdir()
    (office.into / LEDGER_NAME).write_bytes(b"\xff\xfe")
    with pytest.raises(BatchError, match="ledger"):
        office.draft()


def test_the_ledger_is_written_now_and_then_and_at_the_end(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([100.0, 100.0, 100.5, 100.7, 100.9])
    monkeypatch.setattr(ledger.time, "monotonic", lambda: next(clock))
    saved: list[int] = []

    def count(path: Path, data: bytes) -> None:
        saved.append(len(json.loads(data)["lines"]))

    monkeypatch.setattr(ledger, "write_bytes_atomically", count)
    office.draft()
    assert saved == [1, 2]


def test_an_exporter_with_other_values_is_another_batch(office: Office) -> None:
    one, other = WorstExporter(mark="1"), WorstExporter(mark="2")
    assert office.states(formats=(one,)) == ["written", "written"]
    assert office.states(formats=(WorstExporter(mark="1"),)) == ["skipped", "skipped"]
    assert office.states(formats=(other,)) == ["written", "written"]


class _Plain:
    format, media_type, suffix = "plain", "text/plain", ".plain"

    def export(self, plan: object, /) -> bytes:
        return b"plain"


def test_an_exporter_that_cannot_be_told_from_another_is_drafted_anew(office: Office) -> None:
    assert office.states(formats=(_Plain(),)) == ["written", "written"]
    assert office.states(formats=(_Plain(),)) == ["written", "written"]
