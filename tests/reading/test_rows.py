"""Tables in plain text, and the marks of Markdown."""

import pytest

from emplan.layout import lay_out, plain_text
from emplan.model import Table
from emplan.reading import Reading, Repairs, read_text

HEAD = "青禾示范区2026年防汛工作方案\n一、任务分工\n"
TABS = "序号\t任务\t单位\n1\t清淤\t区水务局、区住建局\n2\t巡 查\t各镇\n"
BARS = "| 序号 | 任务 | 单位 |\n|---|:--:|---|\n| 1 | 清淤 | 区水务局、区住建局 |\n| 2 | 巡 查 | 各镇 |\n"


@pytest.mark.parametrize("rows", [TABS, BARS])
def test_lines_with_the_same_cells_are_a_table(rows: str) -> None:
    reading = read_text(HEAD + rows + "二、工作要求\n")
    table = next(block for block in reading.plan.blocks() if isinstance(block, Table))
    assert table.rows == (
        ("序号", "任务", "单位"),
        ("1", "清淤", "区水务局、区住建局"),
        ("2", "巡查", "各镇"),
    )
    assert len(list(reading.plan.numbered())) == 2
    assert reading.report.adds_up(reading.plan)


def test_rows_that_name_a_group_stay_in_their_table() -> None:
    rows = "序号\t任务\t单位\n一\t防汛\n1\t清淤\t区水务局\n二\t防火\n2\t巡查\t各镇\n"
    reading = read_text("附件\n青禾示范区2026年重点任务清单\n" + rows)
    (table,) = (block for block in reading.plan.blocks() if isinstance(block, Table))
    assert [row[0] for row in table.rows] == ["序号", "一", "1", "二", "2"]
    assert table.rows[1] == ("一", "防汛", "")
    assert reading.report.doubts == ()
    assert reading.report.adds_up(reading.plan)


@pytest.mark.parametrize(
    "lines",
    [
        "组长：\t周明\t区长\n成员：\t吴丽\t局长\n",
        "责任单位：\t区应急局\t区水务局\n责任人：\t周明\t吴丽\n",
        "清淤\t区水务局\n",
        "一、\t总体要求\n二、\t重点任务\n",
        "一、总体要求\t1\n二、重点任务\t3\n",
    ],
)
def test_labelled_lines_and_pairs_are_no_table(lines: str) -> None:
    plan = read_text(HEAD + lines).plan
    assert not any(isinstance(block, Table) for block in plan.blocks())


def test_marks_of_markdown_are_no_text() -> None:
    text = (
        "# 青禾示范区2026年防汛工作方案\n\n2026年是**能力提升**年。\n\n---\n\n## 一、清淤\n\n- 逐河清理。\n"
    )
    reading = read_text(text)
    assert _printed(reading) == "青禾示范区2026年防汛工作方案\n\n2026年是能力提升年。\n一、清淤\n逐河清理。\n"
    assert reading.report.adds_up(reading.plan)
    assert "**" in _printed(read_text(text, repairs=Repairs.NONE))


def _printed(reading: Reading) -> str:
    return plain_text(lay_out(reading.plan))
