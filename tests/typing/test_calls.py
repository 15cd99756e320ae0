"""The types of the builder: mypy refuses every wrong call with its error, and accepts the right ones."""

import re
import sys
from pathlib import Path

import pytest
from mypy import api

CALLS = Path(__file__).parent / "calls"
ROOT = CALLS.parents[2]
EXPECTED = re.compile(r"# error: (?P<message>.+?)  \[(?P<code>[a-z-]+)\]")
REPORTED = re.compile(r"wrong\.py:(?P<line>\d+): error: (?P<message>.+)  \[(?P<code>[a-z-]+)\]")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    cache = tmp_path_factory.mktemp("mypy")
    arguments = ["--strict", "--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(cache)]
    output, errors, _ = api.run([*arguments, "--python-executable", sys.executable, str(CALLS)])
    assert errors == ""
    return output


def expected() -> list[tuple[int, str, str]]:
    lines = (CALLS / "wrong.py").read_text(encoding="utf-8").splitlines()
    return [
        (number, found["message"], found["code"])
        for number, line in enumerate(lines, start=1)
        for found in EXPECTED.finditer(line)
    ]


def test_every_right_call_is_accepted(report: str) -> None:
    assert [line for line in report.splitlines() if "right.py" in line] == []


def test_every_wrong_call_is_refused_with_its_error_and_nothing_else_is(report: str) -> None:
    reported = [(int(found["line"]), found["message"], found["code"]) for found in REPORTED.finditer(report)]
    wanted = expected()
    assert [(line, code) for line, _, code in reported] == [(line, code) for line, _, code in wanted]
    for (_, message, _), (line, beginning, _) in zip(reported, wanted, strict=True):
        assert message.startswith(beginning), f"line {line}: {message}"


def test_there_are_at_least_twelve_wrong_calls_of_several_kinds() -> None:
    wanted = expected()
    assert len({line for line, _, _ in wanted}) >= 12
    assert {code for _, _, code in wanted} >= {"attr-defined", "arg-type", "call-arg", "assignment"}
