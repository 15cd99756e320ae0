"""The root: titles, what a plan holds and what is open in it."""

import attrs
import pendulum
import pytest

from emplan.chinese.spans import Span
from emplan.errors import InvalidValueError
from emplan.model import (
    OPEN,
    AnnualPlan,
    Attachment,
    Citation,
    CoveringNotice,
    DocumentNumber,
    Envelope,
    Heading,
    OpenPlace,
    Paragraph,
    Title,
)
from emplan.testing.samples import everything_plan, minimal_plan, typical_plan


def test_the_title_under_the_masthead_is_that_of_the_notice_where_there_is_one() -> None:
    plan = typical_plan()
    assert plan.notice is not None
    assert plan.document_title == plan.notice.title
    assert str(minimal_plan().document_title) == "青禾示范区2027年防汛工作安排"


def test_fixed_lines_hold_the_title_and_nothing_else() -> None:
    assert Title("青禾 值守方案", fixed_lines=("青禾", "值守方案")).fixed_lines == ("青禾", "值守方案")
    with pytest.raises(InvalidValueError, match="标题分行"):
        Title("青禾值守方案", fixed_lines=("青禾", "方案"))


@pytest.mark.parametrize("year", [1000, "2027", True, 2027.0])
def test_the_year_of_a_plan_has_four_digits_or_is_none(year: object) -> None:
    assert AnnualPlan(title=Title("方案")).year is None
    with pytest.raises(InvalidValueError, match="年度"):
        AnnualPlan(title=Title("方案"), year=year)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize("field", ["preamble", "outline", "closing"])
def test_only_blocks_stand_in_a_plan(field: str) -> None:
    with pytest.raises(InvalidValueError, match="must be Section or Task"):
        AnnualPlan(title=Title("方案"), **{field: (Heading("标题"),)})  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(InvalidValueError):
        CoveringNotice(title=Title("通知"), body=("文字",))  # type: ignore[arg-type]  # wrong on purpose


def test_an_attachment_is_listed_alone_or_has_blocks() -> None:
    assert Attachment(title=Title("清单")).content is None
    with pytest.raises(InvalidValueError, match="附件内容"):
        Attachment(title=Title("清单"), content=("文字",))  # type: ignore[arg-type]  # wrong on purpose


def test_a_plan_is_frozen() -> None:
    plan = minimal_plan()
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        plan.year = 2028  # type: ignore[misc]  # wrong on purpose


def test_what_is_open_is_listed_with_path_and_term() -> None:
    envelope = Envelope(document_number=DocumentNumber("青安委", 2027), issue_date=OPEN, printing_date=OPEN)
    assert AnnualPlan(title=Title("方案"), envelope=envelope).open_places() == (
        OpenPlace("envelope.document_number.serial", "发文字号（顺序号）"),
        OpenPlace("envelope.issue_date", "成文日期"),
        OpenPlace("envelope.printing_date", "印发日期"),
    )
    assert minimal_plan().open_places() == ()


def test_open_is_one_value_that_is_false_and_says_its_name() -> None:
    assert repr(OPEN) == "OPEN"
    assert not OPEN
    assert type(OPEN)("OPEN") is OPEN


def test_blocks_come_in_document_order_from_notice_to_attachments() -> None:
    plan = everything_plan()
    assert plan.notice is not None
    blocks = list(plan.blocks())
    assert blocks[0] == plan.notice.body[0]
    assert blocks.index(plan.preamble[0]) < blocks.index(plan.outline[0]) < blocks.index(plan.closing[0])
    assert plan.attachments[-1].content is not None
    assert plan.attachments[-1].content[0] in blocks


def test_marks_come_in_the_order_of_the_text() -> None:
    text = "《甲》《乙》"
    first, second = (
        Citation(span=Span(*ends), title=title) for ends, title in (((0, 3), "甲"), ((3, 6), "乙"))
    )
    plan = AnnualPlan(title=Title("方案"), preamble=(Paragraph(text=text, marks=(second, first)),))
    assert [mark.title for mark in plan.citations()] == ["甲", "乙"]
    assert plan.validity is None


def test_validity_contacts_and_citations_can_be_asked_for() -> None:
    plan = everything_plan()
    assert plan.validity is not None
    assert plan.validity.last_day == pendulum.date(2028, 2, 25)
    assert [contact.person for contact in plan.contacts()] == ["赵禾青"]
    assert next(citation.title for citation in plan.citations()) == "青禾示范区值守规定"
