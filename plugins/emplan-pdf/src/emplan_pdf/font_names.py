"""The names of fonts: the records of their name tables, and how a name that is asked for fits them."""

import struct
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import frozen

from emplan_pdf.font_data import FileData, FontData
from emplan_pdf.sfnt import font_count, font_tables

FAMILY, STYLE, FULL_NAME, POSTSCRIPT_NAME, TYPOGRAPHIC_FAMILY = 1, 2, 4, 6, 16
_MACINTOSH, _WINDOWS = 1, 3
# Encodings of the platform Macintosh that are not Latin.
_MACINTOSH_CODECS: Final = {1: "shift_jis", 2: "big5", 3: "euc_kr", 25: "gb18030"}
# Old Chinese fonts for Windows write GBK or Big5 where the standard has two bytes for each character.
_WINDOWS_CODECS: Final = {3: "gb18030", 4: "big5"}
_BOLD, _ITALIC = 1, 2


@frozen(kw_only=True)
class FontNames:
    """The names of one face: the family as offices know it, families and full names as they are compared."""

    family: str
    families: frozenset[str]
    full_names: frozenset[str]
    style: int = 0
    """The bits of the head table: bold, italic."""

    @property
    def folded(self) -> frozenset[str]:
        """Every name that finds it."""
        return self.families | self.full_names

    def rank(self, wanted: str) -> tuple[int, int]:
        """How well it fits a name: the face of that full name, then the regular one of the family."""
        return (wanted not in self.full_names, self.style & (_BOLD | _ITALIC))


def folded(name: str) -> str:
    """A name as names are compared: without capitals, spaces and differences of width."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def names_in_file(path: Path) -> tuple[FontNames, ...]:
    """The names of each face of a file.

    Raises:
        OSError: it cannot be read.
        FontFileError: it is no font.
        struct.error, IndexError, ValueError: it is cut off or empty.
    """
    data = FileData(path)
    return tuple(names_of(data, str(path), number) for number in range(font_count(data)))


def names_of(data: FontData, place: str, subfont: int) -> FontNames:
    """The names of one face."""
    tables = font_tables(data, place, subfont)

    def table(tag: bytes) -> bytes:
        start, length = tables.get(tag, (0, 0))
        return data[start : start + length]

    names: dict[int, list[str]] = {}
    for number, text in name_records(table(b"name")):
        names.setdefault(number, []).append(text)
    head = table(b"head")
    (style,) = struct.unpack_from(">44xH", head) if len(head) >= 46 else (0,)
    families = [*names.get(TYPOGRAPHIC_FAMILY, ()), *names.get(FAMILY, ())]
    full_names = [*names.get(FULL_NAME, ()), *names.get(POSTSCRIPT_NAME, ())]
    return FontNames(
        family=usual_name(families) or Path(place).stem,
        families=frozenset(map(folded, families)),
        full_names=frozenset(map(folded, full_names)),
        style=style,
    )


def usual_name(names: list[str]) -> str:
    """The name that offices know a font by: the Chinese one where there is one."""
    return next((name for name in names if not name.isascii()), names[0] if names else "")


def name_records(table: bytes) -> Iterator[tuple[int, str]]:
    """The number of each name and its text; what cannot be read is left out."""
    if len(table) < 6:
        return
    count, storage = struct.unpack_from(">2xHH", table)
    for index in range(min(count, (len(table) - 6) // 12)):
        platform, encoding, _, number, length, offset = struct.unpack_from(">6H", table, 6 + 12 * index)
        text = _decoded(table[storage + offset : storage + offset + length], platform, encoding)
        if text:
            yield number, text


def _decoded(raw: bytes, platform: int, encoding: int) -> str:
    codec = "utf-16-be"
    if platform == _MACINTOSH:
        codec = _MACINTOSH_CODECS.get(encoding, "mac_roman")
    elif platform == _WINDOWS and encoding in _WINDOWS_CODECS:
        codec, raw = _WINDOWS_CODECS[encoding], raw.replace(b"\0", b"")
    return raw.decode(codec, "ignore").strip("\0 ")
