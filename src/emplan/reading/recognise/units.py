"""Responsible units in a stretch of a text, as drafts."""

from __future__ import annotations

from emplan.chinese.spans import Span
from emplan.model.unit_lists import cut_units
from emplan.reading.drafts import UnitGroupDraft


def unit_groups(text: str, area: Span, label: str) -> list[UnitGroupDraft]:
    """Read the units in a stretch of a text; the places are those of the text."""
    return [
        UnitGroupDraft(
            role=group.role,
            units=[*group.units],
            separators=[*group.separators],
            label=group.label,
            suffix=group.suffix,
            joint=group.joint,
        )
        for group in cut_units(text, area, label)
    ]
