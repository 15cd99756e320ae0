"""Repairs: each makes its own change, and only where it is due."""

import sys

import pendulum
import pytest

from emplan.chinese.repairs import RepairRule
from emplan.errors import MissingExtraError
from emplan.model import Illegible, Paragraph
from emplan.reading import Repairs, read_text
from emplan.reading.mending.joins import joins
from emplan.reading.mending.lost_marks import lost_marks
from emplan.reading.mending.one_line import line_breaks
from emplan.reading.repairs import mend

LONG = (
    "各镇各部门要严格落实值班值守制度，进一步完善预警信息发布渠道，健全完善防汛抗旱物资储备调拨和信息会商应急"
)


def mended(text: str, repairs: Repairs = Repairs.OFFICIAL) -> str:
    return mend(text, repairs).text


def test_a_paragraph_cut_at_a_page_is_joined() -> None:
    assert mended(f"{LONG}\n\n响应等制度。\n") == f"{LONG}响应等制度。\n"


def test_a_character_doubled_at_the_cut_is_taken_out() -> None:
    result = mend(f"{LONG}人员\n\n员培训。\n", Repairs.OFFICIAL)
    assert result.text == f"{LONG}人员培训。\n"
    assert [edit.rule for edit in result.edits] == ["doubled_character"]


def test_marks_of_direction_and_zero_width_spaces_are_taken_out_and_told() -> None:
    result = mend("青\u202e禾示范\u2066区\u200b应急\ufeff要点\n", Repairs.NONE)
    assert result.text == "青禾示范区应急要点\n"
    assert {edit.rule for edit in result.edits} == {"control_character"}


@pytest.mark.parametrize(
    "below", ["二、下一部分", "（二）下一项", "2026年3月1日", "附件：名单", "　　新的一段", "说明：完"]
)
def test_what_begins_something_of_its_own_is_never_joined(below: str) -> None:
    assert joins(f"{LONG}\n{below}\n", page_cuts=True, wrapped_lines=True) == ()


def test_a_heading_is_not_joined_to_its_text() -> None:
    text = "一、工作目标\n\n确保安全度汛。\n"
    assert mended(text) == text


def test_a_date_broken_over_two_lines_is_one_again() -> None:
    assert "二〇二六年六月十六日" in mended("青禾示范区应急局二〇二六年六月十\n\n六日\n")


def test_wrapped_lines_become_paragraphs_and_page_numbers_go() -> None:
    width = 20
    paragraphs = [
        "各镇各部门要严格落实值班值守制度" * 6 + "全部完成到位。",
        "区应急局要加强对各镇的督促检查和指导" * 5 + "落实。",
    ]
    lines = [paragraph[at : at + width] for paragraph in paragraphs for at in range(0, len(paragraph), width)]
    lines.insert(2, "— 1 —")
    assert mended("\n".join(lines)).split("\n") == paragraphs
    kept = mended("\n".join(lines), Repairs.OFFICIAL.without("wrapped_lines"))
    assert kept.count("\n") >= len(lines) - 2


def test_a_piece_inside_book_quotes_joins_whatever_its_width() -> None:
    full = "各镇各部门要严格落实值班值守制度并加强督促"
    text = "\n".join([*[full] * 8, "按照《青禾示范区重大", "隐患判定标准》开展工作。"])
    assert "《青禾示范区重大隐患判定标准》" in mended(text)


def test_a_page_number_between_paragraphs_is_taken_out() -> None:
    assert mended("甲段到此为止。\n- 3 -\n乙段从此开始。\n") == "甲段到此为止。\n\n乙段从此开始。\n"


def test_traditional_script_and_pinyin_become_simplified() -> None:
    text = "青禾區應急管理局關于做好應(yīng)急工作的通知\n嚴格落實責任,加強(qiáng)應(yīng)急隊伍建設。\n"
    assert mended(text) == "青禾区应急管理局关于做好应急工作的通知\n严格落实责任，加强应急队伍建设。\n"
    assert mended(text, Repairs.NONE) == text


def test_a_missing_converter_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    with pytest.raises(MissingExtraError, match="traditional"):
        mend("青禾區應急管理局關于應急隊伍建設嚴格落實責任", Repairs.OFFICIAL)


def test_radicals_and_question_marks_for_white_space_are_mended() -> None:
    assert (
        mended("⼀、加强⽣产管理\n?\n??　　青禾示范区应急局\n")
        == "一、加强生产管理\n\n　　青禾示范区应急局\n"
    )


def test_lost_characters_are_marked_with_their_place() -> None:
    reading = read_text("青禾示范区2026年应急管理工作要点\n一、持续深化\ue1fb管理，落实责任。\n")
    marks = list(reading.plan.marks())
    assert len(marks) == 1
    assert reading.report.adds_up(reading.plan)


def test_repairs_can_be_named_and_switched_off() -> None:
    assert Repairs.NONE.names == ()
    assert "spaces" in Repairs.OFFICIAL.names
    assert "spaces" not in Repairs.OFFICIAL.without("spaces").names


ITEMS = (
    "一、强化责任1.修订清单。区应急局逐级修订责任清单并抓好落实工作。2.开展约谈。每季度约谈一次问题突出的镇。"
    "二、提升能力1.建强队伍。组建三支专业队伍并开展拉练。2.备足物资。按标准储备救灾物资。"
)


def one_line() -> str:
    filler = "各单位要切实提高政治站位，坚持底线思维，强化统筹协调，确保各项工作落到实处、见到实效。" * 12
    return (
        "青禾示范区应急局文件青应急〔2026〕5号关于印发2026年防汛工作方案的通知各镇政府、各部门:"
        f"现将《2026年防汛工作方案》印发给你们，请认真执行。{filler}附件:2026年防汛工作方案青禾示范区应急局2026年3月1日"
        f"附件2026年防汛工作方案{ITEMS}"
    )


def test_a_document_on_one_line_gets_its_line_breaks_back() -> None:
    plan = read_text(one_line()).plan
    assert plan.notice is not None
    assert plan.title.text == "2026年防汛工作方案"
    assert str(plan.envelope.document_number) == "青应急〔2026〕5号"
    assert plan.envelope.addressees == ("各镇政府", "各部门")
    assert [issuer.name for issuer in plan.envelope.issuers] == ["青禾示范区应急局"]
    assert [item.label for item in plan.numbered()] == ["一、", "1.", "2.", "二、", "1.", "2."]


def test_a_notice_on_one_line_is_parted_from_its_plan() -> None:
    text = (
        "青禾示范区应急局文件青禾示范区应急局关于印发《2026年防汛工作方案》的通知青应急〔2026〕5号"
        "各镇政府，各街道办事处、各部门：现将《2026年防汛工作方案》印发给你们，请认真执行。"
        "青禾示范区应急局2026年3月1日2026年防汛工作方案2026年是防汛关键年。" + ITEMS
    )
    reading = read_text(text)
    plan = reading.plan
    assert plan.title.text == "2026年防汛工作方案"
    assert str(plan.envelope.document_number) == "青应急〔2026〕5号"
    assert plan.envelope.addressees == ("各镇政府", "各街道办事处、各部门")
    assert plan.envelope.issue_date == pendulum.date(2026, 3, 1)
    assert len(list(plan.numbered())) == 6
    assert reading.report.leftovers == ()
    assert reading.report.adds_up(plan)


def test_a_short_document_on_one_line_is_the_whole_document() -> None:
    text = "青溪镇2026年应急工作计划一、抓责任每月研判。二、抓排查逐户上门。三、抓演练六月一次。"
    plan = read_text(text + "青溪镇人民政府2026年1月15日").plan
    assert plan.title.text == "青溪镇2026年应急工作计划"
    assert len(list(plan.numbered())) == 3
    assert plan.envelope.issue_date == pendulum.date(2026, 1, 15)


def test_a_long_paragraph_is_not_cut() -> None:
    assert line_breaks("各单位要抓好落实。" * 100) == ()
    assert line_breaks("一、短行") == ()


def test_labels_that_count_on_get_their_lost_mark() -> None:
    text = "总体要求\n一 抓责任\n1 建清单\n2 定人员\n二 抓排查\n1 查厂房\n2 查工地\n"
    assert lost_marks(text)
    assert mended(text) == "总体要求\n一、抓责任\n1.建清单\n2.定人员\n二、抓排查\n1.查厂房\n2.查工地\n"


@pytest.mark.parametrize(
    "text",
    [
        "1 建清单\n",
        "1 月底前\n2 月底前\n",
        "2 建清单\n3 定人员\n",
        "1  清淤  水务局\n2  巡查  各镇\n",
        "1 清淤　水务局\n2 巡查　各镇\n",
        "一、抓责任\n二、抓排查\n一 级\n二 级\n",
    ],
)
def test_numbers_that_are_no_labels_get_no_mark(text: str) -> None:
    assert lost_marks(text) == ()


def test_rows_of_a_table_get_no_mark() -> None:
    assert lost_marks("1 清淤\n2 巡查\n", apart=frozenset((0, 1))) == ()


def test_a_bracket_cut_by_a_page_is_joined() -> None:
    text = "一、清淤。（责任单位：区水务局；完成\n\n时限：2026年4月底前）\n二、巡查。\n"
    assert mended(text) == "一、清淤。（责任单位：区水务局；完成时限：2026年4月底前）\n二、巡查。\n"


def test_a_wrapped_line_may_end_behind_the_colon_in_a_bracket() -> None:
    paragraph = "各镇各部门要严格落实值班制度完善信息发布渠道健全物资储备会商机制"
    lines = "".join(f"{paragraph}\n" for _ in range(9))
    text = f"{lines}清淤河道并更换老化闸门加装报警装置确保汛期安全（责任单位：\n区水务局、区住建局）。\n"
    assert "（责任单位：区水务局、区住建局）。" in mended(text)


def test_few_wrapped_lines_are_seen_among_many_short_ones() -> None:
    paragraph = "各镇各部门要严格落实值班制度完善信息发布渠道健全物资储备会商机制\n" * 8
    text = "".join(f"{number}.检查第{number}处易涝点\n" for number in range(1, 20)) + paragraph
    assert mended(text).count("\n") < text.count("\n")


def test_a_lost_byte_is_put_back_where_only_one_reading_is_chinese() -> None:
    shifted = "规模化、集约化".encode("gb18030")
    debris = f"规?{shifted[3:9].decode('gb18030')}?"
    text = f"青禾示范区2026年应急管理工作要点\n一、产能升级\n推进{debris}约化管理。\n"
    reading = read_text(text)
    paragraph = next(block for block in reading.plan.blocks() if isinstance(block, Paragraph))
    assert paragraph.text == "推进规模化、集约化管理。"
    assert paragraph.marks == ()
    (edit,) = (edit for edit in reading.report.edits if edit.rule == RepairRule.LOST_CHARACTER)
    assert edit.after == "模化、集"
    assert any("restored" in doubt.reason for doubt in reading.report.doubts)
    assert reading.report.adds_up(reading.plan)
    kept = read_text(text, repairs=Repairs.OFFICIAL.without("lost_characters"))
    assert not any(edit.rule == RepairRule.LOST_CHARACTER for edit in kept.report.edits)


def test_a_lost_byte_stays_illegible_where_several_readings_are_possible() -> None:
    debris = f"?{'渡口'.encode('gb18030')[1:-1].decode('gb18030')}?"
    reading = read_text(f"青禾示范区2026年应急管理工作要点\n一、巡查\n在青禾{debris}设卡。\n")
    paragraph = next(block for block in reading.plan.blocks() if isinstance(block, Paragraph))
    mark = paragraph.marks[0]
    assert isinstance(mark, Illegible)
    assert paragraph.text[mark.span.start] == "?"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("关于做好2O27年工作的通知", "关于做好2027年工作的通知"),
        ("到2O2l 年底", "到2021年底"),
        ("型号2O27A年检", "型号2O27A年检"),
        ("2027年", "2027年"),
    ],
)
def test_letters_in_place_of_the_digits_of_a_year(text: str, after: str) -> None:
    assert mended(text) == after


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("一、指导思想以防范风险为主线，坚持精准执法。", "一、指导思想\n以防范风险为主线，坚持精准执法。"),
        ("（一）压实责任　各镇要逐级签订责任书并公布。", "（一）压实责任\n各镇要逐级签订责任书并公布。"),
        (
            "一、工作目标（一）公众覆盖率达到九成。（二）损失持续下降。",
            "一、工作目标\n（一）公众覆盖率达到九成。\n（二）损失持续下降。",
        ),
        ("一、工作目标和任务。全面完成各项工作任务。", None),
        ("一、检查包括：（一）自查。（二）互查。", None),
        ("一、重点任务清单由区安委办另行印发各镇。", None),
    ],
)
def test_line_breaks_lost_inside_a_numbered_line(line: str, after: str | None) -> None:
    assert mended(line) == (line if after is None else after)


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("1.清淤。〔责任单位：区水务局、各镇〕", "1.清淤。（责任单位：区水务局、各镇）"),
        ("1.清淤。【牵头单位:区水务局】。", "1.清淤。（牵头单位：区水务局）。"),
        ("1.清淤。（青应急〔2027〕1号）", "1.清淤。（青应急〔2027〕1号）"),
        ("责任单位：区应急局 区气象局", "责任单位：区应急局、区气象局"),
        ("责任单位：区应急局　各镇（街道）", "责任单位：区应急局、各镇（街道）"),
    ],
)
def test_brackets_and_marks_around_units(line: str, after: str) -> None:
    assert mended(line) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("1.全面排查安全隐\n— 2 —\n患。\n", "1.全面排查安全隐患。\n"),
        ("一、重点任务\n— 2 —\n各镇要逐级签订。\n", "一、重点任务\n\n各镇要逐级签订。\n"),
        ("1.全面排查安全隐\n患。\n", "1.全面排查安全隐\n患。\n"),
    ],
)
def test_a_page_cut_inside_a_word_is_joined_however_short_the_line(text: str, after: str) -> None:
    assert mended(text) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("1.**清淤**：4月底前。*（责任单位：区水务局）*", "1.清淤：4月底前。（责任单位：区水务局）"),
        ("***从速办理***", "从速办理"),
        ("每组3*5人，共5*3组", "每组3*5人，共5*3组"),
        ("标*的为督办事项，标*的优先", "标*的为督办事项，标*的优先"),
    ],
)
def test_marks_of_bold_and_italic_words_are_taken_away(text: str, after: str) -> None:
    assert mended(text) == after
