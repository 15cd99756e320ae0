"""`emplan diff`, as a clerk and a program see it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from emplan.builder import annual_plan, by_month
from emplan.cli.run import run
from emplan.model import AnnualPlan, PlanForm
from emplan.records import dump_record

OLD = (
    annual_plan(2026, PlanForm.KEY_POINTS)
    .titled("青禾示范区2026年应急管理工作要点")
    .issued_by("青禾示范区安全生产委员会", code="青安委")
    .numbered(5)
    .dated(date(2026, 2, 26))
    .section("压实安全责任")
    .task("修订责任清单", "2026年上半年由各部门对照职责逐条修订完毕。")
    .assigned_to("示范区应急局")
    .due(by_month(2026, 6))
    .task("公开举报电话", "每月公布一次办理结果。")
    .task("推行夜间抽查", "每月不少于两次。")
    .section("练强救援队伍")
    .task("组织双盲演练", "全年不少于四次。")
    .build()
)
NEW = (
    annual_plan(2027, PlanForm.KEY_POINTS)
    .titled("青禾示范区2027年应急管理工作要点")
    .issued_by("青禾示范区安全生产委员会", code="青安委")
    .section("压实安全责任")
    .task("修订责任清单", "2027年上半年由各部门和园区对照职责逐条修订完毕。")
    .assigned_to("示范区住建局")
    .due(by_month(2027, 5))
    .task("推行夜间抽查", "每月不少于两次。")
    .section("练强救援队伍")
    .task("组织双盲演练", "全年不少于四次。")
    .task("公开举报电话", "每月公布一次办理结果。")
    .build()
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    return stored(tmp_path / "2026.json", OLD), stored(tmp_path / "2027.json", NEW)


def stored(path: Path, plan: AnnualPlan) -> str:
    path.write_text(dump_record(plan), "utf-8")
    return str(path)


def test_the_changes_stand_under_their_sections(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", *files, "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "- 青禾示范区2026年应急管理工作要点",
        "+ 青禾示范区2027年应急管理工作要点",
        "  moved 1, reworded 1, other units 1, other deadline 1, unchanged 3",
        "  2 more have only another number or the new year; --all lists them",
        "",
        "Title and official elements",
        "  document number (发文字号): 青安委〔2026〕5号 → 青安委〔2027〕\u3000号",
        "  date of issue (成文日期): 2026年2月26日 → 待定",
        "",
        "一、压实安全责任",
        "  [reworded, other units, other deadline, new year] （一）修订责任清单",
        "      …年上半年由各部门{+和园区+}对照职责逐条修订…",
        "      units: 示范区应急局 → 示范区住建局",
        "      due: 2026年6月底前 → 2027年5月底前",
        "",
        "二、练强救援队伍",
        "  [moved] （二）公开举报电话",
        "      from: 一、压实安全责任",
    ]


def test_all_lists_what_only_has_another_number_or_year(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", *files, "--all", "--lang", "zh"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  [序号变化] （二）推行夜间抽查" in lines
    assert "      序号：（三） → （二）" in lines
    assert "  标题: 青禾示范区2026年应急管理工作要点 → 青禾示范区2027年应急管理工作要点" in lines
    assert not [line for line in lines if "--all" in line]


def test_json_is_the_comparison_as_data(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", *files, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["format"] == "emplan.comparison/1"
    assert data["counts"]["moved"] == 1


def test_equal_plans_have_no_differences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pair = stored(tmp_path / "a.json", OLD), stored(tmp_path / "b.json", OLD)
    assert run(["diff", *pair, "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[2:] == ["  nothing is different"]


def test_plans_the_wrong_way_round_are_refused(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", files[1], files[0], "--lang", "zh"]) == 1
    assert "旧方案是2027年的，新方案却是2026年的" in capsys.readouterr().err


def test_one_file_twice_is_wrong_usage(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    other = str(Path(files[0]).parent / "." / Path(files[0]).name)
    assert run(["diff", files[0], other, "--lang", "en"]) == 2
    assert "named twice" in capsys.readouterr().err
    assert run(["diff", "-", "-"]) == 2


def test_units_and_deadlines_that_went_are_called_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chain = annual_plan(2026, PlanForm.KEY_POINTS).section("甲").task("修订清单")
    bare = chain.preamble("去年的话，今年不说。").build()
    full = chain.assigned_to("应急局").due(by_month(2026, 6)).build()
    pair = stored(tmp_path / "a.json", full), stored(tmp_path / "b.json", bare)
    assert run(["diff", *pair, "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "units: 应急局 → none" in out
    assert "due: 2026年6月底前 → none" in out
    assert "(outside the sections)\n  [added] 去年的话，今年不说。" in out
