"""What a comparison says of one change at a time."""

from __future__ import annotations

import pickle
import sys
from datetime import date

import pendulum
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

from emplan.builder import PlanBuilder, by_month, in_stages, per_actor, standing
from emplan.chinese.spans import Span
from emplan.comparison import ChangeKind, Comparison, ItemChange, compare
from emplan.errors import ComparisonError, MissingExtraError
from emplan.model import (
    AnnualPlan,
    DayDeadline,
    Heading,
    HeadingForm,
    MonthDay,
    Paragraph,
    Placement,
    Responsibility,
    ResponsibleUnit,
    Section,
    Task,
    UnitGroup,
    UnitRole,
)
from emplan.testing.samples import everything_plan, typical_plan
from emplan.testing.strategies import plans

ALONE = {ChangeKind.RENUMBERED}


def kinds(comparison: Comparison) -> dict[str, set[ChangeKind]]:
    return {change.item.name: set(change.kinds) for change in comparison.items}


def only(comparison: Comparison) -> ItemChange:
    (change,) = comparison.items
    return change


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_a_plan_is_the_same_as_itself(plan: AnnualPlan) -> None:
    assert compare(plan, plan).is_same


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), plans())
def test_nothing_is_lost_and_nothing_told_twice(old: AnnualPlan, new: AnnualPlan) -> None:
    old, new = evolve(old, year=2026), evolve(new, year=2027)
    comparison = compare(old, new)
    before = [change.before.path for change in comparison.items if change.before]
    after = [change.after.path for change in comparison.items if change.after]
    assert len(before) == len(set(before))
    assert len(after) == len(set(after))
    for change in comparison.items:
        assert change.kinds
        if change.before and change.after:
            text, words = change.before.text, change.differences
            for each in reversed(words):
                text = text[: each.before.start] + each.new + text[each.before.end :]
            assert text == change.after.text
            assert all(each.after.of(change.after.text) == each.new for each in words)


def test_sample_plans_are_compared_in_all_their_parts() -> None:
    comparison = compare(typical_plan(), everything_plan())
    assert comparison.of(ChangeKind.ADDED)
    assert comparison.of(ChangeKind.DROPPED)
    assert pickle.loads(pickle.dumps(comparison)) == comparison


def test_a_new_task_is_added_with_all_that_stands_under_it(base: PlanBuilder) -> None:
    first = base.section("练兵").task("演练", "每季一次。")
    second = first.task("比武", "各站都来。").sub_item("分组比试。").sub_item("当场评分。")
    comparison = compare(first.build(), second.build())
    assert kinds(comparison) == {"比武": {ChangeKind.ADDED}}
    assert only(comparison).before is None
    assert comparison.unchanged == 2


def test_a_dropped_task_is_told_where_it_stood(base: PlanBuilder) -> None:
    chain = base.section("练兵").task("演练", "每季一次。")
    old = chain.task("比武", "各站都来。").task("讲评", "当月通报结果。").task("补训", "不合格的重来。")
    new = chain.task("讲评", "当月通报结果。").task("补训", "不合格的一律重来。")
    names = [change.item.name for change in compare(old.build(), new.build()).items]
    assert names == ["比武", "讲评", "补训"]


def test_a_sub_item_of_a_task_that_is_gone_can_live_on_elsewhere(base: PlanBuilder) -> None:
    old = base.section("练兵").task("比武", "各站都来。").sub_item("每组五人，限时十分钟完成。")
    new = base.section("练兵").task("考核", "年底综合打分。").sub_item("每组五人，限时十分钟完成。")
    found = kinds(compare(old.build(), new.build()))
    assert found == {
        "比武": {ChangeKind.DROPPED},
        "考核": {ChangeKind.ADDED},
        "每组五人，限时十分钟完成": {ChangeKind.MOVED},
    }


def test_a_task_in_another_section_has_moved(base: PlanBuilder) -> None:
    old = (
        base.section("责任").task("清单").task("考核").task("公示").section("演练").task("比武").task("拉动")
    )
    new = (
        base.section("责任").task("清单").task("考核").section("演练").task("比武").task("公示").task("拉动")
    )
    change = compare(old.build(), new.build()).of(ChangeKind.MOVED)[0]
    assert change.before is not None
    assert (change.before.section, change.item.section) == ("一、责任", "二、演练")
    assert change.item.name == "公示"


def test_a_task_at_another_place_of_its_section_is_reordered(base: PlanBuilder) -> None:
    chain = base.section("责任")
    old = chain.task("清单").task("考核").task("公示").task("约谈")
    new = chain.task("约谈").task("清单").task("考核").task("公示")
    comparison = compare(old.build(), new.build())
    assert [change.item.name for change in comparison.of(ChangeKind.REORDERED)] == ["约谈"]
    assert {"清单", "考核", "公示"} <= {change.item.name for change in comparison.of(ChangeKind.RENUMBERED)}
    assert [change.item.name for change in comparison.decided] == ["约谈"]


def test_reworded_text_is_told_word_by_word(base: PlanBuilder) -> None:
    chain = base.section("物资")
    old = chain.task("备足物资", "储备编织袋1200条，由街道保管。").build()
    new = chain.task("备足物资", "储备编织袋1500条，由街道和园区保管。").build()
    change = only(compare(old, new))
    assert change.kinds == (ChangeKind.REWORDED,)
    assert [(each.old, each.new) for each in change.differences] == [("1200", "1500"), ("", "和园区")]
    assert change.differences[0].before == Span(10, 14)


def test_a_single_common_character_does_not_cut_a_difference(base: PlanBuilder) -> None:
    chain = base.section("物资")
    old = chain.task("备足物资", "由街道负责保管并按月清点。").build()
    new = chain.task("备足物资", "由园区认责保管并按月清点。").build()
    assert [(each.old, each.new) for each in only(compare(old, new)).differences] == [("街道负", "园区认")]


def test_other_units_and_another_deadline_are_told_together(base: PlanBuilder) -> None:
    task = base.section("物资").task("备足物资", "入库有账。")
    old = task.led_by("应急局").with_units("水务局").due(by_month(2026, 6)).build()
    new = task.led_by("水务局").with_units("应急局").due(by_month(2026, 5)).build()
    change = only(compare(old, new))
    assert change.kinds == (ChangeKind.UNITS_CHANGED, ChangeKind.DEADLINE_CHANGED)
    assert change.units is not None
    assert [(unit.role, unit.name) for unit in change.units.added] == [
        (UnitRole.LEAD, "水务局"),
        (UnitRole.COOPERATING, "应急局"),
    ]
    assert len(change.units.dropped) == 2
    assert change.deadlines is not None
    assert (change.deadlines.before, change.deadlines.after) == (("2026年6月底前",), ("2026年5月底前",))


def test_how_units_are_printed_is_no_change_of_units(base: PlanBuilder) -> None:
    task = base.section("物资").task("备足物资", "入库有账。")
    old = task.assigned_to("应急局", "水务局").due(standing())
    new = task.assigned_to("应急局", "水务局", label="责任部门", separator="，").due(standing())
    assert compare(old.build(), new.assignments_placed(Placement.OWN_LINE).build()).is_same


def test_years_that_move_with_the_plan_are_no_rewording(base: PlanBuilder, later: PlanBuilder) -> None:
    old = base.section("物资").task("备足物资", "2026年5月前补齐，参照2024年清单。").due(by_month(2026, 5))
    new = later.section("物资").task("备足物资", "2027年5月前补齐，参照2024年清单。").due(by_month(2027, 5))
    comparison = compare(old.build(), new.build())
    assert kinds(comparison) == {"备足物资": {ChangeKind.YEAR_SHIFTED}}
    assert comparison.decided == ()
    assert [each.is_year_shift for each in only(comparison).differences] == [True]
    assert [(each.path, each.is_year_shift) for each in comparison.fields] == [("title", True)]


def test_moved_years_count_as_words_when_asked(base: PlanBuilder, later: PlanBuilder) -> None:
    old = base.section("物资").task("备足物资", "2026年补齐。").due(by_month(2026, 5))
    new = later.section("物资").task("备足物资", "2027年补齐。").due(by_month(2027, 5))
    comparison = compare(old.build(), new.build(), years_as_words=True)
    assert kinds(comparison) == {"备足物资": {ChangeKind.REWORDED, ChangeKind.DEADLINE_CHANGED}}
    assert not comparison.fields[0].is_year_shift


def test_a_year_that_moves_otherwise_is_a_rewording(base: PlanBuilder, later: PlanBuilder) -> None:
    old = base.section("物资").task("备足物资", "参照2024年清单补齐。")
    new = later.section("物资").task("备足物资", "参照2026年清单补齐。")
    assert kinds(compare(old.build(), new.build())) == {"备足物资": {ChangeKind.REWORDED}}


def test_a_leap_day_that_became_the_28th_moved_with_the_year(base: PlanBuilder, later: PlanBuilder) -> None:
    old, new = (
        chain.section("值守")
        .task("换班", "按表轮换。")
        .due(DayDeadline(date=day, wording="2月末", year_stated=False))
        for chain, day in ((base, pendulum.date(2028, 2, 29)), (later, pendulum.date(2029, 2, 28)))
    )
    assert compare(evolve(old.build(), year=2028), evolve(new.build(), year=2029)).items == ()


def test_a_deadline_of_several_actors_moves_as_a_whole(base: PlanBuilder, later: PlanBuilder) -> None:
    def plan(chain: PlanBuilder, year: int, month: int) -> AnnualPlan:
        due = per_actor(("区级", by_month(year, month)), ("街道", standing()))
        return chain.section("值守").task("换班", "按表轮换。").due(due).build()

    assert kinds(compare(plan(base, 2026, 6), plan(later, 2027, 6))) == {"换班": {ChangeKind.YEAR_SHIFTED}}
    assert kinds(compare(plan(base, 2026, 6), plan(later, 2027, 7))) == {
        "换班": {ChangeKind.DEADLINE_CHANGED}
    }


def test_a_deadline_in_stages_moves_as_a_whole(base: PlanBuilder, later: PlanBuilder) -> None:
    def plan(chain: PlanBuilder, year: int, month: int) -> AnnualPlan:
        due = in_stages(("排查", by_month(year, month)), ("整改", by_month(year, 11)))
        return chain.section("值守").task("换班", "按表轮换。").due(due).build()

    assert kinds(compare(plan(base, 2026, 6), plan(later, 2027, 6))) == {"换班": {ChangeKind.YEAR_SHIFTED}}
    assert kinds(compare(plan(base, 2026, 6), plan(later, 2027, 7))) == {
        "换班": {ChangeKind.DEADLINE_CHANGED}
    }


def test_a_phase_with_another_period_has_another_deadline(base: PlanBuilder, later: PlanBuilder) -> None:
    text = "分片排查，逐户登记。"
    old = base.section("时间安排").phase("集中整治", (3, 1), (5, 31), text)
    new = base.section("时间安排").phase("集中整治", (3, 1), (6, 30), text)
    change = only(compare(old.build(), new.build()))
    assert change.kinds == (ChangeKind.DEADLINE_CHANGED,)
    assert change.deadlines is not None
    assert change.deadlines.after == ("3月1日至6月30日",)


def test_a_phase_whose_stated_years_move_is_only_shifted(base: PlanBuilder, later: PlanBuilder) -> None:
    old, new = (
        chain.section("时间安排").phase(
            "集中整治", MonthDay(11, 1, year=year), MonthDay(1, 31, year=year + 1), "分片排查。"
        )
        for chain, year in ((base, 2026), (later, 2027))
    )
    assert kinds(compare(old.build(), new.build()))["集中整治（2027年11月1日至2028年1月31日）"] == {
        ChangeKind.YEAR_SHIFTED
    }


def noted(text: str, words: str, *, unit: bool = False) -> Task:
    """A task whose unit or deadline stands in its prose."""
    heading = Heading("换班", HeadingForm.RUN_IN, "。")
    start = len(heading.printed) + text.index(words)
    span = Span(start, start + len(words))
    found: Responsibility | DayDeadline
    if unit:
        group = UnitGroup(units=(ResponsibleUnit(words),), label="")
        found = Responsibility(groups=(group,), placement=Placement.NOTED, span=span)
    else:
        day = pendulum.date(2026, int(words[0]), 1)
        found = DayDeadline(date=day, wording=words, label="", placement=Placement.NOTED, span=span)
    return Task(heading=heading, text=text, assignments=(found,))


def test_a_deadline_in_the_prose_is_a_deadline_and_no_rewording(base: PlanBuilder) -> None:
    old = base.section("值守").block(noted("按表轮换，6月1日前完成。", "6月1日前")).build()
    new = base.section("值守").block(noted("按表轮换，7月1日前完成。", "7月1日前")).build()
    change = only(compare(old, new))
    assert change.kinds == (ChangeKind.DEADLINE_CHANGED,)
    assert [(each.old, each.new) for each in change.differences] == [("6", "7")]


def test_a_unit_in_the_prose_counts_only_where_its_words_went(base: PlanBuilder) -> None:
    old = base.section("值守").block(noted("由水务局按表轮换。", "水务局", unit=True)).build()
    other = base.section("值守").block(noted("由住建局按表轮换。", "住建局", unit=True)).build()
    unread = base.section("值守").task("换班", "由水务局按表轮换。").build()
    assert compare(old, unread).is_same
    assert only(compare(old, other)).kinds == (ChangeKind.UNITS_CHANGED,)


def test_a_paragraph_that_became_a_task_is_recast(base: PlanBuilder) -> None:
    text = "汛前逐段排查堤防隐患，当场登记整改。"
    old = base.section("防汛").paragraph(text).build()
    new = base.section("防汛").task(text).build()
    assert only(compare(old, new)).kinds == (ChangeKind.RENUMBERED, ChangeKind.RECAST)


def test_a_section_under_another_heading_is_known_by_its_tasks(base: PlanBuilder) -> None:
    old = base.section("压实责任").task("清单").task("考核").task("公示").build()
    new = base.section("层层传导压力").task("清单").task("考核").task("约谈").build()
    found = kinds(compare(old, new))
    assert found == {
        "层层传导压力": {ChangeKind.RENAMED},
        "公示": {ChangeKind.DROPPED},
        "约谈": {ChangeKind.ADDED},
    }


def test_other_words_behind_the_heading_of_a_section_reword_it(base: PlanBuilder) -> None:
    old = base.section("压实责任", "各级齐抓共管。").task("清单").build()
    new = base.section("压实责任", "各级共同落实。").task("清单").build()
    assert only(compare(old, new)).kinds == (ChangeKind.REWORDED,)


def test_a_section_that_became_a_task_keeps_its_identity(base: PlanBuilder) -> None:
    old = base.section("保障").subsection("经费保障").paragraph("列入预算安排。").build()
    new = base.section("保障").task("经费保障", "专款专用、按季拨付。").build()
    change = compare(old, new).of(ChangeKind.RECAST)[0]
    assert change.item.name == "经费保障"


def test_subsections_move_with_their_tasks(base: PlanBuilder) -> None:
    old = (
        base.section("甲类工作")
        .subsection("林区")
        .task("巡护")
        .task("隔离带")
        .section("乙类工作")
        .task("桥梁")
    )
    new = (
        base.section("甲类工作")
        .task("渡口")
        .section("乙类工作")
        .subsection("林区")
        .task("巡护")
        .task("隔离带")
    )
    found = kinds(compare(old.build(), new.build()))
    assert found["林区"] == {ChangeKind.MOVED}
    assert "巡护" not in found


def test_members_and_cells_are_compared_as_words(base: PlanBuilder) -> None:
    chain = base.section("组织").paragraph("成员如下：")
    old = (
        chain.roster()
        .group("组长", ("赵禾", "主任"))
        .group("成员", "钱青", "孙岚")
        .table(("品名", "数量"), ("沙袋", "20"))
    )
    new = (
        chain.roster()
        .group("组长", ("赵禾", "主任"))
        .group("成员", "钱青", "李敏")
        .table(("品名", "数量"), ("沙袋", "35"))
    )
    changes = compare(old.build(), new.build()).items
    assert [[(each.old, each.new) for each in change.differences] for change in changes] == [
        [("孙岚", "李敏")],
        [("20", "35")],
    ]
    assert [change.item.kind for change in changes] == ["roster", "table"]


def test_the_texts_of_notice_and_attachments_are_compared_too(base: PlanBuilder) -> None:
    chain = base.issued_by("青禾示范区安委会").section("责任").task("清单")
    old = (
        chain.under_notice("请抓好落实，按季报送进展。").attachment("巡护分工").paragraph("东片由林场负责。")
    )
    new = (
        chain.under_notice("请抓好落实，按月报送进展。").attachment("巡护分工").paragraph("东片由街道负责。")
    )
    changes = compare(old.build(), new.build()).items
    assert [change.item.path for change in changes] == ["notice.body[0]", "attachments[0].content[0]"]
    assert [change.item.section for change in changes] == ["", "附件：巡护分工"]


def test_official_elements_are_listed_with_their_terms(base: PlanBuilder, later: PlanBuilder) -> None:
    old = (
        base.issued_by("青禾示范区安委会", code="青安委")
        .numbered(5)
        .dated(date(2026, 2, 3))
        .copied_to("管委会")
    )
    new = later.issued_by("青禾示范区安委会", code="青安委").addressed_to("各街道办事处")
    text = "清单逐项核对。"
    comparison = compare(old.section("责任", text).build(), new.section("责任", text).build())
    assert [(each.term, each.before, each.after) for each in comparison.fields] == [
        ("发文字号", "青安委〔2026〕5号", "青安委〔2027〕\u3000号"),
        ("主送机关", "", "各街道办事处"),
        ("标题", "青禾示范区2026年应急管理工作要点", "青禾示范区2027年应急管理工作要点"),
        ("成文日期", "2026年2月3日", "待定"),
        ("抄送机关", "管委会", ""),
    ]


def test_equal_tasks_under_two_sections_stay_where_they_are(base: PlanBuilder) -> None:
    old = base.section("林区").task("督查").task("巡护").section("水库").task("督查").task("调度")
    new = base.section("林区").task("巡护").section("水库").task("督查").task("调度")
    found = kinds(compare(old.build(), new.build()))
    assert {name: each - ALONE for name, each in found.items() if each - ALONE} == {
        "督查": {ChangeKind.DROPPED}
    }


def test_tasks_of_like_names_are_not_taken_for_each_other(base: PlanBuilder) -> None:
    old = base.section("体系").task("建立健全应急指挥体系", "实行统一调度，明确现场指挥官职权。")
    new = base.section("体系").task("建立健全应急物资体系", "分三级建库，年底盘点并公布缺口。")
    found = kinds(compare(old.build(), new.build()))
    assert found == {
        "建立健全应急指挥体系": {ChangeKind.DROPPED},
        "建立健全应急物资体系": {ChangeKind.ADDED},
    }


def test_a_task_that_was_extended_much_is_still_the_same(base: PlanBuilder) -> None:
    short = "汛前逐段排查堤防隐患并登记造册。"
    more = "对渗漏、裂缝和蚁穴分类处置，险工险段安排专人值守，配备照明、通信和抢险机具，汛后组织一次复盘。"
    old = base.section("防汛").task(short).build()
    new = base.section("防汛").task(short + more).build()
    assert only(compare(old, new)).kinds == (ChangeKind.REWORDED,)


def test_views_of_a_comparison(base: PlanBuilder) -> None:
    old = base.section("责任").task("清单").paragraph("按月调度。").section("演练").task("比武").build()
    new = base.section("责任").task("清单").task("约谈").section("实战演练").task("比武").build()
    comparison = compare(old, new)
    assert [change.item.name for change in comparison.tasks] == ["约谈"]
    assert [change.item.name for change in comparison.sections] == ["实战演练"]
    assert comparison.tasks[0].node == comparison.tasks[0].item.node


def test_years_the_wrong_way_round_are_refused(base: PlanBuilder, later: PlanBuilder) -> None:
    old, new = (chain.section("责任", "清单逐项核对。").build() for chain in (base, later))
    with pytest.raises(ComparisonError, match="The old plan is of 2027") as caught:
        compare(new, old)
    assert "请把较早的方案放在前面" in caught.value.message("zh")


def test_without_its_extra_a_comparison_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    with pytest.raises(MissingExtraError, match=r"'\.\[compare\]'"):
        compare(typical_plan(), typical_plan())


def test_a_paragraph_and_a_section_without_words_in_common_are_two_things() -> None:
    old = AnnualPlan(title=typical_plan().title, outline=(Paragraph(text="按月调度。"),))
    new = AnnualPlan(title=old.title, outline=(Section(heading=Heading("物资")),))
    assert len(compare(old, new).items) == 2


def test_items_without_a_heading_are_called_by_their_first_words(base: PlanBuilder) -> None:
    old = (
        base.section("防汛")
        .paragraph("堤防险段安排专人昼夜值守，雨停之后再撤岗。")
        .labelled("渡口", "凭证摆渡。")
    )
    new = base.section("防汛").paragraph("按月调度。").labelled("渡口", "凭证摆渡，超员停航。")
    names = {change.item.name for change in compare(old.build(), new.build()).items}
    assert names == {"堤防险段安排专人昼夜值守，雨停之后再撤…", "按月调度。", "渡口"}


def with_table(chain: PlanBuilder, *rows: tuple[str, ...]) -> AnnualPlan:
    head = ("序号", "任务", "责任单位", "完成时限", "备注")
    return chain.section("分工").table(head, *rows).build()


def test_rows_of_a_task_table_are_compared_as_tasks(base: PlanBuilder, later: PlanBuilder) -> None:
    old = with_table(
        base,
        ("1", "清淤疏浚", "区水务局", "2026年5月", ""),
        ("2", "夜间抽查", "区应急局", "长期坚持", ""),
        ("3", "更新台账", "区应急局", "2026年6月", "逐月"),
    )
    new = with_table(
        later,
        ("1", "清淤疏浚", "区水务局", "2027年5月", ""),
        ("2", "夜间抽查", "区公安局", "长期坚持", ""),
        ("3", "开展双盲演练", "区应急局", "2027年9月", ""),
    )
    found = kinds(compare(old, new))
    assert found["清淤疏浚"] == {ChangeKind.YEAR_SHIFTED}
    assert found["夜间抽查"] == {ChangeKind.UNITS_CHANGED}
    assert found["开展双盲演练"] == {ChangeKind.ADDED}
    assert found["更新台账"] == {ChangeKind.DROPPED}


def test_what_a_row_holds_besides_its_task_is_told_of_the_table(base: PlanBuilder) -> None:
    old = with_table(base, ("1", "清淤疏浚", "区水务局", "长期坚持", "逐月报送"))
    new = with_table(base, ("1", "清淤疏浚", "区水务局", "长期坚持", "逐季报送"))
    (change,) = compare(old, new).items
    assert change.kinds == (ChangeKind.REWORDED,)
    assert change.after is not None
    assert change.after.kind == "table"
