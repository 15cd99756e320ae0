"""The directory of a font file: where the tables of a font, or of one font of a collection, stand."""

import struct
from typing import Final

from emplan_pdf.errors import FontFileError
from emplan_pdf.font_data import FontData

_COLLECTION: Final = b"ttcf"
_OTHER_KINDS: Final = {
    b"wOFF": ("it is a WOFF file for web pages", "这是网页用的 WOFF 文件"),
    b"wOF2": ("it is a WOFF2 file for web pages", "这是网页用的 WOFF2 文件"),
}


def font_count(data: FontData) -> int:
    """How many fonts the file holds."""
    count: int = struct.unpack(">L", data[8:12])[0] if data[:4] == _COLLECTION else 1
    return count


def font_tables(data: FontData, place: str, subfont: int = 0) -> dict[bytes, tuple[int, int]]:
    """Offset and length of each table of a font, or of one font of a collection.

    Raises:
        FontFileError: it is another kind of file, has no such subfont or is cut off.
        struct.error: its head is cut off.
    """
    kind, start = data[:4], 0
    if kind == _COLLECTION:
        count = font_count(data)
        if not 0 <= subfont < count:
            reason = f"it has {count} subfonts, numbered from 0, and no subfont {subfont}"
            reason_zh = f"其中只有 {count} 种字体（从 0 起编号），没有第 {subfont} 号"
            raise FontFileError(place, reason, reason_zh)
        (start,) = struct.unpack(">L", data[12 + 4 * subfont : 16 + 4 * subfont])
        kind = data[start : start + 4]
    if kind in _OTHER_KINDS:
        raise FontFileError(place, *_OTHER_KINDS[kind])
    if kind not in (b"\0\1\0\0", b"true", b"OTTO"):
        raise FontFileError(place, "it is not a TrueType or OpenType font", "不是 TrueType 或 OpenType 字体")
    (count,) = struct.unpack(">H", data[start + 4 : start + 6])
    records = data[start + 12 : start + 12 + 16 * count]
    if len(records) < 16 * count:
        raise FontFileError(place, "it is damaged", "文件已损坏")
    tables = {tag: (offset, length) for tag, offset, length in struct.iter_unpack(">4s4xLL", records)}
    if any(offset + length > len(data) for offset, length in tables.values()):
        raise FontFileError(place, "it is damaged", "文件已损坏")
    return tables
