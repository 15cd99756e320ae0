"""Forms in which official documents print their elements, each read back from plain text."""

import pendulum

from emplan.model import Paragraph, PeriodEndDeadline, Placement, PlanPeriod, Roster, SignatureMode, Table
from emplan.reading import read_text

BODY = "一、压实责任\n（一）修订清单。逐户登记。\n"
TITLE = "青禾示范区2027年应急管理工作要点\n"


def envelope_of(text: str):  # type: ignore[no-untyped-def]  # a helper of these tests
    reading = read_text(text)
    assert reading.report.adds_up(reading.plan)
    return reading.plan.envelope


def test_joint_organs_of_a_title_without_gaps_are_told_apart_by_the_red_head() -> None:
    head = "青禾市禾川县应急管理局\n青禾市禾川县水务局文件\n\n青应急〔2027〕3号\n\n"
    title = "禾川县应急管理局禾川县水务局关于做好2027年防汛工作的通知\n\n"
    issuers = envelope_of(head + title + BODY).issuers
    assert [issuer.name for issuer in issuers] == ["禾川县应急管理局", "禾川县水务局"]
    assert issuers[1].masthead_name == "青禾市禾川县水务局"


def test_where_one_signs_for_several_the_red_heads_say_who_issues() -> None:
    head = "青禾示范区应急管理局\n青禾示范区水务局文件\n\n"
    envelope = envelope_of(f"{head}{TITLE}\n{BODY}\n青禾示范区安委会\n2027年3月1日\n")
    assert [issuer.name for issuer in envelope.issuers] == ["青禾示范区应急管理局", "青禾示范区水务局"]
    assert envelope.signature == ("青禾示范区安委会",)


def test_under_a_red_head_a_day_without_an_organ_was_not_signed() -> None:
    head = "青禾示范区应急管理局文件\n\n"
    assert envelope_of(f"{head}{TITLE}\n{BODY}\n2027年3月1日\n").signature_mode is SignatureMode.NONE
    assert envelope_of(f"{TITLE}\n{BODY}\n2027年3月1日\n").signature_mode is SignatureMode.SEALED


def test_signatories_in_two_rows_one_spread_to_the_width_of_the_others() -> None:
    head = "青禾示范区应急管理局文件\n\n签发人：赵禾青　钱　建\n　　　　孙　岚　　　\n\n"
    assert envelope_of(f"{head}{TITLE}\n{BODY}").signatories == ("赵禾青", "钱建", "孙岚")


def test_the_number_of_a_letter_ends_the_line_of_its_urgency() -> None:
    envelope = envelope_of(f"青禾示范区应急管理局\n加急　　青应急函〔2027〕8号\n\n{TITLE}\n{BODY}")
    assert str(envelope.document_number) == "青应急函〔2027〕8号"
    assert envelope.urgency is not None


def test_addressees_without_room_above_the_text_stand_in_the_colophon() -> None:
    colophon = "主送：各镇、各街道，区应急局。\n抄送：青禾市安委会。\n区安委会办公室　　2027年3月2日印发\n"
    envelope = envelope_of(f"{TITLE}\n{BODY}\n{colophon}")
    assert envelope.addressees == ("各镇、各街道", "区应急局")
    assert envelope.addressee_separators == ()
    assert envelope.copied_to == ("青禾市安委会",)


def test_a_printing_office_may_take_several_lines() -> None:
    first, second = "青禾示范区文化旅游发展集团商业运营管理有限公司", "青禾湖分公司工程物业部"
    envelope = envelope_of(f"{TITLE}\n{BODY}\n{first}\n{second}\n2027年3月2日印发\n")
    assert envelope.printing_office == first + second
    assert envelope.printing_date == pendulum.date(2027, 3, 2)


def test_a_line_of_units_belongs_to_the_paragraph_above_it() -> None:
    plan = read_text(
        f"{TITLE}\n一、压实责任\n（一）修订清单\n逐户登记。\n责任单位：区应急局\n完成时限：6月\n"
    ).plan
    paragraph = next(block for block in plan.blocks() if isinstance(block, Paragraph))
    assert [one.placement for one in paragraph.assignments] == [Placement.OWN_LINE] * 2
    assert paragraph.assignments[1].joint == ""


def test_the_end_of_a_year_may_be_said_with_the_year_twice() -> None:
    plan = read_text(f"{TITLE}\n一、压实责任\n（一）修订清单。逐户登记。（完成时限：2027年年底前）\n").plan
    (deadline,) = next(iter(plan.tasks())).node.deadlines
    assert isinstance(deadline, PeriodEndDeadline)
    assert (deadline.year, deadline.period) == (2027, PlanPeriod.YEAR)


def test_names_beyond_the_basic_plane_stand_in_rosters() -> None:
    plan = read_text(
        f"{TITLE}\n一、组织领导\n组　长：𠮷　青（区长）\n成　员：王𫖯（局长）\n　　　　龑禾\n"
    ).plan
    roster = next(block for block in plan.blocks() if isinstance(block, Roster))
    assert [member.name for member in roster.members] == ["𠮷青", "王𫖯", "龑禾"]


def test_pairs_of_cells_with_a_few_words_above_them_are_a_table_with_its_caption() -> None:
    plan = read_text(f"{TITLE}\n{BODY}应急物资清单\n品名\t数量\n编织袋\t20000条\n冲锋舟\t\n").plan
    table = next(block for block in plan.blocks() if isinstance(block, Table))
    assert table.caption == "应急物资清单"
    assert table.rows[2] == ("冲锋舟", "")


def test_attachments_with_similar_names_have_each_its_own_content() -> None:
    names = [f"青禾示范区隐患排查任务分工{n}号表" for n in (1, 2, 3)]
    listed = "附件：" + "".join(f"{n}.{name}\n" for n, name in enumerate(names, start=1))
    text = f"{TITLE}\n{BODY}\n{listed}\n附件3\n\n{names[2]}\n\n逐条核验。\n"
    assert [one.content is None for one in read_text(text).plan.attachments] == [True, True, False]
