"""What `emplan next` writes into a Word draft: comments, and tracked changes where they are asked for."""

import zipfile
from pathlib import Path

import pytest

from emplan.cli.run import run
from emplan.records import dump_record
from emplan.testing.samples import typical_plan


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_text(dump_record(typical_plan()), encoding="utf-8")
    return path


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}


def test_a_draft_has_comments_at_the_places_to_look_at(record: Path, tmp_path: Path) -> None:
    target = tmp_path / "draft.docx"
    assert run(["next", str(record), "-o", str(target)]) == 0
    comments = parts(target)["word/comments.xml"]
    assert "现为：青安委〔2028〕　号" in comments
    assert "有效期一年" in comments
    assert "<w:ins " not in parts(target)["word/document.xml"]


def test_comments_can_be_left_out(record: Path, tmp_path: Path) -> None:
    target = tmp_path / "draft.docx"
    assert run(["next", str(record), "-o", str(target), "--no-comments"]) == 0
    assert "word/comments.xml" not in parts(target)


def test_what_is_supplied_needs_no_comment(record: Path, tmp_path: Path) -> None:
    target = tmp_path / "draft.docx"
    supplied = ["--number", "青安委〔2028〕3号", "--date", "2028-02-28"]
    assert run(["next", str(record), "-o", str(target), *supplied]) == 0
    comments = parts(target)["word/comments.xml"]
    assert "青安委〔2027〕3号" not in comments
    assert "原文：2027年2月26日" not in comments
    assert "原文：2027年2月27日" in comments, "the printing date is still open"


def test_a_redline_tracks_the_changes_against_the_source(record: Path, tmp_path: Path) -> None:
    target, text = tmp_path / "redline.docx", tmp_path / "draft.txt"
    assert run(["next", str(record), "-o", str(target), "-o", str(text), "--redline"]) == 0
    document = parts(target)["word/document.xml"]
    assert '<w:delText xml:space="preserve">2027年</w:delText>' in document
    assert "word/comments.xml" in parts(target)
    assert "2028年" in text.read_text("utf-8")


def test_a_redline_needs_a_format_that_can_show_it(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "draft.txt"
    assert run(["next", str(record), "-o", str(target), "--redline"]) == 2
    assert "tracked changes" in capsys.readouterr().err
    assert not target.exists()


def test_export_writes_neither(record: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan.docx"
    assert run(["export", str(record), "-o", str(target)]) == 0
    assert "word/comments.xml" not in parts(target)
