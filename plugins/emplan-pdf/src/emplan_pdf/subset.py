"""A subset of a TrueType font as a font program to embed: chosen glyphs, renumbered in the order given."""

import struct
import sys
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from emplan_pdf.opentype import BOX
from emplan_pdf.truetype import TrueTypeFont

_COPIED = (b"cvt ", b"fpgm", b"prep")
_CHECKSUM_OF_A_FONT = 0xB1B0AFBA
# Flags of a component of a composite glyph.
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80


def subset(font: TrueTypeFont, glyphs: Sequence[int]) -> bytes:
    """The font program of these glyphs, for a composite font of PDF: glyph numbers are positions in `glyphs`.

    Components that composite glyphs are made of follow behind. There is no character map and no name in it.

    Raises:
        FontFileError: a glyph of the font is damaged.
    """
    order = list(glyphs)
    try:
        outlines = tuple(_outlines(font, order))
    except (struct.error, IndexError) as cause:
        raise font.damaged() from cause
    places = array("I", accumulate(map(len, outlines), initial=0))
    metrics = array("H", (number & 0xFFFF for glyph in order for number in _metrics(font, glyph)))
    tables = {
        b"loca": _packed(places),
        b"hmtx": _packed(metrics),
        b"head": _patched(font, b"head", (8, ">L", 0), (50, ">h", 1)),
        b"hhea": _patched(font, b"hhea", (34, ">H", len(order))),
        b"maxp": _maxima(font, len(order)),
    }
    for tag in _COPIED:
        if (table := font.table(tag)) is not None:
            tables[tag] = table
    sums = {tag: _checksum(_padded(table)) for tag, table in tables.items()}
    tables[b"glyf"] = b"".join(outlines)
    sums[b"glyf"] = _sum_of_outlines(font, order, outlines)
    return _assembled(tables, sums)


def _metrics(font: TrueTypeFont, glyph: int) -> tuple[int, int]:
    if glyph >= 0:
        return font.advance(glyph), font.bearing(glyph)
    return font.advance(glyph), font.units_per_em // 10 if glyph == BOX else 0


def _outlines(font: TrueTypeFont, order: list[int]) -> Iterator[bytes]:
    """The outlines of `order`, which grows by the components met on the way."""
    numbers = {glyph: number for number, glyph in enumerate(order)}
    for glyph in order:
        if glyph >= 0:
            outline = font.outline(glyph)
            # A negative number of contours marks a composite glyph.
            if outline and outline[0] & 0x80:
                outline = _renumbered(outline, order, numbers)
        else:
            outline = _box(font.units_per_em) if glyph == BOX else b""
        yield _padded(outline)


def _renumbered(outline: bytes, order: list[int], numbers: dict[int, int]) -> bytes:
    changed, place, more = bytearray(outline), 10, True
    while more:
        flags, component = struct.unpack_from(">HH", changed, place)
        number = numbers.get(component)
        if number is None:
            number = numbers[component] = len(order)
            order.append(component)
        struct.pack_into(">H", changed, place + 2, number)
        place += 8 if flags & _WORDS else 6
        place += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
        more = bool(flags & _MORE)
    return bytes(changed)


def _box(em: int) -> bytes:
    low, high, left, right, line = -em // 12, em * 5 // 6, em // 10, em * 9 // 10, em // 25
    outer = ((left, low), (left, high), (right, high), (right, low))
    inner = (
        (left + line, low + line),
        (right - line, low + line),
        (right - line, high - line),
        (left + line, high - line),
    )
    points = (*outer, *inner)
    steps = [points[0], *((x - a, y - b) for (a, b), (x, y) in pairwise(points))]
    head = struct.pack(">5h2HH", 2, left, low, right, high, 3, 7, 0)
    return (
        head
        + b"\x01" * len(points)
        + struct.pack(">8h", *(step[0] for step in steps))
        + struct.pack(">8h", *(step[1] for step in steps))
    )


def _patched(font: TrueTypeFont, tag: bytes, *changes: tuple[int, str, int]) -> bytes:
    table = bytearray(font.table(tag) or b"")
    for offset, form, value in changes:
        struct.pack_into(form, table, offset, value)
    return bytes(table)


def _maxima(font: TrueTypeFont, count: int) -> bytes:
    table = bytearray(font.table(b"maxp") or b"")
    struct.pack_into(">H", table, 4, count)
    if len(table) >= 10:  # room for the box
        points, contours = struct.unpack_from(">HH", table, 6)
        struct.pack_into(">HH", table, 6, max(points, 8), max(contours, 2))
    return bytes(table)


def _packed(numbers: "array[int]") -> bytes:
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers.tobytes()


def _assembled(tables: dict[bytes, bytes], sums: dict[bytes, int]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(">LHHHH", 0x00010000, count, 16 << power, power, (count - (1 << power)) * 16)
    records, body, offset, head_place = [], [], 12 + 16 * count, 0
    for tag in sorted(tables):
        table = tables[tag]
        if tag == b"head":
            head_place = offset
        records.append(struct.pack(">4sLLL", tag, sums[tag], offset, len(table)))
        body.append(_padded(table))
        offset += len(body[-1])
    directory = b"".join((head, *records))
    program = bytearray(b"".join((directory, *body)))
    whole = (_CHECKSUM_OF_A_FONT - _checksum(directory) - sum(sums.values())) & 0xFFFFFFFF
    struct.pack_into(">L", program, head_place + 8, whole)
    return bytes(program)


def _sum_of_outlines(font: TrueTypeFont, order: Sequence[int], outlines: Sequence[bytes]) -> int:
    """The checksum of the outlines, from those of single glyphs: adding up words is the slowest part."""
    known, total = font.checksums, 0
    for glyph, outline in zip(order, outlines, strict=True):
        checksum = known.get(glyph)
        if checksum is None:
            checksum = _checksum(outline)
            # Composite glyphs are numbered anew each time.
            if not outline or not outline[0] & 0x80:
                known[glyph] = checksum
        total += checksum
    return total & 0xFFFFFFFF


def _checksum(data: bytes) -> int:
    words = array("I")
    words.frombytes(data)
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)
