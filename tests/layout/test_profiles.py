"""Profiles (版式): the ones that come along, an office's own file, and what is refused with its place."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from emplan.errors import LayoutError, ProfileError
from emplan.layout import (
    DEFAULT_PROFILE,
    FACE_NAMES,
    PROFILES,
    Count,
    Face,
    Measure,
    OfficialLayout,
    Ratio,
    Role,
    Unit,
    compose,
    lay_out,
    profile_of,
    styles,
)
from emplan.layout.profile_terms import PROFILE_TERMS
from emplan.model import AnnualPlan, Paragraph, Table, Title
from emplan.testing.samples import typical_plan

MM = 72 / 25.4
Written = Callable[[str], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a profile file."""

    def write(text: str) -> Path:
        path = tmp_path / "house.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def refusal(path: Path) -> ProfileError:
    with pytest.raises(ProfileError) as caught:
        profile_of(path)
    return caught.value


def fields() -> list[str]:
    return [
        f"{group.name}.{each.name}"
        for group in attrs.fields(type(DEFAULT_PROFILE))
        if group.name != "name"
        for each in attrs.fields(type(getattr(DEFAULT_PROFILE, group.name)))
    ]


def test_profiles_are_known_by_their_names() -> None:
    assert list(PROFILES) == ["gbt9704", "gbt33476", "house-28pt", "mirrored"]
    assert all(str(profile) == profile.name == name for name, profile in PROFILES.items())
    assert profile_of("gbt33476") is PROFILES["gbt33476"]
    assert profile_of(DEFAULT_PROFILE) is DEFAULT_PROFILE
    assert profile_of(Path("mirrored")) is PROFILES["mirrored"]


def test_every_number_of_a_profile_has_a_chinese_term() -> None:
    groups = {key.partition(".")[0] for key in fields()}
    assert set(PROFILE_TERMS) == {*fields(), *groups}


@pytest.mark.parametrize("name", list(PROFILES))
def test_every_profile_holds_22_lines_of_28_characters(name: str) -> None:
    page = PROFILES[name].page
    assert 22 * page.line_pitch.twips <= page.type_height_pt * 20
    assert 28 * (16 + page.character_spacing.pt) <= page.type_width_pt


def test_the_display_standard_puts_the_first_characters_at_37_mm() -> None:
    layout = lay_out(typical_plan(), PROFILES["gbt33476"])
    line = compose(layout).pages[2].lines[0]
    body = styles(layout.profile)[Role.BODY]
    em = (line.top_pt + (line.height_pt - body.size_pt) / 2) / MM
    assert em == pytest.approx(37, abs=0.05)
    assert body.line_pitch_pt == 29.6


def x_of_text(layout: OfficialLayout) -> list[float]:
    pages = compose(layout).pages
    return [min(run.x_pt for line in page.lines for run in line.runs) / MM for page in pages[:4]]


def test_mirrored_margins_bind_even_pages_at_the_right() -> None:
    plain, moved = (x_of_text(lay_out(typical_plan(), PROFILES[name])) for name in ("gbt9704", "mirrored"))
    assert [b - a for a, b in zip(plain, moved, strict=True)] == pytest.approx([0, -2, 0, -2])


def test_mirrored_page_numbers_are_alike_far_from_the_outer_edge() -> None:
    odd, even = compose(lay_out(typical_plan(), PROFILES["mirrored"])).pages[:2]
    assert odd.number_line is not None
    assert even.number_line is not None
    right = odd.number_line.runs[-1].x_pt + odd.number_line.runs[-1].width_pt
    assert even.number_line.runs[0].x_pt == pytest.approx(odd.width_pt - right)


def test_a_landscape_table_of_a_mirrored_even_page_moves_to_the_cut_edge() -> None:
    table = Table(rows=(("品名", "数量"), ("编织袋", "20000条")), landscape=True)
    plan = AnnualPlan(title=Title("青禾示范区2027年物资储备计划"), preamble=(Paragraph(text="见表。"), table))
    usual, moved = (compose(lay_out(plan, PROFILES[name])).pages[1] for name in ("gbt9704", "mirrored"))
    assert moved.turned
    assert moved.lines[0].top_pt - usual.lines[0].top_pt == pytest.approx(-2 * MM)
    assert moved.rules[0].y_pt - usual.rules[0].y_pt == pytest.approx(-2 * MM)


def test_a_file_changes_what_it_says_and_keeps_clause_and_strength(written: Written) -> None:
    path = written('name = "青禾区办"\nbased_on = "house-28pt"\n\n[page]\ntop_margin = "3.5 cm"\n')
    profile = profile_of(path)
    usual = DEFAULT_PROFILE.page.top_margin
    assert profile.name == "青禾区办"
    assert profile.page.line_pitch.pt == 28
    assert profile.page.top_margin == attrs.evolve(usual, value=35.0)


def test_a_file_without_a_name_has_that_of_the_file(written: Written) -> None:
    assert profile_of(written("")).name == "house"


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ('"37.5 mm"', 37.5 * MM),
        ('"37毫米"', 37 * MM),
        ('"3.7cm"', 37 * MM),
        ('"100 pt"', 100),
        ('"100磅"', 100),
        ('"2000 twips"', 100),
    ],
)
def test_lengths_are_written_with_their_unit(value: str, wanted: float, written: Written) -> None:
    profile = profile_of(written(f'[page]\ntop_margin = {value}\nline_pitch = "28 pt"\n'))
    assert profile.page.top_margin.pt == pytest.approx(wanted)


def test_every_kind_of_value_can_be_written(written: Written) -> None:
    text = """\ufeff
        [header]
        masthead_scale = 0.7
        masthead_suffix = ""
        [text]
        lines_to_sealed_signature = 3
        [colophon]
        even_page = false
        """
    profile = profile_of(written(text))
    assert profile.header.masthead_scale.value == 0.7
    assert profile.header.masthead_suffix == ""
    assert profile.text.lines_to_sealed_signature.value == 3
    assert profile.colophon.even_page is False


def test_what_follows_from_a_file_is_set(written: Written) -> None:
    sides = '[page]\nleft_margin="3 cm"\nright_margin="3.2 cm"\n'
    profile = profile_of(written(f'{sides}top_margin="34 mm"\nbottom_margin="31 mm"\nline_pitch="29.5 pt"'))
    assert profile.text.title_pitch.pt == profile.colophon.line_pitch.pt == 29.5
    assert profile.colophon.last_rule_to_edge.mm == 31
    assert profile.page.character_spacing.twips == -21
    assert profile.text.title_cells.value == 19
    assert profile.header.masthead_width.mm == profile.letter.masthead_width.mm == pytest.approx(148)
    small = profile_of(written('[page]\nline_pitch = "20 pt"'))
    assert small.text.title_pitch.pt == 22


def test_what_a_file_gives_itself_is_not_derived(written: Written) -> None:
    page = '[page]\nline_pitch="28 pt"\ncharacter_spacing="-6 twips"\n'
    text = '[text]\ntitle_pitch="32 pt"\ntitle_cells=18\n[colophon]\nline_pitch="20 pt"'
    profile = profile_of(written(page + text))
    assert profile.page.character_spacing.twips == -6
    assert profile.text.title_pitch.pt == 32
    assert profile.text.title_cells.value == 18
    assert profile.colophon.line_pitch.pt == 20


def test_an_office_names_its_own_fonts(written: Written) -> None:
    text = '[faces]\ntitle_song = "方正小标宋_GBK"\nlatin = " Times New Roman "\n'
    faces = profile_of(written(text)).faces
    title, body, number = (faces.names(face) for face in (Face.TITLE_SONG, Face.IMITATION_SONG, Face.SONG))
    assert (title.family, title.latin, title.chinese) == ("方正小标宋_GBK", "Times New Roman", "小标宋")
    assert "方正小标宋简体" in title.alternates
    assert title.family not in title.alternates
    assert (body.family, body.latin) == ("仿宋_GB2312", "Times New Roman")
    assert (number.family, number.latin) == ("宋体", "宋体")
    assert faces.own_family(Face.TITLE_SONG) == "方正小标宋_GBK"
    assert faces.own_family(Face.SONG) is None
    assert DEFAULT_PROFILE.faces.names(Face.GOTHIC) == FACE_NAMES[Face.GOTHIC]


@pytest.mark.parametrize("name", ['""', '"  "', "16", '"仿宋,宋体"', f'"{"长" * 32}"', "[]"])
def test_what_is_no_name_of_a_font_is_refused_with_its_place(name: str, written: Written) -> None:
    error = refusal(written(f"[faces]\nimitation_song = {name}\n"))
    assert error.place is not None
    assert error.place.endswith("house.toml, line 2, faces.imitation_song")
    assert "仿宋" in error.message("zh")


def test_an_unknown_face_is_refused_with_those_that_there_are(written: Written) -> None:
    assert "imitation_song, regular_script, gothic, title_song, song, latin" in str(
        refusal(written('[faces]\nkaiti = "楷体"\n'))
    )


def test_lines_that_do_not_fit_are_refused_with_place_term_clause_and_remedy(written: Written) -> None:
    error = refusal(written('name = "区办"\n[page]\nline_pitch = "29 pt"  # 580\n'))
    assert isinstance(error, LayoutError)
    assert error.field == "page.line_pitch"
    assert error.place is not None
    assert error.place.endswith("house.toml, line 3, page.line_pitch")
    assert "5.2.3" in str(error)
    assert "579 twips (28.95 pt)" in str(error)
    assert "lines = 21" in str(error)
    assert "行距" in error.message("zh")
    assert "28.95磅" in error.message("zh")


def test_a_profile_made_in_python_is_held_against_the_same(written: Written) -> None:
    page = DEFAULT_PROFILE.page
    pitch = attrs.evolve(page.line_pitch, value=580, unit=Unit.TWIP)
    with pytest.raises(ProfileError, match=r"page\.line_pitch"):
        attrs.evolve(DEFAULT_PROFILE, page=attrs.evolve(page, line_pitch=pitch))


@pytest.mark.parametrize(
    ("text", "field", "line"),
    [
        ("[page]\nleft_margin = '4 cm'\nright_margin = '4 cm'", "page.cells", 1),
        ("[page]\ncells = 31", "page.cells", 2),
        ("[page]\ncells = 0", "page.cells", 2),
        ("[page]\nlines = 0", "page.lines", 2),
        ("[text]\nattachment_title_slot = 0", "text.attachment_title_slot", 2),
        ("[sizes]\nsmall = '0 pt'", "sizes.small", 2),
        ("[letter]\nmasthead_width = '0 mm'", "letter.masthead_width", 2),
        ("[page]\ncells = 20\n\ncharacter_spacing = '9 pt'", "page.character_spacing", 4),
        ("[page]\nleft_margin = '10 cm'\nright_margin = '11 cm'", "page.right_margin", 3),
        ("[page]\ntop_margin = '150 mm'\nbottom_margin = '150 mm'", "page.bottom_margin", 3),
        ("[page]\nline_pitch = '12 pt'", "page.line_pitch", 2),
        ("[text]\ntitle_pitch = '20 pt'", "text.title_pitch", 2),
        ("[text]\ntitle_cells = 25", "text.title_cells", 2),
        ("[colophon]\nline_pitch = '10 pt'", "colophon.line_pitch", 2),
        ("[table]\nline_pitch = '10 pt'", "table.line_pitch", 2),
        ("[header]\nmasthead_least_size = '60 pt'", "header.masthead_least_size", 2),
        ("[header]\nmasthead_width = '170 mm'", "header.masthead_width", 2),
        ("[letter]\nrule_length = '220 mm'", "letter.rule_length", 2),
        ("[page_number]\ndash_below_type_area = '40 mm'", "page_number.dash_below_type_area", 2),
        ("[page_number]\npattern = 'page'", "page_number.pattern", 2),
        ("page.line_pitch = '31 pt'", "page.line_pitch", 1),
        ("page.\"line_pitch\" = '31 pt'", "page.line_pitch", 1),
    ],
)
def test_numbers_that_do_not_fit_each_other_are_refused(
    text: str, field: str, line: int, written: Written
) -> None:
    error = refusal(written(text))
    assert error.field == field
    assert error.place is not None
    assert f", line {line}, " in error.place
    assert error.remedy
    assert error.remedy_zh
    assert PROFILE_TERMS[field] in error.message("zh")


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ("[page]\ntop_margin = 37", "page.top_margin", "37 mm"),
        ("[page]\ntop_margin = '37'", "page.top_margin", "with its unit"),
        ("[page]\ntop_margin = '-3 mm'", "page.top_margin", "with its unit"),
        ("[page]\ntop_margin = '900 cm'", "page.top_margin", "with its unit"),
        ("[page]\nlines = 22.5", "page.lines", "whole number"),
        ("[page]\nlines = true", "page.lines", "whole number"),
        ("[page]\nmirror_margins = 1", "page.mirror_margins", "true or false"),
        ("[header]\nmasthead_scale = 0", "header.masthead_scale", "number above 0"),
        ("[header]\nmasthead_scale = '0.5'", "header.masthead_scale", "number above 0"),
        ("[header]\nmasthead_suffix = 3", "header.masthead_suffix", "text"),
        ("[header]\nmasthead_suffix = 'a\\tb'", "header.masthead_suffix", None),
        ("name = 3", "name", "text"),
        ("name = ' '", "name", "text"),
        ("based_on = 'gb9704'", "based_on", "gbt9704"),
        ("based_on = 1", "based_on", "gbt9704"),
        ("page = 3", "page", "table"),
        ("[page]\ntop_margn = '3 mm'", "page.top_margn", "top_margin"),
        ("[pages]\ntop_margin = '3 mm'", "pages", "page_number"),
        ("margin = '3 mm'", "margin", "based_on"),
    ],
)
def test_a_wrong_key_or_value_is_refused_with_its_line(
    text: str, field: str, words: str | None, written: Written
) -> None:
    if words is None:
        profile_of(written(text))
        return
    error = refusal(written(text))
    assert error.field == field
    assert words in str(error)
    assert error.place is not None
    assert "house.toml, line " in error.place
    assert error.remedy_zh


def test_a_file_that_is_no_toml_is_refused_with_its_line(written: Written) -> None:
    error = refusal(written("[page]\ntop_margin 37\n"))
    assert error.place is not None
    assert error.place.endswith("house.toml, line 2")
    assert "TOML" in error.message("zh")
    assert refusal(written("[page")).place


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_bytes("name = '青禾区办'".encode("gbk"))
    assert "UTF-8" in str(refusal(path))


def test_a_missing_file_and_an_unknown_name_are_refused(tmp_path: Path) -> None:
    assert "cannot be read" in str(refusal(tmp_path / "none.toml"))
    error = refusal(Path("gbt9999"))
    assert "house-28pt" in str(error)
    assert "可用" in error.message("zh")


def test_every_value_of_a_profile_is_one_that_a_file_can_give() -> None:
    for key in fields():
        group, name = key.split(".")
        value: Any = getattr(getattr(DEFAULT_PROFILE, group), name)
        assert isinstance(value, Measure | Count | Ratio | bool | str)
