"""The columns of the two lists: what stands at their head, how wide they are, what they show of a row."""

from collections.abc import Callable
from typing import Final, TypeAlias

import pendulum
from attrs import frozen

from emplan_xlsx import looks
from emplan_xlsx.rows import RowPer, WorkRow
from emplan_xlsx.wording import due, kinds, wordings

CellValue: TypeAlias = str | int | pendulum.Date | None

WORDING: Final = "完成时限"
DUE: Final = "到期日"
KIND: Final = "时限类型"
PROGRESS: Final = "进展情况"
STATE: Final = "完成情况"
CLOSED: Final = "销号日期"


@frozen(kw_only=True)
class Column:
    """One column: heading, width in characters of the default face, style of its cells, value in a row."""

    heading: str
    width: float
    style: str = looks.TEXT
    value: Callable[[WorkRow], CellValue] = lambda row: None


_NUMBER = Column(heading="序号", width=5.5, style=looks.CENTRED, value=lambda row: row.number)
_CHAPTER = Column(heading="章节", width=18, value=lambda row: row.item.chapter)
_CLAUSE = Column(heading="条款", width=11, value=lambda row: row.item.clause)
_TASK = Column(heading="工作任务", width=22, value=lambda row: row.item.task)
_CONTENT = Column(heading="工作内容", width=48, value=lambda row: row.item.content)
_UNIT = Column(heading="责任单位", width=22, value=lambda row: row.unit)
_ROLE = Column(heading="职责", width=7.5, style=looks.CENTRED, value=lambda row: row.role)
_WORDING = Column(
    heading=WORDING, width=14, style=looks.CENTRED, value=lambda row: wordings(row.item.deadlines)
)
_DUE = Column(heading=DUE, width=11.5, style=looks.DATE, value=lambda row: due(row.item.deadlines))
_KIND = Column(heading=KIND, width=10, style=looks.CENTRED, value=lambda row: kinds(row.item.deadlines))


def division_columns(one_row_per: RowPer) -> tuple[Column, ...]:
    """责任分工表: who does what until when."""
    units = (_UNIT, _ROLE) if one_row_per == "unit" else (_UNIT,)
    return (_NUMBER, _CHAPTER, _CLAUSE, _TASK, _CONTENT, *units, _WORDING, _DUE, _KIND)


def ledger_columns(one_row_per: RowPer, source: str) -> tuple[Column, ...]:
    """督办台账: the same with its source, and what the supervisor fills in."""
    units = (_UNIT, _ROLE) if one_row_per == "unit" else (_UNIT,)
    return (
        _NUMBER,
        Column(heading="任务来源", width=18, value=lambda row: f"{source}\n{row.item.clause}".strip()),
        _TASK,
        _CONTENT,
        *units,
        _WORDING,
        _DUE,
        _KIND,
        Column(heading=PROGRESS, width=26),
        Column(heading=STATE, width=10, style=looks.CENTRED),
        Column(heading=CLOSED, width=11.5, style=looks.DATE),
    )
