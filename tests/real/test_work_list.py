"""The work list of the real implementation plan: all its blocks of units as rows and as to-dos."""

import io
from collections import Counter

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from scoring import source_of

from emplan.exporting import export
from emplan.model import AnnualPlan, NumberedNode, Responsibility, Task
from emplan.reading import read

pytestmark = pytest.mark.needs("corpus")

BLOCKS = 53


@pytest.fixture(scope="module")
def plan() -> AnnualPlan:
    return read(source_of("003")).plan


@pytest.fixture(scope="module")
def blocks(plan: AnnualPlan) -> dict[str, Responsibility]:
    """Each block of responsible units by the path of what it belongs to."""
    found = {item.path: item.node.responsibilities for item in plan.numbered() if item.node.responsibilities}
    assert all(len(each) == 1 for each in found.values())
    return {path: each[0] for path, each in found.items()}


def test_the_document_has_its_blocks(blocks: dict[str, Responsibility]) -> None:
    assert len(blocks) == BLOCKS


def test_every_block_is_in_the_calendar_with_all_its_units(
    plan: AnnualPlan, blocks: dict[str, Responsibility]
) -> None:
    todos: dict[str, list[set[str]]] = {}
    for todo in Calendar.from_ical(export(plan, "ics")).walk("VTODO"):
        todos.setdefault(str(todo["x-emplan-path"]), []).append(set(todo["categories"].cats))
    assert len(blocks.keys() & todos.keys()) == BLOCKS
    for path, block in blocks.items():
        assert all({unit.name for unit in block.units} <= categories for categories in todos[path])


def test_every_dated_block_has_its_day_and_the_two_actors_a_todo_each(plan: AnnualPlan) -> None:
    calendar = Calendar.from_ical(export(plan, "ics"))
    dues = Counter(todo["due"].dt.isoformat()[:10] for todo in calendar.walk("VTODO") if "due" in todo)
    # Twelve months and the city's part of a deadline by actor; then two days noted in prose and what recurs.
    assert dues == {"2020-12-31": 13, "2020-11-06": 1, "2021-01-06": 1, "2020-11-15": 1}
    assert len(calendar.walk("VEVENT")) == 3
    parts = [str(todo["summary"])[-4:] for todo in calendar.walk("VTODO") if todo["summary"].endswith("级）")]
    assert parts == ["（市级）", "（县级）"]


@pytest.mark.parametrize("sheet", ["责任分工表", "督办台账"])
def test_every_block_has_a_row_for_each_of_its_units(
    plan: AnnualPlan, blocks: dict[str, Responsibility], sheet: str
) -> None:
    _, _, head, *rows = load_workbook(io.BytesIO(export(plan, "xlsx")))[sheet].iter_rows(values_only=True)
    units = list(head).index("责任单位")
    assert [row[units] for row in rows if row[units]] == [
        unit.name for block in blocks.values() for unit in block.units
    ]


def test_every_task_stands_in_the_sheet(plan: AnnualPlan) -> None:
    _, _, head, *rows = load_workbook(io.BytesIO(export(plan, "xlsx")))["责任分工表"].iter_rows(
        values_only=True
    )
    shown = {str(row[list(head).index("工作任务")]) for row in rows}
    tasks = [item.node for item in plan.numbered() if isinstance(item.node, Task)]
    assert len(tasks) == 51
    assert {task.heading.text for task in tasks} <= shown
    text = "\n".join(str(row[list(head).index("工作内容")]) for row in rows)
    assert all(task.text in text for task in tasks)
    parts = [child for task in tasks for child in task.children if isinstance(child, NumberedNode)]
    assert all(part.paragraph_text in text for part in parts)
