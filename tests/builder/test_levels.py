"""The chain: what each step makes, what closes what, and that no step changes the builder it is called on."""

import pendulum
import pytest

from emplan.builder import annual_plan, by_month, by_year_end, standing
from emplan.chinese.labels import LabelForm
from emplan.model import (
    OPEN,
    AnnualPlan,
    Direction,
    DocumentType,
    HeadingForm,
    LabelledParagraph,
    LevelNumbering,
    MonthDay,
    Paragraph,
    Phase,
    Placement,
    PlanForm,
    ResponsibleUnit,
    Roster,
    RosterMember,
    SecrecyLevel,
    SecrecyMark,
    Section,
    SectionRole,
    SignatureMode,
    SubItem,
    Table,
    Task,
    UnitRole,
    Urgency,
)


def key_points():
    return annual_plan(2027, PlanForm.KEY_POINTS).issued_by("青禾示范区安全生产委员会", code="青安委")


def outline_of(builder) -> tuple:
    return builder.build().outline


def labels_of(plan: AnnualPlan) -> list[tuple[int, str, str]]:
    return [(item.level, item.label, item.node.heading.text) for item in plan.numbered()]


@pytest.fixture
def chain_of_the_readme():
    return (
        key_points()
        .addressed_to("委员会各成员单位")
        .under_notice("请结合实际，认真贯彻执行。")
        .section("健全责任体系")
        .task("完善责任清单", "修订各部门安全生产责任清单。")
        .led_by("示范区应急局")
        .with_units("示范区住建局")
        .due(by_month(2027, 6))
        .task("推行网格巡查。")
        .section("提升救援能力")
        .paragraph("救援队伍按月集训。")
        .valid_for(years=1)
    )


def test_the_chain_of_the_readme_makes_a_whole_plan(chain_of_the_readme):
    plan = chain_of_the_readme.build()
    assert str(plan.title) == "2027年应急管理工作要点"
    assert str(plan.document_title) == "青禾示范区安全生产委员会关于印发《2027年应急管理工作要点》的通知"
    assert plan.notice is not None
    assert [block.text for block in plan.notice.body] == [
        "现将《2027年应急管理工作要点》印发给你们，请结合实际，认真贯彻执行。"
    ]
    assert plan.envelope.document_type is DocumentType.NOTICE
    assert labels_of(plan) == [
        (1, "一、", "健全责任体系"),
        (2, "（一）", "完善责任清单"),
        (2, "（二）", "推行网格巡查"),
        (1, "二、", "提升救援能力"),
    ]
    assert [place.path for place in plan.open_places()] == [
        "envelope.document_number.serial",
        "envelope.issue_date",
    ]


def test_units_and_deadline_of_a_task_print_in_one_bracket_in_the_order_of_the_calls(chain_of_the_readme):
    task = next(chain_of_the_readme.build().tasks()).node
    assert [assignment.printed for assignment in task.assignments] == [
        "牵头单位：示范区应急局；配合单位：示范区住建局",
        "完成时限：2027年6月底前",
    ]
    assert {assignment.placement for assignment in task.assignments} == {Placement.TAIL}
    assert task.lead_units == (ResponsibleUnit("示范区应急局"),)
    assert task.cooperating_units == (ResponsibleUnit("示范区住建局"),)


def test_a_partial_chain_serves_for_twenty_counties():
    shared = annual_plan(2027, PlanForm.KEY_POINTS).section("健全责任体系").task("完善责任清单")
    counties = [f"青禾{number}县应急管理局" for number in range(20)]
    plans = [shared.led_by(f"第{name}").issued_by(name).build() for name in counties]
    assert [plan.envelope.signed_by for plan in plans] == [(name,) for name in counties]
    assert all(len(plan.outline[0].children[0].units) == 1 for plan in plans)
    assert shared.build().outline[0].children[0].assignments == ()


def test_every_step_leaves_the_builder_before_it_as_it_was():
    before = key_points().section("健全责任体系")
    first = before.task("甲项").build()
    before.task("乙项").due(standing()).valid_for(years=1)
    assert before.task("甲项").build() == first


def test_subsections_nest_and_a_task_stands_under_the_innermost_section():
    plan = (
        key_points()
        .section("健全责任体系")
        .subsection("部门责任")
        .subsubsection("行业部门")
        .task("甲项")
        .task("乙项")
        .subsubsection("属地")
        .task("丙项")
        .subsection("企业责任")
        .task("丁项")
        .section("提升救援能力")
        .task("戊项")
        .build()
    )
    assert labels_of(plan) == [
        (1, "一、", "健全责任体系"),
        (2, "（一）", "部门责任"),
        (3, "1.", "行业部门"),
        (4, "（1）", "甲项"),
        (4, "（2）", "乙项"),
        (3, "2.", "属地"),
        (4, "（1）", "丙项"),
        (2, "（二）", "企业责任"),
        (3, "1.", "丁项"),
        (1, "二、", "提升救援能力"),
        (2, "（一）", "戊项"),
    ]


def test_numbering_gives_every_level_its_form_and_runs_on_where_it_says_so():
    running = LevelNumbering(LabelForm.ARABIC_DOT, continues=True)
    plan = (
        key_points()
        .numbering(LabelForm.CHINESE_COMMA, running)
        .section("一部分")
        .task("甲项")
        .section("二部分")
        .task("乙项")
        .build()
    )
    assert [item.label for item in plan.tasks()] == ["1.", "2."]


def test_the_role_of_a_section_is_known_from_its_heading_or_given():
    outline = outline_of(
        key_points()
        .section("指导思想", "坚持预防为主。")
        .section("今年的事", role=SectionRole.KEY_TASKS)
        .task("甲项")
        .section("别的事")
        .task("乙项")
    )
    assert [section.role for section in outline] == [
        SectionRole.GUIDING_IDEOLOGY,
        SectionRole.KEY_TASKS,
        None,
    ]


@pytest.mark.parametrize(
    ("heading", "text", "form", "printed", "rest"),
    [
        ("完善责任清单", "逐项修订。", HeadingForm.RUN_IN, "完善责任清单。", "逐项修订。"),
        ("完善责任清单：", "逐项修订。", HeadingForm.RUN_IN, "完善责任清单：", "逐项修订。"),
        ("完善责任清单", "", HeadingForm.STANDALONE, "完善责任清单", ""),
        ("完善责任清单。", "", HeadingForm.SENTENCE, "完善责任清单。", ""),
        ("修订清单。按季通报。", "", HeadingForm.SENTENCE, "修订清单。", "按季通报。"),
        (
            "修订“甲。乙”（丙。丁）清单。通报。",
            "",
            HeadingForm.SENTENCE,
            "修订“甲。乙”（丙。丁）清单。",
            "通报。",
        ),
        ("修订）清单；按季通报；", "", HeadingForm.SENTENCE, "修订）清单；按季通报；", ""),
    ],
)
def test_a_task_takes_the_heading_form_that_its_words_call_for(heading, text, form, printed, rest):
    (section,) = outline_of(key_points().section("健全责任体系").task(heading, text))
    (task,) = section.children
    assert (task.heading.form, task.heading.printed, task.text) == (form, printed, rest)


def test_a_sub_item_is_a_numbered_sentence_unless_text_follows():
    (section,) = outline_of(
        key_points()
        .section("甲")
        .task("乙")
        .sub_item("建立台账")
        .sub_item("按月更新", "月底前报送。")
        .task("丙")
    )
    task, following = section.children
    assert isinstance(following, Task)
    assert [(type(item), item.heading.form) for item in task.children] == [
        (SubItem, HeadingForm.SENTENCE),
        (SubItem, HeadingForm.RUN_IN),
    ]


def test_a_phase_prints_its_period_behind_the_heading_and_notes_its_span():
    (section,) = outline_of(
        key_points()
        .section("时间安排")
        .phase("动员部署", (3, 1), (4, 30), "召开会议。")
        .phase("总结", MonthDay(11, 1, year=2027), MonthDay(12, 20, year=2027))
        .phase("回头看", (12, 21), (1, 31), "补齐短板。")
        .sub_item("报送总结。")
    )
    first, second, third = section.children
    assert all(isinstance(phase, Phase) for phase in section.children)
    assert first.heading.printed == "动员部署（3月1日至4月30日）。"
    assert first.period.span.of(first.paragraph_text) == "3月1日至4月30日"
    assert second.heading.printed == "总结（2027年11月1日至12月20日）"
    assert third.heading.printed == "回头看（12月21日至次年1月31日）。"
    assert third.period.interval(2027) == (pendulum.date(2027, 12, 21), pendulum.date(2028, 1, 31))
    assert len(third.children) == 1


def test_paragraphs_carry_labels_units_and_deadlines_wherever_they_stand():
    (section,) = outline_of(
        key_points()
        .section("分行业要求")
        .paragraph("各行业分头落实。")
        .assigned_to("各成员单位")
        .labelled("园区", "每月巡查一次。")
        .due(by_year_end(2027))
        .task("开展检查")
        .labelled("工地", "检查临时用电。")
        .led_by("示范区住建局")
        .paragraph("检查结果按月通报。")
    )
    plain, labelled, task = section.children
    assert isinstance(plain, Paragraph)
    assert [unit.name for unit in plain.units] == ["各成员单位"]
    assert isinstance(labelled, LabelledParagraph)
    assert labelled.paragraph_text == "园区：每月巡查一次。"
    assert [deadline.wording for deadline in labelled.deadlines] == ["2027年底前"]
    assert [type(child) for child in task.children] == [LabelledParagraph, Paragraph]
    assert task.assignments == ()
    assert [unit.name for unit in task.children[0].lead_units] == ["示范区住建局"]


def test_repeated_steps_of_one_role_join_and_clauses_without_labels_are_parted_by_commas():
    (section,) = outline_of(
        key_points()
        .section("甲")
        .task("乙")
        .led_by("示范区应急局", label="", suffix="牵头")
        .with_units("示范区住建局", label="", suffix="配合")
        .task("丙")
        .assigned_to("示范区应急局")
        .assigned_to(ResponsibleUnit("各镇（街道）"))
        .in_charge("林远")
        .due(standing())
        .with_units("示范区消防救援大队")
    )
    clauses, labelled = section.children
    assert [a.printed for a in clauses.assignments] == ["示范区应急局牵头，示范区住建局配合"]
    assert [a.printed for a in labelled.assignments] == [
        "责任单位：示范区应急局、各镇（街道）；责任人：林远",
        "完成时限：长期坚持",
        "配合单位：示范区消防救援大队",
    ]
    assert labelled.responsibilities[0].groups[1].role is UnitRole.PERSON_IN_CHARGE


def test_assignments_can_stand_on_lines_of_their_own_in_the_whole_plan():
    plan = (
        key_points()
        .assignments_placed(Placement.OWN_LINE)
        .section("甲")
        .task("乙")
        .assigned_to("示范区应急局")
        .due(standing())
        .build()
    )
    assignments = plan.outline[0].children[0].assignments
    assert [assignment.placement for assignment in assignments] == [Placement.OWN_LINE] * 2


def test_rosters_and_tables_stand_in_the_section():
    (section,) = outline_of(
        key_points()
        .section("组织领导")
        .roster()
        .group("组长", ("林远", "示范区管委会主任"))
        .group("成员", "苏青", ("方晓", "示范区应急局局长"))
        .table(("事项", "单位"), ("巡查", "各镇"), caption="分工表", landscape=True)
        .paragraph("名单有变动的，另行通知。")
        .subsection("办公室")
        .paragraph("设在示范区应急局。")
    )
    roster, table, paragraph, subsection = section.children
    assert isinstance(roster, Roster)
    assert roster.members == (
        RosterMember("林远", "示范区管委会主任"),
        RosterMember("苏青"),
        RosterMember("方晓", "示范区应急局局长"),
    )
    assert isinstance(table, Table)
    assert (table.caption, table.landscape, len(table.rows)) == ("分工表", True, 2)
    assert isinstance(paragraph, Paragraph)
    assert isinstance(subsection, Section)


def test_an_attachment_holds_an_outline_of_its_own_and_may_be_listed_only():
    plan = (
        key_points()
        .section("甲")
        .task("乙")
        .attachment("任务分工", numbering=(LabelForm.ARABIC_DOT,))
        .paragraph("分工如下。")
        .section("园区类")
        .task("巡查围墙。")
        .assigned_to("示范区应急局")
        .section("工地类")
        .task("巡查塔吊。")
        .attachment("联络员名单", lines=("联络员", "名单"))
        .build()
    )
    division, contacts = plan.attachments
    assert len(plan.outline) == 1
    assert [type(block) for block in division.content or ()] == [Paragraph, Section, Section]
    assert division.numbering == (LevelNumbering(LabelForm.ARABIC_DOT),)
    assert contacts.content is None
    assert contacts.title.fixed_lines == ("联络员", "名单")


def test_tasks_may_stand_right_under_an_attachment():
    plan = key_points().section("甲").task("乙").attachment("分工").task("丙。").task("丁。").build()
    assert [type(block) for block in plan.attachments[0].content or ()] == [Task, Task]


def test_steps_of_the_plan_close_an_open_attachment():
    plan = (
        key_points().attachment("分工").paragraph("略。").preamble("导语。").section("甲").task("乙").build()
    )
    assert len(plan.attachments) == 1
    assert [type(block) for block in plan.outline] == [Section]
    assert [block.text for block in plan.preamble] == ["导语。"]


def test_the_envelope_takes_every_official_element():
    plan = (
        key_points()
        .issued_by("青禾示范区防灾减灾救灾委员会", masthead="青禾国家示范区防灾减灾救灾委员会")
        .numbered(5)
        .copy_numbered("000012")
        .secret(SecrecyLevel.SECRET, term="1年")
        .urgent(Urgency.EXTRA_URGENT)
        .signed_off_by("林远", "苏青")
        .addressed_to("青禾市应急管理局", "青禾市住建局")
        .dated(pendulum.date(2027, 2, 18))
        .unsealed()
        .note("此件公开发布")
        .copied_to("青禾示范区管委会办公室")
        .printed_by("青禾示范区安全生产委员会办公室", on=pendulum.date(2027, 2, 19))
        .captioned("（2027年2月10日委员会全体会议通过）")
        .section("甲")
        .task("乙")
        .build()
    )
    envelope = plan.envelope
    assert envelope.is_joint
    assert envelope.issuers[1].printed_name == "青禾国家示范区防灾减灾救灾委员会"
    assert str(envelope.document_number) == "青安委〔2027〕5号"
    assert envelope.copy_number == "000012"
    assert envelope.secrecy == SecrecyMark(SecrecyLevel.SECRET, "1年")
    assert envelope.urgency is Urgency.EXTRA_URGENT
    assert envelope.signatories == ("林远", "苏青")
    assert envelope.direction is Direction.UPWARD
    assert envelope.addressees == ("青禾市应急管理局", "青禾市住建局")
    assert type(envelope.issue_date) is pendulum.Date
    assert envelope.signature_mode is SignatureMode.UNSEALED
    assert envelope.closing_note == "此件公开发布"
    assert envelope.copied_to == ("青禾示范区管委会办公室",)
    assert envelope.printing_office == "青禾示范区安全生产委员会办公室"
    assert envelope.printing_date == pendulum.date(2027, 2, 19)
    assert plan.caption == "（2027年2月10日委员会全体会议通过）"


def test_a_plan_can_be_issued_as_a_letter():
    chain = key_points().section("甲").task("乙")
    assert not chain.build().envelope.is_letter
    assert chain.as_letter().build().envelope.is_letter


def test_signing_can_be_sealed_or_stamped():
    chain = key_points().section("甲").task("乙")
    assert chain.stamped().build().envelope.signature_mode is SignatureMode.STAMPED
    assert chain.stamped().sealed().build().envelope.signature_mode is SignatureMode.SEALED


def test_the_printing_date_is_open_when_only_the_office_is_known():
    plan = key_points().printed_by("青禾示范区管委会办公室").section("甲").task("乙").build()
    assert plan.envelope.printing_date is OPEN


def test_the_number_takes_the_year_of_issue():
    chain = key_points().dated(pendulum.date(2026, 12, 28)).section("甲").task("乙")
    assert str(chain.build().envelope.document_number) == "青安委〔2026〕　号"
    assert (
        str(chain.numbered(3, code="青安", year=2027).build().envelope.document_number) == "青安〔2027〕3号"
    )


def test_a_plan_without_issuer_has_no_number():
    plan = annual_plan(2027, PlanForm.WORK_PLAN).section("甲").task("乙").build()
    assert plan.envelope.document_number is None


def test_citations_in_any_text_are_noted_as_a_reader_notes_them():
    plan = (
        key_points()
        .preamble("根据《青禾示范区应急管理办法》（青政〔2026〕3号）制定。")
        .section("贯彻《中华人民共和国安全生产法》")
        .task("修订《青禾示范区防汛预案》", "落实《防汛条例》要求。")
        .labelled("园区", "执行《园区守则》（青园〔20261号）。")
        .build()
    )
    assert [(citation.title, citation.number) for citation in plan.citations()] == [
        ("青禾示范区应急管理办法", "青政〔2026〕3号"),
        ("中华人民共和国安全生产法", None),
        ("青禾示范区防汛预案", None),
        ("防汛条例", None),
        ("园区守则", "青园〔20261号"),
    ]
    assert str(list(plan.citations())[-1].candidate) == "青园〔2026〕1号"


def test_a_damaged_number_without_a_code_has_no_candidate():
    (citation,) = key_points().section("甲", "执行《园区守则》（〔20261号）。").build().citations()
    assert (citation.number, citation.candidate) == ("〔20261号", None)


def test_validity_closes_the_plan_with_a_sentence_that_says_it():
    chain = key_points().section("甲").task("乙").closing("执行情况按季报送。")
    plan = chain.dated(pendulum.date(2027, 2, 18)).valid_for(years=1, months=6).build()
    assert [block.text for block in plan.closing] == [
        "执行情况按季报送。",
        "本要点自印发之日起施行，有效期一年六个月。",
    ]
    assert plan.validity is not None
    assert plan.validity.last_day == pendulum.date(2028, 8, 17)


def test_a_validity_until_a_day_includes_that_day():
    plan = key_points().section("甲").task("乙").valid_until(pendulum.date(2028, 6, 30)).build()
    assert plan.closing[-1].text == "本要点自印发之日起施行，有效期至2028年6月30日。"
    assert plan.validity is not None
    assert plan.validity.start is OPEN
    assert plan.validity.last_day == pendulum.date(2028, 6, 30)
