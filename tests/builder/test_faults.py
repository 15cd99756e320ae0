"""All faults at once, in document order, each with its place, its Chinese term and what to do."""

import pickle

import pendulum
import pytest

from emplan.builder import PlanFaultError, annual_plan, between, by_day, by_month, by_year_end, standing
from emplan.chinese.labels import LabelForm
from emplan.errors import BuildError, EmplanError
from emplan.model import OPEN, MonthDay, Placement, PlanForm, SecrecyLevel


def sound():
    """A chain without a fault."""
    return (
        annual_plan(2027, PlanForm.KEY_POINTS)
        .issued_by("青禾示范区安全生产委员会", code="青安委")
        .section("健全责任体系")
        .task("完善责任清单", "逐项修订。")
    )


def faults_of(builder) -> tuple[EmplanError, ...]:
    with pytest.raises(BuildError) as caught:
        builder.build()
    return caught.value.faults


def only_fault_of(builder) -> EmplanError:
    (fault,) = faults_of(builder)
    return fault


@pytest.fixture
def eight_faults():
    return (
        annual_plan(2027, PlanForm.OTHER)
        .numbered(3)
        .addressed_to("各镇", "各镇")
        .section("健全责任体系")
        .task("", "逐项修订。")
        .led_by("示范区应急局")
        .with_units("示范区应急局")
        .due(by_month(2026, 6))
        .section("提升救援能力")
        .section("时间安排")
        .phase("动员部署", MonthDay(5, 1, year=2027), MonthDay(3, 1, year=2027))
        .valid_for(years=1)
    )


def test_eight_faults_are_reported_at_once_in_document_order_with_place_and_chinese_term(eight_faults):
    with pytest.raises(BuildError) as caught:
        eight_faults.build()
    assert [(fault.place, fault.field) for fault in caught.value.faults] == [
        ("document number", "document_number"),
        ("addressees", "addressees"),
        ("title", "title"),
        ("section 1 > task 1", "text"),
        ("section 1 > task 1", "units"),
        ("section 1 > task 1", "deadline"),
        ("section 2", "children"),
        ("section 3 > phase 1", "end"),
    ]
    english = str(caught.value)
    assert english.startswith("the plan has 8 faults:")
    for chinese_term in ("机关代字", "主送机关", "标题", "层次标题", "责任单位", "完成时限", "部分", "结束"):
        assert chinese_term in english


def test_the_same_faults_are_told_in_chinese_with_the_headings_as_places(eight_faults):
    with pytest.raises(BuildError) as caught:
        eight_faults.build()
    chinese = caught.value.message("zh")
    assert chinese.startswith("方案中有8处错误：")
    assert "  - 主送机关：主送机关“各镇”重复。请只写一次。" in chinese
    assert "  - 第1部分“健全责任体系”>第1项任务：单位“示范区应急局”重复。" in chinese
    assert "  - 第2部分“提升救援能力”：该部分没有内容。" in chinese


def test_a_fault_survives_the_way_between_processes(eight_faults):
    fault = faults_of(eight_faults)[3]
    copy = pickle.loads(pickle.dumps(fault))
    assert isinstance(copy, PlanFaultError)
    assert copy.message("zh") == fault.message("zh")
    assert copy.message("en") == fault.message("en")


def test_no_step_raises_by_itself(eight_faults):
    repaired = eight_faults.titled("2027年应急管理工作要点").addressed_to("各镇").numbered(OPEN)
    assert len(faults_of(repaired)) == 5


@pytest.mark.parametrize(
    ("spoil", "place", "words"),
    [
        (lambda plan: plan.titled(""), "title", "文字"),
        (lambda plan: plan.titled("甲乙", lines=("甲", "丙")), "title", "标题"),
        (lambda plan: plan.captioned("上\n下"), "title", "题注"),
        (lambda plan: plan.issued_by("青禾示范区安全生产委员会"), "issuers", "发文机关"),
        (lambda plan: plan.issued_by(" "), "issuer 2", "发文机关"),
        (lambda plan: plan.numbered(0), "document number", "发文顺序号"),
        (lambda plan: plan.copy_numbered("12"), "copy number", "份号"),
        (lambda plan: plan.secret(SecrecyLevel.SECRET, term=""), "secrecy", "保密期限"),
        (lambda plan: plan.urgent("特急"), "urgency", "紧急程度"),
        (lambda plan: plan.signed_off_by(""), "signatories", "签发人"),
        (lambda plan: plan.addressed_to(""), "addressees", "主送机关"),
        (lambda plan: plan.addressed_to(["各镇"]), "addressees", "主送机关"),
        (lambda plan: plan.dated("2027-02-18"), "issue date", "成文日期"),
        (lambda plan: plan.note(""), "closing note", "附注"),
        (lambda plan: plan.copied_to("甲", "甲"), "copied to", "抄送机关"),
        (lambda plan: plan.printed_by(""), "printing office", "印发机关"),
        (lambda plan: plan.printed_by("办公室", on="明天"), "printing date", "印发日期"),
        (lambda plan: plan.under_notice(""), "notice > paragraph 1", "文字"),
        (lambda plan: plan.under_notice("甲。", 5), "notice > paragraph 2", "文字"),
        (lambda plan: plan.notice_titled("关于印发要点的通知"), "notice", "印发通知"),
        (lambda plan: plan.under_notice().notice_titled(""), "notice", "文字"),
        (lambda plan: plan.preamble("好。", " "), "preamble > paragraph 2", "文字"),
        (lambda plan: plan.closing(""), "closing > paragraph 1", "文字"),
        (lambda plan: plan.numbering("一、"), "plan", "序数形式"),
        (lambda plan: plan.assignments_placed(Placement.NOTED), "plan", "所在位置"),
        (lambda plan: plan.valid_for(), "validity", "截止|失效"),
        (lambda plan: plan.valid_for(years=-1), "validity", "年数"),
        (lambda plan: plan.valid_for(years=1).valid_until(pendulum.date(2028, 1, 1)), "validity", "有效期"),
        (lambda plan: plan.valid_until("明年"), "validity", "有效期"),
        (
            lambda plan: plan.dated(pendulum.date(2027, 3, 1)).valid_until(pendulum.date(2027, 2, 1)),
            "validity",
            "截止|失效",
        ),
        (lambda plan: plan.section("一、健全责任体系", "甲。"), "section 2", "层次标题"),
        (lambda plan: plan.section("。", "甲。"), "section 2", "层次标题"),
        (lambda plan: plan.section(5, "甲。"), "section 2", "层次标题"),
        (lambda plan: plan.section("甲", role="目标").paragraph("乙。"), "section 2", "类别"),
        (lambda plan: plan.section("甲", "乙\n丙"), "section 2", "文字"),
        (lambda plan: plan.subsubsection("甲", "乙。"), "section 1 > subsubsection 1", "下级标题"),
        (
            lambda plan: plan.attachment("甲").task("乙").subsection("丙", "丁。"),
            "attachment 1 > subsection 1",
            "下级标题",
        ),
        (lambda plan: plan.paragraph(""), "section 1 > task 1 > paragraph 1", "文字"),
        (lambda plan: plan.labelled("", "甲。"), "section 1 > task 1 > paragraph 1", "类别名"),
        (lambda plan: plan.paragraph(5), "section 1 > task 1 > paragraph 1", "文字"),
        (lambda plan: plan.sub_item("1.甲"), "section 1 > task 1 > sub-item 1", "层次标题"),
        (lambda plan: plan.phase("甲", (2, 30), (3, 1)), "section 1 > phase 1", "日"),
        (lambda plan: plan.phase("甲", "三月", (3, 1)), "section 1 > phase 1", "月日"),
        (lambda plan: plan.roster(), "section 1 > roster 1", "分组"),
        (lambda plan: plan.roster().group("组长"), "section 1 > roster 1 > group '组长'", "成员"),
        (lambda plan: plan.roster().group("组长", ""), "section 1 > roster 1 > group '组长'", "姓名"),
        (lambda plan: plan.roster().group("组长", 5), "section 1 > roster 1 > group '组长'", "成员"),
        (lambda plan: plan.table(("甲", "乙"), ("丙",)), "section 1 > table 1", "表格行"),
        (lambda plan: plan.led_by(), "section 1 > task 1", "牵头"),
        (lambda plan: plan.led_by(""), "section 1 > task 1", "责任单位"),
        (lambda plan: plan.led_by("甲", label="\n"), "section 1 > task 1", "标签"),
        (lambda plan: plan.led_by(7), "section 1 > task 1", "责任单位"),
        (lambda plan: plan.due("6月底"), "section 1 > task 1", "完成时限"),
        (lambda plan: plan.due(by_month(2027, 13)), "section 1 > task 1", "月"),
        (lambda plan: plan.due(standing()).due(by_year_end(2027)), "section 1 > task 1", "完成时限"),
        (lambda plan: plan.due(by_year_end(2026)), "section 1 > task 1", "年度"),
        (
            lambda plan: plan.due(by_day(pendulum.date(2027, 2, 1))).dated(pendulum.date(2027, 3, 1)),
            "section 1 > task 1",
            "成文日期",
        ),
        (
            lambda plan: plan.due(between(pendulum.date(2027, 5, 1), pendulum.date(2027, 3, 1))),
            "section 1 > task 1",
            "结束",
        ),
        (lambda plan: plan.attachment(""), "attachment 1", "文字"),
        (lambda plan: plan.attachment("甲").attachment("甲"), "attachment 2", "附件"),
        (lambda plan: plan.attachment("甲", numbering=(5,)), "attachment 1", "序数形式"),
        (lambda plan: plan.attachment("甲").section("乙"), "attachment 1 > section 1", "部分"),
    ],
)
def test_every_single_fault_has_its_place_and_its_term(spoil, place, words):
    fault = only_fault_of(spoil(sound()))
    assert fault.place == place
    assert any(word in fault.message("en") for word in words.split("|"))
    assert fault.message("zh").count("：") >= 1
    assert fault.field


@pytest.mark.parametrize("year", [27, None, "2027"])
def test_a_plan_needs_a_real_year(year):
    fault = only_fault_of(annual_plan(year, PlanForm.KEY_POINTS).section("甲").task("乙"))
    assert (fault.place, fault.field) == ("plan", "year")


def test_an_unknown_form_is_one_fault_and_leaves_the_plan_without_a_usual_title():
    faults = faults_of(annual_plan(2027, "工作要点").section("甲").task("乙"))
    assert [fault.field for fault in faults] == ["form", "title"]


def test_a_plan_without_any_text_is_refused_and_one_of_paragraphs_only_is_not():
    empty = annual_plan(2027, PlanForm.NOTICE).issued_by("青禾示范区安全生产委员会")
    assert only_fault_of(empty).field == "outline"
    assert empty.preamble("请各单位照常值守。").build().outline == ()


def test_a_number_for_which_the_year_is_unknown_adds_no_second_fault():
    broken = annual_plan(27, PlanForm.KEY_POINTS).issued_by("青禾示范区安全生产委员会", code="青安委")
    assert [fault.field for fault in faults_of(broken.section("甲").task("乙"))] == ["year"]


def test_a_deadline_after_the_issue_date_of_the_year_before_is_sound():
    plan = sound().due(by_day(pendulum.date(2026, 12, 31))).dated(pendulum.date(2026, 12, 20)).build()
    assert plan.outline[0].children[0].deadlines[0].due == pendulum.date(2026, 12, 31)


def test_numbering_takes_label_forms_and_keeps_the_official_one_otherwise():
    plan = sound().numbering(LabelForm.ARTICLE).build()
    assert [item.label for item in plan.numbered()] == ["第一条", "第一条"]
