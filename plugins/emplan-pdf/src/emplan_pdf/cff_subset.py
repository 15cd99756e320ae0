"""A subset of a font with PostScript outlines (CFF, CFF2) as a font program to embed, made with fontTools."""

import io
from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from fontTools.cffLib import (
    CFFFontSet,
    CharStrings,
    FDArrayIndex,
    FDSelect,
    FontDict,
    GlobalSubrsIndex,
    PrivateDict,
    TopDict,
    TopDictIndex,
)
from fontTools.cffLib.specializer import commandsToProgram, programToCommands
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from emplan_pdf.opentype import BOX, OpenTypeFont

# fontTools brings no types of its own.
_Top: TypeAlias = Any
_Charstring: TypeAlias = Any
_Command: TypeAlias = tuple[str, list[Any]]

_COUNTED_ANEW: Final = frozenset({"Subrs", "defaultWidthX", "nominalWidthX"})


def cff_subset(font: OpenTypeFont, glyphs: Sequence[int]) -> bytes:
    """The CFF program of these glyphs, CID-keyed: a CID is the position in `glyphs`.

    Outlines and hints stay as they are. Drawn anew, without hints, are the default instance of a font with
    CFF2 outlines and glyphs that are put together from two others (``seac``).

    Raises:
        FontFileError: the font is damaged.
    """
    try:
        return _subset(font, glyphs)
    except Exception as cause:
        # Damaged data makes fontTools raise whatever it meets.
        raise font.damaged() from cause


def _subset(font: OpenTypeFont, glyphs: Sequence[int]) -> bytes:
    # All that fontTools wants to know of the font around the outlines.
    frame = TTFont(recalcBBoxes=False, recalcTimestamp=False)
    frame.setGlyphOrder([f"glyph{number:05}" for number in range(font.glyph_count)])
    source = _source(font, frame)
    found = [source.CharStrings.getItemAndSelector(source.charset[max(glyph, 0)]) for glyph in glyphs]
    parts = [part or 0 for _, part in found]
    used = sorted(set(parts))
    fonts = CFFFontSet()
    fonts.major, fonts.minor = 1, 0
    fonts.fontNames = [font.name.encode("ascii", "replace").decode("ascii")]
    fonts.GlobalSubrs = GlobalSubrsIndex()
    fonts.topDictIndex = TopDictIndex()
    top = _top(font, [_private(source, part, font.units_per_em) for part in used])
    fonts.topDictIndex.append(top)
    top.CIDCount = len(glyphs)
    top.charset = [".notdef", *(f"cid{code:05}" for code in range(1, len(glyphs)))]
    top.FDSelect.gidArray = [used.index(part) for part in parts]
    for name, (charstring, _) in zip(top.charset, found, strict=True):
        # Two characters may share a glyph; each code has a charstring of its own.
        top.CharStrings[name] = T2CharString(
            charstring.bytecode, private=charstring.private, globalSubrs=charstring.globalSubrs
        )
    if not found[0][0].private.in_cff2:
        fonts.desubroutinize()
    for name, glyph, part in zip(top.charset, glyphs, top.FDSelect.gidArray, strict=True):
        charstring = top.CharStrings[name]
        charstring.program = _program(font, glyph, charstring, source.CharStrings)
        charstring.private, charstring.globalSubrs = top.FDArray[part].Private, fonts.GlobalSubrs
    stream = io.BytesIO()
    fonts.compile(stream, frame, isCFF2=False)
    return stream.getvalue()


def _source(font: OpenTypeFont, frame: TTFont) -> _Top:
    fonts = CFFFontSet()
    plain = font.table(b"CFF ")
    fonts.decompile(io.BytesIO(plain or font.table(b"CFF2") or b""), frame, isCFF2=not plain)
    return fonts[0]


def _top(font: OpenTypeFont, privates: Sequence[PrivateDict]) -> _Top:
    """The dictionary of a font with these parts and without glyphs."""
    top = TopDict()
    em = font.units_per_em
    top.ROS = ("Adobe", "Identity", 0)
    top.FontMatrix = [1 / em, 0, 0, 1 / em, 0, 0]
    top.FontBBox = list(font.bounds)
    top.FDSelect = FDSelect()
    top.FDArray = FDArrayIndex()
    for private in privates:
        part = FontDict()
        part.Private = private
        top.FDArray.append(part)
    top.CharStrings = CharStrings(None, None, None, None, top.FDSelect, top.FDArray)
    return top


def _private(source: _Top, part: int, em: int) -> PrivateDict:
    """The hints of a part. All parts count widths alike, so that nobody can take them from the wrong one."""
    private = PrivateDict()
    own = source.FDArray[part].Private if hasattr(source, "FDArray") else source.Private
    if not own.in_cff2:
        for name in sorted(own.rawDict.keys() - _COUNTED_ANEW):
            setattr(private, name, getattr(own, name))
    private.defaultWidthX, private.nominalWidthX = em, 0
    return private


def _program(font: OpenTypeFont, glyph: int, charstring: _Charstring, outlines: CharStrings) -> list[Any]:
    """What draws the glyph, its width in front where that is not an em."""
    advance, em = font.advance(glyph), font.units_per_em
    width = [] if advance == em else [advance]
    if glyph < 0:
        return [*width, *(_box(em) if glyph == BOX else ()), "endchar"]
    if not charstring.private.in_cff2:
        commands: list[_Command] = programToCommands(charstring.program)
        if commands[0][0] == "" and len(commands[0][1]) == 1:
            del commands[0]
        if commands[-1] == ("endchar", []):
            return [*width, *commandsToProgram(commands)]
    pen = T2CharStringPen(None, outlines, roundTolerance=0)
    charstring.draw(pen)
    return [*width, *pen.getCharString().program]


def _box(em: int) -> list[int | str]:
    low, high, left, right, line = -em // 12, em * 5 // 6, em // 10, em * 9 // 10, em // 25
    wide, tall = right - left, high - low
    outer: list[int | str] = [left, low, "rmoveto", wide, tall, -wide, "hlineto"]
    # The inner rectangle runs the other way, so that it is left out.
    wide, tall = wide - 2 * line, tall - 2 * line
    return [*outer, line, -line - tall, "rmoveto", tall, wide, -tall, "vlineto"]
