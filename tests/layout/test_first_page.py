"""Page 1 shows text, and as little as possible is changed for it."""

from collections.abc import Callable
from typing import Any

import pytest

from emplan.errors import LayoutError
from emplan.layout import BlankLines, LayoutBlock, Masthead, OfficialLayout, Role, compose, lay_out
from emplan.model import AnnualPlan, DocumentNumber, Envelope, Issuer, Title

PlanMaker = Callable[..., AnnualPlan]
TITLE = "青禾示范区关于进一步加强森林草原防灭火和防汛抗旱以及地质灾害避险转移等应急管理重点工作的通知"


def laid_out(make: PlanMaker, issuers: int, addressees: int, **parts: Any) -> OfficialLayout:
    envelope = Envelope(
        issuers=tuple(Issuer(f"青禾示范区第{i}应急管理指挥部") for i in range(1, issuers + 1)),
        document_number=DocumentNumber("青安委", 2027, 3),
        addressees=tuple(f"青禾示范区第{i}街道办事处" for i in range(1, addressees + 1)),
    )
    return lay_out(make(envelope=envelope, **parts))


def gaps(layout: OfficialLayout) -> list[int]:
    above = (Role.DOCUMENT_NUMBER, Role.TITLE)
    return [block.count for block in layout.blocks if isinstance(block, BlankLines) and block.role in above]


def masthead(layout: OfficialLayout) -> Masthead:
    return next(block for block in layout.blocks if isinstance(block, Masthead))


def roles(blocks: tuple[LayoutBlock, ...]) -> set[Role]:
    return {block.role for block in blocks}


def shows_text(layout: OfficialLayout) -> bool:
    return any(line.role is Role.BODY for line in compose(layout).pages[0].lines)


def test_nothing_changes_where_there_is_room(bare_plan: PlanMaker) -> None:
    layout = laid_out(bare_plan, 1, 2)
    assert gaps(layout) == [2, 2]
    assert Role.ADDRESSEES in roles(layout.blocks)


def test_many_addressees_move_to_the_colophon_before_any_gap_shrinks(bare_plan: PlanMaker) -> None:
    layout = laid_out(bare_plan, 1, 40)
    assert gaps(layout) == [2, 2]
    assert Role.ADDRESSEES not in roles(layout.blocks)
    assert Role.COLOPHON in roles(layout.blocks)
    assert shows_text(layout)


def test_a_high_masthead_gets_lower_before_any_gap_shrinks(bare_plan: PlanMaker) -> None:
    layout = laid_out(bare_plan, 8, 2, title=Title(TITLE))
    assert gaps(layout) == [2, 2]
    assert masthead(layout).height_pt < masthead(laid_out(bare_plan, 8, 0)).height_pt
    assert Role.ADDRESSEES in roles(layout.blocks)
    assert shows_text(layout)


@pytest.mark.parametrize("addressees", [0, 6])
def test_a_masthead_higher_than_the_page_gets_lower(bare_plan: PlanMaker, addressees: int) -> None:
    layout = laid_out(bare_plan, 13, addressees, title=Title(TITLE))
    usual = laid_out(bare_plan, 8, 0)
    assert masthead(layout).line_pitch_pt < masthead(usual).line_pitch_pt
    assert shows_text(layout)


def test_if_nothing_helps_nothing_changes(bare_plan: PlanMaker) -> None:
    assert gaps(laid_out(bare_plan, 60, 0, title=Title(TITLE))) == [2, 2]


def test_a_plan_without_a_masthead_is_left_alone(bare_plan: PlanMaker) -> None:
    layout = lay_out(bare_plan(title=Title("青禾县", fixed_lines=tuple("青禾县")), preamble=()))
    assert roles(layout.blocks) == {Role.TITLE, Role.BODY}


def test_addressees_for_which_no_colophon_has_room_stay_above_the_text_and_are_warned_of(
    bare_plan: PlanMaker,
) -> None:
    layout = laid_out(bare_plan, 1, 120)
    assert Role.ADDRESSEES in roles(layout.blocks)
    assert not shows_text(layout)
    (warning,) = layout.warnings
    assert (warning.path, warning.clause) == ("envelope.addressees", "7.3.3")
    page = layout.profile.page
    for sheet in compose(layout).pages:
        for line in sheet.lines:
            assert page.top_margin.pt <= line.top_pt
            assert line.top_pt + line.height_pt <= page.type_bottom_pt + 0.1


def test_copies_for_which_no_page_has_room_are_refused(bare_plan: PlanMaker) -> None:
    envelope = Envelope(
        issuers=(Issuer("青禾示范区应急管理局"),),
        copied_to=tuple(f"青禾示范区第{i}街道办事处" for i in range(120)),
    )
    with pytest.raises(LayoutError) as refused:
        lay_out(bare_plan(envelope=envelope))
    assert refused.value.field == "copied_to"
    assert "7.4.2" in str(refused.value)
    assert "各镇人民政府" in refused.value.message("zh")
