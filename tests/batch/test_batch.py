"""Many plans in one run: the same bytes as single calls, one result a source, nothing lost."""

import json
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import attrs
import pendulum
import pytest

from counties import TEXT, contents, counties
from emplan import read, roll_forward, write
from emplan.batch import Entry, Result, State, Supplied, batch_data, export_all, roll_forward_all
from emplan.cli.run import run
from emplan.errors import (
    BatchError,
    EmplanError,
    OptionError,
    ReadingError,
    RolloverError,
    UnknownFormatError,
    WorkerError,
)
from emplan.model import SecrecyLevel, SecrecyMark, Title
from emplan.records import dump_record, read_record
from emplan.rollover import Supersession, TaskOutcome, TaskResult
from emplan.testing.samples import typical_plan
from emplan_docx import DocxExporter
from worst_exporters import WorstExporter

EXECUTORS = {
    "none": None,
    "threads": partial(ThreadPoolExecutor, 2),
    "processes": partial(ProcessPoolExecutor, 2),
}


@pytest.mark.parametrize("name", EXECUTORS)
def test_any_executor_makes_the_bytes_of_single_calls(name: str, tmp_path: Path) -> None:
    folder = counties(tmp_path / "去年", "青禾县", "平川县", "南桥区")
    into = tmp_path / "今年"
    report = roll_forward_all(
        [folder], 2027, into=into, formats=("docx", "json"), review=True, executor=EXECUTORS[name]
    )
    assert [result.state for result in report.results] == [State.WRITTEN] * 3
    singly = tmp_path / "逐个"
    singly.mkdir()
    for source in sorted(folder.iterdir()):
        draft = roll_forward(read(source).plan, 2027)
        target = singly / source.stem
        write(draft.plan, f"{target}.docx", format=DocxExporter(review=draft.review))
        write(draft.plan, f"{target}.json")
        options = ["--review", f"{target}.review.json", "--lang", "zh"]
        assert run(["next", str(source), "--year", "2027", "-o", f"{target}.txt", *options]) == 0
        Path(f"{target}.txt").unlink()
    assert contents(into) == contents(singly)


def test_an_executor_that_is_given_is_left_open(tmp_path: Path) -> None:
    folder = counties(tmp_path / "去年", "青禾县")
    with ThreadPoolExecutor(1) as executor:
        roll_forward_all([folder], 2027, into=tmp_path / "今年", formats=("txt",), executor=executor)
        assert executor.submit(int, "7").result() == 7


def test_the_report_is_in_the_order_of_the_sources(tmp_path: Path) -> None:
    folder = counties(tmp_path / "去年", *(f"第{number}县" for number in range(12)))
    sources = [folder / f"第{number}县.txt" for number in reversed(range(12))]
    told: list[tuple[str, int]] = []
    report = roll_forward_all(
        sources,
        2027,
        into=tmp_path / "今年",
        formats=("json",),
        executor=partial(ThreadPoolExecutor, 4),
        on_result=lambda result, *, total: told.append((result.source, total)),
    )
    assert [result.source for result in report.results] == [str(source) for source in sources]
    assert sorted(told) == sorted((str(source), 12) for source in sources)


def test_a_result_counts_what_a_clerk_has_to_look_at(tmp_path: Path) -> None:
    folder = counties(tmp_path / "去年", "青禾县")
    (result,) = roll_forward_all(
        [folder], 2027, into=tmp_path / "今年", formats=("txt",), units={"平川县应急局": "平川县应急管理局"}
    ).results
    summary = result.summary
    assert summary is not None
    review = roll_forward(read(folder / "青禾县.txt").plan, 2027).review
    assert summary.shifted + summary.kept + summary.review == len(review)
    assert summary.year == 2027
    assert summary.title == "2027年青禾县应急管理工作要点"
    assert summary.unused == ("平川县应急局",)
    assert summary.left_over == 0


def test_one_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    folder = counties(tmp_path / "去年", "甲县", "乙县")
    (folder / "空.txt").write_text("", "utf-8")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 no document")
    (folder / "残.json").write_text("{", "utf-8")
    undated = folder / "无年.txt"
    undated.write_text(TEXT.format(county="丙县").replace("2026年丙县", "丙县", 1), "utf-8")
    missing = folder / "没有.txt"
    report = roll_forward_all([folder, missing], 2027, into=tmp_path / "今年", formats=("txt", "json"))
    failed = {Path(result.source).name: result.error for result in report.failed}
    assert set(failed) == {"空.txt", "坏.docx", "残.json", "无年.txt", "没有.txt"}
    assert isinstance(failed["没有.txt"], ReadingError)
    assert isinstance(failed["无年.txt"], RolloverError)
    for name, error in failed.items():
        assert error is not None
        assert name in error.message("en")
        assert name in error.message("zh")
    assert set(contents(tmp_path / "今年")) == {"甲县.txt", "甲县.json", "乙县.txt", "乙县.json"}


@pytest.mark.parametrize("name", EXECUTORS)
@pytest.mark.parametrize(("mark", "said"), [("退", "SystemExit"), ("错", "own error"), ("满", "MemoryError")])
def test_what_nobody_foresaw_is_the_result_of_its_file(
    name: str, mark: str, said: str, tmp_path: Path
) -> None:
    folder = counties(tmp_path / "去年", "甲县", f"{mark}县", "乙县")
    report = roll_forward_all(
        [folder], 2027, into=tmp_path / "今年", formats=(WorstExporter(),), executor=EXECUTORS[name]
    )
    (failed,) = report.failed
    assert Path(failed.source).stem == f"{mark}县"
    assert isinstance(failed.error, EmplanError)
    assert said in failed.error.message("en")
    assert f"{mark}县.txt" in failed.error.message("zh")
    assert set(contents(tmp_path / "今年")) == {"甲县.worst", "乙县.worst"}


def test_a_file_that_kills_its_process_is_named_and_the_others_are_done(tmp_path: Path) -> None:
    names = ["崩县", *(f"第{number}县" for number in range(8)), "又崩县"]
    folder = counties(tmp_path / "去年", *names)
    report = roll_forward_all(
        [folder],
        2027,
        into=tmp_path / "今年",
        formats=(WorstExporter(),),
        executor=partial(ProcessPoolExecutor, 2),
    )
    assert {Path(result.source).stem for result in report.failed} == {"崩县", "又崩县"}
    assert all(isinstance(result.error, WorkerError) for result in report.failed)
    assert all("died twice at this file" in str(result.error) for result in report.failed)
    assert len(contents(tmp_path / "今年")) == 8


def test_a_batch_of_nothing_but_deaths_gives_up(tmp_path: Path) -> None:
    folder = counties(tmp_path / "去年", *(f"崩{number}县" for number in range(6)))
    report = roll_forward_all(
        [folder],
        2027,
        into=tmp_path / "今年",
        formats=(WorstExporter(),),
        executor=partial(ProcessPoolExecutor, 1),
    )
    alone = ["died twice" in str(result.error) for result in report.results]
    assert alone.count(True) == 3
    assert len(report.failed) == 6


def test_a_given_executor_that_breaks_leaves_the_rest_for_the_next_run(tmp_path: Path) -> None:
    folder = counties(tmp_path / "去年", "甲县", "崩县", "丙县")
    into = tmp_path / "今年"
    with ProcessPoolExecutor(1) as executor:
        report = roll_forward_all([folder], 2027, into=into, formats=(WorstExporter(),), executor=executor)
    assert all(isinstance(result.error, WorkerError) for result in report.failed)
    assert any("Run the batch again" in str(result.error) for result in report.failed)
    (folder / "崩县.txt").unlink()
    again = roll_forward_all([folder], 2027, into=into, formats=(WorstExporter(),))
    assert not again.failed
    assert set(contents(into)) == {"甲县.worst", "丙县.worst"}


def test_an_interrupted_batch_goes_on_where_it_stopped(tmp_path: Path) -> None:
    folder = counties(tmp_path / "去年", "甲县", "乙县", "丙县")
    into = tmp_path / "今年"

    def stop_after_two(result: Result, *, total: int) -> None:
        if len(contents(into)) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        roll_forward_all([folder], 2027, into=into, formats=("txt",), on_result=stop_after_two)
    assert len(contents(into)) == 2
    report = roll_forward_all([folder], 2027, into=into, formats=("txt",))
    assert [result.state.value for result in report.results].count("skipped") == 2
    assert len(contents(into)) == 3


def test_what_holds_for_all_plans_is_refused_before_the_first(tmp_path: Path) -> None:
    folder, into = counties(tmp_path / "去年", "甲县"), tmp_path / "今年"
    with pytest.raises(RolloverError, match="contradicts itself"):
        roll_forward_all([folder], 2027, into=into, units={"甲": "乙", "乙": "丙"})
    with pytest.raises(RolloverError, match="contradicts itself"):
        roll_forward_all([folder], 2027, into=into, supersede=[Supersession("甲", "甲")])
    with pytest.raises(UnknownFormatError):
        roll_forward_all([folder], 2027, into=into, formats=("xyz",))
    with pytest.raises(OptionError):
        roll_forward_all([folder], 2027, into=into, settings=("no=such",))
    with pytest.raises(OptionError, match="None of the formats docx, txt"):
        roll_forward_all([folder], 2027, into=into, formats=("docx", "txt"), settings=("no=such",))
    with pytest.raises(BatchError, match="tracked changes"):
        roll_forward_all([folder], 2027, into=into, formats=("txt",), redline=True)
    with pytest.raises(BatchError, match="no format"):
        roll_forward_all([folder], 2027, into=into, formats=())
    with pytest.raises(BatchError, match="named once"):
        roll_forward_all([folder], 2027, into=into, formats=("txt", "txt"))
    with pytest.raises(BatchError, match="nothing to do"):
        roll_forward_all([], 2027, into=into)
    with pytest.raises(BatchError, match="cannot be written"):
        roll_forward_all([folder], 2027, into=folder / "甲县.txt" / "下级")
    assert not into.exists()


@pytest.mark.parametrize("into", ["甲\0乙", "长" * 300])
def test_a_folder_that_the_system_does_not_take_is_refused(into: str, tmp_path: Path) -> None:
    folder = counties(tmp_path / "去年", "甲县")
    with pytest.raises(BatchError, match="cannot be written"):
        roll_forward_all([folder], 2027, into=tmp_path / into, formats=("txt",))


def test_each_line_has_its_own_envelope_and_results(tmp_path: Path) -> None:
    folder = counties(tmp_path / "去年", "样县")
    source = folder / "样县.txt"
    done = TaskResult(heading="公开举报渠道", outcome=TaskOutcome.DONE)
    entries = [
        Entry(source=source, name="甲县", supplied=Supplied(issuers=("甲县安委会",), number="甲安委")),
        Entry(source=source, name="乙县", results=(done,)),
    ]
    report = roll_forward_all(
        entries, 2027, into=tmp_path / "今年", formats=("json",), executor=ThreadPoolExecutor
    )
    assert not report.failed
    first = read_record((tmp_path / "今年" / "甲县.json").read_bytes())
    second = read_record((tmp_path / "今年" / "乙县.json").read_bytes())
    assert [issuer.name for issuer in first.envelope.issuers] == ["甲县安委会"]
    assert len(list(first.tasks())) == 2
    assert len(list(second.tasks())) == 1


def test_plans_are_exported_as_they_are_with_numbers_and_dates(tmp_path: Path) -> None:
    folder = counties(tmp_path / "去年", "甲县")
    supplied = Supplied(
        issuers=("甲县安委会",),
        number="甲安委〔2026〕3号",
        date=pendulum.date(2026, 2, 26),
        addressees=("各乡镇",),
    )
    entry = Entry(source=folder / "甲县.txt", supplied=supplied)
    (result,) = export_all([entry], into=tmp_path / "印发", formats=("json", "txt")).results
    assert result.files == ("甲县.json", "甲县.txt")
    assert result.summary is not None
    assert result.summary.shifted == 0
    plan = read_record((tmp_path / "印发" / "甲县.json").read_bytes())
    assert str(plan.envelope.document_number) == "甲安委〔2026〕3号"
    assert plan.year == 2026


def test_what_is_to_be_looked_at_on_the_pages_is_remarked(tmp_path: Path) -> None:
    plan = attrs.evolve(typical_plan(), title=Title("某" * 80))
    plan = attrs.evolve(plan, envelope=attrs.evolve(plan.envelope, secrecy=SecrecyMark(SecrecyLevel.SECRET)))
    record = tmp_path / "甲县.json"
    record.write_text(dump_record(plan), "utf-8")
    for state in (State.WRITTEN, State.SKIPPED):
        (result,) = export_all([record], into=tmp_path / "印发", formats=("docx",)).results
        assert result.state is state
        assert result.summary is not None
        assert any("classified" in remark for remark in result.summary.remarks)
        assert any("密级" in remark for remark in result.summary.remarks_zh)


def test_a_source_without_a_year_takes_its_lines(tmp_path: Path) -> None:
    folder = counties(tmp_path / "去年")
    undated = folder / "丙县.txt"
    undated.write_text(TEXT.format(county="丙县").replace("2026年丙县", "丙县", 1), "utf-8")
    report = roll_forward_all(
        [Entry(source=undated, plan_year=2026)], 2027, into=tmp_path / "今年", formats=("json",)
    )
    assert not report.failed


def test_the_year_of_the_batch_is_for_sources_that_state_none(tmp_path: Path) -> None:
    folder = counties(tmp_path / "去年", "甲县")
    (folder / "丙县.txt").write_text(TEXT.format(county="丙县").replace("2026年丙县", "丙县", 1), "utf-8")
    report = roll_forward_all([folder], 2028, into=tmp_path / "今年", formats=("json",), plan_year=2025)
    assert not report.failed
    entry = Entry(source=folder / "甲县.txt", plan_year=2025)
    (failed,) = roll_forward_all([entry], 2028, into=tmp_path / "另", formats=("json",)).failed
    assert isinstance(failed.error, RolloverError)


def test_a_rule_is_asked_about_every_task_each_time(tmp_path: Path) -> None:
    folder, into = counties(tmp_path / "去年", "甲县"), tmp_path / "今年"
    for drops, left in ((False, 2), (True, 1)):
        outcome = TaskOutcome.DROPPED if drops else TaskOutcome.CARRIED
        roll_forward_all(
            [folder],
            2027,
            into=into,
            formats=("json",),
            results=lambda item, outcome=outcome: outcome if item.label == "（一）" else TaskOutcome.CARRIED,
        )
        assert len(list(read_record((into / "甲县.json").read_bytes()).tasks())) == left


def test_the_report_as_data_is_json_with_both_languages(tmp_path: Path) -> None:
    folder = counties(tmp_path / "去年", "甲县")
    (folder / "空.txt").write_text("", "utf-8")
    report = roll_forward_all([folder], 2027, into=tmp_path / "今年", formats=("txt",))
    data = json.loads(json.dumps(batch_data(report), ensure_ascii=False))
    assert data["format"] == "emplan.batch/1"
    assert data["counts"] == {"written": 1, "skipped": 0, "failed": 1}
    good, bad = data["results"]
    assert good["files"] == ["甲县.txt"]
    assert good["summary"]["year"] == 2027
    assert bad["error"]["class"] == "ReadingError"
    assert "空.txt" in bad["error"]["message"]
    assert "来源" in bad["error"]["message_zh"]


class _SilentError(Exception):
    def __str__(self) -> str:
        raise ValueError("no words")


class _Raising(Executor):
    """An executor whose workers raise what they must not."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # as the base class has it
        future: Future[object] = Future()
        future.set_exception(_SilentError())
        return future


def test_an_exception_of_the_executor_is_named_with_its_file(tmp_path: Path) -> None:
    folder = counties(tmp_path / "去年", "甲县")
    report = roll_forward_all([folder], 2027, into=tmp_path / "今年", formats=("txt",), executor=_Raising())
    (result,) = report.failed
    assert isinstance(result.error, WorkerError)
    assert "_SilentError" in str(result.error)
