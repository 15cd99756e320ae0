"""What a comparison says: changes of items, their words, units and deadlines, of title and envelope."""

from __future__ import annotations

import enum

from attrs import frozen

from emplan.chinese.spans import Span
from emplan.comparison.items import Item
from emplan.model import Block, Section, Task, UnitRole


class ChangeKind(enum.Enum):
    """What became of one item; one item can have several.

    MOVED: into another section. REORDERED: to another place among the same neighbours. RENUMBERED: another
    label, often only because something before it came or went. RENAMED: another heading of a section.
    RECAST: another kind of item, a task that was a paragraph. YEAR_SHIFTED: years that moved on with the
    plan's year.
    """

    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    REORDERED = "reordered"
    RENUMBERED = "renumbered"
    RECAST = "recast"
    RENAMED = "renamed"
    REWORDED = "reworded"
    UNITS_CHANGED = "units_changed"
    DEADLINE_CHANGED = "deadline_changed"
    YEAR_SHIFTED = "year_shifted"


BY_THEMSELVES = frozenset({ChangeKind.RENUMBERED, ChangeKind.YEAR_SHIFTED})
"""What happens by itself when a plan is drawn up for another year."""


@frozen
class TextDifference:
    """One place where two texts differ: its span in both and the words there, "" where there are none."""

    before: Span
    after: Span
    old: str
    new: str
    is_year_shift: bool = False


@frozen
class AssignedUnit:
    """责任单位 with what it has to do."""

    role: UnitRole
    name: str


@frozen
class UnitsChange:
    """责任单位 before and after, in printed order."""

    before: tuple[AssignedUnit, ...]
    after: tuple[AssignedUnit, ...]

    @property
    def dropped(self) -> tuple[AssignedUnit, ...]:
        """The units that are not named any more, or not in this role."""
        return tuple(unit for unit in self.before if unit not in self.after)

    @property
    def added(self) -> tuple[AssignedUnit, ...]:
        """The units that were not named before, or not in this role."""
        return tuple(unit for unit in self.after if unit not in self.before)


@frozen
class DeadlinesChange:
    """完成时限 before and after, as printed; of a phase (工作阶段), its period."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@frozen(kw_only=True)
class ItemChange:
    """What became of one item: a section, task, phase, paragraph, roster or table.

    ``before`` is ``None`` for what was added, ``after`` for what was dropped. ``differences`` are the places
    where the text differs, moved years included; their spans count in :attr:`Item.text`.
    """

    kinds: tuple[ChangeKind, ...]
    before: Item | None
    after: Item | None
    differences: tuple[TextDifference, ...] = ()
    units: UnitsChange | None = None
    deadlines: DeadlinesChange | None = None

    @property
    def item(self) -> Item:
        """The item as it stands now, or as it stood if it was dropped."""
        item = self.after or self.before
        assert item is not None  # a change has at least one side
        return item

    @property
    def node(self) -> Block:
        """The block itself."""
        return self.item.node

    @property
    def is_by_itself(self) -> bool:
        """Whether it only has another number or the new year, which nobody decided."""
        return BY_THEMSELVES.issuperset(self.kinds)


@frozen(kw_only=True)
class FieldChange:
    """A change of the title or of an official element: its path, its Chinese and English term, its words."""

    path: str
    term: str
    term_en: str
    before: str
    after: str
    is_year_shift: bool = False


@frozen(kw_only=True)
class Comparison:
    """What is different between two plans: items in document order, then title and official elements.

    ``unchanged`` counts the items that are the same in both.
    """

    old_title: str
    new_title: str
    old_year: int | None
    new_year: int | None
    items: tuple[ItemChange, ...]
    fields: tuple[FieldChange, ...]
    unchanged: int

    @property
    def is_same(self) -> bool:
        """Whether nothing is different."""
        return not self.items and not self.fields

    @property
    def tasks(self) -> tuple[ItemChange, ...]:
        """The changes of tasks."""
        return tuple(change for change in self.items if _is(change, Task))

    @property
    def sections(self) -> tuple[ItemChange, ...]:
        """The changes of sections."""
        return tuple(change for change in self.items if _is(change, Section))

    @property
    def decided(self) -> tuple[ItemChange, ...]:
        """The changes that somebody decided: more than a number or the year."""
        return tuple(change for change in self.items if not change.is_by_itself)

    def of(self, kind: ChangeKind) -> tuple[ItemChange, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.items if kind in change.kinds)


def _is(change: ItemChange, kind: type[Block]) -> bool:
    return any(isinstance(item.node, kind) for item in (change.before, change.after) if item is not None)
