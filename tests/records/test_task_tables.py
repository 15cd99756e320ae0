"""Task tables: rows that say what to do, by whom and by when."""

import pytest

from emplan.model import AnnualPlan, PlanForm, Table, Title
from emplan.records import to_outline


def plan_with(*rows: tuple[str, ...], header_rows: int = 1) -> AnnualPlan:
    table = Table(rows=rows, header_rows=header_rows)
    title = Title("青禾示范区2027年重点任务分工表")
    return AnnualPlan(year=2027, form=PlanForm.OTHER, title=title, preamble=(table,))


def tasks(plan: AnnualPlan) -> list[tuple[str, str, list[str], list[str], list[str], str | None]]:
    keys = ("number_label", "heading_text", "units", "lead_units", "supporting_units", "deadline")
    return [tuple(row[key] for key in keys) for row in to_outline(plan)["tasks"]]  # type: ignore[misc]  # six keys


def test_rows_of_a_task_table_are_tasks_with_units_and_deadlines() -> None:
    plan = plan_with(
        ("序号", "重点任务", "责任单位", "完成时限"),
        ("1", "修订清单", "区安委办、各镇（街道、园区）", "3月底前"),
        ("2", "消防改造", "区住建局牵头，区消防救援局、区教育局等部门配合", ""),
    )
    assert tasks(plan) == [
        ("1", "修订清单", ["区安委办", "各镇（街道、园区）"], [], [], "3月底前"),
        (
            "2",
            "消防改造",
            ["区住建局", "区消防救援局", "区教育局"],
            ["区住建局"],
            ["区消防救援局", "区教育局"],
            None,
        ),
    ]


def test_columns_of_lead_and_cooperating_units_tell_the_roles() -> None:
    plan = plan_with(
        ("任 务", "具体措施", "牵头单位", "配合单位", "完成时间"),
        ("防汛", "清淤", "区水务局", "区住建局；各镇", "5月"),
        ("", "", "", "", ""),
    )
    assert tasks(plan) == [
        ("", "清淤", ["区水务局", "区住建局", "各镇"], ["区水务局"], ["区住建局", "各镇"], "5月")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("序号", "姓名", "单位", "电话"), ("1", "周明", "区应急局", "0000")),
        (("序号", "任务", "备注"), ("1", "清淤", "")),
        (("类别", "责任单位", "数量"), ("帐篷", "区应急局", "20")),
    ],
)
def test_other_tables_hold_no_tasks(rows: tuple[tuple[str, ...], ...]) -> None:
    assert tasks(plan_with(*rows)) == []


def test_a_table_without_a_head_holds_no_tasks() -> None:
    assert tasks(plan_with(("任务", "责任单位"), ("清淤", "区水务局"), header_rows=0)) == []
