"""The maps from characters to glyphs, against what fontTools reads in the same tables."""

import struct

import pytest
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from emplan_fonts import faces
from emplan_pdf.character_map import big_endian, character_map


def _table(*subtables: tuple[int, int, int, dict[int, str]], glyphs: tuple[str, ...]) -> bytes:
    font = TTFont()
    font.setGlyphOrder([".notdef", *glyphs])
    table = newTable("cmap")
    table.tableVersion = 0
    table.tables = []
    for platform, encoding, form, mapping in subtables:
        subtable = CmapSubtable.newSubtable(form)
        subtable.platformID, subtable.platEncID, subtable.language = platform, encoding, 0
        subtable.cmap = mapping
        table.tables.append(subtable)
    data: bytes = table.compile(font)
    return data


@pytest.mark.parametrize("key", faces())
def test_every_character_of_a_face_has_the_glyph_that_fonttools_finds(key: str) -> None:
    font = TTFont(faces()[key].path, lazy=True)
    known = font.getBestCmap()
    mapped = character_map(font.reader["cmap"])
    assert mapped is not None
    assert all(mapped.glyph(code) == font.getGlyphID(name) for code, name in known.items())
    assert not any(mapped.glyph(code) for code in range(0x11000) if code not in known)


def test_segments_that_list_their_glyphs_one_by_one_are_read() -> None:
    scrambled = {0x4E00: "c", 0x4E01: "a", 0x4E02: "d", 0x4E03: "b", 0x4E05: "a"}
    data = _table((3, 1, 4, scrambled), glyphs=("a", "b", "c", "d"))
    mapped = character_map(data)
    assert mapped is not None
    assert [mapped.glyph(0x4DFF + step) for step in range(9)] == [0, 3, 1, 4, 2, 0, 1, 0, 0]


def test_the_map_beyond_the_basic_plane_is_preferred() -> None:
    basic = {0x4E00: "a"}
    data = _table((3, 1, 4, basic), (3, 10, 12, basic | {0x20164: "b"}), glyphs=("a", "b"))
    mapped = character_map(data)
    assert mapped is not None
    assert (mapped.glyph(0x4E00), mapped.glyph(0x20164), mapped.glyph(0x20165)) == (1, 2, 0)
    assert mapped.glyph(0x10) == 0


def test_a_table_without_a_unicode_map_gives_none() -> None:
    assert character_map(_table((1, 0, 0, {0x41: "a"}), glyphs=("a",))) is None


def test_a_table_that_is_cut_off_is_noticed() -> None:
    data = _table((3, 10, 12, {0x4E00: "a", 0x20164: "b"}), glyphs=("a", "b"))
    with pytest.raises((IndexError, struct.error)):
        character_map(data[:-4])


def test_a_segment_that_points_behind_the_table_has_no_glyph() -> None:
    segments = struct.pack(">7H", 4, 0, 0, 2, 0, 0, 0) + struct.pack(">5H", 0x4E10, 0, 0x4E00, 0, 400)
    mapped = character_map(struct.pack(">HHHHL", 0, 1, 3, 1, 12) + segments)
    assert mapped is not None
    assert mapped.glyph(0x4E01) == 0


def test_numbers_are_read_from_their_high_end() -> None:
    assert list(big_endian("H", b"\x01\x02\x03\x04\x05")) == [0x0102, 0x0304]
