import dataclasses
import hashlib
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from emplan_fonts import FALLBACK_KEY, FontError, FontFileMissingError, UnknownFaceError, face, faces
from emplan_fonts import _catalogue as catalogue


@pytest.fixture
def fresh_catalogue():
    faces.cache_clear()
    yield
    faces.cache_clear()


def test_there_is_one_face_for_each_class_of_the_standard():
    assert {key: one.chinese_class for key, one in faces().items()} == {
        "imitation_song": "仿宋",
        "regular_script": "楷体",
        "gothic": "黑体",
        "title_song": "小标宋",
        "song": "宋体",
    }
    assert FALLBACK_KEY in faces()


@pytest.mark.parametrize("key", faces())
def test_a_face_is_a_real_truetype_file(key):
    one = face(key)
    assert one.key == key
    assert one.path.is_absolute()
    assert one.path.read_bytes()[:4] == b"\x00\x01\x00\x00"


def test_a_face_keeps_the_licence_of_its_original():
    assert {one.family: one.licence.split()[0] for one in faces().values()} == {
        "Emplan Fang": "GPL-3.0-only",
        "Emplan Kai": "GPL-3.0-only",
        "Emplan Hei": "OFL-1.1",
        "Emplan Title Song": "OFL-1.1",
        "Emplan Song": "OFL-1.1",
    }


def test_faces_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        face("song").family = "SimSun"
    with pytest.raises(TypeError):
        faces()["song"] = face("gothic")


def test_an_unknown_key_is_answered_with_the_known_ones_in_both_languages():
    with pytest.raises(UnknownFaceError) as caught:
        face("fangsong")
    assert caught.value.key == "fangsong"
    assert "'fangsong'" in str(caught.value)
    for key in faces():
        assert key in caught.value.message("en")
        assert key in caught.value.message("zh")
    assert caught.value.message() == str(caught.value)


def test_a_missing_file_is_named_with_its_place(tmp_path, monkeypatch, fresh_catalogue):
    monkeypatch.setattr(catalogue, "files", lambda _: tmp_path)
    with pytest.raises(FontFileMissingError) as caught:
        face("song")
    assert isinstance(caught.value, FontError)
    assert caught.value.filename == "EmplanFang-Regular.ttf"
    assert str(tmp_path) in caught.value.message("zh")


def test_the_files_are_those_of_the_checksum_list():
    folder = face("song").path.parent
    sums = (folder / "SHA256SUMS").read_text(encoding="ascii")
    listed = dict(reversed(line.split("  ")) for line in sums.splitlines())
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.ttf")}
    assert found == listed
    assert set(listed) == {one.path.name for one in faces().values()}


def test_the_package_asks_for_nothing_but_the_standard_library():
    source = Path(importlib.import_module("emplan_fonts").__file__).parents[1]
    code = (
        f"import sys; sys.path.insert(0, {str(source)!r});"
        "import emplan_fonts; emplan_fonts.fontconfig_text();"
        "roots = {name.partition('.')[0] for name in sys.modules};"
        "print(roots - set(sys.stdlib_module_names) - {'__main__', 'emplan_fonts'})"
    )
    ran = subprocess.run([sys.executable, "-S", "-E", "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
