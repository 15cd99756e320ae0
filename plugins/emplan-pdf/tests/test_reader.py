"""What the PDF reader gives of our own pages, of pages drawn by hand, and of hostile files."""

import io
import sys
import zlib
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Encryption, Permissions
from pikepdf import Pdf as OtherPdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from emplan import AnnualPlan, ReadingError, export, lay_out, plain_text
from emplan.errors import MissingExtraError
from emplan.model import Table
from emplan.reading import SourceLine, read, read_text
from emplan.testing import samples
from emplan.testing.suites import ReaderSuite
from emplan_pdf.reader import PdfReader
from emplan_pdf.reader.bounds import LARGEST_STREAM, OutOfTimeError, check_streams, deadline, unpacked_size

FACE = "STSong-Light"


def drawn(draw: Callable[[Canvas], object], *, pages: int = 1) -> bytes:
    """Pages drawn by hand in a font that is not embedded."""
    pdfmetrics.registerFont(UnicodeCIDFont(FACE))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for _ in range(pages):
        canvas.setFont(FACE, 16)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(data: bytes) -> list[SourceLine]:
    return list(PdfReader().lines(data))


def texts(data: bytes) -> list[str]:
    return [line.text for line in lines(data) if line.text]


class TestPdfReader(ReaderSuite):
    format = "pdf"
    # A page has no room for lines of any length, and no order of white space.
    keeps_characters = False

    def source_of(self, text: str) -> bytes:
        shown = [line[:30] for line in text.splitlines() if line.strip()][:40]

        def draw(canvas: Canvas) -> None:
            for number, line in enumerate(shown):
                canvas.drawString(40, 800 - 18 * number, line)

        return drawn(draw)


@pytest.mark.parametrize("name", ["typical_plan", "everything_plan", "joint_plan", "minimal_plan"])
def test_an_exported_plan_is_read_as_its_text_is(name: str) -> None:
    plan: AnnualPlan = getattr(samples, name)()
    reading = read(export(plan, "pdf"), name="plan.pdf")
    wanted = read_text(plain_text(lay_out(plan))).plan
    assert reading.report.adds_up(reading.plan)
    assert reading.plan.envelope == wanted.envelope
    assert reading.plan.outline == wanted.outline
    assert reading.plan.document_title == wanted.document_title
    assert {entry.rule for entry in reading.report.furniture} == {"page_number"}


def test_a_table_on_a_turned_page_is_read_back_with_its_caption() -> None:
    plan = samples.typical_plan()
    found = read(export(plan, "pdf"), name="plan.pdf").plan.attachments[0].content
    wanted = plan.attachments[0].content
    assert found is not None
    assert wanted is not None
    assert tables_of(found) == tables_of(wanted) != []


def tables_of(blocks: Sequence[object]) -> list[tuple[object, ...]]:
    return [(one.rows, one.caption) for one in blocks if isinstance(one, Table)]


LONG = "一、夯实责任各镇各部门按照清单逐级签订责任书并向社会公布接受监督"


def test_full_lines_go_on_and_indented_ones_begin_anew() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(112, 700, LONG[:25])
        canvas.drawString(80, 671, LONG[:27])
        canvas.drawString(80, 642, "签字盖章。")
        canvas.drawString(112, 613, LONG[:25])
        canvas.drawString(80, 584, "存档。")
        canvas.drawString(112, 526, "隔一行另起。")

    assert texts(drawn(draw)) == [LONG[:25] + LONG[:27] + "签字盖章。", LONG[:25] + "存档。", "隔一行另起。"]
    assert [line.text for line in lines(drawn(draw))][2:] == ["", "隔一行另起。"]


def test_gaps_are_spaces_and_letters_set_wide_are_words() -> None:
    def draw(canvas: Canvas) -> None:
        for number, character in enumerate("青禾示范区文件"):
            canvas.drawString(80 + 40 * number, 760, character)
        canvas.drawString(80, 700, "青应急〔2027〕3号")
        canvas.drawString(320, 700, "签发人：赵青")
        canvas.drawString(112, 660, "work plan")
        canvas.drawString(112, 620, "粗体")
        canvas.drawString(112.5, 620, "粗体")

    read_ = texts(drawn(draw))
    assert read_[0] == "青禾示范区文件"
    assert read_[1].replace("\u3000", "") == "青应急〔2027〕3号签发人：赵青"
    assert "\u3000" in read_[1]
    assert read_[2:] == ["work plan", "粗体"]


def test_headers_and_numbers_of_pages_are_furniture() -> None:
    numbers = iter(range(1, 9))

    def draw(canvas: Canvas) -> None:
        canvas.drawString(80, 810, "青禾示范区应急管理年报")
        canvas.drawString(80, 600, "正文。")
        canvas.drawString(280, 40, f"- {next(numbers)} -")

    read_ = lines(drawn(draw, pages=4))
    rules = [line.looks.furniture for line in read_ if line.text and line.looks.furniture]
    assert sorted(rules) == ["page_header"] * 4 + ["page_number"] * 4


def grid(canvas: Canvas, *, head: str = "任务") -> None:
    canvas.grid([80, 180, 280, 380], [500, 530, 560, 590])
    for row, cells in enumerate([("序号", head, "期限"), ("1", "巡堤", "6月"), ("2", "备料", "")]):
        for column, text in enumerate(cells):
            canvas.drawString(90 + 100 * column, 570 - 30 * row, text)


def test_a_ruled_table_becomes_rows_and_goes_on_over_pages() -> None:
    read_ = [line for line in lines(drawn(grid, pages=2)) if line.text]
    rows = [line.looks.cells for line in read_ if line.looks.cells]
    body = [("1", "巡堤", "6月"), ("2", "备料", "")]
    assert rows == [("序号", "任务", "期限"), *body, *body]
    assert {line.looks.table for line in read_ if line.looks.cells} == {1}
    assert [line.looks.furniture for line in read_ if line.looks.furniture] == ["table_head_repeated"]


def test_merged_cells_stand_in_the_upper_left_one() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.lines([(80, 590, 280, 590), (80, 560, 280, 560), (80, 500, 280, 500), (180, 530, 280, 530)])
        canvas.lines([(80, 500, 80, 590), (280, 500, 280, 590), (180, 500, 180, 560)])
        canvas.drawString(120, 570, "通栏")
        canvas.drawString(90, 525, "合并")
        canvas.drawString(190, 540, "上")
        canvas.drawString(190, 510, "下")

    assert [line.looks.cells for line in lines(drawn(draw))] == [("通栏", ""), ("合并", "上"), ("", "下")]


def test_red_is_seen_in_colours_and_in_inks() -> None:
    def draw(canvas: Canvas) -> None:
        for number, colour in enumerate([(1, 0, 0), (0, 0, 0)]):
            canvas.setFillColorRGB(*colour)
            canvas.drawString(80, 700 - 60 * number, "某某")
        canvas.setFillColorCMYK(0, 1, 1, 0)
        canvas.drawString(80, 400, "某某")

    assert [line.looks.red for line in lines(drawn(draw)) if line.text] == [True, False, True]


def test_turned_text_is_read_upright() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(100, -200, "横排第一行")
        canvas.drawString(100, -240, "横排第二行")

    def other(canvas: Canvas) -> None:
        canvas.translate(595, 842)
        canvas.rotate(180)
        canvas.drawString(100, 700, "倒置一行")
        canvas.rotate(90)
        canvas.drawString(300, -100, "竖")

    assert texts(drawn(draw)) == ["横排第一行", "横排第二行"]
    assert texts(drawn(other)) == ["倒置一行"]


# --- hostile and broken files


def refusal(data: bytes) -> str:
    with pytest.raises(ReadingError) as caught:
        read(data, name="坏.pdf")
    assert caught.value.place == "坏.pdf"
    assert caught.value.remedy
    assert caught.value.remedy_zh
    return caught.value.english


def test_pages_without_text_are_called_scans() -> None:
    assert "no text layer" in refusal(drawn(lambda canvas: canvas.rect(10, 10, 100, 100)))


def test_a_stream_that_unpacks_without_end_is_refused() -> None:
    bomb = zlib.compress(b" " * (LARGEST_STREAM + 1))
    assert "unpacks to more than" in refusal(b"%PDF-1.4\n1 0 obj<</Length 9>>stream\n" + bomb)
    twice = zlib.compress(zlib.compress(b" " * (2 * LARGEST_STREAM)))
    assert "unpacks to more than" in refusal(b"%PDF-1.4\n1 0 obj<</Length 9>>stream\r\n" + twice)


def test_all_streams_together_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emplan_pdf.reader.bounds.LARGEST_TOTAL", 1000)
    with pytest.raises(ReadingError, match="1000 bytes"):
        check_streams((b"stream\n" + zlib.compress(b"a" * 600)) * 2)
    assert unpacked_size(b"\x78no") == 0
    assert unpacked_size(zlib.compress(b"abc")[:-5]) <= 3


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless() -> None:
        while True:
            abs(-1)

    with pytest.raises(OutOfTimeError), deadline(0.05):
        endless()
    assert sys.getprofile() is None

    def out_of_time(data: bytes) -> None:
        raise OutOfTimeError

    monkeypatch.setattr("emplan_pdf.reader.reader.pages_of", out_of_time)
    assert "seconds" in refusal(drawn(lambda canvas: canvas.drawString(80, 700, "甲")))


def test_a_profiler_at_work_keeps_its_place() -> None:
    seen: list[str] = []

    def profiler(frame: object, event: str, argument: object) -> None:
        seen.append(event)

    sys.setprofile(profiler)
    try:
        with deadline():
            abs(-1)
        assert sys.getprofile() is profiler
    finally:
        sys.setprofile(None)
    assert seen


def test_a_password_is_asked_for_and_a_mere_permission_is_not() -> None:
    plain = drawn(lambda canvas: canvas.drawString(80, 700, "一、夯实责任"))

    def locked(user: str) -> bytes:
        with OtherPdf.open(io.BytesIO(plain)) as document:
            buffer = io.BytesIO()
            rights = Permissions(extract=True, modify_annotation=False)
            document.save(buffer, encryption=Encryption(owner="o", user=user, allow=rights))
            return buffer.getvalue()

    assert "password" in refusal(locked("secret"))
    assert texts(locked("")) == ["一、夯实责任"]


def test_too_many_pages_or_a_cut_file_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = drawn(lambda canvas: canvas.drawString(80, 700, "甲"), pages=3)
    monkeypatch.setattr("emplan_pdf.reader.glyphs.MOST_PAGES", 2)
    assert "at most 2" in refusal(data)
    assert "damaged" in refusal(b"%PDF-1.7\n")


def test_a_page_with_more_characters_than_paper_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emplan_pdf.reader.glyphs._MOST_GLYPHS", 6)
    assert texts(drawn(lambda canvas: canvas.drawString(80, 700, "一、夯实责任"))) == ["一、夯实责任"]
    assert "Page 1" in (said := refusal(drawn(lambda canvas: canvas.drawString(80, 700, "一、夯实责任。"))))
    assert "7 characters, at most 6" in said


def test_without_pdfminer_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emplan_pdf.reader.reader.find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"emplan-pdf\[read\]"):
        lines(b"%PDF-1.7")


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_mutated_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(drawn(lambda canvas: canvas.drawString(80, 700, "一、夯实责任")))
    for _ in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        reading = read(bytes(whole), name="x.pdf")
    except ReadingError:
        return
    assert reading.report.adds_up(reading.plan)


LEFT = ("一、夯实责任各镇各部门按照清单", "逐级签订责任书并向社会公布接受", "监督，半年考核一次。")
RIGHT = ("二、提升能力组建专业队伍按标准", "备足物资开展拉练，汛期前完成演", "练并总结。")


def _in_two_columns(canvas: Canvas) -> None:
    canvas.drawString(150, 780, "青禾示范区2027年应急管理工作要点")
    canvas.setFont(FACE, 14)
    for turn in range(4):
        for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
            height = 740 - 24 * (3 * turn + number)
            canvas.drawString(60, height, left)
            canvas.drawString(315, height, right)


def test_the_left_column_is_read_before_the_right_one() -> None:
    assert texts(drawn(_in_two_columns)) == [
        "青禾示范区2027年应急管理工作要点",
        *["".join(LEFT)] * 4,
        *["".join(RIGHT)] * 4,
    ]


def test_a_paragraph_goes_on_from_one_column_to_the_next() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FACE, 14)
        for number in range(8):
            canvas.drawString(60, 740 - 24 * number, LEFT[number % 2])
            canvas.drawString(315, 740 - 24 * number, RIGHT[number % 2])

    (text,) = texts(drawn(draw))
    assert text == "".join(LEFT[:2]) * 4 + "".join(RIGHT[:2]) * 4


def test_entries_of_a_list_in_two_columns_are_no_columns_of_text() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(8):
            canvas.drawString(60, 740 - 24 * number, "青禾" + "河" * (number % 4))
            canvas.drawString(315, 740 - 24 * number, "区水务局")

    assert [text.split("\u3000")[-1] for text in texts(drawn(draw))] == ["区水务局"] * 8
