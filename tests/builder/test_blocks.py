"""Blocks made with the classes of the model, put into a chain as they are."""

import pytest

from emplan.builder import annual_plan
from emplan.errors import BuildError
from emplan.model import Heading, HeadingForm, Paragraph, PlanForm, Section, Task

SENTENCE = Task(heading=Heading("复核清单", HeadingForm.SENTENCE, "。"), printed_label="十二、")
LAST_WORD = Paragraph(text="以上任务按月调度。")
BASE = annual_plan(2027, PlanForm.KEY_POINTS).titled("2027年应急管理工作要点")


def test_a_block_stands_in_its_section_behind_the_tasks() -> None:
    plan = BASE.section("清单").task("修订清单", "逐条核对。").block(SENTENCE, LAST_WORD).build()
    section = plan.outline[0]
    assert isinstance(section, Section)
    assert section.children[1:] == (SENTENCE, LAST_WORD)


def test_the_section_stays_open_behind_a_block() -> None:
    chain = BASE.section("清单").block(SENTENCE).paragraph("按月调度。")
    plan = chain.subsection("分工").task("抽查").build()
    section = plan.outline[0]
    assert isinstance(section, Section)
    assert [type(block).__name__ for block in section.children] == ["Task", "Paragraph", "Section"]


def test_blocks_of_the_plan_stand_before_its_first_section() -> None:
    plan = BASE.block(SENTENCE).section("清单", "按月核对。").build()
    assert plan.outline[0] == SENTENCE
    assert len(plan.outline) == 2


def test_what_is_no_block_is_a_fault_with_its_place() -> None:
    with pytest.raises(BuildError) as caught:
        BASE.section("清单").block("复核清单").build()  # type: ignore[arg-type]  # as a script may do
    (fault,) = caught.value.faults
    assert fault.place == "section 1 > block 1"
    assert "block (正文内容)" in str(fault)


def test_a_document_without_a_date_has_none() -> None:
    assert BASE.dated(None).section("清单", "按月核对。").build().envelope.issue_date is None


def test_names_that_hold_a_pause_mark_are_separated_by_a_comma() -> None:
    chain = BASE.section("清单").task("修订清单", "逐条核对。")
    plan = chain.assigned_to("市、县两级指挥部", "林场", separator="，").assigned_to("水务局").build()
    (item,) = plan.tasks()
    assert item.node.responsibilities[0].printed == "责任单位：市、县两级指挥部，林场、水务局"


def test_blocks_stand_in_notice_preamble_and_closing_as_they_are() -> None:
    chain = BASE.issued_by("青禾示范区安委会").under_notice(LAST_WORD).preamble(LAST_WORD, "导语。")
    plan = chain.section("清单", "按月核对。").closing(LAST_WORD).build()
    assert plan.notice is not None
    assert plan.notice.body == plan.closing == plan.preamble[:1] == (LAST_WORD,)
