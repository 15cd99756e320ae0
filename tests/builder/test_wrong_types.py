"""Scripts that no type checker has seen: whatever a step is given, only a BuildError comes out of build()."""

import datetime
import inspect
from collections.abc import Callable
from random import Random

import pytest

from emplan import builder
from emplan.builder import annual_plan, by_month, per_actor, revise, standing
from emplan.errors import BuildError, EmplanError
from emplan.model import OPEN, Placement, PlanForm, SectionRole

JUNK = (
    None, 5, -1, 3.5, True, 10**30, "", " ", "甲", "甲\n乙", "一、甲", b"x", [], ["甲"], ("甲",), (3, 1),
    (13, 40), {"甲": 1}, object(), datetime.date(2027, 1, 1), OPEN, standing(), by_month(2027, 13),
    PlanForm.OTHER, Placement.NOTED, SectionRole.OBJECTIVES,
)  # fmt: skip


def call_with_junk(step: Callable[..., object], random: Random) -> object:
    positional, named = [], {}
    for parameter in inspect.signature(step).parameters.values():
        wanted = parameter.default is parameter.empty or random.random() < 0.5
        if parameter.kind is parameter.VAR_POSITIONAL:
            positional += random.choices(JUNK, k=random.randint(0, 3))
        elif parameter.kind is parameter.KEYWORD_ONLY and wanted:
            named[parameter.name] = random.choice(JUNK)
        elif parameter.kind is parameter.POSITIONAL_OR_KEYWORD and wanted:
            positional.append(random.choice(JUNK))
    return step(*positional, **named)


def faults_of(level) -> tuple[EmplanError, ...]:
    try:
        level.build()
    except BuildError as error:
        return error.faults
    return ()


@pytest.fixture(scope="module")
def sound():
    chain = annual_plan(2027, PlanForm.KEY_POINTS).issued_by("甲局", code="甲").under_notice()
    return chain.section("乙").task("丙").led_by("丁").phase("戊", (1, 1), (2, 2)).valid_for(years=1).build()


@pytest.mark.parametrize("seed", range(20))
def test_whatever_the_steps_are_given_only_a_build_error_comes_out(sound, seed: int):
    random = Random(seed)
    for _ in range(60):
        level = random.choice((annual_plan(2027, PlanForm.KEY_POINTS), revise(sound)))
        for _ in range(random.randint(1, 6)):
            steps = [name for name in dir(level) if not name.startswith("_") and name != "build"]
            level = call_with_junk(getattr(level, random.choice(steps)), random)
        faults = faults_of(level)
        assert all(fault.place and fault.message("zh") for fault in faults)


@pytest.mark.parametrize(
    "make", [value for name, value in vars(builder).items() if inspect.isfunction(value) and name != "revise"]
)
def test_deadlines_of_junk_wait_for_build(make):
    random = Random(make.__name__)
    for _ in range(60):
        assert call_with_junk(make, random) is not None


def test_a_name_in_brackets_without_its_comma_is_no_tuple(sound):
    with pytest.raises(BuildError) as caught:
        revise(sound).task_added("己", under="乙", led_by=("甲局")).build()
    assert "责任单位“甲局”应为元组" in caught.value.message("zh")
    assert per_actor(("市级",)).fault is not None
