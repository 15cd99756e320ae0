"""The end of a document in its many forms."""

import pendulum
import pytest

from emplan.layout import lay_out, plain_text
from emplan.model import OPEN, Paragraph, Roster, Table
from emplan.reading import read_text

HEAD = "青禾示范区应急局关于做好2026年防火工作的通知\n各镇：\n一、加强巡查。\n二、加强值守。\n"


@pytest.mark.parametrize(
    ("ending", "signed", "date"),
    [
        ("青禾示范区应急局\n2026年3月5日\n", (), pendulum.date(2026, 3, 5)),
        ("青禾示范区应急局2026年3月5日\n", (), pendulum.date(2026, 3, 5)),
        ("青禾市青禾示范区应急局　　2026年3月5日\n", ("青禾市青禾示范区应急局",), pendulum.date(2026, 3, 5)),
        ("2026年　月　日\n", (), OPEN),
        (
            "青禾示范区应急局  青禾示范区消防局\n2026年3月5日\n",
            ("青禾示范区应急局", "青禾示范区消防局"),
            pendulum.date(2026, 3, 5),
        ),
        ("", (), None),
    ],
)
def test_signature_and_date(ending: str, signed: tuple[str, ...], date: object) -> None:
    reading = read_text(HEAD + ending)
    envelope = reading.plan.envelope
    assert (envelope.signature, envelope.issue_date) == (signed, date)
    assert reading.report.leftovers == ()
    assert reading.report.adds_up(reading.plan)


def test_an_attachment_list_may_wrap_and_end_with_stops() -> None:
    text = HEAD + "附件：1.重点区域\n安全网络图；\n2.联络员名单。\n青禾示范区应急局\n2026年3月5日\n"
    titles = [attachment.title.text for attachment in read_text(text).plan.attachments]
    assert titles == ["重点区域安全网络图", "联络员名单"]


def test_a_long_paragraph_behind_the_word_is_no_attachment_list() -> None:
    text = HEAD + "附件：见网站。\n" + "各镇要认真组织实施，" * 8 + "抓好落实。\n"
    assert read_text(text).plan.attachments == ()


def test_several_attachments_are_read_with_their_outlines() -> None:
    text = (
        HEAD
        + "青禾示范区应急局\n2026年3月5日\n附件1\n防火重点区域清单\n一、北部林区\n1.青山林场。\n"
        + "附件2\n联络员名单\n周明\n"
    )
    first, second = read_text(text).plan.attachments
    assert first.title.text == "防火重点区域清单"
    assert first.content is not None
    assert second.title.text == "联络员名单"
    assert len(second.content or ()) == 1


def test_an_attachment_without_a_date_before_it_ends_the_text() -> None:
    plan = read_text(HEAD + "附件\n防火重点区域清单\n一、北部林区\n2026年3月5日\n").plan
    assert [attachment.title.text for attachment in plan.attachments] == ["防火重点区域清单"]
    assert len(plan.outline) == 2


@pytest.mark.parametrize(
    "colophon",
    [
        "抄送：区法院，区检察院。\n青禾示范区应急局办公室\n2026年3月6日印发\n",
        "抄\n送：区法院，区检察院。\n青禾示范区应急局办公室2026年3月6日印发\n",
        "抄送：区法院、区检察院\n青禾示范区应急局办公室　　2026年3月6日印发\n（共印50份）\n",
    ],
)
def test_the_colophon_is_read_on_one_line_or_on_two(colophon: str) -> None:
    reading = read_text(HEAD + "青禾示范区应急局\n2026年3月5日\n（此件公开发布）\n" + colophon)
    envelope = reading.plan.envelope
    assert envelope.copied_to == ("区法院", "区检察院")
    assert envelope.printing_office == "青禾示范区应急局办公室"
    assert envelope.printing_date == pendulum.date(2026, 3, 6)
    assert envelope.closing_note == "此件公开发布"
    assert reading.report.leftovers == ()
    assert reading.report.adds_up(reading.plan)


def test_a_strange_line_behind_the_document_is_left_over() -> None:
    reading = read_text(HEAD + "青禾示范区应急局\n2026年3月5日\n神秘代码QX，甲乙丙\n")
    assert [left.text for left in reading.report.leftovers] == ["神秘代码QX，甲乙丙"]
    assert reading.report.doubts[-1].reason.startswith("a line behind")


def test_a_validity_may_be_a_length_or_a_last_day() -> None:
    plan = read_text(HEAD + "本通知有效期为2年。\n青禾示范区应急局\n2026年3月5日\n").plan
    assert plan.validity is not None
    assert plan.validity.last_day == pendulum.date(2028, 3, 4)
    half = read_text(HEAD + "本通知有效期为半年。\n").plan
    assert half.validity is not None
    assert (half.validity.start, half.validity.months) == (OPEN, 6)
    until = read_text(HEAD + "本通知有效期至2027年3月31日。\n").plan
    assert until.validity is not None
    assert until.validity.last_day == pendulum.date(2027, 3, 31)


@pytest.mark.parametrize(
    "sentence",
    [
        "本通知自2026年4月1日起施行，有效期2年。",
        "本通知自2026年4月1日起正式实施，有效期至2028年3月31日。",
        "本通知有效期自2026年4月1日至2028年3月31日。",
    ],
)
def test_a_validity_counts_from_the_day_that_the_text_states(sentence: str) -> None:
    plan = read_text(HEAD + f"{sentence}\n青禾示范区应急局\n2026年3月5日\n").plan
    assert plan.validity is not None
    assert (plan.validity.start, plan.validity.last_day) == (
        pendulum.date(2026, 4, 1),
        pendulum.date(2028, 3, 31),
    )


def test_short_names_and_the_plan_itself_are_no_citations() -> None:
    text = (
        "青禾示范区2026年应急管理工作要点\n根据《青禾示范区总体应急预案》（以下简称《总体预案》）和《青禾示范区2026年应急管理工作要点》开展工作。\n"
        "一、完善预案\n落实《总体预案》，修订《森林防火办法》（青政办发〔20251号）。\n"
    )
    citations = list(read_text(text).plan.citations())
    assert [citation.title for citation in citations] == ["青禾示范区总体应急预案", "森林防火办法"]
    assert str(citations[1].candidate) == "青政办发〔2025〕1号"


def test_a_deadline_from_now_on_is_noted_and_history_is_not() -> None:
    text = (
        "青禾示范区2026年应急管理工作要点\n一、夯实责任\n"
        "1.开展自查。自即日起至4月8日全面自查，2019年底前的问题一并整改。\n"
    )
    task = next(read_text(text).plan.tasks()).node
    assert [deadline.wording for deadline in task.deadlines] == ["自即日起至4月8日"]


def test_repairs_to_confirm_are_doubts() -> None:
    long = "各镇要严格落实值班值守制度，完善预警信息发布渠道，备足物资。区应急局组织各镇值班工作人员"
    reading = read_text(f"{HEAD}{long}\n\n员集中培训。\n")
    assert [(doubt.line, doubt.excerpt) for doubt in reading.report.doubts] == [(5, "员")]
    lost = read_text(f"{HEAD}持续深化\ue1fb管理，落实责任。\n")
    assert lost.report.doubts[0].reason == "characters were lost here"


@pytest.mark.parametrize(
    "byline",
    ["青禾示范区应急局\n2026年3月5日\n", "青禾示范区应急局 2026年3月5日\n", "二〇二六年三月五日\n"],
)
def test_signature_and_date_may_stand_under_the_title(byline: str) -> None:
    reading = read_text(
        "青禾示范区2026年应急管理工作要点\n" + byline + "\n一、加强巡查\n（一）查隐患。每月一次。\n"
    )
    assert reading.plan.envelope.issue_date == pendulum.date(2026, 3, 5)
    assert [item.node.heading.text for item in reading.plan.numbered()] == ["加强巡查", "查隐患"]
    assert reading.report.leftovers == ()
    assert reading.report.adds_up(reading.plan)


def test_two_notes_are_both_kept() -> None:
    reading = read_text(HEAD + "青禾示范区应急局\n2026年3月5日\n（联系人：周明）\n（此件公开发布）\n")
    assert reading.plan.envelope.closing_note == "联系人：周明）（此件公开发布"
    assert reading.report.adds_up(reading.plan)


def test_a_notice_may_carry_a_plan_whose_title_ends_with_no_usual_word() -> None:
    text = (
        "青禾示范区应急局关于印发《青禾示范区2026年风险普查行动》的通知\n各镇：\n现印发给你们。\n"
        "青禾示范区应急局\n2026年3月5日\n（信息公开方式：主动公开）\n{title}\n一、摸底\n二、复核\n三、建账\n"
    )
    for title in ("青禾示范区2026年风险普查行动", "2026年全区风险普查行动明细"):
        reading = read_text(text.format(title=title))
        assert reading.plan.title.text == title
        assert len(list(reading.plan.numbered())) == 3
        assert reading.plan.envelope.closing_note == "信息公开方式：主动公开"
        assert reading.report.leftovers == ()


def test_a_roster_goes_on_under_its_role() -> None:
    text = HEAD + "组  长：李  强  区长\n副组长：王海波  副区长\n        孙  丽  副区长\n"
    roster = next(block for block in read_text(text).plan.blocks() if isinstance(block, Roster))
    assert [(one.name, one.post) for one in roster.groups[1].members] == [
        ("王海波", "副区长"),
        ("孙丽", "副区长"),
    ]


def test_values_side_by_side_stay_apart() -> None:
    text = HEAD + "三、清淤。责任单位：区水务局 完成时限：2026年4月10日前\n"
    task = [item.node for item in read_text(text).plan.numbered()][2]
    assert [unit.name for unit in task.units] == ["区水务局"]
    assert "区水务局 完成时限" in task.text


@pytest.mark.parametrize(
    "between", ["青禾示范区应急局文件\n青应急〔2026〕4号\n", "来源：区应急局 发布时间：2026-03-06\n"]
)
def test_a_web_page_may_word_its_title_in_its_own_way(between: str) -> None:
    reading = read_text("全区防火年度安排专栏规划\n" + between + HEAD)
    assert reading.plan.document_title.text == "青禾示范区应急局关于做好2026年防火工作的通知"
    assert reading.plan.envelope.addressees == ("各镇",)
    assert reading.report.furniture[0].rule == "title_repeated"
    assert reading.report.leftovers == ()


@pytest.mark.parametrize(
    ("signature", "printed"),
    [
        ("青禾示范区应急局\n2026年3月5日\n", False),
        ("青禾示范区应急局\n2026年2月27日\n", True),
        ("青禾示范区防汛办公室\n2026年3月5日\n", True),
    ],
)
def test_a_plan_signed_otherwise_than_its_notice_keeps_its_signature_as_text(
    signature: str, printed: bool
) -> None:
    text = (
        "青禾示范区应急局关于印发《青禾示范区2026年防汛要点》的通知\n各镇：\n现印发给你们。\n"
        "青禾示范区应急局\n2026年3月5日\n青禾示范区2026年防汛要点\n一、清淤\n二、巡查\n"
    )
    reading = read_text(text + signature)
    assert reading.plan.envelope.issue_date == pendulum.date(2026, 3, 5)
    body = plain_text(lay_out(reading.plan)).partition("二、巡查")[2]
    assert (signature.split()[1] in body) is printed
    assert any("another signature" in doubt.reason for doubt in reading.report.doubts) is printed
    assert reading.report.leftovers == ()
    assert reading.report.adds_up(reading.plan)


def test_a_table_right_behind_the_list_is_what_it_lists() -> None:
    rows = "序号\t事项\t单位\n1\t巡查\t区林业局\n2\t值守\t各镇\n"
    (attachment,) = read_text(f"{HEAD}附件：任务分工表\n{rows}").plan.attachments
    assert attachment.title.text == "任务分工表"
    (table,) = attachment.content or ()
    assert isinstance(table, Table)
    assert len(table.rows) == 3


def test_a_table_behind_a_list_of_several_attachments_is_doubtful() -> None:
    reading = read_text(f"{HEAD}附件：1.分工表\n2.名单\n序号\t事项\n1\t巡查\n")
    first, second = reading.plan.attachments
    assert first.content
    assert not second.content
    assert [doubt.excerpt for doubt in reading.report.doubts] == ["序号事项"]


def test_what_letters_end_with_belongs_to_no_item() -> None:
    text = (
        HEAD
        + "专此函告，请予支持。\n（此页无正文）\n青禾示范区应急局\n2026年3月5日\n信息公开选项：主动公开\n"
    )
    reading = read_text(text)
    assert [block.text for block in reading.plan.closing if isinstance(block, Paragraph)] == [
        "专此函告，请予支持。"
    ]
    assert [entry.source_text for entry in reading.report.furniture] == ["（此页无正文）"]
    assert reading.report.leftovers == ()


def test_a_roster_may_name_offices_for_all_their_holders() -> None:
    text = (
        "青禾示范区2027年方案\n一、成立专班\n组长：周　明　区长\n"
        "成员：各村（社区）书记，各学校校长\n二、抓巡查\n"
    )
    (roster,) = (block for block in read_text(text).plan.blocks() if isinstance(block, Roster))
    assert [member.name for member in roster.groups[1].members] == ["各村（社区）书记", "各学校校长"]


@pytest.mark.parametrize("date", ["2026年2月30日", "2026.2.30", "2026-13-01", "二〇二六年二月三十日"])
def test_a_date_that_no_calendar_has_still_ends_the_signature(date: str) -> None:
    reading = read_text(HEAD + f"青禾示范区应急局\n{date}\n")
    assert reading.plan.envelope.issue_date is OPEN
    (doubt,) = reading.report.doubts
    assert doubt.reason == "the date of issue is no day of the calendar"
    assert reading.report.leftovers == ()
    assert reading.report.adds_up(reading.plan)


SIGNED = "青禾示范区应急局\n2026年3月5日\n"
TABLE = "组别\t组长\n一组\t周明\n"


def test_a_list_may_say_the_word_on_every_line() -> None:
    reading = read_text(f"{HEAD}附表1：分组名单\n附表2：检查表\n{SIGNED}附表1\n分组名单\n{TABLE}")
    first, second = reading.plan.attachments
    assert (first.title.text, second.title.text) == ("分组名单", "检查表")
    assert first.content is not None
    assert isinstance(first.content[0], Table)
    assert second.content is None
    assert reading.report.leftovers == ()
    assert reading.report.adds_up(reading.plan)


@pytest.mark.parametrize("mark", ["：", "　", " "])
def test_the_title_of_an_attachment_may_stand_beside_the_word(mark: str) -> None:
    reading = read_text(
        f"{HEAD}{SIGNED}附件1{mark}分组名单\n{TABLE}附件2{mark}检查要点\n一、查预案。\n二、查物资。\n"
    )
    first, second = reading.plan.attachments
    assert (first.title.text, second.title.text) == ("分组名单", "检查要点")
    assert first.content is not None
    assert isinstance(first.content[0], Table)
    assert second.content is not None
    assert len(second.content) == 2
    assert reading.report.leftovers == ()
    assert reading.report.adds_up(reading.plan)


def test_a_listed_attachment_above_the_signature_has_no_text() -> None:
    plan = read_text(f"{HEAD}附件1：分组名单\n{SIGNED}").plan
    assert [(one.title.text, one.content) for one in plan.attachments] == [("分组名单", None)]
    assert plan.envelope.issue_date == pendulum.date(2026, 3, 5)


@pytest.mark.parametrize("seal", ["（盖章）", "(章)", " （公章）"])
def test_the_word_for_the_seal_is_no_part_of_the_name(seal: str) -> None:
    reading = read_text(f"{HEAD}青禾示范区应急局{seal}\n2026年3月5日\n")
    assert [issuer.name for issuer in reading.plan.envelope.issuers] == ["青禾示范区应急局"]
    assert reading.plan.envelope.issue_date == pendulum.date(2026, 3, 5)
    assert reading.report.leftovers == ()
    assert reading.report.adds_up(reading.plan)


def test_a_numbered_table_in_the_midst_of_the_text_ends_it_not() -> None:
    plan = read_text(f"{HEAD}附表1 分组名单\n{TABLE}三、严肃纪律。\n{SIGNED}").plan
    assert [item.label for item in plan.numbered()] == ["一、", "二、", "三、"]
    assert plan.attachments == ()
    assert plan.envelope.issue_date == pendulum.date(2026, 3, 5)
