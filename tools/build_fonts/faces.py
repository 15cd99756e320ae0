"""The five recipes, and the making of one face from its original."""

import datetime
import io
from collections.abc import Iterable
from dataclasses import dataclass

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from tools.build_fonts import originals
from tools.build_fonts.cells import fill_cells
from tools.build_fonts.identity import Identity, give_identity
from tools.build_fonts.originals import Original
from tools.build_fonts.outlines import to_quadratic

_GPL = (
    "GNU General Public License, version 3, with the font exception of the Fandol fonts, which is extended "
    "to this modified font: a document that embeds it or unaltered portions of it is not for that reason "
    "covered by the GNU General Public License."
)
_GPL_URL = "https://www.gnu.org/licenses/gpl-3.0.html"
_OFL = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
_OFL_URL = "https://openfontlicense.org"

_CHANGES = (
    "Modified {date} by the emplan authors: renamed from {original}, declared as the Regular style, "
    "reduced to GB 2312, the Table of General Standard Chinese Characters and common signs, {outlines}, "
    "hints, layout and vertical tables removed."
)
_CONVERTED = "outlines converted from CFF to TrueType, in fewer points"
_WIDENED = "the em dash and the middle dot widened to a full cell"

# No layout tables: every renderer then sets the plain advances that emplan's composition counts with.
_LEFT_OUT = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "STAT", "VORG", "gasp", "kern", "vhea", "vmtx")


@dataclass(frozen=True, slots=True)
class Recipe:
    """One face to build: its original and its new identity."""

    original: Original
    identity: Identity

    @property
    def filename(self) -> str:
        """The file in the package."""
        return self.identity.postscript_name + ".ttf"


def _fandol(family: str, chinese_family: str, original: Original, name: str) -> Recipe:
    day = datetime.date(2026, 11, 22)
    change = _CHANGES.format(date=day, original=name, outlines=_CONVERTED)
    return Recipe(original, Identity(family, chinese_family, _GPL, _GPL_URL, change, day))


def _noto(family: str, chinese_family: str, original: Original, name: str) -> Recipe:
    day = datetime.date(2026, 11, 21)
    change = _CHANGES.format(date=day, original=name, outlines=_WIDENED)
    return Recipe(original, Identity(family, chinese_family, _OFL, _OFL_URL, change, day))


RECIPES = (
    _fandol("Emplan Fang", "Emplan 仿宋", originals.FANDOL_FANG, "FandolFang Regular"),
    _fandol("Emplan Kai", "Emplan 楷体", originals.FANDOL_KAI, "FandolKai Regular"),
    _noto("Emplan Hei", "Emplan 黑体", originals.NOTO_SANS_MEDIUM, "Noto Sans SC Medium"),
    _noto("Emplan Title Song", "Emplan 小标宋", originals.NOTO_SERIF_BOLD, "Noto Serif SC Bold"),
    _noto("Emplan Song", "Emplan 宋体", originals.NOTO_SERIF_REGULAR, "Noto Serif SC Regular"),
)


def build_face(recipe: Recipe, original: bytes, characters: Iterable[int]) -> bytes:
    """The finished TrueType file; the same arguments give the same bytes."""
    font = TTFont(io.BytesIO(original), recalcTimestamp=False, lazy=False)
    _reduce(font, characters)
    if "CFF " in font:
        to_quadratic(font)
    fill_cells(font)
    font["post"].formatType = 3.0
    _map_characters(font)
    give_identity(font, recipe.identity)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _reduce(font: TTFont, characters: Iterable[int]) -> None:
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.drop_tables += list(_LEFT_OUT)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def _map_characters(font: TTFont) -> None:
    """Write the character map anew: format 4 for the basic plane, format 12 for all planes."""
    glyphs = font.getBestCmap()
    basic = {code: name for code, name in glyphs.items() if code <= 0xFFFF}
    tables = [_subtable(4, 0, 3, basic), _subtable(4, 3, 1, basic)]
    if len(basic) < len(glyphs):
        tables += [_subtable(12, 0, 4, glyphs), _subtable(12, 3, 10, glyphs)]
    cmap = newTable("cmap")
    cmap.tableVersion = 0
    cmap.tables = sorted(tables, key=lambda table: (table.platformID, table.platEncID))
    font["cmap"] = cmap


def _subtable(format_: int, platform: int, encoding: int, glyphs: dict[int, str]) -> CmapSubtable:
    table = CmapSubtable.newSubtable(format_)
    table.platformID, table.platEncID, table.language = platform, encoding, 0
    table.cmap = glyphs
    return table
