"""Cubic PostScript outlines (CFF) to quadratic TrueType outlines (glyf), in few points."""

from typing import Any

from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph
from tools.build_fonts.contours import contours
from tools.build_fonts.fewest_points import joined

# An em has 1000 units; this is a tenth of a dot in body text at 600 dots to the inch. With 1.0 files would be
# a twentieth smaller; with 2 thin strokes wobble.
TOLERANCE = 0.75


def to_quadratic(font: TTFont, tolerance: float = TOLERANCE) -> None:
    """Replace the CFF outlines of `font` by glyf ones that stay within `tolerance` units of them.

    Glyphs that have fewer points are smaller in every document that embeds them.
    """
    order = font.getGlyphOrder()
    drawn = font.getGlyphSet()
    glyphs = {name: _quadratic(drawn[name], tolerance) for name in order}

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


def _quadratic(drawn: Any, tolerance: float) -> Glyph:
    recorded = RecordingPen()
    # TrueType fills contours that run clockwise, PostScript the other way round.
    drawn.draw(ReverseContourPen(recorded))
    pen = TTGlyphPen(None)
    for contour in contours(recorded.value):
        parts = joined(contour, tolerance)
        pen.moveTo(parts[0].start)
        for part in parts[:-1] if parts[-1].control is None else parts:
            if part.control is None:
                pen.lineTo(part.end)
            else:
                pen.qCurveTo(part.control, part.end)
        pen.closePath()
    return pen.glyph(dropImpliedOnCurves=True)


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
