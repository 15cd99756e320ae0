"""Metrics: how wide characters are, by plain rules or by whoever knows the font."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final, Protocol

from attrs import frozen

from emplan.layout.faces import Face

EM_ASCENT: Final = 0.88
"""The part of a Chinese em box above the baseline."""
MASTHEAD_INK_INSET: Final = 0.03
"""How far below the top of its em box the ink of a title-song character begins, in em."""


DASH_CENTRE: Final = 0.27
"""How high above the baseline the dashes of a page number lie, in em."""


class Metrics(Protocol):
    """What compose asks about fonts."""

    def advance(self, char: str, face: Face, /) -> float:
        """Return the advance of a character in em; 1.0 makes it fill a cell of the grid."""
        ...


_FULL_WIDTH_MARKS: Final = frozenset(
    "“”‘’—…·～〈〉《》「」『』【】〔〕〖〗（）、。，；：！？％℃№×÷±≥≤→★☆※○●◎△▲□■◆◇§°′″"
)
_NARROW: Final = frozenset("iljtfIr.,;:!|'`()[]{} ")
_WIDE_LATIN: Final = frozenset("mwMW@%&")


def is_full_width(char: str) -> bool:
    """Whether a character fills a whole cell: hanzi, Chinese marks, full-width forms, circled numbers."""
    if char in _FULL_WIDTH_MARKS:
        return True
    # Ambiguous ones (① Ⅰ α) are as wide as hanzi in Chinese faces.
    return unicodedata.east_asian_width(char) in "WFA"


def is_zero_width(char: str) -> bool:
    """Whether a character takes no room: combining marks, joiners, variation selectors."""
    return unicodedata.category(char) in ("Mn", "Me", "Cf")


@frozen
class CellMetrics:
    """Plain advances without a font: hanzi 1 em, digits half an em, Latin letters by three classes."""

    def advance(self, char: str, face: Face, /) -> float:
        """Return the advance of a character in em; all faces are alike."""
        return _plain_advance(char)


@lru_cache(maxsize=1 << 14)
def _plain_advance(char: str) -> float:
    if is_zero_width(char):
        return 0.0
    if is_full_width(char):
        return 1.0
    if char.isdigit():
        return 0.5
    if char in _NARROW:
        return 0.3 if char != " " else 0.25
    if char in _WIDE_LATIN:
        return 0.8
    return 0.62 if char.isupper() else 0.5
