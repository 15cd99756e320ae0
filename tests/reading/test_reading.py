"""The whole way: made-up documents become plans."""

from pathlib import Path

import pendulum
import pytest

from emplan import lay_out, plain_text
from emplan.errors import ReadingError
from emplan.model import (
    OPEN,
    DamagedNumber,
    DayDeadline,
    HeadingForm,
    LabelledParagraph,
    MonthDeadline,
    Paragraph,
    Phase,
    Placement,
    PlanForm,
    Roster,
    SecrecyLevel,
    Section,
    SectionRole,
    StandingDeadline,
    SubItem,
    Task,
    UnitRole,
    Urgency,
)
from emplan.reading import Reading, Repairs, read, read_text


@pytest.fixture
def reading(plan_text: str) -> Reading:
    return read_text(plan_text)


def test_the_envelope_of_a_notice_is_read_whole(reading: Reading) -> None:
    envelope = reading.plan.envelope
    assert envelope.copy_number == "000012"
    assert envelope.secrecy is not None
    assert (envelope.secrecy.level, envelope.secrecy.term) == (SecrecyLevel.HIGHLY_SECRET, "1年")
    assert envelope.urgency is Urgency.EXTRA_URGENT
    assert [issuer.name for issuer in envelope.issuers] == ["青禾示范区应急管理委员会"]
    assert envelope.issuers[0].code == "青应急委"
    assert str(envelope.document_number) == "青应急委〔2026〕7号"
    assert envelope.signatories == ("林晓",)
    assert envelope.addressee_line == "各镇人民政府、各街道办事处，区直各有关单位"
    assert envelope.issue_date == pendulum.date(2026, 2, 14)
    assert envelope.signature == ()
    assert envelope.closing_note == "此件公开发布"
    assert envelope.copied_to == ("区纪工委", "区法院、区检察院")
    assert envelope.printing_office == "青禾示范区应急管理委员会办公室"
    assert envelope.printing_date == pendulum.date(2026, 2, 14)


def test_a_notice_and_the_plan_it_carries_are_told_apart(reading: Reading) -> None:
    plan = reading.plan
    assert plan.notice is not None
    assert plan.notice.title.text.endswith("关于印发青禾示范区2026年应急管理工作计划的通知")
    assert [type(block) for block in plan.notice.body] == [Paragraph]
    assert plan.title.text == "青禾示范区2026年应急管理工作计划"
    assert (plan.year, plan.form) == (2026, PlanForm.WORK_PLAN)


def test_nothing_of_the_document_is_left_over(reading: Reading) -> None:
    assert reading.report.leftovers == ()
    assert reading.report.furniture == ()
    assert reading.report.doubts == ()
    assert reading.report.adds_up(reading.plan)


def test_items_become_sections_tasks_sub_items_and_phases(reading: Reading) -> None:
    labels = [(item.label, type(item.node)) for item in reading.plan.numbered()]
    assert labels == [
        ("一、", Section),
        ("（一）", Section),
        ("（二）", Section),
        ("二、", Section),
        ("（一）", Section),
        ("1.", Task),
        ("2.", Task),
        ("（二）", Section),
        ("1.", Task),
        ("2.", Task),
        ("（1）", SubItem),
        ("（2）", SubItem),
        ("3.", Task),
        ("三、", Section),
        ("（一）", Phase),
        ("（二）", Phase),
        ("（三）", Phase),
        ("四、", Section),
        ("五、", Section),
        ("一是", SubItem),
        ("二是", SubItem),
    ]
    roles = [item.node.role for item in reading.plan.numbered() if isinstance(item.node, Section)]
    assert roles[:4] == [
        SectionRole.GENERAL_REQUIREMENTS,
        SectionRole.GUIDING_IDEOLOGY,
        SectionRole.OBJECTIVES,
        SectionRole.KEY_TASKS,
    ]


def test_units_and_deadlines_keep_their_place_and_role(reading: Reading) -> None:
    first, second, third, _, fifth = [item.node for item in reading.plan.tasks()]
    assert [unit.name for unit in first.lead_units] == ["区应急局"]
    assert [unit.name for unit in first.cooperating_units] == ["区住建局", "区水务局"]
    assert isinstance(first.deadlines[0], MonthDeadline)
    assert first.deadlines[0].due == pendulum.date(2026, 6, 30)
    assert second.responsibilities[0].printed == "区应急局牵头，区工信局、区教育局按职责分工负责"
    assert [assignment.placement for assignment in third.assignments] == [Placement.OWN_LINE] * 2
    assert third.units[1].name == "各镇（街道）"
    assert isinstance(third.deadlines[0], DayDeadline)
    assert not third.deadlines[0].year_stated
    assert fifth.deadlines[0].placement is Placement.NOTED
    assert fifth.deadlines[0].wording == "12月底前"


def test_a_phase_may_end_in_the_next_year(reading: Reading) -> None:
    phases = [item.node for item in reading.plan.numbered() if isinstance(item.node, Phase)]
    assert phases[1].period.interval(2026) == (pendulum.date(2026, 4, 1), pendulum.date(2026, 11, 30))
    assert phases[2].period.interval(2026) == (pendulum.date(2026, 12, 1), pendulum.date(2027, 1, 15))


def test_a_padded_roster_gives_names_without_padding(reading: Reading) -> None:
    roster = next(block for block in reading.plan.blocks() if isinstance(block, Roster))
    assert [group.role for group in roster.groups] == ["组长", "副组长", "成员"]
    assert [(one.name, one.post) for one in roster.members] == [
        ("周明", "区管委会副主任"),
        ("吴丽丽", "区应急局局长"),
        ("郑强", "区水务局局长"),
        ("王小川", "区住建局局长"),
    ]


def test_prose_yields_citation_contact_and_validity(reading: Reading) -> None:
    plan = reading.plan
    assert [(one.title, one.number) for one in plan.citations()] == [
        ("青禾示范区应急条例", "青人发〔2024〕3号")
    ]
    contact = next(plan.contacts())
    assert (contact.person, contact.phone, contact.email) == ("沈一鸣", "0000-0000000", "duty@qinghe.example")
    assert plan.validity is not None
    assert plan.validity.last_day == pendulum.date(2026, 12, 31)
    assert len(plan.closing) == 1


def test_a_printed_attachment_finds_its_entry_in_the_list(reading: Reading) -> None:
    first, second = reading.plan.attachments
    assert first.title.text == "青禾示范区2026年重点任务分工表"
    assert first.content is not None
    assert isinstance(first.content[0], Section)
    assert second.content is None


def test_a_web_page_loses_its_furniture_and_keeps_its_publication(web_page: str) -> None:
    reading = read_text(web_page)
    assert reading.plan.title.text == "青禾示范区2026年防汛工作方案"
    assert {entry.rule for entry in reading.report.furniture} == {
        "breadcrumb",
        "scan_code",
        "neighbour_pages",
    }
    assert reading.report.publication[0].facts["来源"] == "区应急局"
    assert reading.report.leftovers == ()
    first, second = [item.node for item in reading.plan.tasks()]
    assert [unit.name for unit in first.units] == ["市、区两级河长办", "各村〈社区〉"]
    assert isinstance(first.deadlines[0], StandingDeadline)
    assert second.deadlines[0].wording == "每月15日前"
    assert first.responsibilities[0].groups[0].role is UnitRole.RESPONSIBLE


def test_without_repairs_the_text_stays_as_it_was(web_page: str) -> None:
    reading = read_text(web_page, repairs=Repairs.NONE)
    assert reading.report.edits == ()
    assert reading.report.adds_up(reading.plan)
    assert any("方案" in slot for slot in [reading.plan.title.text])
    assert "为做好今年防汛工作,制定本方案。" in [
        block.text for block in reading.plan.blocks() if isinstance(block, Paragraph)
    ]
    assert sum(1 for _ in reading.plan.tasks()) == 2


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2026年　月　日", OPEN),
        ("二〇二六年三月五日", pendulum.date(2026, 3, 5)),
        ("2026年3月5日", pendulum.date(2026, 3, 5)),
    ],
)
def test_the_date_of_issue_may_be_open_or_in_hanzi(line: str, expected: object) -> None:
    text = (
        "青禾示范区关于做好2026年防火工作的通知\n各镇：\n现通知如下。\n"
        f"一、加强巡查。\n二、加强值守。\n青禾示范区应急局\n{line}\n"
    )
    reading = read_text(text)
    assert reading.plan.envelope.issue_date == expected
    assert reading.plan.envelope.signed_by == ("青禾示范区应急局",) or reading.plan.envelope.signature
    assert reading.report.adds_up(reading.plan)


def test_a_damaged_number_is_kept_with_a_candidate() -> None:
    text = "青应急委〔20261号\n青禾示范区应急局关于做好2026年应急工作的通知\n各镇：\n一、加强值守。\n"
    number = read_text(text).plan.envelope.document_number
    assert isinstance(number, DamagedNumber)
    assert str(number.candidate) == "青应急委〔2026〕1号"


def test_joint_issuers_are_two_and_the_title_keeps_them_apart() -> None:
    text = (
        "青禾示范区安全生产委员会\n青禾示范区消防安全委员会\n关于做好2026年消防工作的通知\n各镇：\n一、加强巡查。\n二、加强值守。\n"
        "青禾示范区安全生产委员会\n青禾示范区消防安全委员会\n2026年1月5日\n"
    )
    plan = read_text(text).plan
    assert [issuer.name for issuer in plan.envelope.issuers] == [
        "青禾示范区安全生产委员会",
        "青禾示范区消防安全委员会",
    ]
    assert plan.title.text == "青禾示范区安全生产委员会　青禾示范区消防安全委员会关于做好2026年消防工作的通知"
    assert plan.envelope.signature == ()


def test_labelled_paragraphs_need_a_neighbour_of_their_kind() -> None:
    text = (
        "青禾示范区2026年应急管理工作要点\n一、分类施策\n煤矿：加强瓦斯治理。\n"
        "化工：加强装置检查。\n二、总结\n说明：到此为止。\n"
    )
    kinds = [type(block) for block in read_text(text).plan.blocks()]
    assert kinds.count(LabelledParagraph) == 2
    alone = read_text(
        "青禾示范区2026年应急管理工作要点\n一、分类施策\n煤矿：加强瓦斯治理。\n二、总结\n到此为止。\n"
    )
    assert LabelledParagraph not in [type(block) for block in alone.plan.blocks()]


def test_deviating_labels_are_kept_as_printed() -> None:
    text = (
        "青禾示范区2026年应急管理工作要点\n一、夯实责任\n1、抓清单。\n"
        "2、抓考核。\n二、提升能力\n1、抓队伍。\n"
    )
    reading = read_text(text)
    assert [item.label for item in reading.plan.numbered()] == ["一、", "1、", "2、", "二、", "1、"]
    assert [item.level for item in reading.plan.numbered()] == [1, 2, 2, 1, 2]


def test_numbers_that_run_on_need_no_printed_label() -> None:
    text = (
        "青禾示范区2026年应急管理工作要点\n一、夯实责任\n1.抓清单。\n"
        "2.抓考核。\n二、提升能力\n3.抓队伍。\n4.抓物资。\n"
    )
    reading = read_text(text)
    assert [item.label for item in reading.plan.numbered()] == ["一、", "1.", "2.", "二、", "3.", "4."]
    assert reading.plan.numbering[1].continues
    assert all(item.node.printed_label is None for item in reading.plan.numbered())


def test_a_label_out_of_order_is_a_doubt() -> None:
    reading = read_text("青禾示范区2026年应急管理工作要点\n一、夯实责任\n二、提升能力\n五、压实考核\n")
    assert [doubt.excerpt for doubt in reading.report.doubts] == ["五、"]
    assert "第4行" in reading.report.doubts[0].message("zh")
    assert reading.report.doubts[0].message().startswith("line 4")


def test_heading_forms_follow_how_the_item_stands() -> None:
    long = "健全区镇村三级联动的监测预报预警体系并持续完善临灾叫应机制和转移避险流程"
    text = (
        "青禾示范区2026年应急管理工作要点\n一、夯实责任。\n"
        f"（一）抓清单。逐级修订。\n（二）{long}。逐村落实。\n（三）抓考核。\n"
    )
    forms = [item.node.heading.form for item in read_text(text).plan.numbered()]
    assert forms == [HeadingForm.STANDALONE, HeadingForm.RUN_IN, HeadingForm.SENTENCE, HeadingForm.SENTENCE]


def test_articles_keep_their_form() -> None:
    text = "青禾示范区应急管理工作规定\n第一条 为加强管理，制定本规定。\n第二条 各单位遵照执行。\n"
    plan = read_text(text).plan
    assert [item.label for item in plan.numbered()] == ["第一条", "第二条"]
    assert {item.node.heading.form for item in plan.numbered()} == {HeadingForm.ARTICLE}


def test_a_carried_plan_with_another_name_is_a_doubt() -> None:
    text = (
        "青禾示范区应急局关于印发2026年应急管理要点的通知\n各镇：\n现将《青禾示范区2026年应急管理要点》印发给你们。\n2026年2月1日\n"
        "青禾示范区2026年应急管理工作的要点\n一、夯实责任\n1.抓清单。\n"
    )
    reading = read_text(text)
    assert reading.plan.notice is not None
    assert [doubt.line for doubt in reading.report.doubts] == [5]


def test_a_notice_without_its_plan_is_read_as_it_stands() -> None:
    text = (
        "青禾示范区应急局关于印发2026年工作计划的通知\n各镇：\n"
        "现将《2026年工作计划》印发给你们，请执行。\n青禾示范区应急局\n"
        "2026年2月1日\n"
    )
    plan = read_text(text).plan
    assert plan.notice is None
    assert plan.form is PlanForm.NOTICE
    assert plan.envelope.issue_date == pendulum.date(2026, 2, 1)


def test_an_outline_without_a_title_takes_its_first_line_and_says_so() -> None:
    reading = read_text("一、加强值守\n二、加强巡查\n三、加强演练\n")
    assert reading.plan.title.text == "一、加强值守"
    assert "no title" in reading.report.doubts[0].reason
    assert reading.report.adds_up(reading.plan)


def test_a_path_is_read_and_names_the_report(tmp_path: Path, web_page: str) -> None:
    path = tmp_path / "方案.txt"
    path.write_text(web_page, encoding="utf-8")
    report = read(path).report
    assert report.name == str(path)
    assert (report.format, report.encoding) == ("text", "utf-8")
    assert read(str(path)).plan == read(path).plan


@pytest.mark.parametrize(
    ("data", "english", "chinese"),
    [
        (b"", "is empty", "是空的"),
        (b" \n\t ", "is empty", "是空的"),
        ("今天天气很好。\n我们去散步。\n".encode(), "is no plan", "不是方案"),
        (b"abc\0def", "binary", "二进制"),
        (b"\x1f\x8brest", "binary", "二进制"),
        (
            "應急管理廳關於印發工作要點的通知：各縣市區應急管理局，請認真貫徹落實".encode("big5"),
            "Big5",
            "Big5",
        ),
        (
            "青禾示範区応急管理事業計画書、各部門責任者殿、下記通達事項実施願".encode("shift-jis"),
            "Big5",
            "Big5",
        ),
        (b"\xff\xff\xff\xff", "neither UTF-8 nor GB18030", "无法解码"),
        (b"\xff\xfeA", "neither UTF-8 nor GB18030", "无法解码"),
    ],
)
def test_what_is_no_plan_is_refused_with_place_and_remedy(data: bytes, english: str, chinese: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read(data, name="来源.txt")
    assert english in str(caught.value)
    assert chinese in caught.value.message("zh")
    assert caught.value.place == "来源.txt"
    assert caught.value.remedy
    assert caught.value.remedy_zh


def test_a_missing_file_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path, word in ((tmp_path / "none.txt", "no such file"), (tmp_path, "folder")):
        with pytest.raises(ReadingError, match=word):
            read(path)


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, plan_text: str) -> None:
    module = "emplan.reading.reading"
    monkeypatch.setattr(f"{module}.LARGEST_SOURCE", 100)
    path = tmp_path / "large.txt"
    path.write_text(plan_text, encoding="utf-8")
    for source in (path, plan_text.encode()):
        with pytest.raises(ReadingError, match="too large"):
            read(source)
    monkeypatch.setattr(f"{module}.LARGEST_SOURCE", 10**6)
    monkeypatch.setattr(f"{module}.LARGEST_TEXT", 100)
    with pytest.raises(ReadingError, match="too large"):
        read_text(plan_text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_one_document_in_any_encoding_is_one_plan(encoding: str, plan_text: str) -> None:
    reading = read(plan_text.encode(encoding), name="plan.txt")
    assert reading.plan == read_text(plan_text).plan
    assert reading.report.encoding.startswith(encoding)


def test_units_behind_a_label_in_the_prose_are_noted() -> None:
    text = (
        "青禾示范区2026年应急管理工作要点\n一、夯实责任\n"
        "1.修订清单。逐级修订。牵头单位：区应急局；责任单位：区直有关部门。\n"
        "2.整治管网。全面排查。责任单位：区住建局 完成时限：2026年10月\n"
    )
    reading = read_text(text)
    first, second = [item.node for item in reading.plan.tasks()]
    assert [unit.name for unit in first.lead_units] == ["区应急局"]
    assert first.responsibilities[0].placement is Placement.NOTED
    assert second.deadlines[0].due == pendulum.date(2026, 10, 31)
    assert reading.report.adds_up(reading.plan)


def test_parts_stand_where_chapters_would() -> None:
    text = (
        "青禾示范区2026年应急管理实施意见\n第一部分 总体要求\n一、指导思想\n坚持以防为主。\n"
        "第二部分 主要任务\n二、加强监测\n（一）建站点。新建雨量站。\n"
    )
    items = [(item.label, item.level) for item in read_text(text).plan.numbered()]
    assert items == [("第一部分", 1), ("一、", 2), ("第二部分", 1), ("二、", 2), ("（一）", 3)]


def test_a_card_above_the_title_goes_to_the_report_not_into_the_plan() -> None:
    text = (
        "首页 > 信息公开 > 政府文件\n索引号：QH-12    主题分类：应急\n"
        "标题：青禾示范区2026年应急管理工作要点\n青禾示范区2026年应急管理工作要点\n一、夯实责任\n"
        "1.抓清单。\n打印本页    关闭窗口\n主办单位：区政府    ICP备0号\n"
    )
    reading = read_text(text)
    assert reading.report.publication[0].facts["主题分类"] == "应急"
    assert [entry.rule for entry in reading.report.furniture] == ["breadcrumb", "page_tools", "copyright"]
    assert reading.report.leftovers == ()
    assert reading.plan.envelope.issuers == ()


def test_the_print_run_and_a_page_without_text_are_understood() -> None:
    text = (
        "青禾示范区应急局关于做好2026年防火工作的通知\n各镇：\n一、加强巡查。\n（此页无正文）\n"
        "抄送：区法院。\n青禾示范区应急局办公室  2026年4月8日印发\n（共印50份）\n"
    )
    reading = read_text(text)
    assert reading.plan.envelope.copied_to == ("区法院",)
    assert reading.plan.envelope.printing_office == "青禾示范区应急局办公室"
    assert reading.report.leftovers == ()


def test_a_repeated_page_title_is_dropped_once() -> None:
    title = "青禾示范区应急局关于做好2026年防火工作的通知"
    text = (
        f"{title}\n青禾示范区应急局文件\n青应急〔2026〕3号\n{title}\n各镇：\n一、加强巡查。\n二、加强值守。\n"
    )
    reading = read_text(text)
    assert [entry.rule for entry in reading.report.furniture] == ["title_repeated"]
    assert str(reading.plan.envelope.document_number) == "青应急〔2026〕3号"


def test_where_nothing_else_is_asked_the_requirements_are_the_tasks() -> None:
    text = (
        "青禾示范区应急局关于开展2026年整治的通知\n各镇：\n一、工作要求\n（一）压实责任\n各镇要明确专人。\n"
        "二、整治内容\n（一）作业管理方面\n1.未按规定审批的。\n2.未明确监护人员的。\n"
    )
    assert [item.node.heading.text for item in read_text(text).plan.tasks()] == ["压实责任"]


def test_a_telegram_form_is_no_masthead() -> None:
    text = (
        "青禾省发电\n发电单位青禾省防汛办公室\n等级特提·明电\n青汛电〔2026〕4号\n"
        "关于做好2026年防汛工作的通知\n各市：\n一、加强巡查。\n青禾省防汛办公室\n2026年6月1日\n"
    )
    envelope = read_text(text).plan.envelope
    assert envelope.urgency is Urgency.EXTRA_URGENT
    assert [issuer.printed_name for issuer in envelope.issuers] == ["青禾省防汛办公室"]


def test_a_masthead_may_name_the_issuer_in_full_over_two_lines() -> None:
    text = (
        "青禾省青禾市文化旅游发展集团商业运营\n管理有限公司文件\n青文旅〔2026〕7号\n关于做好2026年消防工作的通知\n"
        "各部门：\n一、加强巡查。\n青禾商业公司安委会办公室\n2026年3月1日\n"
    )
    issuer = read_text(text).plan.envelope.issuers[0]
    assert issuer.name == "青禾商业公司安委会办公室"
    assert issuer.masthead_name == "青禾省青禾市文化旅游发展集团商业运营管理有限公司"


def test_joint_issuers_without_a_space_are_told_apart_by_the_signature() -> None:
    text = (
        "青禾示范区安委会青禾示范区消安委关于做好2026年消防工作的通知\n各镇：\n一、加强巡查。\n二、加强值守。\n"
        "青禾示范区安委会\n青禾示范区消安委\n2026年1月5日\n"
    )
    envelope = read_text(text).plan.envelope
    assert [issuer.name for issuer in envelope.issuers] == ["青禾示范区安委会", "青禾示范区消安委"]
    assert envelope.signature == ()


def test_a_long_title_is_never_joined_to_its_addressees() -> None:
    title = f"青禾示范区{'安全生产' * 6}委员会办公室关于举一反三抓好2026年明查暗访发现问题整改工作的通知"
    plan = read_text(f"{title}\n\n各镇人民政府，各有关单位：\n一、加强巡查。\n二、加强值守。\n").plan
    assert plan.title.text == title
    assert plan.envelope.addressees == ("各镇人民政府", "各有关单位")


def test_what_is_written_out_as_text_is_read_back_the_same(plan_text: str) -> None:
    plan = read_text(plan_text).plan
    assert read_text(plain_text(lay_out(plan))).plan == plan


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("青禾示范区二〇二六年度应急管理工作意见", 2026),
        ("二○二六年青禾示范区应急管理工作要点", 2026),
        ("青禾示范区二〇二六—二〇二七年冬春森林防火工作方案", 2026),
        ("青禾示范区2026学年校园安全工作计划", 2026),
        ("青禾示范区应急管理工作要点", None),
    ],
)
def test_the_year_of_a_title_is_read_in_digits_and_in_numerals(title: str, year: int | None) -> None:
    plan = read_text(f"{title}\n\n一、总体要求\n\n把功夫下在平时。\n").plan
    assert plan.title.text == title
    assert plan.year == year


def test_addressees_may_take_two_lines() -> None:
    text = (
        "青禾示范区应急局关于做好2027年汛期工作的函\n区水务局、区住建局、\n区交通局办公室：\n"
        "现将有关事项函告如下：\n一、加强巡查。\n二、加强值守。\n青禾示范区应急局\n2027年4月1日\n-  1  -\n"
    )
    reading = read_text(text)
    assert reading.plan.envelope.addressees == ("区水务局", "区住建局", "区交通局办公室")
    assert reading.report.leftovers == ()
    assert reading.report.adds_up(reading.plan)


def test_sections_of_chapters_stand_within_them_and_over_numbered_items() -> None:
    text = """青禾示范区2027年应急管理工作方案
第一章 总体要求
第一节 指导思想
坚持人民至上。
第二节 基本原则
一、源头治理。严格准入。
二、系统治理。形成合力。
第二章 重点行动
第三节 清零行动
一、开展排查。逐项销号。
"""
    reading = read_text(text)
    items = [*reading.plan.numbered()]
    labels = {level: [one.label for one in items if one.level == level] for level in (1, 2, 3)}
    assert labels == {1: ["第一章", "第二章"], 2: ["第一节", "第二节", "第三节"], 3: ["一、", "二、", "一、"]}
    assert "第三节　清零行动" in plain_text(lay_out(reading.plan))
    assert reading.report.adds_up(reading.plan)
