"""TrueType fonts, read lazily: glyphs, measures, collections, and files that cannot be embedded."""

import os
import shutil
import struct
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from emplan.errors import InvalidValueError
from emplan_fonts import face, faces
from emplan_pdf import FontFile, FontFileError
from emplan_pdf.font_data import FileData
from emplan_pdf.font_files import open_font
from emplan_pdf.truetype import TrueTypeFont


@pytest.mark.parametrize("key", faces())
def test_a_face_is_measured_as_fonttools_measures_it(key: str) -> None:
    path = faces()[key].path
    known, font = TTFont(path), open_font(FontFile(path))
    assert font.name == known["name"].getDebugName(6)
    assert (font.units_per_em, font.glyph_count) == (known["head"].unitsPerEm, known["maxp"].numGlyphs)
    assert (font.ascent, font.descent) == (known["hhea"].ascent, known["hhea"].descent)
    assert font.bounds == tuple(getattr(known["head"], each) for each in ("xMin", "yMin", "xMax", "yMax"))
    order = known.getGlyphOrder()
    for glyph in (*range(0, len(order), 97), *range(len(order) - 9, len(order))):
        assert (font.advance(glyph), font.bearing(glyph)) == known["hmtx"][order[glyph]]
        assert font.outline(glyph) == known["glyf"].glyphs[order[glyph]].compile(known["glyf"])


def test_a_small_font_with_another_em_is_read(make_font) -> None:
    font = open_font(FontFile(make_font({"一": 1000, "丁": 400}, em=2048)))
    assert font.width("丁") == 400 / 2048
    assert font.outline(font.glyph("一"))[:2] == b"\0\1"
    assert font.glyph("龘") == 0
    assert font.table(b"cvt ") is None


def test_a_font_is_parsed_again_only_when_its_file_has_changed(make_font) -> None:
    path = make_font({"一": 1000})
    first = open_font(FontFile(path))
    assert open_font(FontFile(str(path))) is first
    other = make_font({"一": 1000, "二": 1000}, name="Other")
    shutil.move(other, path)
    assert open_font(FontFile(path)).glyph("二")


def test_each_font_of_a_collection_is_reached_by_its_number(collection: Path) -> None:
    fonts = [open_font(FontFile(collection, subfont)) for subfont in (0, 1)]
    assert [font.name for font in fonts] == ["First-Regular", "Second-Regular"]
    assert [bool(font.glyph("二")) for font in fonts] == [False, True]
    with pytest.raises(FontFileError, match="no subfont 2") as caught:
        open_font(FontFile(collection, 2))
    assert caught.value.place == f"{collection}#2"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"%PDF", "not a TrueType or OpenType font"),
        (b"wOF2" + bytes(40), "WOFF2"),
        (b"\0\1\0\0" + bytes(20), "lacks the tables head, hhea"),
        (b"\0\1\0\0\0\x09", "is damaged"),
        (b"ttcf\0\1\0\0\0\0\0\1\0\0\xff\xff", "not a TrueType or OpenType font"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "font.ttf"
    path.write_bytes(data)
    with pytest.raises(FontFileError, match=reason):
        open_font(FontFile(path))


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.ttf", tmp_path):
        with pytest.raises(FontFileError, match="cannot be read") as caught:
            open_font(FontFile(path))
        assert caught.value.place == str(path)


def test_what_is_no_path_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="字体"):
        FontFile(12)  # type: ignore[arg-type]  # the wrong type is the point


@pytest.mark.parametrize(
    ("rights", "allowed"), [(0, True), (8, True), (4, True), (2, False), (0x100, False), (0x200, False)]
)
def test_the_makers_wishes_about_embedding_are_respected(make_font, rights: int, allowed: bool) -> None:
    file = FontFile(make_font({"一": 1000}, rights=rights))
    if allowed:
        assert open_font(file).glyph("一")
    else:
        with pytest.raises(FontFileError, match="forbids embedding"):
            open_font(file)


@pytest.mark.parametrize("tag", ["head", "maxp", "hhea", "hmtx", "loca", "cmap", "OS/2"])
def test_a_table_that_is_cut_off_is_noticed(make_font, tag: str) -> None:
    data = bytearray(make_font({"一": 1000}).read_bytes())
    place = data.index(tag.encode("ascii")) + 12
    struct.pack_into(">L", data, place, 3)
    with pytest.raises(FontFileError, match="damaged"):
        TrueTypeFont(bytes(data), "cut.ttf")


def test_a_table_outside_the_file_is_noticed() -> None:
    data = face("song").path.read_bytes()
    with pytest.raises(FontFileError, match="damaged"):
        TrueTypeFont(data[: len(data) // 2], "half.ttf")


def test_a_glyph_outside_the_outlines_is_noticed(make_font) -> None:
    data = bytearray(make_font({"一": 1000}).read_bytes())
    record = data.index(b"loca")
    loca = struct.unpack_from(">L", data, record + 8)[0]
    struct.pack_into(">H", data, loca + 4, 0xFFFF)
    font = TrueTypeFont(bytes(data), "odd.ttf")
    with pytest.raises(FontFileError, match="damaged"):
        font.outline(1)


def test_a_file_that_is_cut_off_while_it_is_open_is_noticed(make_font) -> None:
    path = make_font({"应": 1000})
    font = TrueTypeFont(FileData(path), str(path))
    os.truncate(path, 64)
    with pytest.raises(FontFileError, match="damaged"):
        font.outline(font.glyph("应"))


def test_a_font_without_names_is_called_after_its_file(make_font) -> None:
    data = make_font({"一": 1000}, name="Nameless").read_bytes()
    start = data.index(b"name")
    font = TrueTypeFont(data[:start] + b"eman" + data[start + 4 :], "some/仿宋.ttf")
    assert font.name == "仿宋"


def test_a_font_for_symbols_only_is_refused(make_font) -> None:
    path = make_font({"一": 1000})
    font = TTFont(path)
    font["cmap"].tables = [table for table in font["cmap"].tables if table.platformID == 3]
    for table in font["cmap"].tables:
        table.platEncID = 0
    font.save(path)
    with pytest.raises(FontFileError, match="character map"):
        open_font(FontFile(path))
