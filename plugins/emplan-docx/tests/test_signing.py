"""What is signed stands on the page of the signature, and page 1 keeps its text."""

import io
import zipfile
from collections.abc import Callable

import attrs
import pendulum
import pytest
from lxml import etree

from emplan import AnnualPlan, Attachment, Heading, Paragraph, Section, Title
from emplan.layout import DEFAULT_PROFILE, LIBREOFFICE_LINES, compose, lay_out
from emplan.layout.styles import Role
from emplan.model import Block, DocumentFormat, Issuer, SignatureMode, Table
from emplan.testing.samples import minimal_plan
from emplan_docx import DocxExporter

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


def for_libreoffice(plan: AnnualPlan, **options: object) -> etree._Element:
    data = DocxExporter(program="libreoffice", **options).export(plan)  # type: ignore[arg-type]  # options of a test
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def frames(body: etree._Element) -> list[tuple[int, int]]:
    """Where an empty frame stands among the paragraphs, and its height in twips."""
    found = []
    for place, paragraph in enumerate(body.findall(f"{W}p")):
        frame = paragraph.find(f"{W}pPr/{W}framePr")
        if frame is not None and frame.get(f"{W}yAlign") == "bottom":
            assert not list(paragraph.iter(f"{W}t"))
            found.append((place, int(frame.get(f"{W}h"))))
    return found


def rows_of_signers(lines_of_text: int, rows: int = 9) -> AnnualPlan:
    """A plan whose last paragraph has so many lines, above a signature of some rows."""
    plan = signed(text(60), text(lines_of_text * 28 - 10))
    envelope = attrs.evolve(
        plan.envelope,
        signature=tuple(f"青禾示范区第{row}工作组" for row in range(rows)),
        signature_mode=SignatureMode.UNSEALED,
    )
    return attrs.evolve(plan, envelope=envelope)


def test_for_libreoffice_the_page_before_the_signature_ends_where_compose_ends_it(body_of: BodyOf) -> None:
    plan = rows_of_signers(12, rows=12)
    body = for_libreoffice(plan)
    ((place, height),) = frames(body)
    rows = bound(body)
    assert rows[place][0] == "Spacer"
    # The paragraph below is whole, and goes on by itself.
    assert rows[place + 1] == ("BodyText", False)
    assert len("".join(body.findall(f"{W}p")[place + 1].itertext())) == 12 * 28 - 10
    pages = compose(lay_out(plan), rules=LIBREOFFICE_LINES).pages
    last = [line for line in pages[0].lines if line.role is Role.BODY]
    free = (DEFAULT_PROFILE.page.type_bottom_pt - last[-1].top_pt - last[-1].height_pt) * 20
    assert 579 / 2 <= height <= free + 579 / 2 + 1


def test_for_word_nothing_ends_a_page(body_of: BodyOf) -> None:
    body = body_of(rows_of_signers(12, rows=12))
    assert frames(body) == []
    # Word takes the last lines of a paragraph along, not the whole.
    assert bound(body).count(("BodyText", True)) == 1


def test_where_text_goes_on_by_itself_no_frame_is_due() -> None:
    assert frames(for_libreoffice(signed(text(60), text(200)))) == []


def test_a_paragraph_that_fills_a_page_is_bound_for_want_of_a_place_for_the_frame() -> None:
    plan = signed(text(FULL_PAGE + 18 * 28))
    assert frames(for_libreoffice(plan)) == []


def test_beside_tracked_changes_no_page_is_ended() -> None:
    plan = rows_of_signers(12, rows=12)
    assert frames(for_libreoffice(plan, against=plan)) == []


def test_the_first_page_of_a_letter_ends_where_compose_ends_it() -> None:
    found = set()
    for count in range(12, 22):
        plan = signed(text(count * 28 - 10))
        envelope = attrs.evolve(
            plan.envelope,
            document_format=DocumentFormat.LETTER,
            issuers=(Issuer("青禾示范区应急管理局"),),
            signature=("青禾示范区应急管理局", "青禾示范区水务局", "青禾示范区气象局", "青禾示范区林业局"),
            signature_mode=SignatureMode.UNSEALED,
        )
        found |= {len(frames(for_libreoffice(attrs.evolve(plan, envelope=envelope))))}
    assert found == {0, 1}


def test_rows_of_a_squeezed_table_say_how_far_apart_their_lines_are(body_of: BodyOf) -> None:
    pitches = set()
    for count in range(10, 20):
        rows = tuple((str(row), "巡查堤防", "水务局") for row in range(count))
        body = body_of(signed(text(30), Table(rows=rows)))
        cell = body.find(f"{W}tbl//{W}p/{W}pPr/{W}spacing")
        pitches.add(None if cell is None else cell.get(f"{W}line"))
    assert None in pitches
    assert len(pitches) > 1
