"""Whole documents: found, deterministic, clean, archivable, with text that copies, on pages of 22 lines."""

import hashlib
import io
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import page as page_validation
import pdfplumber
import pikepdf
import pytest
from attrs import evolve
from fontTools.ttLib import TTFont

from emplan import AnnualPlan, Heading, Paragraph, PlanForm, Section, Title
from emplan.errors import InvalidValueError
from emplan.exporting import available_exporters, export, load_exporter
from emplan.layout import DEFAULT_PROFILE, Face, compose, lay_out, plain_text
from emplan.testing.samples import (
    everything_plan,
    joint_plan,
    minimal_plan,
    rare_characters_plan,
    typical_plan,
)
from emplan_pdf import FontFile, GlyphMissingError, PdfExporter
from emplan_pdf.font_set import FontSet
from emplan_pdf.metrics import FontMetrics
from rendering import copied_text, page_characters, page_lines, pdf_fonts, qpdf_complaints

SAMPLES = (minimal_plan, typical_plan, joint_plan, rare_characters_plan, everything_plan)
EXPORTER = PdfExporter(missing="box")

sample = pytest.mark.parametrize("make", SAMPLES, ids=lambda make: make.__name__)


def _written(plan: AnnualPlan, folder: Path) -> Path:
    path = folder / "plan.pdf"
    path.write_bytes(EXPORTER.export(plan))
    return path


def _font_names(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [str(font.BaseFont).partition("+")[2] for font in pdf.pages[0].Resources.Font.values()]


def _bare(text: str) -> str:
    return "".join(character for character in text if not character.isspace())


def _plan(text: str, **others: object) -> AnnualPlan:
    return AnnualPlan(
        year=2027,
        form=PlanForm.KEY_POINTS,
        title=Title("青禾示范区2027年应急管理工作要点"),
        outline=(Section(heading=Heading("健全责任体系"), children=(Paragraph(text=text),)),),
        **others,
    )


def test_it_is_found_by_its_entry_point() -> None:
    (plugin,) = (plugin for plugin in available_exporters() if plugin.name == "pdf")
    assert plugin.distribution == "emplan-pdf"
    assert load_exporter("pdf") == PdfExporter()
    assert (PdfExporter.media_type, PdfExporter.suffix) == ("application/pdf", ".pdf")
    assert export(minimal_plan(), "pdf") == PdfExporter().export(minimal_plan())


@sample
def test_the_text_in_drawing_order_is_that_of_the_layout(
    make: Callable[[], AnnualPlan], tmp_path: Path
) -> None:
    plan = make()
    layout = lay_out(plan)
    pages = compose(layout, metrics=FontMetrics(FontSet({}))).pages
    drawn = ""
    for page, characters in zip(pages, page_characters(_written(plan, tmp_path)), strict=True):
        text = "".join(character.text for character in characters)
        number = page.number_line.text if page.number_line else ""
        assert text.endswith(number)
        drawn += text.removesuffix(number)
    assert _bare(drawn) == _bare("".join(line.text for page in pages for line in page.lines))
    if not any(page.turned for page in pages):
        assert sorted(_bare(drawn)) == sorted(_bare(plain_text(layout)))


@sample
@pytest.mark.needs("poppler")
def test_copied_text_is_the_plain_text(make: Callable[[], AnnualPlan], tmp_path: Path) -> None:
    plan = make()
    layout = lay_out(plan)
    pages = compose(layout, metrics=FontMetrics(FontSet({}))).pages
    numbers = "".join(page.number_line.text for page in pages if page.number_line)
    copied = copied_text(_written(plan, tmp_path))
    assert sorted(_bare(copied)) == sorted(_bare(plain_text(layout) + numbers))


@sample
@pytest.mark.needs("poppler", "qpdf")
def test_the_file_is_clean_and_every_font_embedded(make: Callable[[], AnnualPlan], tmp_path: Path) -> None:
    path = _written(make(), tmp_path)
    assert qpdf_complaints(path) == ""
    fonts = pdf_fonts(path)
    assert len({font.name for font in fonts}) == len(fonts) <= len(Face)
    for font in fonts:
        assert font.name.startswith("Emplan")
        assert (font.type, font.embedded, font.subset, font.unicode) == ("CID TrueType", True, True, True)


@sample
def test_the_file_is_an_archival_one(make: Callable[[], AnnualPlan], tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    profiles = page_validation.ValidationProfile
    for conformance, wanted in (("2a", (profiles.PDF_A_2A, profiles.PDF_UA_1)), ("2u", (profiles.PDF_A_2U,))):
        path.write_bytes(evolve(EXPORTER, conformance=conformance).export(make()))
        for profile in wanted:
            found = page_validation.validate_pdf(str(path), profile=profile)
            assert [(failure.rule_id, failure.message) for failure in found.failures] == []


@sample
def test_widths_in_the_file_are_those_of_the_embedded_fonts(
    make: Callable[[], AnnualPlan], tmp_path: Path
) -> None:
    with pikepdf.open(_written(make(), tmp_path)) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            descendant = font.DescendantFonts[0]
            assert descendant.CIDToGIDMap == "/Identity"
            listed = _listed_widths(descendant.W)
            for glyph, width in enumerate(_embedded_widths(descendant.FontDescriptor.FontFile2.read_bytes())):
                assert glyph == 0 or listed.get(glyph, 1000) == pytest.approx(width, abs=0.01)


def _listed_widths(entries: pikepdf.Array) -> dict[int, float]:
    widths: dict[int, float] = {}
    for first, run in zip(list(entries)[::2], list(entries)[1::2], strict=True):
        widths |= {int(first) + step: float(width) for step, width in enumerate(run)}
    return widths


def _embedded_widths(program: bytes) -> list[float]:
    font = TTFont(io.BytesIO(program))
    order = font.getGlyphOrder()
    return [font["hmtx"][name][0] * 1000 / font["head"].unitsPerEm for name in order]


def test_the_same_plan_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib; from emplan.testing.samples import typical_plan; from emplan_pdf import PdfExporter;"
        "print(hashlib.sha256(PdfExporter().export(typical_plan())).hexdigest())"
    )
    digests = {hashlib.sha256(PdfExporter().export(typical_plan())).hexdigest()}
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code]
        ran = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        digests.add(ran.stdout.strip())
    assert len(digests) == 1


def test_a_full_page_has_22_lines_of_28_characters(tmp_path: Path) -> None:
    sheet = DEFAULT_PROFILE.page
    path = _written(_plan("安全生产责任重于泰山" * 200), tmp_path)
    full = page_characters(path)[1]
    lines = page_lines(full)[:-1]  # the last one is the page number
    assert [len(line) for line in lines] == [28] * 22
    for line in lines:
        assert [each.x0 for each in line] == pytest.approx(
            [sheet.left_margin.pt + place * sheet.cell_pt for place in range(28)], abs=0.02
        )
    baselines = [line[0].bottom for line in lines]
    steps = [below - above for above, below in pairwise(baselines)]
    assert steps == pytest.approx([sheet.line_pitch.pt] * 21, abs=0.01)
    with pdfplumber.open(path) as document:
        first = document.pages[1].chars[0]["matrix"]
        # The em box of the first line begins half the leading below the edge of the type area.
        top = sheet.height.mm - (first[5] + 0.88 * 16) / 72 * 25.4
    assert top == pytest.approx(39.3, abs=0.1)


def test_characters_beyond_the_basic_plane_copy_as_themselves(tmp_path: Path) -> None:
    text = "请𠅤、喆两位同志负责。"
    drawn = "".join(each.text for page in page_characters(_written(_plan(text), tmp_path)) for each in page)
    assert text in drawn


def test_a_character_that_no_font_has_stops_the_export_with_its_place() -> None:
    with pytest.raises(GlyphMissingError) as caught:
        PdfExporter().export(_plan("请龘同志负责。"))
    assert caught.value.characters == "龘"
    assert caught.value.place == "outline[0].children[0].text"
    assert "page 1" in str(caught.value)


def test_a_further_font_or_a_box_lets_it_come_out(make_font) -> None:
    plan = _plan("请龘同志负责。")
    further = make_font({"龘": 1000}, name="Further-Regular")
    assert "Further-Regular" in _font_names(PdfExporter(fallback=(further,)).export(plan))
    assert PdfExporter(missing="box").export(plan).startswith(b"%PDF-1.7")


def test_a_given_font_is_used_for_its_face(make_font) -> None:
    widths = dict.fromkeys("青禾示范区年应急管理工作要点", 1000) | dict.fromkeys("0127", 500)
    path = make_font(widths, name="Mine-Regular")
    data = PdfExporter(fonts={Face.TITLE_SONG: str(path)}).export(_plan("安全"))
    assert "Mine-Regular" in _font_names(data)
    assert "EmplanTitleSong-Regular" not in _font_names(data)


def test_options_are_values(make_font) -> None:
    path = make_font({"一": 1000})
    options = {"fonts": {Face.SONG: path}, "fallback": [FontFile(path, 1), str(path)]}
    exporter = PdfExporter(**options)
    assert exporter == PdfExporter(**options)
    assert hash(exporter) == hash(PdfExporter(**options))
    assert pickle.loads(pickle.dumps(exporter)) == exporter
    assert exporter.fonts == {Face.SONG: FontFile(path)}
    assert exporter.fallback == (FontFile(path, 1), FontFile(path))


def test_wrong_options_are_refused_at_once() -> None:
    with pytest.raises(InvalidValueError, match="'nothing'"):
        PdfExporter(fonts={"nothing": "a.ttf"})  # type: ignore[dict-item]  # the wrong type is the point
    with pytest.raises(InvalidValueError, match="not '1b'"):
        PdfExporter(conformance="1b")  # type: ignore[arg-type]  # the wrong value is the point
    with pytest.raises(InvalidValueError, match="not 'blank'"):
        PdfExporter(missing="blank")  # type: ignore[arg-type]  # the wrong value is the point


def test_the_document_says_what_it_is(tmp_path: Path) -> None:
    plan = typical_plan()
    path = _written(plan, tmp_path)
    layout = lay_out(plan)
    with pikepdf.open(path) as pdf:
        assert pdf.pdf_version == "1.7"
        assert str(pdf.docinfo.Title) == layout.title
        assert str(pdf.docinfo.Author) == "、".join(layout.issuers)
        assert "/CreationDate" not in pdf.docinfo
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == layout.title
            assert metadata["dc:language"] == {"zh-CN"}
            assert metadata.pdfa_status == "2A"
            assert metadata["pdfuaid:part"] == "1"


def test_titles_and_headings_are_bookmarks(tmp_path: Path) -> None:
    plan = evolve(
        _plan("安全生产责任重于泰山。" * 90),
        outline=(
            Section(
                heading=Heading("健全责任体系"), children=(Paragraph(text="安全生产责任重于泰山。" * 90),)
            ),
            Section(heading=Heading("强化监督检查")),
        ),
    )
    with pikepdf.open(_written(plan, tmp_path)) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == plan.title.text
        assert [child.title for child in title.children] == ["一、健全责任体系", "二、强化监督检查"]
        pages = [child.destination[0].objgen for child in title.children]
        assert pages == [pdf.pages[0].objgen, pdf.pages[-1].objgen]
