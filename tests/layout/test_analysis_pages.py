"""The analysis pages of this package show what the code really does."""

import doctest
import importlib
import re
from pathlib import Path

import emplan.layout
from emplan.model import AnnualPlan, Title

PAGES = Path(__file__).parents[2] / "docs" / "analysis"


def run_examples(name: str, names: dict[str, object]) -> tuple[int, int]:
    page = (PAGES / name).read_text(encoding="utf-8").replace("```", "")
    examples = doctest.DocTestParser().get_doctest(page, names, name, name, 0)
    results = doctest.DocTestRunner(verbose=False).run(examples)
    return results.attempted, results.failed


def test_the_examples_of_the_layout_page_are_true(key_points: AnnualPlan) -> None:
    attempted, failed = run_examples("official-layout.md", vars(emplan.layout) | {"plan": key_points})
    assert attempted >= 6
    assert failed == 0


def test_the_examples_of_the_title_page_are_true() -> None:
    attempted, failed = run_examples("title-breaking.md", vars(emplan.layout) | {"Title": Title})
    assert attempted >= 3
    assert failed == 0


def test_the_costs_on_the_title_page_are_those_of_the_code() -> None:
    modules = map(importlib.import_module, ("emplan.layout.title_lines", "emplan.layout.title_shape"))
    names = (item for module in modules for item in vars(module).items())
    numbers = (value for name, value in names if isinstance(value, float) and name.startswith("_"))
    # What only keeps sums of widths exact is no cost.
    costs = {abs(value) for value in numbers if abs(value) > 0.01 or not value}
    page = (PAGES / "title-breaking.md").read_text(encoding="utf-8")
    rows = [row for row in page.splitlines() if row.startswith("|") and re.search(r"\d \|$", row)]
    told = {float(number) for row in rows for number in re.findall(r"\d+(?:\.\d+)?", row.split("|")[-2])}
    assert len(rows) > 15
    # 13 stands for one unknown neighbour, halfway between 3 and 23.
    assert told - costs <= {13.0}
    # The widths of digits and the one that counts as the same are told in words.
    assert costs - told <= {0.5, 0.6}
