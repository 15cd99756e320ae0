"""A missing tool skips a test, and fails it where the run promises the tool."""

import shutil
from pathlib import Path

import pytest

import requiring
from requiring import corpus, require


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """A machine with nothing but Python, whose run promises nothing."""
    monkeypatch.setattr(shutil, "which", lambda program: None)
    monkeypatch.setattr(requiring, "CORPUS", tmp_path / "none")
    monkeypatch.delenv("EMPLAN_REQUIRE", raising=False)
    return monkeypatch


@pytest.mark.parametrize("tool", requiring.TOOLS)
@pytest.mark.usefixtures("bare")
def test_a_missing_tool_skips_with_its_name(tool: str) -> None:
    with pytest.raises(pytest.skip.Exception, match=f"needs {tool}: "):
        require(tool)


@pytest.mark.parametrize("tool", requiring.TOOLS)
def test_a_promised_tool_that_is_missing_fails(tool: str, bare: pytest.MonkeyPatch) -> None:
    bare.setenv("EMPLAN_REQUIRE", "libreoffice, poppler,qpdf,corpus")
    with pytest.raises(pytest.fail.Exception, match=f"needs {tool}: .*although EMPLAN_REQUIRE names it"):
        require(tool)


def test_a_promise_of_another_tool_changes_nothing(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("EMPLAN_REQUIRE", "poppler")
    with pytest.raises(pytest.skip.Exception, match="needs qpdf"):
        require("qpdf")


def test_a_tool_that_is_there_lets_the_test_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: program)
    monkeypatch.setattr(requiring, "CORPUS", tmp_path)
    require(*requiring.TOOLS)
    assert corpus() == tmp_path


def test_an_unknown_tool_is_a_mistake_of_the_test() -> None:
    with pytest.raises(ValueError, match="unknown tool 'word'"):
        require("word")
