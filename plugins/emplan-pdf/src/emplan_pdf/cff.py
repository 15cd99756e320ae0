"""A font with CFF outlines (most .otf files): the charstrings of its glyphs, each complete in itself."""

import struct
from itertools import pairwise

from attrs import frozen

from emplan_pdf.charstrings import UnusualCharstringError, inlined
from emplan_pdf.errors import FontFileError
from emplan_pdf.opentype import OpenTypeFont

CHARSET, CHARSTRINGS, PRIVATE, SUBRS = 15, 17, 18, 19
DEFAULT_WIDTH, NOMINAL_WIDTH = 20, 21
FONT_BBOX, FONT_MATRIX, ROS, FD_ARRAY, FD_SELECT = 5, 0x0C07, 0x0C1E, 0x0C24, 0x0C25


@frozen
class Entry:
    """An entry of a DICT: its operands, and as the file has them (a real number is only kept so)."""

    numbers: tuple[int, ...]
    written: bytes


@frozen
class FontDict:
    """Glyphs with hints and widths in common: their DICT, its Private DICT and local subroutines."""

    entries: dict[int, Entry]
    private: dict[int, Entry]
    subrs: tuple[bytes, ...]


class CffFont(OpenTypeFont):
    """One face whose outlines are in a table ``CFF ``."""

    needed = (*OpenTypeFont.needed, b"CFF ")

    def _read(self) -> None:
        super()._read()
        self._charstrings: dict[int, bytes] = {}
        data = self._cff = self._bytes(b"CFF ")
        _, place = index_at(data, data[2])
        tops, place = index_at(data, place)
        _, place = index_at(data, place)
        self._global, _ = index_at(data, place)
        self.top = dict_of(tops[0])
        try:
            self._offsets = index_offsets(data, self.top[CHARSTRINGS].numbers[0])
            self.is_cid_keyed = ROS in self.top
            if self.is_cid_keyed:
                arrays, _ = index_at(data, self.top[FD_ARRAY].numbers[0])
                self.dicts = tuple(self._font_dict(dict_of(each)) for each in arrays)
                self._select = self.top[FD_SELECT].numbers[0]
            else:
                self.dicts = (self._font_dict(self.top),)
        except (KeyError, ValueError) as cause:
            raise self.damaged() from cause
        if len(self._offsets) <= self.glyph_count:
            raise self.damaged()

    def charstring(self, glyph: int, /) -> bytes:
        """The glyph's charstring, its subroutines put into it and its width left out.

        Raises:
            FontFileError: it is damaged or of a kind that nobody makes.
        """
        known = self._charstrings.get(glyph)
        if known is None:
            data = self._cff[self._offsets[glyph] : self._offsets[glyph + 1]]
            subrs = self.dicts[self.part(glyph)].subrs
            try:
                known = inlined(data, self._global, subrs)
            except (IndexError, RecursionError) as cause:
                raise self.damaged() from cause
            except UnusualCharstringError as cause:
                reason = "its outlines are computed by programs"
                raise FontFileError(self.place, reason, "其轮廓由程序计算得出") from cause
            self._charstrings[glyph] = known
        return known

    def part(self, glyph: int, /) -> int:
        """Which of the font's `dicts` the glyph belongs to."""
        if not self.is_cid_keyed:
            return 0
        data, place = self._cff, self._select
        if data[place] == 0:
            number = data[place + 1 + glyph]
        else:
            (count,) = struct.unpack_from(">H", data, place + 1)
            low, high = 0, count
            while high - low > 1:
                middle = (low + high) // 2
                if struct.unpack_from(">H", data, place + 3 + 3 * middle)[0] <= glyph:
                    low = middle
                else:
                    high = middle
            number = data[place + 5 + 3 * low]
        if number >= len(self.dicts):
            raise self.damaged()
        return number

    def _font_dict(self, entries: dict[int, Entry]) -> FontDict:
        size, place = entries[PRIVATE].numbers
        private = dict_of(self._cff[place : place + size])
        subrs: tuple[bytes, ...] = ()
        if SUBRS in private:
            subrs, _ = index_at(self._cff, place + private[SUBRS].numbers[0])
        return FontDict(entries, private, subrs)


def index_at(data: bytes, place: int) -> tuple[tuple[bytes, ...], int]:
    """The objects of an INDEX, and where what follows it begins."""
    offsets = index_offsets(data, place)
    parts = tuple(data[start:end] for start, end in pairwise(offsets))
    return parts, offsets[-1] if offsets else place + 2


def index_offsets(data: bytes, place: int) -> list[int]:
    """Where each object of an INDEX begins, and where the last one ends; nothing for an empty one."""
    (count,) = struct.unpack_from(">H", data, place)
    if count == 0:
        return []
    width = data[place + 2]
    first = place + 3
    base = first + (count + 1) * width - 1
    raw = data[first : base + 1]
    offsets = [base + int.from_bytes(raw[at : at + width], "big") for at in range(0, len(raw), width)]
    if offsets[-1] > len(data):
        raise IndexError(f"{offsets[-1]} of {len(data)}")
    return offsets


def dict_of(data: bytes) -> dict[int, Entry]:
    """The entries of a DICT by operator; two-byte ones are 0x0C00 and their second byte."""
    entries: dict[int, Entry] = {}
    numbers: list[int] = []
    place = start = 0
    while place < len(data):
        byte = data[place]
        if byte <= 21:
            operator, length = (byte, 1) if byte != 12 else (0x0C00 | data[place + 1], 2)
            entries[operator] = Entry(tuple(numbers), data[start:place])
            numbers.clear()
            place += length
            start = place
        elif byte == 30:
            place += 1
            while data[place] & 0x0F != 0x0F:
                place += 1
            place += 1
            numbers.append(0)
        else:
            number, length = _operand(data, place)
            numbers.append(number)
            place += length
    return entries


def _operand(data: bytes, place: int) -> tuple[int, int]:
    byte = data[place]
    if byte == 28:
        return struct.unpack_from(">h", data, place + 1)[0], 3
    if byte == 29:
        return struct.unpack_from(">l", data, place + 1)[0], 5
    if byte <= 246:
        return byte - 139, 1
    if byte <= 250:
        return (byte - 247) * 256 + data[place + 1] + 108, 2
    return -(byte - 251) * 256 - data[place + 1] - 108, 2
