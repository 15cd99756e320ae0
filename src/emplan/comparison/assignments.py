"""Units and deadlines of one item before and after, printed behind it or noted in its prose."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TypeAlias

import attrs
from attrs import frozen

from emplan.chinese.spans import Span
from emplan.comparison.changes import AssignedUnit, DeadlinesChange, UnitsChange
from emplan.comparison.items import Item
from emplan.comparison.years import is_shifted, masked
from emplan.model import (
    ActorDeadline,
    Assignment,
    BaseDeadline,
    Deadline,
    DeadlineStage,
    MonthDay,
    Phase,
    Responsibility,
)

_Value: TypeAlias = tuple[object, ...]

# How it is printed, and in which words, does not change when something is due.
_LOOKS = {each.name for each in attrs.fields(Assignment)} | {"label", "wording", "year_stated"}


@frozen(kw_only=True)
class AssignmentsChange:
    """What changed in units and deadlines, and which stretches of the prose say no more than that."""

    units: UnitsChange | None
    deadlines: DeadlinesChange | None
    year_shifted: bool
    before_spans: tuple[Span, ...]
    after_spans: tuple[Span, ...]


def assignments_change(before: Item, after: Item, shift: int) -> AssignmentsChange:
    """Compare units and deadlines of an item.

    What is noted in prose counts where its words are gone from the other text; how units and deadlines are
    printed (brackets, labels, marks between them) does not count.
    """
    old, new = _counting(before, after), _counting(after, before)
    old_units, new_units = _units(old), _units(new)
    old_due, new_due = _deadlines(old), _deadlines(new)
    due = DeadlinesChange(*(tuple(each.wording for each in dues) for dues in (old_due, new_due)))
    verdicts = [_verdict(one, other, shift) for one, other in zip(old_due, new_due, strict=False)]
    changed = len(old_due) != len(new_due) or "changed" in verdicts
    period = _period_change(before, after, shift)
    units = UnitsChange(old_units, new_units) if old_units != new_units else None
    deadlines = due if changed else None
    if period is not None:
        deadlines = DeadlinesChange(period.before + due.before, period.after + due.after)
    return AssignmentsChange(
        units=units,
        deadlines=deadlines,
        year_shifted="shifted" in verdicts,
        before_spans=_spans(old, before if period else None),
        after_spans=_spans(new, after if period else None),
    )


def _counting(item: Item, other: Item) -> tuple[Responsibility | Deadline, ...]:
    """The printed ones, and those noted in words that the other text does not hold."""
    text = masked(other.text)
    return tuple(each for each in item.assignments if not each.is_noted or not _stands_in(each, text))


def _stands_in(assignment: Responsibility | Deadline, text: str) -> bool:
    if isinstance(assignment, Responsibility):
        return all(masked(unit.name) in text for unit in assignment.units)
    return masked(assignment.wording) in text


def _units(assignments: Iterable[Responsibility | Deadline]) -> tuple[AssignedUnit, ...]:
    return tuple(
        AssignedUnit(group.role, unit.name)
        for each in assignments
        if isinstance(each, Responsibility)
        for group in each.groups
        for unit in group.units
    )


def _deadlines(assignments: Iterable[Responsibility | Deadline]) -> tuple[Deadline, ...]:
    return tuple(each for each in assignments if not isinstance(each, Responsibility))


def _spans(assignments: Iterable[Assignment], phase: Item | None) -> tuple[Span, ...]:
    spans = [each.span for each in assignments if each.span is not None]
    if phase is not None and isinstance(phase.node, Phase):
        spans.append(phase.node.period.span)
    return tuple(spans)


def _verdict(before: Deadline, after: Deadline, shift: int) -> str:
    """``same``, ``shifted`` where only the year moved with the plan, else ``changed``."""
    old = _value(before, 0)
    alike = old in (_value(after, 0), _value(after, shift))
    if alike and before.wording == after.wording:
        return "same"
    return "shifted" if alike and is_shifted(before.wording, after.wording, shift) else "changed"


def _value(deadline: BaseDeadline, shift: int) -> _Value:
    """What a deadline says, its years moved back by the shift."""
    fields = [each.name for each in attrs.fields(type(deadline)) if each.name not in _LOOKS]
    return type(deadline), *(_moved_back(name, getattr(deadline, name), shift) for name in fields)


def _moved_back(name: str, value: object, shift: int) -> object:
    if isinstance(value, datetime.date):
        # 29 February becomes the 28th in most other years.
        leap = (value.month, value.day) == (2, 29)
        return value.year - shift, value.month, 28 if leap else value.day
    if name == "year" and isinstance(value, int):
        return value - shift
    if isinstance(value, tuple):
        return tuple(_moved_back(name, each, shift) for each in value)
    if isinstance(value, ActorDeadline):
        return value.actor, _value(value.deadline, shift)
    if isinstance(value, DeadlineStage):
        return value.step, _value(value.deadline, shift)
    return value


def _period_change(before: Item, after: Item, shift: int) -> DeadlinesChange | None:
    """How the period of a phase changed, other than by the year."""
    old, new = before.node, after.node
    if not isinstance(old, Phase) or not isinstance(new, Phase):
        return None
    days = [(old.period.start, new.period.start), (old.period.end, new.period.end)]
    if all(_same_day(one, other, shift) for one, other in days):
        return None
    return DeadlinesChange(
        (old.period.span.of(old.paragraph_text),), (new.period.span.of(new.paragraph_text),)
    )


def _same_day(before: MonthDay, after: MonthDay, shift: int) -> bool:
    if (before.month, before.day) != (after.month, after.day):
        return False
    if before.year is None or after.year is None:
        return True
    return after.year - before.year in (0, shift)
