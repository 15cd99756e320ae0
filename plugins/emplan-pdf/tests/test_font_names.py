"""The names of fonts, in the encodings in which old Chinese fonts have them."""

import struct

import pytest
from fontTools.ttLib import TTFont

from emplan_pdf.font_names import folded, name_records, names_in_file, usual_name


def _table(*records: tuple[int, int, int, bytes]) -> bytes:
    head = struct.pack(">3H", 0, len(records), 6 + 12 * len(records))
    rows, storage = b"", b""
    for platform, encoding, number, raw in records:
        rows += struct.pack(">6H", platform, encoding, 0, number, len(raw), len(storage))
        storage += raw
    return head + rows + storage


@pytest.mark.parametrize(
    ("platform", "encoding", "codec"),
    [(3, 1, "utf-16-be"), (0, 3, "utf-16-be"), (1, 25, "gb18030"), (1, 2, "big5"), (3, 3, "gb18030")],
)
def test_a_chinese_name_is_read_in_its_encoding(platform: int, encoding: int, codec: str) -> None:
    assert list(name_records(_table((platform, encoding, 1, "仿宋".encode(codec))))) == [(1, "仿宋")]


def test_latin_names_of_the_macintosh_are_read() -> None:
    assert list(name_records(_table((1, 0, 6, b"SimFang\x8e")))) == [(6, "SimFangé")]


def test_names_that_are_empty_or_cut_off_are_left_out() -> None:
    table = _table((3, 1, 1, b""), (3, 1, 4, "黑体".encode("utf-16-be")))
    assert list(name_records(table)) == [(4, "黑体")]
    assert list(name_records(table[:18])) == []
    assert list(name_records(b"")) == []


def test_names_are_compared_without_capitals_spaces_and_width() -> None:
    assert folded("Fang Song＿GB２３１２") == folded("FangSong_GB2312") == "fangsong_gb2312"


def test_the_usual_name_is_the_chinese_one() -> None:
    assert usual_name(["SimSun", "宋体"]) == "宋体"
    assert usual_name(["SimSun"]) == "SimSun"
    assert usual_name([]) == ""


def test_a_file_tells_the_names_and_style_of_each_face(make_font) -> None:
    path = make_font({"一": 1000}, name="Office-Regular")
    font = TTFont(path)
    font["name"].setName("单位仿宋", 1, 3, 1, 0x804)
    font["name"].setName("单位", 16, 3, 1, 0x804)
    font["head"].macStyle = 1
    font.save(path)
    (names,) = names_in_file(path)
    assert names.family == "单位"
    assert names.families == {"office", "单位仿宋", "单位"}
    assert {"office-regular"} <= names.full_names
    assert names.rank("单位") == (True, 1)
    assert names.rank("office-regular") == (False, 1)
