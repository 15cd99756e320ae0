"""Composed pages."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import attrs
import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emplan.layout import (
    DEFAULT_PROFILE,
    CellMetrics,
    Face,
    LineRules,
    Page,
    Pages,
    ParagraphBlock,
    PlacedLine,
    Profile,
    Role,
    SplitLine,
    compose,
    lay_out,
    plain_text,
)
from emplan.model import (
    AnnualPlan,
    Attachment,
    DocumentNumber,
    Envelope,
    Heading,
    Issuer,
    Paragraph,
    Section,
    SignatureMode,
    Table,
    Title,
)
from emplan.testing.samples import everything_plan

MM = 72 / 25.4
LEFT, RIGHT = 28 * MM, 184 * MM
ISSUER = (Issuer("青禾示范区安全生产委员会"),)
FILLER = "青禾示范区各街道各部门要压实责任强化值守完善预案储备物资开展演练"
PlanMaker = Callable[..., AnnualPlan]


def text_of(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def right_edge(line: PlacedLine) -> float:
    last = line.runs[-1]
    return last.x_pt + last.width_pt


def long_text(lines: int) -> Paragraph:
    return Paragraph(text=(FILLER * lines)[: 28 * lines - 2])


def only_text(plan: AnnualPlan, profile: Profile = DEFAULT_PROFILE, **more: Any) -> Pages:
    return compose(lay_out(plan, profile), **more)


def test_a_full_page_has_22_lines_of_28_characters(bare_plan: PlanMaker) -> None:
    pages = only_text(bare_plan(preamble=(long_text(80),))).pages
    full = pages[1]
    assert len(full.lines) == 22
    assert [len(line.text) for line in full.lines] == [28] * 22
    for line in full.lines:
        assert line.runs[0].x_pt == pytest.approx(LEFT)
        assert right_edge(line) == pytest.approx(RIGHT)


def test_lines_are_a_pitch_apart_and_fill_the_type_area(bare_plan: PlanMaker) -> None:
    full = only_text(bare_plan(preamble=(long_text(80),))).pages[1].lines
    assert full[0].top_pt == pytest.approx(37 * MM)
    assert (full[0].baseline_pt - 0.88 * 16) / MM == pytest.approx(39.28, abs=0.02)
    assert {round(b.top_pt - a.top_pt, 4) for a, b in pairwise(full)} == {28.95}
    assert full[-1].top_pt + full[-1].height_pt <= 262 * MM


def test_text_is_indented_by_two_cells(bare_plan: PlanMaker) -> None:
    page = only_text(bare_plan()).pages[0]
    assert page.lines[-1].runs[0].x_pt == pytest.approx((28 + 2 * 156 / 28) * MM)


def test_page_numbers_stand_outside_one_cell_in(bare_plan: PlanMaker) -> None:
    odd, even = only_text(bare_plan(preamble=(long_text(40),))).pages
    assert odd.number_line is not None
    assert even.number_line is not None
    assert [odd.number_line.text, even.number_line.text] == ["— 1 —", "— 2 —"]
    assert right_edge(odd.number_line) == pytest.approx(RIGHT - 14)
    assert even.number_line.runs[0].x_pt == pytest.approx(LEFT + 14)
    assert odd.number_line.runs[0].face is Face.SONG
    assert (odd.number_line.baseline_pt - 0.27 * 14) / MM == pytest.approx(269)


def test_the_header_stands_where_the_standard_wants_it(key_points: AnnualPlan) -> None:
    page = only_text(key_points).pages[0]
    masthead, number = page.lines[:2]
    ink_top = masthead.baseline_pt - (0.88 - 0.03) * masthead.runs[0].size_pt
    assert ink_top / MM == pytest.approx(72, abs=0.01)
    run = masthead.runs[0]
    assert (run.x_pt + run.width_pt / 2) / MM == pytest.approx(106)
    assert run.scale < 0.7
    (rule,) = page.rules
    bottom_of_number = number.baseline_pt + 0.12 * 16
    assert (rule.y_pt - bottom_of_number) / MM == pytest.approx(4)
    assert rule.x_pt / MM == pytest.approx(28)
    assert rule.width_pt / MM == pytest.approx(156)
    title = page.lines[2]
    assert title.top_pt - (rule.y_pt + rule.height_pt) == pytest.approx(2 * 28.95)


def test_titles_are_centred(key_points: AnnualPlan) -> None:
    for page in only_text(key_points).pages:
        for line in page.lines:
            if line.role.is_title:
                assert (line.runs[0].x_pt + right_edge(line)) / 2 == pytest.approx(106 * MM)


def test_the_plan_begins_a_new_page_behind_its_notice(key_points: AnnualPlan) -> None:
    pages = only_text(key_points).pages
    first = next(page for page in pages if any(line.role is Role.PLAN_TITLE for line in page.lines))
    assert first.lines[0].role is Role.PLAN_TITLE
    assert first.lines[0].top_pt == pytest.approx(37 * MM)


def test_an_attachment_s_title_stands_in_slot_three(key_points: AnnualPlan) -> None:
    page = next(page for page in only_text(key_points).pages if page.lines[0].role is Role.ATTACHMENT_LABEL)
    assert page.lines[0].top_pt == pytest.approx(37 * MM)
    assert page.lines[1].top_pt == pytest.approx(37 * MM + 2 * 28.95)


def test_names_of_attachments_are_aligned(key_points: AnnualPlan) -> None:
    note = [
        line
        for page in only_text(key_points).pages
        for line in page.lines
        if line.role is Role.ATTACHMENT_NOTE
    ]
    assert [line.text[:5] for line in note] == ["附件：1.", "2.202", note[2].text[:5]]
    cell = 156 / 28
    starts = [line.runs[1].x_pt / MM for line in note[:2]] + [note[2].runs[0].x_pt / MM]
    assert starts == [pytest.approx(28 + 6 * cell)] * 3
    assert note[1].runs[0].x_pt / MM == pytest.approx(28 + 5 * cell)


def test_a_run_in_heading_is_one_paragraph_of_two_faces(key_points: AnnualPlan) -> None:
    line = next(
        line
        for page in only_text(key_points).pages
        for line in page.lines
        if line.text.startswith("（一）完善")
    )
    assert [run.face for run in line.runs] == [Face.REGULAR_SCRIPT, Face.REGULAR_SCRIPT, Face.IMITATION_SONG]
    for before, after in pairwise(line.runs):
        assert before.x_pt + before.width_pt == pytest.approx(after.x_pt)


def test_no_heading_ends_a_page(bare_plan: PlanMaker) -> None:
    section = Section(heading=Heading("健全责任体系"), children=(long_text(3),))
    for lines in range(14, 26):
        pages = only_text(bare_plan(preamble=(long_text(lines),), outline=(section,))).pages
        for page in pages[:-1]:
            assert page.lines[-1].role is not Role.HEADING_1


@pytest.mark.parametrize("mode", [SignatureMode.SEALED, SignatureMode.UNSEALED])
def test_a_signature_is_never_alone_on_its_page(bare_plan: PlanMaker, mode: SignatureMode) -> None:
    day = pendulum.date(2027, 3, 9)
    envelope = Envelope(issuers=ISSUER, issue_date=day, signature_mode=mode, closing_note="公开")
    for lines in range(1, 34):
        pages = only_text(bare_plan(preamble=(long_text(lines),), envelope=envelope)).pages
        signed = next(p for p in pages if any(line.role is Role.SIGNATURE for line in p.lines))
        assert any(line.role is Role.BODY for line in signed.lines)
        assert signed.lines[-1].role is Role.CLOSING_NOTE
        date = next(line for line in signed.lines if line.role is Role.DATE)
        assert date.text == "2027年3月9日"


def test_text_comes_with_the_signature_even_behind_an_attachment_note(bare_plan: PlanMaker) -> None:
    envelope = Envelope(issuers=ISSUER, issue_date=pendulum.date(2027, 3, 9))
    attachments = (Attachment(title=Title("甲表")), Attachment(title=Title("乙表")))
    for lines in range(8, 30):
        plan = bare_plan(preamble=(long_text(lines),), envelope=envelope, attachments=attachments)
        pages = only_text(plan).pages
        signed = next(p for p in pages if any(line.role is Role.SIGNATURE for line in p.lines))
        assert any(line.role is Role.BODY for line in signed.lines)


COLOPHON: dict[str, Any] = {
    "printing_office": "青禾示范区管委会办公室",
    "printing_date": pendulum.date(2027, 3, 9),
}


def colophon_page(pages: Pages) -> Page:
    (page,) = [p for p in pages.pages if any(line.role is Role.PRINTED_BY for line in p.lines)]
    return page


def test_the_colophon_stands_at_the_foot_of_an_even_page(bare_plan: PlanMaker) -> None:
    for lines in range(1, 60, 3):
        pages = only_text(bare_plan(preamble=(long_text(lines),), envelope=Envelope(**COLOPHON)))
        page = colophon_page(pages)
        assert page is pages.pages[-1]
        assert page.ordinal % 2 == 0
        last = max(rule.y_pt + rule.height_pt for rule in page.rules)
        assert last / MM == pytest.approx(262)


def test_a_blank_page_before_the_colophon_leaves_both_unnumbered(bare_plan: PlanMaker) -> None:
    # Two full pages: the colophon does not fit on the second any more.
    plan = bare_plan(preamble=(long_text(20 + 22),), envelope=Envelope(**COLOPHON))
    pages = only_text(plan)
    assert pages.blank_before_colophon
    assert [page.number for page in pages.pages] == [1, 2, None, None]
    assert [page.is_blank for page in pages.pages] == [False, False, True, False]


def test_a_profile_may_let_the_colophon_stand_on_any_page(bare_plan: PlanMaker) -> None:
    colophon = attrs.evolve(DEFAULT_PROFILE.colophon, even_page=False)
    profile = attrs.evolve(DEFAULT_PROFILE, colophon=colophon)
    short = bare_plan(envelope=Envelope(**COLOPHON))
    assert len(only_text(short, profile).pages) == 1
    full = bare_plan(preamble=(long_text(20),), envelope=Envelope(**COLOPHON))
    pages = only_text(full, profile)
    assert [page.number for page in pages.pages] == [1, 2]
    assert not pages.blank_before_colophon


def test_page_one_shows_text_though_the_addressees_are_many(bare_plan: PlanMaker) -> None:
    envelope = Envelope(
        issuers=ISSUER,
        document_number=DocumentNumber("青安委", 2027, 3),
        addressees=tuple(f"青禾示范区第{i}街道办事处" for i in range(1, 40)),
    )
    layout = lay_out(bare_plan(envelope=envelope))
    pages = compose(layout).pages
    assert any(line.role is Role.BODY for line in pages[0].lines)
    assert not any(line.role is Role.ADDRESSEES for line in pages[0].lines)
    assert pages[-1].lines[0].text.startswith("主送：")
    assert plain_text(layout).count("第39街道") == 1


def test_page_one_shows_text_though_the_masthead_is_huge(bare_plan: PlanMaker) -> None:
    names = tuple(Issuer(f"青禾示范区第{i}应急管理指挥部") for i in "一二三四五六七八")
    envelope = Envelope(
        issuers=names,
        document_number=DocumentNumber("青安委", 2027, 3),
        addressees=("各街道办事处", "各部门"),
        issue_date=pendulum.date(2027, 3, 9),
    )
    title = "青禾示范区关于进一步加强森林草原防灭火和防汛抗旱以及地质灾害避险转移等应急管理重点工作的通知"
    pages = compose(lay_out(bare_plan(title=Title(title), envelope=envelope))).pages
    assert any(line.role is Role.BODY for line in pages[0].lines)


def test_page_one_shows_text_below_a_tight_header(bare_plan: PlanMaker) -> None:
    for count in range(2, 9):
        names = tuple(Issuer(f"青禾示范区第{i}指挥部") for i in "一二三四五六七八"[:count])
        for addressees in range(0, 16, 5):
            envelope = Envelope(
                issuers=names,
                document_number=DocumentNumber("青安委", 2027, 3),
                addressees=tuple(f"第{i}街道办事处" for i in range(addressees)),
                issue_date=pendulum.date(2027, 3, 9),
            )
            pages = compose(lay_out(bare_plan(envelope=envelope))).pages
            assert any(line.role is Role.BODY for line in pages[0].lines)


def table(rows: int, **more: Any) -> Table:
    body = tuple((str(i), FILLER, "应急局") for i in range(rows))
    return Table(rows=(("序号", "任务", "单位"), *body), **more)


def test_a_table_repeats_its_head_on_every_page(bare_plan: PlanMaker) -> None:
    pages = only_text(bare_plan(outline=(table(30, caption="任务表"),))).pages
    assert len(pages) > 2
    for page in pages[1:]:
        assert text_of(page)[:3] == ["序号", "任务", "单位"]
        assert [line.is_repeated for line in page.lines[:4]] == [True, True, True, False]
    assert sum(text_of(page).count("29") for page in pages) == 1
    assert all(rule.y_pt + rule.height_pt < 262.5 * MM for page in pages for rule in page.rules)


def test_an_empty_cell_has_no_line(bare_plan: PlanMaker) -> None:
    page = only_text(bare_plan(outline=(Table(rows=(("任务", ""), ("", "单位"))),))).pages[0]
    assert [line.text for line in page.lines if line.role is Role.TABLE] == ["任务", "单位"]


def test_a_row_higher_than_a_page_is_split(bare_plan: PlanMaker) -> None:
    tall = Table(rows=(("任务", "单位"), (FILLER * 60, "应急局")))
    pages = only_text(bare_plan(outline=(tall,))).pages
    text = "".join(line.text for page in pages for line in page.lines)
    assert text.count(FILLER[:6]) == 60
    assert all(line.baseline_pt < 262 * MM for page in pages for line in page.lines)


def test_a_landscape_table_has_turned_pages_of_its_own(bare_plan: PlanMaker) -> None:
    turned = table(20, landscape=True, caption="任务表")
    plan = bare_plan(outline=(turned, Paragraph(text="后文。")), envelope=Envelope(**COLOPHON))
    pages = only_text(plan).pages
    assert [page.turned for page in pages] == [False, True, True, False]
    page = pages[1]
    assert text_of(page)[0] == "任务表"
    assert page.number_line is not None
    assert page.number_line.baseline_pt > 268 * MM
    xs = [rule.x_pt for rule in page.rules] + [rule.x_pt + rule.width_pt for rule in page.rules]
    assert min(xs) / MM == pytest.approx(35, abs=0.2)
    assert max(xs) / MM == pytest.approx(260, abs=0.2)
    assert page.lines[0].top_pt / MM == pytest.approx(28)
    assert max(rule.y_pt for rule in page.rules) / MM < 184.1


def test_a_document_may_begin_and_end_with_a_landscape_table(bare_plan: PlanMaker) -> None:
    colophon = attrs.evolve(DEFAULT_PROFILE.colophon, even_page=False)
    profile = attrs.evolve(DEFAULT_PROFILE, colophon=colophon)
    plan = bare_plan(preamble=(), outline=(table(3, landscape=True),), envelope=Envelope(**COLOPHON))
    pages = only_text(plan, profile).pages
    assert [page.turned for page in pages] == [False, True, False]
    assert not any(page.is_blank for page in pages)


def test_the_same_layout_gives_the_same_pages(key_points: AnnualPlan) -> None:
    layout = lay_out(key_points)
    assert compose(layout) == compose(layout, CellMetrics(), LineRules())


def test_wider_digits_change_the_lines(bare_plan: PlanMaker) -> None:
    class Wide:
        def advance(self, char: str, face: Face, /) -> float:
            return 1.0

    plan = bare_plan(preamble=(Paragraph(text="2027" * 20),))
    narrow, wide = only_text(plan), only_text(plan, metrics=Wide())
    assert len(wide.pages[0].lines) > len(narrow.pages[0].lines)


def test_a_line_says_which_block_it_belongs_to() -> None:
    layout = lay_out(everything_plan())
    blocks = layout.all_blocks
    drawn: dict[int, str] = {}
    for page in compose(layout).pages:
        for line in page.lines:
            assert line.block is not None
            assert page.number_line is None or page.number_line.block is None
            drawn[line.block] = drawn.get(line.block, "") + line.text
    for number, block in enumerate(blocks):
        if isinstance(block, ParagraphBlock):
            assert drawn.get(number, "") == block.text
        elif isinstance(block, SplitLine):
            assert drawn[number] == "".join(run.text for run in (*block.left, *block.right))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.text("青禾示范区2027年，。《》（）应急ab ", min_size=1, max_size=90).map(lambda t: "禾" + t),
        min_size=1,
        max_size=25,
    )
)
def test_the_pages_hold_the_plain_text_once_and_in_order(paragraphs: list[str]) -> None:
    envelope = Envelope(issuers=ISSUER, issue_date=pendulum.date(2027, 3, 9), **COLOPHON)
    plan = AnnualPlan(
        title=Title("青禾示范区2027年应急管理工作要点"),
        envelope=envelope,
        preamble=tuple(Paragraph(text=text) for text in paragraphs),
    )
    layout = lay_out(plan)
    pages = compose(layout).pages
    drawn = "".join(line.text for page in pages for line in page.lines)
    assert "".join(drawn.split()) == "".join(plain_text(layout).split())
    for page in pages:
        assert len(page.lines) <= 22
        for line in page.lines:
            assert line.top_pt + line.height_pt <= 262 * MM + 0.1
            assert line.runs[0].x_pt >= LEFT - 0.01
            visible = line.runs[-1].text.rstrip()
            assert line.runs[-1].x_pt + sum(line.runs[-1].advances_pt[: len(visible)]) <= RIGHT + 0.05
