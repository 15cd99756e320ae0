"""The rows of the work list: an item for each of its units, or one for all of them."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from attrs import frozen

from emplan_xlsx.items import WorkItem
from emplan_xlsx.wording import ROLES, units_by_role

RowPer: TypeAlias = Literal["unit", "task"]


@frozen(kw_only=True)
class WorkRow:
    """One row: an item and the unit that it is shown for, with the unit's role.

    ``unit`` is empty where the item has no units; a row for all units has them by role in ``unit``.
    """

    number: int
    item: WorkItem
    unit: str
    role: str


def work_rows(items: tuple[WorkItem, ...], one_row_per: RowPer) -> tuple[WorkRow, ...]:
    """The rows of the items in document order, numbered from 1."""
    pairs = [(item, unit, role) for item in items for unit, role in _units(item, one_row_per)]
    return tuple(
        WorkRow(number=number, item=item, unit=unit, role=role)
        for number, (item, unit, role) in enumerate(pairs, 1)
    )


def _units(item: WorkItem, one_row_per: RowPer) -> Iterator[tuple[str, str]]:
    if one_row_per == "task" or not item.responsibilities:
        yield units_by_role(item.responsibilities), ""
        return
    for responsibility in item.responsibilities:
        for group in responsibility.groups:
            yield from ((unit.name, ROLES[group.role]) for unit in group.units)
