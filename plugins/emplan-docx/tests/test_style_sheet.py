"""The styles: everything a paragraph or run needs is in its style, under a name that a clerk knows."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.styles.style import BaseStyle
from lxml import etree

from emplan import AnnualPlan
from emplan.layout import DEFAULT_PROFILE, FACE_NAMES, Alignment, Colour, styles
from emplan.testing.samples import everything_plan, typical_plan
from emplan_docx import DocxExporter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Parts = dict[str, bytes]


@pytest.fixture(scope="module")
def document_styles() -> dict[str, BaseStyle]:
    """The styles of a document by their names in the file (python-docx shows 'Heading 1' for 'heading 1')."""
    document = Document(io.BytesIO(DocxExporter().export(typical_plan())))
    return {style.element.find(f"{W}name").get(f"{W}val"): style for style in document.styles}


def value(style: BaseStyle, path: str, attribute: str = "val") -> str | None:
    found = style.element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + attribute)


@pytest.mark.parametrize("style", styles(DEFAULT_PROFILE).values(), ids=lambda style: style.role.value)
def test_each_role_has_its_style_with_all_its_looks(
    style: object, document_styles: dict[str, BaseStyle]
) -> None:
    ours = next(each for each in styles(DEFAULT_PROFILE).values() if each is style)
    theirs = document_styles[ours.word_style]
    family = FACE_NAMES[ours.face].family
    assert value(theirs, "rPr/rFonts", "eastAsia") == family
    assert value(theirs, "rPr/rFonts", "ascii") == value(theirs, "rPr/rFonts", "hAnsi") == family
    assert value(theirs, "rPr/sz") == str(round(ours.size_pt * 2))
    assert value(theirs, "pPr/spacing", "line") == str(round(ours.line_pitch_pt * 20))
    assert value(theirs, "pPr/spacing", "lineRule") == "exact"
    assert value(theirs, "pPr/spacing", "before") == value(theirs, "pPr/spacing", "after") == "0"
    level = None if ours.outline_level is None else str(ours.outline_level - 1)
    assert value(theirs, "pPr/outlineLvl") == level
    assert (value(theirs, "rPr/color") == "FF0000") is (ours.colour is Colour.RED)
    assert (value(theirs, "pPr/jc") == "both") is (ours.alignment is Alignment.JUSTIFIED)
    assert value(theirs, "pPr/ind", "left") == str(round(ours.left_pt * 20))
    assert value(theirs, "pPr/ind", "leftChars") is None


def test_word_knows_headings_title_and_body_by_their_built_in_names(
    document_styles: dict[str, BaseStyle],
) -> None:
    built_in = ("Normal", "Title", "Body Text", "heading 1", "heading 4", "Table Grid")
    for name in built_in:
        assert value(document_styles[name], "name") == name
        assert document_styles[name].element.get(f"{W}customStyle") is None
    assert document_styles["发文机关标志"].element.get(f"{W}customStyle") == "1"
    assert value(document_styles["heading 2"], "next") == "BodyText"


def test_body_lines_keep_the_grid_of_22_by_28(document_styles: dict[str, BaseStyle]) -> None:
    normal = document_styles["Normal"]
    for off in (
        "widowControl",
        "snapToGrid",
        "autoSpaceDE",
        "autoSpaceDN",
        "adjustRightInd",
    ):
        assert value(normal, f"pPr/{off}") == "0", off
    # Word's own setting; LibreOffice takes it for its opposite, and it is there that hanging stops are lost.
    assert normal.element.find(f"{W}pPr/{W}overflowPunct") is not None
    assert value(normal, "pPr/overflowPunct") is None
    page = DEFAULT_PROFILE.page
    assert value(normal, "pPr/spacing", "line") == str(page.line_pitch.twips)
    assert value(normal, "rPr/spacing") == str(page.character_spacing.twips)


def test_there_are_no_theme_fonts_no_latent_styles_and_no_unused_defaults(
    parts_of: Callable[[AnnualPlan], Parts],
) -> None:
    parts = parts_of(typical_plan())
    sheet = parts["word/styles.xml"].decode()
    assert "Theme" not in sheet
    assert "latentStyles" not in sheet
    assert not any("stylesWithEffects" in name for name in parts)


def test_a_run_in_heading_is_a_run_with_a_character_style_in_a_paragraph_with_an_outline_level(
    body_of: Callable[[AnnualPlan], etree._Element], document_styles: dict[str, BaseStyle]
) -> None:
    body = body_of(everything_plan())
    (found,) = (p for p in body.iter(f"{W}p") if "动员部署" in "".join(p.itertext()))
    heading, text = found.iter(f"{W}r")
    assert found.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "RunInHeading2"
    assert value(document_styles["段首标题 2"], "pPr/outlineLvl") == "1"
    character_style = heading.find(f"{W}rPr/{W}rStyle").get(f"{W}val")
    assert document_styles["标题文字 楷体"].style_id == character_style
    assert document_styles["标题文字 楷体"].type is WD_STYLE_TYPE.CHARACTER
    assert text.find(f"{W}rPr/{W}rStyle") is None


def test_quotes_and_dashes_say_that_they_are_chinese(body_of: Callable[[AnnualPlan], etree._Element]) -> None:
    runs = list(body_of(everything_plan()).iter(f"{W}r"))
    hinted = [run for run in runs if run.find(f"{W}rPr/{W}rFonts") is not None]
    assert any("□□" in "".join(run.itertext()) for run in hinted)
    for run in hinted:
        assert run.find(f"{W}rPr/{W}rFonts").attrib == {f"{W}hint": "eastAsia"}


def test_paragraphs_have_no_direct_formatting_but_what_their_place_asks_for(
    plan: AnnualPlan, body_of: Callable[[AnnualPlan], etree._Element]
) -> None:
    """Sizes, faces and colours are never direct; the masthead alone is fitted to its name."""
    for run in body_of(plan).iter(f"{W}r"):
        style = run.getparent().find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        direct = {child.tag for child in run.iterfind(f"{W}rPr/*")} - {f"{W}rStyle", f"{W}rFonts"}
        assert not direct or style == "Masthead"


def test_the_fonts_have_names_to_fall_back_on(parts_of: Callable[[AnnualPlan], Parts]) -> None:
    table = etree.fromstring(parts_of(typical_plan())["word/fontTable.xml"])
    fonts = {font.get(f"{W}name"): font for font in table}
    used = set(_families(parts_of(typical_plan())["word/styles.xml"]))
    assert used == set(fonts) == {names.family for names in FACE_NAMES.values()}
    for names in FACE_NAMES.values():
        alternates = fonts[names.family].find(f"{W}altName").get(f"{W}val").split(",")
        assert alternates[0] == names.english
        assert set(names.alternates) <= set(alternates)


def _families(sheet: bytes) -> Iterator[str]:
    for fonts in etree.fromstring(sheet).iter(f"{W}rFonts"):
        yield from (value for key, value in fonts.attrib.items() if key != f"{W}hint")


def test_a_profile_s_own_fonts_are_those_of_the_document(tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text('[faces]\nregular_script = "华文楷体"\nlatin = "Times New Roman"\n', encoding="utf-8")
    data = DocxExporter(profile=house, numbering="native").export(everything_plan())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        styles_xml, fonts_xml, numbering_xml = (
            package.read(f"word/{name}.xml").decode("utf-8") for name in ("styles", "fontTable", "numbering")
        )
    assert "楷体_GB2312" not in styles_xml + numbering_xml
    assert 'w:ascii="Times New Roman" w:eastAsia="华文楷体"' in styles_xml
    assert 'w:ascii="宋体" w:eastAsia="宋体"' in styles_xml
    assert 'w:ascii="仿宋_GB2312"' not in styles_xml
    (entry,) = re.findall(r'<w:font w:name="华文楷体">.*?</w:font>', fonts_xml)
    assert "楷体_GB2312" in entry
    assert 'w:eastAsia="华文楷体"' in numbering_xml
