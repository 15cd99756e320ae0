"""Comparisons and histories as plain data, ready for any JSON writer."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from emplan.chinese.spans import Span
from emplan.comparison.changes import (
    AssignedUnit,
    Comparison,
    FieldChange,
    ItemChange,
    TextDifference,
)
from emplan.comparison.items import Item
from emplan.comparison.series import Appearance, History, TaskLife, ValidityBreak

COMPARISON: Final = "emplan.comparison/1"
HISTORY: Final = "emplan.history/1"


def to_comparison_data(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as plain data: counts, official elements, items in document order.

    Spans are pairs of positions in the text of the item, which stands beside them.
    """
    counts = Counter(kind.value for change in comparison.items for kind in change.kinds)
    return {
        "format": COMPARISON,
        "old": {"title": comparison.old_title, "year": comparison.old_year},
        "new": {"title": comparison.new_title, "year": comparison.new_year},
        "unchanged": comparison.unchanged,
        "counts": dict(sorted(counts.items())),
        "fields": [_field(change) for change in comparison.fields],
        "items": [_change(change) for change in comparison.items],
    }


def to_history_data(history: History) -> dict[str, Any]:
    """Return a history as plain data: years, lives of the tasks, validity and its breaks."""
    return {
        "format": HISTORY,
        "years": [
            {
                "year": each.year,
                "title": each.title,
                "tasks": each.tasks,
                "valid_from": _day(each.start),
                "valid_until": _day(each.last_day),
            }
            for each in history.years
        ],
        "tasks": [_life(life) for life in history.lives],
        "validity_breaks": [_break(each) for each in history.breaks],
    }


def _field(change: FieldChange) -> dict[str, Any]:
    return {
        "path": change.path,
        "term": change.term,
        "before": change.before,
        "after": change.after,
        "year_shift": change.is_year_shift,
    }


def _change(change: ItemChange) -> dict[str, Any]:
    data: dict[str, Any] = {
        "kinds": [kind.value for kind in change.kinds],
        "item": change.item.kind,
        "before": None if change.before is None else _item(change.before),
        "after": None if change.after is None else _item(change.after),
        "differences": [_difference(each) for each in change.differences],
    }
    if change.units is not None:
        units = change.units
        data["units"] = {"before": [*map(_unit, units.before)], "after": [*map(_unit, units.after)]}
    if change.deadlines is not None:
        data["deadlines"] = {"before": [*change.deadlines.before], "after": [*change.deadlines.after]}
    return data


def _item(item: Item) -> dict[str, Any]:
    return {
        "path": item.path,
        "label": item.label,
        "name": item.name,
        "section": item.section,
        "text": item.text,
    }


def _difference(difference: TextDifference) -> dict[str, Any]:
    return {
        "before": _span(difference.before),
        "after": _span(difference.after),
        "old": difference.old,
        "new": difference.new,
        "year_shift": difference.is_year_shift,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _unit(unit: AssignedUnit) -> dict[str, str]:
    return {"role": unit.role.value, "name": unit.name}


def _life(life: TaskLife) -> dict[str, Any]:
    return {
        "name": life.name,
        "first_year": life.first_year,
        "last_year": life.last_year,
        "names": list(life.names),
        "years": [_appearance(each) for each in life.appearances],
    }


def _appearance(appearance: Appearance) -> dict[str, Any]:
    item = appearance.item
    return {
        "year": appearance.year,
        **_item(item),
        "units": [_unit(unit) for unit in appearance.units],
        "deadlines": [*appearance.deadlines],
    }


def _break(each: ValidityBreak) -> dict[str, Any]:
    return {
        "kind": each.kind.value,
        "earlier": each.earlier,
        "later": each.later,
        "from": _day(each.start),
        "until": _day(each.last_day),
        "days": each.days,
    }


def _day(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())
