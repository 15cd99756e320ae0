"""Finding plugins: from metadata alone, guarded, and with a clear word for everything that is wrong."""

import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from distributions import distribution
from emplan.discovery import EXPORTERS, READERS, Installed, find, installed, load
from emplan.errors import (
    AmbiguousPluginError,
    BrokenPluginError,
    MissingFontError,
    OutdatedPluginError,
    UnknownFormatError,
)
from emplan.exporting import available_exporters

GROUP = "emplan.tests"

GOOD = """
class Exporter:
    format = "seal"
    def export(self, plan):
        return b"sealed"
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on `sys.path` that plays site-packages."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return folder


def seal(site: Path, name: str = "acme-seal", *, module: str = "acme_seal", source: str = GOOD) -> None:
    distribution(
        site,
        name,
        entry_points={GROUP: {"seal": f"{module}:Exporter"}},
        modules={f"{module}.py": source},
    )


def loaded(name: str = "seal", *, attributes: tuple[str, ...] = (), methods: tuple[str, ...] = ()) -> object:
    return load(GROUP, find(GROUP, name), attributes=attributes, methods=methods)


def test_a_plugin_is_listed_with_distribution_version_and_origin(site: Path) -> None:
    seal(site)
    (plugin,) = installed(GROUP)
    assert (plugin.name, plugin.distribution, plugin.version) == ("seal", "acme-seal", "1.0")
    assert plugin.origin == "acme_seal:Exporter"
    assert str(plugin) == "seal (acme-seal 1.0)"


def test_listing_imports_nothing(site: Path) -> None:
    seal(site, module="acme_never", source="raise SystemError('imported')")
    assert find(GROUP, "seal").distribution == "acme-seal"
    assert "acme_never" not in sys.modules


def test_a_group_without_plugins_is_empty() -> None:
    assert installed("emplan.nobody") == ()


def test_plugins_come_in_the_order_of_their_names(site: Path) -> None:
    distribution(site, "acme", entry_points={GROUP: {"wax": "a:b", "ink": "a:c"}, "other": {"x": "y:z"}})
    assert [plugin.name for plugin in installed(GROUP)] == ["ink", "wax"]


def test_a_package_installed_meanwhile_is_found(site: Path) -> None:
    assert installed(GROUP) == ()
    seal(site)
    assert [plugin.name for plugin in installed(GROUP)] == ["seal"]


def test_an_unchanged_path_is_read_once(site: Path) -> None:
    seal(site)
    assert installed(GROUP) is installed(GROUP)


def test_damaged_metadata_does_not_hide_the_other_plugins(site: Path) -> None:
    seal(site)
    broken = site / "broken-1.0.dist-info"
    broken.mkdir()
    (broken / "entry_points.txt").write_text(f"[{GROUP}]\nno equals sign\n", "utf-8")
    assert [plugin.name for plugin in installed(GROUP)] == ["seal"]


@pytest.mark.filterwarnings("ignore:Implicit None:DeprecationWarning")
def test_a_distribution_without_a_name_is_passed_over(site: Path) -> None:
    seal(site)
    nameless = site / "nameless-1.0.dist-info"
    nameless.mkdir()
    (nameless / "METADATA").write_text("Metadata-Version: 2.1\n", "utf-8")
    (nameless / "entry_points.txt").write_text(f"[{GROUP}]\nwax = a:b\n", "utf-8")
    assert [plugin.name for plugin in installed(GROUP)] == ["seal"]


def test_the_first_copy_of_a_distribution_on_the_path_counts(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal(site)
    older = tmp_path / "older"
    distribution(older, "acme_seal", version="0.5", entry_points={GROUP: {"seal": "old:Exporter"}})
    monkeypatch.setattr(sys, "path", [*sys.path, str(older)])
    assert [plugin.version for plugin in installed(GROUP)] == ["1.0"]


def test_two_distributions_with_one_name_are_both_named(site: Path) -> None:
    seal(site)
    seal(site, "rogue-seal", module="rogue_seal")
    with pytest.raises(AmbiguousPluginError) as refused:
        find(GROUP, "seal")
    assert "acme-seal 1.0" in str(refused.value)
    assert "rogue-seal 1.0" in str(refused.value)
    assert "acme-seal 1.0、rogue-seal 1.0" in refused.value.message("zh")


def test_one_claimed_name_does_not_disturb_the_others(site: Path) -> None:
    seal(site)
    seal(site, "rogue-seal", module="rogue_seal")
    distribution(site, "acme-wax", entry_points={GROUP: {"wax": "acme_wax:Exporter"}})
    assert find(GROUP, "wax").distribution == "acme-wax"


def test_an_unknown_name_lists_what_is_installed(site: Path) -> None:
    seal(site)
    with pytest.raises(UnknownFormatError, match=r"'ofd'.*installed: seal \(acme-seal 1\.0\)") as refused:
        find(GROUP, "ofd")
    assert "已安装：seal (acme-seal 1.0)" in refused.value.message("zh")


def test_nothing_installed_is_said_too() -> None:
    with pytest.raises(UnknownFormatError, match="installed: none") as refused:
        find("emplan.nobody", "docx")
    assert "已安装：无" in refused.value.message("zh")


@pytest.mark.parametrize(
    ("group", "name", "package"),
    [
        (EXPORTERS, "docx", "emplan-docx"),
        (EXPORTERS, "pdf", "emplan-pdf"),
        (EXPORTERS, "json", "emplan-json"),
        (EXPORTERS, "txt", "emplan"),
        (READERS, "text", "emplan"),
    ],
)
def test_a_well_known_name_that_is_missing_names_its_package(
    group: str, name: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [])
    with pytest.raises(UnknownFormatError, match=f"Install the package {package} ") as refused:
        find(group, name)
    assert f"安装软件包 {package}" in refused.value.message("zh")


def test_a_class_is_loaded_as_an_object_made_without_arguments(site: Path) -> None:
    seal(site, module="acme_good")
    exporter = loaded(attributes=("format",), methods=("export",))
    assert type(exporter).__name__ == "Exporter"


def test_an_object_is_loaded_as_it_is(site: Path) -> None:
    source = "from types import SimpleNamespace\nExporter = SimpleNamespace(format='seal')\n"
    seal(site, module="acme_object", source=source)
    assert loaded(attributes=("format",)) is sys.modules["acme_object"].Exporter


@pytest.mark.parametrize(
    ("module", "source", "cause"),
    [
        ("acme_importing", "import a_module_nobody_has\n", "ModuleNotFoundError: No module named 'a_module"),
        ("acme_syntax", "def\n", "SyntaxError"),
        ("acme_raising", "raise RuntimeError('no licence')\n", "RuntimeError: no licence"),
        ("acme_leaving", "raise SystemExit(3)\n", "SystemExit: 3"),
        ("acme_empty", "", "AttributeError"),
        ("acme_greedy", "class Exporter:\n    def __init__(self, key): ...\n", "TypeError"),
    ],
)
def test_a_plugin_that_cannot_be_made_is_named_with_the_cause(
    site: Path, module: str, source: str, cause: str
) -> None:
    seal(site, module=module, source=source)
    with pytest.raises(BrokenPluginError, match=f"'seal' of acme-seal 1.0.*{cause}") as refused:
        loaded()
    assert type(refused.value.__cause__).__name__ == cause.partition(":")[0]
    assert refused.value.place == f"{module}:Exporter"
    assert "acme-seal 1.0" in refused.value.message("zh")


def test_a_plugin_may_say_itself_what_it_lacks(site: Path) -> None:
    source = (
        "from emplan.errors import MissingFontError\n"
        "class Exporter:\n"
        "    def __init__(self):\n"
        "        raise MissingFontError('no face', '缺字体')\n"
    )
    seal(site, module="acme_faceless", source=source)
    with pytest.raises(MissingFontError, match="no face"):
        loaded()


def test_a_plugin_without_the_names_of_the_contract_is_broken(site: Path) -> None:
    seal(site, module="acme_partial")
    with pytest.raises(BrokenPluginError, match="it has no media_type, lines"):
        loaded(attributes=("format", "media_type"), methods=("export", "lines"))


def test_a_method_that_cannot_be_called_is_broken(site: Path) -> None:
    seal(site, module="acme_uncallable", source="class Exporter:\n    format = 'seal'\n    export = 1\n")
    with pytest.raises(BrokenPluginError, match="export cannot be called"):
        loaded(methods=("export",))


def test_a_format_other_than_the_entry_point_name_is_broken(site: Path) -> None:
    seal(site, module="acme_other", source="class Exporter:\n    format = 'wax'\n")
    with pytest.raises(BrokenPluginError, match="its format is 'wax', its entry point says 'seal'"):
        loaded(attributes=("format",))


def test_the_core_itself_stands_behind_the_same_door() -> None:
    assert any(plugin.name == "txt" and plugin.distribution == "emplan" for plugin in installed(EXPORTERS))
    assert isinstance(find(READERS, "text"), Installed)


@pytest.mark.parametrize(
    ("requirement", "update"),
    [("emplan>=99", "Update emplan, or install an earlier"), ("emplan<0.0.1", "Update acme-future to")],
)
def test_a_plugin_for_another_version_of_emplan_is_refused_before_it_is_imported(
    site: Path, requirement: str, update: str
) -> None:
    points = {GROUP: {"seal": "acme_future:Exporter"}}
    distribution(
        site,
        "acme-future",
        entry_points=points,
        modules={"acme_future.py": "raise SystemError"},
        requires=["attrs", requirement],
    )
    with pytest.raises(OutdatedPluginError, match=f"needs {requirement} .*{update}") as refused:
        loaded()
    assert f"要求 {requirement}" in refused.value.message("zh")
    assert "acme_future" not in sys.modules


@pytest.mark.parametrize(
    "requires",
    [[], ["emplan"], ["emplan>=0.1,<99"], ["Emplan (>=0.0.1)"], ["emplan>=99; extra == 'far'"]],
    ids=str,
)
def test_a_plugin_whose_requirement_is_met_is_loaded(site: Path, requires: list[str]) -> None:
    points = {GROUP: {"seal": "acme_met:Exporter"}}
    distribution(site, "acme-met", entry_points=points, modules={"acme_met.py": GOOD}, requires=requires)
    assert loaded() is not None


def test_a_requirement_that_nobody_understands_is_broken(site: Path) -> None:
    points = {GROUP: {"seal": "acme_odd:Exporter"}}
    distribution(site, "acme-odd", entry_points=points, requires=["emplan=>1"])
    with pytest.raises(BrokenPluginError, match="its requirement on emplan: '=>1' is no clause"):
        loaded()


def test_sources_without_metadata_load_whatever_is_required(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    points = {GROUP: {"seal": "acme_loose:Exporter"}}
    distribution(
        site, "acme-loose", entry_points=points, modules={"acme_loose.py": GOOD}, requires=["emplan>=99"]
    )

    def nobody(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("emplan.discovery.plugins.version_of", nobody)
    assert loaded() is not None


def test_a_plugin_that_even_leaves_by_a_base_exception_is_broken(site: Path) -> None:
    seal(site, module="acme_base", source="class Gone(BaseException): ...\nraise Gone('gone')\n")
    with pytest.raises(BrokenPluginError, match="Gone: gone"):
        loaded()


def test_an_attribute_that_raises_is_broken(site: Path) -> None:
    source = "class Exporter:\n    @property\n    def format(self):\n        raise OSError('no disk')\n"
    seal(site, module="acme_property", source=source)
    with pytest.raises(BrokenPluginError, match="OSError: no disk"):
        loaded(attributes=("format",))


def test_an_exception_whose_text_cannot_be_had_is_named_by_its_type(site: Path) -> None:
    source = "class Mute(Exception):\n    def __str__(self):\n        raise OSError\nraise Mute\n"
    seal(site, module="acme_mute", source=source)
    with pytest.raises(BrokenPluginError, match="cannot be used: Mute\\."):
        loaded()


def test_an_exception_of_several_lines_and_colours_is_told_on_one_plain_line(site: Path) -> None:
    seal(site, module="acme_loud", source="raise ValueError('\x1b[31mred\\n\\nand blue')\n")
    with pytest.raises(BrokenPluginError, match=r"cannot be used: ValueError: \[31mred and blue\."):
        loaded()


def test_an_interrupt_during_import_stays_an_interrupt(site: Path) -> None:
    seal(site, module="acme_interrupted", source="raise KeyboardInterrupt\n")
    with pytest.raises(KeyboardInterrupt):
        loaded()


def test_twenty_plugins_are_listed_and_none_is_imported(site: Path) -> None:
    for number in range(20):
        points = {EXPORTERS: {f"twenty{number}": f"acme_twenty_{number}:Exporter"}}
        modules = {f"acme_twenty_{number}.py": "raise SystemError('imported')\n"}
        distribution(site, f"acme-twenty-{number}", entry_points=points, modules=modules)
    listed = [plugin.name for plugin in available_exporters()]
    assert len([name for name in listed if name.startswith("twenty")]) == 20
    assert [name for name in sys.modules if name.startswith("acme_twenty")] == []
