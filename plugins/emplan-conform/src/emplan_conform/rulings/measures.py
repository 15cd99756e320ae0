"""The measure of each clause, by its key."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType, ModuleType
from typing import Final

from emplan_conform.clause_table import Form, clauses
from emplan_conform.rulings import colophon, ending, header, letter, numbering, opening, page, pitch, text
from emplan_conform.rulings.judging import Measure

_MODULES: Final[tuple[ModuleType, ...]] = (page, pitch, header, opening, text, ending, colophon, numbering)


def _measure(key: str) -> Measure:
    """The function named like the clause."""
    found: Measure = next(vars(module)[key] for module in _MODULES if key in vars(module))
    return found


def _letter_measure(key: str) -> Measure:
    found: Measure | None = vars(letter).get(key)
    return _measure(key) if found is None else found


MEASURES: Final[Mapping[Form, Mapping[str, Measure]]] = MappingProxyType(
    {
        Form.FILE: MappingProxyType({key: _measure(key) for key in clauses()}),
        Form.LETTER: MappingProxyType({key: _letter_measure(key) for key in clauses(form=Form.LETTER)}),
    }
)
"""One function for each row of the clause table of each form."""
