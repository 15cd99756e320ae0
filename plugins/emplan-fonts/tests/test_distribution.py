import email
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from emplan_fonts import faces

PLUGIN = Path(__file__).parents[1]
TOOL = PLUGIN.parents[1] / "tools" / "build_fonts"
LICENCES = {
    "COPYING",
    "licenses/MIT.txt",
    "licenses/GPL-3.0.txt",
    "licenses/Fandol-COPYING.txt",
    "licenses/OFL-1.1-NotoSansSC.txt",
    "licenses/OFL-1.1-NotoSerifSC.txt",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The wheel and the source distribution, from a copy in which small files stand for the large ones."""
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    if not TOOL.is_dir():
        pytest.skip("the build tool stands only in the repository")
    root = tmp_path_factory.mktemp("repository")
    plugin = root / "plugins" / PLUGIN.name
    leave = shutil.ignore_patterns("*.ttf", "*.otf", "__pycache__")
    shutil.copytree(PLUGIN, plugin, ignore=leave)
    shutil.copytree(TOOL, root / "tools" / TOOL.name, ignore=leave)
    for path in (*PLUGIN.rglob("*.ttf"), *PLUGIN.rglob("*.otf")):
        (plugin / path.relative_to(PLUGIN)).write_bytes(b"outlines")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(root / "dist")],
        cwd=plugin,
        check=True,
        capture_output=True,
    )
    with zipfile.ZipFile(next((root / "dist").glob("*.whl"))) as wheel:
        metadata = next(name for name in wheel.namelist() if name.endswith("/METADATA"))
        headers = email.message_from_bytes(wheel.read(metadata))
        wheel_names = set(wheel.namelist())
    with tarfile.open(next((root / "dist").glob("*.tar.gz"))) as source:
        source_names = {name.partition("/")[2] for name in source.getnames()}
    return headers, wheel_names, source_names


def test_the_wheel_has_the_faces_and_every_licence_and_no_sources(built):
    _, names, _ = built
    assert {f"emplan_fonts/data/{one.path.name}" for one in faces().values()} <= names
    assert {"emplan_fonts/data/SHA256SUMS", "emplan_fonts/py.typed"} <= names
    assert {f"emplan_fonts-0.1.0.dist-info/licenses/{name}" for name in LICENCES} <= names
    assert not [name for name in names if name.endswith(".otf") or "sources" in name or "tests" in name]


def test_the_metadata_states_the_licences_and_no_dependency(built):
    headers, _, _ = built
    assert headers["License-Expression"] == "MIT AND GPL-3.0-only WITH Font-exception-2.0 AND OFL-1.1"
    assert set(headers.get_all("License-File")) == LICENCES
    assert headers.get_all("Requires-Dist") is None


def test_the_source_distribution_has_the_corresponding_source_of_the_gpl_faces(built):
    _, _, names = built
    originals = {"sources/FandolFang-Regular.otf", "sources/FandolKai-Regular.otf"}
    assert originals | {"sources/general-standard-hanzi.txt"} <= names
    assert {f"tools/build_fonts/{path.name}" for path in TOOL.iterdir() if path.is_file()} <= names
    assert {"src/emplan_fonts/data/EmplanFang-Regular.ttf", "COPYING"} <= names


def test_the_notice_extends_the_exception_and_dates_the_changes():
    notice = " ".join((PLUGIN / "COPYING").read_text(encoding="utf-8").split())
    assert "We extend it to both modified fonts" in notice
    assert notice.count("Changes, made on 2026-11-22") == notice.count("Changes, made on 2026-11-21") == 1
    for one in faces().values():
        assert one.path.name in notice
        assert f'"{one.family}" (Emplan {one.chinese_class})' in notice
