"""What the READMEs tell a newcomer to type is what the Makefile does, on every system."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from doc_pages import Block, blocks, name_of
from requiring import ROOT

READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
_OF_MAKE = {"MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "PYTEST_ARGS", "PYTHON"}
REQUIREMENTS = ["requirements/office.txt", "requirements/dev.txt"]


def lines_of(page: Path, language: str) -> list[str]:
    """The set-up lines: those that neither call make nor show the command by itself."""
    setup: list[Block] = [block for block in blocks(page) if block.language == language]
    lines = [line.partition("#")[0].strip() for block in setup for line in block.text.splitlines()]
    return [line for line in lines if line and not line.startswith(("make ", "emplan "))]


def windows(line: str) -> str:
    """A line for Linux and macOS as it is written for Windows."""
    line = (
        line.replace("python3 -m", "py -3.11 -m").replace("mkdir -p", "mkdir").replace("/bin/", "/Scripts/")
    )
    return " ".join(word if word.startswith("--") else word.replace("/", "\\") for word in line.split())


def made_by(goal: str) -> list[str]:
    """What make would run for the goal itself, once its stamps are there."""
    if shutil.which("make") is None:
        pytest.skip("needs make")
    # Without the arguments of the make that may be running this test.
    environment = {name: value for name, value in os.environ.items() if name not in _OF_MAKE}
    run = subprocess.run(
        ["make", "--no-print-directory", "-n", goal, "VENV=.venv"],
        cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return run.stdout.splitlines()


@pytest.mark.parametrize("page", READMES, ids=name_of)
def test_linux_and_macos_lines_end_as_the_makefile_does(page: Path) -> None:
    lines = lines_of(page, "sh")
    draft = [line for line in made_by("draft") if "emplan next" in line]
    test = [line for line in made_by("test") if "pytest" in line]
    assert lines == [
        "python3 -m venv .venv",
        f".venv/bin/python -m pip install -r {REQUIREMENTS[0]}",
        "mkdir -p out",
        *draft,
        f".venv/bin/python -m pip install -r {REQUIREMENTS[1]}",
        *test,
    ]


@pytest.mark.parametrize("page", READMES, ids=name_of)
def test_windows_lines_are_the_same_ones(page: Path) -> None:
    assert sorted(lines_of(page, "bat")) == sorted(windows(line) for line in lines_of(page, "sh"))


def test_both_requirement_files_are_there() -> None:
    assert [name for name in REQUIREMENTS if not (ROOT / name).is_file()] == []
