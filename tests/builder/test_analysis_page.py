"""The analysis page of the builder says what the builder does."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "analysis" / "builder.md"


def test_the_protocol_of_the_analysis_page_holds():
    failures, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert tried >= 10
    assert failures == 0
