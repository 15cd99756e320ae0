"""The sample plans and strategies that the package ships for tests."""

import subprocess
import sys
from collections.abc import Callable

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import emplan.model
from emplan.model import AnnualPlan, text_slots
from emplan.testing import samples
from emplan.testing.samples import everything_plan, joint_plan, rare_characters_plan, typical_plan
from emplan.testing.strategies import attachments, deadlines, outlines, plans

ALL = [getattr(samples, name) for name in samples.__all__]
NOT_IN_A_PLAN = {
    "Numbered",
    "Place",
    "TextSlot",
    "OpenPlace",
    "Assignment",
    "BaseDeadline",
    "NumberedNode",
    "TaskRow",
    "Unprinted",
}


def classes_in(value: object) -> set[type]:
    found: set[type] = set()
    waiting = [value]
    while waiting:
        item = waiting.pop()
        kind = type(item)
        if isinstance(item, tuple):
            waiting.extend(item)
        elif attrs.has(kind):
            found.add(kind)
            waiting.extend(getattr(item, field.name) for field in attrs.fields(kind))
    return found


@pytest.mark.parametrize("sample", ALL, ids=lambda sample: sample.__name__)
def test_a_sample_is_the_same_plan_at_each_call(sample: Callable[[], AnnualPlan]) -> None:
    assert sample() == sample()
    assert [slot.text for slot in text_slots(sample())]


def test_the_plan_of_everything_holds_every_class_of_the_model() -> None:
    public = {each for name in emplan.model.__all__ if attrs.has(each := getattr(emplan.model, name))}
    missing = public - classes_in(everything_plan())
    assert {cls.__name__ for cls in missing} == NOT_IN_A_PLAN


def test_the_typical_plan_has_what_offices_usually_write() -> None:
    plan = typical_plan()
    assert plan.notice is not None
    assert plan.validity is not None
    assert len(list(plan.tasks())) == 6
    assert all(item.node.units for item in plan.tasks())
    assert plan.open_places() == ()


def test_the_joint_plan_is_joint_and_open() -> None:
    assert joint_plan().envelope.is_joint
    assert [place.term for place in joint_plan().open_places()] == ["发文字号（顺序号）", "成文日期"]


def test_the_plan_of_rare_characters_goes_beyond_the_basic_plane() -> None:
    text = "".join(slot.text for slot in text_slots(rare_characters_plan()))
    assert sum(character > "\uffff" for character in text) > 5


@pytest.mark.parametrize(
    "wanted",
    [
        lambda plan: plan.notice is not None and plan.attachments != (),
        lambda plan: any(item.level == 3 for item in plan.numbered()),
        lambda plan: plan.validity is not None,
        lambda plan: bool(plan.open_places()),
        lambda plan: any(c >= "\U00020000" for slot in text_slots(plan) for c in slot.text),
    ],
    ids=["notice", "depth", "validity", "open", "rare"],
)
def test_the_strategy_reaches_the_corners_of_the_model(wanted: Callable[[AnnualPlan], bool]) -> None:
    # The first one will do; making it small takes its time.
    quick = settings(max_examples=500, database=None, phases=[Phase.generate])
    assert wanted(find(plans(), wanted, settings=quick))


@given(plan=plans())
@settings(max_examples=40, deadline=None)
def test_generated_plans_are_valid_and_of_modest_size(plan: AnnualPlan) -> None:
    assert isinstance(plan, AnnualPlan)
    assert len(list(plan.blocks())) < 200
    assert all(item.label is not None for item in plan.numbered())


@given(found=st.tuples(outlines(), deadlines(), attachments()))
@settings(max_examples=20, deadline=None)
def test_parts_can_be_drawn_by_themselves(found: tuple[object, ...]) -> None:
    assert len(found) == 3


def test_samples_need_no_hypothesis_and_the_core_no_testing() -> None:
    code = (
        "import sys, emplan.testing.samples; assert 'hypothesis' not in sys.modules;"
        "assert 'pytest' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
