"""Another deadline, other units or another period for an item that a plan already has."""

from __future__ import annotations

from attrs import evolve

from emplan.builder.revision.editing import Textual, spliced
from emplan.builder.wording import period_words
from emplan.chinese.spans import Span
from emplan.errors import InvalidValueError
from emplan.model import (
    Block,
    Deadline,
    LabelledParagraph,
    MonthDay,
    NumberedNode,
    Paragraph,
    Phase,
    PhasePeriod,
    Placement,
    Responsibility,
)


def textual(block: Block) -> Textual:
    """The block as one that has a text.

    Raises:
        InvalidValueError: It is a roster or a table.
    """
    if isinstance(block, NumberedNode | Paragraph | LabelledParagraph):
        return block
    raise InvalidValueError(
        "A roster or table (名单、表格) has neither text nor units nor a deadline.",
        "名单、表格没有责任单位和完成时限。",
        field="assignments",
        remedy="Name a section, task, phase or paragraph.",
        remedy_zh="请指明部分、任务、阶段或段落。",
    )


def deadline_replaced(block: Block, deadline: Deadline | None, placement: Placement) -> Block:
    """Give an item another deadline, ``None`` for none; one that stands in its prose is rewritten there.

    Raises:
        InvalidValueError: The item can have none, or the one in its prose cannot be taken away.
    """
    item = textual(block)
    old = next(iter(item.deadlines), None)
    if old is None:
        return item if deadline is None else _appended(item, evolve(deadline, placement=placement))
    others = tuple(one for one in item.assignments if one is not old)
    position = item.assignments.index(old)
    if old.span is not None:
        return _in_prose(evolve(item, assignments=others), old.span, deadline, position)
    if deadline is None:
        return evolve(item, assignments=_closed_like(others, item.assignments))
    printed = evolve(
        deadline,
        placement=old.placement,
        joint=old.joint,
        closing_mark=old.closing_mark,
        label=old.label,
        span=None,
    )
    return evolve(item, assignments=(*others[:position], printed, *others[position:]))


def _in_prose(item: Textual, span: Span, deadline: Deadline | None, position: int) -> Block:
    if deadline is None:
        raise InvalidValueError(
            f"The deadline '{span.of(item.paragraph_text)}' (完成时限) is part of the sentence.",
            f"完成时限“{span.of(item.paragraph_text)}”写在句中，不能单独删去。",
            field="deadline",
            remedy="Rewrite the sentence with reworded(…).",
            remedy_zh="请用 reworded(…) 改写该句。",
        )
    made = spliced(item, span, deadline.wording)
    noted = evolve(
        deadline, placement=Placement.NOTED, span=Span(span.start, span.start + len(deadline.wording))
    )
    assignments = made.assignments
    return evolve(made, assignments=(*assignments[:position], noted, *assignments[position:]))


def units_replaced(block: Block, units: tuple[Responsibility | Deadline, ...]) -> Block:
    """Give an item other units in the place of all that are printed with it."""
    item = textual(block)
    old = [one for one in item.responsibilities if one.span is None]
    if not old:
        first = next((index for index, one in enumerate(item.assignments) if not one.is_noted), None)
        if first is None:
            return evolve(item, assignments=(*item.assignments, *units))
        return evolve(item, assignments=(*item.assignments[:first], *units, *item.assignments[first:]))
    position = item.assignments.index(old[0])
    others = [one for one in item.assignments if not any(one is gone for gone in old)]
    placed = [evolve(one, placement=old[0].placement, joint=old[0].joint) for one in units]
    return evolve(
        item, assignments=_closed_like((*others[:position], *placed, *others[position:]), item.assignments)
    )


def _appended(item: Textual, deadline: Deadline) -> Block:
    return evolve(item, assignments=_closed_like((*item.assignments, deadline), item.assignments))


def _closed_like(
    assignments: tuple[Responsibility | Deadline, ...], before: tuple[Responsibility | Deadline, ...]
) -> tuple[Responsibility | Deadline, ...]:
    """Keep the mark behind the bracket behind the bracket, whatever now stands last in it."""
    mark = next((one.closing_mark for one in reversed(before) if not one.is_noted), "")
    last = next((one for one in reversed(assignments) if not one.is_noted), None)
    return tuple(
        one if one.is_noted else evolve(one, closing_mark=mark if one is last else "") for one in assignments
    )


def period_replaced(block: Block, start: MonthDay, end: MonthDay) -> Block:
    """Give a phase another period, where it is printed.

    Raises:
        InvalidValueError: The item is no phase, or the period ends before it starts.
    """
    if not isinstance(block, Phase):
        raise InvalidValueError(
            "Only a phase (工作阶段) has a period.",
            "只有工作阶段才有起止时间。",
            field="period",
            remedy="Name a phase.",
            remedy_zh="请指明工作阶段。",
        )
    old = block.period.span
    words = period_words(start, end)
    period = PhasePeriod(span=Span(old.start, old.start + len(words)), start=start, end=end)
    return spliced(block, old, words, period)
