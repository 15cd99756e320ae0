"""The third party's exporter in examples/: at most 40 lines, installed from its own folder, right."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from emplan.cli.run import run
from projects import install, run_tests
from requiring import ROOT

EXAMPLE = ROOT / "examples/third-party-exporter"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of its folder, installed as pip would and nothing of this repository near it."""
    folder = tmp_path / "third-party-exporter"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    monkeypatch.syspath_prepend(install(folder))
    monkeypatch.chdir(tmp_path)
    return folder


def test_it_has_at_most_forty_lines_and_imports_public_names_only() -> None:
    source = (EXAMPLE / "src/acme_checklist/__init__.py").read_text("utf-8")
    assert len(source.splitlines()) <= 40
    assert re.findall(r"^from (emplan\S*) import", source, re.MULTILINE) == ["emplan"]


def test_its_own_tests_pass_the_whole_kit_among_them(project: Path) -> None:
    done = run_tests(project)
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed
    assert int(passed[1]) > 80


def test_the_command_knows_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["formats", "--json"]) == 0
    rows = {row["format"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["checklist"]["distribution"] == "acme-checklist"
    assert rows["checklist"]["state"] == "ready"
    plan = str(ROOT / "examples/plan-2026.txt")
    outputs = ["-o", "tasks.md", "-o", "plan.txt"]
    assert run(["export", plan, *outputs, "--set", "units=false"]) == 0
    lines = Path("tasks.md").read_text("utf-8").splitlines()
    assert len([line for line in lines if line.startswith("- [ ] ")]) > 30


def test_it_is_typed(project: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "src"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
