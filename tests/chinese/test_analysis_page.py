"""The analysis page of this package shows what the code really does."""

from __future__ import annotations

import doctest
from pathlib import Path

_PAGE = Path(__file__).parents[2] / "docs" / "analysis" / "written-chinese.md"


def test_the_examples_of_the_analysis_page_are_true() -> None:
    page = _PAGE.read_text(encoding="utf-8").replace("```", "")
    examples = doctest.DocTestParser().get_doctest(page, {}, _PAGE.name, str(_PAGE), 0)
    results = doctest.DocTestRunner(verbose=False).run(examples)
    assert results.attempted > 5
    assert results.failed == 0
