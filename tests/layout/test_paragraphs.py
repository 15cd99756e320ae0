"""The outline as paragraphs."""

from typing import Any

import pendulum
import pytest

from emplan.chinese.labels import LabelForm
from emplan.chinese.spans import Span
from emplan.layout import (
    DEFAULT_PROFILE,
    Face,
    LayoutBlock,
    PageBreak,
    ParagraphBlock,
    Role,
    RunPart,
    TableBlock,
)
from emplan.layout.paragraphs import text_blocks
from emplan.layout.runs import Setter
from emplan.model import (
    OFFICIAL_NUMBERING,
    Block,
    DayDeadline,
    Deadline,
    Heading,
    HeadingForm,
    LabelledParagraph,
    LevelNumbering,
    NumberingScheme,
    Paragraph,
    Placement,
    Responsibility,
    ResponsibleUnit,
    Section,
    StandingDeadline,
    SubItem,
    Table,
    Task,
    UnitGroup,
)

SCHEME = OFFICIAL_NUMBERING
JUNE = pendulum.date(2027, 6, 30)


def laid_out(*blocks: Block, scheme: NumberingScheme = SCHEME) -> tuple[LayoutBlock, ...]:
    return text_blocks(blocks, scheme, "outline", Setter(DEFAULT_PROFILE))


def paragraphs(*blocks: Block, scheme: NumberingScheme = SCHEME) -> list[ParagraphBlock]:
    return [block for block in laid_out(*blocks, scheme=scheme) if isinstance(block, ParagraphBlock)]


def responsible(name: str, **more: Any) -> Responsibility:
    return Responsibility(groups=(UnitGroup(units=(ResponsibleUnit(name),)),), **more)


def standing(**more: Any) -> Deadline:
    return StandingDeadline(wording="长期坚持", **more)


def test_a_standalone_heading_is_all_in_its_face_and_keeps_with_the_next() -> None:
    (heading,) = paragraphs(Section(heading=Heading("健全责任体系")))
    assert heading.text == "一、健全责任体系"
    assert {run.face for run in heading.runs} == {Face.GOTHIC} == {heading.style.face}
    assert heading.style.keep_with_next
    assert (heading.role, heading.style.outline_level, heading.level) == (Role.HEADING_1, 1, 1)


def test_a_run_in_heading_takes_the_face_only_for_its_sentence() -> None:
    task = Task(heading=Heading("完善清单", HeadingForm.RUN_IN, "。"), text="修订各部门清单。")
    heading, item = paragraphs(Section(heading=Heading("健全体系"), children=(task,)))
    assert [(run.text, run.face) for run in item.runs] == [
        ("（一）", Face.REGULAR_SCRIPT),
        ("完善清单。", Face.REGULAR_SCRIPT),
        ("修订各部门清单。", Face.IMITATION_SONG),
    ]
    assert item.style.face is Face.IMITATION_SONG
    assert item.style.outline_level == 2
    assert not item.style.keep_with_next
    assert heading.level == 1


def test_a_numbered_sentence_is_body_face_behind_its_label() -> None:
    sentence = Task(heading=Heading("各街道每季度研究一次", HeadingForm.SENTENCE, "。"), text="结果上报。")
    (item,) = paragraphs(sentence)
    assert [run.face for run in item.runs] == [Face.GOTHIC, Face.IMITATION_SONG, Face.IMITATION_SONG]
    assert item.role is Role.ITEM
    assert item.style.outline_level is None


def test_an_article_is_parted_from_its_label() -> None:
    scheme = (LevelNumbering(LabelForm.ARTICLE),)
    (item,) = paragraphs(
        Section(heading=Heading("本办法适用于示范区", HeadingForm.ARTICLE, "。")), scheme=scheme
    )
    assert item.text == "第一条　本办法适用于示范区。"
    assert [run.face for run in item.runs] == [Face.GOTHIC, Face.IMITATION_SONG]


def test_the_face_follows_the_label_and_the_outline_level_the_depth() -> None:
    scheme = (SCHEME[0], SCHEME[2])
    task = Task(heading=Heading("修订预案"))
    _, item = paragraphs(Section(heading=Heading("健全体系"), children=(task,)), scheme=scheme)
    assert item.text == "1.修订预案"
    assert {run.face for run in item.runs} == {Face.IMITATION_SONG}
    assert (item.role, item.style.outline_level, item.label_form) == (Role.HEADING_2, 2, LabelForm.ARABIC_DOT)


def test_a_heading_without_a_label_has_no_label_run() -> None:
    (item,) = paragraphs(Section(heading=Heading("总体要求"), printed_label=""))
    assert [run.part for run in item.runs] == [RunPart.HEADING]
    assert item.label_form is None
    assert item.style.face is Face.GOTHIC


def test_deep_items_keep_the_last_heading_role() -> None:
    node = SubItem(heading=Heading("甲"))
    for _ in range(5):
        node = SubItem(heading=Heading("乙"), children=(node,))
    levels = [(block.role, block.style.outline_level) for block in paragraphs(node)]
    assert levels[3:] == [(Role.HEADING_4, 4), (Role.HEADING_4, 5), (Role.HEADING_4, 6)]


def test_tails_share_one_bracket_behind_the_text() -> None:
    task = Task(
        heading=Heading("完善清单", HeadingForm.RUN_IN, "。"),
        text="修订清单。",
        assignments=(responsible("应急局"), standing()),
    )
    (item,) = paragraphs(task)
    assert item.text.endswith("修订清单。（责任单位：应急局；完成时限：长期坚持）")
    assert [run.path for run in item.runs][-2:] == ["outline[0].assignments[0]", "outline[0].assignments[1]"]
    assert {run.face for run in item.runs if run.part is RunPart.TAIL} == {Face.IMITATION_SONG}


def test_a_closing_mark_ends_the_bracket() -> None:
    one = Paragraph(text="值班值守", assignments=(responsible("应急局", closing_mark="。"), standing()))
    (item,) = paragraphs(one)
    assert item.text == "值班值守（责任单位：应急局）。（完成时限：长期坚持）"


def test_a_standalone_heading_with_a_tail_is_no_longer_bound_to_the_next() -> None:
    (item,) = paragraphs(Task(heading=Heading("修订预案"), assignments=(responsible("应急局"),)))
    assert item.text == "一、修订预案（责任单位：应急局）"
    assert not item.style.keep_with_next


def test_own_lines_are_paragraphs_behind_the_item() -> None:
    own = Placement.OWN_LINE
    task = Task(
        heading=Heading("修订预案"),
        assignments=(
            responsible("应急局", placement=own),
            standing(placement=own, joint="，", closing_mark="。"),
            DayDeadline(wording="6月30日前", label="初稿", date=JUNE, placement=own, joint=""),
        ),
    )
    assert [block.text for block in paragraphs(task)] == [
        "一、修订预案",
        "责任单位：应急局，完成时限：长期坚持。",
        "初稿：6月30日前",
    ]


def test_what_is_noted_prints_nothing() -> None:
    noted = standing(placement=Placement.NOTED, span=Span(2, 6))
    (item,) = paragraphs(Paragraph(text="坚持长期坚持。", assignments=(noted,)))
    assert item.text == "坚持长期坚持。"


def test_a_labelled_paragraph_opens_with_its_label() -> None:
    (block,) = paragraphs(LabelledParagraph(label="煤矿", text="停产整顿。"))
    assert block.text == "煤矿：停产整顿。"
    assert [run.path for run in block.runs] == ["outline[0].label", "outline[0].text"]


def test_a_table_stands_where_it_is_and_a_landscape_one_on_its_own_pages() -> None:
    rows = (("序号", "任务"), ("1", "修订预案"))
    (plain,) = laid_out(Table(rows=rows))
    assert isinstance(plain, TableBlock)
    before, turned, after = laid_out(Table(rows=rows, landscape=True, caption="任务表"))
    assert isinstance(before, PageBreak)
    assert isinstance(after, PageBreak)
    assert isinstance(turned, TableBlock)
    assert sum(turned.column_widths_pt) == pytest.approx(DEFAULT_PROFILE.page.type_height_pt)
    assert turned.caption is not None
    assert turned.caption.text == "任务表"


def test_columns_of_one_word_leave_the_room_to_the_others() -> None:
    (table,) = laid_out(Table(rows=(("序号", "任务"), ("1", "修订示范区总体应急预案和专项预案"))))
    assert isinstance(table, TableBlock)
    number, duty = table.column_widths_pt
    assert number < 70 < duty
    assert number + duty == pytest.approx(DEFAULT_PROFILE.page.type_width_pt)


def test_columns_share_the_width_where_all_are_long_or_all_are_short() -> None:
    long = "修订示范区总体应急预案和各专项预案"
    for text in (long, "预案"):
        (table,) = laid_out(Table(rows=((text, text),)))
        assert isinstance(table, TableBlock)
        first, second = table.column_widths_pt
        assert first == pytest.approx(second)
