"""The header: what stands above the red rule."""

from typing import Any

import pytest

from emplan.layout import (
    DEFAULT_PROFILE,
    BlankLines,
    LayoutBlock,
    Masthead,
    ParagraphBlock,
    Role,
    Rule,
    SplitLine,
)
from emplan.layout.header import header_blocks, spread
from emplan.layout.runs import Setter
from emplan.model import (
    DamagedNumber,
    DocumentNumber,
    Envelope,
    Issuer,
    SecrecyLevel,
    SecrecyMark,
    Urgency,
)

ISSUER = (Issuer("青禾示范区安全生产委员会"),)


def header(**parts: Any) -> tuple[LayoutBlock, ...]:
    return header_blocks(Envelope(**parts), Setter(DEFAULT_PROFILE))


def texts(blocks: tuple[LayoutBlock, ...]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, ParagraphBlock)]


def test_nothing_is_invented_without_an_issuer() -> None:
    assert header(document_number=DocumentNumber("青安委", 2027, 3)) == ()


def test_masthead_number_and_rule_follow_with_their_blank_lines() -> None:
    blocks = header(issuers=ISSUER, document_number=DocumentNumber("青安委", 2027, 3))
    kinds = [type(block) for block in blocks]
    assert kinds == [Masthead, BlankLines, ParagraphBlock, Rule, BlankLines]
    assert [block.count for block in blocks if isinstance(block, BlankLines)] == [2, 2]
    assert texts(blocks) == ["青安委〔2027〕3号"]


def test_the_rule_lies_4_mm_below_the_number() -> None:
    rule = next(block for block in header(issuers=ISSUER) if isinstance(block, Rule))
    assert rule.gap_above_pt == pytest.approx(4 / 25.4 * 72)
    assert rule.length_pt == pytest.approx(156 / 25.4 * 72)
    assert rule.colour.value == "FF0000"


def test_an_open_serial_leaves_a_gap() -> None:
    assert texts(header(issuers=ISSUER, document_number=DocumentNumber("青安委", 2027))) == [
        "青安委〔2027〕　号"
    ]


def test_a_damaged_number_is_printed_as_found() -> None:
    assert texts(header(issuers=ISSUER, document_number=DamagedNumber(as_found="青安委〔20271号"))) == [
        "青安委〔20271号"
    ]


def test_copy_number_secrecy_and_urgency_stand_below_each_other() -> None:
    blocks = header(
        copy_number="000012",
        secrecy=SecrecyMark(SecrecyLevel.SECRET, "1年"),
        urgency=Urgency.EXTRA_URGENT,
        issuers=ISSUER,
    )
    assert texts(blocks) == ["000012", "秘密★1年", "特急"]
    masthead = next(block for block in blocks if isinstance(block, Masthead))
    assert masthead.space_before_pt == pytest.approx(35 / 25.4 * 72 - 3 * 28.95)


def test_secrecy_stands_on_the_second_line_even_alone() -> None:
    blank, secrecy = header(secrecy=SecrecyMark(SecrecyLevel.HIGHLY_SECRET))
    assert isinstance(blank, BlankLines)
    assert isinstance(secrecy, ParagraphBlock)
    assert secrecy.text == "机　密"


def test_the_number_moves_to_the_left_beside_the_last_signatories() -> None:
    blocks = header(
        issuers=ISSUER,
        document_number=DocumentNumber("青安委", 2027, 3),
        signatories=("林远", "欧阳明", "方禾"),
    )
    rows = [block for block in blocks if isinstance(block, SplitLine)]
    assert ["".join(run.text for run in row.left) for row in rows] == ["", "青安委〔2027〕3号"]
    right = ["".join(run.text for run in row.right) for row in rows]
    assert right == ["签发人：林　远　欧阳明", "　　　　方　禾　　　　"]
    assert len({len(row) for row in right}) == 1
    assert rows[0].style.left_cells == rows[0].style.right_cells == 1


def test_one_signatory_is_not_padded() -> None:
    row = next(
        block for block in header(issuers=ISSUER, signatories=("林远",)) if isinstance(block, SplitLine)
    )
    assert [run.text for run in row.right] == ["签发人：", "林远"]
    assert row.left == ()
    assert row.role is Role.SIGNATORIES


@pytest.mark.parametrize(
    ("text", "width", "padded"),
    [
        ("林远", 3, "林　远"),
        ("组长", 5, "组　　　长"),
        ("副组长", 5, "副　组　长"),
        ("常务副组", 5, "常务副组　"),
        ("组", 3, "组　　"),
        ("欧阳明远", 3, "欧阳明远"),
    ],
)
def test_short_texts_are_spread(text: str, width: int, padded: str) -> None:
    assert spread(text, width) == padded
