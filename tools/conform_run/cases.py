"""The cases of the proof: generated plans, and the real documents where they are present."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import frozen
from tools.conform_run.plans import plan_of
from tools.conform_run.recipes import recipe

from emplan.model import AnnualPlan
from emplan.reading import read

ROOT: Final = Path(__file__).parents[2]
CORPUS: Final = ROOT.parent / "shared" / "corpus" / "real"


@frozen
class Case:
    """A plan with a name to find it by."""

    name: str
    plan: AnnualPlan


def generated(numbers: range, seed: int = 0) -> Iterator[Case]:
    """The plans of some recipes."""
    for number in numbers:
        each = recipe(number, seed)
        yield Case(each.name, plan_of(each, seed))


def real() -> Iterator[Case]:
    """The real documents and the example, read and set again."""
    for path in (*sorted(CORPUS.glob("*.txt")), ROOT / "examples" / "plan-2026.txt"):
        yield Case(path.stem, read(path).plan)
