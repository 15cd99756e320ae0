"""Which font a face has: a given file, else the one of emplan-fonts; and who stands in for it."""

import sys

import pytest

import emplan_fonts
from emplan.errors import MissingFontError
from emplan.layout import Face, FaceSetup
from emplan_pdf import FontFamily, FontFile, FontFileError, FontNotInstalledError
from emplan_pdf.font_set import FontSet


@pytest.fixture
def without_emplan_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "emplan_fonts", None)


@pytest.mark.parametrize("face", Face)
def test_every_face_has_a_font_in_emplan_fonts(face: Face) -> None:
    assert FontSet({}).font(face).name.startswith("Emplan")


def test_a_given_font_goes_before_the_bundled_one(make_font) -> None:
    fonts = FontSet({Face.GOTHIC: FontFile(make_font({"一": 1000}))})
    assert fonts.font(Face.GOTHIC).name == "Tiny-Regular"
    assert fonts.font(Face.SONG).name == "EmplanSong-Regular"


@pytest.mark.usefixtures("without_emplan_fonts")
def test_without_emplan_fonts_and_path_the_error_names_the_face_and_the_remedy() -> None:
    with pytest.raises(MissingFontError, match="仿宋") as caught:
        FontSet({}).font(Face.IMITATION_SONG)
    assert "Install emplan-fonts" in str(caught.value)
    assert "Face.IMITATION_SONG" in caught.value.message("zh")


@pytest.mark.usefixtures("without_emplan_fonts")
def test_a_missing_song_matters_only_to_characters_that_need_it(make_font) -> None:
    fang, further = make_font({"一": 1000}, name="Fang"), make_font({"二": 1000}, name="Further")
    fonts = FontSet({Face.IMITATION_SONG: FontFile(fang)}, (FontFile(further),))
    own, other = (fonts.font_with(each, Face.IMITATION_SONG) for each in "一二")
    assert [font.name for font in (own, other) if font] == ["Fang", "Further"]
    assert fonts.font_with("三", Face.IMITATION_SONG) is None


def test_a_given_song_that_is_broken_is_not_passed_over(make_font, tmp_path) -> None:
    broken = tmp_path / "song.ttf"
    broken.write_bytes(b"nothing")
    fonts = FontSet({Face.IMITATION_SONG: FontFile(make_font({"一": 1000})), Face.SONG: FontFile(broken)})
    with pytest.raises(FontFileError):
        fonts.font_with("二", Face.IMITATION_SONG)


def test_song_stands_in_before_the_further_fonts(make_font) -> None:
    fonts = FontSet({}, (FontFile(make_font({"喆": 1000, "龘": 1000})),))
    rare, rarer = (fonts.font_with(each, Face.IMITATION_SONG) for each in "喆龘")
    assert [font.name for font in (rare, rarer) if font] == ["EmplanSong-Regular", "Tiny-Regular"]


def test_a_damaged_installation_of_the_fonts_is_a_missing_font(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(key: str) -> None:
        raise emplan_fonts.FontFileMissingError("EmplanSong-Regular.ttf", "nowhere")

    monkeypatch.setattr(emplan_fonts, "face", damaged)
    with pytest.raises(MissingFontError, match="install emplan-fonts again") as caught:
        FontSet({}).font(Face.SONG)
    assert "重新安装" in caught.value.message("zh")


def test_a_font_that_the_profile_names_is_taken_where_it_is_installed(make_font, monkeypatch) -> None:
    house = FaceSetup(gothic="青禾黑", regular_script="青禾楷")
    found = FontFile(make_font({"一": 1000}))

    def installed(family: FontFamily) -> FontFile:
        if family.name == "青禾黑":
            return found
        raise FontNotInstalledError(family.name, ())

    monkeypatch.setattr("emplan_pdf.font_set.find_font", installed)
    fonts = FontSet({}, named=house)
    gothic = fonts.font(Face.GOTHIC)
    assert (gothic.name, fonts.origin(gothic)) == ("Tiny-Regular", "installed")
    assert fonts.font(Face.REGULAR_SCRIPT).name.startswith("Emplan")
    assert fonts.font(Face.SONG).name.startswith("Emplan")
