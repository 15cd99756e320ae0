"""Numbers, dates and titles of pages on which marks were lost on the way."""

import pendulum
import pytest

from emplan.model import OPEN, DamagedNumber
from emplan.reading import Reading, read_text

TEXT = "各镇：\n为做好防火工作，现就有关事项通知如下。\n一、加强巡查\n认真值守。\n二、加强宣传\n入户宣传。\n"


def document(number: str = "青应急〔2027〕6号", date: str = "2027年3月25日") -> Reading:
    """A notice with the number and the date given."""
    title = "青禾示范区应急管理局关于做好2027年防火工作的通知"
    return read_text(f"{title}\n{number}\n{TEXT}青禾示范区应急管理局\n{date}\n")


@pytest.mark.parametrize("date", ["2027325", "2027年325", "2027325日", "20273月25日"])
def test_a_date_that_lost_its_marks_counts_and_is_doubtful(date: str) -> None:
    reading = document(date=date)
    assert reading.plan.envelope.issue_date == pendulum.date(2027, 3, 25)
    assert ["2027年3月25日" in doubt.reason for doubt in reading.report.doubts] == [True]
    assert reading.report.leftovers == ()
    assert reading.report.adds_up(reading.plan)


def test_a_date_that_may_be_two_days_is_left_open() -> None:
    reading = document(date="2027111")
    assert reading.plan.envelope.issue_date is OPEN
    assert "2027年1月11日、2027年11月1日" in reading.report.doubts[0].reason
    assert reading.plan.year == 2027


def test_digits_without_an_organ_above_them_are_no_date() -> None:
    reading = read_text(f"青禾示范区关于做好2027年防火工作的通知\n{TEXT}2027325\n")
    assert reading.plan.envelope.issue_date is None


@pytest.mark.parametrize("number", ["青应急〔202716号", "青应急〔202716", "青应急[202716"])
def test_a_number_that_lost_its_end_keeps_its_likely_whole(number: str) -> None:
    found = document(number=number).plan.envelope.document_number
    assert isinstance(found, DamagedNumber)
    assert (found.as_found, str(found.candidate)) == (number, "青应急〔2027〕16号")


def test_a_cited_number_that_lost_its_end_is_still_the_number_of_its_document() -> None:
    reading = read_text(
        f"青禾示范区关于做好2027年防火工作的通知\n{TEXT}三、依据\n按照《青禾市防火办法》（青政发〔202732，以下简称《办法》）执行。\n"
    )
    cited = [citation for citation in reading.plan.citations() if citation.title == "青禾市防火办法"]
    assert [citation.number is not None for citation in cited] == [True]


def test_the_organ_of_a_site_is_no_red_head() -> None:
    page = "青禾示范区水务局\n征集调查\n主题：\n首页 > 通知公告\n"
    reading = read_text(
        page
        + "青禾示范区应急管理局关于做好2027年防火工作的通知\n"
        + TEXT
        + "青禾示范区应急管理局\n2027年3月25日\n"
    )
    assert [(one.name, one.masthead_name) for one in reading.plan.envelope.issuers] == [
        ("青禾示范区应急管理局", None)
    ]
    assert "site" in {entry.rule for entry in reading.report.furniture}


def test_lines_that_end_with_a_key_of_the_page_announce_no_text() -> None:
    title = "青禾示范区关于做好2027年防火工作的通知"
    reading = read_text(
        f"做好2027年防火工作的通知\n发布时间：2027-03-26    来源：\n【字体：\n{title}\n{TEXT}"
    )
    assert reading.plan.title.text == title
    assert reading.plan.envelope.addressees == ("各镇",)


def test_the_word_above_a_plan_may_name_its_title() -> None:
    reading = read_text(
        "关于印发《青禾示范区2027年防火工作方案》的通知\n各镇：\n现印发给你们，请认真落实。\n青禾示范区应急管理局\n2027年3月25日\n"
        "附件：青禾示范区2027年防火工作方案\n青禾示范区2027年防火工作方案\n一、加强巡查\n认真值守。\n"
    )
    assert reading.plan.title.text == "青禾示范区2027年防火工作方案"
    assert (reading.report.leftovers, reading.plan.attachments) == ((), ())


def test_a_number_in_brackets_under_the_title_is_no_caption() -> None:
    reading = document(number="（青应急〔2027〕6号）")
    assert str(reading.plan.envelope.document_number) == "青应急〔2027〕6号"
    assert (reading.plan.caption, reading.report.leftovers) == (None, ())
    assert reading.report.adds_up(reading.plan)


@pytest.mark.parametrize("gap", ["", " ", "  "])
def test_chapters_above_decimal_sections_may_have_no_mark(gap: str) -> None:
    text = (
        f"青禾示范区2027年应急工作方案\n1{gap}总则\n1.1编制目的\n为做好应急工作。\n1.2适用范围\n适用于示范区。\n"
        f"2{gap}重点任务\n2.1排查隐患\n6月底前完成。\n2.2宣传培训\n每季度1次。\n"
    )
    reading = read_text(text)
    assert [item.node.heading.text for item in reading.plan.numbered() if item.level == 1] == [
        "总则",
        "重点任务",
    ]
    assert [item.level for item in reading.plan.numbered()] == [1, 2, 2, 1, 2, 2]
    assert reading.report.adds_up(reading.plan)


def test_a_count_above_a_decimal_section_is_no_chapter() -> None:
    reading = read_text(
        "青禾示范区2027年应急工作方案\n3个专班负责。\n1.1编制目的\n为做好应急工作。\n1.2适用范围\n示范区。\n"
    )
    assert [item.node.heading.text for item in reading.plan.numbered()] == ["编制目的", "适用范围"]
