"""Notices whose title is lost, stands on the card of the page, or is that of the plan they pass on."""

import pendulum

from emplan.model import PlanForm
from emplan.reading import read_text

PASSED_ON = (
    "各镇人民政府，示范区有关部门：\n"
    "《青禾示范区2027年防汛工作方案》已经示范区管委会同意，现印发给你们，请结合实际，认真组织实施，有关情况及时报告示范区防汛指挥部办公室。\n"
    "青禾示范区管委会办公室\n2027年4月6日\n"
)
PLAN = (
    "青禾示范区2027年防汛工作方案\n为做好2027年防汛工作，制定本方案。\n"
    "一、工作目标\n确保安全度汛。\n二、重点任务\n（一）排查隐患。5月底前完成。\n"
)


def test_a_notice_without_a_title_goes_by_the_title_of_its_plan() -> None:
    reading = read_text(PASSED_ON + PLAN)
    plan = reading.plan
    assert plan.notice is not None
    assert plan.notice.title == plan.title
    assert plan.title.text == "青禾示范区2027年防汛工作方案"
    assert (plan.year, plan.form) == (2027, PlanForm.WORK_SCHEME)
    assert plan.envelope.addressees == ("各镇人民政府", "示范区有关部门")
    assert plan.envelope.issue_date == pendulum.date(2027, 4, 6)
    assert [issuer.name for issuer in plan.envelope.issuers] == ["青禾示范区管委会办公室"]
    assert [node.heading.text for node in plan.outline] == ["工作目标", "重点任务"]  # type: ignore[union-attr]  # both are sections
    assert reading.report.leftovers == ()
    assert "no title of its own" in reading.report.doubts[0].reason
    assert reading.report.adds_up(plan)


def test_the_card_of_the_page_may_hold_the_title() -> None:
    card = "索引号：QH00/2027-7\n标题：关于印发2027年防汛工作方案的通知 发布日期：2027-04-08\n"
    reading = read_text(card + PASSED_ON + PLAN)
    assert reading.plan.notice is not None
    assert reading.plan.notice.title.text == "关于印发2027年防汛工作方案的通知"
    assert reading.plan.title.text == "青禾示范区2027年防汛工作方案"
    assert len(reading.report.publication) == 2
    assert reading.report.adds_up(reading.plan)


def test_a_document_that_passes_nothing_on_may_have_its_title_on_the_card_too() -> None:
    text = (
        "标题 | 青禾示范区办公室关于加强2027年防火工作的通知 | ||\n索引号 | QH00/2027-7 | 发布机构 | 区办 |\n"
        "青办发〔2027〕9号\n各镇：\n为做好防火工作，现就有关事项通知如下。\n一、加强巡查\n认真值守。\n"
    )
    reading = read_text(text)
    assert reading.plan.title.text == "青禾示范区办公室关于加强2027年防火工作的通知"
    assert str(reading.plan.envelope.document_number) == "青办发〔2027〕9号"
    assert reading.plan.envelope.addressees == ("各镇",)
    assert reading.report.adds_up(reading.plan)


def test_a_plan_that_is_passed_on_under_its_own_title_is_read_to_its_end() -> None:
    reading = read_text(f"青禾示范区2027年防汛工作方案\n青防〔2027〕2号\n{PASSED_ON}{PLAN}")
    assert reading.plan.notice is not None
    assert reading.plan.notice.title == reading.plan.title
    assert len(reading.plan.outline) == 2
    assert (reading.report.leftovers, reading.report.doubts) == ((), ())


def test_a_notice_that_says_so_only_in_its_text_carries_the_plan() -> None:
    reading = read_text(f"青禾示范区管委会办公室关于做好2027年防汛工作的通知\n{PASSED_ON}{PLAN}")
    assert reading.plan.notice is not None
    assert reading.plan.notice.title.text == "青禾示范区管委会办公室关于做好2027年防汛工作的通知"
    assert reading.plan.title.text == "青禾示范区2027年防汛工作方案"


def test_a_notice_whose_plan_was_left_out_stays_a_text() -> None:
    reading = read_text(f"青禾示范区管委会办公室关于做好2027年防汛工作的通知\n{PASSED_ON}")
    assert reading.plan.notice is None
    assert reading.plan.envelope.issue_date == pendulum.date(2027, 4, 6)


def test_the_period_below_a_title_belongs_to_the_name_that_was_announced() -> None:
    text = (
        "关于印发《青禾示范区防火行动方案（2027—2029年）》的通知\n各镇：\n"
        "现将《青禾示范区防火行动方案（2027—2029年）》印发给你们。\n青禾示范区管委会\n2027年1月6日\n青禾示范区防火行动方案\n（2027—2029年）\n一、目标\n不发生火灾。\n"
    )
    reading = read_text(text)
    assert reading.plan.caption == "2027—2029年"
    assert reading.report.doubts == ()


def test_a_text_without_a_title_goes_by_the_name_that_its_notice_gives() -> None:
    body = "一、工作目标\n确保安全度汛。\n二、重点任务\n（一）排查隐患。5月底前完成。\n（二）备足物资。\n"
    reading = read_text(PASSED_ON + body)
    plan = reading.plan
    assert plan.notice is not None
    assert plan.title.text == "青禾示范区2027年防汛工作方案"
    assert plan.envelope.issue_date == pendulum.date(2027, 4, 6)
    assert plan.envelope.addressees == ("各镇人民政府", "示范区有关部门")
    assert len(plan.outline) == 2
    assert reading.report.leftovers == ()
    assert reading.report.adds_up(plan)


def test_a_date_above_all_that_is_numbered_does_not_end_the_text() -> None:
    text = "青禾示范区管委会\n2027年3月1日\n为做好防火工作，制定如下措施。\n"
    text += "一、巡查\n每日巡查。\n二、宣传\n入户。\n三、值守\n全天。\n"
    reading = read_text("青禾示范区2027年防火工作措施\n本措施经研究确定。\n" + text)
    assert len(reading.plan.outline) == 3
    assert reading.report.leftovers == ()


def test_a_text_without_any_title_is_not_called_after_the_page() -> None:
    reading = read_text(
        "您当前的位置：政策法规\n索引号：QH-7 发布机构：区管委会\n"
        "为做好防汛工作，制定本方案。\n一、目标\n安全度汛。\n"
    )
    assert reading.plan.title.text == "为做好防汛工作，制定本方案。"


def test_a_text_without_any_title_goes_by_what_it_says_of_itself() -> None:
    head = "青应急〔2027〕3号\n各镇人民政府，区直各部门：\n"
    body = "一、目标\n不发生火灾。\n二、措施\n加强巡查。\n"
    for purpose, title in (
        ("现就加强今冬明春防火工作有关事项通知如下。", "加强今冬明春防火工作通知"),
        ("现就进一步做好防汛工作提出以下意见：", "进一步做好防汛工作意见"),
        ("现就有关事项通知如下：", "为保障安全，现就有关事项通知如下："),
    ):
        reading = read_text(f"{head}为保障安全，{purpose}\n{body}")
        assert reading.plan.title.text == title
        assert str(reading.plan.envelope.document_number) == "青应急〔2027〕3号"
        assert reading.plan.envelope.addressees == ("各镇人民政府", "区直各部门")
        assert "no title was found" in reading.report.doubts[0].reason
        assert reading.report.adds_up(reading.plan)


def test_a_reprint_goes_by_the_name_of_what_it_prints() -> None:
    reading = read_text(
        "近日，青禾市办公室印发《青禾市防灾能力建设行动方案》，内容如下。\n为提高防灾能力，制定本方案。\n"
        "一、目标\n能力提升。\n二、任务\n加固堤防。\n"
    )
    assert reading.plan.title.text == "青禾市防灾能力建设行动方案"
    assert reading.plan.envelope.issuers == ()
    assert reading.report.adds_up(reading.plan)


def test_a_text_takes_its_name_only_where_its_notice_gives_one() -> None:
    body = "一、目标\n安全度汛。\n二、任务\n（一）排查隐患。\n（二）备足物资。\n"
    nameless = read_text(PASSED_ON.replace("《青禾示范区2027年防汛工作方案》", "有关方案") + body)
    assert nameless.plan.notice is None
    assert len(nameless.plan.outline) == 2
    noted = read_text(f"{PASSED_ON}（此件公开发布）\n{body}")
    assert noted.plan.notice is not None
    assert noted.plan.envelope.closing_note == "此件公开发布"


def test_a_text_that_says_what_it_arranges_goes_by_that() -> None:
    reading = read_text(
        "各镇人民政府：\n根据会议部署，现将2027年防灾减灾重点工作安排如下：\n"
        "一、更新区划图。6月底前完成。\n二、储备物资。\n青禾示范区减灾委员会\n2027年3月9日\n"
    )
    assert reading.plan.title.text == "2027年防灾减灾重点工作安排"
    assert reading.plan.form is PlanForm.ARRANGEMENTS
    assert reading.plan.envelope.addressees == ("各镇人民政府",)
    assert [doubt.reason for doubt in reading.report.doubts] == [
        "no title was found; what the text says of itself stands for it"
    ]
    assert reading.report.adds_up(reading.plan)


def test_a_text_of_plain_paragraphs_under_a_title_is_a_plan_too() -> None:
    plan = read_text("青禾示范区应急局2027年工作打算\n一是源头治理。3月底前完成评估。\n二是执法检查。\n").plan
    assert plan.title.text == "青禾示范区应急局2027年工作打算"
    assert (plan.year, len(plan.preamble) + len(plan.outline)) == (2027, 2)
