"""The advances that compose is given: the fonts' own, and whole cells for what fills one."""

from emplan.layout import CellMetrics, Face, Metrics
from emplan_pdf import FontFile
from emplan_pdf.font_set import FontSet
from emplan_pdf.metrics import FontMetrics, cell_inset, fills_cell


def test_latin_letters_have_the_width_of_their_face() -> None:
    metrics: Metrics = FontMetrics(FontSet({}))
    assert metrics.advance("1", Face.IMITATION_SONG) == 0.5
    assert metrics.advance("A", Face.IMITATION_SONG) != metrics.advance("A", Face.GOTHIC)
    assert 0.3 < metrics.advance("α", Face.IMITATION_SONG) < 0.8


def test_hanzi_and_chinese_marks_fill_a_cell_whatever_their_glyph(make_font) -> None:
    path = make_font({"一": 900, "—": 800, "“": 400})
    metrics = FontMetrics(FontSet({Face.SONG: FontFile(path)}))
    assert {metrics.advance(each, Face.SONG) for each in "一—“"} == {1}


def test_what_is_not_seen_takes_no_room() -> None:
    metrics = FontMetrics(FontSet({}))
    assert metrics.advance("\u200b", Face.SONG) == 0
    assert metrics.advance("\U000e0100", Face.SONG) == 0


def test_a_character_of_the_fallback_has_its_width_there(make_font) -> None:
    fang, song = make_font({"一": 1000}, name="Fang"), make_font({"一": 1000, "ж": 730}, name="Song")
    fonts = FontSet({Face.IMITATION_SONG: FontFile(fang), Face.SONG: FontFile(song)})
    assert FontMetrics(fonts).advance("ж", Face.IMITATION_SONG) == 0.73


def test_a_character_that_no_font_has_is_as_wide_as_without_fonts() -> None:
    metrics = FontMetrics(FontSet({}))
    for character in "龘\u0e01":
        assert metrics.advance(character, Face.GOTHIC) == CellMetrics().advance(character, Face.GOTHIC)


def test_letters_fill_a_cell_only_where_they_are_as_wide_as_hanzi() -> None:
    assert [fills_cell(each) for each in "安、①“αāA1"] == [True] * 4 + [False] * 4


def test_narrow_marks_stand_where_readers_expect_them() -> None:
    assert [cell_inset(each, 0.4) for each in "“”·A"] == [0.6, 0, 0.3, 0]
    assert cell_inset("“", 1) == 0
