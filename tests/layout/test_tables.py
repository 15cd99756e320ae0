"""How wide the columns of a table are."""

import pytest

from emplan.layout import DEFAULT_PROFILE, compose, lay_out
from emplan.layout.runs import Setter
from emplan.layout.styles import Role
from emplan.layout.tables import table_block
from emplan.model import AnnualPlan, Paragraph, Table, Title

SETTER = Setter(DEFAULT_PROFILE)
CELL = SETTER.style(Role.TABLE_CELL).cell_pt
LONG = "更换罐区切断阀并做联锁测试，结果记入台账"


def rooms(*rows: tuple[str, ...], landscape: bool = False) -> list[float]:
    """The cells that each column of a table has for its text."""
    block = table_block(Table(rows=rows, landscape=landscape), "", SETTER)
    return [(width - 2 * block.padding_pt) / CELL for width in block.column_widths_pt]


@pytest.mark.parametrize(("head", "cells"), [("镇（乡）", 3), ("2026年", 3), ("序号", 2), ("GB50016", 3.5)])
def test_what_is_never_broken_has_room_in_a_narrow_column(head: str, cells: float) -> None:
    found = rooms((head, *("整改措施",) * 6), ("1", *(LONG,) * 6))
    assert found[0] >= cells
    assert sum(found) * CELL < DEFAULT_PROFILE.page.type_width_pt


def test_a_word_in_a_full_table_stands_on_one_line() -> None:
    found = rooms(("序号", "点位", "责任人", "时限", "措施"), ("12", LONG, "诸葛明月", "10月底前", LONG * 2))
    assert found[2] >= 4
    assert found[3] >= 4
    assert sum(found[1::3]) * CELL > DEFAULT_PROFILE.page.type_width_pt / 3


def test_words_leave_half_of_a_full_table_to_sentences() -> None:
    found = rooms(("诸葛明月",) * 6 + ("措施",), ("水务局",) * 6 + (LONG * 2,))
    assert found[-1] > 6
    assert min(found) >= 2


def test_where_not_all_have_that_room_each_column_keeps_two_cells() -> None:
    found = rooms(("镇（乡）",) * 11, (LONG,) * 11, landscape=True)
    assert max(found) == pytest.approx(min(found))
    found = rooms(("序号", *("（镇）（乡）",) * 8), ("1", *("SHEBEI20260001",) * 8))
    assert min(found) >= 2


def test_columns_without_two_cells_each_share_the_width() -> None:
    found = rooms(("序号",) * 20)
    assert max(found) == pytest.approx(min(found))
    assert min(found) >= 1


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("lines", [1, 2, 3])
def test_full_pages_of_rows_leave_room_for_what_programs_take_for_rules(lines: int, landscape: bool) -> None:
    page = DEFAULT_PROFILE.page
    block = table_block(Table(rows=(("品名",),), landscape=landscape), "", SETTER)
    row = lines * block.cell_style.line_pitch_pt + 2 * block.row_padding_pt
    room = page.type_width_pt if landscape else page.type_height_pt
    head = block.head_style.line_pitch_pt + 2 * block.row_padding_pt
    assert (room - head) % row > 2 * block.rule_thickness_pt


def test_text_below_a_table_keeps_clear_of_its_lower_rule() -> None:
    table = Table(rows=(("任务", "时限"), ("巡堤", "5月底前")))
    outline = (table, Paragraph(text="各单位按月报送进展。"))
    page = compose(lay_out(AnnualPlan(year=2027, title=Title("巡堤工作安排"), outline=outline))).pages[0]
    lowest = max(rule.y_pt + rule.height_pt for rule in page.rules if rule.role is Role.TABLE)
    (below,) = (line for line in page.lines if line.role is Role.BODY)
    assert below.top_pt == pytest.approx(lowest + 1.35, abs=0.05)
