"""`emplan read` lists first what it is not sure of, with the place and what to check."""

import json
from pathlib import Path

import pytest

from emplan.cli.run import run

TEXT = (
    "青禾区应急局\n2026年工作计划\n2026年1月\n一、抓责任\n"
    "1.逐级修订清单。（责任单位：认真做好；完成时限：6月底前）\n"
)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "计划.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_doubtful_elements_come_first(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(document)]) == 0
    told = capsys.readouterr().out.splitlines()[2:]
    assert told[:3] == [
        "  doubtful, please check: issuing authority (line 1) “青禾区应急局”: is only told from the title",
        "  doubtful, please check: date of issue (line 3) “待定”: states no day, or is left open",
        "  doubtful, please check: task (line 5) “1.逐级修订清单”: 认真做好 does not read like a unit",
    ]
    # The same line is not told twice.
    assert not any("line 3," in line for line in told)


def test_they_are_told_in_chinese(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "zh", "read", str(document)]) == 0
    assert "存疑，请核对：成文日期（第3行）“待定”：没有写全" in capsys.readouterr().out


def test_the_report_holds_every_element(document: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    assert run(["read", str(document), "--report", str(report)]) == 0
    found = json.loads(report.read_text("utf-8"))["found"]
    assert [one["element"] for one in found] == ["issuers", "issue_date", "task", "title"]
    assert all(one["check"] and one["check_zh"] for one in found[:3])
    assert found[3]["check"] == ""


def test_rows_of_a_task_table_are_counted_and_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "分工表.txt"
    path.write_text(
        "青禾示范区2026年重点任务分工表\n序号\t任务\t责任单位\t完成时限\n1\t清淤\t区水务局、各镇\t5月底前\n"
        "2\t巡查\t各镇\t\n",
        encoding="utf-8",
    )
    assert run(["read", str(path)]) == 0
    assert "0 sections, 2 tasks, 2 units, 1 deadlines" in capsys.readouterr().out
    assert run(["outline", str(path)]) == 0
    assert "  1 清淤\n    Units  区水务局、各镇\n    Due  5月底前\n  2 巡查\n" in capsys.readouterr().out
