"""Page operators, drawn and measured: every character where it was placed."""

from pathlib import Path

import pdfplumber
import pytest
from attrs import evolve

from emplan.layout import DEFAULT_PROFILE, Colour, Face, Page, PlacedLine, PlacedRule, PlacedRun, Role
from emplan_pdf import FontFile
from emplan_pdf.font_set import FontSet
from emplan_pdf.lettering import Lettering
from emplan_pdf.page_code import page_operators
from emplan_pdf.pdf_file import PdfFile

SHEET = DEFAULT_PROFILE.page
CELL = SHEET.cell_pt


def _run(text: str, advances: tuple[float, ...] | float = CELL, **looks: object) -> PlacedRun:
    each = advances if isinstance(advances, tuple) else (advances,) * len(text)
    usual = {"face": Face.IMITATION_SONG, "size_pt": 16.0, "x_pt": 80.0}
    return PlacedRun(text=text, advances_pt=each, **(usual | looks))


def _line(*runs: PlacedRun, baseline: float = 200.0) -> PlacedLine:
    return PlacedLine(role=Role.BODY, top_pt=baseline - 20, height_pt=28.95, baseline_pt=baseline, runs=runs)


def _page(*lines: PlacedLine, **others: object) -> Page:
    return Page(ordinal=1, width_pt=SHEET.width.pt, height_pt=SHEET.height.pt, lines=lines, **others)


@pytest.fixture
def drawn(tmp_path: Path):
    """Draws a page and gives it back as pdfplumber sees it."""
    opened = []

    def draw(page: Page, fonts: FontSet | None = None):
        lettering, file = Lettering(fonts or FontSet({})), PdfFile("zh-CN")
        operators = page_operators(page, lettering)
        file.add_page(operators, width=page.width_pt, height=page.height_pt)
        for resource, reference in lettering.embed(file):
            file.add_font(resource, reference)
        path = tmp_path / "page.pdf"
        path.write_bytes(file.finished({"Title": "页"}))
        opened.append(pdfplumber.open(path))
        return opened[-1].pages[0]

    yield draw
    for document in opened:
        document.close()


def _lefts(page) -> list[float]:
    return [char["matrix"][4] for char in page.chars]


def _expected(*runs: PlacedRun) -> list[float]:
    lefts = []
    for run in runs:
        x = run.x_pt
        for advance in run.advances_pt:
            lefts.append(x)
            x += advance
    return lefts


def test_a_line_of_28_hanzi_stands_on_the_grid(drawn) -> None:
    run = _run("青禾示范区安全生产委员会关于印发二〇二七年工作要点的通知"[:28])
    page = drawn(_page(_line(run)))
    assert _lefts(page) == pytest.approx(_expected(run), abs=0.01)
    assert {char["size"] for char in page.chars} == {16}
    assert {round(char["matrix"][5], 2) for char in page.chars} == {round(SHEET.height.pt - 200, 2)}


def test_advances_of_every_kind_add_up_without_drift(drawn) -> None:
    text = "到2027年6月底，A类企业（含B类）达到100%，“两个清单”全覆盖。"
    advances = tuple(
        7.9 + 0.37 * (index % 5) + (8 if ord(each) > 255 else 0) for index, each in enumerate(text)
    )
    run = _run(text, advances)
    assert _lefts(drawn(_page(_line(run)))) == pytest.approx(_expected(run), abs=0.012)


def test_a_narrow_masthead_keeps_its_advances(drawn) -> None:
    advances = (30.0, 31.5, 30.0, 30.25, 30.0)
    run = _run("青禾示范区", advances, face=Face.TITLE_SONG, size_pt=54.0, scale=0.62, colour=Colour.RED)
    after = _run("一", x_pt=300.0)
    page = drawn(_page(_line(run, after)))
    assert _lefts(page) == pytest.approx(_expected(run, after), abs=0.05)
    assert page.chars[0]["width"] == pytest.approx(30.0, abs=4)
    assert "62 Tz" in page_operators(_page(_line(run)), Lettering(FontSet({})))
    assert [char["non_stroking_color"] for char in page.chars] == [(1, 0, 0)] * 5 + [(0,)]


def test_a_rare_character_in_another_font_leaves_the_others_in_place(drawn) -> None:
    run = _run("王喆、李堃𠅤任组长", (15.79, 16.2, 15.0, 15.79, 15.79, 15.79, 16.0, 15.5, 15.79))
    page = drawn(_page(_line(run)))
    assert "".join(char["text"] for char in page.chars) == run.text
    assert _lefts(page) == pytest.approx(_expected(run), abs=0.012)
    assert [char["fontname"].partition("+")[2] for char in page.chars[:3]] == [
        "EmplanFang-Regular",
        "EmplanSong-Regular",
        "EmplanFang-Regular",
    ]


def test_narrow_marks_are_moved_to_their_place_in_the_cell(drawn, make_font) -> None:
    path = make_font({"一": 1000, "“": 400, "”": 400, "—": 800})
    run = _run("“一”——“")
    page = drawn(_page(_line(run)), FontSet({Face.IMITATION_SONG: FontFile(path)}))
    insets = [0.6, 0, 0, 0.1, 0.1, 0.6]
    expected = [left + 16 * inset for left, inset in zip(_expected(run), insets, strict=True)]
    assert _lefts(page) == pytest.approx(expected, abs=0.012)


def test_a_mark_that_has_no_cell_is_not_moved(drawn, make_font) -> None:
    path = make_font({"一": 1000, "“": 400})
    run = _run("一“一", (16.0, 6.4, 16.0))
    page = drawn(_page(_line(run)), FontSet({Face.IMITATION_SONG: FontFile(path)}))
    assert _lefts(page) == pytest.approx(_expected(run), abs=0.012)


def test_rules_are_filled_rectangles_in_their_colour(drawn) -> None:
    rule = PlacedRule(
        role=Role.HEADER_RULE, x_pt=79.4, y_pt=300, width_pt=442.2, height_pt=1.42, colour=Colour.RED
    )
    page = drawn(_page(_line(_run("一")), rules=(rule, evolve(rule, y_pt=400, colour=Colour.BLACK))))
    first, second = page.rects
    assert [first[each] for each in ("x0", "top", "width", "height")] == pytest.approx(
        [79.4, 300, 442.2, 1.42], abs=0.01
    )
    assert (first["non_stroking_color"], second["non_stroking_color"]) == ((1, 0, 0), 0)


def test_a_turned_page_has_its_head_at_the_left_and_its_number_upright(drawn) -> None:
    run, number = _run("一二"), _run("— 1 —", 7.0, face=Face.SONG, size_pt=14.0, x_pt=94.0)
    rule = PlacedRule(role=Role.TABLE, x_pt=80, y_pt=120, width_pt=300, height_pt=0.5)
    turned = _page(
        _line(run, baseline=150), turned=True, rules=(rule,), number_line=_line(number, baseline=790)
    )
    page = drawn(turned)
    first, second = page.chars[:2]
    assert first["matrix"][:4] == pytest.approx((0, 1, -1, 0))
    assert first["matrix"][4:] == pytest.approx((150, 80), abs=0.01)
    assert second["matrix"][4:] == pytest.approx((150, 80 + CELL), abs=0.01)
    (rect,) = page.rects
    assert (rect["x0"], rect["bottom"]) == pytest.approx((120, SHEET.height.pt - 80), abs=0.01)
    upright = page.chars[2:]
    assert {char["matrix"][:4] for char in upright} == {(1, 0, 0, 1)}
    assert upright[0]["matrix"][4:] == pytest.approx((94, SHEET.height.pt - 790), abs=0.01)


def test_a_blank_page_has_no_operators_and_runs_without_text_draw_nothing() -> None:
    assert page_operators(_page(), Lettering(FontSet({}))) == ""
    assert "Tj" not in page_operators(_page(_line(_run(""))), Lettering(FontSet({})))


def test_page_numbers_and_rules_are_no_part_of_the_text() -> None:
    rule = PlacedRule(role=Role.HEADER_RULE, x_pt=79, y_pt=300, width_pt=442, height_pt=1.4)
    page = _page(_line(_run("一")), rules=(rule,), number_line=_line(_run("— 1 —", 7.0)))
    operators = page_operators(page, Lettering(FontSet({}))).splitlines()
    marks = [each for each in operators if "Artifact" in each or each in ("EMC", "BT", "ET")]
    assert marks == [
        "/Artifact<</Type/Layout>>BDC",
        "EMC",
        "BT",
        "ET",
        "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
        "BT",
        "ET",
        "EMC",
    ]


def test_a_line_with_one_spacing_is_shown_at_once() -> None:
    operators = page_operators(_page(_line(_run("安全生产"))), Lettering(FontSet({})))
    assert "-0.207 Tc 80 641.89 Td(\0\1\0\2\0\3\0\4)Tj" in operators
