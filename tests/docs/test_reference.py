"""The generated pages of the reference say what the code says."""

import importlib
from pathlib import Path

import pytest
import typer

import emplan
from emplan.cli.app import app
from emplan.reading import read, report_data
from emplan.records import to_outline
from emplan.rollover import roll_forward, to_review_data
from requiring import ROOT


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> dict[Path, str]:
    """The pages as the tool would write them now."""
    if not (ROOT / "tools/write_reference").is_dir():
        pytest.skip("the tool is not here")
    monkeypatch.syspath_prepend(ROOT)
    return dict(importlib.import_module("tools.write_reference").pages())


def test_the_reference_is_up_to_date(written: dict[Path, str]) -> None:
    stale = [
        path.relative_to(ROOT).as_posix()
        for path, text in written.items()
        if not path.exists() or path.read_text("utf-8") != text
    ]
    assert stale == [], "run: python -m tools.write_reference"


def test_no_page_is_left_of_a_package_that_is_gone(written: dict[Path, str]) -> None:
    assert [path.name for path in (ROOT / "docs/reference/api").glob("*.md") if path not in written] == []


def test_every_name_of_the_facade_is_described(written: dict[Path, str]) -> None:
    page = written[ROOT / "docs/reference/api/emplan.md"]
    assert [name for name in emplan.__all__ if f"| `{name}` | " not in page] == []
    assert "|  |" not in page, "a name without a docstring"


def test_every_error_has_a_section(written: dict[Path, str]) -> None:
    page = written[ROOT / "docs/reference/errors.md"]
    errors = [each for each in vars(emplan.errors).values() if isinstance(each, type)]
    errors = [each.__name__ for each in errors if each.__module__ == "emplan.errors"]
    assert len(errors) > 15
    assert [name for name in errors if f"\n## {name}\n" not in page] == []


def command_parameters() -> list[tuple[str, str]]:
    """Every verb with each of its options."""
    command = typer.main.get_command(app)
    return [
        (verb, option)
        for verb, each in command.commands.items()
        for inner in (each, *getattr(each, "commands", {}).values())
        for parameter in inner.params
        if parameter.param_type_name == "option"
        for option in parameter.opts
    ]


@pytest.mark.parametrize(("verb", "option"), command_parameters())
def test_every_option_of_the_command_is_described(verb: str, option: str) -> None:
    page = (ROOT / "docs/reference/command.md").read_text("utf-8")
    section = page.partition(f"\n## emplan {verb}\n")[2].partition("\n## ")[0]
    assert f"`{option}`" in section or f"`{option} " in section


def test_the_shapes_of_the_json_are_described_key_by_key() -> None:
    page = (ROOT / "docs/reference/command.md").read_text("utf-8")
    reading = read(ROOT / "examples/plan-2026.txt")
    outline, review = to_outline(reading.plan), to_review_data(roll_forward(reading.plan).review)
    report = report_data(reading.report)
    shapes = [outline, outline["outline"][0], outline["tasks"][0], review[0], report, report["edits"][0]]
    keys = {key for shape in shapes for key in shape}
    keys |= {key for entry in report["account"] for key in entry}
    assert sorted(key for key in keys if f"`{key}`" not in page) == []
