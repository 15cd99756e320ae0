"""An OpenType font, read lazily: its tables, measures, characters and licence bits."""

import struct
from pathlib import Path
from typing import Final

from emplan_pdf.character_map import CharacterMap, big_endian, character_map
from emplan_pdf.errors import FontFileError
from emplan_pdf.font_data import FontData
from emplan_pdf.font_names import POSTSCRIPT_NAME, name_records, names_of
from emplan_pdf.sfnt import font_tables

_MAGIC = 0x5F0F3CF5
_RESTRICTED, _NO_SUBSET, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200

BLANK: Final = -1
"""In place of a glyph: nothing at all, without width; for characters that are not to be seen."""
BOX: Final = -2
"""In place of a glyph: an upright box an em wide, for a character that no font has."""


class OpenTypeFont:
    """One face; lengths are in font units, `units_per_em` to the em.

    ``name`` is its PostScript name, ``family`` the one that offices know it by.
    Glyphs are found, measured and copied when they are asked for: opening a font of 15 MB reads little more
    than its directory.
    """

    needed: tuple[bytes, ...] = (b"head", b"hhea", b"hmtx", b"maxp", b"cmap")

    def __init__(self, data: FontData, place: str, subfont: int = 0) -> None:
        self._data = data
        self.place = place
        try:
            self._tables = font_tables(data, place, subfont)
            self._read()
            self._read_names(subfont)
        except (struct.error, IndexError) as cause:
            raise self.damaged() from cause

    def glyph(self, character: str, /) -> int:
        """The glyph of the character; 0 if the font has none."""
        try:
            return self._glyphs[character]
        except KeyError:
            found = self._characters.glyph(ord(character))
            glyph = self._glyphs[character] = found if found < self.glyph_count else 0
            return glyph

    def width(self, character: str, /) -> float:
        """The advance of the character's glyph in em."""
        return self.advance(self.glyph(character)) / self.units_per_em

    def advance(self, glyph: int, /) -> int:
        """The advance width of the glyph or of what stands in its place."""
        if glyph >= 0:
            return self._metrics[2 * min(glyph, self._long_metrics - 1)]
        return self.units_per_em if glyph == BOX else 0

    def bearing(self, glyph: int, /) -> int:
        """The left side bearing of the glyph."""
        rows = self._long_metrics
        place = 2 * glyph + 1 if glyph < rows else rows + glyph
        # Fonts may leave out the last bearings.
        bearing = self._metrics[place] if place < len(self._metrics) else 0
        return bearing - 0x10000 if bearing & 0x8000 else bearing

    def table(self, tag: bytes, /) -> bytes | None:
        """A whole table; None if the font has none of that tag."""
        return self._bytes(tag) if tag in self._tables else None

    def damaged(self) -> FontFileError:
        """The error that says so."""
        return FontFileError(self.place, "it is damaged", "文件已损坏")

    def _read(self) -> None:
        lost = [tag.decode("ascii") for tag in self.needed if tag not in self._tables]
        if lost:
            missing = ", ".join(lost)
            raise FontFileError(self.place, f"it lacks the tables {missing}", f"缺少数据表 {missing}")
        magic, self.units_per_em, *bounds = self._unpack(b"head", ">12xL2xH16x4h")
        self.glyph_count = self._unpack(b"maxp", ">4xH")[0]
        self.ascent, self.descent, self._long_metrics = self._unpack(b"hhea", ">4xhh26xH")
        self.bounds = tuple(bounds)
        self._metrics = big_endian("H", self._bytes(b"hmtx"))
        if (
            magic != _MAGIC
            or self.units_per_em == 0
            or not 0 < self._long_metrics <= self.glyph_count
            or len(self._metrics) < 2 * self._long_metrics
        ):
            raise self.damaged()
        self._refuse_locked()
        found = character_map(self._bytes(b"cmap"))
        if found is None:
            raise FontFileError(self.place, "it has no Unicode character map", "没有 Unicode 字符映射")
        self._characters: CharacterMap = found
        self._glyphs: dict[str, int] = {}

    def _bytes(self, tag: bytes) -> bytes:
        start, length = self._tables[tag]
        return self._data[start : start + length]

    def _unpack(self, tag: bytes, form: str) -> tuple[int, ...]:
        start, length = self._tables[tag]
        size = struct.calcsize(form)
        if length < size:
            raise self.damaged()
        return struct.unpack(form, self._data[start : start + size])

    def _refuse_locked(self) -> None:
        """Respects the licence bits (fsType) of the OS/2 table."""
        table = self.table(b"OS/2")
        rights = struct.unpack_from(">8xH", table)[0] if table else 0
        if rights & 0x000F == _RESTRICTED:
            raise FontFileError(self.place, "its maker forbids embedding", "字体厂商禁止嵌入")
        if rights & (_NO_SUBSET | _BITMAPS_ONLY):
            raise FontFileError(self.place, "its maker forbids embedding parts of it", "字体厂商禁止嵌入子集")

    def _read_names(self, subfont: int) -> None:
        records = name_records(self.table(b"name") or b"")
        plain = ("".join(filter(_is_plain, text)) for number, text in records if number == POSTSCRIPT_NAME)
        self.name = next(filter(None, plain), Path(self.place).stem)
        self.family = names_of(self._data, self.place, subfont).family


def _is_plain(character: str) -> bool:
    return character.isascii() and character.isprintable()
