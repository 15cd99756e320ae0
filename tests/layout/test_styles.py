"""Styles: faces by the form of labels, outline levels by depth, indents in cells."""

import attrs
import pytest

from emplan.chinese.labels import LabelForm
from emplan.layout import DEFAULT_PROFILE, FACE_NAMES, Colour, Face, Role, styles
from emplan.layout.styles import heading_face, heading_role

TABLE = styles(DEFAULT_PROFILE)


def test_every_role_that_is_set_as_text_has_a_style() -> None:
    drawn_or_grouped = {Role.HEADER_RULE, Role.COLOPHON, Role.TABLE}
    assert set(TABLE) == set(Role) - drawn_or_grouped


def test_word_style_names_are_unique() -> None:
    names = [style.word_style for style in TABLE.values()]
    assert len(set(names)) == len(names)


def test_only_the_masthead_is_red() -> None:
    assert [role for role, style in TABLE.items() if style.colour is Colour.RED] == [Role.MASTHEAD]


@pytest.mark.parametrize(
    ("form", "face"),
    [
        (LabelForm.CHINESE_COMMA, Face.GOTHIC),
        (LabelForm.CHINESE_BRACKETED, Face.REGULAR_SCRIPT),
        (LabelForm.ARABIC_DOT, Face.IMITATION_SONG),
        (LabelForm.ARABIC_BRACKETED, Face.IMITATION_SONG),
        (LabelForm.CIRCLED, Face.IMITATION_SONG),
    ],
)
def test_the_face_of_a_heading_follows_the_form_of_its_label(form: LabelForm, face: Face) -> None:
    assert {heading_face(form, depth) for depth in (1, 2, 3, 7)} == {face}


def test_a_heading_without_a_label_has_the_face_of_its_depth() -> None:
    assert [heading_face(None, depth) for depth in (1, 2, 3, 9)] == [
        Face.GOTHIC,
        Face.REGULAR_SCRIPT,
        Face.IMITATION_SONG,
        Face.IMITATION_SONG,
    ]


def test_outline_levels_follow_depth() -> None:
    assert [TABLE[heading_role(depth)].outline_level for depth in (1, 2, 3, 4)] == [1, 2, 3, 4]
    assert heading_role(8) is Role.HEADING_4
    others = [role for role in TABLE if TABLE[role].outline_level and "HEADING" not in role.name]
    assert others == []


def test_text_is_indented_by_two_cells() -> None:
    body = TABLE[Role.BODY]
    assert body.first_line_pt == pytest.approx(2 * 156 / 28 / 25.4 * 72)
    assert body.left_pt == body.right_pt == 0


def test_the_colophon_counts_cells_of_its_own_size() -> None:
    copied = TABLE[Role.COPIED_TO]
    assert copied.left_pt == 4 * 14
    assert copied.left_pt + copied.first_line_pt == 14


def test_styles_change_with_the_profile() -> None:
    sizes = attrs.evolve(DEFAULT_PROFILE.sizes, body=attrs.evolve(DEFAULT_PROFILE.sizes.body, value=15.75))
    assert styles(attrs.evolve(DEFAULT_PROFILE, sizes=sizes))[Role.BODY].size_pt == 15.75


def test_every_face_has_its_office_names() -> None:
    assert set(FACE_NAMES) == set(Face)
    assert FACE_NAMES[Face.TITLE_SONG].family == "方正小标宋简体"
