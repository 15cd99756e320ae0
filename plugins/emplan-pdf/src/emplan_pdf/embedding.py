"""Embedding: the program of a font for the glyphs of one document, and what PDF calls its kind."""

import struct
from collections.abc import Sequence

from attrs import frozen

from emplan_pdf.cff import CffFont
from emplan_pdf.cff_subset import cff_subset
from emplan_pdf.opentype import OpenTypeFont
from emplan_pdf.subset import subset
from emplan_pdf.truetype import TrueTypeFont


@frozen
class FontProgram:
    """A font to embed: its data, the entries of its stream, the descriptor's entry for it.

    ``descendant`` is the type of the font inside the composite one, with further entries of that.
    """

    data: bytes
    entries: str
    key: str
    descendant: str


def font_program(font: OpenTypeFont, glyphs: Sequence[int]) -> FontProgram:
    """The program of these glyphs, whose codes are their positions.

    Raises:
        FontFileError: a glyph of the font is damaged.
    """
    if isinstance(font, CffFont):
        try:
            data = cff_subset(font, glyphs)
        except (struct.error, IndexError) as cause:
            raise font.damaged() from cause
        return FontProgram(data, "/Subtype/CIDFontType0C", "FontFile3", "/CIDFontType0")
    assert isinstance(font, TrueTypeFont)
    data = subset(font, glyphs)
    descendant = "/CIDFontType2/CIDToGIDMap/Identity"
    return FontProgram(data, f"/Length1 {len(data)}", "FontFile2", descendant)
