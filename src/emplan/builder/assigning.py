"""Units and deadlines of one item, made from drafts: 责任单位, 牵头单位, 配合单位, 完成时限."""

from __future__ import annotations

from collections.abc import Iterable

import pendulum
from attrs import evolve, frozen

from emplan.builder.drafts import USUAL_SEPARATOR, DueDraft, Unit, UnitsDraft
from emplan.builder.due import taken
from emplan.builder.faults import Faults, Place, as_tuple
from emplan.chinese.dates import format_date
from emplan.model import (
    Deadline,
    Placement,
    Responsibility,
    ResponsibleUnit,
    UnitGroup,
    UnitRole,
)

ROLE_LABELS = {
    UnitRole.RESPONSIBLE: "责任单位",
    UnitRole.LEAD: "牵头单位",
    UnitRole.COOPERATING: "配合单位",
    UnitRole.PERSON_IN_CHARGE: "责任人",
}
"""What is printed before the units of each role."""


@frozen(kw_only=True)
class Making:
    """What the making of every block leans on: the faults, and what the plan as a whole says."""

    faults: Faults
    year: int | None
    issue_date: pendulum.Date | None
    placement: Placement


def make_assignments(
    drafts: Iterable[UnitsDraft | DueDraft], place: Place, making: Making
) -> tuple[Responsibility | Deadline, ...]:
    """Return units and deadlines in the order of the calls, neighbouring groups in one responsibility."""
    made: list[Responsibility | Deadline] = []
    seen: set[str] = set()
    deadlines = 0
    for draft in drafts:
        if isinstance(draft, DueDraft):
            deadlines += 1
            deadline = _deadline(draft, place, making, deadlines)
            if deadline is not None:
                made.append(deadline)
            continue
        group = _group(draft, place, making.faults, seen)
        if group is None:
            continue
        if made and isinstance(made[-1], Responsibility):
            made[-1] = evolve(made[-1], groups=_joined(made[-1].groups, group))
        else:
            made.append(Responsibility(groups=(group,), placement=making.placement))
    return tuple(made)


def _joined(groups: tuple[UnitGroup, ...], group: UnitGroup) -> tuple[UnitGroup, ...]:
    """Append a group; units named by a second call of the same step join the first ones."""
    last = groups[-1]
    if (last.role, last.label, last.suffix) == (group.role, group.label, group.suffix):
        marks = (*_marks(last), USUAL_SEPARATOR, *_marks(group))
        usual = set(marks) == {USUAL_SEPARATOR}
        joined = evolve(last, units=last.units + group.units, separators=() if usual else marks)
        return (*groups[:-1], joined)
    # Without labels the groups are clauses of one sentence: 甲牵头，乙配合.
    return (*groups, evolve(group, joint="，" if not group.label else "；"))


def _marks(group: UnitGroup) -> tuple[str, ...]:
    return group.separators or (USUAL_SEPARATOR,) * (len(group.units) - 1)


def _group(draft: UnitsDraft, place: Place, faults: Faults, seen: set[str]) -> UnitGroup | None:
    if not draft.units:
        term = ROLE_LABELS[draft.role]
        faults.report(
            place,
            "units",
            f"No unit is named as {draft.role.value} ({term}).",
            f"未写明{term}。",
            remedy="Name at least one unit.",
            remedy_zh="请至少写明一个单位。",
        )
        return None
    names = faults.attempt(place, lambda: as_tuple(draft.units, "units"))
    if names is None:
        return None
    units = [unit for name in names if (unit := _unit(name, place, faults, seen)) is not None]
    if not units:
        return None
    separators = () if draft.separator == USUAL_SEPARATOR else (draft.separator,) * (len(units) - 1)
    return faults.attempt(
        place,
        lambda: UnitGroup(
            role=draft.role,
            units=tuple(units),
            label=draft.label,
            suffix=draft.suffix,
            separators=separators,
        ),
    )


def _unit(name: Unit, place: Place, faults: Faults, seen: set[str]) -> ResponsibleUnit | None:
    unit = faults.attempt(place, lambda: name if isinstance(name, ResponsibleUnit) else ResponsibleUnit(name))
    if unit is None:
        return None
    if unit.name in seen:
        faults.report(
            place,
            "units",
            f"The unit '{unit.name}' (责任单位) is named twice.",
            f"单位“{unit.name}”重复。",
            remedy="Name each unit once, in one role.",
            remedy_zh="每个单位只写一次、只承担一种分工。",
        )
        return None
    seen.add(unit.name)
    return unit


def _deadline(draft: DueDraft, place: Place, making: Making, count: int) -> Deadline | None:
    deadline = making.faults.attempt(
        place, lambda: evolve(taken(draft.due), placement=making.placement, span=None)
    )
    if count > 1:
        making.faults.report(
            place,
            "deadline",
            "A second deadline (完成时限) is given.",
            "写了两个完成时限。",
            remedy="Give one deadline; per_actor(…) holds one for each actor.",
            remedy_zh="请只写一个时限；分级时限请用 per_actor(…)。",
        )
    if deadline is None or deadline.due is None:
        return deadline
    issued = making.issue_date
    if issued is not None and deadline.due < issued:
        than, than_zh = f"the issue date (成文日期) {issued}", f"成文日期{format_date(issued)}"
        _too_early(deadline, than, than_zh, place, making)
    elif issued is None and making.year is not None and deadline.due.year < making.year:
        than, than_zh = f"the plan's year (年度) {making.year}", f"方案年度{making.year}年"
        _too_early(deadline, than, than_zh, place, making)
    return deadline


def _too_early(deadline: Deadline, than: str, than_zh: str, place: Place, making: Making) -> None:
    making.faults.report(
        place,
        "deadline",
        f"The deadline '{deadline.wording}' (完成时限) lies before {than}.",
        f"完成时限“{deadline.wording}”早于{than_zh}。",
        remedy="Mend the year or the month.",
        remedy_zh="请核对年份和月份。",
    )
