"""Measures: lengths and counts of the standard, each with its clause and its strength."""

from __future__ import annotations

import enum

from attrs import frozen

MM_PER_INCH = 25.4
PT_PER_MM = 72 / MM_PER_INCH
TWIPS_PER_PT = 20


class Strength(enum.Enum):
    """How binding a number is; only MUST and GENERAL are the standard's own demands."""

    MUST = "must"
    GENERAL = "general"
    """一般: in general, with exceptions."""
    RECOMMENDED = "recommended"
    """推荐."""
    PRACTICE = "practice"
    """What offices do; no standard says it."""
    DERIVED = "derived"
    """Follows from other numbers by arithmetic."""


class Unit(enum.Enum):
    """The unit in which a length is given; the value is its size in points."""

    MM = PT_PER_MM
    PT = 1.0
    TWIP = 1 / TWIPS_PER_PT


@frozen(kw_only=True)
class Measure:
    """A length with the clause that gives it and the strength of that clause."""

    value: float
    unit: Unit
    clause: str
    strength: Strength

    @property
    def pt(self) -> float:
        """The length in points."""
        return self.value * self.unit.value

    @property
    def mm(self) -> float:
        """The length in millimetres."""
        return self.value if self.unit is Unit.MM else self.pt / PT_PER_MM

    @property
    def twips(self) -> int:
        """The length in whole twentieths of a point, as Word counts."""
        return round(self.pt * TWIPS_PER_PT)


@frozen(kw_only=True)
class Count:
    """A number of lines or cells with the clause that gives it and the strength of that clause."""

    value: int
    clause: str
    strength: Strength


@frozen(kw_only=True)
class Ratio:
    """A proportion with the clause that it concerns and the strength of that clause."""

    value: float
    clause: str
    strength: Strength


def mm(value: float, clause: str, strength: Strength = Strength.MUST) -> Measure:
    """Return a length in millimetres."""
    return Measure(value=value, unit=Unit.MM, clause=clause, strength=strength)


def pt(value: float, clause: str, strength: Strength = Strength.MUST) -> Measure:
    """Return a length in points."""
    return Measure(value=value, unit=Unit.PT, clause=clause, strength=strength)


def twips(value: int, clause: str, strength: Strength = Strength.MUST) -> Measure:
    """Return a length in twentieths of a point."""
    return Measure(value=value, unit=Unit.TWIP, clause=clause, strength=strength)


def count(value: int, clause: str, strength: Strength = Strength.MUST) -> Count:
    """Return a number of lines or cells."""
    return Count(value=value, clause=clause, strength=strength)


def ratio(value: float, clause: str, strength: Strength = Strength.MUST) -> Ratio:
    """Return a proportion."""
    return Ratio(value=value, clause=clause, strength=strength)
