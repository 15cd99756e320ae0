"""The command as a clerk and a script see it: outputs, messages, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from emplan.cli.run import run
from emplan.model import OPEN
from emplan.records import dump_record, read_record
from emplan.testing.samples import minimal_plan, typical_plan

TEXT = """青禾示范区安全生产委员会文件

青安委〔2026〕5号

青禾示范区安全生产委员会关于印发《青禾示范区2026年应急管理工作要点》的通知

各镇人民政府、委员会各成员单位：

现将《青禾示范区2026年应急管理工作要点》印发给你们，请照此办理。

青禾示范区安全生产委员会
2026年3月2日

青禾示范区2026年应急管理工作要点

2026年全区应急管理工作以守住底线为目标。

一、压实责任

1.修订责任清单。六月底前分级修订。（责任单位：示范区应急局；完成时限：2026年6月）

2.公开举报渠道。每月公布办理情况。（责任单位：示范区应急局；完成时限：长期坚持）

二、练实队伍

3.组织双盲演练。全年不少于四次。（责任单位：示范区消防救援大队；完成时限：2026年12月）
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_text(dump_record(typical_plan()), encoding="utf-8")
    return path


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "要点2026.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_document_becomes_a_record_and_a_summary(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target, report = tmp_path / "out.json", tmp_path / "report.json"
    assert run(["read", str(document), "-o", str(target), "--report", str(report)]) == 0
    plan = read_record(target.read_bytes())
    assert [item.label for item in plan.tasks()] == ["1.", "2.", "3."]
    account = json.loads(report.read_text(encoding="utf-8"))["account"]
    assert "".join(entry["source_text"] for entry in account) == TEXT
    out = capsys.readouterr().out
    assert "3 tasks" in out
    assert str(target) in out


def test_a_record_goes_to_standard_output_alone(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(document), "-o", "-"]) == 0
    printed = capsys.readouterr()
    assert read_record(printed.out).year == 2026
    assert "3 tasks" in printed.err


def test_the_outline_is_a_tree_to_read(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["outline", str(document), "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "发文字号  青安委〔2026〕5号" in out
    assert "  一、压实责任" in out
    assert "责任单位  示范区消防救援大队" in out


def test_the_outline_as_json_has_the_keys_of_the_interchange_shape(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["outline", str(document), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["document_number"] == "青安委〔2026〕5号"
    assert data["kind"] == "通知"
    assert [task["deadline_kind"] for task in data["tasks"]] == ["month", "standing", "month"]
    assert data["leftovers"] == []


def test_next_years_draft_comes_with_its_review_list(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft, text, review = tmp_path / "draft.json", tmp_path / "draft.txt", tmp_path / "review.json"
    arguments = ["next", str(document), "--year", "2027", "-o", str(draft), "-o", str(text)]
    assert run([*arguments, "--review", str(review)]) == 0
    plan = read_record(draft.read_bytes())
    assert plan.title.text == "青禾示范区2027年应急管理工作要点"
    assert plan.envelope.issue_date is OPEN
    assert "青安委〔2027〕" in text.read_text(encoding="utf-8")
    places = json.loads(review.read_text(encoding="utf-8"))
    assert {tuple(place) for place in places} == {
        ("path", "excerpt", "token", "before", "after", "class", "reason", "severity")
    }
    printed = capsys.readouterr()
    assert printed.out.split() == [str(draft), str(text), str(review)]
    assert "to be filled in" in printed.err


def test_what_the_source_lacks_is_supplied_on_the_command_line(tmp_path: Path) -> None:
    bare = tmp_path / "bare.json"
    bare.write_text(dump_record(minimal_plan()), encoding="utf-8")
    target = tmp_path / "draft.json"
    supplied = ["--issuer", "青禾示范区应急局", "--masthead", "青禾市青禾示范区应急局", "--number", "青应急"]
    supplied += ["--addressee", "各镇", "--date", "2028-03-01", "--printing-date", "2028年3月2日"]
    supplied += ["--plan-year", "2027"]
    assert run(["next", str(bare), "-o", str(target), *supplied]) == 0
    envelope = read_record(target.read_bytes()).envelope
    assert [issuer.printed_name for issuer in envelope.issuers] == ["青禾市青禾示范区应急局"]
    assert str(envelope.document_number).startswith("青应急〔")
    assert envelope.addressees == ("各镇",)
    assert str(envelope.issue_date) == "2028-03-01"
    assert str(envelope.printing_date) == "2028-03-02"


def test_a_supplied_issuer_signs_a_draft_without_date(record: Path, tmp_path: Path) -> None:
    bare, target = tmp_path / "bare.json", tmp_path / "out.json"
    bare.write_text(dump_record(minimal_plan()), encoding="utf-8")
    assert run(["export", str(bare), "-o", str(target), "--issuer", "青禾示范区应急局"]) == 0
    assert read_record(target.read_bytes()).envelope.issue_date is OPEN


def test_a_document_is_issued_as_a_letter_on_demand(record: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert run(["export", str(record), "-o", str(target), "--letter"]) == 0
    assert read_record(target.read_bytes()).envelope.is_letter


def test_export_says_where_pages_keep_to_the_standard_less(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    targets = [str(tmp_path / "plan.docx"), str(tmp_path / "plan.pdf")]
    assert run(["--lang", "zh", "export", str(record), "-o", targets[0], "-o", targets[1], "--letter"]) == 0
    printed = capsys.readouterr()
    assert printed.out.split() == targets
    told = [line for line in printed.err.splitlines() if "10.1" in line]
    assert told == ["  请核对：信函格式的版记不加印发机关和印发日期，未印出（GB/T 9704-2012 10.1）"]


def test_a_profile_that_cannot_be_is_refused_with_file_line_and_remedy(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile, target = tmp_path / "house.toml", tmp_path / "plan.docx"
    profile.write_text('[page]\nline_pitch = "29 pt"\n', encoding="utf-8")
    assert run(["--lang", "zh", "export", str(record), "-o", str(target), "--set", f"profile={profile}"]) == 1
    error = capsys.readouterr().err
    assert "house.toml，第2行，page.line_pitch" in error
    assert "28.95磅" in error
    assert not target.exists()


def test_a_record_is_exported_in_the_format_named(record: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan"
    assert run(["export", str(record), "-o", str(target), "--format", "txt"]) == 0
    assert "青安委" in target.read_text(encoding="utf-8")


def test_the_formats_are_listed_with_their_state(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["formats", "--json"]) == 0
    rows = {row["format"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["txt"]["state"] == "ready"
    assert rows["txt"]["distribution"] == "emplan"
    assert set(rows["txt"]) == {
        "format", "suffix", "media_type", "distribution", "version", "origin", "state",
    }  # fmt: skip
    assert run(["formats", "--lang=zh"]) == 0
    assert "媒体类型" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["next", "plan.json"], "-o FILE"),
        (["export", "plan.json"], "-o FILE"),
        (["export", "plan.json", "-o", "a.txt", "-o", "./a.txt"], "named twice"),
        (["export", "plan.json", "-o", "plan.json"], "the source itself"),
        (["read", "plan.json", "-o", "plan.docx"], "plan records"),
        (["read", "plan.json", "--report", "r.json"], "only a document"),
        (["next", "plan.json", "-o", "a.txt", "--date", "morgen"], "not a date"),
        (["next", "plan.json", "-o", "a.txt", "--year", "soon"], "--year"),
        (["outline"], "SOURCE is missing"),
        (["outline", "plan.json", "--colour"], "--colour"),
        (["fly"], "fly"),
        (["--lang", "fr", "formats"], "en or zh"),
    ],
)
def test_wrong_usage_is_told_in_a_line_and_exits_with_2(
    record: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(record.parent)
    before = sorted(record.parent.iterdir())
    assert run(arguments) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert "Traceback" not in printed.err
    assert sorted(record.parent.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["outline", "nowhere.txt"], "no such file"),
        (["outline", "."], "folder"),
        (["outline", "empty.txt"], "empty"),
        (["outline", "letter.txt"], ""),
        (["outline", "broken.json"], "line 1"),
        (["export", "plan.json", "-o", "plan.xyz"], "xyz"),
        (["export", "plan.json", "-o", "nowhere/plan.txt"], "folder does not exist"),
        (["export", "plan.json", "-o", "plan"], "suffix"),
        (["next", "plan.json", "--year", "1999", "-o", "a.txt"], "1999"),
        (["next", "plan.json", "-o", "a.txt", "--number", "3"], "document number"),
    ],
)
def test_what_is_refused_says_what_to_do_and_exits_with_1(
    record: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    folder = record.parent
    (folder / "empty.txt").write_bytes(b"")
    (folder / "letter.txt").write_text("谢谢。\n", encoding="utf-8")
    (folder / "broken.json").write_text("{", encoding="utf-8")
    monkeypatch.chdir(folder)
    before = sorted(folder.iterdir())
    for language, start in (("en", "emplan: "), ("zh", "emplan: ")):
        assert run([*arguments, "--lang", language]) == 1
        printed = capsys.readouterr()
        assert printed.err.startswith(start)
        assert said in printed.err or language == "zh"
        assert "Traceback" not in printed.err
    assert sorted(folder.iterdir()) == before


def test_one_unwritable_target_leaves_every_target_untouched(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = tmp_path / "good.txt"
    good.write_text("as it was", encoding="utf-8")
    arguments = ["export", str(record), "-o", str(good), "-o", str(tmp_path / "no" / "plan.txt")]
    assert run(arguments) == 1
    assert good.read_text(encoding="utf-8") == "as it was"


def test_the_help_speaks_the_users_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["next", "--help", "--lang", "zh"]) == 0
    chinese = capsys.readouterr().out
    assert "核对清单" in chinese
    assert run(["next", "--help", "--lang", "en"]) == 0
    assert "review list" in capsys.readouterr().out


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("emplan ")


def test_an_error_of_our_own_is_no_traceback(
    record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(source: str) -> None:
        raise RuntimeError(source)

    monkeypatch.setattr("emplan.cli.verbs.load", fail)
    assert run(["outline", str(record)]) == 1
    assert "RuntimeError" in capsys.readouterr().err


def test_an_interruption_is_told(
    record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(source: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("emplan.cli.verbs.load", interrupt)
    assert run(["outline", str(record)]) == 130
    assert "interrupted" in capsys.readouterr().err


def in_a_process(
    *arguments: str, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from emplan.cli import main; main()", *arguments]
    return subprocess.run(
        command, input=stdin, capture_output=True, env={**os.environ, **environment}, check=False
    )


def test_standard_input_is_a_source_and_the_locale_chooses_the_language() -> None:
    done = in_a_process("outline", "-", stdin=TEXT.encode(), LC_ALL="zh_CN.UTF-8", PYTHONUTF8="1")
    assert done.returncode == 0
    assert "主送机关" in done.stdout.decode()


def test_a_missing_extra_is_named_in_one_line() -> None:
    blocked = "import sys; sys.modules['typer'] = None; from emplan.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", blocked], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "[cli]" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_reader_that_leaves_early_is_no_fault(record: Path) -> None:
    shell = f"{sys.executable} -c 'from emplan.cli import main; main()' outline {record} | true"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_a_closed_standard_output_is_no_fault(record: Path) -> None:
    shell = f"{sys.executable} -c 'from emplan.cli import main; main()' outline {record} >&-"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_must_be_settled_before_issue_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "plan.txt"
    source.write_text(TEXT.replace("全年不少于四次", "迎接成立三十周年，全年不少于四次"), encoding="utf-8")
    assert run(["next", str(source), "-o", str(tmp_path / "a.txt"), "--lang", "zh"]) == 0
    told = capsys.readouterr().err
    assert "印发前须定：正文二、3.“" in told
    assert "周年" in told


def test_a_hanzi_outside_the_code_page_does_not_end_the_work(document: Path) -> None:
    rare = document.with_name("rare.txt")
    rare.write_text(TEXT.replace("双盲", "𠮷盲"), encoding="utf-8")
    done = in_a_process("outline", str(rare), PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "?盲" in done.stdout.decode("gbk")
