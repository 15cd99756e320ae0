"""What a test needs besides Python: it skips without it, and fails where `EMPLAN_REQUIRE` promises it."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"

_PROGRAMS = {
    "libreoffice": ("soffice",),
    "poppler": ("pdftotext", "pdffonts", "pdftoppm"),
    "qpdf": ("qpdf",),
}
TOOLS = (*_PROGRAMS, "corpus")


def require(*tools: str) -> None:
    """Skip the test if one of the tools is absent; fail it if `EMPLAN_REQUIRE` names that tool."""
    for tool in tools:
        missing = _missing(tool)
        if not missing:
            continue
        reason = f"needs {tool}: {missing}"
        if tool in promised():
            pytest.fail(f"{reason}, although EMPLAN_REQUIRE names it", pytrace=False)
        pytest.skip(reason)


def promised() -> frozenset[str]:
    """The tools that this run must have."""
    return frozenset(filter(None, map(str.strip, os.environ.get("EMPLAN_REQUIRE", "").split(","))))


def corpus() -> Path:
    """The folder of the real documents; skips the test where it is absent."""
    require("corpus")
    return CORPUS


def _missing(tool: str) -> str:
    if tool not in TOOLS:
        raise ValueError(f"unknown tool {tool!r}; known: {', '.join(TOOLS)}")
    if tool == "corpus":
        return "" if CORPUS.is_dir() else "../shared/corpus is not there"
    absent = [program for program in _PROGRAMS[tool] if shutil.which(program) is None]
    return f"{' and '.join(absent)} not found" if absent else ""
