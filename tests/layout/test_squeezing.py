"""A signature shares its page with text (7.3.5.5), whatever stands above it."""

from collections.abc import Iterator

import attrs
import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emplan.layout import OfficialLayout, Page, compose, lay_out
from emplan.layout.blocks import BlankLines, ParagraphBlock, SignatureGroup, TableBlock
from emplan.layout.styles import Role
from emplan.model import AnnualPlan, DocumentNumber, Envelope, Issuer, Paragraph, SignatureMode, Table, Title

LINE = 28
USUAL = 28.95
SENTENCE = "各镇街逐户核对低洼院落住户名单，汛期昼夜有人值守，险情随时上报。"


def notice(*blocks: Paragraph | Table, mode: SignatureMode = SignatureMode.SEALED) -> AnnualPlan:
    """What stands below a head, and a signature."""
    return AnnualPlan(
        title=Title("青禾示范区2027年防汛要点"),
        envelope=Envelope(
            issuers=(Issuer("青禾示范区防汛抗旱指挥部"),),
            document_number=DocumentNumber("青防指", 2027, 4),
            issue_date=pendulum.date(2027, 3, 6),
            signature_mode=mode,
        ),
        preamble=blocks,
    )


def text(lines: int) -> Paragraph:
    """A paragraph of so many full lines."""
    return Paragraph(text=(SENTENCE * 60)[: lines * LINE - 3] + "。")


def table(rows: int, *, words: int = 1, landscape: bool = False) -> Table:
    body = tuple((str(row), "巡查堤防险工险段和穿堤涵闸" * words, "水务局") for row in range(1, rows + 1))
    return Table(rows=(("序号", "任务", "责任单位"), *body), header_rows=1, landscape=landscape)


def signature_of(layout: OfficialLayout) -> tuple[BlankLines, SignatureGroup]:
    place = next(at for at, block in enumerate(layout.blocks) if isinstance(block, SignatureGroup))
    blank, group = layout.blocks[place - 1 : place + 1]
    assert isinstance(blank, BlankLines)
    assert isinstance(group, SignatureGroup)
    return blank, group


def signed_page(layout: OfficialLayout) -> Page:
    pages = compose(layout).pages
    return next(page for page in pages if any(line.role is Role.DATE for line in page.lines))


def company(page: Page) -> Iterator[str]:
    return (line.text for line in page.lines if line.role in (Role.BODY, Role.TABLE) and not line.is_repeated)


@pytest.mark.parametrize("lines", range(1, 34))
def test_two_lines_stay_blank_above_a_seal(lines: int) -> None:
    blank, group = signature_of(lay_out(notice(text(lines))))
    assert blank.count == 2
    # So does the room that a seal of 42 mm needs not to lie over the text: they are as far apart as others.
    assert blank.line_pitch_pt == group.style.line_pitch_pt
    assert 3 * blank.line_pitch_pt / 72 * 25.4 > 21


def test_a_notice_that_has_nearly_room_is_squeezed_on_its_page() -> None:
    layout = lay_out(notice(text(6)))
    _, group = signature_of(layout)
    assert 25 < group.style.line_pitch_pt < USUAL - 0.4
    assert len(compose(layout).pages) == 1


def test_where_lines_may_be_taken_along_nothing_is_squeezed() -> None:
    layout = lay_out(notice(text(40), text(10)))
    _, group = signature_of(layout)
    assert group.style.line_pitch_pt == pytest.approx(USUAL)


@pytest.mark.parametrize("lines", [26, 27, 28, 29, 30, 31])
def test_lines_move_on_the_signature_page_and_the_one_before_alone(lines: int) -> None:
    layout = lay_out(notice(text(lines)))
    page = signed_page(layout)
    for line in (line for each in compose(layout).pages[: max(0, page.ordinal - 2)] for line in each.lines):
        if line.role is Role.BODY:
            assert line.height_pt == pytest.approx(USUAL)
    assert list(company(page))


@settings(max_examples=25, deadline=None)
@given(rows=st.integers(1, 60), words=st.integers(1, 3), lines=st.integers(1, 20))
def test_a_signature_below_a_table_has_rows_or_text_on_its_page(rows: int, words: int, lines: int) -> None:
    layout = lay_out(notice(text(lines), table(rows, words=words)))
    assert list(company(signed_page(layout)))
    assert layout.warnings == ()


def test_rows_of_a_table_move_with_the_lines_of_text() -> None:
    pitches = set()
    for rows in range(8, 30):
        layout = lay_out(notice(text(1), table(rows)))
        (block,) = (block for block in layout.blocks if isinstance(block, TableBlock))
        assert block.cell_style.line_pitch_pt >= 1.25 * block.cell_style.size_pt
        pitches.add(block.cell_style.line_pitch_pt)
    assert len(pitches) > 1


def test_a_signature_that_must_stand_alone_is_warned_of() -> None:
    layout = lay_out(notice(text(2), table(5, landscape=True)))
    assert list(company(signed_page(layout))) == []
    (warning,) = layout.warnings
    assert (warning.path, warning.clause) == ("envelope.issue_date", "7.3.5.5")
    assert warning.message("zh").endswith("（GB/T 9704-2012 7.3.5.5）")


def test_a_plan_without_text_is_not_warned_of() -> None:
    assert lay_out(notice()).warnings == ()


def test_the_lines_of_a_title_stay_apart_from_each_other() -> None:
    for lines in range(1, 12):
        plan = attrs.evolve(
            notice(text(lines)), title=Title("青禾示范区防汛抗旱指挥部关于2027年防汛备汛工作的意见")
        )
        titles = [
            block
            for block in lay_out(plan).blocks
            if isinstance(block, ParagraphBlock) and block.role.is_title
        ]
        assert all(26 <= block.style.line_pitch_pt <= 29 for block in titles)
