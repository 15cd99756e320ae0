"""Maintainer's tool: writes the pages of docs/reference that follow from the code."""

from collections.abc import Iterator
from pathlib import Path

from tools.write_reference import api, clauses, errors, glossary, official_format

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "reference"


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated page: its file and its text."""
    for name, text in api.pages():
        yield FOLDER / "api" / name, text
    yield FOLDER / "glossary.md", glossary.page()
    yield FOLDER / "errors.md", errors.page(ROOT)
    yield FOLDER / "official-format.md", official_format.page()
    yield FOLDER / "clauses.md", clauses.page()
