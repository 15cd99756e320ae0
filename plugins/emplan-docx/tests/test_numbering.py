"""Native multilevel numbering: Word counts, and prints the labels that the layout has."""

import io
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from attrs import evolve
from lxml import etree
from openxml_audit import OpenXmlValidator

from emplan import lay_out
from emplan.chinese import LabelForm
from emplan.errors import InvalidValueError
from emplan.layout import ParagraphBlock, Role
from emplan.model import (
    AnnualPlan,
    Heading,
    HeadingForm,
    LevelNumbering,
    Section,
    SubItem,
    Task,
    Title,
    printed,
)
from emplan.reading import read
from emplan.testing import samples
from emplan.testing.drawn import drawn_plan
from emplan_docx import DocxExporter
from emplan_docx.anchors import Anchors, Bound
from emplan_docx.numbering import NativeNumbers
from emplan_docx.paragraphs import ParagraphSetter
from emplan_docx.reader import DocxReader

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NATIVE = DocxExporter(numbering="native")
SAMPLES = ["typical_plan", "everything_plan", "joint_plan", "letter_plan"]


def lines_of(data: bytes) -> list[str]:
    return [line.text for line in DocxReader().lines(data)]


def part_of(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def sentence(text: str, **values: Any) -> Task:
    return Task(heading=Heading(text, HeadingForm.RUN_IN, "。"), text="逐项落实。", **values)


def plan_of(*sections: Section, forms: Sequence[LevelNumbering] = ()) -> AnnualPlan:
    numbering = tuple(forms) or AnnualPlan(title=Title("甲")).numbering
    return AnnualPlan(title=Title("青禾示范区2027年防汛工作安排"), outline=sections, numbering=numbering)


def two_sections(**second: Any) -> tuple[Section, Section]:
    tasks = (sentence("清查渡口"), sentence("清查林场"))
    return (
        Section(heading=Heading("排查隐患"), children=tasks),
        Section(heading=Heading("整改隐患"), children=tasks, **second),
    )


def counted(plan: AnnualPlan) -> list[tuple[str, str]]:
    """Level and list instance of each paragraph that Word numbers."""
    body = part_of(NATIVE.export(plan), "word/document.xml")
    return [
        (
            cast("etree._Element", one.find(f"{W}ilvl")).get(f"{W}val", ""),
            cast("etree._Element", one.find(f"{W}numId")).get(f"{W}val", ""),
        )
        for one in body.iter(f"{W}numPr")
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_labels_that_word_counts_are_those_that_are_printed(name: str) -> None:
    plan = getattr(samples, name)()
    assert lines_of(NATIVE.export(plan)) == lines_of(DocxExporter().export(plan))
    assert counted(plan)


def test_drawn_plans_of_every_numbering_come_back_as_they_are() -> None:
    for number in range(40):
        plan = drawn_plan(number)
        found = read(NATIVE.export(plan), name="plan.docx").plan
        assert printed(found, inferred=True) == printed(plan, inferred=True), number


def test_no_counted_label_stands_in_the_text_too() -> None:
    data = NATIVE.export(plan_of(*two_sections()))
    texts = ["".join(one.itertext()) for one in part_of(data, "word/document.xml").iter(f"{W}p")]
    assert "排查隐患" in texts
    assert not any(text.startswith(("一、", "（一）")) for text in texts)


def test_levels_restart_by_themselves_under_the_next_parent() -> None:
    assert counted(plan_of(*two_sections())) == [("0", "1"), ("1", "1"), ("1", "1")] * 2


def test_a_level_that_runs_on_has_a_list_of_its_own() -> None:
    forms = (LevelNumbering(LabelForm.CHINESE_COMMA), LevelNumbering(LabelForm.ARABIC_DOT, continues=True))
    plan = plan_of(*two_sections(), forms=forms)
    assert counted(plan) == [("0", "1"), ("1", "2"), ("1", "2")] * 2
    assert [line[:2] for line in lines_of(NATIVE.export(plan)) if line[:1].isdigit()] == [
        "1.",
        "2.",
        "3.",
        "4.",
    ]


def test_a_label_that_deviates_stays_text_and_what_follows_counts_on_aright() -> None:
    first, second = two_sections(printed_label="五、")
    third = Section(heading=Heading("总结经验"))
    plan = plan_of(first, second, third)
    data = NATIVE.export(plan)
    assert lines_of(data) == lines_of(DocxExporter().export(plan))
    assert [level for level, _ in counted(plan)] == ["0", "1", "1", "1", "1", "0"]
    texts = ["".join(one.itertext()) for one in part_of(data, "word/document.xml").iter(f"{W}p")]
    assert "五、整改隐患" in texts
    starts = {
        (one.get(f"{W}ilvl"), start.get(f"{W}val"))
        for one in part_of(data, "word/numbering.xml").iter(f"{W}lvlOverride")
        for start in one
    }
    assert ("0", "3") in starts


def test_numbers_beyond_what_a_format_of_word_can_write_stay_text() -> None:
    forms = (LevelNumbering(LabelForm.CHINESE_COMMA), LevelNumbering(LabelForm.CIRCLED))
    items = tuple(sentence("清查渡口") for _ in range(14))
    plan = plan_of(Section(heading=Heading("排查"), children=items), forms=forms)
    assert len(counted(plan)) == 1 + 10
    assert lines_of(NATIVE.export(plan)) == lines_of(DocxExporter().export(plan))


def test_decimal_labels_hold_the_numbers_above_them() -> None:
    forms = (LevelNumbering(LabelForm.CHINESE_COMMA), *[LevelNumbering(LabelForm.DECIMAL)] * 2)
    deep = (sentence("清查渡口", children=(SubItem(heading=Heading("看船")),)),)
    plan = plan_of(*two_sections(), Section(heading=Heading("收尾"), children=deep), forms=forms)
    assert lines_of(NATIVE.export(plan)) == lines_of(DocxExporter().export(plan))
    levels = part_of(NATIVE.export(plan), "word/numbering.xml").iter(f"{W}lvlText")
    assert [level.get(f"{W}val") for level in levels][:3] == ["%1、", "%1.%2\u3000", "%1.%2.%3\u3000"]


def test_levels_have_the_face_of_their_labels_and_no_indents_or_gaps_of_their_own() -> None:
    numbering = part_of(NATIVE.export(samples.typical_plan()), "word/numbering.xml")
    for level in numbering.iter(f"{W}lvl"):
        assert [one.get(f"{W}val") for one in level.iter(f"{W}suff")] == ["nothing"]
        assert not list(level.iter(f"{W}ind"))
    first = next(numbering.iter(f"{W}rFonts"))
    assert first.get(f"{W}eastAsia") == "黑体"


def test_headings_keep_their_styles_and_outline_levels() -> None:
    plan = plan_of(*two_sections())
    styles = [
        [one.get(f"{W}val") for one in part_of(exporter.export(plan), "word/document.xml").iter(f"{W}pStyle")]
        for exporter in (NATIVE, DocxExporter())
    ]
    assert styles[0] == styles[1]


def test_a_commented_label_stays_text() -> None:
    plan = plan_of(*two_sections())
    layout = lay_out(plan)
    block = next(one for one in layout.blocks if isinstance(one, ParagraphBlock) and one.path == "outline[1]")
    anchors = Anchors({id(block.runs[0]): [Bound(0, 0, closes=False), Bound(2, 0, closes=True)]})
    markup = ParagraphSetter(layout.profile, anchors, NativeNumbers.of(plan)).paragraph(block)
    assert markup.text == "二、整改隐患"
    assert "numPr" not in markup.looks


def test_beside_tracked_changes_labels_are_text() -> None:
    plan = plan_of(*two_sections())
    data = DocxExporter(numbering="native", against=evolve(plan, outline=two_sections()[:1])).export(plan)
    assert not list(part_of(data, "word/document.xml").iter(f"{W}numPr"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert "word/numbering.xml" not in package.namelist()


def test_without_items_there_is_no_list() -> None:
    plan = AnnualPlan(title=Title("青禾示范区2027年防汛工作安排"))
    with zipfile.ZipFile(io.BytesIO(NATIVE.export(plan))) as package:
        assert "word/numbering.xml" not in package.namelist()


def test_a_paragraph_that_is_no_item_is_not_counted() -> None:
    plan = samples.typical_plan()
    numbers = NativeNumbers.of(plan)
    blocks = [block for block in lay_out(plan).blocks if isinstance(block, ParagraphBlock)]
    assert {numbers.take(block) for block in blocks if block.role in (Role.TITLE, Role.BODY)} == {""}
    assert NativeNumbers({}).take(next(block for block in blocks if block.level)) == ""
    assert NativeNumbers({}).xml == ""


def test_another_way_of_numbering_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="literal"):
        DocxExporter(numbering=cast("Any", "roman"))


@pytest.mark.parametrize("name", SAMPLES)
def test_native_numbers_are_valid_markup(name: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(NATIVE.export(getattr(samples, name)()))
    assert not list(OpenXmlValidator().validate(str(path)).errors)


@pytest.mark.needs("libreoffice")
def test_libreoffice_prints_the_same_labels(tmp_path: Path) -> None:
    plans = {"typical": samples.typical_plan(), **{f"drawn{n}": drawn_plan(n) for n in (20, 33, 140)}}
    for name, plan in plans.items():
        (tmp_path / f"{name}.docx").write_bytes(NATIVE.export(plan))
        (tmp_path / f"{name}-literal.docx").write_bytes(DocxExporter().export(plan))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    sources = [str(path) for path in sorted(tmp_path.glob("*.docx"))]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), *sources], check=True, capture_output=True, timeout=120
    )
    for name in plans:
        native, literal = (
            "".join((tmp_path / f"{name}{kind}.txt").read_text("utf-8-sig").split())
            for kind in ("", "-literal")
        )
        assert native == literal
