"""The outline: headings, nodes and spans that must fit."""

import pytest

from emplan.chinese.spans import Span
from emplan.errors import InvalidValueError
from emplan.model import (
    Assignment,
    BaseDeadline,
    Citation,
    Heading,
    HeadingForm,
    Illegible,
    LabelledParagraph,
    MonthDay,
    MonthDeadline,
    NumberedNode,
    Paragraph,
    Phase,
    PhasePeriod,
    Placement,
    Responsibility,
    ResponsibleUnit,
    Section,
    StandingDeadline,
    SubItem,
    Task,
    UnitGroup,
    UnitRole,
    descend,
)

HEADING = Heading("修订清单", HeadingForm.RUN_IN, "。")
UNITS = Responsibility(
    groups=(
        UnitGroup(role=UnitRole.LEAD, units=(ResponsibleUnit("示范区应急局"),), label="牵头单位"),
        UnitGroup(role=UnitRole.COOPERATING, units=(ResponsibleUnit("各镇"),), label="配合单位"),
    )
)
STANDING = StandingDeadline(wording="长期坚持")


def citation(start: int, end: int, title: str = "办法") -> Citation:
    return Citation(span=Span(start, end), title=title)


def test_the_text_that_spans_count_in_begins_with_the_heading_and_ends_before_the_tail() -> None:
    task = Task(heading=HEADING, text="按《办法》修订。", assignments=(STANDING,), marks=(citation(6, 10),))
    assert task.paragraph_text == "修订清单。按《办法》修订。"
    assert task.marks[0].span.of(task.paragraph_text) == "《办法》"
    assert HEADING.printed == "修订清单。"


def test_the_text_of_a_labelled_paragraph_begins_with_its_label() -> None:
    paragraph = LabelledParagraph(label="林场", text="按《办法》执行。", marks=(citation(4, 8),))
    assert paragraph.paragraph_text == "林场：按《办法》执行。"


@pytest.mark.parametrize(
    ("start", "end"),
    [(0, 20), (5, 5), (7, 9)],
    ids=["behind the end", "empty", "other words"],
)
def test_a_mark_whose_span_does_not_fit_is_refused(start: int, end: int) -> None:
    with pytest.raises(InvalidValueError, match="文中要素"):
        Paragraph(text="按《办法》修订清单。", marks=(citation(start, end),))


def test_a_noted_deadline_must_say_what_its_span_holds() -> None:
    text = "清单6月底前修订完毕。"

    def noted(start: int, end: int) -> Paragraph:
        deadline = MonthDeadline(
            year=2027, month=6, wording="6月底前", placement=Placement.NOTED, span=Span(start, end)
        )
        return Paragraph(text=text, assignments=(deadline,))

    assert noted(2, 6).deadlines[0].wording == "6月底前"
    with pytest.raises(InvalidValueError, match="says '6月底前', but its span holds '清单6月'"):
        noted(0, 4)
    with pytest.raises(InvalidValueError, match="outside the paragraph of 11 characters"):
        noted(2, 60)


def test_noted_units_need_a_span_inside_the_paragraph() -> None:
    block = Responsibility(groups=UNITS.groups, placement=Placement.NOTED, span=Span(0, 40))
    with pytest.raises(InvalidValueError, match="责任分工和时限"):
        Paragraph(text="由示范区应急局办理。", assignments=(block,))


def test_the_period_of_a_phase_must_be_in_its_paragraph() -> None:
    def phase(end: int) -> Phase:
        period = PhasePeriod(span=Span(5, end), start=MonthDay(3, 1), end=MonthDay(3, 31))
        return Phase(heading=Heading("动员部署（3月）", HeadingForm.RUN_IN, "。"), period=period)

    assert phase(7).period.span.of(phase(7).paragraph_text) == "3月"
    with pytest.raises(InvalidValueError, match="起止时间"):
        phase(30)


def test_units_and_deadlines_can_be_asked_for_by_what_they_are() -> None:
    task = Task(heading=HEADING, text="x", assignments=(UNITS, STANDING))
    assert task.responsibilities == (UNITS,)
    assert task.deadlines == (STANDING,)
    assert [str(unit) for unit in task.units] == ["示范区应急局", "各镇"]
    assert [str(unit) for unit in task.lead_units] == ["示范区应急局"]
    assert [str(unit) for unit in task.cooperating_units] == ["各镇"]


@pytest.mark.parametrize("wrong", [Assignment(), BaseDeadline(wording="x"), "责任单位：各镇", None])
def test_only_units_and_the_closed_union_of_deadlines_can_be_assigned(wrong: object) -> None:
    with pytest.raises(InvalidValueError, match="责任分工和时限"):
        Task(heading=HEADING, text="x", assignments=(wrong,))  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize("wrong", [HEADING, "段落", NumberedNode(heading=HEADING, text="x")])
def test_only_blocks_stand_under_a_heading(wrong: object) -> None:
    with pytest.raises(InvalidValueError, match="下级内容"):
        Section(heading=Heading("要求"), children=(wrong,))  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(InvalidValueError, match="must be a tuple"):
        Section(heading=Heading("要求"), children=[])  # type: ignore[arg-type]  # wrong on purpose


def test_headings_and_paragraphs_are_lines_of_text() -> None:
    for text in ("", " \u3000", "两\n行", "行\u2028行", "\x00", "\ud840", "\ufffe"):
        with pytest.raises(InvalidValueError, match="层次标题"):
            Heading(text)
        with pytest.raises(InvalidValueError, match="文字"):
            Paragraph(text=text)
    with pytest.raises(InvalidValueError, match="must be text, not int"):
        Paragraph(text=5)  # type: ignore[arg-type]  # wrong on purpose


def test_an_item_may_be_printed_without_label_but_not_with_a_broken_one() -> None:
    assert Task(heading=HEADING, text="x", printed_label="").printed_label == ""
    with pytest.raises(InvalidValueError, match="原文序数"):
        Task(heading=HEADING, text="x", printed_label="一\n、")


def test_descending_meets_every_block_in_document_order() -> None:
    sub_item = SubItem(heading=Heading("一级"))
    task = Task(heading=HEADING, text="x", children=(sub_item,))
    section = Section(heading=Heading("要求"), children=(Paragraph(text="导语"), task))
    last = Paragraph(text="尾段", marks=(Illegible(span=Span(0, 1)),))
    assert list(descend((section, last))) == [section, section.children[0], task, sub_item, last]
