"""Changes of the items of a plan: tasks added, moved and removed, their units, deadlines and words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

import pendulum
from attrs import evolve

from emplan.builder.assigning import ROLE_LABELS, Making, make_assignments
from emplan.builder.drafts import Day, DueDraft, Level, NodeDraft, Unit, UnitsDraft
from emplan.builder.due import Due, taken
from emplan.builder.faults import Faults, Place
from emplan.builder.making import make_blocks
from emplan.builder.opening import day_of
from emplan.builder.revision.addresses import Address, block_at, locate, put_at, replaced_at
from emplan.builder.revision.changes import Changes
from emplan.builder.revision.reassigning import deadline_replaced, period_replaced, units_replaced
from emplan.errors import InvalidValueError
from emplan.model import (
    AnnualPlan,
    Block,
    Deadline,
    NumberedNode,
    Placement,
    Roster,
    Section,
    SectionRole,
    SubItem,
    Table,
    Task,
    UnitRole,
)


class ItemChanges(Changes):
    """What the text says, item by item. ``at`` is a path, a label (三、>（二）) or a heading."""

    __slots__ = ()

    def task_added(
        self,
        heading: str,
        text: str = "",
        *,
        under: str | None = None,
        before: str | None = None,
        after: str | None = None,
        led_by: tuple[Unit, ...] = (),
        with_units: tuple[Unit, ...] = (),
        assigned_to: tuple[Unit, ...] = (),
        due: Due | Deadline | None = None,
    ) -> Self:
        """Add a task (任务) as the last one under an item, or right before or after one.

        Args:
            heading: Its title or whole sentence, as in the builder.
            text: What runs on behind the title.
            under: The section whose last task it becomes; or else
            before: the item that it comes before; or else
            after: the item that it comes after.
            led_by: 牵头单位.
            with_units: 配合单位.
            assigned_to: 责任单位.
            due: 完成时限.
        """
        units = _units(led_by, with_units, assigned_to)
        dues = () if due is None else (DueDraft(due),)
        draft = NodeDraft(
            level=Level.ITEM, kind=Task, heading=heading, text=text, assignments=(*units, *dues)
        )
        return self._added(draft, "task_added", under, before, after)

    def section_added(
        self,
        heading: str,
        text: str,
        *,
        role: SectionRole | None = None,
        under: str | None = None,
        before: str | None = None,
        after: str | None = None,
    ) -> Self:
        """Add a section (部分) with its first words; tasks can be added under it by its heading."""
        draft = NodeDraft(level=Level.SECTION, kind=Section, heading=heading, text=text, role=role)
        return self._added(draft, "section_added", under, before, after)

    def sub_item_added(self, heading: str, text: str = "", *, under: str) -> Self:
        """Add a sub-item (分项) as the last one under a task."""
        draft = NodeDraft(level=Level.PART, kind=SubItem, heading=heading, text=text)
        return self._added(draft, "sub_item_added", under, None, None)

    def _added(
        self, draft: NodeDraft, step: str, under: str | None, before: str | None, after: str | None
    ) -> Self:
        def change(plan: AnnualPlan, faults: Faults, place: Place) -> AnnualPlan:
            blocks = make_blocks((draft,), place, _making(plan, faults))
            return _put(plan, blocks, under, before, after)

        return self._changed(change, step, str(draft.heading))

    def removed(self, at: str) -> Self:
        """Take an item away with everything under it."""
        return self._changed(lambda plan, *_: put_at(plan, locate(plan, at), lambda _: ()), "removed", at)

    def moved(
        self, at: str, *, under: str | None = None, before: str | None = None, after: str | None = None
    ) -> Self:
        """Move an item with everything under it; the target is named as the plan stands before."""

        def change(plan: AnnualPlan, *_: object) -> AnnualPlan:
            source = locate(plan, at)
            target, put = _target(plan, under, before, after)
            if source.holds(target):
                raise InvalidValueError(
                    f"'{at}' cannot be moved to a place within itself.",
                    f"“{at}”不能移到它自己之内。",
                    field="path",
                )
            block = block_at(plan, source)
            bare = put_at(plan, source, lambda _: ())
            return put_at(bare, target.without(source), lambda there: put(there, (block,)))

        return self._changed(change, "moved", at)

    def due(self, at: str, deadline: Due | Deadline | None) -> Self:
        """Change the deadline (完成时限) of an item; ``None`` takes it away."""

        def change(plan: AnnualPlan, *_: object) -> AnnualPlan:
            address = locate(plan, at)
            value = None if deadline is None else taken(deadline)
            changed = deadline_replaced(block_at(plan, address), value, _placement(plan))
            return replaced_at(plan, address, changed)

        return self._changed(change, "due", at)

    def assigned(
        self,
        at: str,
        *,
        led_by: tuple[Unit, ...] = (),
        with_units: tuple[Unit, ...] = (),
        assigned_to: tuple[Unit, ...] = (),
    ) -> Self:
        """Put these units in the place of all units printed with an item."""

        def change(plan: AnnualPlan, faults: Faults, place: Place) -> AnnualPlan:
            address = locate(plan, at)
            drafts = _units(led_by, with_units, assigned_to)
            made = make_assignments(drafts, place, _making(plan, faults))
            return replaced_at(plan, address, units_replaced(block_at(plan, address), made))

        return self._changed(change, "assigned", at)

    def rescheduled(self, at: str, start: Day, end: Day) -> Self:
        """Change the period of a phase (工作阶段)."""

        def change(plan: AnnualPlan, *_: object) -> AnnualPlan:
            address = locate(plan, at)
            return replaced_at(
                plan, address, period_replaced(block_at(plan, address), day_of(start), day_of(end))
            )

        return self._changed(change, "rescheduled", at)


_Put = Callable[[Block, tuple[Block, ...]], tuple[Block, ...]]


def _target(
    plan: AnnualPlan, under: str | None, before: str | None, after: str | None
) -> tuple[Address, _Put]:
    """Where blocks are to go: the block they are put at, and how they join it."""
    named: list[tuple[str, _Put]] = [
        (at, put)
        for at, put in ((under, _put_under), (before, _put_before), (after, _put_after))
        if at is not None
    ]
    if len(named) != 1:
        raise InvalidValueError(
            "The place is not clear: give exactly one of under, before and after.",
            "位置不明确。",
            field="path",
            remedy="Give one of under=…, before=… and after=….",
            remedy_zh="请只用 under=…、before=…、after=… 中的一个。",
        )
    (at, put) = named[0]
    return locate(plan, at), put


def _put(
    plan: AnnualPlan, blocks: tuple[Block, ...], under: str | None, before: str | None, after: str | None
) -> AnnualPlan:
    target, put = _target(plan, under, before, after)
    return put_at(plan, target, lambda there: put(there, blocks))


def _put_under(there: Block, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    if not isinstance(there, NumberedNode):
        raise InvalidValueError(
            "Nothing can stand under a paragraph, roster or table.",
            "段落、名单、表格之下不能再有内容。",
            field="path",
            remedy="Name a section, task or phase.",
            remedy_zh="请指明部分、任务或阶段。",
        )
    return (evolve(there, children=(*there.children, *blocks)),)


def _put_before(there: Block, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (*blocks, there)


def _put_after(there: Block, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (there, *blocks)


def _units(
    led_by: tuple[Unit, ...], with_units: tuple[Unit, ...], assigned_to: tuple[Unit, ...]
) -> tuple[UnitsDraft, ...]:
    named = (
        (UnitRole.LEAD, led_by),
        (UnitRole.COOPERATING, with_units),
        (UnitRole.RESPONSIBLE, assigned_to),
    )
    return tuple(
        UnitsDraft(role=role, units=units, label=ROLE_LABELS[role], suffix="")
        for role, units in named
        if units
    )


def _placement(plan: AnnualPlan) -> Placement:
    """Where the plan prints units and deadlines: as with the first item that has any."""
    for block in plan.blocks():
        if isinstance(block, Roster | Table):
            continue
        for assignment in block.assignments:
            if not assignment.is_noted:
                return assignment.placement
    return Placement.TAIL


def _making(plan: AnnualPlan, faults: Faults) -> Making:
    issued = plan.envelope.issue_date
    return Making(
        faults=faults,
        year=plan.year,
        issue_date=issued if isinstance(issued, pendulum.Date) else None,
        placement=_placement(plan),
    )
