"""Every real document as a script that makes its plan again."""

from __future__ import annotations

import pytest

from emplan.model import AnnualPlan
from emplan.reading import read
from emplan.scripting import script
from emplan.scripting.pages import WIDTH, width
from requiring import corpus

pytestmark = pytest.mark.needs("corpus")

CODES = ("000", "001", "002", "003", "004", "010", "011", "012", "013", "014", "015", "016")
BY_STEPS_ALONE = ("000", "001", "004")


@pytest.mark.parametrize("code", CODES)
def test_running_the_script_makes_exactly_the_plan(code: str) -> None:
    (path,) = (corpus() / "real").glob(f"{code}-*.txt")
    plan = read(path).plan
    text = script(plan)
    namespace: dict[str, object] = {"__name__": "plan"}
    exec(compile(text, f"{code}.py", "exec"), namespace)
    build = namespace["build_plan"]
    assert callable(build)
    built = build()
    assert isinstance(built, AnnualPlan)
    assert built == plan
    assert max(map(width, text.splitlines())) <= WIDTH
    assert (".block(" in text) is (code not in BY_STEPS_ALONE)
