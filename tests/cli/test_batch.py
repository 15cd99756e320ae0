"""`emplan batch`: folders and lists, processes, a table, an exit code, and going on."""

import json
import signal
import sys
from pathlib import Path

import attrs
import pytest

from counties import contents, counties
from emplan.batch import roll_forward_all
from emplan.cli import batch as batch_module
from emplan.cli.messages import in_language
from emplan.cli.progress import Progress
from emplan.cli.run import run
from emplan.model import SecrecyLevel, SecrecyMark
from emplan.records import dump_record, read_record
from emplan.testing.samples import typical_plan

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return counties(tmp_path / "去年", "甲县2026年", "乙县2026年")


def batch(*arguments: str) -> int:
    return run(["batch", *arguments, "--jobs", "1"])


def test_a_folder_is_drafted_with_a_line_a_file_and_a_table(folder: Path, capsys: Captured) -> None:
    (folder / "照片.jpg").touch()
    options = ["-f", "docx", "-f", "json", "--review", "--lang", "zh"]
    assert batch("next", "去年", "--year", "2027", "-o", "今年", *options) == 0
    out, err = capsys.readouterr()
    names = [
        f"{name}2027年{ending}" for name in ("乙县", "甲县") for ending in (".docx", ".json", ".review.json")
    ]
    assert out.splitlines() == [str(Path("今年") / name) for name in names]
    assert sorted(contents(Path("今年"))) == sorted(names)
    assert "略去（不是可读取的文件）：去年/照片.jpg" in err.replace("\\", "/")
    assert "[1/2]" in err
    assert "[2/2]" in err
    assert "来源文件" in err
    assert "今年：输出 2 份，跳过 0 份，失败 0 份" in err


def test_it_goes_on_and_skips_what_is_done(folder: Path, capsys: Captured) -> None:
    line = ["next", "去年", "--year", "2027", "-o", "今年", "-f", "txt", "--lang", "en"]
    assert batch(*line) == 0
    capsys.readouterr()
    assert batch(*line) == 0
    _, err = capsys.readouterr()
    assert "done before, skipped" in err
    assert "0 written, 2 skipped, 0 failed" in err


def test_a_file_that_fails_makes_the_exit_code_1_and_stands_in_the_report(
    folder: Path, capsys: Captured
) -> None:
    (folder / "空.txt").write_text("", "utf-8")
    line = [
        "next",
        "去年",
        "--year",
        "2027",
        "-o",
        "今年",
        "-f",
        "txt",
        "--report",
        "汇总.json",
        "--lang",
        "zh",
    ]
    assert batch(*line) == 1
    _, err = capsys.readouterr()
    assert "空.txt：失败" in err
    assert "失败 1 份" in err
    report = json.loads(Path("汇总.json").read_text("utf-8"))
    assert report["format"] == "emplan.batch/1"
    assert [result["state"] for result in report["results"]] == ["written", "written", "failed"]
    assert report["results"][2]["error"]["message_zh"] in err


def test_left_over_text_unused_names_and_changed_files_are_told(folder: Path, capsys: Captured) -> None:
    Path("更名.json").write_text('{"丙县应急局": "丙县应急管理局"}', "utf-8")
    line = [
        "next",
        "去年",
        "--year",
        "2027",
        "-o",
        "今年",
        "-f",
        "txt",
        "--rename-units",
        "更名.json",
        "--lang",
        "en",
    ]
    assert batch(*line) == 0
    Path("今年/甲县2027年.txt").write_text("改过的草稿", "utf-8")
    capsys.readouterr()
    assert batch(*line) == 0
    _, err = capsys.readouterr()
    assert "nothing was replaced: 丙县应急局" in err
    assert "changed by hand since, left alone" in err


def test_a_list_gives_each_county_its_own(folder: Path, capsys: Captured) -> None:
    Path("名单.csv").write_bytes(
        (
            "来源文件,文件名,发文机关,发文字号,成文日期\n"
            "去年/甲县2026年.txt,东县,东县安全生产委员会,东安委〔2026〕3号,2026-02-26\n"
            "去年/甲县2026年.txt,西县,西县安全生产委员会,西安委〔2026〕1号,2026-03-01\n"
        ).encode("gbk")
    )
    assert batch("export", "--list", "名单.csv", "-o", "印发", "-f", "json", "--lang", "en") == 0
    east = read_record(Path("印发/东县.json").read_bytes())
    west = read_record(Path("印发/西县.json").read_bytes())
    assert str(east.envelope.document_number) == "东安委〔2026〕3号"
    assert [issuer.name for issuer in west.envelope.issuers] == ["西县安全生产委员会"]
    assert "东县" not in capsys.readouterr().err


def test_what_is_to_be_looked_at_on_the_pages_is_told(folder: Path, capsys: Captured) -> None:
    plan = typical_plan()
    secret = attrs.evolve(plan.envelope, secrecy=SecrecyMark(SecrecyLevel.SECRET))
    Path("密件.json").write_text(dump_record(attrs.evolve(plan, envelope=secret)), "utf-8")
    assert batch("export", "密件.json", "-o", "印发", "--lang", "zh") == 0
    assert "密件.json：请核对：此件标有密级" in capsys.readouterr().err


def test_formats_are_set_and_redlined_as_by_next(folder: Path) -> None:
    line = ["next", "去年", "--year", "2027", "-o", "今年", "--redline", "--no-comments"]
    assert batch(*line) == 0
    singly = ["next", "去年/甲县2026年.txt", "-o", "单.docx", "--redline", "--no-comments"]
    assert run(singly) == 0
    assert Path("今年/甲县2027年.docx").read_bytes() == Path("单.docx").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["next", "去年", "--year", "2027"], 2, "-o FOLDER"),
        (["next", "去年", "-o", "今年"], 2, "--year is missing. emplan batch next --help"),
        (["next", "--year", "2027", "-o", "今年"], 1, "nothing to do"),
        (["next", "去年/*.docx", "--year", "2027", "-o", "今年"], 1, "no file fits"),
        (["next", "去年", "--year", "2027", "-o", "今年", "-f", "xyz"], 1, "xyz"),
        (["next", "去年", "--year", "2027", "-o", "今年", "--set", "no=such"], 1, "no option"),
        (["next", "去年", "--year", "2027", "-o", "今年", "-f", "txt", "--redline"], 1, "tracked changes"),
        (["next", "去年", "--year", "2027", "-o", "今年", "--list", "没有.csv"], 1, "cannot be opened"),
        (["next", "去年", "--year", "2027", "-o", "今年", "--report", "没有/汇总.json"], 1, "does not exist"),
        (["next", "去年", "去年", "--year", "2027", "-o", "今年"], 1, "would write one file"),
        (["next", "去年", "--year", "2027", "-o", "去年/甲县2026年.txt"], 1, "cannot be written"),
        (["export", "去年", "-o", "去年", "-f", "txt"], 1, "is a source itself"),
    ],
)
def test_what_cannot_begin_is_refused_and_nothing_is_written(
    arguments: list[str], code: int, said: str, folder: Path, capsys: Captured
) -> None:
    before = {path: path.read_bytes() for path in folder.parent.rglob("*") if path.is_file()}
    assert batch(*arguments, "--lang", "en") == code
    out, err = capsys.readouterr()
    assert said in err
    assert out == ""
    assert err.count("emplan: ") == 1
    assert {path: path.read_bytes() for path in folder.parent.rglob("*") if path.is_file()} == before
    assert not Path("今年").exists()


def test_the_report_may_stand_in_the_folder_and_is_never_the_ledger(folder: Path, capsys: Captured) -> None:
    line = ["next", "去年", "--year", "2027", "-o", "今年", "-f", "txt", "--lang", "en", "--report"]
    assert batch(*line, "今年/emplan-batch.json") == 2
    assert not Path("今年").exists()
    assert batch(*line, "今年/汇总.json") == 0
    assert json.loads(Path("今年/汇总.json").read_text("utf-8"))["counts"]["written"] == 2
    assert batch(*line, "今年/汇总.json") == 0


@pytest.mark.parametrize("arguments", [[], ["batch"]])
def test_a_command_without_a_verb_shows_its_verbs_and_nothing_else(
    arguments: list[str], capsys: Captured
) -> None:
    assert run([*arguments, "--lang", "zh"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Usage: emplan")
    assert "生成下年草稿" in err
    assert "用法见" not in err


def test_jobs_are_counted_from_one(folder: Path, capsys: Captured) -> None:
    assert run(["batch", "next", "去年", "--year", "2027", "-o", "今年", "--jobs", "0", "--lang", "en"]) == 2
    assert "--jobs is a number from 1" in capsys.readouterr().err


def test_several_processes_make_the_same_files(folder: Path) -> None:
    line = ["batch", "next", "去年", "--year", "2027", "-f", "docx", "-f", "json"]
    assert run([*line, "-o", "甲", "--jobs", "2"]) == 0
    assert run([*line, "-o", "乙", "--jobs", "1"]) == 0
    assert contents(Path("甲")) == contents(Path("乙"))


def test_stopping_says_how_to_go_on(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def stopped(*arguments: object, **options: object) -> object:
        def once(result: object, *, total: int) -> None:
            options["on_result"](result, total=total)  # type: ignore[operator]  # as the batch does
            raise KeyboardInterrupt

        return roll_forward_all(*arguments, **{**options, "on_result": once})  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(batch_module, "roll_forward_all", stopped)
    line = ["next", "去年", "--year", "2027", "-o", "今年", "-f", "txt", "--lang", "en"]
    assert batch(*line) == 130
    assert "stopped after 1 of 2; run the same command again" in capsys.readouterr().err
    monkeypatch.undo()
    monkeypatch.chdir(folder.parent)
    assert batch(*line) == 0
    assert "1 written, 1 skipped" in capsys.readouterr().err


def test_a_worker_leaves_the_signal_and_standard_output_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", sys.stdout)
    monkeypatch.setattr(batch_module, "parent_process", lambda: None)
    before = signal.getsignal(signal.SIGINT)
    try:
        batch_module._in_worker()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        assert sys.stdout is sys.stderr
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_worker_ends_with_a_main_process_that_was_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed:
        def join(self) -> None:
            told.append("gone")

    told: list[object] = []
    monkeypatch.setattr(batch_module.os, "_exit", told.append)
    monkeypatch.setattr(batch_module, "parent_process", lambda: None)
    batch_module._end_with_parent()
    assert told == []
    monkeypatch.setattr(batch_module, "parent_process", Killed)
    batch_module._end_with_parent()
    assert told == ["gone", 1]


def test_a_terminal_has_a_bar_and_the_lines_that_matter(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with Progress(2, in_language("zh")) as progress:
        progress.advance("[1/2] 甲：已输出", notable=False)
        progress.advance("[2/2] 乙：失败", notable=True)
    _, err = capsys.readouterr()
    assert "处理中" in err
    assert "2/2" in err
    assert "乙：失败" in err
    assert "甲：已输出" not in err
