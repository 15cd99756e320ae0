"""Embedding: the program of a font for the glyphs of one document, and what PDF calls its kind."""

from collections.abc import Sequence
from importlib.util import find_spec

from attrs import frozen

from emplan.errors import MissingExtraError
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
        MissingExtraError: its outlines are PostScript ones, and fontTools is not installed.
    """
    if isinstance(font, TrueTypeFont):
        data = subset(font, glyphs)
        descendant = "/CIDFontType2/CIDToGIDMap/Identity"
        return FontProgram(data, f"/Length1 {len(data)}", "FontFile2", descendant)
    if find_spec("fontTools") is None:
        raise MissingExtraError(
            "otf", f"The font {font.place} (CFF)", f"嵌入字体 {font.place}（CFF 轮廓）", plugin="emplan-pdf"
        )
    # Only fonts of this kind pay for fontTools.
    from emplan_pdf.cff_subset import cff_subset

    return FontProgram(cff_subset(font, glyphs), "/Subtype/CIDFontType0C", "FontFile3", "/CIDFontType0")
