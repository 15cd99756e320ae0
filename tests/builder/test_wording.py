"""Titles, the covering notice's opening and validity sentences that follow from what is known."""

import pytest

from emplan.builder import annual_plan
from emplan.model import DocumentType, PlanForm


def titles_of(form, *issuers, notice=True, title=None):
    chain = annual_plan(2027, form).section("甲").task("乙")
    for issuer in issuers:
        chain = chain.issued_by(issuer)
    if title:
        chain = chain.titled(title)
    if notice:
        chain = chain.under_notice()
    plan = chain.build()
    return str(plan.title), str(plan.document_title)


@pytest.mark.parametrize(
    ("form", "title"),
    [
        (PlanForm.KEY_POINTS, "2027年应急管理工作要点"),
        (PlanForm.WORK_PLAN, "2027年应急管理工作计划"),
        (PlanForm.IMPLEMENTATION_PLAN, "2027年应急管理工作实施方案"),
        (PlanForm.WORK_SCHEME, "2027年应急管理工作方案"),
        (PlanForm.ACTION_PLAN, "2027年应急管理行动计划"),
        (PlanForm.WORK_OPINIONS, "2027年应急管理工作意见"),
        (PlanForm.IMPLEMENTING_OPINIONS, "2027年应急管理工作实施意见"),
        (PlanForm.ARRANGEMENTS, "2027年应急管理工作安排"),
    ],
)
def test_every_form_has_its_usual_title_under_a_covering_notice(form, title):
    assert titles_of(form, "青禾示范区管委会") == (title, f"青禾示范区管委会关于印发《{title}》的通知")


@pytest.mark.parametrize(
    ("form", "title", "kind"),
    [
        (PlanForm.NOTICE, "青禾示范区管委会关于做好2027年应急管理工作的通知", DocumentType.NOTICE),
        (PlanForm.WORK_OPINIONS, "青禾示范区管委会关于2027年应急管理工作的意见", DocumentType.OPINIONS),
        (
            PlanForm.IMPLEMENTING_OPINIONS,
            "青禾示范区管委会关于2027年应急管理工作的实施意见",
            DocumentType.OPINIONS,
        ),
        (PlanForm.KEY_POINTS, "2027年应急管理工作要点", None),
    ],
)
def test_notices_and_opinions_that_go_out_by_themselves_open_with_the_issuer(form, title, kind):
    plan = annual_plan(2027, form).issued_by("青禾示范区管委会").section("甲").task("乙").build()
    assert str(plan.document_title) == title
    assert plan.envelope.document_type is kind


def test_joint_issuers_stand_side_by_side_in_the_title_and_many_become_a_number():
    two = titles_of(PlanForm.WORK_PLAN, "甲局", "乙局")[1]
    assert two == "甲局　乙局关于印发《2027年应急管理工作计划》的通知"
    four = titles_of(PlanForm.WORK_PLAN, "甲局", "乙局", "丙局", "丁局")[1]
    assert four == "甲局等四部门关于印发《2027年应急管理工作计划》的通知"


def test_book_marks_inside_a_title_become_single_ones_in_the_notice():
    title = "贯彻《青禾示范区条例》2027年实施方案"
    assert titles_of(PlanForm.IMPLEMENTATION_PLAN, title=title)[1] == (
        "关于印发《贯彻〈青禾示范区条例〉2027年实施方案》的通知"
    )


def body_of(*paragraphs):
    plan = annual_plan(2027, PlanForm.KEY_POINTS).under_notice(*paragraphs).section("甲").task("乙").build()
    return [block.text for block in plan.notice.body]


def test_a_notice_that_names_the_plan_keeps_its_own_opening():
    own = "经管委会同意，现将《2027年应急管理工作要点》印发给你们，请遵照执行。"
    assert body_of(own, "执行中的问题请及时反馈。") == [own, "执行中的问题请及时反馈。"]


def test_a_notice_without_words_just_asks_to_carry_the_plan_out():
    assert body_of() == ["现将《2027年应急管理工作要点》印发给你们，请结合实际，认真贯彻执行。"]


def test_a_notice_can_have_a_title_of_its_own():
    chain = annual_plan(2027, PlanForm.KEY_POINTS).under_notice().section("甲").task("乙")
    plan = chain.notice_titled("关于印发要点的通知", lines=("关于印发要点", "的通知")).build()
    assert plan.document_title.fixed_lines == ("关于印发要点", "的通知")


@pytest.mark.parametrize(
    ("form", "length", "sentence"),
    [
        (PlanForm.WORK_OPINIONS, {"years": 2}, "本意见自印发之日起施行，有效期两年。"),
        (PlanForm.NOTICE, {"months": 2}, "本通知自印发之日起施行，有效期两个月。"),
        (PlanForm.ACTION_PLAN, {"years": 3}, "本计划自印发之日起施行，有效期三年。"),
    ],
)
def test_the_validity_sentence_calls_the_plan_by_its_form(form, length, sentence):
    plan = annual_plan(2027, form).section("甲").task("乙").valid_for(**length).build()
    assert plan.closing[-1].text == sentence


def test_another_form_with_its_own_title_calls_itself_a_plan():
    chain = annual_plan(2027, PlanForm.OTHER).titled("2027年应急值守须知").section("甲").task("乙")
    assert chain.valid_for(years=1).build().closing[-1].text.startswith("本方案自")
