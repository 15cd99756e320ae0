"""Tracked changes: accept all gives the new document, reject all last year's, to the last property."""

import os
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import attrs
import pendulum
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from edit_scripts import edit_script
from emplan import AnnualPlan, Attachment, Issuer, Paragraph, Title, lay_out, plain_text, roll_forward
from emplan.model import Table
from emplan.testing import samples
from emplan.testing.strategies import plans
from emplan_docx import DocxExporter
from emplan_docx.authorship import Authorship
from emplan_docx.markup import NAMESPACES, ParagraphMarkup, Piece
from emplan_docx.redline import Tracker, redlined
from emplan_docx.redline.alignment import Unit, align
from emplan_docx.table_markup import CellMarkup, RowMarkup, TableMarkup
from revisions import W, accepted, body_of_file, paragraph_texts, rejected, structure

# Longer runs: make redlines.
SCRIPTS = int(os.environ.get("EMPLAN_EDIT_SCRIPTS", "30"))


def _issued_jointly() -> AnnualPlan:
    plan = samples.joint_plan()
    return attrs.evolve(plan, envelope=attrs.evolve(plan.envelope, issue_date=pendulum.date(2027, 2, 26)))


ROLLED: dict[str, Callable[[], AnnualPlan]] = {
    "typical": samples.typical_plan,
    "everything": samples.everything_plan,
    "joint": _issued_jointly,
    "upward": samples.upward_plan,
    "rare": samples.rare_characters_plan,
    "hostile": samples.hostile_plan,
}


def redline(old: AnnualPlan, new: AnnualPlan) -> etree._Element:
    return body_of_file(DocxExporter(against=old).export(new))


def assert_goes_both_ways(old: AnnualPlan, new: AnnualPlan) -> None:
    tracked = redline(old, new)
    for body, plan in ((accepted(tracked), new), (rejected(tracked), old)):
        clean = body_of_file(DocxExporter().export(plan))
        assert paragraph_texts(body) == paragraph_texts(clean)
        assert structure(body) == structure(clean)
        words = "".join("".join(paragraph_texts(body)).split())
        assert words == "".join(plain_text(lay_out(plan)).split())


def changed(body: etree._Element) -> list[tuple[str, str]]:
    """What was inserted and deleted in runs, in order."""
    marks = body.iter(f"{W}ins", f"{W}del")
    found = ((etree.QName(mark).localname, "".join(mark.itertext())) for mark in marks if len(mark))
    return [(kind, text) for kind, text in found if text]


@pytest.mark.parametrize("name", ROLLED)
def test_a_draft_against_last_years_plan_goes_both_ways(name: str) -> None:
    plan = ROLLED[name]()
    assert_goes_both_ways(plan, roll_forward(plan).plan)


@pytest.mark.parametrize("name", ROLLED)
def test_a_validator_of_the_format_has_no_complaints(name: str, tmp_path: Path) -> None:
    plan = ROLLED[name]()
    draft = roll_forward(plan)
    path = tmp_path / "redline.docx"
    path.write_bytes(DocxExporter(review=draft.review, against=plan).export(draft.plan))
    assert [error.description for error in OpenXmlValidator().validate(str(path)).errors] == []


@pytest.mark.parametrize("old", ROLLED)
@pytest.mark.parametrize("new", ROLLED)
def test_any_two_plans_can_stand_against_each_other(old: str, new: str) -> None:
    assert_goes_both_ways(ROLLED[old](), ROLLED[new]())


def test_generated_edits_go_both_ways() -> None:
    for seed in range(SCRIPTS):
        script = edit_script(seed)
        assert_goes_both_ways(script.old, script.new)


def test_a_validator_has_no_complaints_about_generated_edits(tmp_path: Path) -> None:
    path = tmp_path / "redline.docx"
    for seed in range(0, SCRIPTS, 10):
        script = edit_script(seed)
        path.write_bytes(DocxExporter(against=script.old).export(script.new))
        errors = OpenXmlValidator().validate(str(path)).errors
        assert [error.description for error in errors] == [], f"seed {seed}"


@settings(max_examples=SCRIPTS, deadline=None, suppress_health_check=list(HealthCheck))
@given(old=plans(), new=plans())
def test_generated_plans_go_both_ways(old: AnnualPlan, new: AnnualPlan) -> None:
    assert_goes_both_ways(old, new)


def test_a_plan_against_itself_has_no_changes() -> None:
    plan = samples.everything_plan()
    clean = DocxExporter().export(plan)
    assert DocxExporter(against=plan).export(plan) == clean


def test_the_same_redline_has_the_same_bytes() -> None:
    plan = samples.typical_plan()
    draft = roll_forward(plan).plan
    exporter = DocxExporter(against=plan)
    assert exporter.export(draft) == exporter.export(draft)


def test_years_and_words_change_as_a_whole() -> None:
    old = AnnualPlan(title=Title("工作要点"), outline=(Paragraph(text="2026年由示范区水务局完善预案。"),))
    new = AnnualPlan(title=Title("工作要点"), outline=(Paragraph(text="2027年由示范区教育局完善预案。"),))
    assert changed(redline(old, new)) == [
        ("del", "2026年"),
        ("ins", "2027年"),
        ("del", "水务局"),
        ("ins", "教育局"),
    ]


def test_a_new_sentence_is_inserted_from_stop_to_stop() -> None:
    old = AnnualPlan(title=Title("工作要点"), outline=(Paragraph(text="开展演练，总结经验。开展培训。"),))
    text = "开展演练，总结经验。开展巡查。开展培训。"
    new = AnnualPlan(title=Title("工作要点"), outline=(Paragraph(text=text),))
    assert changed(redline(old, new)) == [("ins", "开展巡查。")]


def steps(*texts: str) -> AnnualPlan:
    return AnnualPlan(title=Title("工作要点"), outline=tuple(Paragraph(text=text) for text in texts))


def test_a_new_paragraph_brings_its_own_mark() -> None:
    old, new = steps("检查堤防。", "清点物资。"), steps("检查堤防。", "每月通报。", "清点物资。")
    body = redline(old, new)
    (mark,) = body.iterfind(f"{W}p/{W}pPr/{W}rPr/{W}ins")
    paragraph = mark.getparent().getparent().getparent()
    assert "".join(paragraph.itertext()) == "每月通报。"
    assert_goes_both_ways(old, new)
    assert_goes_both_ways(new, old)


def test_the_last_mark_stays_and_the_one_before_it_is_new() -> None:
    body = redline(steps("检查堤防。"), steps("检查堤防。", "清点物资。"))
    *_, before, last = body.iterfind(f"{W}p")
    assert before.find(f"{W}pPr/{W}rPr/{W}ins") is not None
    assert last.find(f"{W}pPr/{W}rPr") is None


def test_a_changed_order_drops_and_adds_whole_paragraphs() -> None:
    old, new = (
        steps("检查堤防。", "清点物资。", "开展演练。"),
        steps("清点物资。", "开展演练。", "检查堤防。"),
    )
    assert changed(redline(old, new)) == [("del", "检查堤防。"), ("ins", "检查堤防。")]


def test_a_dropped_ending_gives_back_the_last_mark() -> None:
    plan = samples.typical_plan()
    unsigned = attrs.evolve(
        plan,
        notice=None,
        attachments=(),
        envelope=attrs.evolve(plan.envelope, copied_to=(), printing_office=None, printing_date=None),
    )
    assert_goes_both_ways(attrs.evolve(plan, notice=None, attachments=()), unsigned)
    assert_goes_both_ways(unsigned, attrs.evolve(plan, notice=None, attachments=()))


def table(*rows: tuple[str, ...], landscape: bool = False) -> Table:
    return Table(rows=rows, header_rows=1, landscape=landscape)


TABLES = {
    "cells": table(("事项", "单位"), ("巡查渡口", "水务局"), ("检修电梯", "住建局")),
    "another word": table(("事项", "单位"), ("巡查渡口", "交通局"), ("检修电梯", "住建局")),
    "a row less": table(("事项", "单位"), ("检修电梯", "住建局")),
    "a row more": table(("事项", "单位"), ("巡查渡口", "水务局"), ("清查仓库", ""), ("检修电梯", "住建局")),
    "a column more": table(("事项", "单位", "时限"), ("巡查渡口", "水务局", "6月")),
    "on its side": table(("事项", "单位"), ("巡查渡口", "水务局"), landscape=True),
}


@pytest.mark.parametrize("old", TABLES)
@pytest.mark.parametrize("new", TABLES)
def test_tables_change_by_row_and_cell(old: str, new: str, tmp_path: Path) -> None:
    plans = [
        AnnualPlan(title=Title("任务清单"), outline=(Paragraph(text="清单如下。"), TABLES[name]))
        for name in (old, new)
    ]
    assert_goes_both_ways(*plans)
    path = tmp_path / "table.docx"
    path.write_bytes(DocxExporter(against=plans[0]).export(plans[1]))
    assert [error.description for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_a_changed_cell_shows_only_its_words() -> None:
    old, new = (
        AnnualPlan(title=Title("任务清单"), outline=(TABLES[name],)) for name in ("cells", "another word")
    )
    assert changed(redline(old, new)) == [("del", "水务"), ("ins", "交通")]


def test_footers_of_both_documents_are_there() -> None:
    wide = AnnualPlan(
        title=Title("任务清单"),
        attachments=(Attachment(title=Title("表"), content=(TABLES["on its side"],)),),
    )
    plain = AnnualPlan(title=Title("任务清单"), outline=(Paragraph(text="清单如下。"),))
    assert_goes_both_ways(wide, plain)
    assert_goes_both_ways(plain, wide)


def test_supplied_issuers_are_an_insertion() -> None:
    old = samples.minimal_plan()
    envelope = attrs.evolve(old.envelope, issuers=(Issuer("青禾示范区应急管理局"),))
    assert_goes_both_ways(old, attrs.evolve(old, envelope=envelope))


WORDS = st.sampled_from(
    ("巡查", "演练", "2026年", "2027年", "，", "。", "应急", "队伍", "（", "）", "\t", "\n")
)
PIECES = st.builds(
    Piece, st.lists(WORDS, min_size=1, max_size=6).map("".join), st.sampled_from(("", "TextBlack"))
)
PARAGRAPHS = st.builds(
    ParagraphMarkup,
    style=st.sampled_from(("BodyText", "Heading1", "Spacer")),
    content=st.lists(PIECES, max_size=3).map(tuple),
    keep_next=st.sampled_from((None, True)),
    section=st.sampled_from(("", "", "", "<w:sectPr/>")),
)
ENDS = st.builds(ParagraphMarkup, style=st.just("Spacer"), content=st.lists(PIECES, max_size=1).map(tuple))
CELLS = st.builds(
    CellMarkup,
    st.sampled_from((1000, 2000)),
    st.lists(ENDS, min_size=1, max_size=2).map(tuple),
    st.sampled_from(("", '<w:vAlign w:val="center"/>')),
)
ROWS = st.builds(
    RowMarkup, st.lists(CELLS, min_size=1, max_size=3).map(tuple), st.sampled_from(("", "<w:cantSplit/>"))
)
TABLE_PARTS = st.builds(
    TableMarkup,
    st.sampled_from(("", "<w:tblOverlap/>")),
    st.lists(st.sampled_from((1000, 2000)), min_size=1, max_size=2).map(tuple),
    st.lists(ROWS, min_size=1, max_size=3).map(tuple),
)


@st.composite
def bodies(draw: st.DrawFn) -> tuple[ParagraphMarkup | TableMarkup, ...]:
    """Paragraphs and tables, no two tables side by side, a paragraph at the end."""
    parts: list[ParagraphMarkup | TableMarkup] = []
    for part in draw(st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, TABLE_PARTS), max_size=6)):
        if parts and isinstance(part, TableMarkup) and isinstance(parts[-1], TableMarkup):
            parts.append(draw(PARAGRAPHS))
        parts.append(part)
    return (*parts, draw(ENDS))


def as_body(parts: tuple[ParagraphMarkup | TableMarkup, ...]) -> etree._Element:
    xml = "".join(part.xml() for part in parts)
    return etree.fromstring(f"<w:body {NAMESPACES}>{xml}</w:body>")


@settings(max_examples=5 * SCRIPTS, deadline=None, phases=(Phase.generate,))
@given(old=bodies(), new=bodies())
def test_any_two_bodies_can_be_one(
    old: tuple[ParagraphMarkup | TableMarkup, ...], new: tuple[ParagraphMarkup | TableMarkup, ...]
) -> None:
    tracked = as_body(redlined(old, new, Tracker(Authorship("2027-01-01T00:00:00Z"))))
    assert structure(accepted(tracked)) == structure(as_body(new))
    assert structure(rejected(tracked)) == structure(as_body(old))
    numbers = [mark.get(f"{W}id") for mark in tracked.iter() if mark.get(f"{W}id")]
    assert len(set(numbers)) == len(numbers)
    for one, other in pairwise(tracked):
        assert (one.tag, other.tag) != (f"{W}tbl", f"{W}tbl"), "Word takes them for one table"


def test_large_gaps_are_aligned_by_what_is_the_same() -> None:
    old = [Unit(f"{'巡查' if number % 2 else '演练'}第{number}次", "p") for number in range(600)]
    new = [Unit("新增事项", "p"), *old[:300], Unit("另一事项", "p"), *old[300:]]
    pairs = align(old, new)
    assert pairs[0] == (None, 0)
    assert (None, 301) in pairs
    assert [pair for pair in pairs if None not in pair] == [
        (number, number + 1 + (number >= 300)) for number in range(600)
    ]
