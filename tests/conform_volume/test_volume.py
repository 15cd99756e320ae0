"""A few cases of the volume proof that `make conform` runs over hundreds of plans."""

import importlib
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

from emplan.model import SignatureMode, Title

ROOT = Path(__file__).parents[2]

# A notice whose signature is squeezed, a page without a head, an unsealed report, five organs, a stamp.
CHOSEN = (1, 7, 13, 18, 25)


@pytest.fixture(scope="module", autouse=True)
def _root_on_path() -> Any:
    sys.path.insert(0, str(ROOT))
    yield
    sys.path.remove(str(ROOT))


def part(name: str) -> Any:
    return importlib.import_module(f"tools.conform_run.{name}")


def test_the_same_number_gives_the_same_plan_and_another_seed_another_one() -> None:
    recipe, plan_of = part("recipes").recipe, part("plans").plan_of
    assert plan_of(recipe(4)) == plan_of(recipe(4))
    assert plan_of(recipe(4)) != plan_of(recipe(4, 1), 1)


def test_the_recipes_have_every_element_in_every_form() -> None:
    recipes = [part("recipes").recipe(number) for number in range(220)]
    assert {each.issuers for each in recipes} == set(range(6))
    assert {each.title for each in recipes} == {1, 2, 3, 4}
    assert {each.attachments for each in recipes} >= {0, 1, 9, 10, 12}
    assert {each.mode for each in recipes} == set(SignatureMode) - {SignatureMode.NONE}
    for flag in ("upward", "notice", "roster", "note", "copy_number", "secrecy", "urgency", "caption"):
        assert {getattr(each, flag) for each in recipes} == {False, True}, flag
    assert max(each.items for each in recipes) > 50


@pytest.mark.needs("libreoffice")
def test_compose_and_libreoffice_agree_and_no_clause_fails(tmp_path: Path) -> None:
    checks, cases = part("checks"), part("cases")
    chosen = [case for number in CHOSEN for case in cases.generated(range(number, number + 1))]
    files = [checks.export(case, tmp_path) for case in chosen]
    part("pages").Office(tmp_path).pdfs_of(files, tmp_path)
    outcomes = [checks.judge(case, tmp_path, validate=False) for case in chosen]
    assert {one.name: one.faults for one in outcomes} == {case.name: () for case in chosen}
    # One line in a few pages weighs more than in hundreds.
    assert part("results").equal_lines(outcomes) >= 0.98

    # The same files are not those of a plan with another title.
    wrong = attrs.evolve(chosen[0].plan, title=Title("青禾示范区2027年值班安排"), notice=None)
    found = checks.judge(attrs.evolve(chosen[0], plan=wrong), tmp_path, validate=False)
    assert any(fault.startswith("docx: its text") for fault in found.faults)
    assert not part("results").is_good([*outcomes, found])
