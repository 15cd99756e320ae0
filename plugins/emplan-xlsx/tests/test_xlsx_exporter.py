"""The spreadsheet exporter: found, true to the plan's tasks, the same bytes on any day."""

import io
import threading
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from attrs import evolve
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from emplan.errors import OptionError
from emplan.exporting import available_exporters, export, load_exporter
from emplan.model import (
    AnnualPlan,
    Attachment,
    Heading,
    HeadingForm,
    Paragraph,
    Responsibility,
    ResponsibleUnit,
    Section,
    Table,
    Task,
    Title,
    UnitGroup,
    descend,
)
from emplan.testing.samples import (
    everything_plan,
    joint_plan,
    minimal_plan,
    rare_characters_plan,
    typical_plan,
)
from emplan.testing.strategies import plans
from emplan_xlsx import XlsxExporter
from emplan_xlsx.texts import LONGEST, escaped

SAMPLES = [minimal_plan, typical_plan, joint_plan, everything_plan, rare_characters_plan]

Row = dict[str, object]


def book(plan: AnnualPlan, exporter: XlsxExporter | None = None) -> Workbook:
    return load_workbook(io.BytesIO((exporter or XlsxExporter()).export(plan)))


def rows(sheet: Worksheet) -> list[Row]:
    """The rows below the head, by heading; formulas would be values beginning with =."""
    _, _, head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), line, strict=True)) for line in body]


def shown(row: Row, heading: str) -> str:
    return str(row[heading] or "")


def holders(plan: AnnualPlan) -> list[Task]:
    return [block for block in plan.blocks() if isinstance(block, Task)]


def unit_counts(plan: AnnualPlan) -> Counter[str]:
    assigned = (block for block in plan.blocks() if hasattr(block, "units"))
    return Counter(escaped(unit.name) for block in assigned for unit in block.units)


def task(heading: str, text: str = "", *units: str) -> Task:
    groups = (UnitGroup(units=tuple(map(ResponsibleUnit, units))),) if units else ()
    assigned = (Responsibility(groups=groups),) if groups else ()
    return Task(heading=Heading(heading, HeadingForm.RUN_IN, "。"), text=text, assignments=assigned)


def plan_of(*tasks: Task, title: str = "青禾示范区工作要点") -> AnnualPlan:
    return AnnualPlan(title=Title(title), outline=(Section(heading=Heading("任务"), children=tasks),))


def test_it_is_found_by_its_entry_point() -> None:
    (plugin,) = (plugin for plugin in available_exporters() if plugin.name == "xlsx")
    assert plugin.distribution == "emplan-xlsx"
    assert isinstance(load_exporter("xlsx"), XlsxExporter)


def test_every_task_and_unit_has_a_row_in_both_lists() -> None:
    workbook = book(typical_plan())
    assert workbook.sheetnames == ["责任分工表", "督办台账", "任务统计"]
    division, ledger = rows(workbook["责任分工表"]), rows(workbook["督办台账"])
    got = [
        (shown(row, "条款"), shown(row, "工作任务"), shown(row, "责任单位"), shown(row, "职责"))
        for row in division
    ]
    assert got[:4] == [
        ("一、1.", "修订责任清单", "示范区应急局", "牵头"),
        ("一、1.", "修订责任清单", "示范区住建局", "配合"),
        ("一、1.（1）", "修订责任清单", "各镇人民政府", "责任"),
        ("一、2.", "公开举报渠道", "示范区应急局", "责任"),
    ]
    assert [shown(row, "责任单位") for row in ledger] == [unit for _, _, unit, _ in got]
    assert [row["序号"] for row in division] == list(range(1, len(division) + 1))


def test_a_due_date_is_a_real_date_and_the_wording_stays() -> None:
    first = rows(book(typical_plan())["责任分工表"])[0]
    assert (first["完成时限"], first["到期日"], first["时限类型"]) == (
        "2027年6月",
        datetime(2027, 6, 30),  # noqa: DTZ001 - as openpyxl reads them
        "按月",
    )


def test_the_ledger_names_its_source_and_leaves_its_fields_to_be_filled() -> None:
    first = rows(book(typical_plan())["督办台账"])[0]
    assert first["任务来源"] == "青安委〔2027〕3号\n一、1."
    assert [first[head] for head in ("进展情况", "完成情况", "销号日期")] == [None, None, None]
    undated = rows(book(minimal_plan())["督办台账"])[0]
    assert undated["任务来源"] == "《青禾示范区2027年防汛工作安排》\n一、"


def test_a_sub_item_without_units_stays_in_the_text_of_its_task() -> None:
    first, _, sub_item, *_ = rows(book(typical_plan())["责任分工表"])
    assert first["工作内容"] == "分两级修订部门责任清单。\n（2）二级清单列到岗位。"
    assert sub_item["工作内容"] == "（1）一级清单列到科室。逐条写明检查频次。"


def test_a_task_that_only_heads_its_sub_items_is_shown_by_them() -> None:
    sub_items = typical_plan().outline[0].children[0].children[:1]
    heads = Task(heading=Heading("建立制度"), children=sub_items)
    assert [(row["工作任务"], row["条款"]) for row in rows(book(plan_of(heads))["责任分工表"])] == [
        ("建立制度", "一、（一）1.")
    ]


def test_one_row_for_a_task_names_all_units_by_role() -> None:
    first = rows(book(typical_plan(), XlsxExporter(one_row_per="task"))["责任分工表"])[0]
    assert first["责任单位"] == "牵头：示范区应急局\n配合：示范区住建局"
    assert "职责" not in first


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_sheet_holds_every_task_unit_and_deadline_of_a_sample(sample) -> None:
    plan = sample()
    found = rows(book(plan)["责任分工表"])
    assert Counter(shown(row, "责任单位") for row in found if row["责任单位"]) == unit_counts(plan)
    text = "\n".join(str(value) for row in found for value in row.values() if value)
    for one in holders(plan):
        assert one.heading.text in text
        assert one.text in text
        assert all(deadline.wording in text for deadline in one.deadlines)
        assert all(
            block.paragraph_text in text for block in descend(one.children) if isinstance(block, Paragraph)
        )


@given(plan=plans())
@settings(max_examples=15, deadline=None)
def test_any_plan_reads_back_with_all_its_units_and_tasks(plan: AnnualPlan) -> None:
    found = rows(book(plan, XlsxExporter(sheets=("division",)))["责任分工表"])
    assert Counter(shown(row, "责任单位") for row in found if row["责任单位"]) == unit_counts(plan)
    text = "\n".join(str(value) for row in found for value in row.values() if value)
    assert all(escaped(one.heading.text) in text for one in holders(plan))


def test_the_load_counts_each_unit_by_section() -> None:
    sheet = book(typical_plan())["任务统计"]
    found = rows(sheet)
    assert found[0] == {
        "责任单位": "示范区应急局",
        "合计": 3,
        "其中牵头": 1,
        "一、压实各级责任": 2,
        "二、练实预案队伍": 1,
        "三、抓好防汛抗旱": None,
    }
    assert found[-1]["责任单位"] == "合计"
    assert found[-1]["合计"] == sum(unit_counts(typical_plan()).values())
    assert len(sheet._charts) == 1


def test_a_plan_without_units_has_a_load_without_a_chart() -> None:
    sheet = book(minimal_plan())["任务统计"]
    assert rows(sheet)[0]["责任单位"] == "（方案没有写明责任单位）"
    assert not sheet._charts


def test_the_chart_of_many_units_shows_the_busiest_ones_on_a_page_of_its_own() -> None:
    sheet = book(plan_of(task("值班", "", *(f"第{n}镇" for n in range(40)))))["任务统计"]
    assert len(rows(sheet)) == 41
    (chart,) = sheet._charts
    assert chart.series[0].val.numRef.f.endswith("$B$4:$B$23")
    assert sheet.row_breaks.count == 1
    assert sheet.print_title_rows == "$3:$3"


def test_the_sheets_print_on_a4_landscape_with_repeated_head_and_page_numbers() -> None:
    sheet = book(typical_plan())["责任分工表"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$3:$3"
    assert "&P" in sheet.oddFooter.center.text
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == f"A3:J{sheet.max_row}"


def test_colours_follow_the_day_on_which_the_file_is_opened() -> None:
    sheet = book(typical_plan())["督办台账"]
    ((area, rules),) = ((one.sqref, one.rules) for one in sheet.conditional_formatting)
    assert str(area) == f"G4:I{sheet.max_row}"
    formulas = [rule.formula[0] for rule in sorted(rules, key=lambda rule: rule.priority)]
    assert formulas[0] == 'AND(ISNUMBER($H4),$H4<TODAY(),$L4="")'
    assert "$H4-TODAY()<=30" in formulas[1]
    assert "长期坚持" in formulas[2]


def test_what_is_filled_in_is_checked() -> None:
    sheet = book(typical_plan())["督办台账"]
    kinds = {str(guide.sqref).split(":")[0]: guide.type for guide in sheet.data_validations.dataValidation}
    assert kinds == {"J4": "textLength", "K4": "list", "L4": "date"}


HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1＋1",
    "#N/A",
    "TRUE",
    "0123",
    "<x>&\"'",
    "_x000D_",
    "👩‍👩‍👧🇨🇳",
    "𠮷𬭩䶮",
    "反\u3000\u00a0正",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_plan_says_stays_text(text: str) -> None:
    plan = plan_of(task(text, text, text), title=text)
    workbook = book(plan)
    for sheet in workbook.worksheets:
        for line in sheet.iter_rows():
            assert not [cell.coordinate for cell in line if cell.data_type in "fe"]
    row = rows(workbook["责任分工表"])[0]
    assert [row[head] for head in ("工作任务", "工作内容", "责任单位")] == [escaped(text)] * 3


def test_a_cell_that_looks_like_a_formula_is_quoted() -> None:
    sheet = book(plan_of(task("=A1", "平常")))["责任分工表"]
    assert sheet["D4"].value == "=A1"
    assert sheet["D4"].quotePrefix
    assert not sheet["E4"].quotePrefix


def test_a_text_longer_than_a_cell_goes_on_in_a_sheet_of_its_own() -> None:
    text = "".join(f"第{n}句，须逐条落实。" for n in range(4000))
    assert len(text) > LONGEST
    workbook = book(plan_of(task("长任务", text, "甲局", "乙局")))
    assert workbook.sheetnames[-1] == "长文"
    cell = rows(workbook["责任分工表"])[0]["工作内容"]
    assert str(cell).endswith("……（全文见“长文”表第4行起）")
    assert "".join(str(row["全文（逐段续接）"]) for row in rows(workbook["长文"])) == text


def test_a_text_as_long_as_a_cell_stays_in_it() -> None:
    workbook = book(plan_of(task("长任务", "长" * LONGEST)))
    assert "长文" not in workbook.sheetnames
    assert rows(workbook["责任分工表"])[0]["工作内容"] == "长" * LONGEST


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_same_plan_gives_the_same_bytes(sample) -> None:
    assert export(sample(), "xlsx") == export(sample(), "xlsx")


def test_threads_give_the_same_bytes() -> None:
    plan, results = typical_plan(), []
    threads = [threading.Thread(target=lambda: results.append(export(plan, "xlsx"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(results) == {export(plan, "xlsx")}


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_parts_are_as_the_schema_orders_them(sample, tmp_path: Path) -> None:
    path = tmp_path / "tasks.xlsx"
    path.write_bytes(XlsxExporter().export(sample()))
    result = OpenXmlValidator().validate(str(path))
    assert [error.description for error in result.errors if error.severity.value == "error"] == []


def test_a_row_is_as_high_as_its_lines_where_no_latin_word_is_broken() -> None:
    hanzi, latin = "危险化学品安全监管平台建设", "危险化学品COMMAND-POST平台建设好"
    sheet = book(plan_of(task(hanzi), task(latin), task(f"{'x' * 200}平台")))["责任分工表"]
    heights = [sheet.row_dimensions[row].height for row in (4, 5, 6)]
    # In a column of 11 hanzi the word begins the second line, and that is full before the last one.
    assert [round((height - 6) / (10.5 * 1.35)) for height in heights] == [2, 3, 11]


def test_no_part_has_a_time_of_its_own() -> None:
    with zipfile.ZipFile(io.BytesIO(XlsxExporter().export(typical_plan()))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_file_is_written_while_it_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    assert XlsxExporter().export(typical_plan())


def test_the_properties_are_the_plans() -> None:
    properties = book(typical_plan()).properties
    assert properties.title == "2027年青禾示范区应急管理工作要点"
    assert properties.creator == "青禾示范区安全生产委员会"
    assert properties.created == properties.modified == datetime(2027, 2, 26)  # noqa: DTZ001 - as above


def test_a_plan_that_is_not_dated_has_no_dates() -> None:
    data = XlsxExporter().export(minimal_plan())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        core = package.read("docProps/core.xml").decode()
    assert "created" not in core
    assert "modified" not in core


@pytest.mark.parametrize(
    "options",
    [
        {"sheets": ("gantt",)},
        {"sheets": ()},
        {"sheets": ("load", "load")},
        {"sheets": "load"},
        {"one_row_per": "day"},
    ],
)
def test_an_unknown_option_is_refused_by_name(options: dict[str, object]) -> None:
    with pytest.raises(OptionError, match=next(iter(options))) as caught:
        XlsxExporter(**options)
    assert "可选" in caught.value.message("zh")


def test_only_the_sheets_asked_for_are_made() -> None:
    assert book(typical_plan(), XlsxExporter(sheets=("ledger",))).sheetnames == ["督办台账"]


def test_attachments_and_notices_are_told_apart() -> None:
    plan = everything_plan()
    clauses = {shown(row, "条款") for row in rows(book(plan)["责任分工表"])}
    assert "附件3一、1." in clauses
    assert (
        rows(book(evolve(plan, attachments=plan.attachments[-1:]))["责任分工表"])[-1]["条款"] == "附件三、6."
    )


def test_the_private_names_of_openpyxl_are_still_there() -> None:
    """Fails where openpyxl has changed what `package` leans on; it was seen in 3.1.5."""
    sheet = Workbook().active
    assert sheet is not None
    assert hasattr(sheet, "_charts")
    assert hasattr(WorksheetWriter(sheet, io.BytesIO()), "_rels")
    assert openpyxl.__version__.startswith("3.1.")


def test_rows_of_a_task_table_are_rows_of_the_lists() -> None:
    table = Table(
        rows=(
            ("序号", "重点任务", "具体措施", "责任单位", "完成时限"),
            ("1", "隐患整治", "排查陡坡", "示范区公安局牵头，示范区财政局配合", "2027年6月底前"),
            ("2", "", "安装护栏", "", ""),
        )
    )
    plan = evolve(plan_of(task("见分工表")), year=2027)
    plan = evolve(plan, attachments=(Attachment(title=Title("分工表"), content=(table,)),))
    told = [
        (row["章节"], row["条款"], row["工作任务"], row["责任单位"], row["职责"], row["到期日"])
        for row in rows(book(plan)["责任分工表"])
    ]
    due = datetime(2027, 6, 30)  # noqa: DTZ001 - a cell has no zone
    assert told == [
        ("一、任务", "一、（一）", "见分工表", None, None, None),
        ("附件：隐患整治", "附件第1项", "排查陡坡", "示范区公安局", "牵头", due),
        ("附件：隐患整治", "附件第1项", "排查陡坡", "示范区财政局", "配合", due),
        ("附件：隐患整治", "附件第2项", "安装护栏", None, None, None),
    ]


def test_a_task_that_only_heads_a_task_table_is_shown_by_its_rows() -> None:
    table = Table(rows=(("任务", "责任单位"), ("清淤", "示范区水务局")))
    heading = Heading("开展整治", HeadingForm.STANDALONE)
    plan = plan_of(Task(heading=heading, children=(table,)))
    (row,) = rows(book(plan)["责任分工表"])
    assert (row["工作任务"], row["工作内容"], row["责任单位"]) == ("开展整治", "第2行清淤", "示范区水务局")
