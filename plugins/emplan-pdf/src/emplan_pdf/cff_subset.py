"""A subset of a CFF font as a font program to embed: chosen glyphs, renumbered in the order given."""

import struct
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby
from typing import Final

from emplan_pdf.cff import (
    CHARSET,
    CHARSTRINGS,
    DEFAULT_WIDTH,
    FD_ARRAY,
    FD_SELECT,
    FONT_BBOX,
    FONT_MATRIX,
    NOMINAL_WIDTH,
    PRIVATE,
    ROS,
    SUBRS,
    CffFont,
    Entry,
)
from emplan_pdf.opentype import BLANK

_HEADER: Final = b"\x01\x00\x04\x04"
_CID_COUNT: Final = 0x0C22
_FIRST_OWN_STRING: Final = 391
_RMOVETO, _RLINETO, _END = b"\x15", b"\x05", b"\x0e"


def cff_subset(font: CffFont, glyphs: Sequence[int]) -> bytes:
    """The CFF program of these glyphs, CID-keyed: a CID is the position in `glyphs`.

    Raises:
        FontFileError: a glyph of the font is damaged.
    """
    parts = [font.part(max(glyph, 0)) for glyph in glyphs]
    used = sorted(set(parts))
    numbers = {part: number for number, part in enumerate(used)}
    em = font.units_per_em
    charstrings = [
        _width(font.advance(glyph), em) + (font.charstring(glyph) if glyph >= 0 else _stand_in(em, glyph))
        for glyph in glyphs
    ]
    # All parts count widths alike, so that nobody can take them from the wrong one.
    usual_width = _operand(em) + _operator(DEFAULT_WIDTH)
    own = (SUBRS, DEFAULT_WIDTH, NOMINAL_WIDTH)
    privates = [_written(font.dicts[part].private, leaving_out=own) + usual_width for part in used]
    name = _index((font.name.encode("ascii", "replace"),))
    strings = _index((b"Adobe", b"Identity"))
    select = _select([numbers[part] for part in parts])
    charset = b"\x02" + struct.pack(">HH", 1, len(glyphs) - 2) if len(glyphs) > 1 else b"\x00"
    outlines = _index(charstrings)
    kept = font.top if not font.is_cid_keyed else {}
    looks = {operator: font.top[operator] for operator in (FONT_MATRIX, FONT_BBOX) if operator in font.top}

    def laid_out(places: Sequence[int], starts: Sequence[int]) -> tuple[bytes, bytes]:
        """Top DICT and FDArray with these offsets, which do not change their length."""
        charset_at, select_at, outlines_at, array_at = places
        top = (
            _entry(ROS, _FIRST_OWN_STRING, _FIRST_OWN_STRING + 1, 0)
            + _written(looks)
            + _entry(_CID_COUNT, len(glyphs))
            + _entry(CHARSET, charset_at)
            + _entry(FD_SELECT, select_at)
            + _entry(CHARSTRINGS, outlines_at)
            + _entry(FD_ARRAY, array_at)
        )
        dicts = (
            _written(_own_matrix(font.dicts[part].entries, kept)) + _entry(PRIVATE, len(private), start)
            for part, private, start in zip(used, privates, starts, strict=True)
        )
        return _index((top,)), _index(dicts)

    top, array = laid_out((0, 0, 0, 0), (0,) * len(used))
    before = len(_HEADER) + len(name) + len(top) + len(strings) + len(_index(()))
    places = list(accumulate(map(len, (charset, select, outlines, array)), initial=before))
    starts = accumulate(map(len, privates[:-1]), initial=places[-1])
    top, array = laid_out(places[:4], list(starts))
    return b"".join((_HEADER, name, top, strings, _index(()), charset, select, outlines, array, *privates))


def _own_matrix(entries: dict[int, Entry], kept: dict[int, Entry]) -> dict[int, Entry]:
    """The matrix of one part of a CID-keyed font; that of other fonts stands in the Top DICT."""
    return {} if kept or FONT_MATRIX not in entries else {FONT_MATRIX: entries[FONT_MATRIX]}


def _width(advance: int, usual: int) -> bytes:
    return b"" if advance == usual else _operand(advance)


def _stand_in(em: int, glyph: int) -> bytes:
    if glyph == BLANK:
        return _END
    low, high, left, right, line = -em // 12, em * 5 // 6, em // 10, em * 9 // 10, em // 25
    outer = _rectangle(left, low, right, high)
    inner = _rectangle(left + line, low + line, right - line, high - line)
    # The inner one runs the other way, so that it is left out.
    inner = [inner[0], *inner[:0:-1]]
    written, at = b"", (0, 0)
    for corners in (outer, inner):
        for number, corner in enumerate(corners):
            step = _operand(corner[0] - at[0]) + _operand(corner[1] - at[1])
            written += step + (_RMOVETO if number == 0 else _RLINETO)
            at = corner
    return written + _END


def _rectangle(left: int, low: int, right: int, high: int) -> list[tuple[int, int]]:
    return [(left, low), (right, low), (right, high), (left, high)]


def _operand(number: int) -> bytes:
    return b"\x1c" + struct.pack(">h", number)


def _entry(operator: int, *numbers: int) -> bytes:
    """An entry whose length does not depend on its numbers."""
    return b"".join(b"\x1d" + struct.pack(">l", number) for number in numbers) + _operator(operator)


def _operator(operator: int) -> bytes:
    return bytes((operator,)) if operator < 0x0C00 else bytes((12, operator & 0xFF))


def _written(entries: dict[int, Entry], leaving_out: tuple[int, ...] = ()) -> bytes:
    return b"".join(
        entry.written + _operator(operator)
        for operator, entry in entries.items()
        if operator not in leaving_out
    )


def _select(parts: Sequence[int]) -> bytes:
    """Which of the parts each glyph belongs to, in ranges."""
    ranges, first = [], 0
    for part, group in groupby(parts):
        ranges.append(struct.pack(">HB", first, part))
        first += len(tuple(group))
    return b"\x03" + struct.pack(">H", len(ranges)) + b"".join(ranges) + struct.pack(">H", first)


def _index(parts: Iterable[bytes]) -> bytes:
    parts = tuple(parts)
    if not parts:
        return b"\0\0"
    offsets = b"".join(offset.to_bytes(4, "big") for offset in accumulate(map(len, parts), initial=1))
    return struct.pack(">HB", len(parts), 4) + offsets + b"".join(parts)
