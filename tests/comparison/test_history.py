"""Several years of plans: the lives of their tasks, and where validity breaks."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from emplan.builder import PlanBuilder, annual_plan
from emplan.comparison import BreakKind, history
from emplan.errors import ComparisonError
from emplan.model import AnnualPlan, Attachment, PlanForm, Table, Title


def chain(year: int) -> PlanBuilder:
    return annual_plan(year, PlanForm.KEY_POINTS).titled(f"青禾示范区{year}年应急管理工作要点")


def three_years() -> list[AnnualPlan]:
    first = chain(2025).section("责任").task("修订清单", "分级修订部门清单。").assigned_to("应急局")
    second = (
        chain(2026).section("责任").task("修订责任清单", "分级修订部门清单。").assigned_to("应急局", "住建局")
    )
    third = chain(2027).section("责任").task("修订责任清单", "分级修订各部门清单。").assigned_to("住建局")
    return [
        first.task("公示举报电话", "逐月公布办理结果。").task("夜间抽查").build(),
        second.task("夜间抽查").task("双盲演练", "四季度各办一次。").build(),
        third.task("公示举报电话", "逐月公布办理结果。").task("夜间抽查").build(),
    ]


def test_a_task_is_followed_through_other_words_and_other_units() -> None:
    found = history(three_years())
    life = found.lives[0]
    assert life.names == ("修订清单", "修订责任清单")
    assert life.name == "修订责任清单"
    assert (life.first_year, life.last_year) == (2025, 2027)
    units = {year: [unit.name for unit in each] for year, each in life.units_by_year.items()}
    assert units == {2025: ["应急局"], 2026: ["应急局", "住建局"], 2027: ["住建局"]}


def test_a_task_that_pauses_for_a_year_is_one_life() -> None:
    found = history(three_years())
    life = next(life for life in found.lives if life.name == "公示举报电话")
    assert [each.year for each in life.appearances] == [2025, 2027]
    assert life.in_year(2026) is None
    assert [each.name for each in found.lasting] == ["修订责任清单", "夜间抽查"]


def test_lives_begin_and_end() -> None:
    found = history(three_years())
    assert [life.name for life in found.begun(2026)] == ["双盲演练"]
    assert [life.name for life in found.ended(2026)] == ["双盲演练"]
    assert found.ended(2027) == ()
    assert [(each.year, each.tasks) for each in found.years] == [(2025, 3), (2026, 3), (2027, 3)]


def test_the_order_of_the_plans_does_not_matter() -> None:
    plans = three_years()
    assert history(reversed(plans)) == history(plans)


def dated(year: int, day: date, *, years: int = 1) -> AnnualPlan:
    return chain(year).dated(day).section("责任", "清单逐项核对。").valid_for(years=years).build()


def test_a_gap_between_two_validities_is_told_day_by_day() -> None:
    found = history([dated(2025, date(2025, 3, 1)), dated(2026, date(2026, 3, 11))])
    (gap,) = found.breaks
    assert gap.kind is BreakKind.GAP
    assert (str(gap.start), str(gap.last_day), gap.days) == ("2026-03-01", "2026-03-10", 10)


def test_an_overlap_ends_with_the_earlier_plan() -> None:
    found = history([dated(2025, date(2025, 3, 1), years=2), dated(2026, date(2026, 3, 1))])
    (overlap,) = found.breaks
    assert overlap.kind is BreakKind.OVERLAP
    assert (str(overlap.start), overlap.days) == ("2026-03-01", 365)


def test_validities_that_meet_and_unknown_ones_are_no_breaks() -> None:
    assert history([dated(2025, date(2025, 3, 1)), dated(2026, date(2026, 3, 1))]).breaks == ()
    silent = chain(2026).section("责任", "清单逐项核对。").build()
    found = history([dated(2025, date(2025, 3, 1)), silent])
    assert found.breaks == ()
    assert found.years[1].last_day is None


def test_a_draft_whose_issue_is_open_has_no_first_day() -> None:
    draft = chain(2026).section("责任", "清单逐项核对。").valid_for(years=1).build()
    until = chain(2027).section("责任", "清单逐项核对。").valid_until(date(2028, 1, 31)).build()
    found = history([draft, until])
    assert [(each.start, each.last_day and str(each.last_day)) for each in found.years] == [
        (None, None),
        (None, "2028-01-31"),
    ]


def test_one_plan_is_no_history() -> None:
    with pytest.raises(ComparisonError, match="at least two years"):
        history(three_years()[:1])


def test_two_plans_of_one_year_are_refused_with_both_titles() -> None:
    first = three_years()[0]
    with pytest.raises(ComparisonError, match="Two plans are of 2025") as caught:
        history([first, first])
    assert "请用方案比对" in caught.value.message("zh")


def test_a_plan_without_a_year_is_refused() -> None:
    first, second, _ = three_years()
    with pytest.raises(ComparisonError, match="has no year"):
        history([first, evolve(second, year=None)])


def with_table(year: int, *rows: tuple[str, ...]) -> AnnualPlan:
    table = Table(rows=(("序号", "任务", "责任单位", "完成时限"), *rows))
    plan = chain(year).section("责任", "见分工表。").build()
    return evolve(plan, attachments=(Attachment(title=Title("任务分工表"), content=(table,)),))


def test_rows_of_task_tables_are_followed_too() -> None:
    found = history(
        [
            with_table(
                2026, ("1", "清淤疏浚", "水务局", "2026年5月"), ("2", "夜间抽查", "应急局", "长期坚持")
            ),
            with_table(
                2027, ("1", "夜间抽查", "公安局", "长期坚持"), ("2", "清淤疏浚", "水务局", "2027年5月")
            ),
        ]
    )
    assert [life.names for life in found.lives] == [("清淤疏浚",), ("夜间抽查",)]
    units = found.lives[1].units_by_year
    assert {year: [unit.name for unit in each] for year, each in units.items()} == {
        2026: ["应急局"],
        2027: ["公安局"],
    }
    assert [each.tasks for each in found.years] == [2, 2]
