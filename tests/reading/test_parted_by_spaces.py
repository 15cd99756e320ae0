"""Documents on one line in which spaces stand for the line breaks."""

from emplan.model import Section
from emplan.reading import read_text

LINES = (
    "青禾示范区管委会办公室转发区教育局等部门关于做好2027年学校安全工作的通知",
    "各镇人民政府，区直各部门：",
    "区教育局、区公安局制定的《关于做好2027年学校安全工作的意见》已经同意，现转发给你们，请认真执行。",
    "一、提高思想认识，压实安全责任",
    "各镇要定期研究学校安全工作。",
    "二、突出重点环节，消除安全隐患",
    "（一）整治校园周边秩序",
    "公安部门要在每学期开学前完成一次检查。",
    "（二）开展应急疏散演练",
    "每学期不少于1次。",
    "三、健全长效机制",
    "有关情况请及时报告。",
)


def test_headings_end_at_their_space() -> None:
    parted = read_text(" ".join(LINES))
    whole = read_text("\n".join(LINES))
    assert parted.plan == whole.plan
    assert [node.heading.text for node in parted.plan.outline if isinstance(node, Section)] == [
        "提高思想认识，压实安全责任",
        "突出重点环节，消除安全隐患",
        "健全长效机制",
    ]
    assert parted.report.adds_up(parted.plan)


def test_spaces_inside_sentences_break_nothing() -> None:
    wrapped = (
        " ".join(LINES).replace("定期研究", "定期 研究").replace("开学前", "开 学前").replace("及时", "及 时")
    )
    wrapped = wrapped.replace("部门", "部 门").replace("安全", "安 全")
    assert "定期" not in [getattr(block, "text", "") for block in read_text(wrapped).plan.blocks()]


def test_a_space_before_a_stop_is_no_line_break() -> None:
    plan = read_text(" ".join(LINES).replace("思想认识，", "思想认识 ，")).plan
    assert isinstance(plan.outline[0], Section)
    assert "压实安全责任" in plan.outline[0].heading.text


def test_decimal_headings_end_at_their_space_too() -> None:
    text = (
        "青禾示范区2027年应急管理工作方案 1.总体要求 1.1工作思路 坚持预防为主，做好各项准备。 "
        "1.2工作目标 全年不发生较大事故。 2.重点任务 2.1排查隐患 6月底前完成排查。 "
        "2.2宣传培训 每季度开展一次培训。 3.保障措施 3.1加强领导 落实责任。"
    )
    headings = [item.node.heading.text for item in read_text(text).plan.numbered()]
    assert headings == [
        "总体要求", "工作思路", "工作目标", "重点任务", "排查隐患", "宣传培训", "保障措施", "加强领导",
    ]  # fmt: skip


def test_one_line_of_several_items_is_parted_too() -> None:
    text = (
        "青禾示范区2027年防汛工作方案\n"
        "一、总体要求 1.工作目标 有效抗御台风、暴雨、洪水等灾害，保证抢险救灾工作高效有序进行。 "
        "2.适用范围 本方案适用于示范区的防汛工作。 3.工作原则 坚持分级负责。\n"
        "二、组织体系 1.领导机构 设指挥部。 2.办事机构 设办公室。\n"
    )
    headings = [item.node.heading.text for item in read_text(text).plan.numbered()]
    assert headings[:4] == ["总体要求", "工作目标", "适用范围", "工作原则"]


def test_a_space_behind_the_addressees_is_a_line_break() -> None:
    text = (
        "青禾示范区关于做好2027年防汛工作的通知\n"
        "各镇、各街道，区直各部门： 为切实做好今年防汛工作，确保安全度汛，现就有关事项通知如下。\n"
        "一、工作目标\n安全度汛。\n二、工作要求\n"
        "责任部门： 为应急局和水务局，其他单位配合做好有关工作并及时报告。\n"
    )
    plan = read_text(text).plan
    assert plan.envelope.addressees == ("各镇、各街道", "区直各部门")
    assert len(plan.preamble) == 1
    assert len(plan.outline) == 2
