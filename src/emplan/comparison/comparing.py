"""Comparing two plans: what a clerk would find with both on the desk, item by item."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from attrs import frozen

from emplan.chinese.spans import Span
from emplan.comparison.assignments import AssignmentsChange, assignments_change
from emplan.comparison.changes import ChangeKind, Comparison, ItemChange, TextDifference
from emplan.comparison.differences import text_differences
from emplan.comparison.fields import field_changes
from emplan.comparison.items import Inventory, Item
from emplan.comparison.pairing import Pairs, pair_items
from emplan.comparison.similarity import Likeness, load_likeness
from emplan.errors import ComparisonError
from emplan.model import AnnualPlan, Section


def compare(old: AnnualPlan, new: AnnualPlan, *, years_as_words: bool = False) -> Comparison:
    """Say what is different in the new plan (方案比对): tasks and sections, their words, units and deadlines.

    Items are found again by their words, wherever they stand. Years that moved on with the plan's own are a
    change of their own kind and no rewording.

    Args:
        old: The earlier plan, last year's for instance.
        new: The later one, its draft for instance.
        years_as_words: Take moved years for rewording like other words.

    Raises:
        ComparisonError: The new plan is of an earlier year than the old one.
        MissingExtraError: The extra ``compare`` is not installed.
    """
    if old.year is not None and new.year is not None and new.year < old.year:
        raise ComparisonError(
            f"The old plan is of {old.year} (年度), the new one of {new.year}.",
            f"旧方案是{old.year}年的，新方案却是{new.year}年的。",
            field="year",
            remedy="Give the earlier plan first.",
            remedy_zh="请把较早的方案放在前面。",
        )
    shift = 0
    if not years_as_words and old.year is not None and new.year is not None:
        shift = new.year - old.year
    likeness = load_likeness()
    work = _Work(
        old=Inventory.of(old),
        new=Inventory.of(new),
        shift=shift,
        likeness=likeness,
        years_as_words=years_as_words,
    )
    return _comparison(old, new, work)


@frozen(kw_only=True)
class _Work:
    old: Inventory
    new: Inventory
    shift: int
    likeness: Likeness
    years_as_words: bool


def _comparison(old: AnnualPlan, new: AnnualPlan, work: _Work) -> Comparison:
    pairs = pair_items(work.old, work.new, (old, new), work.likeness)
    reordered = _reordered(work, pairs)
    changes: list[tuple[tuple[float, int], ItemChange]] = []
    unchanged = 0
    for index, item in enumerate(work.new.items):
        one = pairs.old_of.get(index)
        if one is None:
            if not _is_part_of(work.new, index, pairs.old_of):
                changes.append(((index, 0), ItemChange(kinds=(ChangeKind.ADDED,), before=None, after=item)))
            continue
        change = _change(work, pairs, one, index, reordered=index in reordered)
        unchanged += change is None
        if change is not None:
            changes.append(((index, 0), change))
    place = -1.0
    for one, item in enumerate(work.old.items):
        found = pairs.new_of.get(one)
        if found is not None:
            place = found
        elif not _is_part_of(work.old, one, pairs.new_of):
            # What was dropped is told where it stood, behind what was before it.
            dropped = ItemChange(kinds=(ChangeKind.DROPPED,), before=item, after=None)
            changes.append(((place + 0.5, one), dropped))
    return Comparison(
        old_title=old.title.text,
        new_title=new.title.text,
        old_year=old.year,
        new_year=new.year,
        items=tuple(change for _, change in sorted(changes, key=lambda each: each[0])),
        fields=field_changes(old, new, work.shift),
        unchanged=unchanged,
    )


def _is_part_of(inventory: Inventory, index: int, known: dict[int, int]) -> bool:
    """Whether what holds it came or went as a whole: the sub-items of a new task are told with the task."""
    parent = inventory.parents[index]
    return parent >= 0 and parent not in known and not isinstance(inventory.items[parent].node, Section)


def _change(work: _Work, pairs: Pairs, one: int, other: int, *, reordered: bool) -> ItemChange | None:
    before, after = work.old.items[one], work.new.items[other]
    kinds: set[ChangeKind] = set()
    if pairs.parent_of(work.old.parents[one]) != work.new.parents[other]:
        kinds.add(ChangeKind.MOVED)
    elif reordered:
        kinds.add(ChangeKind.REORDERED)
    if before.label != after.label:
        kinds.add(ChangeKind.RENUMBERED)
    if before.kind != after.kind:
        kinds.add(ChangeKind.RECAST)
    differences = text_differences(before.text, after.text, work.shift, work.likeness)
    assigned = assignments_change(before, after, work.shift)
    kinds |= _wording_kinds(before, after, differences, assigned)
    if assigned.units is not None:
        kinds.add(ChangeKind.UNITS_CHANGED)
    if assigned.deadlines is not None:
        kinds.add(ChangeKind.DEADLINE_CHANGED)
    if not kinds:
        return None
    return ItemChange(
        kinds=tuple(kind for kind in ChangeKind if kind in kinds),
        before=before,
        after=after,
        differences=differences,
        units=assigned.units,
        deadlines=assigned.deadlines,
    )


def _wording_kinds(
    before: Item, after: Item, differences: Iterable[TextDifference], assigned: AssignmentsChange
) -> set[ChangeKind]:
    kinds = {ChangeKind.YEAR_SHIFTED} if assigned.year_shifted else set()
    for each in differences:
        if each.is_year_shift:
            kinds.add(ChangeKind.YEAR_SHIFTED)
        elif not (_within(each.before, assigned.before_spans) and _within(each.after, assigned.after_spans)):
            kinds.add(_wording_kind(before, after, each))
    return kinds


def _wording_kind(before: Item, after: Item, difference: TextDifference) -> ChangeKind:
    """A section has another heading or other words behind it; of a task, both are its wording."""
    old, new = before.node, after.node
    if not isinstance(old, Section) or not isinstance(new, Section):
        return ChangeKind.REWORDED
    in_heading = difference.before.start < len(old.heading.text) or difference.after.start < len(
        new.heading.text
    )
    return ChangeKind.RENAMED if in_heading else ChangeKind.REWORDED


def _within(span: Span, spans: Iterable[Span]) -> bool:
    """Whether a stretch lies in one of the spans; one without words lies everywhere."""
    return len(span) == 0 or any(each.start <= span.start and span.end <= each.end for each in spans)


def _reordered(work: _Work, pairs: Pairs) -> set[int]:
    """What changed its place among its neighbours: the fewest without which the old order is left."""
    moved: set[int] = set()
    for parent, children in work.new.children.items():
        kept = [
            (pairs.old_of[index], index)
            for index in children
            if index in pairs.old_of and pairs.parent_of(work.old.parents[pairs.old_of[index]]) == parent
        ]
        # Sections and what stands beside them are counted by their old places.
        in_order = _longest_rising([one for one, _ in kept])
        moved |= {index for position, (_, index) in enumerate(kept) if position not in in_order}
    return moved


def _longest_rising(numbers: list[int]) -> set[int]:
    """The positions of a longest rising subsequence."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int | None] = []
    for position, number in enumerate(numbers):
        length = bisect_left(tails, number)
        previous.append(ends[length - 1] if length else None)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [position]
    found: set[int] = set()
    position_or_none = ends[-1] if ends else None
    while position_or_none is not None:
        found.add(position_or_none)
        position_or_none = previous[position_or_none]
    return found
