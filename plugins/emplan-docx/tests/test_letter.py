"""The letter format (信函格式) and other profiles as Word files, and as LibreOffice shows them."""

import io
import re
import zipfile
from pathlib import Path

import attrs
import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from emplan.errors import ProfileError
from emplan.exporting import load_exporter, with_options
from emplan.layout import compose, lay_out, profile_of
from emplan.model import AnnualPlan, Attachment, Paragraph, Table, Title
from emplan.testing.samples import letter_plan, typical_plan
from emplan_docx import DocxExporter
from rendering import MM, docx_to_pdf, page_characters, page_lines

_TOP = re.compile(r'<wp:positionV relativeFrom="page"><wp:posOffset>(\d+)<')
SENTENCE = "各镇街逐户核对低洼院落住户名单，备足沙袋木桩和照明器材，汛期昼夜有人值守，险情随时上报。"


def long_letter() -> AnnualPlan:
    text = (Paragraph(text=SENTENCE * 20), Paragraph(text=SENTENCE))
    return attrs.evolve(letter_plan(), title=Title("青禾示范区汛期联动安排"), notice=None, preamble=text)


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(f"word/{name}.xml").decode("utf-8")


@pytest.fixture(scope="module")
def letter() -> bytes:
    return DocxExporter().export(letter_plan())


def test_the_masthead_is_text_of_the_document_in_a_frame(letter: bytes) -> None:
    first, second, *_ = Document(io.BytesIO(letter)).paragraphs
    assert first.text == "青禾示范区应急管理局"
    assert second.text == "000031\t青应急函〔2027〕3号"
    assert re.search(r'<w:framePr [^>]*w:vAnchor="page" w:hAnchor="page"', part(letter, "document"))


def test_the_double_rules_are_bars_at_fixed_places_of_the_first_header(letter: bytes) -> None:
    header = part(letter, "header1")
    tops = [int(top) / 12700 / MM for top in _TOP.findall(header)]
    lengths = {round(int(length) / 12700 / MM, 2) for length in re.findall(r'<wp:extent cx="(\d+)"', header)}
    assert lengths == {170.0}
    assert tops == sorted(tops)
    assert len(tops) == 4
    last = int(re.findall(r'<wp:extent cx="\d+" cy="(\d+)"', header)[-1]) / 12700 / MM
    assert tops[-1] + last == pytest.approx(277, abs=0.01)


def test_page_1_has_a_header_of_its_own_and_no_number(letter: bytes) -> None:
    section = re.findall(r"<w:sectPr>.*?</w:sectPr>", part(letter, "document"))[0]
    assert '<w:headerReference w:type="first"' in section
    assert '<w:footerReference w:type="first"' not in section
    assert "<w:titlePg/>" in section


def test_whole_lines_of_the_grid_fill_the_pages_of_a_letter(letter: bytes) -> None:
    section = re.findall(r"<w:sectPr>.*?</w:sectPr>", part(letter, "document"))[0]
    grid, height, top, bottom = (
        int(re.findall(rf'w:{name}="(\d+)"', section)[0]) for name in ("linePitch", "h", "top", "bottom")
    )
    assert '<w:docGrid w:type="lines"' in section
    later = lay_out(letter_plan()).profile.page.type_height_pt * 20
    for room in (height - top - bottom, later + 14):
        assert room % grid < 20


@pytest.mark.needs("libreoffice", "poppler")
def test_no_opening_bracket_ends_a_line_of_a_letter_in_libreoffice(tmp_path: Path) -> None:
    cited = "2个片区先行试点，按照《青禾示范区值守规定》（青应急〔2026〕12号）执行。"
    before = "各镇街逐户核对低洼院落住户名单备足沙袋木桩照明器材"
    starts = (year + before[:length] for length in range(18, 25) for year in ("", "1年", "10年", "100年"))
    text = tuple(Paragraph(text=start + cited) for start in starts)
    plan = attrs.evolve(letter_plan(), title=Title("青禾示范区汛期联动安排"), notice=None, preamble=text)
    shown = page_characters(docx_to_pdf(DocxExporter().export(plan), tmp_path))
    lines = ["".join(each.text for each in line).strip() for page in shown for line in page_lines(page)]
    assert any(line.startswith("〔") for line in lines)
    assert not [line for line in lines if line.endswith("〔")]


def test_a_letter_fits_the_schema(letter: bytes, tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(letter)
    assert list(OpenXmlValidator().validate(str(path)).errors) == []


@pytest.mark.needs("libreoffice", "poppler")
def test_libreoffice_shows_a_letter_where_compose_has_it(tmp_path: Path) -> None:
    plan = long_letter()
    shown = page_characters(docx_to_pdf(DocxExporter().export(plan), tmp_path))
    pages = compose(lay_out(plan)).pages
    lines = [page_lines(page) for page in shown]
    assert [len(page) for page in lines[:2]] == [len(pages[0].lines), len(pages[1].lines) + 1]


@pytest.mark.needs("libreoffice", "poppler")
@pytest.mark.parametrize("plan", [letter_plan, long_letter], ids=["classified", "long"])
def test_the_ruler_finds_no_fault_in_a_letter(plan: object, tmp_path: Path) -> None:
    conform = pytest.importorskip("emplan_conform").conform
    assert callable(plan)
    report = conform(docx_to_pdf(DocxExporter().export(plan()), tmp_path))
    assert report.form == "letter"
    assert [(row.clause.key, row.measured) for row in report.failures] == []


@pytest.mark.needs("libreoffice", "poppler")
@pytest.mark.parametrize(
    ("profile", "by", "failing"), [("gbt33476", "gbt33476", []), ("house-28pt", "gbt9704", ["line_pitch"])]
)
def test_the_ruler_agrees_with_the_profiles(
    profile: str, by: str, failing: list[str], tmp_path: Path
) -> None:
    conform = pytest.importorskip("emplan_conform").conform
    plan = attrs.evolve(typical_plan(), attachments=())
    data = DocxExporter(profile=profile).export(plan)
    assert [row.clause.key for row in conform(docx_to_pdf(data, tmp_path), by).failures] == failing


def test_mirrored_margins_are_a_setting_and_the_colophon_follows_its_page() -> None:
    data = DocxExporter(profile="mirrored").export(typical_plan())
    assert "<w:mirrorMargins/>" in part(data, "settings")
    right = int(profile_of("mirrored").page.right_margin.pt * 20)
    assert f'w:tblpX="{right}"' in part(data, "document")


@pytest.mark.parametrize("pages_before", [0, 1])
def test_the_binding_edge_of_a_turned_page_lies_on_the_side_of_its_page(pages_before: int) -> None:
    rows = (("序号", "任务"), ("1", "逐户核对名单"))
    wide = Attachment(title=Title("任务分工表"), content=(Table(rows=rows, header_rows=1, landscape=True),))
    listed = Attachment(title=Title("联系表"), content=(Paragraph(text=SENTENCE),))
    plan = attrs.evolve(typical_plan(), attachments=(*(listed,) * pages_before, wide))
    (turned,) = (page for page in compose(lay_out(plan)).pages if page.turned)
    sections = re.findall(
        r"<w:sectPr>.*?</w:sectPr>", part(DocxExporter(profile="mirrored").export(plan), "document")
    )
    (section,) = (one for one in sections if 'w:orient="landscape"' in one)
    margins = {
        side: int(re.findall(rf'w:{side}="(\d+)"', section)[0]) for side in ("top", "left", "bottom", "right")
    }
    upper, lower, inner, outer = 2097, 1984, 1587, 1474
    if turned.ordinal % 2:
        assert margins == {"top": inner, "left": lower, "bottom": outer, "right": upper}
    else:
        # What is left and right on the turned sheet the program mirrors itself.
        assert margins == {"top": outer, "left": upper, "bottom": inner, "right": lower}


def test_an_office_names_its_profile_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text('[page]\nline_pitch = "28 pt"\n', encoding="utf-8")
    exporter = with_options(load_exporter("docx"), [f"profile={path}"])
    assert 'w:line="560"' in part(exporter.export(typical_plan()), "styles")
    path.write_text('[page]\nline_pitch = "29 pt"\n', encoding="utf-8")
    with pytest.raises(ProfileError, match=r"line 2, page\.line_pitch"):
        with_options(load_exporter("docx"), [f"profile={path}"])
