"""Cubic PostScript outlines (CFF) to quadratic TrueType outlines (glyf)."""

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

# Half a unit gives larger files, two units a visible wobble in thin strokes; an em is 1000 units.
TOLERANCE = 1.0


def to_quadratic(font: TTFont, tolerance: float = TOLERANCE) -> None:
    """Replace the CFF outlines of `font` by glyf ones that stay within `tolerance` units of them."""
    order = font.getGlyphOrder()
    drawn = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        # TrueType fills contours that run clockwise, PostScript the other way round.
        drawn[name].draw(Cu2QuPen(pen, tolerance, reverse_direction=True))
        glyphs[name] = pen.glyph(dropImpliedOnCurves=True)

    glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = glyphs
    font["glyf"] = glyf
    font["loca"] = newTable("loca")
    for tag in ("CFF ", "VORG"):
        if tag in font:
            del font[tag]
    for name, glyph in glyphs.items():
        glyph.recalcBounds(glyf)
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
    _declare_truetype(font)


def _declare_truetype(font: TTFont) -> None:
    font.sfntVersion = "\x00\x01\x00\x00"
    profile = font["maxp"]
    profile.tableVersion = 0x00010000
    profile.maxZones = 1
    for limit in (
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
    ):
        setattr(profile, limit, 0)
