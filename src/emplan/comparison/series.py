"""What a history says: the years of a series, how long each task lived, where validity breaks."""

from __future__ import annotations

import enum

import pendulum
from attrs import frozen

from emplan.comparison.changes import AssignedUnit
from emplan.comparison.items import Item


@frozen(kw_only=True)
class Appearance:
    """A task in the plan of one year."""

    year: int
    item: Item
    units: tuple[AssignedUnit, ...]
    deadlines: tuple[str, ...]


@frozen
class TaskLife:
    """One task through the years, its earliest appearance first; it may pause for a year."""

    appearances: tuple[Appearance, ...]

    @property
    def name(self) -> str:
        """Its heading when it was last seen."""
        return self.appearances[-1].item.name

    @property
    def names(self) -> tuple[str, ...]:
        """Every heading that it had, in order."""
        return tuple(dict.fromkeys(each.item.name for each in self.appearances))

    @property
    def first_year(self) -> int:
        """The first year with it."""
        return self.appearances[0].year

    @property
    def last_year(self) -> int:
        """The last year with it."""
        return self.appearances[-1].year

    @property
    def units_by_year(self) -> dict[int, tuple[AssignedUnit, ...]]:
        """责任单位 in the years in which they are others than before."""
        found: dict[int, tuple[AssignedUnit, ...]] = {}
        for each in self.appearances:
            if not found or each.units != list(found.values())[-1]:
                found[each.year] = each.units
        return found

    def in_year(self, year: int) -> Appearance | None:
        """The task in the plan of a year, if it stands there."""
        return next((each for each in self.appearances if each.year == year), None)


@frozen(kw_only=True)
class PlanYear:
    """The plan of one year: title, number of tasks, first and last day of its 有效期 where they are known."""

    year: int
    title: str
    tasks: int
    start: pendulum.Date | None
    last_day: pendulum.Date | None


class BreakKind(enum.Enum):
    """GAP: days on which no plan is valid. OVERLAP: days on which two are."""

    GAP = "gap"
    OVERLAP = "overlap"


@frozen(kw_only=True)
class ValidityBreak:
    """A gap or overlap between the validity of two plans that follow each other, both days included."""

    kind: BreakKind
    earlier: int
    later: int
    start: pendulum.Date
    last_day: pendulum.Date

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.last_day - self.start).days + 1


@frozen(kw_only=True)
class History:
    """Several years of one office's plans: the years, the lives of the tasks, breaks of validity.

    Lives stand in the order in which their tasks first appeared.
    """

    years: tuple[PlanYear, ...]
    lives: tuple[TaskLife, ...]
    breaks: tuple[ValidityBreak, ...]

    @property
    def lasting(self) -> tuple[TaskLife, ...]:
        """The tasks that stand in every year."""
        return tuple(life for life in self.lives if len(life.appearances) == len(self.years))

    def begun(self, year: int) -> tuple[TaskLife, ...]:
        """The tasks that first stand in the plan of this year."""
        return tuple(life for life in self.lives if life.first_year == year)

    def ended(self, year: int) -> tuple[TaskLife, ...]:
        """The tasks that last stand in the plan of this year, unless it is the latest."""
        last = self.years[-1].year
        return tuple(life for life in self.lives if life.last_year == year != last)
