"""Which item of the old plan is which of the new one: texts first, then the sections that gather them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from attrs import frozen

from emplan.comparison.items import FIRST_ATTACHMENT, Inventory, Item, is_heading
from emplan.comparison.matching import Matcher, Words
from emplan.comparison.similarity import Likeness
from emplan.comparison.years import masked
from emplan.model import AnnualPlan, HeadingForm, NumberedNode

_SAME_SECTION = 0.4
"""Half by its heading, half by what it holds."""

_CONTENT_ALONE = 0.8
"""With quite another heading it is the same section if it still has half of its content."""


@frozen
class Pairs:
    """The items that stand in both plans, by their index in the old inventory and in the new one."""

    new_of: dict[int, int]
    old_of: dict[int, int]

    def parent_of(self, old_parent: int) -> int | None:
        """What an old parent, an item or an area, became in the new plan."""
        return self.new_of.get(old_parent)


def pair_items(
    old: Inventory, new: Inventory, plans: tuple[AnnualPlan, AnnualPlan], likeness: Likeness
) -> Pairs:
    """Pair the items of two plans, and their areas."""
    new_of = _areas(plans, likeness)
    texts = [index for index, item in enumerate(old.items) if not is_heading(item.node)]
    new_texts = [index for index, item in enumerate(new.items) if not is_heading(item.node)]
    matcher = Matcher(_words(old, texts), _words(new, new_texts), likeness)
    new_of |= {texts[one]: new_texts[other] for one, other in matcher.match().items()}
    _pair_sections(old, new, new_of, likeness)
    _pair_same_headings(old, new, new_of)
    return Pairs(new_of, {other: one for one, other in new_of.items()})


def words_of(item: Item, home: str) -> Words:
    """What an item is known by, years aside."""
    node = item.node
    heading = ""
    if isinstance(node, NumberedNode) and node.heading.form is not HeadingForm.SENTENCE:
        heading = masked(node.heading.text)
    family = item.kind if item.kind in ("roster", "table") else ""
    return Words(text=masked(item.text), heading=heading, home=home, family=family)


def home_of(inventory: Inventory, index: int) -> str:
    """The heading of what holds an item, years aside; "" at the top of the plan."""
    parent = inventory.parents[index]
    return masked(inventory.items[parent].name) if parent >= 0 else str(parent)


def _words(inventory: Inventory, indexes: Iterable[int]) -> list[Words]:
    return [words_of(inventory.items[index], home_of(inventory, index)) for index in indexes]


def _areas(plans: tuple[AnnualPlan, AnnualPlan], likeness: Likeness) -> dict[int, int]:
    """Pair the areas: plan and notice with their like, attachments by their titles."""
    new_of = {-1: -1, -2: -2}
    old, new = (
        [Words(text=masked(each.title.text), heading="", home="") for each in plan.attachments]
        for plan in plans
    )
    for one, other in Matcher(old, new, likeness).match().items():
        new_of[FIRST_ATTACHMENT - one] = FIRST_ATTACHMENT - other
    return new_of


def _pair_sections(old: Inventory, new: Inventory, new_of: dict[int, int], likeness: Likeness) -> None:
    old_sections, new_sections = _sections(old), _sections(new)
    sizes = Counter(dict(_sizes(new, new_sections)))
    votes = _votes(old, new, new_of)
    scored = []
    for one in old_sections:
        heading = masked(old.items[one].name)
        size = sum(1 for _ in old.under(one))
        for other in new_sections:
            words = likeness.ratio(heading, masked(new.items[other].name))
            most = max(size, sizes[other])
            # Sections with nothing in them are known by their headings alone.
            shared = votes[one, other] / most if most else words
            score = max((words + shared) / 2, _CONTENT_ALONE * shared)
            if score >= _SAME_SECTION:
                same_home = home_of(old, one) == home_of(new, other)
                # Under its own heading it is the same section even if its content has gone elsewhere.
                scored.append((words < 1, -score, not same_home, abs(one - other), one, other))
    taken: set[int] = set()
    for *_, one, other in sorted(scored):
        if one not in new_of and other not in taken:
            new_of[one] = other
            taken.add(other)


def _sections(inventory: Inventory) -> list[int]:
    return [index for index, item in enumerate(inventory.items) if is_heading(item.node)]


def _sizes(inventory: Inventory, sections: Iterable[int]) -> Iterable[tuple[int, int]]:
    return ((index, sum(1 for _ in inventory.under(index))) for index in sections)


def _votes(old: Inventory, new: Inventory, new_of: dict[int, int]) -> Counter[tuple[int, int]]:
    """How many items each old section shares with each new one, at any depth."""
    votes: Counter[tuple[int, int]] = Counter()
    for one, other in new_of.items():
        if one >= 0:
            votes.update((above, below) for above in _above(old, one) for below in _above(new, other))
    return votes


def _above(inventory: Inventory, index: int) -> list[int]:
    found = []
    while (index := inventory.parents[index]) >= 0:
        found.append(index)
    return found


def _pair_same_headings(old: Inventory, new: Inventory, new_of: dict[int, int]) -> None:
    """Pair a section with the task or sentence under the same heading that it became, or the reverse."""
    taken = set(new_of.values())
    waiting: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(new.items):
        if index not in taken and isinstance(item.node, NumberedNode):
            waiting[masked(item.name)].append(index)
    for index, item in enumerate(old.items):
        if index not in new_of and isinstance(item.node, NumberedNode):
            found = waiting.get(masked(item.name))
            if found:
                new_of[index] = found.pop(0)
