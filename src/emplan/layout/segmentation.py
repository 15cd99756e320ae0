"""Segmentation: cutting a title into words, by dictionary and rules or by whoever knows better."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from attrs import field, frozen

from emplan.chinese.patterns import Pattern
from emplan.layout.official_words import OFFICIAL_WORDS, PLACE_SUFFIXES


class Segmenter(Protocol):
    """What title breaking asks about language; hashable, since its answers are kept."""

    def __hash__(self) -> int: ...

    def segment(self, text: str, /) -> Sequence[str]:
        """Return the words of a text, which joined together are the text."""
        ...


# Whole as they stand: years and their ranges, numbers with a unit, ordinals, Latin words.
_WHOLE: Final = Pattern(
    r"[0-9]+(?:[.·][0-9]+)?(?:[—～~至－-][0-9]+(?:[.·][0-9]+)?)?(?:年度|年|月|日|号|[％%]|[个项条次周期届季])?"
    r"|第?[〇零一二三四五六七八九十百]+(?:年|月|日|季度|期|届|次|批|个|项|条|号)"
    r"|[A-Za-z][A-Za-z0-9.+-]*"
    r"|[“‘][^“”‘’]{1,8}[”’]"
    r"|\s+"
)
_UNKNOWN_TOGETHER: Final = 4


@frozen
class DictionarySegmenter:
    """Cuts by a dictionary of official words so that the fewest characters are left over.

    A short unknown stretch before a word that ends place names is one name with it (青禾示范区); two
    unknown characters on their own are taken for a word.
    """

    words: frozenset[str] = OFFICIAL_WORDS
    _longest: int = field(init=False, repr=False, eq=False)

    @_longest.default
    def _measure(self) -> int:
        return max(map(len, self.words), default=1)

    def segment(self, text: str, /) -> Sequence[str]:
        """Return the words of a text, which joined together are the text."""
        return tuple(_join_unknown(self._cut(text), self.words))

    def _cut(self, text: str) -> list[str]:
        # best[i]: the cheapest way to cut text[i:], as its cost and the length of its first piece.
        best: list[tuple[float, int]] = [(0.0, 0)] * (len(text) + 1)
        for start in range(len(text) - 1, -1, -1):
            whole = _WHOLE.match(text, start)
            options = [(_COST_OF_UNKNOWN + best[start + 1][0], 1)]
            if whole:
                options.append((1 + best[whole.end()][0], whole.end() - start))
            options.extend(
                (1 + best[start + length][0], length)
                for length in range(1, min(self._longest, len(text) - start) + 1)
                if text[start : start + length] in self.words
            )
            # Of two equally good ways the one with the longer first word.
            best[start] = min(options, key=lambda option: (option[0], -option[1]))
        pieces, position = [], 0
        while position < len(text):
            pieces.append(text[position : position + best[position][1]])
            position += best[position][1]
        return pieces


_COST_OF_UNKNOWN: Final = 3.0


def _join_unknown(pieces: list[str], words: frozenset[str]) -> list[str]:
    joined: list[str] = []
    unknown = ""
    for piece in pieces:
        if len(piece) == 1 and piece not in words and piece.isalpha():
            unknown += piece
            continue
        if piece in PLACE_SUFFIXES and len(unknown) <= _UNKNOWN_TOGETHER:
            joined.append(unknown + piece)
        else:
            joined += (*_unknown_words(unknown), piece)
        unknown = ""
    return [*joined, *_unknown_words(unknown)]


def _unknown_words(unknown: str) -> Sequence[str]:
    return (unknown,) if len(unknown) == 2 else tuple(unknown)


DEFAULT_SEGMENTER: Final[Segmenter] = DictionarySegmenter()
"""The segmenter that is used where none is given."""
