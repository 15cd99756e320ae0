"""Phrases that a clerk met in other offices' plans: each is asked about, or moved as a whole."""

from collections.abc import Callable

import pytest

from emplan.model import (
    AnnualPlan,
    Attachment,
    Paragraph,
    PlanForm,
    Roster,
    RosterGroup,
    RosterMember,
    Table,
    Title,
    UnparsedDeadline,
)
from emplan.rollover import Classification, ReviewItem, Severity, roll_forward

Rolled = Callable[..., tuple[str, dict[str, ReviewItem]]]


@pytest.mark.parametrize(
    ("sentence", "token", "severity"),
    [
        ("贯彻2026年全国应急管理工作会议部署，制定本要点。", "2026年", Severity.CHECK),
        ("落实2026年“一号文件”精神。", "2026年", Severity.CHECK),
        ("26年底前完成整改。", "26年", Severity.CHECK),
        ("今年是攻坚的最后一年，务必见效。", "最后一年", Severity.MUST),
        ("落实市十六届人大六次会议要求。", "十六届人大六次会议", Severity.CHECK),
        ("未来三年持续攻坚。", "未来三年", Severity.CHECK),
        ("自2024年起连续三年开展排查。", "连续三年", Severity.CHECK),
        ("今年是示范区成立两周年。", "两周年", Severity.MUST),
        ("正值撤乡设镇30年，办好开放活动。", "30年", Severity.MUST),
        ("举办“5·12”防灾减灾日（第16个）宣传。", "第16个", Severity.MUST),
        ("辖区连续六年未发生重大事故。", "连续六年", Severity.CHECK),
        ("事故起数较上年下降5%。", "上年", Severity.CHECK),
        ("27年启动第二批。", "27年", Severity.CHECK),
        ("做好2026年青禾全国农民运动会安保。", "2026年", Severity.CHECK),
        ("2027届毕业生离校前开展教育。", "2027", Severity.CHECK),
        ("春节前（1月28日）走访慰问。", "1月28日", Severity.CHECK),
        ("指挥长：林远航（管委会主任）。", "指挥长：林远航", Severity.INFO),
    ],
)
def test_what_only_a_person_knows_is_asked_about(
    rolled: Rolled, sentence: str, token: str, severity: Severity
) -> None:
    text, items = rolled(sentence)
    assert text == sentence
    assert items[token].classification is Classification.REVIEW
    assert items[token].severity is severity


def test_a_meeting_that_the_plan_calls_itself_moves_with_it(rolled: Rolled) -> None:
    text, _ = rolled("2026年1月召开工作会议部署全年任务。")
    assert text == "2027年1月召开工作会议部署全年任务。"


@pytest.mark.parametrize("joint", ["至", "到", "起至", "起到"])
def test_a_season_across_new_year_moves_as_a_whole(rolled: Rolled, joint: str) -> None:
    text, _ = rolled(f"火灾防控从2026年11月1日{joint}2027年3月31日止。")
    assert text == f"火灾防控从2027年11月1日{joint}2028年3月31日止。"


def test_a_year_that_would_stand_beside_itself_is_asked_about(rolled: Rolled) -> None:
    text, items = rolled("2026年完成三成，2027年完成六成。")
    assert text == "2027年完成三成，2027年完成六成。"
    assert items["2026年"].severity is Severity.CHECK
    assert "同段另有2027年" in items["2026年"].reason
    assert items["2027年"].classification is Classification.REVIEW


def test_a_year_alone_in_its_passage_is_not(rolled: Rolled) -> None:
    _, items = rolled("2026年完成三成，2027年1月10日前报送总结。")
    assert items["2026年"].severity is Severity.INFO


@pytest.mark.parametrize(
    ("sentence", "token"),
    [
        ("事故起数低于前五年平均水平。", "前五年"),
        ("改造使用满35年的管线，“35年”以上的先换。", "35年"),
        ("应用风险普查（2020—2022年）成果。", "2020—2022年"),
        ("逢闰年2月29日、每年6月开展评估。", ""),
        ("今年是三年行动的一年。治本攻坚三年行动（2026—2028年）。2026—2028年三年行动按期推进。", "三年行动"),
    ],
)
def test_what_stays_whatever_the_year_is_kept(rolled: Rolled, sentence: str, token: str) -> None:
    text, items = rolled(sentence)
    assert text == sentence
    assert not token or items[token].classification is Classification.KEPT


@pytest.mark.parametrize(
    ("sentence", "after"),
    [
        ("2026财年、2026学年安排资金。", "2027财年、2027学年安排资金。"),
        ("2025—2026学年开展检查。", "2026—2027学年开展检查。"),
        ("二〇二六—二〇二七年度冬春防火。", "二〇二七—二〇二八年度冬春防火。"),
        (
            "防火期（2026年10月1日至2027年5月31日）受害率控制在0.9‰以内。",
            "防火期（2027年10月1日至2028年5月31日）受害率控制在0.9‰以内。",
        ),
        ("2026年安排资金3.5亿元。", "2027年安排资金3.5亿元。"),
        (
            "落实《三年行动方案（2025—2027年）》，2026年完成。",
            "落实《三年行动方案（2025—2027年）》，2027年完成。",
        ),
    ],
)
def test_a_year_moves_as_a_whole_whatever_stands_beside_it(rolled: Rolled, sentence: str, after: str) -> None:
    text, items = rolled(sentence)
    assert text == after
    assert all(item.severity is Severity.INFO for item in items.values() if item.before != item.after)


@pytest.mark.parametrize(
    ("sentence", "token", "classification", "reason"),
    [
        ("2026年2月20日（星期五）前报送。", "（星期五）", Classification.REVIEW, "2027年2月20日是星期六"),
        ("3月6日（周五）报送。", "（周五）", Classification.REVIEW, "2027年3月6日是星期六"),
        ("2028年5月1日（星期一）开会。", "（星期一）", Classification.KEPT, "日期未改"),
        ("2026年2月30日（星期一）开会。", "（星期一）", Classification.REVIEW, "星期请核对"),
    ],
)
def test_a_day_of_the_week_is_counted_anew(
    rolled: Rolled, sentence: str, token: str, classification: Classification, reason: str
) -> None:
    text, items = rolled(sentence)
    assert token in text
    assert items[token].classification is classification
    assert reason in items[token].reason


def test_the_same_day_of_the_week_stays(rolled: Rolled) -> None:
    _, items = rolled("2026年3月6日（星期五）报送。", 2026, 2037)
    assert items["（星期五）"].classification is Classification.KEPT


def test_two_months_in_one_deadline_move_with_the_plan() -> None:
    plan = AnnualPlan(
        year=2026,
        form=PlanForm.KEY_POINTS,
        title=Title("2026年青禾示范区应急管理工作要点"),
        preamble=(
            Paragraph(text="开展演练。", assignments=(UnparsedDeadline(wording="2026年5月、9月"),)),
            Paragraph(text="检查堤防。", assignments=(UnparsedDeadline(wording="汛期前"),)),
            Paragraph(text="检查仓库。", assignments=(UnparsedDeadline(wording="待办"),)),
        ),
    )
    draft = roll_forward(plan)
    assert [
        (item.before, item.after, item.classification.value)
        for item in draft.review
        if "wording" in item.path
    ] == [
        ("2026年5月", "2027年5月", "shifted"),
        ("9月", "9月", "kept"),
        ("汛期前", "汛期前", "kept"),
        ("待办", "待办", "review"),
    ]
    first = draft.plan.preamble[0]
    assert isinstance(first, Paragraph)
    assert first.assignments == (UnparsedDeadline(wording="2027年5月、9月"),)


def test_a_list_of_people_that_is_no_roster_is_asked_about() -> None:
    members = Table(rows=(("单位", "联络员"), ("示范区应急局", "林远航")))
    roster = Roster(groups=(RosterGroup(role="组长", members=(RosterMember(name="林远航"),)),))
    plan = AnnualPlan(
        year=2026,
        form=PlanForm.KEY_POINTS,
        title=Title("2026年青禾示范区应急管理工作要点"),
        attachments=(
            Attachment(title=Title("联络员名单"), content=(members,)),
            Attachment(title=Title("领导小组成员名单"), content=(roster,)),
            Attachment(title=Title("重点企业名单"), content=None),
        ),
    )
    asked = [item.path for item in roll_forward(plan).review if "名单" in item.reason]
    assert asked == ["attachments[0].title.text", "attachments[1].content[0].groups[0].members[0].name"]


def test_months_written_with_stops_in_a_deadline_move() -> None:
    plan = AnnualPlan(
        year=2026,
        form=PlanForm.KEY_POINTS,
        title=Title("2026年青禾示范区应急管理工作要点"),
        preamble=(Paragraph(text="加固堤防。", assignments=(UnparsedDeadline(wording="2026.5-2026.12"),)),),
    )
    block = roll_forward(plan).plan.preamble[0]
    assert isinstance(block, Paragraph)
    assert block.assignments == (UnparsedDeadline(wording="2027.5-2027.12"),)
