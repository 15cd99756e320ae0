"""What a paragraph itself says of units and deadlines, as assignments that print nothing."""

from __future__ import annotations

from emplan.chinese.spans import Span
from emplan.model import Deadline, Placement, Responsibility, ResponsibleUnit, UnitGroup
from emplan.model.deadline_wording import read_deadline
from emplan.reading.drafts import DeadlineDraft, UnitGroupDraft
from emplan.reading.recognise.acting import find_noted
from emplan.reading.recognise.prose import Prose


def noted(prose: Prose, text: str, made: list[Responsibility | Deadline]) -> list[Responsibility | Deadline]:
    """Return what a paragraph's text says, with its spans.

    ``made`` are the assignments printed for it: where units are among them, the text is read for deadlines
    alone, and a deadline that says the same again is passed over.
    """
    tails = () if any(isinstance(one, Responsibility) for one in made) else find_noted(text)
    found: list[Responsibility | Deadline] = []
    for draft in (draft for tail in tails for draft in tail.assignments):
        if isinstance(draft, DeadlineDraft):
            wording, span = draft.wording.of(text), draft.wording
            deadline = read_deadline(
                wording, prose.year, label=draft.label, placement=Placement.NOTED, span=span
            )
            found.append(deadline)
            continue
        units = [unit for group in draft.groups for unit in group.units]
        groups = tuple(_group(text, group) for group in draft.groups)
        span = Span(units[0].start, units[-1].end)
        found.append(Responsibility(groups=groups, placement=Placement.NOTED, span=span))
    said = {_packed(one.wording) for one in (*made, *found) if not isinstance(one, Responsibility)}
    for deadline in prose.deadlines(text):
        inside = any(deadline.span is not None and tail.span.overlaps(deadline.span) for tail in tails)
        if not inside and _packed(deadline.wording) not in said:
            found.append(deadline)
    return found


def _group(text: str, group: UnitGroupDraft) -> UnitGroup:
    return UnitGroup(
        role=group.role,
        units=tuple(ResponsibleUnit(unit.of(text)) for unit in group.units),
        label=group.label,
        suffix=group.suffix,
        separators=tuple(group.separators),
        joint=group.joint,
    )


def _packed(text: str) -> str:
    return "".join(text.split())
