"""Every change that a clerk makes is one call, leaves the old plan alone, and says when it cannot be made."""

import datetime

import pendulum
import pytest
from attrs import evolve

from emplan.builder import annual_plan, as_directed, by_month, by_year_end, revise, standing, within
from emplan.chinese.spans import Span
from emplan.errors import BuildError
from emplan.model import (
    OPEN,
    AnnualPlan,
    Citation,
    Contact,
    DamagedNumber,
    DocumentNumber,
    Illegible,
    LabelledParagraph,
    MonthDay,
    MonthDeadline,
    Paragraph,
    Placement,
    PlanForm,
    Responsibility,
    ResponsibleUnit,
    Task,
    UnitGroup,
    UnitRole,
    ValidityPeriod,
)
from emplan.model.outline import Heading, HeadingForm


@pytest.fixture(scope="module")
def plan() -> AnnualPlan:
    return (
        annual_plan(2027, PlanForm.KEY_POINTS)
        .issued_by("青禾示范区安全生产委员会", code="青安委")
        .numbered(3)
        .dated(datetime.date(2027, 2, 18))
        .addressed_to("各街道（镇）", "示范区安监局")
        .copied_to("示范区人大工委")
        .under_notice()
        .preamble("依据《青禾示范区条例》制定，示范区安监局负责解释。")
        .section("压实责任")
        .task("修订清单", "会同示范区安监局执法大队逐项修订。")
        .led_by("示范区安监局", "示范区安监局执法大队")
        .due(by_month(2027, 6))
        .task("开展述责")
        .section("健全指挥")
        .task("完善值班", "汛期联合值班。")
        .assigned_to("示范区安监局")
        .task("报送总结")
        .due(within("示范区安监局通知下发", months=1))
        .section("时间安排")
        .phase("动员部署", (3, 1), (4, 30), "依据《动员令》召开会议。")
        .section("组织领导")
        .roster()
        .group("组长", ("林远", "示范区安监局局长"))
        .table(("事项", "单位"), ("巡查", "示范区安监局"), caption="分工表")
        .valid_for(years=1)
        .attachment("任务分工")
        .labelled("园区", "由示范区安监局巡查。")
        .build()
    )


def outline(plan: AnnualPlan) -> list[str]:
    return [f"{'　' * (item.level - 1)}{item.label}{item.node.heading.text}" for item in plan.numbered()]


def node(plan: AnnualPlan, heading: str):
    (found,) = [item.node for item in plan.numbered() if item.node.heading.text == heading]
    return found


def faults(reviser) -> list[tuple[str, str]]:
    with pytest.raises(BuildError) as caught:
        reviser.build()
    return [(fault.place or "", fault.message("en")) for fault in caught.value.faults]


# --- what stands around the text ---------------------------------------------------------------------------


def test_a_revision_without_changes_is_the_plan_itself(plan):
    assert revise(plan).build() is plan


def test_a_step_changes_neither_the_plan_nor_the_reviser_before_it(plan):
    before = evolve(plan)
    first = revise(plan)
    second = first.titled("2027年要点")
    second.removed("一、")
    assert first.build() == before
    assert len(second.build().outline) == len(before.outline)


def test_a_new_title_also_stands_in_the_covering_notice(plan):
    revised = revise(plan).titled("2027年安全工作要点", lines=("2027年", "安全工作要点")).build()
    assert str(revised.title) == "2027年安全工作要点"
    assert str(revised.document_title) == "青禾示范区安全生产委员会关于印发《2027年安全工作要点》的通知"
    (paragraph,) = revised.notice.body
    assert paragraph.text.startswith("现将《2027年安全工作要点》印发给你们")


def test_the_title_of_a_plan_without_notice_changes_alone():
    bare = annual_plan(2027, PlanForm.WORK_PLAN).section("甲").task("乙").build()
    assert str(revise(bare).titled("新标题").build().document_title) == "新标题"
    assert "印发通知" in faults(revise(bare).notice_titled("新通知"))[0][1]


def test_number_date_names_and_note_change_in_one_call_each(plan):
    revised = (
        revise(plan)
        .notice_titled("关于印发要点的通知")
        .captioned("（2027年3月1日修订）")
        .issued_by("青禾示范区管委会", code="青管")
        .numbered(9)
        .dated(pendulum.date(2027, 3, 1))
        .addressed_to("各成员单位")
        .copied_to("示范区党工委办公室")
        .printed_by("青禾示范区管委会办公室", on=datetime.date(2027, 3, 2))
        .note("此件公开发布")
        .build()
    )
    envelope = revised.envelope
    assert str(revised.document_title) == "关于印发要点的通知"
    assert revised.caption == "（2027年3月1日修订）"
    assert envelope.signed_by == ("青禾示范区管委会",)
    assert str(envelope.document_number) == "青安委〔2027〕9号"
    assert envelope.issue_date == pendulum.date(2027, 3, 1)
    assert envelope.addressees == ("各成员单位",)
    assert envelope.copied_to == ("示范区党工委办公室",)
    assert envelope.printing_date == pendulum.date(2027, 3, 2)
    assert envelope.closing_note == "此件公开发布"


def test_date_note_and_colophon_can_be_taken_away_or_opened(plan):
    revised = revise(plan).dated(OPEN).note(None).printed_by(None, on=None).captioned(None).numbered().build()
    assert revised.envelope.issue_date is OPEN
    assert revised.envelope.printing_date is None
    assert revised.envelope.document_number == DocumentNumber("青安委", 2027, OPEN)


def test_a_damaged_number_is_mended_from_its_candidate_and_a_missing_one_from_the_issuer(plan):
    damaged = DamagedNumber(as_found="青安〔20261号", candidate=DocumentNumber("青安", 2026, 1))
    found = evolve(plan, envelope=evolve(plan.envelope, document_number=damaged))
    assert str(revise(found).numbered(1).build().envelope.document_number) == "青安〔2026〕1号"
    lost = evolve(plan, envelope=evolve(plan.envelope, document_number=DamagedNumber(as_found="号")))
    assert str(revise(lost).numbered(4).build().envelope.document_number) == "青安委〔2027〕4号"
    none = evolve(plan, year=None, envelope=evolve(plan.envelope, document_number=None, issuers=()))
    assert "发文字号" in faults(revise(none).numbered(4))[0][1]
    assert (
        str(revise(none).numbered(4, code="青", year=2027).build().envelope.document_number)
        == "青〔2027〕4号"
    )


def test_the_validity_changes_where_it_is_stated(plan):
    revised = revise(plan).valid_for(years=2).build()
    assert revised.closing[-1].text == "本要点自印发之日起施行，有效期两年。"
    assert revised.validity.end == pendulum.date(2029, 2, 18)
    until = revise(revised).valid_until(datetime.date(2028, 12, 31)).build()
    assert until.closing[-1].text == "本要点自印发之日起施行，有效期至2028年12月31日。"
    assert until.validity.last_day == pendulum.date(2028, 12, 31)


def test_a_validity_noted_with_the_words_before_it_keeps_them():
    text = "本要点自2027年3月1日起施行，有效期一年。"
    mark = ValidityPeriod(span=Span(3, 22), start=pendulum.date(2027, 3, 1), years=1)
    read = AnnualPlan(
        title=annual_plan(2027, PlanForm.KEY_POINTS).section("甲").task("乙").build().title,
        closing=(Paragraph(text=text, marks=(mark,)),),
    )
    revised = revise(read).valid_for(months=6).build()
    assert revised.closing[0].text == "本要点自2027年3月1日起施行，有效期六个月。"
    assert revised.validity.end == pendulum.date(2027, 9, 1)


def test_a_plan_without_validity_gets_the_sentence_at_its_end():
    bare = annual_plan(2027, PlanForm.WORK_PLAN).section("甲").roster().group("组长", "林远").build()
    assert revise(bare).valid_for(years=1).build().closing[-1].text == "本计划自印发之日起施行，有效期一年。"


def test_attachments_are_added_and_removed_by_title(plan):
    revised = revise(plan).attachment_added("联络员名单").attachment_removed("任务分工").build()
    assert [one.title.text for one in revised.attachments] == ["联络员名单"]
    assert "附件" in faults(revise(plan).attachment_removed("没有的"))[0][1]


# --- items ----------------------------------------------------------------------------------------------


def test_tasks_are_added_under_before_and_after_items_and_numbered_again(plan):
    revised = (
        revise(plan)
        .task_added("建立台账", under="一、", assigned_to=("各街道（镇）",), due=standing())
        .task_added("摸清底数", "逐户走访。", before="二、>（一）", led_by=("甲局",), with_units=("乙局",))
        .task_added("开展评估", after="完善值班")
        .sub_item_added("列出单位。", under="修订清单")
        .section_added("保障措施", "经费列入预算。", after="组织领导")
        .build()
    )
    assert outline(revised) == [
        "一、压实责任",
        "　（一）修订清单",
        "　　1.列出单位",
        "　（二）开展述责",
        "　（三）建立台账",
        "二、健全指挥",
        "　（一）摸清底数",
        "　（二）完善值班",
        "　（三）开展评估",
        "　（四）报送总结",
        "三、时间安排",
        "　（一）动员部署（3月1日至4月30日）",
        "四、组织领导",
        "五、保障措施",
    ]
    assert [a.printed for a in node(revised, "建立台账").assignments] == [
        "责任单位：各街道（镇）",
        "完成时限：长期坚持",
    ]
    assert [u.name for u in node(revised, "摸清底数").lead_units] == ["甲局"]


def test_new_units_are_printed_where_the_plan_prints_them():
    lines = (
        annual_plan(2027, PlanForm.WORK_PLAN)
        .assignments_placed(Placement.OWN_LINE)
        .section("甲")
        .table(("事项", "单位"))
        .task("乙")
        .assigned_to("示范区应急局")
        .build()
    )
    revised = revise(lines).task_added("丙", under="甲", assigned_to=("各镇",)).due("乙", standing()).build()
    assert node(revised, "丙").assignments[0].placement is Placement.OWN_LINE
    assert [one.placement for one in node(revised, "乙").assignments] == [Placement.OWN_LINE] * 2
    bare = annual_plan(2027, PlanForm.WORK_PLAN).section("甲").roster().group("组长", "林远").build()
    added = revise(bare).task_added("丙", under="甲", assigned_to=("各镇",)).build()
    assert node(added, "丙").assignments[0].placement is Placement.TAIL


def test_items_are_removed_with_all_under_them_and_moved_to_where_the_old_plan_names_them(plan):
    assert outline(revise(plan).removed("一、").build())[0] == "一、健全指挥"
    moved = revise(plan).moved("修订清单", after="完善值班").moved("三、", before="一、").build()
    assert outline(moved)[:6] == [
        "一、时间安排",
        "　（一）动员部署（3月1日至4月30日）",
        "二、压实责任",
        "　（一）开展述责",
        "三、健全指挥",
        "　（一）完善值班",
    ]
    assert node(moved, "修订清单") == node(plan, "修订清单")
    down = revise(plan).moved("修订清单", after="开展述责").build()
    assert outline(down)[1:3] == ["　（一）开展述责", "　（二）修订清单"]


@pytest.mark.parametrize(
    "change",
    [
        lambda reviser: reviser.moved("一、", under="修订清单"),
        lambda reviser: reviser.moved("一、", under="一、"),
        lambda reviser: reviser.moved("一、"),
        lambda reviser: reviser.moved("一、", before="二、", after="三、"),
        lambda reviser: reviser.task_added("甲", under="preamble[0]"),
        lambda reviser: reviser.task_added("", under="一、"),
        lambda reviser: reviser.task_added("甲", under="一、", assigned_to=("乙", "乙")),
        lambda reviser: reviser.task_added("甲", under="一、", due=by_month(2026, 1)),
        lambda reviser: reviser.removed("九、"),
        lambda reviser: reviser.due("九、", standing()),
        lambda reviser: reviser.due("修订清单", "六月"),
        lambda reviser: reviser.due("outline[3].children[0]", standing()),
        lambda reviser: reviser.assigned("修订清单", led_by=("",)),
        lambda reviser: reviser.rescheduled("修订清单", (3, 1), (4, 1)),
        lambda reviser: reviser.rescheduled("三、>（一）", (3, 1), (2, 30)),
        lambda reviser: reviser.dated("明天"),
        lambda reviser: reviser.addressed_to(""),
        lambda reviser: reviser.text_replaced("没有的话", "别的话"),
        lambda reviser: reviser.text_replaced("", "别的话"),
        lambda reviser: reviser.text_replaced("清单", "清单"),
        lambda reviser: reviser.text_replaced("2027年6月", "2027年7月"),
        lambda reviser: reviser.text_replaced("3月1日", "3月5日"),
        lambda reviser: reviser.text_replaced("一年", "两年"),
        lambda reviser: reviser.text_replaced("修订清单", "", at="修订清单"),
        lambda reviser: reviser.unit_renamed("没有的局", "新局"),
        lambda reviser: reviser.unit_replaced("修订清单", "没有的局", "新局"),
        lambda reviser: reviser.reworded("修订清单"),
        lambda reviser: reviser.reworded("preamble[0]", heading="甲"),
        lambda reviser: reviser.reworded("outline[3].children[0]", text="甲"),
        lambda reviser: reviser.reworded("修订清单", heading=""),
        lambda reviser: reviser.valid_for(),
    ],
)
def test_a_change_that_cannot_be_made_is_one_fault_and_changes_nothing(plan, change):
    reviser = change(revise(plan).titled("2027年要点"))
    ((place, message),) = faults(reviser)
    assert place.startswith("change 2, ")
    assert message.startswith(place)


def test_all_faults_of_a_revision_are_reported_at_once_and_the_sound_changes_go_on(plan):
    reviser = revise(plan).removed("九、").removed("一、").removed("十、").due("报送总结", "明天")
    assert [place for place, _ in faults(reviser)] == [
        "change 1, removed '九、'",
        "change 3, removed '十、'",
        "change 4, due '报送总结'",
    ]
    with pytest.raises(BuildError) as caught:
        reviser.build()
    assert "第3处修改（十、）：方案中没有“十、”。" in caught.value.message("zh")


def test_a_deadline_is_set_replaced_and_taken_away(plan):
    assert node(revise(plan).due("修订清单", by_month(2027, 9)).build(), "修订清单").deadlines[0].wording == (
        "2027年9月底前"
    )
    assert node(revise(plan).due("开展述责", by_year_end(2027)).build(), "开展述责").deadlines[0].printed == (
        "完成时限：2027年底前"
    )
    assert node(revise(plan).due("修订清单", None).build(), "修订清单").deadlines == ()
    assert revise(plan).due("开展述责", None).build() == plan


def test_the_mark_behind_the_bracket_stays_behind_it(plan):
    task = node(plan, "完善值班")
    closed = evolve(task, assignments=(evolve(task.assignments[0], closing_mark="。"),))
    read = revise(plan)
    with_mark = evolve(
        plan,
        outline=(plan.outline[0], evolve(plan.outline[1], children=(closed, *plan.outline[1].children[1:]))),
    )
    added = node(revise(with_mark).due("完善值班", standing()).build(), "完善值班")
    assert [one.closing_mark for one in added.assignments] == ["", "。"]
    gone = node(
        revise(revise(with_mark).due("完善值班", standing()).build()).due("完善值班", None).build(),
        "完善值班",
    )
    assert [one.closing_mark for one in gone.assignments] == ["。"]
    other = node(revise(with_mark).assigned("完善值班", led_by=("甲局",)).build(), "完善值班")
    assert [(one.printed, one.closing_mark) for one in other.assignments] == [("牵头单位：甲局", "。")]
    assert read.build() == plan


def test_units_are_set_where_there_were_some_and_before_the_deadline_where_there_were_none(plan):
    revised = (
        revise(plan)
        .assigned("修订清单", assigned_to=("甲局", "乙局"))
        .assigned("报送总结", led_by=("丙局",))
        .assigned("开展述责", assigned_to=("丁局",))
        .build()
    )
    assert [a.printed for a in node(revised, "修订清单").assignments] == [
        "责任单位：甲局、乙局",
        "完成时限：2027年6月底前",
    ]
    assert next(a.printed for a in node(revised, "报送总结").assignments) == "牵头单位：丙局"
    assert [a.printed for a in node(revised, "开展述责").assignments] == ["责任单位：丁局"]


def test_a_phase_is_rescheduled_where_its_period_is_printed(plan):
    revised = revise(plan).rescheduled("三、>（一）", (3, 5), MonthDay(5, 31)).build()
    (phase,) = revised.outline[2].children
    assert phase.heading.printed == "动员部署（3月5日至5月31日）。"
    assert phase.period.start == MonthDay(3, 5)
    assert phase.period.span.of(phase.paragraph_text) == "3月5日至5月31日"
    (citation,) = phase.marks
    assert citation.span.of(phase.paragraph_text) == "《动员令》"


# --- words ----------------------------------------------------------------------------------------------


def test_words_are_replaced_everywhere_or_in_one_item(plan):
    everywhere = revise(plan).text_replaced("值班", "值守").build()
    assert node(everywhere, "完善值守").text == "汛期联合值守。"
    one = revise(plan).text_replaced("逐项", "逐条", at="修订清单").build()
    assert "逐条修订" in node(one, "修订清单").text


def test_citations_follow_the_words_and_new_ones_are_noted(plan):
    revised = (
        revise(plan)
        .text_replaced("依据", "为落实")
        .text_replaced("《青禾示范区条例》", "《青禾条例》")
        .build()
    )
    paragraph = revised.preamble[0]
    assert [mark.span.of(paragraph.text) for mark in paragraph.marks] == ["《青禾条例》"]
    added = revise(plan).text_replaced("汛期", "按照《值班规定》", at="完善值班").build()
    (citation,) = node(added, "完善值班").marks
    assert (citation.title, citation.span.of(node(added, "完善值班").paragraph_text)) == (
        "值班规定",
        "《值班规定》",
    )


def test_a_unit_is_renamed_everywhere_but_not_inside_longer_names(plan):
    revised = revise(plan).unit_renamed("示范区安监局", "示范区应急局").build()
    assert revised.envelope.addressees == ("各街道（镇）", "示范区应急局")
    task = node(revised, "修订清单")
    assert [unit.name for unit in task.units] == ["示范区应急局", "示范区安监局执法大队"]
    assert task.text == "会同示范区安监局执法大队逐项修订。"
    assert revised.preamble[0].text.endswith("示范区应急局负责解释。")
    deadline = node(revised, "报送总结").deadlines[0]
    assert (deadline.event, deadline.wording) == ("示范区应急局通知下发", "示范区应急局通知下发后1个月内")
    roster, table = revised.outline[3].children
    assert roster.members[0].post == "示范区应急局局长"
    assert table.rows[1] == ("巡查", "示范区应急局")
    assert revised.attachments[0].content[0].text == "由示范区应急局巡查。"


def test_the_organ_that_a_directed_deadline_names_is_renamed_with_it(plan):
    directed = revise(plan).due("开展述责", as_directed("市安监局")).build()
    deadline = node(revise(directed).unit_renamed("市安监局", "市应急局").build(), "开展述责").deadlines[0]
    assert (deadline.authority, deadline.wording) == ("市应急局", "按照市应急局统一安排")


def test_a_unit_is_replaced_in_one_item_only(plan):
    revised = revise(plan).unit_replaced("一、>修订清单", "示范区安监局", "示范区应急局").build()
    assert [unit.name for unit in node(revised, "修订清单").units] == ["示范区应急局", "示范区安监局执法大队"]
    assert node(revised, "完善值班") == node(plan, "完善值班")
    labelled = evolve(
        plan.attachments[0].content[0],
        assignments=(Responsibility(groups=(UnitGroup(units=(ResponsibleUnit("示范区安监局"),)),)),),
    )
    hung = evolve(plan, attachments=(evolve(plan.attachments[0], content=(labelled,)),))
    changed = revise(hung).unit_replaced("attachments[0].content[0]", "示范区安监局", "示范区应急局").build()
    assert changed.attachments[0].content[0].units == (ResponsibleUnit("示范区应急局"),)


def test_fixed_lines_of_a_title_stay_unless_a_word_ran_over_two_of_them():
    chain = annual_plan(2027, PlanForm.KEY_POINTS).section("甲").task("乙")
    plan = chain.titled("青禾示范区要点", lines=("青禾示范", "区要点")).build()
    assert revise(plan).text_replaced("要点", "计划").build().title.fixed_lines == ("青禾示范", "区计划")
    assert revise(plan).text_replaced("示范区", "园区").build().title.fixed_lines == ()


@pytest.fixture
def noted() -> AnnualPlan:
    """A plan as a reader leaves it, with things noted in its prose."""
    text = "由甲局、乙局于6月底前报送，联系人林远，电话见名单。"
    heading = Heading("报送总结", HeadingForm.RUN_IN, "。")
    offset = len(heading.printed)

    def span(words: str) -> Span:
        start = text.index(words) + offset
        return Span(start, start + len(words))

    task = Task(
        heading=heading,
        text=text,
        assignments=(
            Responsibility(
                placement=Placement.NOTED,
                span=span("甲局、乙局"),
                groups=(UnitGroup(units=(ResponsibleUnit("甲局"), ResponsibleUnit("乙局")), label=""),),
            ),
            MonthDeadline(
                placement=Placement.NOTED,
                span=span("6月底前"),
                label="",
                wording="6月底前",
                year=2027,
                month=6,
                year_stated=False,
            ),
        ),
        marks=(Contact(span=span("林远"), person="林远"), Illegible(span=span("名单"), candidates=("名单",))),
    )
    base = annual_plan(2027, PlanForm.KEY_POINTS).section("甲").task("乙").build()
    return evolve(base, outline=(evolve(base.outline[0], children=(task,)),))


def test_what_is_noted_in_prose_moves_along_and_changes_with_its_words(noted):
    task = node(
        revise(noted).text_replaced("由", "原则上由").text_replaced("甲局", "丙局").build(), "报送总结"
    )
    assert [unit.name for unit in task.units] == ["丙局", "乙局"]
    assert task.responsibilities[0].span.of(task.paragraph_text) == "丙局、乙局"
    assert task.deadlines[0].span.of(task.paragraph_text) == "6月底前"
    contact = task.marks[0]
    assert contact.span.of(task.paragraph_text) == "林远"


def test_a_contact_changes_with_its_words_and_lost_characters_are_filled_in(noted):
    task = node(
        revise(noted).text_replaced("林远", "苏青").text_replaced("名单", "通讯录").build(), "报送总结"
    )
    assert [mark.person for mark in task.marks] == ["苏青"]
    gone = node(revise(noted).text_replaced("林远", "").build(), "报送总结")
    assert [type(mark) for mark in gone.marks] == [Illegible]


def test_a_deadline_in_prose_is_rewritten_there_and_cannot_be_just_taken_away(noted):
    task = node(revise(noted).due("报送总结", by_month(2027, 9)).build(), "报送总结")
    assert task.text.startswith("由甲局、乙局于2027年9月底前报送")
    (deadline,) = task.deadlines
    assert deadline.placement is Placement.NOTED
    assert deadline.span.of(task.paragraph_text) == "2027年9月底前"
    assert "完成时限" in faults(revise(noted).due("报送总结", None))[0][1]
    assert "完成时限" in faults(revise(noted).text_replaced("6月", "7月"))[0][1]


def test_units_are_printed_beside_the_ones_in_prose(noted):
    task = node(revise(noted).assigned("报送总结", assigned_to=("丁局",)).build(), "报送总结")
    assert [one.is_noted for one in task.assignments] == [True, True, False]


def test_another_heading_keeps_what_is_noted_in_the_text_and_another_text_drops_it(noted):
    task = node(revise(noted).reworded("报送总结", heading="按时报送半年总结。").build(), "按时报送半年总结")
    assert task.deadlines[0].span.of(task.paragraph_text) == "6月底前"
    assert task.marks[0].span.of(task.paragraph_text) == "林远"
    fresh = node(revise(noted).reworded("报送总结", text="按《办法》报送。").build(), "报送总结")
    assert fresh.assignments == ()
    assert [type(mark) for mark in fresh.marks] == [Citation]


def test_rewording_gives_the_heading_the_form_that_fits(plan):
    run_in = node(revise(plan).reworded("开展述责", text="年中述责。").build(), "开展述责")
    assert (run_in.heading.form, run_in.heading.closing_mark) == (HeadingForm.RUN_IN, "。")
    alone = node(revise(plan).reworded("完善值班", text="").build(), "完善值班")
    assert (alone.heading.form, alone.heading.closing_mark) == (HeadingForm.STANDALONE, "")


def test_paragraphs_labels_and_phases_are_reworded_in_place(plan):
    revised = (
        revise(plan)
        .reworded("preamble[0]", text="依据《新条例》制定。")
        .reworded("attachments[0].content[0]", heading="工地")
        .reworded("三、>（一）", heading="动员", text="召开大会。")
        .build()
    )
    assert [mark.title for mark in revised.preamble[0].marks] == ["新条例"]
    labelled = revised.attachments[0].content[0]
    assert isinstance(labelled, LabelledParagraph)
    assert labelled.paragraph_text == "工地：由示范区安监局巡查。"
    (phase,) = revised.outline[2].children
    assert phase.paragraph_text == "动员（3月1日至4月30日）。召开大会。"
    assert phase.period.span.of(phase.paragraph_text) == "3月1日至4月30日"
    text_only = revise(plan).reworded("三、>（一）", text="召开大会。").build()
    assert text_only.outline[2].children[0].heading == plan.outline[2].children[0].heading
    other = revise(plan).reworded("attachments[0].content[0]", text="每月巡查。").build()
    assert other.attachments[0].content[0].paragraph_text == "园区：每月巡查。"


def test_a_phase_whose_period_stands_in_its_text_is_not_reworded(plan):
    (phase,) = plan.outline[2].children
    text = "自3月1日至4月30日召开会议。"
    heading = Heading("动员部署", HeadingForm.RUN_IN, "。")
    moved = evolve(phase, heading=heading, text=text, marks=(), period=evolve(phase.period, span=Span(6, 16)))
    section = evolve(plan.outline[2], children=(moved,))
    read = evolve(plan, outline=(*plan.outline[:2], section))
    assert "起止时间" in faults(revise(read).reworded("动员部署", text="甲。"))[0][1]
    again = revise(read).rescheduled("动员部署", (3, 5), (4, 5)).build()
    assert again.outline[2].children[0].text == "自3月5日至4月5日召开会议。"


def test_a_deadline_that_runs_over_the_end_of_a_heading_is_not_rewritten():
    heading = Heading("完成时限6月", HeadingForm.RUN_IN, "。")
    deadline = MonthDeadline(
        placement=Placement.NOTED, span=Span(4, 9), label="", wording="6月。底前", year=2027, month=6
    )
    base = annual_plan(2027, PlanForm.KEY_POINTS).section("甲").task("乙").build()
    task = Task(heading=heading, text="底前完成。", assignments=(deadline,))
    plan = evolve(base, outline=(task,))
    assert "层次标题" in faults(revise(plan).due("一、", standing()))[0][1]


def test_units_of_persons_in_charge_keep_their_role(plan):
    group = UnitGroup(role=UnitRole.PERSON_IN_CHARGE, units=(ResponsibleUnit("林远"),), label="责任人")
    task = evolve(node(plan, "开展述责"), assignments=(Responsibility(groups=(group,)),))
    read = evolve(plan, outline=(task,))
    renamed = revise(read).unit_renamed("林远", "苏青").build()
    assert renamed.outline[0].responsibilities[0].groups[0].role is UnitRole.PERSON_IN_CHARGE
