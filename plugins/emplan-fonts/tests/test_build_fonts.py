import hashlib
import importlib
from pathlib import Path

import pytest

from emplan_fonts import face

ttlib = pytest.importorskip("fontTools.ttLib", reason="fontTools is not installed")

PLUGIN = Path(__file__).parents[1]
ROOTS = [root for root in (PLUGIN.parents[1], PLUGIN) if (root / "tools" / "build_fonts").is_dir()]


@pytest.fixture
def tool(monkeypatch):
    """A module of the build tool by name."""
    if not ROOTS:
        pytest.skip("the build tool is not here")
    monkeypatch.syspath_prepend(ROOTS[0])
    return lambda name: importlib.import_module(f"tools.build_fonts.{name}")


def test_the_same_original_gives_the_same_bytes_and_the_committed_outlines(tool, tmp_path):
    faces = tool("faces")
    recipe = faces.RECIPES[0]
    original = tool("originals").read_original(recipe.original, PLUGIN / "sources", tmp_path)
    characters = sorted(map(ord, "应急—·"))
    first, second = (faces.build_face(recipe, original, characters) for _ in range(2))
    assert first == second

    path = tmp_path / recipe.filename
    path.write_bytes(first)
    rebuilt, committed = ttlib.TTFont(path), ttlib.TTFont(face("imitation_song").path, lazy=True)
    assert sorted(rebuilt.getBestCmap()) == characters
    for code in characters:
        ours, theirs = (font["glyf"][font.getBestCmap()[code]] for font in (rebuilt, committed))
        assert ours.coordinates == theirs.coordinates


def test_an_original_that_differs_from_its_pin_is_refused_by_name(tool, tmp_path):
    originals, failure = tool("originals"), tool("failure")
    (tmp_path / "FandolFang-Regular.otf").write_bytes(b"another version")
    with pytest.raises(failure.FontBuildError, match=r"FandolFang-Regular\.otf is not the pinned input"):
        originals.read_original(originals.FANDOL_FANG, tmp_path, tmp_path)


def test_an_archive_that_differs_from_its_pin_is_refused_by_name(tool, tmp_path):
    originals, failure = tool("originals"), tool("failure")
    (tmp_path / originals.NOTO_SANS.filename).write_bytes(b"another version")
    with pytest.raises(failure.FontBuildError, match=r"noto-sans-sc-0\.4\.3\.tgz is not the pinned input"):
        originals.read_original(originals.NOTO_SANS_MEDIUM, tmp_path, tmp_path)


def test_a_client_that_is_not_installed_is_named(tool, tmp_path):
    originals, failure = tool("originals"), tool("failure")
    archive = originals.Archive("a.tgz", "0" * 64, ("no-such-client", "pack"))
    original = originals.Original("a.ttf", "0" * 64, archive, "a.ttf")
    with pytest.raises(failure.FontBuildError, match="`no-such-client` is not installed"):
        originals.read_original(original, tmp_path, tmp_path)


def test_the_committed_originals_are_the_pinned_ones(tool):
    originals = tool("originals")
    for original in (originals.FANDOL_FANG, originals.FANDOL_KAI):
        data = (PLUGIN / "sources" / original.filename).read_bytes()
        assert hashlib.sha256(data).hexdigest() == original.sha256
