"""Lines may move where a signature has no room (7.3.5.5), and nowhere else."""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from types import SimpleNamespace
from typing import cast

import attrs
import pendulum
import pytest

from emplan import AnnualPlan, Attachment, DocumentNumber, Envelope, Issuer, Paragraph, Title
from emplan.layout import Page, Pages, PlacedLine
from emplan.layout.styles import Role
from emplan.model import DocumentFormat, Table
from emplan_conform import Element, Reason, Report, conform
from emplan_conform.frame import frame_of
from emplan_conform.lines import TextLine
from emplan_conform.marks import MM_PER_PT
from emplan_conform.pdf_pages import leaf_of, open_pdf
from emplan_conform.rulings.judging import View
from emplan_conform.rulings.letter import _goes_on
from emplan_conform.rulings.pitch import pitch_at_top
from emplan_conform.sheets import sheets_of
from page_changes import Alter, cut, lines, moved, of, stretched, with_pages

Draw = Callable[[Pages], bytes]
Measured = Callable[[AnnualPlan], Report]

LINE = 28
SENTENCE = "各镇街逐户核对低洼院落住户名单，汛期昼夜有人值守，险情随时上报。"


def notice(characters: int, *tables: Table) -> AnnualPlan:
    """A paragraph of so many characters below a head, a table or none, and a sealed signature."""
    return AnnualPlan(
        title=Title("青禾示范区2027年防汛要点"),
        envelope=Envelope(
            issuers=(Issuer("青禾示范区防汛抗旱指挥部"),),
            document_number=DocumentNumber("青防指", 2027, 4),
            issue_date=pendulum.date(2027, 3, 6),
        ),
        preamble=(Paragraph(text=(SENTENCE * 60)[: characters - 1] + "。"), *tables),
    )


def signed_on(pages: Pages) -> int:
    """The page of the signature."""
    return next(page.ordinal for page in pages.pages if any(line.role is Role.DATE for line in page.lines))


def table(rows: int, *, landscape: bool = False) -> Table:
    body = tuple((str(row), "巡查堤防险工险段", "示范区水务局") for row in range(1, rows + 1))
    return Table(rows=(("序号", "任务", "责任单位"), *body), header_rows=1, landscape=landscape)


def apart(factor: float, page: int) -> Alter:
    """The lines of text, signature and note of a page closer together or farther apart, from its first on."""

    def below(each: Page) -> Iterator[PlacedLine]:
        text = [line for line in each.lines if line.role in (Role.BODY, Role.SIGNATURE, Role.DATE)]
        first = min(line.top_pt for line in text)
        for line in each.lines:
            shift = (line.top_pt - first) * (factor - 1) if line in text else 0.0
            yield attrs.evolve(line, top_pt=line.top_pt + shift, baseline_pt=line.baseline_pt + shift)

    return lambda pages: with_pages(pages, lambda each: attrs.evolve(each, lines=tuple(below(each))), page)


@pytest.fixture(scope="session")
def measured(press: "object", draw: Draw) -> Measured:
    return lambda plan: conform(draw(press.pages(plan)))  # type: ignore[attr-defined]  # a fixture's class


def failing(report: Report) -> dict[str, str]:
    return {row.clause.key: row.measured for row in report.failures}


@pytest.mark.parametrize("count", [5, 6, 8, 27, 28, 30])
def test_lines_may_move_where_a_signature_has_no_room(count: int, measured: Measured) -> None:
    report = measured(notice(count * LINE))
    assert failing(report) == {}
    row = report.row("line_pitch")
    assert (row.reason, row.measured) in ((Reason.OTHER_FORM, ""), (None, "28.95 pt"))


@pytest.mark.parametrize("count", [9, 11, 13])
def test_lines_of_a_letter_that_a_signature_moved_do_not_end_at_the_lower_rule(
    count: int, measured: Measured
) -> None:
    plan = notice(count * LINE)
    envelope = attrs.evolve(plan.envelope, document_format=DocumentFormat.LETTER, addressees=("各镇",))
    assert failing(measured(attrs.evolve(plan, envelope=envelope))) == {}


@pytest.mark.parametrize("factor", [0.95, 1.05])
def test_lines_may_not_move_where_a_signature_has_room(factor: float, press: "object", draw: Draw) -> None:
    pages = press.pages(notice(2 * LINE))  # type: ignore[attr-defined]  # a fixture's class
    failures = failing(conform(draw(apart(factor, 1)(pages))))
    assert failures.keys() >= {"line_pitch"}
    assert failures.keys() <= {"line_pitch", "lines_per_page"}


@pytest.mark.parametrize(("count", "failures"), [(3, set()), (6, {"lines_per_page"})])
def test_two_steps_of_29_pt_may_be_rounded_and_five_are_21_lines_a_page(
    count: int, failures: set[str], press: "object", draw: Draw
) -> None:
    plan = attrs.evolve(notice(count * LINE - 2), envelope=Envelope())
    pages = press.pages(plan)  # type: ignore[attr-defined]  # a fixture's class
    report = conform(draw(apart(29.0 / 28.95, 1)(pages)))
    assert failing(report).keys() & {"lines_per_page"} == failures


def test_a_page_that_begins_with_lines_of_the_usual_pitch_has_that_of_the_lines_below(
    press: "object", draw: Draw
) -> None:
    plan = notice(14 * LINE)
    paragraphs = (Paragraph(text=SENTENCE * 8), Paragraph(text=SENTENCE * 14), *plan.preamble)
    pages = press.pages(attrs.evolve(plan, preamble=paragraphs))  # type: ignore[attr-defined]  # a fixture's class
    before = signed_on(pages) - 1
    middle = [line.top_pt for line in pages.pages[before - 1].lines if line.role is Role.BODY][-5]

    def closer(line: PlacedLine) -> PlacedLine:
        steps = max(0.0, (line.top_pt - middle) / 28.95)
        shift = -1.5 * steps + 0.75 * (steps > 0)
        return attrs.evolve(line, top_pt=line.top_pt + shift, baseline_pt=line.baseline_pt + shift)

    changed = lines(of(Role.BODY), closer, page=before)(pages)
    file = open_pdf(draw(changed), "")
    frame = frame_of(sheets_of([leaf_of(page, number) for number, page in enumerate(file, start=1)]))
    file.close()
    assert frame.local[before] / MM_PER_PT == pytest.approx(27.45, abs=0.02)


def test_lines_beside_a_signature_are_still_lines_of_text(press: "object", draw: Draw) -> None:
    pages = press.pages(notice(28 * LINE))  # type: ignore[attr-defined]  # a fixture's class
    assert "line_pitch" in failing(conform(draw(apart(0.7, 2)(pages))))


def test_rows_of_a_table_are_text_beside_a_signature(measured: Measured) -> None:
    assert failing(measured(notice(3 * LINE, table(20)))) == {}


@pytest.mark.parametrize("rows", range(8, 14))
def test_a_table_that_ends_with_the_page_leaves_no_signature_alone(rows: int, measured: Measured) -> None:
    assert failing(measured(notice(3 * LINE, table(rows)))) == {}


def test_a_signature_behind_a_turned_table_is_alone(measured: Measured) -> None:
    assert "signature_not_alone" in failing(measured(notice(3 * LINE, table(5, landscape=True))))


@pytest.mark.parametrize("items", [3, 12])
def test_the_end_of_a_long_attachment_note_keeps_a_signature_company(items: int, measured: Measured) -> None:
    names = (f"青禾示范区第{item}片区地下空间和人员密集场所安全隐患排查治理责任清单" for item in range(items))
    notes = tuple(Attachment(title=Title(name), content=None) for name in names)
    assert failing(measured(attrs.evolve(notice(8 * LINE), attachments=notes))) == {}


def test_the_room_above_a_signature_is_that_below_the_table(press: "object", draw: Draw) -> None:
    pages = press.pages(notice(LINE, table(1)))  # type: ignore[attr-defined]  # a fixture's class
    higher = lines(of(Role.SIGNATURE, Role.DATE), moved(0, -10.2))(pages)
    assert failing(conform(draw(higher))).keys() == {"signature_gap"}


def test_an_item_of_the_note_in_the_middle_of_the_page_is_no_organ(measured: Measured) -> None:
    plan = notice(3 * LINE)
    names = ("青禾示范区防汛抗旱指挥部办公室和水务局", "青禾示范区住房和城乡建设管理局和气象局")
    envelope = attrs.evolve(plan.envelope, issuers=tuple(map(Issuer, names)))
    items = ("水库巡查办法", "青禾示范区重点堤防巡查责任和队伍")
    notes = tuple(Attachment(title=Title(item)) for item in items)
    report = measured(attrs.evolve(plan, envelope=envelope, attachments=notes))
    assert Element.SIGNATURE not in report.absent
    assert failing(report) == {}


def page_of(steps: Sequence[float], *, before: Sequence[float] = ()) -> tuple[View, TextLine]:
    """A page 2 of lines so far apart, its own pitch 24 pt, and the lines of its first paragraph on page 1."""

    def lines_at(page: int, apart: Sequence[float]) -> list[SimpleNamespace]:
        ends = accumulate(apart, initial=130.0)
        return [SimpleNamespace(page=page, baseline=end * MM_PER_PT) for end in ends]

    sheets = [SimpleNamespace(text=lines_at(1, before)), SimpleNamespace(text=lines_at(2, steps))]
    first = sheets[1].text[0]
    paragraphs = [SimpleNamespace(lines=(*(sheets[0].text if before else ()), first))]
    view = SimpleNamespace(
        frame=SimpleNamespace(line_pitch=28.95 * MM_PER_PT, local={2: 24 * MM_PER_PT}),
        sheets=sheets,
        structure=SimpleNamespace(paragraphs=paragraphs),
    )
    return cast("View", view), cast("TextLine", first)


@pytest.mark.parametrize(
    ("steps", "before", "own"),
    [
        # Word moves the line below by a fifth of the difference, compose by half of it.
        ((24.99, 24.0), (), 28.95),
        ((26.5, 24.0), (), 28.95),
        ((24.0, 24.0), (), 24.0),
        # A blank line tells nothing; what the paragraph has on the page before does.
        ((53.0, 24.0), (28.95, 28.95), 28.95),
        ((53.0, 24.0), (24.0,), 24.0),
        ((53.0, 24.0), (), 24.0),
        ((), (), 24.0),
    ],
)
def test_the_first_line_of_a_page_may_end_a_paragraph_of_the_usual_pitch(
    steps: Sequence[float], before: Sequence[float], own: float
) -> None:
    view, line = page_of(steps, before=before)
    assert pitch_at_top(view, line) / MM_PER_PT == pytest.approx(own)


def test_a_page_without_lines_has_no_pitch(measured: Measured) -> None:
    row = measured(AnnualPlan(title=Title("青禾示范区2027年防汛要点"))).row("line_pitch")
    assert row.reason is Reason.TOO_SHORT


def test_lines_much_too_close_are_no_squeezed_lines(press: "object", draw: Draw) -> None:
    pages = press.pages(notice(6 * LINE))  # type: ignore[attr-defined]  # a fixture's class
    assert "line_pitch" in failing(conform(draw(apart(0.8, 1)(pages))))


def test_a_letter_may_give_two_lines_to_a_signature_overleaf() -> None:
    def goes_on(over: int, *, signed: bool) -> bool:
        lines_of = tuple(SimpleNamespace(page=page) for page in (1, 1, *[2] * over))
        signatures = [SimpleNamespace(date=SimpleNamespace(page=2))] if signed else []
        structure = SimpleNamespace(
            signatures=signatures,
            paragraphs=(SimpleNamespace(lines=lines_of[:1]), SimpleNamespace(lines=lines_of)),
        )
        return _goes_on(cast("View", SimpleNamespace(structure=structure)))

    assert goes_on(3, signed=True)
    assert goes_on(2, signed=False)
    assert not goes_on(2, signed=True)
    assert not goes_on(0, signed=False)


def test_27_characters_are_a_fault_in_a_single_line_too(press: "object", draw: Draw) -> None:
    pages = press.pages(notice(2 * LINE + 8))  # type: ignore[attr-defined]  # a fixture's class

    def with_27(line: PlacedLine) -> PlacedLine:
        # The first line of the paragraph is two cells shorter and tells nothing.
        if line.ends_paragraph or line.runs[0].x_pt > 90:
            return line
        return stretched(sum(run.width_pt for run in line.runs))(cut(1)(line))

    assert failing(conform(draw(pages))) == {}
    changed = lines(of(Role.BODY), with_27)(pages)
    assert changed != pages
    assert failing(conform(draw(changed))).keys() == {"cells_per_line"}
