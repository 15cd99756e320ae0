"""Which paragraph of last year's document became which of the new one; what is left was dropped or added."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, TypeAlias

from attrs import field, frozen

_NUMBERS: Final = re.compile(r"[0-9０-９〇零一二三四五六七八九十百]+")
# From this likeness on a changed paragraph is shown as changed, below as dropped and added.
_ALIKE: Final = 0.4
_ALIKE_IN_ANOTHER_STYLE: Final = 0.7
_SAME_STYLE: Final = 0.1
_BLANK: Final = 0.05
# Pairs that are weighed one by one; larger gaps between known pairs only match paragraphs that are the same.
_MOST_WEIGHED: Final = 250_000

Pair: TypeAlias = tuple[int | None, int | None]
"""Positions in the old and the new sequence; ``None`` where there is none."""


@frozen
class Unit:
    """What is aligned: its text, a kind (only the same kind is paired) and its style."""

    text: str
    kind: Hashable = None
    style: str = ""
    masked: str = field(init=False, eq=False)
    """The text without its numbers, which change with the year and the order."""
    pairs: frozenset[str] = field(init=False, eq=False, repr=False)
    """Two characters that stand side by side, all of them."""

    @masked.default
    def _mask(self) -> str:
        return _NUMBERS.sub("0", self.text)

    @pairs.default
    def _cut(self) -> frozenset[str]:
        framed = f"\n{self.masked}\n"
        return frozenset(framed[index : index + 2] for index in range(len(framed) - 1))


def align(old: Sequence[Unit], new: Sequence[Unit]) -> list[Pair]:
    """Return the pairs in order; before each pair first what was dropped, then what was added."""
    pairs: list[Pair] = []
    start, new_start = 0, 0
    for index, new_index in (*_anchors(old, new), (len(old), len(new))):
        within = _weighed(old[start:index], new[new_start:new_index])
        for gap_index, gap_new_index in within:
            pairs.append((start + gap_index, new_start + gap_new_index))
        if index < len(old):
            pairs.append((index, new_index))
        start, new_start = index + 1, new_index + 1
    return list(_filled(pairs, len(old), len(new)))


def _filled(pairs: Sequence[Pair], olds: int, news: int) -> Iterator[Pair]:
    start, new_start = 0, 0
    for index, new_index in (*pairs, (olds, news)):
        assert index is not None
        assert new_index is not None
        yield from ((dropped, None) for dropped in range(start, index))
        yield from ((None, added) for added in range(new_start, new_index))
        if index < olds:
            yield (index, new_index)
        start, new_start = index + 1, new_index + 1


def _anchors(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int]]:
    """What stands once in both, numbers apart, and in the same order: the longest such chain."""
    once = {key: index for key, index in _once(new).items() if key[0]}
    candidates = sorted((index, once[key]) for key, index in _once(old).items() if key in once)
    # The longest rising subsequence of the new positions.
    tails: list[int] = []
    chain: list[tuple[int, int | None]] = []
    ends: list[int] = []
    for number, (_, position) in enumerate(candidates):
        length = bisect_left(tails, position)
        before = ends[length - 1] if length else None
        chain.append((number, before))
        tails[length : length + 1] = [position]
        ends[length : length + 1] = [number]
    found: list[tuple[int, int]] = []
    last = ends[-1] if ends else None
    while last is not None:
        found.append(candidates[last])
        last = chain[last][1]
    return found[::-1]


def _once(units: Sequence[Unit]) -> dict[tuple[str, Hashable], int]:
    counts = Counter((unit.masked, unit.kind) for unit in units)
    return {
        (unit.masked, unit.kind): index
        for index, unit in enumerate(units)
        if counts[unit.masked, unit.kind] == 1
    }


def _weighed(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int]]:
    """The pairs that are most alike altogether, none crossing another."""
    if not old or not new:
        return []
    if len(old) * len(new) > _MOST_WEIGHED:
        return _same(old, new)
    likeness = _Likeness(old, new)
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    weights = [[likeness.of(one, other) for other in new] for one in old]
    for index in range(len(old) - 1, -1, -1):
        row, below, weight = best[index], best[index + 1], weights[index]
        for new_index in range(len(new) - 1, -1, -1):
            skipped = max(below[new_index], row[new_index + 1])
            own = weight[new_index]
            row[new_index] = max(skipped, own + below[new_index + 1]) if own else skipped
    return list(_path(best, weights))


def _path(best: list[list[float]], weights: list[list[float]]) -> Iterator[tuple[int, int]]:
    index = new_index = 0
    while index < len(weights) and new_index < len(weights[0]):
        here, own = best[index][new_index], weights[index][new_index]
        if own and here == own + best[index + 1][new_index + 1]:
            yield index, new_index
            index, new_index = index + 1, new_index + 1
        elif here == best[index + 1][new_index]:
            index += 1
        else:
            new_index += 1


def _same(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int]]:
    keys, new_keys = ([(unit.masked, unit.kind) for unit in units] for units in (old, new))
    blocks = SequenceMatcher(None, keys, new_keys, autojunk=False).get_matching_blocks()
    return [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]


@frozen
class _Likeness:
    """How alike two units are; nought for those that are not to be paired."""

    old: Sequence[Unit]
    new: Sequence[Unit]
    _single: frozenset[str] = field(init=False)

    @_single.default
    def _styles_used_once(self) -> frozenset[str]:
        """A style that one paragraph has in both: the title, the document number, the date."""
        counts, new_counts = (Counter(unit.style for unit in units) for units in (self.old, self.new))
        return frozenset(style for style in counts if counts[style] == new_counts[style] == 1 and style)

    def of(self, one: Unit, other: Unit) -> float:
        if one.kind != other.kind or bool(one.text) != bool(other.text):
            return 0.0
        is_same = one.style == other.style
        bonus = _SAME_STYLE if is_same else 0.0
        if not one.text:
            return _BLANK + bonus
        both = 2 * len(one.pairs & other.pairs) / (len(one.pairs) + len(other.pairs))
        is_single = is_same and one.style in self._single
        least = _ALIKE if is_same else _ALIKE_IN_ANOTHER_STYLE
        return both + bonus if both >= least or is_single else 0.0
