"""Fonts as they are asked for: paths, faces of collections, names."""

from pathlib import Path

import pytest

from emplan.errors import InvalidValueError
from emplan_pdf import FontFamily, FontFile, FontFileError
from emplan_pdf.font_files import font_of, open_font


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        ("simfang.ttf", FontFile("simfang.ttf")),
        ("SIMSUN.TTC", FontFile("SIMSUN.TTC")),
        ("fonts/simsun.ttc#1", FontFile("fonts/simsun.ttc", 1)),
        ("simsun.ttc#新宋体", FontFile("simsun.ttc", "新宋体")),
        (Path("a#1.otf"), FontFile("a#1.otf")),
        ("folder/方正小标宋", FontFile("folder/方正小标宋")),
        ("仿宋_GB2312", FontFamily("仿宋_GB2312")),
        (Path("仿宋_GB2312"), FontFamily("仿宋_GB2312")),
        (" FZXiaoBiaoSong-B05S ", FontFamily("FZXiaoBiaoSong-B05S")),
        (FontFamily("黑体"), FontFamily("黑体")),
        (FontFile("黑体"), FontFile("黑体")),
    ],
)
def test_what_ends_like_a_font_is_a_path_and_all_else_a_name(source, meant) -> None:
    assert font_of(source) == meant


def test_a_file_without_a_suffix_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "simfang").touch()
    monkeypatch.chdir(tmp_path)
    assert font_of("simfang") == FontFile("simfang")


def test_what_is_neither_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="12"):
        font_of(12)  # type: ignore[arg-type]  # the wrong type is the point


def test_a_face_of_a_collection_is_found_by_number_and_by_name(collection: Path) -> None:
    for source, character in (("#1", "二"), ("#Second", "二"), ("#second-regular", "二"), ("#First", "一")):
        assert open_font(font_of(f"{collection}{source}")).glyph(character)


def test_a_collection_without_that_face_says_which_it_has(collection: Path) -> None:
    with pytest.raises(FontFileError, match="only First、Second") as caught:
        open_font(font_of(f"{collection}#Third"))
    assert "没有名为 Third 的字体" in caught.value.message("zh")


def test_a_file_that_is_cut_off_is_damaged_whatever_face_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "cut.ttc"
    path.write_bytes(b"ttcf\0\1")
    for subfont in (0, "仿宋"):
        with pytest.raises(FontFileError, match="damaged"):
            open_font(FontFile(path, subfont))
