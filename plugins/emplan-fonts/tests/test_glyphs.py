from functools import cache
from pathlib import Path

import pytest

from emplan_fonts import face, faces

ttlib = pytest.importorskip("fontTools.ttLib", reason="fontTools is not installed")

SOURCES = Path(__file__).parents[1] / "sources"
GB2312_ONLY = ("imitation_song", "regular_script")
COMPLETE = ("gothic", "title_song", "song")
SIGNS = "〔〕“”‘’《》〈〉—…·〇①②⑩、。，；：？！（）【】「」『』％℃－～￥№※×÷±≤≥°′″ⅠⅫ○●△▲□■☆★→āǎ"
# A face may leave these to the fallback: GB/T 2312 has none of them.
RARE_SIGNS = "㎡㎜⑪⑳㊿"


@cache
def font(key):
    return ttlib.TTFont(face(key).path, lazy=True)


@cache
def characters(key):
    return frozenset(map(chr, font(key).getBestCmap()))


def gb2312():
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset("".join(pair.decode("gb2312", errors="ignore") for pair in pairs))


def general_standard():
    return frozenset((SOURCES / "general-standard-hanzi.txt").read_text(encoding="utf-8")) - {"\n"}


def test_the_two_tables_have_the_published_sizes():
    assert len(gb2312()) == 6763
    assert len(general_standard()) == 8105
    assert len(gb2312() | general_standard()) == 8230
    assert sum(ord(hanzi) > 0xFFFF for hanzi in general_standard()) == 196


@pytest.mark.parametrize("key", COMPLETE)
def test_a_noto_face_has_every_hanzi_of_both_tables(key):
    assert gb2312() | general_standard() <= characters(key)


@pytest.mark.parametrize("key", GB2312_ONLY)
def test_a_fandol_face_lacks_just_what_the_fallback_has(key):
    wanted = gb2312() | general_standard()
    lacking = wanted - characters(key)
    assert lacking == general_standard() - gb2312()
    assert len(lacking) == 1467
    assert lacking <= characters("song")


@pytest.mark.parametrize("key", faces())
def test_the_signs_of_official_documents_are_there(key):
    assert set(SIGNS) <= characters(key)
    assert set(RARE_SIGNS) <= characters(key) | characters("song")


@pytest.mark.parametrize("key", faces())
def test_ascii_and_full_width_forms_are_there(key):
    wanted = {chr(code) for code in range(0x20, 0x7F)} | {chr(code) for code in range(0xFF01, 0xFF5F)}
    assert wanted <= characters(key)


@pytest.mark.parametrize("key", COMPLETE)
def test_hanzi_beyond_the_basic_plane_stand_in_format_12_beside_a_format_4(key):
    tables = {(table.platformID, table.platEncID): table for table in font(key)["cmap"].tables}
    assert tables[3, 1].format == 4
    assert tables[3, 10].format == 12
    assert sum(code > 0xFFFF for code in tables[3, 10].cmap) == 196
    assert tables[3, 1].cmap.items() <= tables[3, 10].cmap.items()


@pytest.mark.parametrize("key", faces())
def test_hanzi_and_chinese_punctuation_fill_a_cell(key):
    glyphs, advances, em = font(key).getBestCmap(), font(key)["hmtx"], font(key)["head"].unitsPerEm
    checked = (gb2312() | general_standard() | set("、。，；：（）《》〔〕“”‘’—…·〇①")) & characters(key)
    assert {advances[glyphs[ord(character)]][0] for character in checked} == {em}


@pytest.mark.parametrize("key", faces())
def test_two_dashes_make_one_unbroken_line(key):
    name = font(key).getBestCmap()[ord("—")]
    glyph = font(key)["glyf"][name]
    assert (glyph.xMin, glyph.xMax) == (0, font(key)["head"].unitsPerEm)


@pytest.mark.parametrize("key", faces())
def test_no_hanzi_is_drawn_empty(key):
    glyphs, places = font(key).getBestCmap(), font(key)["loca"].locations
    hanzi = (gb2312() | general_standard()) & characters(key)
    numbers = {one: font(key).getGlyphID(glyphs[ord(one)]) for one in hanzi}
    assert [one for one, number in numbers.items() if places[number] == places[number + 1]] == []


@pytest.mark.parametrize("key", faces())
def test_a_face_is_the_only_regular_style_of_its_family(key):
    names = font(key)["name"]
    one = face(key)
    assert {number: names.getDebugName(number) for number in (1, 2, 4, 16, 17)} == {
        1: one.family,
        2: "Regular",
        4: one.family,
        16: None,
        17: None,
    }
    assert names.getDebugName(6) == one.path.stem
    assert names.getName(1, 3, 1, 0x804).toUnicode() == f"Emplan {one.chinese_class}"
    style = font(key)["OS/2"]
    assert (style.usWeightClass, style.fsSelection, font(key)["head"].macStyle) == (400, 0x40, 0)


@pytest.mark.parametrize("key", faces())
def test_a_face_says_its_licence_and_what_was_changed_when(key):
    names, one = font(key)["name"], face(key)
    day = "2026-11-22" if key in GB2312_ONLY else "2026-11-21"
    assert f"Modified {day} by the emplan authors" in names.getDebugName(0)
    assert {"Fandol", "Adobe"} & set(names.getDebugName(0).replace(",", " ").split())
    licence = names.getDebugName(13)
    assert ("font exception" in licence) == one.licence.endswith("Font-exception-2.0")
    assert ("SIL Open Font License" in licence) == (one.licence == "OFL-1.1")
    assert names.getDebugName(14).startswith("https://")


@pytest.mark.parametrize("key", faces())
def test_a_face_may_be_embedded_and_subset(key):
    restricted, no_subsetting, bitmap_only = 0x0002, 0x0100, 0x0200
    assert font(key)["OS/2"].fsType & (restricted | no_subsetting | bitmap_only) == 0


@pytest.mark.parametrize("key", faces())
def test_outlines_are_truetype_and_no_layout_table_moves_a_glyph(key):
    tables = set(font(key).keys())
    assert {"glyf", "loca"} <= tables
    assert not tables & {"CFF ", "CFF2", "GPOS", "GSUB", "kern", "vmtx", "VORG"}
