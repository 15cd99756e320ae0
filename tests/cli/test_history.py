"""`emplan history`: the table of the years, and its JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from emplan.builder import PlanBuilder, annual_plan
from emplan.cli.run import run
from emplan.model import PlanForm
from emplan.records import dump_record


def chain(year: int) -> PlanBuilder:
    return annual_plan(year, PlanForm.KEY_POINTS).titled(f"青禾示范区{year}年应急管理工作要点")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    first = chain(2025).dated(date(2025, 3, 1)).section("责任").task("修订清单").assigned_to("应急局")
    second = chain(2026).dated(date(2026, 3, 11)).section("责任").task("夜间抽查").task("修订责任清单")
    third = chain(2027).section("责任").task("夜间抽查").task("修订责任清单")
    long = "把防汛物资储备点位的盘点结果上墙公布并接受群众监督"
    plans = (
        first.task(long).valid_for(years=1).build(),
        second.assigned_to("住建局").valid_for(years=2).build(),
        third.assigned_to("住建局").task(long).build(),
    )
    paths = [tmp_path / f"{plan.year}.json" for plan in plans]
    for path, plan in zip(paths, plans, strict=True):
        path.write_text(dump_record(plan), "utf-8")
    return [str(path) for path in paths]


def test_a_row_a_task_with_its_number_in_each_year(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["history", *reversed(files), "--lang", "en"]) == 0
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == [
        "task                                 2025    2026    2027",
        "tasks in all                         2       2       3",
        "修订责任清单                         （一）  （二）  （二）",
        "  renamed: 修订清单 → 修订责任清单",
        "  units: 2025 应急局 → 2026 住建局",
        "把防汛物资储备点位的盘点结果上墙公…  （二）  –       （三）",
        "夜间抽查                             –       （一）  （一）",
        "",
        "2025: valid from 2025-03-01 to 2026-02-28",
        "2026: valid from 2026-03-11 to 2028-03-10",
        "2027: states no validity",
        "gap of 10 days between 2025 and 2026: 2026-03-01 to 2026-03-10",
    ]


def test_json_is_the_history_as_data(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["history", *files, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["format"] == "emplan.history/1"
    assert [each["year"] for each in data["years"]] == [2025, 2026, 2027]


def test_one_plan_and_one_file_twice_are_refused(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["history", files[0], "--lang", "zh"]) == 1
    assert "至少需要两个年度的方案" in capsys.readouterr().err
    assert run(["history", files[0], files[0], "--lang", "zh"]) == 2
    assert "同一文件出现了两次" in capsys.readouterr().err


def test_a_validity_that_begins_with_an_open_issue_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plans = [
        chain(year).section("责任", "逐条核对。").valid_until(date(year + 1, 1, 31)) for year in (2026, 2027)
    ]
    paths = [str(tmp_path / f"{number}.json") for number in range(2)]
    for path, plan in zip(paths, plans, strict=True):
        Path(path).write_text(dump_record(plan.build()), "utf-8")
    assert run(["history", *paths, "--lang", "zh"]) == 0
    assert "2026年：有效期 印发之日 至 2027-01-31" in capsys.readouterr().out
