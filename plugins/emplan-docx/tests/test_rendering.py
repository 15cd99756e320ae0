"""What LibreOffice prints, measured on the page in millimetres from its upper left corner."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pdfplumber
import pytest
from PIL import Image, ImageChops

from emplan import AnnualPlan
from emplan.layout import compose, lay_out
from emplan_docx import DocxExporter
from rendering import MM, Character, docx_to_pdf, page_characters, page_images, page_lines, pdf_fonts

pytestmark = pytest.mark.needs("libreoffice", "poppler")

DPI = 300
INK = 25.4 / DPI

# The type area, the cell and the size of 3号, as the standard has them.
LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0
CELL = 156 / 28
EM = 16 / MM


class Band(NamedTuple):
    """Rows of ink with nothing between them: their edges."""

    top: float
    bottom: float
    left: float
    right: float


class Rendered:
    """A plan as LibreOffice prints it."""

    def __init__(self, plan: AnnualPlan, folder: Path) -> None:
        self.path = docx_to_pdf(DocxExporter().export(plan), folder)
        self.composed = compose(lay_out(plan)).pages
        self.characters = page_characters(self.path)
        self._images = page_images(self.path, folder, dpi=DPI)

    def lines(self, page: int) -> list[tuple[Character, ...]]:
        return list(page_lines(self.characters[page - 1]))

    def baseline(self, page: int, text: str) -> float:
        """The baseline of the first of these characters."""
        with pdfplumber.open(self.path) as document:
            found = next(each for each in document.pages[page - 1].chars if each["text"] == text)
            return (float(document.pages[page - 1].height) - found["matrix"][5]) / MM

    def ink(self, page: int, *, red: bool = False, from_left: float = 0.0) -> list[Band]:
        with Image.open(self._images[page - 1]) as image:
            reds, greens, _ = image.convert("RGB").split()
        dark = greens.point(lambda level: 255 * (level < 128))
        is_red = reds.point(lambda level: 255 * (level >= 128))
        mask = ImageChops.multiply(dark, is_red if red else ImageChops.invert(is_red))
        mask.paste(0, (0, 0, round(from_left / INK), mask.height))
        return list(_bands(mask))


def _bands(mask: Image.Image) -> Iterator[Band]:
    width, height = mask.size
    data = mask.tobytes()
    rows = [data.count(0, row * width, (row + 1) * width) < width for row in range(height)] + [False]
    start = None
    for row, inked in enumerate(rows):
        if inked and start is None:
            start = row
        elif not inked and start is not None:
            left, _, right, _ = mask.crop((0, start, width, row)).getbbox() or (0, 0, 0, 0)
            yield Band(start * INK, row * INK, left * INK, right * INK)
            start = None


def text(line: tuple[Character, ...]) -> str:
    return "".join(character.text for character in line).replace(" ", "")


@pytest.fixture(scope="module")
def typical(plan_named: Callable[[str], AnnualPlan], tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return Rendered(plan_named("typical"), tmp_path_factory.mktemp("typical"))


@pytest.fixture(scope="module")
def joint(plan_named: Callable[[str], AnnualPlan], tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return Rendered(plan_named("joint"), tmp_path_factory.mktemp("joint"))


@pytest.fixture(scope="module")
def grid(plan_named: Callable[[str], AnnualPlan], tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return Rendered(plan_named("grid"), tmp_path_factory.mktemp("grid"))


@pytest.mark.parametrize("name", ["typical", "joint", "grid"])
def test_it_has_as_many_pages_as_compose_says(name: str, request: pytest.FixtureRequest) -> None:
    rendered: Rendered = request.getfixturevalue(name)
    assert len(rendered.characters) == len(rendered.composed)


def test_page_1_shows_text_and_the_signature_has_some_beside_it(
    plan_named: Callable[[str], AnnualPlan], tmp_path: Path
) -> None:
    everyday = Rendered(plan_named("everyday"), tmp_path)
    assert [len(everyday.lines(page)) for page in (1, 2)] == [13, 7]
    assert any(text(line).startswith("青禾湖畔") for line in everyday.lines(1))
    *_, last = (band for band in everyday.ink(2) if band.right - band.left > 150)
    assert last.bottom == pytest.approx(BOTTOM, abs=0.5)
    assert text(everyday.lines(2)[-1]) == "—2—"


def test_a_full_page_has_22_lines_of_28_characters(grid: Rendered) -> None:
    *lines, number = grid.lines(2)
    assert text(number) == "—2—"
    assert len(lines) == 22
    assert {len(text(line)) for line in lines if line[0].x0 < LEFT * MM + 1} == {28}
    assert {len(text(line)) for line in lines if line[0].x0 > LEFT * MM + 1} == {26}
    assert max(line[-1].x1 for line in lines) <= RIGHT * MM


def test_the_lines_have_the_pitch_of_the_grid_and_end_in_the_type_area(grid: Rendered) -> None:
    *lines, _ = grid.lines(2)
    tops = [line[0].top for line in lines]
    assert (tops[-1] - tops[0]) / 21 == pytest.approx(28.95, abs=0.01)
    *bands, _ = grid.ink(2)
    # Word and LibreOffice set an exact line's text 0.9 mm below the middle.
    assert bands[0].top == pytest.approx(TOP + (28.95 - 16) / 2 / MM, abs=2.0)
    assert bands[-1].bottom < BOTTOM


def test_paragraphs_begin_two_cells_in(grid: Rendered) -> None:
    first, second, *_ = grid.lines(2)
    assert first[0].x0 / MM == pytest.approx(LEFT + 2 * CELL, abs=0.3)
    assert second[0].x0 / MM == pytest.approx(LEFT, abs=0.1)


@pytest.mark.parametrize("name", ["typical", "joint"])
def test_the_ink_of_the_masthead_begins_72_mm_from_the_top(name: str, request: pytest.FixtureRequest) -> None:
    rendered: Rendered = request.getfixturevalue(name)
    masthead = rendered.ink(1, red=True)[0]
    assert masthead.top == pytest.approx(72.0, abs=0.5)


def test_the_masthead_is_centred_as_wide_as_composed(typical: Rendered) -> None:
    masthead = typical.ink(1, red=True)[0]
    assert (masthead.left + masthead.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)
    assert masthead.right - masthead.left == pytest.approx(150.0, abs=1.5)


def test_the_suffix_of_a_joint_masthead_stands_in_the_middle_beside_the_names(joint: Rendered) -> None:
    letters = [
        each for each in joint.characters[0] if each.font.startswith("EmplanTitleSong") and each.size > 30
    ]
    suffix = [each for each in letters if each.text in "文件"]
    names = [each for each in letters if each.text not in "文件"]
    assert min(each.x0 for each in suffix) > max(each.x1 for each in names)
    *stack, _ = joint.ink(1, red=True)
    beside, _ = joint.ink(1, red=True, from_left=max(each.x1 for each in names) / MM)
    middle = (stack[0].top + stack[-1].bottom) / 2
    assert (beside.top + beside.bottom) / 2 == pytest.approx(middle, abs=0.5)


@pytest.mark.parametrize("name", ["typical", "joint"])
def test_the_red_rule_is_156_mm_long_and_4_mm_below_the_number(
    name: str, request: pytest.FixtureRequest
) -> None:
    rendered: Rendered = request.getfixturevalue(name)
    rule = rendered.ink(1, red=True)[-1]
    assert (rule.left, rule.right) == (pytest.approx(LEFT, abs=0.2), pytest.approx(RIGHT, abs=0.2))
    assert rule.bottom - rule.top == pytest.approx(0.5, abs=0.15)
    em_bottom = rendered.baseline(1, "〔") + 0.12 * EM
    assert rule.top - em_bottom == pytest.approx(4.0, abs=0.25)


def test_page_numbers_stand_outside_right_on_odd_and_left_on_even_pages(typical: Rendered) -> None:
    odd, even = typical.ink(1)[-1], typical.ink(2)[-1]
    small_cell = 14 / MM
    assert odd.right == pytest.approx(RIGHT - small_cell, abs=0.5)
    assert even.left == pytest.approx(LEFT + small_cell, abs=0.5)
    assert odd.top > BOTTOM


def test_the_dashes_of_the_page_number_lie_7_mm_below_the_type_area(typical: Rendered) -> None:
    number = typical.lines(1)[-1]
    with Image.open(typical._images[0]) as image:
        dash = image.convert("L").crop(
            (int(number[0].x0 / MM / INK), int(BOTTOM / INK), int(number[0].x1 / MM / INK), image.height)
        )
    box = dash.point(lambda level: 255 * (level < 128)).getbbox()
    assert box is not None
    assert BOTTOM + (box[1] + box[3]) / 2 * INK == pytest.approx(269.0, abs=0.5)


def test_the_colophon_ends_at_the_foot_of_the_type_area_on_the_last_even_page(typical: Rendered) -> None:
    assert len(typical.characters) == 6
    first, *_, last = (band for band in typical.ink(6) if band.right - band.left > 150)
    assert last.bottom == pytest.approx(BOTTOM, abs=0.5)
    assert (last.left, last.right) == (pytest.approx(LEFT, abs=0.2), pytest.approx(RIGHT, abs=0.2))
    assert first.bottom - first.top == pytest.approx(0.35, abs=0.1)
    assert text(typical.lines(6)[-1]) == "—6—"


def test_a_turned_page_has_its_number_where_the_others_have_it(typical: Rendered) -> None:
    with pdfplumber.open(typical.path) as document:
        page = document.pages[4]
        assert page.width > page.height
        number = [each for each in page.chars if not each["upright"] and each["text"].strip()]
    assert "".join(each["text"] for each in number) == "—5—"
    # The left edge of the sheet is the foot of the page, its top the left edge.
    assert 297 - number[0]["x0"] / MM - 0.27 * 14 / MM == pytest.approx(269.0, abs=1.5)
    assert number[-1]["bottom"] / MM == pytest.approx(RIGHT - 14 / MM, abs=0.5)


def test_every_face_is_set_in_its_own_font_and_nothing_but_the_header_is_red(typical: Rendered) -> None:
    fonts = {font.name.partition("-")[0] for font in pdf_fonts(typical.path)}
    assert {"EmplanFang", "EmplanHei", "EmplanTitleSong", "EmplanSong"} <= fonts
    assert all(font.embedded for font in pdf_fonts(typical.path))
    faces = {text(line): {each.font.partition("-")[0] for each in line} for line in typical.lines(3)}
    assert faces["一、压实各级责任"] == {"EmplanHei"}
    assert faces["除在前、把预案练在前。"] == {"EmplanFang"}
    assert len(typical.ink(1, red=True)) == 2
    assert not any(typical.ink(page, red=True) for page in range(2, 7))
