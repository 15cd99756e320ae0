"""The rows of task tables (责任分工表) as tasks: what to do, by whom and by when, told by the head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from emplan.chinese.patterns import HANZI, Pattern
from emplan.chinese.spans import Span
from emplan.model.assignments import Responsibility, ResponsibleUnit, UnitGroup
from emplan.model.deadline_wording import read_deadline
from emplan.model.deadlines import Deadline
from emplan.model.kinds import Placement, UnitRole
from emplan.model.numbering import Numbered, NumberingScheme, numbered
from emplan.model.outline import Block, Heading, NumberedNode, Task
from emplan.model.table import Table
from emplan.model.unit_lists import cut_units

_NUMBER: Final = Pattern("序号|编号|项次")
_NAME: Final = Pattern(
    "(?:重点|主要|具体|目标|整治|工作)?(?:任务|工作|事项|措施|项目|内容|活动|举措|领域)(?:名称|内容|清单|分解|事项|任务|措施|要点)?"
    "|.{0,4}(?:行业领域|排查内容|整改措施|问题隐患)|名称"
)
_UNIT_COLUMNS: Final[tuple[tuple[UnitRole, Pattern], ...]] = (
    (UnitRole.LEAD, Pattern("(?:责任)?(?:牵头|主办|主责)(?:责任)?(?:单位|部门|科室|领导)")),
    (
        UnitRole.RESPONSIBLE,
        Pattern(
            "(?:主要)?(?:责任|实施|承办|落实|完成|组织|整改|承担)(?:单位|部门|科室|处室|主体)(?:及责任人)?"
        ),
    ),
    (
        UnitRole.COOPERATING,
        Pattern("(?:责任)?(?:配合|协办|参与|参加|协同|协助)(?:责任)?(?:单位|部门|科室)"),
    ),
)
_DUE: Final = Pattern(
    "(?:计划|整改|办理|预计|工作)?(?:完成|整改|办理|工作|时间|进度|推进)?(?:时限|时间|期限|节点|日期|进度)(?:要求|安排|节点)?"
)
# Roles that a cell says itself: 牵头单位：甲；配合单位：乙.
_SAID: Final = Pattern(r"(?P<label>(?:牵头|主办|责任|配合|协办|参与|参加)(?:责任)?(?:单位|部门)?)\s*[:：]\s*")
_NAMED: Final = Pattern(f"[{HANZI}]")
_GROUP_LABEL: Final = Pattern(r"[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?")
_MARKS: Final = "，、；,; 。"


@frozen(kw_only=True)
class TaskRow:
    """A row of a task table that says what to do.

    Attributes:
        row: Its index among the rows of the table.
        number: What stands in its column of numbers, empty without one.
        groups: What it belongs to, from the top: rows that head others, then a column of wider tasks.
        task: The row as a task; its units and deadline are understood, the table alone prints them.
        columns: The columns that number, group and task are read from.
    """

    row: int
    number: str
    groups: tuple[str, ...]
    task: Task
    columns: tuple[int, ...]


@frozen
class _Columns:
    """What stands in which column."""

    numbers: tuple[int, ...]
    names: tuple[int, ...]
    units: tuple[tuple[UnitRole, int], ...]
    due: tuple[int, ...]

    @property
    def all(self) -> tuple[int, ...]:
        return (*self.numbers, *self.names, *(column for _, column in self.units), *self.due)


def task_rows(table: Table, year: int | None) -> Iterator[TaskRow]:
    """Yield the rows that say what to do; none for a table of another kind.

    Args:
        table: The table.
        year: The plan's year, which a deadline without a year means.
    """
    columns = _columns(table.rows[: table.header_rows])
    if not columns.names or not columns.units:
        return
    group = ""
    wider = ""
    for index, row in enumerate(table.rows[table.header_rows :], start=table.header_rows):
        names = [row[column].strip() for column in columns.names if row[column].strip()]
        if _heads_group(row, columns):
            group, wider = next(cell.strip() for cell in reversed(row) if cell.strip()), ""
            continue
        if not names:
            continue
        if len(columns.names) > 1 and row[columns.names[0]].strip() and len(names) > 1:
            wider = names[0]
        yield TaskRow(
            row=index,
            number=next((row[column].strip() for column in columns.numbers), ""),
            groups=tuple(filter(None, (group, wider))),
            task=_task(table, row, names[-1], columns, year),
            columns=columns.all,
        )


def task_items(
    blocks: tuple[Block, ...], scheme: NumberingScheme, root: str, year: int | None
) -> Iterator[Numbered]:
    """Yield the tasks among blocks and the rows of task tables, in document order."""
    items = {item.path: item for item in numbered(blocks, scheme, root)}
    for path, block, above in _placed(blocks, root, items, ()):
        if isinstance(block, Task):
            yield items[path]
        elif isinstance(block, Table):
            yield from _row_items(block, path, above, year)


def rows_as_items(
    blocks: tuple[Block, ...], scheme: NumberingScheme, root: str, year: int | None
) -> Iterator[Numbered]:
    """Yield the rows of task tables alone."""
    items = {item.path: item for item in numbered(blocks, scheme, root)}
    for path, block, above in _placed(blocks, root, items, ()):
        if isinstance(block, Table):
            yield from _row_items(block, path, above, year)


def _row_items(table: Table, path: str, above: tuple[str, ...], year: int | None) -> Iterator[Numbered]:
    for row in task_rows(table, year):
        here = f"{path}.rows[{row.row}]"
        yield Numbered(node=row.task, path=here, level=len(above) + 1, label=row.number, ancestors=above)


def _placed(
    blocks: Sequence[Block], path: str, items: Mapping[str, Numbered], above: tuple[str, ...]
) -> Iterator[tuple[str, Block, tuple[str, ...]]]:
    """Every block with its path and the labels above it."""
    for index, block in enumerate(blocks):
        here = f"{path}[{index}]"
        yield here, block, above
        if isinstance(block, NumberedNode):
            yield from _placed(block.children, f"{here}.children", items, (*above, items[here].label))


def _columns(head: Sequence[tuple[str, ...]]) -> _Columns:
    """What the head says; of a head of several rows any cell over a column may tell."""
    cells = [["".join(cell.split()) for cell in column] for column in zip(*head, strict=True)]

    def of(words: Pattern) -> tuple[int, ...]:
        return tuple(
            column for column, texts in enumerate(cells) if any(words.fullmatch(text) for text in texts)
        )

    units = tuple((role, column) for role, words in _UNIT_COLUMNS for column in of(words))
    return _Columns(of(_NUMBER), of(_NAME), units, of(_DUE))


def _heads_group(row: tuple[str, ...], columns: _Columns) -> bool:
    """Whether a row holds nothing but the name of those below it: 一 | 道路交通 | | |."""
    filled = [index for index, cell in enumerate(row) if cell.strip()]
    assigned = {*(column for _, column in columns.units), *columns.due}
    if not filled or len(row) <= len(filled) or assigned & set(filled):
        return False
    if len(filled) == 1:
        named = _NAMED.search(row[filled[0]]) is not None
        return named and (filled[0] not in columns.names or filled[0] == 0)
    numbers = [row[index].strip() for index in filled if index in columns.numbers]
    return len(filled) == 2 and any(_GROUP_LABEL.fullmatch(number) for number in numbers)


def _task(table: Table, row: tuple[str, ...], name: str, columns: _Columns, year: int | None) -> Task:
    head = ["".join(cell.split()) for cell in table.rows[0]]
    groups = [group for role, column in columns.units for group in _groups(row[column], head[column], role)]
    due = next(((head[column], row[column].strip()) for column in columns.due if row[column].strip()), None)
    assignments: list[Responsibility | Deadline] = []
    if groups:
        assignments.append(Responsibility(groups=tuple(groups), placement=Placement.OWN_LINE))
    if due is not None and any(character.isalnum() for character in due[1]):
        label, wording = due
        assignments.append(read_deadline(wording, year, label=label, placement=Placement.OWN_LINE))
    return Task(heading=Heading(name), assignments=tuple(assignments))


def _groups(cell: str, label: str, role: UnitRole) -> Iterator[UnitGroup]:
    """The units in a cell, told apart by their roles; what the cell itself says of them goes first."""
    said = list(_SAID.finditer(cell))
    starts = [(0, label), *((one.end(), one["label"]) for one in said)]
    ends = [*(one.start() for one in said), len(cell)]
    for (start, own), end in zip(starts, ends, strict=True):
        bare = cell[start:end].rstrip(_MARKS)
        for places in cut_units(cell, Span(start, start + len(bare)), own):
            names = [unit.of(cell).strip(_MARKS) for unit in places.units]
            units = tuple(ResponsibleUnit(name) for name in names if _NAMED.search(name))
            if units:
                told = UnitRole.RESPONSIBLE if places.role is UnitRole.PERSON_IN_CHARGE else places.role
                yield UnitGroup(
                    role=role if told is UnitRole.RESPONSIBLE else told,
                    units=units,
                    label=own,
                    suffix=places.suffix,
                )
