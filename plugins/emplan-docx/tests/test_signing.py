"""What is signed stands on the page of the signature, and page 1 keeps its text."""

from collections.abc import Callable

import attrs
import pendulum
import pytest
from lxml import etree

from emplan import AnnualPlan, Attachment, Heading, Paragraph, Section, Title
from emplan.model import Block, Table
from emplan.testing.samples import minimal_plan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BodyOf = Callable[[AnnualPlan], etree._Element]

# The first page of a plan without header: title, a blank line, and twenty lines of text.
FULL_PAGE = 26 + 19 * 28


def signed(*blocks: Block) -> AnnualPlan:
    plan = minimal_plan()
    envelope = attrs.evolve(plan.envelope, issue_date=pendulum.date(2027, 3, 1))
    return attrs.evolve(plan, outline=blocks, envelope=envelope)


def text(characters: int) -> Paragraph:
    return Paragraph(text="禾" * characters)


def bound(body: etree._Element) -> list[tuple[str, bool]]:
    """The styles of the paragraphs, each with whether it stays with the next one."""
    rows = []
    for paragraph in body.findall(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        rows.append((style, paragraph.find(f"{W}pPr/{W}keepNext") is not None))
    return rows


def test_a_short_last_paragraph_stays_with_the_signature(body_of: BodyOf) -> None:
    body = body_of(signed(text(30), text(30)))
    *_, first, last, date = bound(body)
    assert first == ("BodyText", False)
    assert last == ("BodyText", True)
    assert date == ("Date", False)
    # Its two blank lines are room that a page leaves out at its top.
    spacing = body.findall(f"{W}p")[-1].find(f"{W}pPr/{W}spacing")
    assert spacing is None or spacing.get(f"{W}before") in ("579", "1158")


def test_the_note_stays_with_the_date(body_of: BodyOf) -> None:
    plan = signed(text(30))
    envelope = attrs.evolve(plan.envelope, closing_note="此件公开发布")
    *_, date, note = bound(body_of(attrs.evolve(plan, envelope=envelope)))
    assert date == ("Date", True)
    assert note == ("ClosingNote", False)


@pytest.mark.parametrize("characters", [200, FULL_PAGE - 200])
def test_a_long_last_paragraph_stays_with_it_too(characters: int, body_of: BodyOf) -> None:
    rows = bound(body_of(signed(text(60), text(characters))))
    assert [is_bound for style, is_bound in rows if style == "BodyText"] == [False, True]


def test_the_only_text_of_page_1_is_left_there(body_of: BodyOf) -> None:
    section = Section(heading=Heading("值守"), children=(text(30),))
    assert ("BodyText", True) not in bound(body_of(signed(section)))


def test_the_only_text_of_a_page_is_squeezed_instead(body_of: BodyOf) -> None:
    body = body_of(signed(text(FULL_PAGE)))
    assert ("BodyText", True) not in bound(body)
    pitches = {line.get(f"{W}line") for line in body.iter(f"{W}spacing") if line.get(f"{W}lineRule")}
    assert any(pitch not in (None, "579") for pitch in pitches)


def test_text_that_begins_a_page_binds_nothing_before_it(body_of: BodyOf) -> None:
    plan = signed(text(FULL_PAGE * 2), Table(rows=(("甲", "乙"),), landscape=True), text(30))
    rows = bound(body_of(plan))
    assert rows.count(("BodyText", True)) == 0


def test_nothing_is_bound_to_a_signature_behind_a_table(body_of: BodyOf) -> None:
    rows = bound(body_of(signed(text(30), Table(rows=(("甲", "乙"),)))))
    assert rows[-1] == ("Date", False)
    assert ("BodyText", True) not in rows


def test_a_signature_may_stand_without_text(body_of: BodyOf) -> None:
    assert bound(body_of(signed()))[-1] == ("Date", False)


def test_a_long_attachment_note_is_not_bound_as_a_whole(body_of: BodyOf) -> None:
    attachments = tuple(Attachment(title=Title(f"青禾示范区第{n}组值守表")) for n in range(25))
    rows = bound(body_of(attrs.evolve(signed(text(30), text(30)), attachments=attachments)))
    notes = [is_bound for style, is_bound in rows if style == "AttachmentNote"]
    assert notes == sorted(notes)
    assert not notes[0]
    assert notes[-1]
    assert ("BodyText", True) not in rows
