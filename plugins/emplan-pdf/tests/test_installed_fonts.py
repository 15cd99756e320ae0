"""Fonts found by name: through fontconfig, in the folders of three systems, the regular face of a family."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from emplan.layout import Face
from emplan.testing.samples import minimal_plan
from emplan_pdf import FontFamily, FontNotInstalledError, PdfExporter, installed_fonts
from emplan_pdf.font_set import FontSet
from emplan_pdf.installed_fonts import find_font, font_folders


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder with fonts on a computer without fontconfig."""
    place = tmp_path / "share" / "fonts"
    place.mkdir(parents=True)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    installed_fonts._fonts_of.cache_clear()
    return place


def _install(font: Path, folder: Path, family: str, *, style: int = 0) -> Path:
    named = TTFont(font)
    for language in (0x409, 0x804):
        named["name"].setName(family, 1, 3, 1, language)
    named["head"].macStyle = style
    path = folder / f"{family}{style}.ttf"
    named.save(path)
    return path


def test_a_face_is_found_by_its_chinese_or_english_name(folder: Path, make_font) -> None:
    path = make_font({"一": 1000}, name="FangSong_GB2312-Regular")
    font = TTFont(path)
    font["name"].setName("仿宋_GB2312", 1, 3, 1, 0x804)
    target = folder / "deep" / "SIMFANG.TTF"
    target.parent.mkdir()
    font.save(target)
    for name in (
        "仿宋_GB2312",
        "fangsong_gb2312",
        "FangSong_GB2312-Regular",
        "FangSong GB2312".replace(" ", "_"),
    ):
        assert find_font(FontFamily(name)).path == target


def test_of_a_family_the_regular_face_is_taken_and_then_the_first_by_its_file(
    folder: Path, make_font
) -> None:
    font = make_font({"一": 1000})
    _install(font, folder, "单位仿宋", style=1)
    regular = _install(font, folder, "单位仿宋", style=0)
    shutil.copy(regular, folder / "单位仿宋9.ttf")
    assert find_font(FontFamily("单位仿宋")).path == regular


def test_a_face_of_a_collection_is_found(folder: Path, collection: Path) -> None:
    shutil.copy(collection, folder / "both.ttc")
    assert find_font(FontFamily("Second")).subfont == 1


def test_a_name_that_is_not_installed_is_an_error_with_those_like_it(folder: Path, make_font) -> None:
    _install(make_font({"一": 1000}), folder, "方正小标宋_GBK")
    with pytest.raises(FontNotInstalledError, match="方正小标宋_GBK") as caught:
        find_font(FontFamily("方正小标宋简体"))
    assert "没有安装字体“方正小标宋简体”" in caught.value.message("zh")
    with pytest.raises(FontNotInstalledError, match=r"this computer\. Install"):
        find_font(FontFamily("龙体"))


def test_files_that_are_no_fonts_disturb_nobody(folder: Path, make_font) -> None:
    (folder / "a.ttf").write_bytes(b"")
    (folder / "b.ttf").write_bytes(b"\0\1\0\0\0\x09")
    (folder / "c.otf").write_bytes(b"%PDF")
    (folder / "readme.txt").write_text("no font")
    path = _install(make_font({"一": 1000}), folder, "单位仿宋")
    assert [font.file.path for font in installed_fonts.installed_fonts()] == [path]


def test_the_folders_of_three_systems() -> None:
    windows = font_folders("win32", {"WINDIR": "W", "LOCALAPPDATA": "L", "USERPROFILE": "U"})
    assert windows == (Path("W/Fonts"), Path("L/Microsoft/Windows/Fonts"))
    assert font_folders("win32", {"USERPROFILE": "U"})[1] == Path("U/AppData/Local/Microsoft/Windows/Fonts")
    assert Path("/h/Library/Fonts") in font_folders("darwin", {"HOME": "/h"})
    linux = font_folders("linux", {"HOME": "/h"})
    assert linux == (
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
        Path("/h/.local/share/fonts"),
        Path("/h/.fonts"),
    )


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for fontconfig")
def test_fontconfig_is_asked_where_it_is_there(
    tmp_path: Path, make_font, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _install(make_font({"一": 1000}), tmp_path, "单位仿宋")
    program = tmp_path / "fc-list"
    program.write_text(f"#!/bin/sh\nprintf '%s\\n' '{path}' '{tmp_path}/old.pfb' '{path}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    installed_fonts._fonts_of.cache_clear()
    assert [font.file.path for font in installed_fonts.installed_fonts()] == [path]


def test_a_fontconfig_that_fails_is_passed_over(
    folder: Path, make_font, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _install(make_font({"一": 1000}), folder, "单位仿宋")
    monkeypatch.setattr(shutil, "which", lambda _: str(folder / "absent"))
    installed_fonts._fonts_of.cache_clear()
    assert [font.file.path for font in installed_fonts.installed_fonts()] == [path]


def test_nothing_is_looked_for_when_the_package_is_imported() -> None:
    code = (
        "import subprocess; subprocess.run = None; import emplan_pdf;"
        "assert not emplan_pdf.installed_fonts._fonts_of.cache_info().currsize"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_named_face_and_installed_ones_are_used_and_the_result_says_so(folder: Path, make_font) -> None:
    plan = minimal_plan()
    characters = dict.fromkeys(plan.title.text, 1000)
    title = _install(make_font(characters), folder, "方正小标宋简体")
    named = _install(make_font({"一": 1000}), folder, "单位黑体")
    fonts = FontSet({Face.GOTHIC: FontFamily("单位黑体")}, installed=True)
    assert fonts.font(Face.GOTHIC).place == str(named)
    assert [fonts.origin(fonts.font(face)) for face in (Face.GOTHIC, Face.TITLE_SONG, Face.SONG)] == [
        "given",
        "installed",
        "bundled",
    ]
    used = PdfExporter(installed=True).used_fonts(plan)
    assert (used[0].face, used[0].family, used[0].file) == (Face.TITLE_SONG, "方正小标宋简体", title)
    assert used[0].origin == "installed"
    assert str(used[0]) == f"小标宋: 方正小标宋简体 ({title})"
