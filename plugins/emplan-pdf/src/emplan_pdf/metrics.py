"""The exact advances of the fonts, for `emplan.layout.compose`."""

import unicodedata
from functools import lru_cache

from emplan.layout import CellMetrics, Face
from emplan_pdf.font_set import FontSet

_PLAIN = CellMetrics()
_OPENING, _CLOSING = frozenset("“‘"), frozenset("”’°′″")
_NARROW = 0.98


class FontMetrics:
    """Advances in em as the fonts have them; what fills a cell of the grid has one em whatever its glyph.

    Characters that no font has are as wide as without a font.
    """

    def __init__(self, fonts: FontSet) -> None:
        self._fonts = fonts
        self._known: dict[Face, dict[str, float]] = {face: {} for face in Face}

    def advance(self, char: str, face: Face, /) -> float:
        """The advance of a character in em."""
        if fills_cell(char):
            return 1.0
        known = self._known[face]
        try:
            return known[char]
        except KeyError:
            em = known[char] = self._measured(char, face)
            return em

    def _measured(self, char: str, face: Face) -> float:
        plain = _PLAIN.advance(char, face)
        font = self._fonts.font_with(char, face) if plain else None
        return font.width(char) if font else plain


@lru_cache(maxsize=1 << 14)
def fills_cell(char: str) -> bool:
    """Whether the character has a whole cell of the grid: hanzi and Chinese marks.

    Letters like α and ā have one only in fonts that draw them as wide as hanzi.
    """
    if _PLAIN.advance(char, Face.SONG) != 1:
        return False
    return not (unicodedata.east_asian_width(char) == "A" and unicodedata.category(char)[0] == "L")


def cell_inset(char: str, width: float) -> float:
    """How far inside its cell a glyph of this width stands, both in em.

    Some fonts draw quotation marks, dashes and dots narrower than a hanzi: opening quotation marks then go to
    the right of the cell, closing ones to its left, other marks to its middle.
    """
    if width >= _NARROW or char in _CLOSING or not fills_cell(char):
        return 0.0
    return 1 - width if char in _OPENING else (1 - width) / 2
