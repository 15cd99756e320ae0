"""Full-cell forms of two signs that some originals give a Latin width: the dash — and the dot ·."""

from fontTools.ttLib import TTFont

DASH, MIDDLE_DOT = 0x2014, 0x00B7


def fill_cells(font: TTFont) -> None:
    """Make 破折号 —— one unbroken line two cells long, and · a sign in mid-cell, as Chinese has them.

    The bar of the dash is stretched to the whole em; the dot keeps its size and moves.
    Faces that have them so already stay unchanged.
    """
    cell = font["head"].unitsPerEm
    glyphs = font.getBestCmap()
    _stretch(font, glyphs[DASH], cell)
    _centre(font, glyphs[MIDDLE_DOT], cell)


def _stretch(font: TTFont, name: str, cell: int) -> None:
    glyph = font["glyf"][name]
    left, width = glyph.xMin, glyph.xMax - glyph.xMin
    glyph.coordinates.translate((-left, 0))
    glyph.coordinates.scale((cell / width, 1))
    glyph.coordinates.toInt()
    _settle(font, name, cell)


def _centre(font: TTFont, name: str, cell: int) -> None:
    glyph = font["glyf"][name]
    margin = (cell - (glyph.xMax - glyph.xMin)) // 2
    glyph.coordinates.translate((margin - glyph.xMin, 0))
    _settle(font, name, cell)


def _settle(font: TTFont, name: str, cell: int) -> None:
    glyph = font["glyf"][name]
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (cell, glyph.xMin)
