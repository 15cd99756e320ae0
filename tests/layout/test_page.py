"""The numbers of the page, added up."""

import attrs
import pytest

from emplan.layout import DEFAULT_PROFILE, Count, Measure, Ratio, Strength, Unit

PAGE = DEFAULT_PROFILE.page


def test_margins_and_type_area_add_up_to_the_sheet() -> None:
    assert PAGE.left_margin.mm + 156 + PAGE.right_margin.mm == pytest.approx(PAGE.width.mm)
    assert PAGE.top_margin.mm + 225 + PAGE.bottom_margin.mm == pytest.approx(PAGE.height.mm)
    assert PAGE.type_width_pt == pytest.approx(156 / 25.4 * 72)
    assert PAGE.type_height_pt == pytest.approx(225 / 25.4 * 72)
    assert PAGE.type_bottom_pt == pytest.approx(262 / 25.4 * 72)


def test_twenty_two_lines_fit_and_one_more_twip_would_be_too_much() -> None:
    lines = PAGE.lines.value
    assert lines * PAGE.line_pitch.pt <= PAGE.type_height_pt
    assert (lines + 1) * PAGE.line_pitch.pt > PAGE.type_height_pt
    assert lines * (PAGE.line_pitch.twips + 1) / 20 > PAGE.type_height_pt


def test_twenty_eight_characters_fit_in_word_and_one_more_does_not() -> None:
    character = DEFAULT_PROFILE.sizes.body.pt + PAGE.character_spacing.pt
    assert PAGE.cells.value * character <= PAGE.type_width_pt
    assert (PAGE.cells.value + 1) * character > PAGE.type_width_pt
    one_twip_more = character + 1 / 20
    assert PAGE.cells.value * one_twip_more > PAGE.type_width_pt


def test_twenty_title_characters_fit_on_a_line() -> None:
    cells, size = DEFAULT_PROFILE.text.title_cells.value, DEFAULT_PROFILE.sizes.title.pt
    assert cells * size <= PAGE.type_width_pt < (cells + 1) * size


def test_the_masthead_begins_35_mm_below_the_type_area_s_edge() -> None:
    assert DEFAULT_PROFILE.header.masthead_top.mm - PAGE.top_margin.mm == pytest.approx(35)
    assert DEFAULT_PROFILE.header.masthead_width.mm <= 156


def test_the_dashes_of_the_page_number_lie_at_269_mm() -> None:
    below = DEFAULT_PROFILE.page_number.dash_below_type_area
    assert (PAGE.type_bottom_pt + below.pt) / 72 * 25.4 == pytest.approx(269)


def test_every_number_has_its_clause_and_strength() -> None:
    groups = [getattr(DEFAULT_PROFILE, field.name) for field in attrs.fields(type(DEFAULT_PROFILE))]
    numbers = [
        getattr(group, field.name)
        for group in groups
        if attrs.has(type(group))
        for field in attrs.fields(type(group))
    ]
    measured = [number for number in numbers if isinstance(number, Measure | Count | Ratio)]
    assert len(measured) > 40
    assert all(number.clause.startswith("GB/T 9704-2012 ") for number in measured)
    assert all(isinstance(number.strength, Strength) for number in measured)
    bare = [number for number in numbers if isinstance(number, int | float) and not isinstance(number, bool)]
    assert bare == []


def test_measures_convert_between_units() -> None:
    inch = Measure(value=25.4, unit=Unit.MM, clause="", strength=Strength.MUST)
    assert inch.pt == pytest.approx(72)
    assert inch.twips == 1440
    assert inch.mm == 25.4
    assert Measure(value=72, unit=Unit.PT, clause="", strength=Strength.MUST).mm == pytest.approx(25.4)
    assert Measure(value=20, unit=Unit.TWIP, clause="", strength=Strength.MUST).pt == pytest.approx(1)
