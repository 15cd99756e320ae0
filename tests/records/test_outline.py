"""The outline for other programs."""

import json
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from emplan.chinese.labels import LabelForm
from emplan.chinese.spans import Span
from emplan.model import (
    OPEN,
    AnnualPlan,
    Attachment,
    Citation,
    DamagedNumber,
    Envelope,
    Heading,
    HeadingForm,
    LevelNumbering,
    MonthDeadline,
    Paragraph,
    Placement,
    Responsibility,
    ResponsibleUnit,
    Section,
    StandingDeadline,
    SubItem,
    Task,
    Title,
    UnitGroup,
    UnitRole,
    ValidityPeriod,
)
from emplan.records import to_outline
from emplan.records.outline import last_word, tidy
from emplan.testing.samples import everything_plan, joint_plan, minimal_plan, typical_plan
from emplan.testing.strategies import plans

KEYS = [
    "format",
    "title",
    "issuers",
    "document_number",
    "addressees",
    "issue_date",
    "kind",
    "cover_notice",
    "body_title",
    "validity",
    "outline",
    "tasks",
    "cited_documents",
    "attachments",
    "leftovers",
]


def citing(text: str, *citations: tuple[str, str | None]) -> Paragraph:
    marks = []
    for title, number in citations:
        start = text.index(f"《{title}》")
        marks.append(Citation(span=Span(start, start + len(title) + 2), title=title, number=number))
    return Paragraph(text=text, marks=tuple(marks))


def bare(**fields: Any) -> dict[str, Any]:
    return to_outline(AnnualPlan(**{"title": Title("青禾工作要点"), **fields}))


@given(plan=plans())
@settings(max_examples=60, deadline=None)
def test_the_outline_of_any_plan_is_plain_json_with_the_keys_of_the_shape(plan: AnnualPlan) -> None:
    shown = to_outline(plan)
    assert list(shown) == KEYS
    assert json.loads(json.dumps(shown)) == shown
    assert len(shown["outline"]) <= sum(1 for _ in plan.blocks())
    assert all(row["number_label"] for row in shown["outline"])


def test_the_head_of_a_plan_under_a_notice_is_that_of_the_notice() -> None:
    shown = to_outline(typical_plan())
    assert shown["title"] == "青禾示范区安全生产委员会关于印发《2027年青禾示范区应急管理工作要点》的通知"
    assert shown["kind"] == "通知"
    assert shown["cover_notice"] is True
    assert shown["body_title"] == "2027年青禾示范区应急管理工作要点"
    assert shown["issuers"] == ["青禾示范区安全生产委员会"]
    assert shown["document_number"] == "青安委〔2027〕3号"
    assert shown["addressees"] == ["各镇人民政府、街道办事处", "委员会各成员单位"]
    assert shown["issue_date"] == "2027-02-26"
    assert shown["validity"] == "本文件自印发之日起施行，有效期一年。"
    assert shown["attachments"] == ["青禾示范区应急物资储备清单", "青禾示范区应急值守联络表"]


def test_a_plan_of_its_own_has_no_body_title_and_no_values_that_it_lacks() -> None:
    shown = to_outline(minimal_plan())
    assert (shown["cover_notice"], shown["body_title"], shown["kind"]) == (False, None, "安排")
    assert (shown["document_number"], shown["issue_date"], shown["validity"]) == (None, None, None)


def test_open_values_are_null_or_show_their_gap() -> None:
    shown = to_outline(joint_plan())
    assert shown["issue_date"] is None
    assert shown["document_number"] == "青应急〔2027〕\u3000号"


def test_a_damaged_number_is_given_as_found() -> None:
    assert (
        bare(envelope=Envelope(document_number=DamagedNumber(as_found="青〔20271号"), issue_date=OPEN))[
            "document_number"
        ]
        == "青〔20271号"
    )


def test_numbered_items_come_in_document_order_with_depth_label_and_style() -> None:
    rows = [tuple(row.values()) for row in to_outline(typical_plan())["outline"][:5]]
    assert rows == [
        (1, "一、", "压实各级责任", "heading", "body"),
        (2, "1.", "修订责任清单", "run_in", "body"),
        (3, "（1）", "一级清单列到科室", "run_in", "body"),
        (3, "（2）", "二级清单列到岗位", "sentence", "body"),
        (2, "2.", "公开举报渠道", "run_in", "body"),
    ]


def test_items_of_the_notice_come_first_and_those_of_attachments_last() -> None:
    plan = typical_plan()
    assert plan.notice is not None
    item = Task(heading=Heading("传达到岗", HeadingForm.ARTICLE, "。"))
    plan = evolve(
        plan,
        notice=evolve(plan.notice, body=(*plan.notice.body, item)),
        attachments=(Attachment(title=Title("细则"), content=(Section(heading=Heading("附项")),)),),
    )
    rows = to_outline(plan)["outline"]
    assert tuple(rows[0].values()) == (1, "一、", "传达到岗", "article", "body")
    assert tuple(rows[-1].values()) == (1, "一、", "附项", "heading", "attachment")
    assert {row["scope"] for row in rows[:-1]} == {"body"}


def test_items_without_a_label_are_no_numbered_items() -> None:
    assert bare(outline=(Section(heading=Heading("附则"), printed_label=""),))["outline"] == []


def test_every_task_and_every_sub_item_with_units_or_deadline_is_a_row() -> None:
    rows = to_outline(typical_plan())["tasks"]
    assert [row["number_label"] for row in rows] == ["1.", "（1）", "2.", "3.", "4.", "5.", "6."]
    assert rows[0] == {
        "number_label": "1.",
        "heading_text": "修订责任清单",
        "units": ["示范区应急局", "示范区住建局"],
        "lead_units": ["示范区应急局"],
        "supporting_units": ["示范区住建局"],
        "deadline": "2027年6月",
        "deadline_kind": "month",
    }
    assert rows[1]["units"] == ["各镇人民政府"]
    assert (rows[1]["lead_units"], rows[1]["deadline"], rows[1]["deadline_kind"]) == ([], None, None)


def test_every_kind_of_deadline_has_its_name() -> None:
    kinds = {row["deadline_kind"] for row in to_outline(everything_plan())["tasks"]}
    assert kinds >= {
        "day",
        "month",
        "period_end",
        "range",
        "standing",
        "recurring",
        "relative",
        "directed",
        "per_actor",
        "unparsed",
    }


def test_a_printed_deadline_goes_before_one_noted_in_the_prose() -> None:
    noted = MonthDeadline(year=2027, month=6, wording="6月", placement=Placement.NOTED, span=Span(0, 2))
    printed = StandingDeadline(wording="长期坚持")
    both = Task(heading=Heading("6月报送", HeadingForm.SENTENCE, "。"), assignments=(noted, printed))
    alone = evolve(both, assignments=(noted,))
    rows = bare(outline=(both, alone))["tasks"]
    assert [row["deadline"] for row in rows] == ["长期坚持", "6月"]


def test_sub_items_without_anything_of_their_own_are_no_tasks() -> None:
    group = UnitGroup(units=(ResponsibleUnit("各镇"),))
    own = SubItem(heading=Heading("有单位"), assignments=(Responsibility(groups=(group,)),))
    task = Task(heading=Heading("事项"), children=(SubItem(heading=Heading("无单位")), own))
    shown = bare(
        outline=(task,),
        numbering=(LevelNumbering(LabelForm.ARABIC_DOT), LevelNumbering(LabelForm.IS)),
    )
    assert [row["number_label"] for row in shown["tasks"]] == ["1.", "二是"]
    assert [row["number_label"] for row in shown["outline"]] == ["1.", "一是", "二是"]


def test_a_cited_title_comes_once_with_the_first_number_found() -> None:
    first = citing("按《甲办法》和《乙　办法》", ("甲办法", None), ("乙　办法", "青〔2026〕1号"))
    again = citing("再按《甲办法》《乙办法》", ("甲办法", "青〔2026〕2号"), ("乙办法", "青〔2026〕3号"))
    assert bare(preamble=(first, again))["cited_documents"] == [
        {"title": "甲办法", "number": "青〔2026〕2号"},
        {"title": "乙办法", "number": "青〔2026〕1号"},
    ]


def test_a_plan_does_not_cite_itself() -> None:
    own = citing("现将《青禾工作要点》印发给你们。", ("青禾工作要点", None))
    assert bare(preamble=(own,))["cited_documents"] == []


@pytest.mark.parametrize(
    ("text", "wording", "expected"),
    [
        ("请遵照执行。本文有效期一年。", "有效期一年", "本文有效期一年。"),
        ("请遵照执行。本文有效期一年。", "本文有效期一年。", "本文有效期一年。"),
        ("有效期一年，期满即废。另行通知。", "有效期一年", "有效期一年，期满即废。"),
        ("本文有效期一年", "有效期一年", "本文有效期一年"),
    ],
)
def test_validity_is_the_whole_sentence_that_states_it(text: str, wording: str, expected: str) -> None:
    start = text.index(wording)
    mark = ValidityPeriod(span=Span(start, start + len(wording)), years=1)
    assert bare(closing=(Paragraph(text=text, marks=(mark,)),))["validity"] == expected


def test_leftovers_are_passed_on_with_their_lines() -> None:
    shown = to_outline(minimal_plan(), [(7, "扫一扫"), (9, "打印")])
    assert shown["leftovers"] == [{"line": 7, "text": "扫一扫"}, {"line": 9, "text": "打印"}]


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("关于印发《青禾工作要点》的通知", "通知"),
        ("青禾安全生产三年行动方案（2026—2028年）", "方案"),
        ("青禾工作要点（试行）（征求意见稿）", "要点"),
        ("《青禾三年行动计划》", "计划"),
        ("青禾应急预案", "预案"),
        ("关于值守问题的函", "函"),
        ("青禾示范区防汛工作安排", "安排"),
        ("青禾人员名册", "名册"),
        ("（试行）", None),
    ],
)
def test_the_kind_of_a_document_is_the_last_word_of_its_title(title: str, word: str | None) -> None:
    assert last_word(title) == word


def test_titles_lose_the_spaces_of_layout_and_keep_those_of_latin_words() -> None:
    assert tidy(" 关于 2027 年工作的通  知\n") == "关于2027年工作的通知"
    assert tidy("实施 GB/T 9704\u3000标准") == "实施GB/T 9704标准"


def test_units_behind_the_paragraph_under_a_standalone_task_are_the_tasks() -> None:
    units = UnitGroup(units=(ResponsibleUnit("示范区应急局"),), role=UnitRole.LEAD, label="牵头单位")
    text = Paragraph(
        text="分两级修订。",
        assignments=(Responsibility(groups=(units,)), MonthDeadline(year=2027, month=6, wording="2027年6月")),
    )
    task = Task(heading=Heading("修订责任清单"), children=(text,))
    plan = AnnualPlan(title=Title("工作要点"), outline=(task,))
    (row,) = to_outline(plan)["tasks"]
    assert row["units"] == row["lead_units"] == ["示范区应急局"]
    assert (row["deadline"], row["deadline_kind"]) == ("2027年6月", "month")


def test_what_the_page_states_stands_where_the_document_says_nothing() -> None:
    plan = minimal_plan()
    published = {
        "document_number": "青应急〔2026〕5号",
        "validity": "根据《废止目录》（青应急〔2027〕1号）失效。",
    }
    data = to_outline(plan, published=published)
    assert data["document_number"] == "青应急〔2026〕5号"
    assert data["validity"] == published["validity"]
    assert data["cited_documents"][-1] == {"title": "废止目录", "number": "青应急〔2027〕1号"}
    assert to_outline(plan)["validity"] is None
