"""A TrueType font, read lazily from a mapped file: its names, measures and glyphs."""

import mmap
import os
import struct
from functools import lru_cache
from pathlib import Path
from typing import Final

from attrs import field, frozen

from emplan.errors import InvalidValueError
from emplan_pdf.character_map import CharacterMap, big_endian, character_map
from emplan_pdf.errors import FontFileError

_MAGIC = 0x5F0F3CF5
_POSTSCRIPT_NAME = 6
_TABLES: Final = (b"head", b"hhea", b"hmtx", b"maxp", b"cmap", b"loca", b"glyf")
_OTHER_KINDS: Final = {
    b"OTTO": ("it has CFF (PostScript) outlines", "其轮廓为 CFF（PostScript）格式"),
    b"wOFF": ("it is a WOFF file for web pages", "这是网页用的 WOFF 文件"),
    b"wOF2": ("it is a WOFF2 file for web pages", "这是网页用的 WOFF2 文件"),
}
_RESTRICTED, _NO_SUBSET, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200


def _path(source: str | os.PathLike[str]) -> Path:
    try:
        return Path(source)
    except TypeError as cause:
        problem = f"A font (字体) is given by its path or as a FontFile, not as {source!r}."
        raise InvalidValueError(problem, f"字体应以路径指明：{source!r}。", field="fonts") from cause


@frozen
class FontFile:
    """A font by its path; ``subfont`` counts the faces of a collection (.ttc) from 0."""

    path: Path = field(converter=_path)
    subfont: int = 0

    def __str__(self) -> str:
        return f"{self.path}#{self.subfont}" if self.subfont else str(self.path)


def open_font(file: FontFile) -> "TrueTypeFont":
    """The font of the file; a file that has not changed since is parsed only once.

    Raises:
        FontFileError: the file cannot be read, is damaged, is no TrueType font or forbids embedding.
    """
    try:
        state = file.path.stat()
        return _parsed(file, state.st_mtime_ns, state.st_size)
    except OSError as cause:
        reason = cause.strerror or type(cause).__name__
        raise FontFileError(str(file), f"it cannot be read ({reason})", f"无法读取（{reason}）") from cause


@lru_cache(maxsize=32)
def _parsed(file: FontFile, _changed: int, size: int) -> "TrueTypeFont":
    if size == 0:
        raise FontFileError(str(file), "it is empty", "文件为空")
    with file.path.open("rb") as stream:
        data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    return TrueTypeFont(data, str(file), file.subfont)


class TrueTypeFont:
    """One face with TrueType outlines; lengths are in font units, `units_per_em` to the em.

    Glyphs are found, measured and copied when they are asked for: opening a font of 15 MB reads little more
    than its directory.
    """

    def __init__(self, data: "bytes | mmap.mmap", place: str, subfont: int = 0) -> None:
        self._data = data
        self.place = place
        self.checksums: dict[int, int] = {}
        try:
            self._tables = self._directory(subfont)
            self._read()
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
        """The advance width of the glyph."""
        return self._metrics[2 * min(glyph, self._long_metrics - 1)]

    def bearing(self, glyph: int, /) -> int:
        """The left side bearing of the glyph."""
        rows = self._long_metrics
        place = 2 * glyph + 1 if glyph < rows else rows + glyph
        # Fonts may leave out the last bearings.
        bearing = self._metrics[place] if place < len(self._metrics) else 0
        return bearing - 0x10000 if bearing & 0x8000 else bearing

    def outline(self, glyph: int, /) -> bytes:
        """The glyph's description as the file has it; empty for a blank.

        Raises:
            FontFileError: its place lies outside the file's outlines.
        """
        unit = self._offset_unit
        first, end = unit * self._offsets[glyph], unit * self._offsets[glyph + 1]
        start, length = self._tables[b"glyf"]
        if not first <= end <= length:
            raise self.damaged()
        return self._data[start + first : start + end]

    def table(self, tag: bytes, /) -> bytes | None:
        """A whole table; None if the font has none of that tag."""
        return self._bytes(tag) if tag in self._tables else None

    def _directory(self, subfont: int) -> dict[bytes, tuple[int, int]]:
        kind, start = self._data[:4], 0
        if kind == b"ttcf":
            count = struct.unpack_from(">L", self._data, 8)[0]
            if not 0 <= subfont < count:
                reason = f"it has {count} subfonts, numbered from 0, and no subfont {subfont}"
                reason_zh = f"其中只有 {count} 种字体（从 0 起编号），没有第 {subfont} 号"
                raise FontFileError(self.place, reason, reason_zh)
            start = struct.unpack_from(">L", self._data, 12 + 4 * subfont)[0]
            kind = self._data[start : start + 4]
        if kind in _OTHER_KINDS:
            raise FontFileError(self.place, *_OTHER_KINDS[kind])
        if kind not in (b"\0\1\0\0", b"true"):
            raise FontFileError(self.place, "it is not a TrueType font", "不是 TrueType 字体")
        count = struct.unpack_from(">H", self._data, start + 4)[0]
        records = (struct.unpack_from(">4s4xLL", self._data, start + 12 + 16 * each) for each in range(count))
        tables = {tag: (offset, length) for tag, offset, length in records}
        lost = [tag.decode("ascii") for tag in _TABLES if tag not in tables]
        if lost:
            missing = ", ".join(lost)
            raise FontFileError(self.place, f"it lacks the tables {missing}", f"缺少数据表 {missing}")
        if any(offset + length > len(self._data) for offset, length in tables.values()):
            raise self.damaged()
        return tables

    def _read(self) -> None:
        magic, self.units_per_em, *bounds, long_offsets = self._unpack(b"head", ">12xL2xH16x4h6xh")
        self.glyph_count = self._unpack(b"maxp", ">4xH")[0]
        self.ascent, self.descent, self._long_metrics = self._unpack(b"hhea", ">4xhh26xH")
        self.bounds = tuple(bounds)
        self._metrics = big_endian("H", self._bytes(b"hmtx"))
        self._offset_unit = 1 if long_offsets else 2
        self._offsets = big_endian("I" if long_offsets else "H", self._bytes(b"loca"))
        if (
            magic != _MAGIC
            or self.units_per_em == 0
            or not 0 < self._long_metrics <= self.glyph_count
            or len(self._metrics) < 2 * self._long_metrics
            or len(self._offsets) <= self.glyph_count
        ):
            raise self.damaged()
        self._refuse_locked()
        found = character_map(self._bytes(b"cmap"))
        if found is None:
            raise FontFileError(self.place, "it has no Unicode character map", "没有 Unicode 字符映射")
        self._characters: CharacterMap = found
        self._glyphs: dict[str, int] = {}
        self.name = self._postscript_name() or Path(self.place).stem

    def _bytes(self, tag: bytes) -> bytes:
        start, length = self._tables[tag]
        return self._data[start : start + length]

    def _unpack(self, tag: bytes, form: str) -> tuple[int, ...]:
        start, length = self._tables[tag]
        if length < struct.calcsize(form):
            raise self.damaged()
        return struct.unpack_from(form, self._data, start)

    def _refuse_locked(self) -> None:
        """Respects the licence bits (fsType) of the OS/2 table."""
        table = self.table(b"OS/2")
        rights = struct.unpack_from(">8xH", table)[0] if table else 0
        if rights & 0x000F == _RESTRICTED:
            raise FontFileError(self.place, "its maker forbids embedding", "字体厂商禁止嵌入")
        if rights & (_NO_SUBSET | _BITMAPS_ONLY):
            raise FontFileError(self.place, "its maker forbids embedding parts of it", "字体厂商禁止嵌入子集")

    def _postscript_name(self) -> str:
        table = self.table(b"name") or b"\0" * 6
        count, storage = struct.unpack_from(">2xHH", table)
        for index in range(count):
            platform, _, _, what, length, offset = struct.unpack_from(">6H", table, 6 + 12 * index)
            if what == _POSTSCRIPT_NAME:
                raw = table[storage + offset : storage + offset + length]
                name = raw.decode("latin-1" if platform == 1 else "utf-16-be", "replace")
                if plain := "".join(filter(_is_plain, name)):
                    return plain
        return ""

    def damaged(self) -> FontFileError:
        """The error that says so."""
        return FontFileError(self.place, "it is damaged", "文件已损坏")


def _is_plain(character: str) -> bool:
    return character.isascii() and character.isprintable()
