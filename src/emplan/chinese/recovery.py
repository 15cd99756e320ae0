"""Lost bytes that are recovered for certain: one reading alone is written Chinese through and through."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from attrs import define

from emplan.chinese.damage import Recovery, Shifted
from emplan.chinese.patterns import Pattern
from emplan.chinese.vocabulary import is_function_character, vocabulary

_HANZI = Pattern("[\u4e00-\u9fff]")
_RUNS = Pattern("[\u4e00-\u9fff]{2,}")
_LONGEST_WORD = 8
# How often a run of characters must occur elsewhere in the text to be one of its words, by length; more often
# where it has to tell a lost character, for such a run need not be a word.
_OWN = {2: 10, 3: 5, 4: 3, 5: 2}
_OWN_TELLING = {5: 2}
_MOST_STATES = 200
# A word tells a lost character only by two others: of two characters, one of forty may make some word.
_LEAST_KNOWN = 2


@define
class Reader:
    """Weighs readings by the common words and by the runs of characters that a text repeats."""

    runs: Counter[str]

    @classmethod
    def of(cls, text: str) -> Reader:
        """Count the words of a text, given in simplified characters, with the damage as it is."""
        runs: Counter[str] = Counter()
        for run in _RUNS.finditer(text):
            words = run[0]
            for length in _OWN:
                runs.update(words[place : place + length] for place in range(len(words) - length + 1))
        return cls(runs)

    def is_word(self, word: str) -> bool:
        """Tell whether the vocabulary or the text itself knows a word."""
        return word in vocabulary() or self._occurs(word, _OWN)

    def _tells(self, word: str) -> bool:
        """Whether a word is known well enough to tell the characters that it lost."""
        return word in vocabulary() or self._occurs(word, _OWN_TELLING)

    def _occurs(self, word: str, often: Mapping[int, int]) -> bool:
        least = often.get(len(word))
        return least is not None and self.runs[word] >= least

    def certain(self, shifted: Shifted, convert: Callable[[str], str] | None = None) -> Recovery | None:
        """Return the one reading that words make from its neighbours on; None if it is not the only one.

        ``convert`` puts characters into simplified ones, as the words are.
        """
        columns, before, after = shifted.columns, shifted.before, shifted.after
        if convert is not None:
            columns = tuple(tuple(convert("\n".join(column)).split("\n")) for column in columns)
            before, after = convert(before), convert(after)
        sound = self._sound(_last_run(before), columns, _first_run(after))
        if len(sound) != 1:
            return None
        (chosen,) = sound
        restored = "".join(
            original[column.index(character)]
            for original, column, character in zip(shifted.columns, columns, chosen, strict=True)
        )
        return Recovery(span=shifted.span, restored=restored, support=1)

    def _sound(self, before: str, columns: tuple[tuple[str, ...], ...], after: str) -> set[str]:
        """The readings in which words cover the stretch and the characters next to it; at most a few.

        The restored characters must stand in words that tell them; others may stand alone, as 和 does.
        """
        slots = [(one,) for one in before] + list(columns) + [(one,) for one in after]
        low, high = len(before), len(before) + len(columns)
        first, last = max(0, low - 1), min(len(slots), high + 1)
        # By the place up to which words reach: what they make of the stretch so far.
        reached: dict[int, set[str]] = {
            place: {before[place:]} for place in range(max(0, first - 7), first + 1)
        }
        found: set[str] = set()
        for place in range(len(slots)):
            for so_far in reached.pop(place, ()):
                for word in self._steps(slots, place):
                    end, made = place + len(word), so_far
                    if end > low:
                        made = (so_far if place > low else "") + word[max(0, low - place) :]
                    if end >= last:
                        found.add(made[: len(columns)])
                    reached.setdefault(end, set()).add(made)
            if any(len(states) > _MOST_STATES for states in reached.values()):
                return set()
        return found

    def _steps(self, slots: list[tuple[str, ...]], place: int) -> Iterator[str]:
        """The words that may begin at a place, and the character itself where it may stand alone."""
        if len(slots[place]) == 1:
            (character,) = slots[place]
            if not _HANZI.match(character) or is_function_character(character):
                yield character
        for length in range(2, min(_LONGEST_WORD, len(slots) - place) + 1):
            span = slots[place : place + length]
            lost = sum(len(column) > 1 for column in span)
            if lost and length - lost < _LEAST_KNOWN:
                continue
            for characters in itertools.product(*span):
                word = "".join(characters)
                if self._tells(word) if lost else self.is_word(word):
                    yield word


def _last_run(text: str) -> str:
    """The hanzi at the end of a text."""
    start = len(text)
    while start and _HANZI.match(text[start - 1]):
        start -= 1
    return text[start:]


def _first_run(text: str) -> str:
    """The hanzi at the start of a text."""
    end = 0
    while end < len(text) and _HANZI.match(text[end]):
        end += 1
    return text[:end]
