"""The measure of each clause, by its key."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType, ModuleType
from typing import Final

from emplan_conform.clause_table import clauses
from emplan_conform.rulings import colophon, ending, header, numbering, opening, page, text
from emplan_conform.rulings.judging import Measure

_MODULES: Final[tuple[ModuleType, ...]] = (page, header, opening, text, ending, colophon, numbering)


def _measure(key: str) -> Measure:
    """The function named like the clause."""
    found: Measure = next(vars(module)[key] for module in _MODULES if key in vars(module))
    return found


MEASURES: Final[Mapping[str, Measure]] = MappingProxyType({key: _measure(key) for key in clauses()})
"""One function for each row of the clause table."""
