"""Where organs and date stand at the end of the text."""

from itertools import pairwise

import pytest

from emplan.layout import DEFAULT_PROFILE, Anchor, PositionedText, SignatureGroup
from emplan.layout.runs import Setter
from emplan.layout.signature import organs_of, signature_group
from emplan.model import Envelope, Issuer, SignatureMode

WIDTH = DEFAULT_PROFILE.page.type_width_pt
CELL = DEFAULT_PROFILE.page.cell_pt
DATE = "2027年3月9日"
DATE_CELLS = 4 * 0.5 + 1 + 0.5 + 1 + 0.5 + 1


def group(*organs: str, date: str = DATE, mode: SignatureMode = SignatureMode.SEALED) -> SignatureGroup:
    named = tuple((name, "") for name in organs)
    return signature_group(named, date, mode, Setter(DEFAULT_PROFILE))


def parts(found: SignatureGroup) -> list[PositionedText]:
    return [part for line in found.lines for part in line.parts]


def test_a_sealed_date_ends_four_cells_from_the_right_under_the_middle_of_the_organ() -> None:
    organ, date = parts(group("青禾县应急管理局"))
    assert date.anchor is organ.anchor is Anchor.CENTRE
    assert date.x_pt + DATE_CELLS * CELL / 2 == pytest.approx(WIDTH - 4 * CELL)
    assert organ.x_pt == pytest.approx(date.x_pt)


def test_a_long_organ_stays_inside_the_type_area_and_takes_the_date_with_it() -> None:
    name = "青禾国家级经济技术开发区安全生产委员会办公室"
    organ, date = parts(group(name))
    assert organ.x_pt + len(name) * CELL / 2 == pytest.approx(WIDTH)
    assert date.x_pt == pytest.approx(organ.x_pt)


def test_a_name_wider_than_the_page_is_set_in_lines() -> None:
    name = "青禾国家级经济技术开发区重大自然灾害应急救援总指挥部领导小组办公室"
    *organs, date = parts(group(name))
    assert "".join(organ.text for organ in organs) == name
    assert len(organs) == 2
    for organ in organs:
        assert len(organ.text) * CELL / 2 <= min(organ.x_pt, WIDTH - organ.x_pt) + 0.01
    assert date.x_pt == pytest.approx(organs[0].x_pt)


def test_without_an_organ_only_the_date_stands() -> None:
    (date,) = parts(group())
    assert date.anchor is Anchor.RIGHT
    assert date.x_pt == pytest.approx(WIDTH - 4 * CELL)


def test_without_a_date_only_the_organ_stands() -> None:
    (organ,) = parts(group("青禾县应急管理局", date=""))
    assert organ.x_pt + 4 * CELL == pytest.approx(WIDTH - 4 * CELL)


def test_unsealed_the_date_begins_two_cells_right_of_the_organ() -> None:
    organ, date = parts(group("青禾县应急管理局", mode=SignatureMode.UNSEALED))
    assert organ.x_pt == pytest.approx(WIDTH - 2 * CELL - 8 * CELL)
    assert date.x_pt == pytest.approx(organ.x_pt + 2 * CELL)
    assert {organ.anchor, date.anchor} == {Anchor.LEFT}


def test_unsealed_a_date_longer_than_the_organ_keeps_two_cells_from_the_right() -> None:
    organ, date = parts(group("县府", mode=SignatureMode.UNSEALED))
    assert date.x_pt + DATE_CELLS * CELL == pytest.approx(WIDTH - 2 * CELL)
    assert organ.x_pt == pytest.approx(date.x_pt - 2 * CELL)


def test_unsealed_joint_organs_stand_below_each_other() -> None:
    found = group("青禾县应急管理局", "青禾县财政局", mode=SignatureMode.UNSEALED)
    first, second, _ = parts(found)
    assert first.x_pt == second.x_pt
    assert len(found.lines) == 3


def test_unsealed_a_date_may_stand_alone() -> None:
    (date,) = parts(group(mode=SignatureMode.UNSEALED))
    assert date.x_pt + DATE_CELLS * CELL == pytest.approx(WIDTH - 2 * CELL)


def test_an_unsealed_organ_may_stand_alone() -> None:
    assert len(parts(group("青禾县应急管理局", date="", mode=SignatureMode.UNSEALED))) == 1


def test_sealed_joint_organs_stand_side_by_side_with_the_date_under_the_last() -> None:
    found = group("青禾县应急管理局", "青禾县财政局")
    first, second = found.lines[0].parts
    (date,) = found.lines[1].parts
    assert first.x_pt < second.x_pt
    assert date.x_pt == pytest.approx(second.x_pt)


def test_rows_of_sealed_organs_leave_room_for_the_seals() -> None:
    found = group("青禾县应急管理局", "青禾县财政局", "青禾县水利局", "青禾县民政局")
    rows = [line for line in found.lines if line.parts]
    assert [len(row.parts) for row in rows] == [3, 1, 1]
    assert sum(not line.parts for line in found.lines) >= 4


@pytest.mark.parametrize("cells", range(8, 15))
@pytest.mark.parametrize("organs", range(4, 8))
def test_a_cell_at_least_stays_between_names_side_by_side(organs: int, cells: int) -> None:
    name = "青禾示范区防汛抗旱巡查管理局"[:cells]
    found = group(*(name for _ in range(organs)))
    for line in found.lines:
        for left, right in pairwise(line.parts):
            apart = (right.x_pt - left.x_pt) / CELL - (len(left.text) + len(right.text)) / 2
            assert apart > 1 - 0.001


def test_names_as_wide_as_the_page_stand_below_each_other() -> None:
    name = "青禾国家级经济技术开发区安全生产委员会办公室"
    rows = [line for line in group(name, name).lines if line.parts]
    assert [len(row.parts) for row in rows] == [1, 1, 1]


def test_a_stamped_signature_leaves_room_for_the_stamp_between_title_and_right_edge() -> None:
    found = group("县长", mode=SignatureMode.STAMPED)
    assert [len(line.parts) for line in found.lines] == [1, 0, 1]
    title, date = parts(found)
    assert {title.anchor, date.anchor} == {Anchor.RIGHT}
    assert date.x_pt == pytest.approx(WIDTH - 4 * CELL)
    stamp = DEFAULT_PROFILE.text.stamp_width.pt
    assert date.x_pt - title.x_pt == pytest.approx(stamp + 2 * CELL)


def test_a_long_name_beside_a_stamp_is_broken_and_leaves_its_room() -> None:
    long = "青禾示范区住房和城乡建设管理委员会综合执法局"
    found = group(long, "青禾示范区水务局", mode=SignatureMode.STAMPED)
    first, second, other, _ = parts(found)
    assert first.text + second.text == long
    assert {part.anchor for part in (first, second, other)} == {Anchor.RIGHT}
    assert first.x_pt == second.x_pt == other.x_pt < WIDTH - 6 * CELL
    assert all(len(part.text) * CELL <= part.x_pt for part in (first, second))
    assert [bool(line.parts) for line in found.lines] == [True, True, False, True, False, True]


def test_an_unsigned_document_has_only_the_names_that_were_printed() -> None:
    issuers, none = (Issuer("青禾县"),), SignatureMode.NONE
    assert organs_of(Envelope(issuers=issuers, signature_mode=none)) == ()
    named = Envelope(issuers=issuers, signature=("县安委会",), signature_mode=none)
    assert organs_of(named) == (("县安委会", "envelope.signature[0]"),)


def test_printed_names_come_before_the_issuers() -> None:
    issuers = (Issuer("青禾县安委会"),)
    printed = Envelope(issuers=issuers, signature=("县安委会",))
    assert organs_of(printed) == (("县安委会", "envelope.signature[0]"),)
    assert organs_of(Envelope(issuers=issuers)) == (("青禾县安委会", "envelope.issuers[0].name"),)
