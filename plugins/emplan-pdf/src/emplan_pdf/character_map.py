"""The character map (cmap) of a TrueType font: from a character to its glyph, formats 4 and 12."""

import struct
import sys
from array import array
from bisect import bisect_right
from typing import Protocol


class CharacterMap(Protocol):
    """Finds glyphs by code point."""

    def glyph(self, code: int, /) -> int:
        """The glyph of the code point; 0 if the font has none."""
        ...


class SegmentMap:
    """Format 4: the characters up to U+FFFF, in segments."""

    def __init__(self, data: bytes) -> None:
        count = _unsigned_short(data, 6) // 2
        parts = _cut("H", data, 14, 4 * count + 1)
        self._ends = parts[:count]
        self._starts = parts[count + 1 : 2 * count + 1]
        self._deltas = parts[2 * count + 1 : 3 * count + 1]
        self._offsets = parts[3 * count + 1 :]
        # An offset counts from its own place, so the glyph ids are read from there on.
        self._tail = _cut("H", data, 14 + 2 * (3 * count + 1), (len(data) - 14) // 2 - 3 * count - 1)

    def glyph(self, code: int, /) -> int:
        """The glyph of the code point; 0 if the font has none."""
        segment = bisect_right(self._starts, code) - 1
        if segment < 0 or code > self._ends[segment]:
            return 0
        offset = self._offsets[segment]
        if offset == 0:
            return (code + self._deltas[segment]) & 0xFFFF
        place = segment + offset // 2 + code - self._starts[segment]
        glyph = self._tail[place] if place < len(self._tail) else 0
        return (glyph + self._deltas[segment]) & 0xFFFF if glyph else 0


class GroupMap:
    """Format 12: all characters, in groups of consecutive glyphs."""

    def __init__(self, data: bytes) -> None:
        count = struct.unpack_from(">L", data, 12)[0]
        groups = _cut("I", data, 16, 3 * count)
        self._starts, self._ends, self._glyphs = groups[0::3], groups[1::3], groups[2::3]

    def glyph(self, code: int, /) -> int:
        """The glyph of the code point; 0 if the font has none."""
        group = bisect_right(self._starts, code) - 1
        if group < 0 or code > self._ends[group]:
            return 0
        return self._glyphs[group] + code - self._starts[group]


def character_map(table: bytes) -> CharacterMap | None:
    """The map that covers most of Unicode; None if the table has none in format 4 or 12.

    Raises:
        struct.error, IndexError: the table is cut off.
    """
    best: tuple[int, int] | None = None
    for index in range(_unsigned_short(table, 2)):
        platform, encoding, offset = struct.unpack_from(">HHL", table, 4 + 8 * index)
        form = _unsigned_short(table, offset)
        unicode_map = platform == 0 or (platform == 3 and encoding in (1, 10))
        if unicode_map and form in (4, 12) and (best is None or form > best[0]):
            best = form, offset
    if best is None:
        return None
    form, offset = best
    if form == 12:
        return GroupMap(table[offset : offset + struct.unpack_from(">L", table, offset + 4)[0]])
    # The length field of large format-4 tables is often wrong, so the rest of the table is taken.
    return SegmentMap(table[offset:])


def _unsigned_short(data: bytes, offset: int) -> int:
    value: int = struct.unpack_from(">H", data, offset)[0]
    return value


def _cut(code: str, data: bytes, offset: int, count: int) -> "array[int]":
    length = count * array(code).itemsize
    if len(data) < offset + length:
        raise IndexError(f"{length} bytes at {offset} of {len(data)}")
    return big_endian(code, data[offset : offset + length])


def big_endian(code: str, data: bytes) -> "array[int]":
    """The unsigned numbers of a table, of 2 (``H``) or 4 bytes (``I``); a broken last one is left out."""
    numbers: array[int] = array(code)
    numbers.frombytes(data[: len(data) // numbers.itemsize * numbers.itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
