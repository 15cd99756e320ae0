"""Comparison: what is different between two plans, and how tasks live through the years of an office."""

from emplan.comparison.changes import (
    BY_THEMSELVES,
    AssignedUnit,
    ChangeKind,
    Comparison,
    DeadlinesChange,
    FieldChange,
    ItemChange,
    TextDifference,
    UnitsChange,
)
from emplan.comparison.comparing import compare
from emplan.comparison.data import to_comparison_data, to_history_data
from emplan.comparison.items import Item
from emplan.comparison.lives import history
from emplan.comparison.series import (
    Appearance,
    BreakKind,
    History,
    PlanYear,
    TaskLife,
    ValidityBreak,
)

__all__ = [
    "BY_THEMSELVES",
    "Appearance",
    "AssignedUnit",
    "BreakKind",
    "ChangeKind",
    "Comparison",
    "DeadlinesChange",
    "FieldChange",
    "History",
    "Item",
    "ItemChange",
    "PlanYear",
    "TaskLife",
    "TextDifference",
    "UnitsChange",
    "ValidityBreak",
    "compare",
    "history",
    "to_comparison_data",
    "to_history_data",
]
