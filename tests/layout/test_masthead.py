"""The masthead: tall and narrow, and never wider than it may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emplan.layout import DEFAULT_PROFILE, Masthead
from emplan.layout.masthead import fit_masthead
from emplan.model import Issuer

HEADER = DEFAULT_PROFILE.header


def fitted(*names: str, lines_above: int = 0) -> Masthead:
    return fit_masthead([Issuer(name) for name in names], DEFAULT_PROFILE, lines_above)


def test_one_issuer_stands_on_one_line_with_its_suffix() -> None:
    masthead = fitted("青禾示范区安全生产委员会")
    (line,) = masthead.lines
    assert line.text == "青禾示范区安全生产委员会文件"
    assert masthead.suffix is None
    assert line.size_pt == 54
    assert 0.5 < line.scale < 0.67


def test_a_short_name_is_spread_instead_of_widened() -> None:
    (line,) = fitted("青禾县人民政府").lines
    assert line.scale == HEADER.masthead_scale.value
    assert line.letter_spacing_pt > 0
    assert line.width_pt < HEADER.masthead_width.pt


def test_a_long_name_gets_narrower_and_then_lower() -> None:
    long = fitted("青禾县森林草原防灭火指挥部办公室").lines[0]
    longer = fitted("青禾国家级经济技术开发区重大自然灾害应急救援总指挥部领导小组办公室").lines[0]
    assert long.scale == pytest.approx(HEADER.masthead_least_scale.value)
    assert 36 < long.size_pt < 54
    assert longer.size_pt == HEADER.masthead_least_size.pt


def test_the_printed_name_of_the_issuer_is_used() -> None:
    issuer = Issuer("示范区安委会", masthead_name="青禾示范区安全生产委员会")
    masthead = fit_masthead([issuer], DEFAULT_PROFILE, 0)
    assert masthead.lines[0].text.startswith("青禾示范区安全生产委员会")


def test_the_ink_begins_at_72_mm_whatever_stands_above() -> None:
    page = DEFAULT_PROFILE.page
    for lines in (0, 1, 3):
        masthead = fitted("青禾县人民政府", lines_above=lines)
        above = page.top_margin.pt + lines * page.line_pitch.pt
        assert (above + masthead.space_before_pt) / 72 * 25.4 == pytest.approx(72)


def test_joint_issuers_are_stacked_in_one_width_beside_the_suffix() -> None:
    masthead = fitted("青禾市应急管理局", "青禾市财政局", "青禾市自然资源和规划局")
    assert [line.text for line in masthead.lines] == [
        "青禾市应急管理局",
        "青禾市财政局",
        "青禾市自然资源和规划局",
    ]
    assert {round(line.width_pt, 6) for line in masthead.lines} == {round(masthead.lines[0].width_pt, 6)}
    assert masthead.suffix is not None
    assert masthead.suffix.text == "文件"
    assert masthead.suffix.size_pt > masthead.lines[0].size_pt


@given(st.lists(st.text("青禾示范区应急", min_size=1, max_size=30), min_size=1, max_size=6))
def test_every_masthead_fits_the_type_area(names: list[str]) -> None:
    masthead = fitted(*names)
    width = max(line.width_pt for line in masthead.lines)
    if masthead.suffix:
        width += masthead.gap_pt + masthead.suffix.width_pt
    assert width <= HEADER.masthead_width.pt + 0.01
    assert masthead.height_pt < DEFAULT_PROFILE.page.type_height_pt / 2
