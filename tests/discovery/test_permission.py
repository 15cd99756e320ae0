"""The list of plugins that an office permits."""

import sys
from pathlib import Path

import pytest

from distributions import distribution
from emplan.discovery import EXPORTERS, PLUGINS_VARIABLE, READERS, find, installed, permitted_file
from emplan.errors import ForbiddenPluginError, PluginError, UnknownFormatError
from emplan.exporting import available_exporters, installed_exporters, load_exporter

SOURCE = "raise SystemError('imported')\n"


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation with two strange plugins, both called `wax`, one also `ink`, and no list yet."""
    site = tmp_path / "site"
    for name, formats in (("acme-wax", ("wax",)), ("rogue-wax", ("wax", "ink"))):
        module = name.replace("-", "_") + "_permitted"
        points = {EXPORTERS: dict.fromkeys(formats, f"{module}:Exporter")}
        distribution(site, name, entry_points=points, modules={f"{module}.py": SOURCE})
    monkeypatch.syspath_prepend(site)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "prefix"))
    monkeypatch.delenv(PLUGINS_VARIABLE, raising=False)
    return tmp_path


def permit(text: str) -> None:
    permitted_file().parent.mkdir(parents=True)
    permitted_file().write_text(text, "utf-8")


def permitted() -> set[str]:
    return {plugin.distribution for plugin in available_exporters()} & {"acme-wax", "rogue-wax", "emplan"}


def test_without_a_list_every_plugin_is_permitted() -> None:
    assert permitted() == {"acme-wax", "rogue-wax", "emplan"}


@pytest.mark.parametrize("stated", ["acme-wax", "other, Acme_Wax", "acme.wax other"])
def test_the_environment_permits_those_it_names(stated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLUGINS_VARIABLE, stated)
    assert permitted() == {"acme-wax", "emplan"}


def test_an_empty_list_permits_emplans_own_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLUGINS_VARIABLE, "")
    assert {plugin.distribution for plugin in available_exporters()} == {"emplan"}
    assert load_exporter("txt").format == "txt"
    assert find(READERS, "text").distribution == "emplan"


def test_the_file_of_the_installation_is_a_list_too() -> None:
    permit("# permitted by the IT office\nacme-wax   # seals\n")
    assert permitted() == {"acme-wax", "emplan"}


def test_the_environment_cannot_permit_more_than_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    permit("acme-wax\n")
    monkeypatch.setenv(PLUGINS_VARIABLE, "acme-wax,rogue-wax")
    assert permitted() == {"acme-wax", "emplan"}


def test_what_is_not_permitted_is_refused_without_importing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLUGINS_VARIABLE, "emplan-pdf")
    with pytest.raises(ForbiddenPluginError, match=r"'ink' of rogue-wax 1\.0 .*EMPLAN_PLUGINS") as refused:
        load_exporter("ink")
    assert "不允许使用软件包 rogue-wax 1.0" in refused.value.message("zh")
    (plugin,) = (plugin for plugin in installed_exporters() if plugin.name == "ink")
    with pytest.raises(ForbiddenPluginError):
        load_exporter(plugin)
    assert [name for name in sys.modules if name.endswith("_permitted")] == []


def test_permitting_one_of_two_claimants_settles_who_has_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLUGINS_VARIABLE, "acme-wax")
    assert find(EXPORTERS, "wax").distribution == "acme-wax"


def test_an_unknown_name_lists_only_what_is_permitted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLUGINS_VARIABLE, "acme-wax")
    with pytest.raises(UnknownFormatError) as refused:
        find(EXPORTERS, "ofd")
    assert "acme-wax" in str(refused.value)
    assert "rogue-wax" not in str(refused.value)


def test_a_list_that_cannot_be_read_permits_nothing() -> None:
    permitted_file().parent.mkdir(parents=True)
    permitted_file().write_bytes(b"\xff\xfe\xff")
    with pytest.raises(PluginError, match=r"permitted plugins .* cannot be read") as refused:
        available_exporters()
    assert refused.value.place == str(permitted_file())
    assert {"wax", "ink"} <= {plugin.name for plugin in installed(EXPORTERS)}


def test_an_installation_without_the_folder_has_no_list(office: Path) -> None:
    (office / "prefix").write_text("a file where a folder should be", "utf-8")
    assert "acme-wax" in permitted()
