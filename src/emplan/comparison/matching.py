"""Which item of one plan is which of another: the same words, the same heading, then the most alike.

The last step is a stable matching: no two items that were left to others are more like each other than like
what they got.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from attrs import field, frozen

from emplan.comparison.similarity import Likeness

SAME_ITEM = 0.6
"""From this likeness on, two items are one item in other words; different tasks of real plans stay below."""

_SAME_HEADING = 0.5
"""In another section, a heading alone (加强宣传) is not enough; in its own section it is."""

_HEADING_SHARE = 0.35
_LEAST_TEXT = (SAME_ITEM - _HEADING_SHARE) / (1 - _HEADING_SHARE)
"""Texts that are less alike do not reach that likeness even under one heading."""

_OTHER_HEADING = 0.15
"""Under another heading the text has to be so much more alike: offices say the same of different things."""

_CONTAINED = 0.9
_SHORTEST_CONTAINED = 12
_MUCH_LONGER = 1.5


@frozen(kw_only=True)
class Words:
    """What an item is known by: its text and heading with years masked, and what holds it.

    Only items of one ``family`` can be the same.
    """

    text: str
    heading: str
    home: str
    family: str = ""


@frozen
class Matcher:
    """Finds for each old item the new one that it became, both by their position."""

    old: Sequence[Words]
    new: Sequence[Words]
    likeness: Likeness
    pairs: dict[int, int] = field(factory=dict, init=False)

    def match(self) -> dict[int, int]:
        """Return the new position for each old one that has a counterpart."""
        self._same(lambda words: (words.family, words.text, words.home))
        self._same(lambda words: (words.family, words.text))
        self._alike(self._under_one_heading(at_home=True), 0)
        self._alike(self._under_one_heading(at_home=False), _SAME_HEADING)
        self._alike(self._across(), SAME_ITEM)
        return self.pairs

    def _left(self) -> tuple[list[int], list[int]]:
        taken = set(self.pairs.values())
        return (
            [index for index in range(len(self.old)) if index not in self.pairs],
            [index for index in range(len(self.new)) if index not in taken],
        )

    def _same(self, key: Callable[[Words], Hashable]) -> None:
        """Pair what has the same key, in the order of both plans."""
        old, new = self._left()
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for index in reversed(new):
            waiting[key(self.new[index])].append(index)
        for index in old:
            found = waiting.get(key(self.old[index]))
            if found:
                self.pairs[index] = found.pop()

    def _under_one_heading(self, *, at_home: bool) -> Iterator[tuple[int, int]]:
        old, new = self._left()
        by_heading: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index in new:
            if self.new[index].heading:
                by_heading[self.new[index].family, self.new[index].heading].append(index)
        for one in old:
            for other in by_heading.get((self.old[one].family, self.old[one].heading), ()):
                if not at_home or self.old[one].home == self.new[other].home:
                    yield one, other

    def _across(self) -> Iterator[tuple[int, int]]:
        """Everything that is left with everything, but for what cannot be alike enough."""
        old, new = self._left()
        families: dict[str, list[int]] = defaultdict(list)
        for index in new:
            families[self.new[index].family].append(index)
        for one in old:
            others = families[self.old[one].family]
            texts = [self.new[other].text for other in others]
            near = self.likeness.near(self.old[one].text, texts, _LEAST_TEXT)
            own = len(self.old[one].text)
            far = (place for place, text in enumerate(texts) if _may_be_contained(own, len(text)))
            for place in {*near, *far}:
                yield one, others[place]

    def _alike(self, candidates: Iterable[tuple[int, int]], least: float) -> None:
        """Pair what is most alike first; of equals, what kept its section and its place."""
        scored = []
        for one, other in candidates:
            score = likeness_of(self.old[one], self.new[other], self.likeness)
            if score >= least:
                moved = self.old[one].home != self.new[other].home
                way = abs(one / max(len(self.old), 1) - other / max(len(self.new), 1))
                scored.append((-score, moved, way, one, other))
        taken = set(self.pairs.values())
        for _, _, _, one, other in sorted(scored):
            if one not in self.pairs and other not in taken:
                self.pairs[one] = other
                taken.add(other)


def _may_be_contained(one: int, other: int) -> bool:
    """Whether a text of one of these lengths can stand in a much longer one of the other."""
    shorter, longer = sorted((one, other))
    return shorter >= _SHORTEST_CONTAINED and longer >= _MUCH_LONGER * shorter


def likeness_of(one: Words, other: Words, likeness: Likeness) -> float:
    """How alike two items are, 0–1: by their whole text, and by their headings where both have one.

    A text that stands nearly whole in a much longer one is like it too.
    """
    text = likeness.ratio(one.text, other.text)
    score = text
    if one.heading and other.heading:
        heading = likeness.ratio(one.heading, other.heading)
        score = max(text - _OTHER_HEADING, (1 - _HEADING_SHARE) * text + _HEADING_SHARE * heading)
    if score < SAME_ITEM and _may_be_contained(len(one.text), len(other.text)):
        contained = likeness.partial_ratio(one.text, other.text)
        if contained >= _CONTAINED:
            score = max(score, SAME_ITEM * contained / _CONTAINED)
    return min(score, 1.0)
