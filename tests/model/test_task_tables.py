"""Task tables: rows that say what to do, by whom and by when."""

import pytest

from emplan.model import (
    AnnualPlan,
    Attachment,
    Heading,
    PlanForm,
    Section,
    Table,
    Task,
    Title,
    task_rows,
    work_places,
)
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


def test_the_tasks_of_a_plan_are_those_of_its_text_and_the_rows_of_its_tables() -> None:
    table = Table(rows=(("序号", "任务", "责任单位", "完成时限"), ("1", "清淤", "区水务局", "2027年5月")))
    plan = AnnualPlan(
        year=2027,
        title=Title("青禾示范区2027年防汛工作要点"),
        outline=(Section(heading=Heading("抓重点"), children=(Task(heading=Heading("修订清单")), table)),),
        attachments=(Attachment(title=Title("分工表"), content=(table,)),),
    )
    found = [(item.path, item.label, item.node.heading.text) for item in plan.tasks()]
    assert found == [
        ("outline[0].children[0]", "（一）", "修订清单"),
        ("outline[0].children[1].rows[1]", "1", "清淤"),
        ("attachments[0].content[0].rows[1]", "1", "清淤"),
    ]
    node = list(plan.tasks())[1].node
    assert [str(deadline.due) for deadline in node.deadlines] == ["2027-05-31"]
    assert [unit.name for unit in node.units] == ["区水务局"]


def rows_of(*rows: tuple[str, ...], header_rows: int = 1) -> list[tuple[str, tuple[str, ...], str]]:
    table = Table(rows=rows, header_rows=header_rows)
    return [(row.number, row.groups, row.task.heading.text) for row in task_rows(table, 2027)]


def test_rows_that_head_others_are_their_groups() -> None:
    assert rows_of(
        ("序号", "重点任务", "具体措施", "责任单位"),
        ("1", "应急值守", "领导带班", "区应急局"),
        ("一", "道路交通", "", ""),
        ("2", "隐患整治", "排查陡坡", "区公安局"),
        ("3", "", "安装护栏", "区交通运输局"),
        ("消防", "", "", ""),
        ("4", "", "检查商场", "区消防救援局"),
        ("5", "", "", ""),
    ) == [
        ("1", ("应急值守",), "领导带班"),
        ("2", ("道路交通", "隐患整治"), "排查陡坡"),
        ("3", ("道路交通", "隐患整治"), "安装护栏"),
        ("4", ("消防",), "检查商场"),
    ]


def test_a_head_of_two_rows_tells_by_either() -> None:
    head = (("序号", "任务", "分工", "分工"), ("", "", "牵头单位", "配合单位"))
    table = Table(rows=(*head, ("1", "清淤", "区水务局", "各镇")), header_rows=2)
    (row,) = task_rows(table, 2027)
    assert [unit.name for unit in row.task.lead_units] == ["区水务局"]
    assert [unit.name for unit in row.task.cooperating_units] == ["各镇"]


def test_a_cell_may_say_the_roles_of_its_units() -> None:
    rows = (
        ("任务", "责任单位及责任人"),
        ("清淤", "牵头单位：区水务局；配合单位：区住建局、各镇"),
        ("修路", "—"),
    )
    first, second = task_rows(Table(rows=rows), None)
    assert [unit.name for unit in first.task.lead_units] == ["区水务局"]
    assert [unit.name for unit in first.task.cooperating_units] == ["区住建局", "各镇"]
    assert second.task.assignments == ()


def test_the_kind_of_a_deadline_in_a_cell_is_told() -> None:
    plan = plan_with(("任务", "责任单位", "完成时限"), ("清淤", "区水务局", "长期坚持"))
    assert [row["deadline_kind"] for row in to_outline(plan)["tasks"]] == ["standing"]


def test_a_row_stands_in_a_work_list_in_the_place_of_its_table() -> None:
    table = Table(
        rows=(
            ("序号", "任务", "责任单位"),
            ("一", "防汛", ""),
            ("1", "清淤", "区水务局"),
            ("", "巡堤", "各镇"),
        )
    )
    other = Table(rows=(("品名", "数量"), ("帐篷", "20")))
    plan = AnnualPlan(
        year=2027,
        title=Title("青禾示范区2027年防汛工作要点"),
        attachments=(Attachment(title=Title("分工表"), content=(table, other)),),
    )
    found = list(work_places(plan))
    assert [(place.path, place.clause) for place in found] == [
        ("attachments[0].content[0].rows[2]", "附件第1项"),
        ("attachments[0].content[0].rows[3]", "附件第4行"),
        ("attachments[0].content[1]", "附件"),
    ]
    assert [above.node.heading.text for above in found[0].above] == ["防汛"]
