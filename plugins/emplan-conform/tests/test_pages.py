"""Reading pages: characters, rules and ink wherever a file puts them; the classes of faces."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from reportlab.lib.colors import CMYKColor
from reportlab.pdfgen.canvas import Canvas

from emplan_conform import FaceClass, face_class
from emplan_conform.ink import ink_of
from emplan_conform.marks import Leaf, is_black, is_red
from emplan_conform.pdf_pages import leaf_of, open_pdf
from emplan_conform.sheets import sheets_of

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)


def drawn(draw: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def first_leaf(data: bytes) -> Leaf:
    return leaf_of(open_pdf(data, "")[0], 1)


def text_at(x_mm: float, down_mm: float) -> Callable[[Canvas], None]:
    return lambda canvas: canvas.drawString(x_mm * MM, (297 - down_mm) * MM, "A")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("仿宋_GB2312", FaceClass.IMITATION_SONG),
        ("FangSong", FaceClass.IMITATION_SONG),
        ("STFangsong", FaceClass.IMITATION_SONG),
        ("FZFSK--GBK1-0", FaceClass.IMITATION_SONG),
        ("EmplanFang-Regular", FaceClass.IMITATION_SONG),
        ("KaiTi_GB2312", FaceClass.REGULAR_SCRIPT),
        ("STKaiti", FaceClass.REGULAR_SCRIPT),
        ("FZKTK--GBK1-0", FaceClass.REGULAR_SCRIPT),
        ("Emplan Kai", FaceClass.REGULAR_SCRIPT),
        ("SimHei", FaceClass.GOTHIC),
        ("FZHTK--GBK1-0", FaceClass.GOTHIC),
        ("Emplan Hei", FaceClass.GOTHIC),
        ("方正小标宋简体", FaceClass.TITLE_SONG),
        ("FZXBSJW--GB1-0", FaceClass.TITLE_SONG),
        ("EmplanTitleSong-Regular", FaceClass.TITLE_SONG),
        ("SimSun", FaceClass.SONG),
        ("STZhongsong", FaceClass.SONG),
        ("EmplanSong-Regular", FaceClass.SONG),
        ("TimesNewRomanPSMT", None),
        ("LiSu", None),
    ],
)
def test_a_font_belongs_to_the_class_of_its_name(name: str, wanted: FaceClass | None) -> None:
    assert face_class(name) is wanted


@pytest.mark.parametrize("colour", [(255, 0, 0), (218, 37, 28), (230, 0, 18)])
def test_printing_reds_are_red(colour: tuple[int, int, int]) -> None:
    assert is_red(colour)
    assert not is_black(colour)


@pytest.mark.parametrize("colour", [(255, 165, 0), (128, 0, 0), (255, 200, 200), (0, 0, 255)])
def test_other_colours_are_not_red(colour: tuple[int, int, int]) -> None:
    assert not is_red(colour)


def test_a_character_is_where_it_is_drawn() -> None:
    leaf = first_leaf(drawn(text_at(28, 50)))
    (mark,) = leaf.marks
    assert mark.left == pytest.approx(28, abs=0.01)
    assert mark.baseline == pytest.approx(50, abs=0.01)
    assert (leaf.width, leaf.height) == pytest.approx((210, 297), abs=0.01)


@pytest.mark.parametrize(("turn", "left", "baseline"), [(180, 182, 247), (90, None, None), (270, None, None)])
def test_a_rotated_page_is_measured_as_it_is_shown(
    turn: int, left: float | None, baseline: float | None
) -> None:
    with pikepdf.open(io.BytesIO(drawn(text_at(28, 50)))) as pdf:
        pdf.pages[0].Rotate = turn
        stream = io.BytesIO()
        pdf.save(stream)
    leaf = first_leaf(stream.getvalue())
    # A page turned by a quarter lies, and is measured standing: its text is upright or upside down again.
    assert (leaf.width, leaf.height) == pytest.approx((210, 297), abs=0.01)
    assert leaf.turned == {180: (180,), 90: (), 270: (180,)}[turn]
    page = open_pdf(stream.getvalue(), "")[0]
    ink = ink_of(page, 0, 0, 210, 297)
    assert ink is not None
    middle = (28 + 1.4, 50 - 1.5) if turn == 90 else (210 - 28 - 1.4, 297 - 50 + 1.5)
    assert (ink.centre, ink.middle) == pytest.approx(middle, abs=0.3)


def test_a_landscape_page_is_measured_as_it_is_bound() -> None:
    def landscape(canvas: Canvas) -> None:
        canvas.drawString(40 * MM, 180 * MM, "head")
        # The page number of the portrait page, upright when the sheet is turned.
        canvas.translate(269 * MM, 30 * MM)
        canvas.rotate(-90)
        canvas.drawString(0, 0, "2")

    data = drawn(landscape, (A4[1], A4[0]))
    leaf = first_leaf(data)
    assert [mark.text for mark in leaf.marks] == ["2"]
    assert leaf.marks[0].baseline == pytest.approx(28, abs=0.1)
    assert set(leaf.turned) == {90}


def test_a_crop_box_is_the_page() -> None:
    with pikepdf.open(io.BytesIO(drawn(text_at(28, 50)))) as pdf:
        pdf.pages[0].CropBox = [10 * MM, 0, A4[0], A4[1] - 20 * MM]
        stream = io.BytesIO()
        pdf.save(stream)
    (mark,) = first_leaf(stream.getvalue()).marks
    assert (mark.left, mark.baseline) == pytest.approx((18, 30), abs=0.01)


def test_rules_are_found_stroked_filled_and_inside_forms() -> None:
    def rules(canvas: Canvas) -> None:
        canvas.setLineWidth(0.35 * MM)
        canvas.line(28 * MM, 100 * MM, 184 * MM, 100 * MM)
        canvas.setFillColor(CMYKColor(0, 0.8, 0.8, 0))
        canvas.rect(28 * MM, 90 * MM, 156 * MM, 0.5 * MM, stroke=0, fill=1)
        canvas.beginForm("inside")
        canvas.line(28 * MM, 80 * MM, 28 * MM, 60 * MM)
        canvas.endForm()
        canvas.doForm("inside")
        # Two halves of one rule, an image of a box, and a path that only clips.
        canvas.line(28 * MM, 50 * MM, 100 * MM, 50 * MM)
        canvas.line(100.2 * MM, 50 * MM, 184 * MM, 50 * MM)
        canvas.rect(30 * MM, 10 * MM, 50 * MM, 20 * MM, stroke=0, fill=1)
        path = canvas.beginPath()
        path.rect(0, 0, 100, 1)
        canvas.clipPath(path, stroke=0, fill=0)

    strokes = first_leaf(drawn(rules)).strokes
    lying = [stroke for stroke in strokes if stroke.is_horizontal]
    assert [round(stroke.length, 1) for stroke in lying] == [156, 156, 156]
    assert [round(stroke.thickness, 2) for stroke in lying] == [0.35, 0.5, 0.35]
    assert is_red(lying[1].colour)
    (standing,) = [stroke for stroke in strokes if not stroke.is_horizontal]
    assert (round(standing.length), round(standing.centre)) == (20, 28)


def test_an_empty_region_has_no_ink() -> None:
    page = open_pdf(drawn(text_at(28, 50)), "")[0]
    assert ink_of(page, 100, 100, 150, 150) is None
    assert ink_of(page, 150, 100, 100, 150) is None
    ink = ink_of(page, 20, 30, 60, 60)
    assert ink is not None
    assert ink.bottom == pytest.approx(50, abs=0.1)


def test_tables_are_no_text() -> None:
    def table(canvas: Canvas) -> None:
        for x in (28, 100, 184):
            canvas.line(x * MM, 150 * MM, x * MM, 200 * MM)
        for x in (28, 184):
            canvas.line(x * MM, 50 * MM, x * MM, 80 * MM)
        canvas.drawString(40 * MM, 170 * MM, "cell")
        canvas.drawString(40 * MM, 220 * MM, "above")

    (sheet,) = sheets_of([first_leaf(drawn(table))])
    assert len(sheet.tables) == 2
    assert [line.text for line in sheet.table_text] == ["cell"]
    assert [line.text for line in sheet.text] == ["above"]
