"""The rows of task tables (责任分工表) as tasks: what to do, by whom and by when, told by the head."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from emplan.chinese.patterns import Pattern
from emplan.chinese.punctuation import split_outside_brackets
from emplan.model import Table

_NUMBER = Pattern("序号|编号|项次")
_NAME = Pattern(
    "(?:重点|主要|具体|目标|整治|工作)?(?:任务|工作|事项|措施|项目|内容|活动|举措|领域)(?:名称|内容|清单|分解|事项|任务|措施|要点)?"
    "|.{0,4}(?:行业领域|排查内容|整改措施|问题隐患)|名称"
)
_LEAD = Pattern("(?:责任)?(?:牵头|主办|主责)(?:责任)?(?:单位|部门|科室|领导)")
_COOPERATING = Pattern("(?:责任)?(?:配合|协办|参与|参加|协同|协助)(?:责任)?(?:单位|部门|科室)")
_UNITS = Pattern(
    "(?:主要)?(?:责任|实施|承办|落实|完成|组织|整改|承担)(?:单位|部门|科室|处室|主体)(?:及责任人)?"
)
_DUE = Pattern(
    "(?:计划|整改|办理|预计|工作)?(?:完成|整改|办理|工作|时间|进度|推进)?(?:时限|时间|期限|节点|日期|进度)(?:要求|安排|节点)?"
)
_ACTS = Pattern(
    "(?P<lead>牵头(?:负责)?|主办)$|(?P<help>配合|协助|协同|参与|参加|按?职责分工负责|分工负责)$|负责$|落实$"
)
_CLOSES_LIST = Pattern("等(?:有关|相关)?(?:部门|单位|成员单位)?$")
_MARKS = "，、；,;"


def table_tasks(table: Table) -> Iterator[dict[str, Any]]:
    """Yield the tasks of a table in the shape of ``emplan.outline/1``; none for a table of another kind."""
    head = ["".join(cell.split()) for cell in table.rows[0]] if table.header_rows else []
    names = [column for column, cell in enumerate(head) if _NAME.fullmatch(cell)]
    lead, helping, units, due = (_columns(head, words) for words in (_LEAD, _COOPERATING, _UNITS, _DUE))
    numbers = _columns(head, _NUMBER)
    if not names or not (lead or units or helping):
        return
    for row in table.rows[table.header_rows :]:
        name = next((row[column].strip() for column in reversed(names) if row[column].strip()), "")
        if not name:
            continue
        responsible = [*_names(row, lead, "lead"), *_names(row, units, ""), *_names(row, helping, "help")]
        deadline = next((row[column].strip() for column in due if row[column].strip()), None)
        yield {
            "number_label": next((row[column].strip() for column in numbers), ""),
            "heading_text": name,
            "units": [unit for unit, _ in responsible],
            "lead_units": [unit for unit, role in responsible if role == "lead"],
            "supporting_units": [unit for unit, role in responsible if role == "help"],
            "deadline": deadline,
            "deadline_kind": None,
        }


def _columns(head: list[str], words: Pattern) -> list[int]:
    return [column for column, cell in enumerate(head) if words.fullmatch(cell)]


def _names(row: tuple[str, ...], columns: list[int], role: str) -> Iterator[tuple[str, str]]:
    """The units in some cells of a row, each with its role; X牵头，Y配合 says it itself."""
    for column in columns:
        pending: list[str] = []
        for name in split_outside_brackets(row[column], _MARKS):
            acts = _ACTS.search(name)
            bare = _CLOSES_LIST.sub("", name[: acts.start()] if acts else name).strip()
            pending += [bare] if bare else []
            if acts is not None:
                said = "lead" if acts["lead"] else "help" if acts["help"] else role
                yield from ((one, said) for one in pending)
                pending = []
        yield from ((one, role) for one in pending)
