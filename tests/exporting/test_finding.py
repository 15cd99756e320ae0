"""Finding exporters by name and by suffix."""

from pathlib import Path

import pytest

from distributions import distribution
from emplan.errors import AmbiguousPluginError, BrokenPluginError, UnknownFormatError
from emplan.exporting import Exporter, available_exporters, exporter_for_suffix, load_exporter

SEAL = """
class {cls}:
    format = "{name}"
    media_type = "application/x-seal"
    suffix = "{suffix}"
    def export(self, plan, /):
        return b"sealed"
"""


def install(site: Path, name: str, *, suffix: str, source: str = SEAL) -> None:
    module = f"acme_{name}"
    distribution(
        site,
        f"acme-{name}",
        entry_points={"emplan.exporters": {name: f"{module}:Exporter"}},
        modules={f"{module}.py": source.format(cls="Exporter", name=name, suffix=suffix)},
    )


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return folder


def test_every_exporter_is_listed_a_broken_one_too(site: Path) -> None:
    install(site, "broken", suffix=".broken", source="raise RuntimeError('imported')")
    assert {"txt", "broken"} <= {plugin.name for plugin in available_exporters()}


def test_an_exporter_is_loaded_by_name(site: Path) -> None:
    install(site, "wax", suffix=".wax")
    exporter = load_exporter("wax")
    assert isinstance(exporter, Exporter)
    assert exporter.suffix == ".wax"


def test_an_exporter_without_the_contract_is_broken(site: Path) -> None:
    install(site, "bare", suffix="", source="class Exporter:\n    format = 'bare'\n")
    with pytest.raises(BrokenPluginError, match="it has no media_type, suffix, export"):
        load_exporter("bare")


@pytest.mark.parametrize("suffix", [".ink", ".INK", "ink"])
def test_the_exporter_named_like_the_suffix_comes_first(site: Path, suffix: str) -> None:
    install(site, "ink", suffix=".other")
    install(site, "pen", suffix=".ink")
    assert exporter_for_suffix(suffix).format == "ink"


def test_without_such_a_name_the_stated_suffix_decides(site: Path) -> None:
    install(site, "dry", suffix=".DrY9")
    install(site, "cracked", suffix=".dry9", source="raise RuntimeError('imported')")
    assert exporter_for_suffix(".dry9").format == "dry"


def test_two_exporters_stating_one_suffix_are_both_named(site: Path) -> None:
    install(site, "left", suffix=".hand")
    install(site, "right", suffix=".hand")
    with pytest.raises(AmbiguousPluginError, match=r"'hand'.*acme-left 1\.0 and acme-right 1\.0"):
        exporter_for_suffix(".hand")


def test_a_suffix_nobody_writes_is_unknown() -> None:
    with pytest.raises(UnknownFormatError, match=r"'xyz'.*txt \(emplan "):
        exporter_for_suffix(".xyz")


def test_a_name_of_the_contract_that_is_no_text_is_broken(site: Path) -> None:
    source = SEAL.replace('"{suffix}"', "7")
    install(site, "odd", suffix="", source=source)
    with pytest.raises(BrokenPluginError, match="its suffix is 7, not a text"):
        load_exporter("odd")


def test_a_name_of_the_contract_that_raises_when_it_is_looked_at_is_broken(site: Path) -> None:
    source = SEAL.replace('"{suffix}"', "property(lambda self: 1 / 0)")
    install(site, "torn", suffix="", source=source)
    with pytest.raises(BrokenPluginError, match="ZeroDivisionError"):
        load_exporter("torn")


def test_a_name_of_the_contract_that_would_break_a_line_is_broken(site: Path) -> None:
    install(site, "wide", suffix=r".a\nb")
    with pytest.raises(BrokenPluginError, match="its suffix is"):
        load_exporter("wide")
