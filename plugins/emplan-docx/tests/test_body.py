"""The body: breaks, sections, tables, signature and colophon, as the layout has them."""

from collections.abc import Callable

import attrs
import pytest
from lxml import etree

from emplan import AnnualPlan, Heading, Paragraph, Roster, Section
from emplan.layout import DEFAULT_PROFILE, Colour, Masthead, OfficialLayout, Role, Rule, TableBlock, lay_out
from emplan.model import RosterGroup, RosterMember, SignatureMode, Table
from emplan.testing.samples import everything_plan, joint_plan, minimal_plan, typical_plan
from emplan_docx.body import Body
from emplan_docx.markup import NAMESPACES
from emplan_docx.sections import PageKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BodyOf = Callable[[AnnualPlan], etree._Element]
ROWS = (("品名", "数量"), ("编织袋", "20000条"), ("冲锋舟", "6艘"))


def val(element: etree._Element, path: str, attribute: str = "val") -> str | None:
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + attribute)


def style(paragraph: etree._Element) -> str | None:
    return val(paragraph, "pPr/pStyle")


def has(paragraph: etree._Element, name: str) -> bool:
    found = paragraph.find(f"{W}pPr/{W}{name}")
    return found is not None and found.get(f"{W}val") != "0"


def text(element: etree._Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{W}t"))


def paragraphs(body: etree._Element) -> list[etree._Element]:
    return body.findall(f"{W}p")


def styles_of(body: etree._Element) -> list[str | None]:
    return [style(each) if each.tag == f"{W}p" else each.tag.removeprefix(W) for each in body]


def sections(body: etree._Element) -> list[etree._Element]:
    return list(body.iter(f"{W}sectPr"))


def plan_with(*blocks: Paragraph | Table | Roster | Section, **envelope: object) -> AnnualPlan:
    plan = minimal_plan()
    return attrs.evolve(plan, outline=blocks, envelope=attrs.evolve(plan.envelope, **envelope))


def empty_body(layout: OfficialLayout) -> etree._Element:
    return etree.fromstring(f"<w:body {NAMESPACES}>{Body.of(layout).xml()}</w:body>")


def test_the_plan_under_a_notice_begins_a_page_without_an_empty_paragraph(body_of: BodyOf) -> None:
    body = body_of(typical_plan())
    breaking = [each for each in paragraphs(body) if has(each, "pageBreakBefore")]
    assert style(breaking[0]) == "PlanTitle"
    assert not list(body.iter(f"{W}lastRenderedPageBreak"))


def test_what_a_landscape_table_belongs_to_stands_on_its_turned_page(body_of: BodyOf) -> None:
    plan = typical_plan()
    body = body_of(plan)
    upright, turned, *_ = sections(body)
    assert val(upright, "pgSz", "orient") is None
    assert val(turned, "pgSz", "orient") == "landscape"
    kinds = [style(each) if each.tag == f"{W}p" else "table" for each in body]
    label = kinds.index("AttachmentLabel")
    assert kinds.index("table", label) - label < 6
    assert upright.getparent().getparent() is body[label - 1]


def test_a_title_is_one_paragraph_of_broken_lines(body_of: BodyOf) -> None:
    (title,) = (each for each in paragraphs(body_of(typical_plan())) if style(each) == "Title")
    assert len(list(title.iter(f"{W}br"))) == 2


def test_the_masthead_is_one_narrowed_line_whose_last_character_is_not_spaced(body_of: BodyOf) -> None:
    masthead = paragraphs(body_of(typical_plan()))[0]
    head, last = masthead.findall(f"{W}r")
    assert text(masthead) == "青禾市青禾示范区安全生产委员会文件"
    assert text(last) == "件"
    assert val(head, "rPr/w") == val(last, "rPr/w")
    assert val(head, "rPr/spacing") is not None
    assert val(last, "rPr/spacing") is None


def test_a_joint_masthead_is_a_table_of_names_and_suffix(body_of: BodyOf) -> None:
    table = body_of(joint_plan()).find(f"{W}tbl")
    names, suffix = table.iter(f"{W}tc")
    assert [text(name) for name in names.findall(f"{W}p")] == [
        "青禾示范区应急管理局",
        "青禾示范区水务局",
        "青禾示范区气象局",
    ]
    assert text(suffix) == "文件"
    assert table.find(f".//{W}tblBorders") is None


def test_a_joint_masthead_without_a_suffix_keeps_its_table() -> None:
    layout = lay_out(joint_plan())
    blocks = tuple(
        attrs.evolve(block, suffix=None) if isinstance(block, Masthead) else block for block in layout.blocks
    )
    table = empty_body(attrs.evolve(layout, blocks=blocks)).find(f"{W}tbl")
    assert text(table).endswith("青禾示范区气象局")


def test_the_rule_follows_the_number_and_lends_its_room_from_the_blank_lines(body_of: BodyOf) -> None:
    body = body_of(typical_plan())
    kinds = styles_of(body)
    at = kinds.index("HeaderRule")
    assert kinds[at - 1] == "DocumentNumber"
    pitch = DEFAULT_PROFILE.page.line_pitch.twips
    first, second = (val(each, "pPr/spacing", "line") for each in body[at + 1 : at + 3])
    assert first is not None
    assert 0 < int(first) < pitch
    assert second is None


def test_a_rule_without_a_number_above_it_has_its_distance_from_what_is_there() -> None:
    layout = lay_out(minimal_plan())
    rule = Rule(
        role=Role.HEADER_RULE, colour=Colour.RED, thickness_pt=1.4, length_pt=442.0, gap_above_pt=10.0
    )
    body = empty_body(attrs.evolve(layout, blocks=(rule,)))
    assert val(paragraphs(body)[0], "pPr/spacing", "line") == "200"


def test_a_label_has_a_tab_only_where_its_room_is_wider(body_of: BodyOf) -> None:
    groups = (
        RosterGroup("组长", (RosterMember("赵禾青"),)),
        RosterGroup("成员单位联络员", (RosterMember("钱岚"),)),
    )
    roster = [
        each for each in paragraphs(body_of(plan_with(Roster(groups=groups)))) if style(each) == "Roster"
    ]
    assert not any(list(each.iter(f"{W}tab")) for each in roster)
    note = [each for each in paragraphs(body_of(typical_plan())) if style(each) == "AttachmentNote"]
    assert len(note) == 2
    assert all(list(each.iter(f"{W}tab")) for each in note)


def test_deep_headings_keep_their_outline_level(body_of: BodyOf) -> None:
    nested = Section(heading=Heading("抢险"))
    for name in ("值守", "预警", "巡查", "排查", "防汛"):
        nested = Section(heading=Heading(name), children=(nested,))
    deep = [each for each in paragraphs(body_of(plan_with(nested))) if style(each) == "Heading4"]
    assert [val(each, "pPr/outlineLvl") for each in deep] == [None, "4", "5"]


@pytest.mark.parametrize(
    ("mode", "alignment"), [(SignatureMode.SEALED, "center"), (SignatureMode.UNSEALED, None)]
)
def test_the_date_stands_where_the_mode_wants_it(
    mode: SignatureMode, alignment: str | None, everyday: AnnualPlan, body_of: BodyOf
) -> None:
    envelope = attrs.evolve(everyday.envelope, signature_mode=mode)
    found = paragraphs(body_of(attrs.evolve(everyday, envelope=envelope)))
    (date,) = (each for each in found if style(each) == "Date")
    assert val(date, "pPr/jc") == alignment
    indent = val(date, "pPr/ind", "left")
    assert indent is not None
    assert int(indent) > 0


def test_organs_that_seal_together_stand_side_by_side_on_centred_stops(body_of: BodyOf) -> None:
    found = [each for each in paragraphs(body_of(joint_plan())) if style(each) == "Signature"]
    two = found[0]
    assert [stop.get(f"{W}val") for stop in two.iterfind(f"{W}pPr/{W}tabs/{W}tab")] == ["center", "center"]
    assert len(two.findall(f"{W}r/{W}tab")) == 2
    assert text(two) == "青禾示范区应急管理局青禾示范区水务局"


def test_a_table_has_a_grid_as_wide_as_the_type_area_and_repeats_its_head(body_of: BodyOf) -> None:
    body = body_of(plan_with(Table(caption="物资", rows=ROWS)))
    table = body.find(f"{W}tbl")
    widths = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
    assert sum(widths) == round(DEFAULT_PROFILE.page.type_width_pt * 20)
    head, *others = table.findall(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert not any(row.find(f"{W}trPr/{W}tblHeader") is not None for row in others)
    assert {style(each) for each in head.iter(f"{W}p")} == {"TableHead"}
    assert style(table.getprevious()) == "TableCaption"


def test_no_empty_page_follows_a_turned_table_that_is_the_last(body_of: BodyOf) -> None:
    body = body_of(plan_with(Paragraph(text="物资见表。"), Table(rows=ROWS, landscape=True)))
    last = paragraphs(body)[-1]
    assert styles_of(body)[-3:] == ["tbl", "Spacer", "sectPr"]
    assert not has(last, "pageBreakBefore")


def test_two_tables_are_never_one(body_of: BodyOf) -> None:
    body = body_of(plan_with(Table(rows=ROWS), Table(rows=ROWS)))
    assert styles_of(body)[-5:] == ["tbl", "Spacer", "tbl", "Spacer", "sectPr"]


def test_a_landscape_table_has_a_section_of_turned_pages(body_of: BodyOf) -> None:
    wide = Table(caption="物资", rows=ROWS, landscape=True)
    first, second, third = sections(body_of(plan_with(Paragraph(text="先"), wide, Paragraph(text="后"))))
    assert [val(each, "pgSz", "orient") for each in (first, second, third)] == [None, "landscape", None]
    assert val(second, "pgSz", "w") == val(first, "pgSz", "h")
    assert val(second, "pgMar", "top") == val(first, "pgMar", "left")
    assert val(second, "pgMar", "left") == val(first, "pgMar", "bottom")
    assert PageKind.TURNED in _kinds(plan_with(wide))


def test_a_document_may_begin_with_turned_pages() -> None:
    plan = plan_with(Table(rows=ROWS, landscape=True))
    layout = lay_out(plan)
    tables = tuple(block for block in layout.blocks if isinstance(block, TableBlock))
    body = empty_body(attrs.evolve(layout, blocks=tables))
    assert [val(each, "pgSz", "orient") for each in sections(body)] == ["landscape"]


def test_turned_pages_one_after_the_other_are_one_section(body_of: BodyOf) -> None:
    wide = Table(rows=ROWS, landscape=True)
    body = body_of(plan_with(wide, wide))
    assert len(sections(body)) == 2
    tables = body.findall(f"{W}tbl")
    between = tables[1].getprevious()
    assert has(between, "pageBreakBefore")


def _kinds(plan: AnnualPlan) -> set[PageKind]:
    body = Body.of(lay_out(plan))
    body.xml()
    return body.kinds


def test_nothing_to_show_is_still_a_document() -> None:
    layout = attrs.evolve(lay_out(minimal_plan()), blocks=())
    assert styles_of(empty_body(layout)) == ["Spacer", "sectPr"]


def test_every_page_has_the_margins_and_the_grid_of_the_profile(body_of: BodyOf) -> None:
    (properties,) = sections(body_of(minimal_plan()))
    page = DEFAULT_PROFILE.page
    width, height = val(properties, "pgSz", "w"), val(properties, "pgSz", "h")
    assert (width, height) == (str(page.width.twips), str(page.height.twips))
    left, right = val(properties, "pgMar", "left"), val(properties, "pgMar", "right")
    assert left is not None
    assert right is not None
    room = page.width.twips - int(left) - int(right)
    assert room >= page.type_width_pt * 20
    assert val(properties, "docGrid", "type") == "lines"
    assert val(properties, "docGrid", "linePitch") == str(page.line_pitch.twips)


class TestColophon:
    """版记: on the page of the last text, on the next one, or behind a blank page."""

    def of(self, body: etree._Element) -> etree._Element:
        table = body.findall(f"{W}tbl")[-1]
        assert val(table, "tblPr/tblpPr", "tblpYSpec") == "bottom"
        return table

    def test_it_floats_at_the_foot_of_the_last_page(self, body_of: BodyOf, everyday: AnnualPlan) -> None:
        body = body_of(everyday)
        table = self.of(body)
        assert style(table.getnext()) == "Spacer"
        assert not has(table.getprevious(), "pageBreakBefore")
        assert len(sections(body)) == 1

    def test_its_outer_rules_are_thicker_than_its_inner_one(
        self, body_of: BodyOf, everyday: AnnualPlan
    ) -> None:
        first, last = self.of(body_of(everyday)).findall(f"{W}tr")
        outer, inner = val(first, "tc/tcPr/tcBorders/top", "sz"), val(first, "tc/tcPr/tcBorders/bottom", "sz")
        assert (outer, inner) == ("8", "6")
        assert val(last, "tc/tcPr/tcBorders/top", "sz") == inner
        assert val(last, "tc/tcPr/tcBorders/bottom", "sz") == outer

    def test_it_moves_to_an_even_page_of_its_own(self, body_of: BodyOf, everyday: AnnualPlan) -> None:
        plan = attrs.evolve(everyday, outline=(Paragraph(text="汛前排查。"),))
        body = body_of(plan)
        assert has(self.of(body).getprevious(), "pageBreakBefore")
        assert len(sections(body)) == 1

    def test_behind_a_blank_page_neither_is_numbered(self, body_of: BodyOf) -> None:
        plan = typical_plan()
        body = body_of(attrs.evolve(plan, attachments=plan.attachments * 2))
        references = [each.attrib.values() for each in sections(body)[-1].findall(f"{W}footerReference")]
        assert len(references) == 2
        assert all("rIdNoNumber" in each for each in references)
        blank, anchor = self.of(body).getprevious().getprevious(), self.of(body).getprevious()
        assert style(blank) == style(anchor) == "Spacer"
        assert has(anchor, "pageBreakBefore")

    def test_behind_turned_pages_it_has_an_upright_one(self, body_of: BodyOf, everyday: AnnualPlan) -> None:
        plan = attrs.evolve(everyday, outline=(Table(rows=ROWS, landscape=True),))
        envelope = attrs.evolve(plan.envelope, issue_date=None, closing_note=None)
        body = body_of(attrs.evolve(plan, envelope=envelope))
        assert val(sections(body)[-1], "pgSz", "orient") is None
        assert style(self.of(body).getprevious()) == "Spacer"

    def test_addressees_that_moved_there_have_no_rule_below_them(self, body_of: BodyOf) -> None:
        plan = everything_plan()
        many = tuple(f"青禾示范区第{number}联防联控工作组及其成员单位" for number in range(20))
        envelope = attrs.evolve(
            plan.envelope, addressees=many, addressee_separators=(), copied_to=("青禾市应急管理局",)
        )
        table = self.of(body_of(attrs.evolve(plan, envelope=envelope)))
        first = table.find(f"{W}tr")
        labels = [text(each)[:3] for each in first.iter(f"{W}p")]
        assert labels == ["主送：", "抄送："]
