"""The analysis page shows what the code really does."""

import doctest
import io

import pytest
from docx import Document

from emplan import roll_forward
from emplan.testing.samples import typical_plan
from emplan_docx import DocxExporter
from requiring import ROOT


@pytest.mark.parametrize("name", ["docx.md", "redline.md"])
def test_the_examples_of_the_page_are_true(name: str) -> None:
    page = (ROOT / "docs" / "analysis" / name).read_text("utf-8").replace("```", "")
    names = {
        "Document": Document,
        "DocxExporter": DocxExporter,
        "io": io,
        "plan": typical_plan(),
        "roll_forward": roll_forward,
    }
    examples = doctest.DocTestParser().get_doctest(page, names, name, name, 0)
    results = doctest.DocTestRunner(verbose=False).run(examples)
    assert results.attempted >= 5
    assert results.failed == 0
