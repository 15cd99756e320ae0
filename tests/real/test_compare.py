"""Real plans compared with their drafts, and a draft with ten changes by hand."""

from __future__ import annotations

from functools import cache

import pytest

from emplan.builder import by_month, revise, standing
from emplan.comparison import ChangeKind, compare
from emplan.model import AnnualPlan
from emplan.reading import read
from emplan.rollover import roll_forward
from requiring import corpus

pytestmark = pytest.mark.needs("corpus")

CODES = ("000", "001", "002", "003", "004", "010", "011", "012", "013", "014", "015")


@cache
def plan_of(code: str) -> AnnualPlan:
    (path,) = (corpus() / "real").glob(f"{code}-*.txt")
    return read(path).plan


@pytest.mark.parametrize("code", CODES)
def test_a_plan_is_the_same_as_itself(code: str) -> None:
    assert compare(plan_of(code), plan_of(code)).is_same


@pytest.mark.parametrize("code", CODES)
def test_a_draft_that_nobody_touched_differs_by_its_years_alone(code: str) -> None:
    comparison = compare(plan_of(code), roll_forward(plan_of(code)).plan)
    assert comparison.decided == ()


def test_ten_changes_by_hand_are_exactly_the_ten_that_are_found() -> None:
    old = plan_of("001")
    draft = roll_forward(old).plan
    edited = (
        revise(draft)
        .assigned("9.", led_by=("青禾应急局",))
        .due("12.", standing())
        .assigned("21.", assigned_to=("青禾水务局", "青禾林场"))
        .due("21.", by_month(2025, 6))
        .text_replaced("结合", "紧密结合", at="21.")
        .text_replaced("一防四提升", "一防五提升", at="29.")
        .reworded("六、", heading="夯实共建共治体系，持续提升基层治理水平")
        .removed("43.")
        .moved("25.", under="七、")
        .task_added("青禾湖沿岸每村设一名水情报告员，补贴列入年度预算。", under="二、")
        .build()
    )
    comparison = compare(old, edited)
    found = {
        (change.before or change.item).label: tuple(kind.value for kind in change.kinds if kind not in ALONE)
        for change in comparison.decided
    }
    assert found == {
        "7.": ("added",),
        "六、": ("renamed",),
        "9.": ("units_changed",),
        "12.": ("deadline_changed",),
        "21.": ("reworded", "units_changed", "deadline_changed"),
        "25.": ("moved",),
        "29.": ("reworded",),
        "43.": ("dropped",),
    }
    (words,) = next(
        change for change in comparison.items if change.before and change.before.label == "29."
    ).differences
    assert (words.old, words.new) == ("四", "五")


ALONE = (ChangeKind.RENUMBERED, ChangeKind.YEAR_SHIFTED)
