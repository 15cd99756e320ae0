"""The analysis page shows what the code really does."""

import doctest
import io

from emplan.testing.samples import typical_plan
from emplan_docx import DocxExporter
from requiring import ROOT


def test_the_examples_of_the_page_are_true() -> None:
    page = (ROOT / "docs" / "analysis" / "docx.md").read_text("utf-8").replace("```", "")
    names = {"DocxExporter": DocxExporter, "plan": typical_plan(), "io": io}
    examples = doctest.DocTestParser().get_doctest(page, names, "docx.md", "docx.md", 0)
    results = doctest.DocTestRunner(verbose=False).run(examples)
    assert results.attempted >= 6
    assert results.failed == 0
