"""The structure tree of whole files: what each block is, in reading order, and nothing unmarked."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdfua import Severity, validate

from emplan import AnnualPlan, Attachment, Envelope, Heading, Issuer, Paragraph, PlanForm, Section, Title
from emplan.layout import lay_out, plain_text
from emplan.model import HeadingForm, Roster, RosterGroup, RosterMember, Table
from emplan.testing.samples import (
    everything_plan,
    joint_plan,
    minimal_plan,
    rare_characters_plan,
    typical_plan,
)
from emplan.testing.strategies import plans
from emplan_pdf import PdfExporter
from rendering import copied_text
from tagged_pdf import Tagged, structure_of_file

SAMPLES = (minimal_plan, typical_plan, joint_plan, rare_characters_plan, everything_plan)
EXPORTER = PdfExporter(missing="box")
HANZI = Path(__file__).parents[2] / "emplan-fonts" / "sources" / "general-standard-hanzi.txt"


def _tree(plan: AnnualPlan) -> Tagged:
    return structure_of_file(EXPORTER.export(plan))


def _bare(text: str) -> str:
    return "".join(text.split())


def _plan(*outline: object, **others: object) -> AnnualPlan:
    title = Title("青禾示范区2027年应急管理工作要点")
    return AnnualPlan(year=2027, form=PlanForm.KEY_POINTS, title=title, outline=outline, **others)


def _texts(tree: Tagged, *types: str) -> list[str]:
    return [each.text for each in tree.all(*types)]


@pytest.mark.parametrize("make", SAMPLES, ids=lambda make: make.__name__)
def test_the_text_by_structure_is_that_of_the_plan(make: Callable[[], AnnualPlan]) -> None:
    plan = make()
    tree = _tree(plan)
    assert tree.type == "Document"
    assert _bare(tree.text) == _bare(plain_text(lay_out(plan)))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans())
def test_the_text_by_structure_is_that_of_any_plan(plan: AnnualPlan) -> None:
    assert _bare(_tree(plan).text) == _bare(plain_text(lay_out(plan)))


@pytest.mark.parametrize("make", SAMPLES, ids=lambda make: make.__name__)
def test_a_checker_of_accessibility_finds_nothing(make: Callable[[], AnnualPlan], tmp_path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(EXPORTER.export(make()))
    found = validate(path)
    assert [finding for finding in found.findings if finding.severity != Severity.INFO] == []


def test_titles_and_headings_are_headings_without_a_level_left_out() -> None:
    run_in = Heading("完善清单", form=HeadingForm.RUN_IN, closing_mark="。")
    inner = Section(heading=run_in, children=(Paragraph(text="逐条核对。"),))
    tree = _tree(
        _plan(
            Section(heading=Heading("健全责任体系"), children=(inner,)),
            Section(heading=Heading("强化监督检查")),
        )
    )
    headings = [(each.type, each.text) for each in tree.all("H1", "H2", "H3", "H4")]
    assert headings == [
        ("H1", "青禾示范区2027年应急管理工作要点"),
        ("H2", "一、健全责任体系"),
        ("H3", "（一）完善清单。"),
        ("H2", "二、强化监督检查"),
    ]


def test_text_behind_a_run_in_heading_is_a_paragraph_of_its_own() -> None:
    plan = everything_plan()
    tree = _tree(plan)
    children = [each for each in tree.children if isinstance(each, Tagged)]
    place = next(number for number, each in enumerate(children) if each.text == "（二）推进事项。")
    assert [(each.type, each.text) for each in children[place : place + 2]] == [
        ("H3", "（二）推进事项。"),
        ("P", "按期办结。（完成时限：6月30日前）"),
    ]


def test_a_paragraph_that_crosses_pages_is_one_element() -> None:
    text = "安全生产责任重于泰山。" * 200
    (paragraph,) = (each for each in _tree(_plan(Paragraph(text=text))).all("P") if each.text)
    assert paragraph.text == text
    assert paragraph.pages == frozenset(range(4))


def test_a_table_has_heads_with_their_scope_and_its_head_is_read_once() -> None:
    head, rows = ("序号", "单位", ""), tuple((f"{row}", f"青禾第{row}水库", "") for row in range(1, 60))
    table = Table(rows=(head, *rows), header_rows=1, caption="水库清单")
    (found,) = _tree(_plan(table)).all("Table")
    assert [each.type for each in found.children] == ["Caption", *["TR"] * 60]
    assert _texts(found, "Caption") == ["水库清单"]
    assert _texts(found, "TH") == list(head)
    assert _texts(found, "TD") == [cell for row in rows for cell in row]
    for cell in found.all("TH"):
        assert cell.attributes == {"/O": "/Table", "/Scope": "/Column"}


def test_a_table_without_a_head_has_its_first_column_as_heads_of_the_rows() -> None:
    table = Table(rows=(("联系人", "赵禾青"), ("电话", "内线8001")), header_rows=0)
    (found,) = _tree(_plan(table)).all("Table")
    assert _texts(found, "TH") == ["联系人", "电话"]
    assert {cell.attributes["/Scope"] for cell in found.all("TH")} == {"/Row"}
    assert _texts(found, "TD") == ["赵禾青", "内线8001"]


def test_a_cell_higher_than_a_page_is_one_cell() -> None:
    text = "青禾示范区各街道值守点位" * 120
    table = Table(rows=(("序号", "内容"), ("1", text)), header_rows=1)
    cells = list(_tree(_plan(table)).all("TD"))
    assert [cell.text for cell in cells] == ["1", text]
    assert len(cells[1].pages) > 1


def test_attachments_are_a_list_and_a_single_one_is_a_paragraph() -> None:
    names = ("青禾示范区责任清单", "青禾示范区应急值守安排表" * 4)
    attachments = tuple(Attachment(title=Title(name)) for name in names)
    several = _tree(_plan(Paragraph(text="请落实。"), attachments=attachments))
    (found,) = several.all("L")
    assert [each.type for each in found.children] == ["Caption", "LI", "LI"]
    assert _texts(found, "Caption", "Lbl", "LBody") == ["附件：", "1.", names[0], "2.", names[1]]
    single = _tree(_plan(Paragraph(text="请落实。"), attachments=attachments[:1]))
    assert list(single.all("L")) == []
    assert f"附件：{names[0]}" in _texts(single, "P")


def test_a_roster_is_a_list_of_its_groups() -> None:
    members = (RosterMember("钱岚", "副局长"), RosterMember("孙禾敏"))
    roster = Roster(
        groups=(
            RosterGroup(role="组长", members=(RosterMember("赵禾青"),)),
            RosterGroup(role="成员", members=members),
        )
    )
    found = list(_tree(_plan(roster, roster)).all("L"))
    assert len(found) == 2
    for each in found:
        assert _texts(each, "Lbl") == ["组长：", "成员："]
        bodies = [[_bare(name) for name in _texts(body, "P")] for body in each.all("LBody")]
        assert bodies == [["赵禾青"], ["钱岚（副局长）", "孙禾敏"]]


@pytest.mark.needs("poppler")
def test_names_padded_to_one_width_are_spoken_and_found_without_their_gaps(tmp_path: Path) -> None:
    members = (RosterMember("钱岚", "副局长"), RosterMember("孙禾敏"))
    plan = _plan(
        Roster(groups=(RosterGroup(role="组长", members=members),)),
        Paragraph(text="于2027年　月　日前报送。"),
    )
    path = tmp_path / "plan.pdf"
    path.write_bytes(EXPORTER.export(plan))
    copied = copied_text(path)
    assert "钱岚（副局长）" in copied
    assert re.search(r"2027年\s月\s日前", copied)
    assert "钱　岚（副局长）" in structure_of_file(path.read_bytes()).text


def test_a_joint_masthead_is_a_paragraph_each_and_signatures_stand_apart() -> None:
    names = ("青禾示范区应急管理局", "青禾示范区水务局")
    plan = _plan(
        Paragraph(text="请落实。"),
        envelope=Envelope(issuers=tuple(map(Issuer, names)), signature=names),
    )
    paragraphs = _texts(_tree(plan), "P")
    assert paragraphs[:2] == [names[0], f"{names[1]}文件"]
    assert set(names) <= set(paragraphs[2:])


def test_characters_beyond_the_basic_plane_and_lost_ones_stand_in_the_structure() -> None:
    text = "请𠅤、𬬮\ue000两位同志负责。"
    data = EXPORTER.export(_plan(Paragraph(text=text)))
    assert text in _texts(structure_of_file(data), "P")


def test_only_a_lost_character_itself_is_spoken_for_so_that_its_neighbours_keep_their_places() -> None:
    data = EXPORTER.export(_plan(Paragraph(text="请\ue000位同志\ue001\ue002负责。")))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        code = b"".join(page.Contents.read_bytes() for page in pdf.pages).decode("latin-1")
    assert re.findall(r"ActualText<FEFF(\w+)>", code) == ["e000", "e001e002"]


@pytest.mark.skipif(not HANZI.is_file(), reason="the originals of emplan-fonts are not in this distribution")
def test_every_standard_hanzi_beyond_the_basic_plane_is_drawn_and_copied_in_every_face() -> None:
    rare = "".join(character for character in HANZI.read_text("utf-8") if ord(character) > 0xFFFF)
    assert len(rare) == 196
    heading = Heading(rare, form=HeadingForm.STANDALONE)
    inner = Section(heading=Heading(rare), children=(Paragraph(text=rare),))
    data = PdfExporter().export(_plan(Section(heading=heading, children=(inner,))))
    tree = structure_of_file(data)
    assert [next(iter(tree.all(kind))).text[-196:] for kind in ("H2", "H3")] == [rare, rare]
    assert rare in _texts(tree, "P")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = {str(font.BaseFont).partition("+")[2] for font in pdf.pages[0].Resources.Font.values()}
    assert {"EmplanHei-Regular", "EmplanSong-Regular"} <= names


def test_an_untagged_file_has_no_structure() -> None:
    data = PdfExporter(conformance="2u").export(minimal_plan())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert "/MarkInfo" not in pdf.Root
        assert b"MCID" not in pdf.pages[0].Contents.read_bytes()


@given(st.sampled_from(SAMPLES))
@settings(max_examples=2, deadline=None)
def test_the_tree_says_nothing_twice(make: Callable[[], AnnualPlan]) -> None:
    tree = _tree(make())
    for each in tree.all("TR"):
        assert {cell.type for cell in each.children if isinstance(cell, Tagged)} <= {"TH", "TD"}
    for each in tree.all("LI"):
        assert [part.type for part in each.children if isinstance(part, Tagged)] in (
            ["Lbl", "LBody"],
            ["LBody"],
        )
