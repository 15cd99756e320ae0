"""The protocols of the analysis pages of comparison and scripting are true."""

import doctest

import pytest

from requiring import ROOT


@pytest.mark.parametrize("name", ["comparison", "scripting"])
def test_the_protocol_of_an_analysis_page_is_true(name: str) -> None:
    path = ROOT / "docs" / "analysis" / f"{name}.md"
    page = path.read_text("utf-8").replace("```", "")
    examples = doctest.DocTestParser().get_doctest(page, {}, path.name, str(path), 0)
    results = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS).run(examples)
    assert results.attempted >= 4
    assert results.failed == 0
