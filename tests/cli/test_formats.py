"""`emplan formats`, and the options that `--set` takes."""

import json
from pathlib import Path

import pytest

from distributions import distribution
from emplan.cli.format_probe import loaded_rows
from emplan.cli.formats import format_rows
from emplan.cli.run import run
from emplan.discovery import EXPORTERS, PLUGINS_VARIABLE
from emplan.records import dump_record
from emplan.testing.samples import rare_characters_plan, typical_plan

GOOD = """
print("a plugin that talks while it is imported")
class Exporter:
    '''Seals plans.

    Attributes:
        ink: What flows.
    '''
    format = "{name}"
    media_type = "application/x-seal"
    suffix = ".{name}"
    def __init__(self, *, ink: str = "red"):
        self.ink = ink
    def export(self, plan, /):
        print("and while it works")
        return self.ink.encode()
"""
BROKEN = "import a_library_that_nobody_has\n"
LACKING = (
    "from emplan.errors import MissingFontError\n"
    "class Exporter:\n    def __init__(self):\n        raise MissingFontError('no face', '缺字体')\n"
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.json").write_text(dump_record(typical_plan()), "utf-8")
    (tmp_path / "rare.json").write_text(dump_record(rare_characters_plan()), "utf-8")
    return folder


def install(site: Path, name: str, source: str, *, requires: tuple[str, ...] = (), by: str = "acme") -> None:
    module = f"{by}_{name}_cli"
    points = {EXPORTERS: {name: f"{module}:Exporter"}}
    modules = {f"{module}.py": source.replace("{name}", name)}
    distribution(site, f"{by}-{name}", entry_points=points, modules=modules, requires=requires)


def rows(capsys: pytest.CaptureFixture[str], *more: str) -> dict[tuple[str, str], dict[str, str]]:
    capsys.readouterr()
    assert run(["formats", "--json", *more]) == 0
    return {(row["format"], row["distribution"]): row for row in json.loads(capsys.readouterr().out)}


def test_every_format_is_listed_with_its_state_whatever_the_plugins_do(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    install(site, "wax", GOOD)
    install(site, "dry", BROKEN)
    install(site, "bare", LACKING)
    install(site, "late", GOOD, requires=("emplan>=99",))
    install(site, "twin", GOOD)
    install(site, "twin", GOOD, by="rogue")
    found = rows(capsys)
    assert found["wax", "acme-wax"] == {
        "format": "wax",
        "suffix": ".wax",
        "media_type": "application/x-seal",
        "distribution": "acme-wax",
        "version": "1.0",
        "origin": "acme_wax_cli:Exporter",
        "state": "ready",
    }
    states = {key: row["state"].partition(":")[0] for key, row in found.items()}
    assert states["dry", "acme-dry"] == states["bare", "acme-bare"] == "broken"
    assert states["late", "acme-late"] == "outdated"
    assert states["twin", "acme-twin"] == states["twin", "rogue-twin"] == "ambiguous"
    assert states["txt", "emplan"] == states["pdf", "emplan-pdf"] == "ready"
    assert "a_library_that_nobody_has" in found["dry", "acme-dry"]["state"]
    monkeypatch.setenv(PLUGINS_VARIABLE, "emplan-pdf,acme-wax")
    states = {key: row["state"].partition(":")[0] for key, row in rows(capsys).items()}
    assert states["dry", "acme-dry"] == states["json", "emplan-json"] == "not permitted"
    assert states["wax", "acme-wax"] == states["pdf", "emplan-pdf"] == states["txt", "emplan"] == "ready"


ENDING = "import os\nos._exit(3)\n"
INTERRUPTING = "raise KeyboardInterrupt\n"
LOUD = "import os\nos.write(1, b'no JSON')\n" + GOOD
LEAVING = "import atexit, os\natexit.register(os._exit, 7)\n" + GOOD
SLEEPING = "import time\ntime.sleep(600)\n"


def test_a_plugin_that_ends_the_process_disturbs_no_other(
    site: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLUGINS_VARIABLE, "acme-end, acme-key, acme-loud, acme-late")
    for name, source in {"end": ENDING, "key": INTERRUPTING, "loud": LOUD, "late": LEAVING}.items():
        install(site, name, source)
    capfd.readouterr()
    assert run(["formats", "--json"]) == 0
    found = {row["format"]: row["state"] for row in json.loads(capfd.readouterr().out)}
    assert "it ends the program that loads it" in found["end"]
    assert found["end"].startswith("broken: acme_end_cli:Exporter: ")
    assert "cannot be used: KeyboardInterrupt." in found["key"]
    assert {found[name] for name in ("loud", "late", "txt")} == {"ready"}


def test_a_plugin_that_hangs_is_given_up_and_the_next_ones_are_listed(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLUGINS_VARIABLE, "acme-asleep")
    install(site, "asleep", SLEEPING)
    found = {row.format: row for row in format_rows(time_limit=3.0)}
    assert "it was not loaded within 3 seconds" in found["asleep"].as_data("en")["state"]
    assert "无法使用" in found["asleep"].as_data("zh")["state"]
    assert found["txt"].is_ready


def test_the_process_of_the_plugins_says_what_the_rows_are(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLUGINS_VARIABLE, "acme-wax, acme-key, acme-dry")
    install(site, "wax", GOOD)
    install(site, "key", INTERRUPTING)
    install(site, "dry", BROKEN)
    rows = format_rows()
    assert tuple(loaded_rows(0)) == rows
    assert tuple(loaded_rows(2)) == rows[2:]


def test_a_name_that_would_move_the_cursor_is_shown_with_question_marks(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLUGINS_VARIABLE, "")
    points = {EXPORTERS: {"seal\x1b[31m": "nobody:Exporter"}}
    distribution(site, "acme-red", entry_points=points)
    assert run(["formats"]) == 0
    assert "\nseal?[31m  " in capsys.readouterr().out


def test_the_state_is_in_the_users_language(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLUGINS_VARIABLE, "acme-dry")
    install(site, "dry", BROKEN)
    assert "无法使用" in rows(capsys, "--lang", "zh")["dry", "acme-dry"]["state"]
    assert run(["formats", "--lang", "zh"]) == 0
    assert "broken: acme_dry_cli:Exporter：" in capsys.readouterr().out


def test_a_format_shows_its_options(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    install(site, "wax", GOOD)
    assert run(["formats", "wax"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "Seals plans." in lines
    assert lines[-2:] == ["option  type  default  meaning", "ink     text  red      What flows."]
    assert run(["formats", "json", "--lang", "zh"]) == 0
    assert "该格式没有选项。" in capsys.readouterr().out


def test_a_format_and_its_options_are_json_too(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["formats", "pdf", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["format"], data["state"]) == ("pdf", "ready")
    missing = next(option for option in data["options"] if option["name"] == "missing")
    assert (missing["type"], missing["default"]) == ("error or box", "error")


@pytest.mark.parametrize("name", ["ofd", "dry"])
def test_a_format_that_cannot_be_used_is_refused(
    site: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    install(site, "dry", BROKEN)
    assert run(["formats", name]) == 1
    assert f"'{name}'" in capsys.readouterr().err


def test_an_option_is_set_for_one_output(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    install(site, "wax", GOOD)
    assert run(["export", "plan.json", "-o", "out.wax", "--set", "ink=blue"]) == 0
    assert Path("out.wax").read_bytes() == b"blue"
    printed = capsys.readouterr()
    assert printed.out.split() == ["out.wax"]
    assert "and while it works" in printed.err


def test_an_option_goes_to_the_formats_that_have_it_or_to_the_one_named(site: Path) -> None:
    install(site, "wax", GOOD)
    install(site, "ink", GOOD)
    outputs = ["-o", "a.wax", "-o", "a.ink", "-o", "a.txt"]
    assert run(["export", "plan.json", *outputs, "--set", "ink=blue"]) == 0
    assert (Path("a.wax").read_bytes(), Path("a.ink").read_bytes()) == (b"blue", b"blue")
    assert run(["next", "plan.json", *outputs, "--set", "wax.ink=green"]) == 0
    assert (Path("a.wax").read_bytes(), Path("a.ink").read_bytes()) == (b"green", b"red")


def test_missing_characters_of_a_pdf_become_boxes_on_demand(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "rare.json", "-o", "rare.pdf"]) == 1
    assert "--set missing=box" in capsys.readouterr().err
    assert run(["export", "rare.json", "-o", "rare.pdf", "--lang", "zh"]) == 1
    assert "--set fallback=" in capsys.readouterr().err
    assert run(["export", "rare.json", "-o", "rare.pdf", "-o", "rare.txt", "--set", "pdf.missing=box"]) == 0
    assert Path("rare.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (["--set", "colour=red"], "None of the formats txt, wax has an option"),
        (["--set", "txt.ink=red"], "The format 'txt' has no option"),
        (["--set", "wax.colour=red"], "it has ink"),
        (["--set", "ink"], "name=value"),
    ],
)
def test_an_unfit_option_is_refused_before_anything_is_written(
    site: Path, capsys: pytest.CaptureFixture[str], settings: list[str], said: str
) -> None:
    install(site, "wax", GOOD)
    assert run(["export", "plan.json", "-o", "a.wax", "-o", "a.txt", *settings]) == 1
    assert said in capsys.readouterr().err
    assert not Path("a.wax").exists()


def test_a_single_format_lists_its_options_in_the_refusal(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "plan.json", "-o", "a.pdf", "--set", "colour=red"]) == 1
    assert "it has fonts, installed, fallback, missing, conformance" in capsys.readouterr().err
