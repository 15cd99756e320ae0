"""Attachment note, signature, attachments and colophon."""

from typing import Any

import pendulum
import pytest

from emplan.layout import (
    DEFAULT_PROFILE,
    DEFAULT_SEGMENTER,
    BlankLines,
    BottomGroup,
    LayoutBlock,
    PageBreak,
    ParagraphBlock,
    Rule,
    SignatureGroup,
    SplitLine,
)
from emplan.layout.ending import attachment_note, attachment_pages, colophon, signature_blocks
from emplan.layout.runs import Setter, date_text
from emplan.model import OPEN, Attachment, Envelope, Issuer, Paragraph, SignatureMode, Title

SETTER = Setter(DEFAULT_PROFILE)


def note(count: int) -> list[ParagraphBlock]:
    attachments = [Attachment(title=Title(f"青禾示范区第{index}号清单")) for index in range(count)]
    return [block for block in attachment_note(attachments, SETTER) if isinstance(block, ParagraphBlock)]


def bottom(**parts: Any) -> BottomGroup | None:
    groups = colophon(Envelope(**parts), 2027, SETTER)
    return groups[0] if groups else None


def test_a_plan_without_attachments_has_no_note() -> None:
    assert attachment_note([], SETTER) == ()


def test_the_only_attachment_has_no_number_and_begins_in_cell_five() -> None:
    (only,) = note(1)
    assert only.text == "附件：青禾示范区第0号清单"
    assert only.style.left_cells == 5
    assert only.style.left_cells + only.style.first_line_cells == 2


def test_several_names_begin_in_cell_six_behind_their_numbers() -> None:
    first, second = note(2)
    assert first.text == "附件：1.青禾示范区第0号清单"
    assert second.text == "2.青禾示范区第1号清单"
    assert first.style.left_cells == second.style.left_cells == 6
    assert second.style.left_cells + second.style.first_line_cells == 5
    assert [run.to_indent for run in second.runs] == [True, False]


def test_ten_attachments_have_wider_numbers() -> None:
    assert {block.style.left_cells for block in note(10)} == {6.5}


def signature(**parts: Any) -> tuple[LayoutBlock, ...]:
    return signature_blocks(Envelope(**parts), 2027, SETTER)


def test_issuer_and_date_make_the_signature() -> None:
    blank, group = signature(issuers=(Issuer("青禾县"),), issue_date=pendulum.date(2027, 3, 9))
    assert isinstance(blank, BlankLines)
    assert blank.count == 2
    assert isinstance(group, SignatureGroup)
    assert [part.text for line in group.lines for part in line.parts] == ["青禾县", "2027年3月9日"]


def test_without_a_date_there_is_no_signature_unless_it_was_printed() -> None:
    assert signature(issuers=(Issuer("青禾县"),)) == ()
    assert len(signature(signature=("青禾县安委会",))) == 2
    unsigned = SignatureMode.NONE
    assert len(signature(signature=("青禾县安委会",), signature_mode=unsigned)) == 2
    assert len(signature(issuers=(Issuer("青禾县"),), issue_date=OPEN, signature_mode=unsigned)) == 2


def test_an_unsealed_signature_stands_one_line_below() -> None:
    blank, _ = signature(issuers=(Issuer("青禾县"),), issue_date=OPEN, signature_mode=SignatureMode.UNSEALED)
    assert isinstance(blank, BlankLines)
    assert blank.count == 1


def test_a_stamped_signature_stands_two_lines_below() -> None:
    blank, _ = signature(issuers=(Issuer("青禾县"),), issue_date=OPEN, signature_mode=SignatureMode.STAMPED)
    assert isinstance(blank, BlankLines)
    assert blank.count == 2


@pytest.mark.parametrize("text", ["此件公开发布", "（此件公开发布）"])
def test_the_note_stands_in_one_pair_of_brackets(text: str) -> None:
    (block,) = signature(closing_note=text)
    assert isinstance(block, ParagraphBlock)
    assert block.text == "（此件公开发布）"


def test_open_dates_leave_gaps() -> None:
    assert date_text(OPEN, 2027) == "2027年　月　日"
    assert date_text(OPEN, None) == "　　年　月　日"
    assert date_text(pendulum.date(2027, 3, 9), None) == "2027年3月9日"


def pages(*attachments: Attachment) -> list[LayoutBlock]:
    return list(attachment_pages(attachments, SETTER, DEFAULT_SEGMENTER))


def test_an_attachment_begins_a_page_with_its_label_and_its_title_in_slot_three() -> None:
    content = (Paragraph(text="内容。"),)
    blocks = pages(Attachment(title=Title("分工表"), content=content))
    assert [type(block) for block in blocks[:4]] == [PageBreak, ParagraphBlock, BlankLines, ParagraphBlock]
    texts = [block.text for block in blocks if isinstance(block, ParagraphBlock)]
    assert texts == ["附件", "分工表", "内容。"]
    slot_two = blocks[2]
    assert isinstance(slot_two, BlankLines)
    assert slot_two.count == 1


def test_attachments_keep_their_numbers_where_one_is_only_listed() -> None:
    content = (Paragraph(text="内容。"),)
    blocks = pages(Attachment(title=Title("甲表")), Attachment(title=Title("乙表"), content=content))
    texts = [block.text for block in blocks if isinstance(block, ParagraphBlock)]
    assert texts[:2] == ["附件2", "乙表"]


def test_a_plan_without_its_elements_has_no_colophon() -> None:
    assert bottom() is None


def test_the_colophon_has_thick_outer_rules_and_a_thin_one_between() -> None:
    group = bottom(
        copied_to=("甲", "乙"), printing_office="青禾县府办", printing_date=pendulum.date(2027, 3, 9)
    )
    assert group is not None
    kinds = [type(block) for block in group.blocks]
    assert kinds == [Rule, ParagraphBlock, Rule, SplitLine, Rule]
    thick, thin, last = (block.thickness_pt for block in group.blocks if isinstance(block, Rule))
    assert thick == last == pytest.approx(0.35 / 25.4 * 72)
    assert thin == pytest.approx(0.25 / 25.4 * 72)
    copied = group.blocks[1]
    assert isinstance(copied, ParagraphBlock)
    assert copied.text == "抄送：甲、乙。"


def test_one_element_alone_needs_no_inner_rule() -> None:
    for parts in ({"copied_to": ("甲",)}, {"printing_office": "青禾县府办"}, {"printing_date": OPEN}):
        group = bottom(**parts)
        assert group is not None
        assert [type(block) for block in group.blocks].count(Rule) == 2


def test_classes_of_organs_are_parted_by_commas() -> None:
    group = bottom(copied_to=("县委、县政府", "县人大"))
    assert group is not None
    copied = group.blocks[1]
    assert isinstance(copied, ParagraphBlock)
    assert copied.text == "抄送：县委、县政府，县人大。"


def test_addressees_moved_to_the_colophon_stand_above_the_others_without_a_rule() -> None:
    envelope = Envelope(addressees=("甲", "乙"), copied_to=("丙",))
    (group,) = colophon(envelope, 2027, SETTER, with_addressees=True)
    texts = [block.text if isinstance(block, ParagraphBlock) else "—" for block in group.blocks]
    assert texts == ["—", "主送：甲、乙。", "抄送：丙。", "—"]


def test_an_office_too_long_for_the_date_beside_it_has_a_line_of_its_own() -> None:
    name = "青禾国家级经济技术开发区安全生产委员会办公室"
    group = bottom(printing_office=name, printing_date=pendulum.date(2027, 12, 31))
    assert group is not None
    lines = [block for block in group.blocks if isinstance(block, SplitLine)]
    assert [(len(line.left), len(line.right)) for line in lines] == [(1, 0), (0, 1)]


def test_an_office_wider_than_the_line_goes_on_in_the_next() -> None:
    name = "青禾国家级经济技术开发区安全生产委员会办公室应急救援指挥中心综合协调处"
    for date, last in ((pendulum.date(2027, 12, 31), [(0, 1)]), (None, [])):
        group = bottom(printing_office=name, printing_date=date)
        assert group is not None
        lines = [block for block in group.blocks if isinstance(block, SplitLine)]
        assert [(len(line.left), len(line.right)) for line in lines] == [(1, 0), (1, 0), *last]
        assert "".join(run.text for line in lines for run in line.left) == name
        assert all(len(run.text) <= 29 for line in lines for run in line.left)


def test_the_printing_date_is_followed_by_its_word() -> None:
    group = bottom(printing_office="青禾县府办", printing_date=OPEN)
    assert group is not None
    line = group.blocks[1]
    assert isinstance(line, SplitLine)
    assert line.right[0].text == "2027年　月　日印发"
