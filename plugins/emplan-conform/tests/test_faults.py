# ruff: noqa: E501  (a table: one fault a line)
"""Files with one thing wrong each: the ruler fails at the row meant, and at no other."""

import io
from collections.abc import Callable
from typing import Any, TypeAlias

import attrs
import pikepdf
import pytest

from emplan.layout import Face, Page, Pages, PlacedLine, PlacedRule
from emplan.layout.styles import Colour, Role
from emplan_conform import clauses, conform
from page_changes import (
    MM,
    PITCH,
    Alter,
    Change,
    both,
    chain,
    coloured,
    cut,
    ending,
    in_face,
    lines,
    moved,
    numbers,
    of,
    part,
    replaced,
    reworded,
    rules,
    sized,
    starting,
    stretched,
    with_pages,
    without,
)

# Pages as a PDF.
Draw: TypeAlias = Callable[[Pages], bytes]

CELL = 156 / 28
TEXT = (Role.BODY, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3)
CORNER = (Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY, Role.MASTHEAD)
FOOT = (Role.COPIED_TO, Role.PRINTED_BY)
SIGNED = (Role.SIGNATURE, Role.DATE, Role.CLOSING_NOTE)


def below_masthead(change: Change) -> Alter:
    """Change everything of page 1 below the masthead."""
    return lambda pages: rules(Role.HEADER_RULE, change)(
        lines(lambda line: line.role not in CORNER, change, page=1)(pages)
    )


def pages_from(first: int, change: Change) -> Alter:
    """Change the text of the pages from one on, their numbers and colophon apart."""

    def alter(pages: Pages) -> Pages:
        for page in pages.pages[first - 1 :]:
            pages = lines(lambda line: line.role not in FOOT, change, page=page.ordinal)(pages)
        return pages

    return alter


def narrowed(left_mm: float, right_mm: float) -> Change:
    """Set between other edges than 28 and 184 mm, places and advances in proportion."""
    factor = (right_mm - left_mm) / 156

    def change(line: PlacedLine) -> PlacedLine:
        runs = [
            attrs.evolve(
                run,
                x_pt=(left_mm + (run.x_pt / MM - 28) * factor) * MM,
                advances_pt=tuple(advance * factor for advance in run.advances_pt),
            )
            for run in line.runs
        ]
        return attrs.evolve(line, runs=tuple(runs))

    return change


def other_left_margin(pages: Pages) -> Pages:
    """Everything set 1.1 mm too far right at the left edge, the numbers too."""
    change = narrowed(29.2, 184)
    rule = rules(Role.HEADER_RULE, placed_rule(28.75, 155.6))
    return chain(lines(lambda line: True, change), numbers(change), rule)(pages)


def placed_rule(left_mm: float, length_mm: float) -> Change:
    """A rule with another left edge and length."""
    return lambda rule: attrs.evolve(rule, x_pt=left_mm * MM, width_pt=length_mm * MM)


def as_thick(thickness_mm: float) -> Change:
    """A rule of another thickness on the same lower edge."""

    def change(rule: PlacedRule) -> PlacedRule:
        lower = rule.y_pt + rule.height_pt
        return attrs.evolve(rule, height_pt=thickness_mm * MM, y_pt=lower - thickness_mm * MM)

    return change


def other_pitch(pages: Pages) -> Pages:
    """From page 3 on lines 28.4 pt apart."""

    def closer(line: PlacedLine) -> PlacedLine:
        top = 37 * MM
        shift = (line.top_pt - top) * (28.4 / 28.95 - 1)
        return attrs.evolve(line, top_pt=line.top_pt + shift, baseline_pt=line.baseline_pt + shift)

    return pages_from(3, closer)(pages)


def closer_on(ordinal: int, factor: float) -> Alter:
    """The text of one page with its lines closer together."""

    def alter(pages: Pages) -> Pages:
        first = min(line.top_pt for line in pages.pages[ordinal - 1].lines)

        def closer(line: PlacedLine) -> PlacedLine:
            shift = (line.top_pt - first) * (factor - 1)
            return attrs.evolve(line, top_pt=line.top_pt + shift, baseline_pt=line.baseline_pt + shift)

        return lines(lambda line: line.role not in FOOT, closer, page=ordinal)(pages)

    return alter


def with_27_cells(line: PlacedLine) -> PlacedLine:
    """A full line with a character less, the others further apart."""
    count = sum(len(run.text) for run in line.runs)
    if count < 26 or line.runs[0].x_pt > 80:
        return line
    shorter = cut(count - 27)(line) if count > 27 else line
    return stretched(sum(run.width_pt for run in line.runs))(shorter)


def extra(page: int, rule: PlacedRule) -> Alter:
    """A rule more on a page."""
    return lambda pages: with_pages(pages, lambda each: attrs.evolve(each, rules=(*each.rules, rule)), page)


def no_text_on_page_1(pages: Pages) -> Pages:
    """The body of page 1 left out; what is left of its last paragraph begins like one."""
    bare = without(lambda line: line.role is Role.BODY, page=1)(pages)
    first = min(line.top_pt for line in bare.pages[1].lines)
    return lines(lambda line: line.top_pt == first, both(cut(2), moved(2 * CELL)), page=2)(bare)


def heading_at_the_end(pages: Pages) -> Pages:
    """A heading as the last line of the page of attachment 1, and text on the next."""
    heading = next(line for line in pages.pages[2].lines if line.role is Role.HEADING_1)
    page = pages.pages[5]
    down = (page.lines[-1].top_pt - heading.top_pt) / MM + PITCH
    added = attrs.evolve(page, lines=(*page.lines, moved(0, down)(heading)))
    return attrs.evolve(pages, pages=(*pages.pages[:5], added, *pages.pages[6:]))


def both_attachments_on_one_page(pages: Pages) -> Pages:
    """Attachment 2 below attachment 1; its page keeps a paragraph of text."""
    first, second = pages.pages[5:7]
    down = (first.lines[-1].top_pt - second.lines[0].top_pt) / MM + 3 * PITCH
    joined = attrs.evolve(first, lines=(*first.lines, *map(moved(0, down), second.lines)))
    rest = attrs.evolve(second, lines=(at_the_top(first),))
    return attrs.evolve(pages, pages=(*pages.pages[:5], joined, rest, *pages.pages[7:]))


def at_the_top(page: Page) -> PlacedLine:
    """The first line of a page's text, put where a page begins."""
    text = next(line for line in page.lines if line.role is Role.BODY)
    up = (text.top_pt - page.lines[0].top_pt) / MM
    line: PlacedLine = moved(0, -up)(text)
    return line


def another_page_behind(pages: Pages) -> Pages:
    """A ninth page, a line of text and its number on it."""
    last = pages.pages[6]
    assert last.number_line is not None
    number = replaced("7", "9")(last.number_line)
    page = attrs.evolve(last, ordinal=9, lines=(at_the_top(last),), number=9, number_line=number)
    return attrs.evolve(pages, pages=(*pages.pages, page))


def in_the_middle(line: PlacedLine) -> PlacedLine:
    """A line moved to the middle of the type area."""
    left = line.runs[0].x_pt
    width = sum(run.width_pt for run in line.runs)
    return moved(106 - (left + width / 2) / MM)(line)


def resized(size_pt: float) -> Change:
    """A title in another size, centred again."""

    def change(line: PlacedLine) -> PlacedLine:
        (run,) = line.runs
        advances = tuple(advance * size_pt / run.size_pt for advance in run.advances_pt)
        smaller = attrs.evolve(run, size_pt=size_pt, advances_pt=advances)
        return in_the_middle(attrs.evolve(line, runs=(smaller,)))

    return change


def goes_on(line: PlacedLine) -> bool:
    """Whether a line is neither the first nor the last of its paragraph."""
    return line.role in TEXT and line.runs[0].x_pt < 80 and not line.ends_paragraph


H1, H2, H3 = Role.HEADING_1, Role.HEADING_2, Role.HEADING_3
NOTE, ADDRESSEES, DATE = Role.ATTACHMENT_NOTE, Role.ADDRESSEES, Role.DATE
LABEL, LATER_TITLE = Role.ATTACHMENT_LABEL, Role.ATTACHMENT_TITLE
FANG, KAI, HEI, SONG = Face.IMITATION_SONG, Face.REGULAR_SCRIPT, Face.GOTHIC, Face.SONG

# The row that must fail, the document, what is done to it.
FAULTS: tuple[tuple[str, str, str, Alter], ...] = (
    ("paper", "letter paper", "downward", lambda p: with_pages(p, lambda page: attrs.evolve(page, width_pt=612), 3)),
    ("left_margin", "29.2 mm", "downward", other_left_margin),
    ("top_margin", "39.2 mm", "downward", pages_from(2, moved(0, 2.2))),
    ("top_margin", "35.7 mm", "downward", pages_from(2, moved(0, -1.3))),
    ("right_edge", "short lines", "downward", lines(of(*TEXT), narrowed(28, 183.2))),
    ("type_area", "ink in the right margin", "downward", extra(4, PlacedRule(role=Role.BODY, x_pt=186 * MM, y_pt=300, width_pt=1, height_pt=30))),
    ("type_area", "ink below the last line", "downward", extra(4, PlacedRule(role=Role.BODY, x_pt=100 * MM, y_pt=264 * MM, width_pt=1, height_pt=6))),
    ("line_pitch", "28.4 pt", "downward", other_pitch),
    ("line_pitch", "27.5 pt beside a signature that has room", "downward", closer_on(2, 0.95)),
    ("lines_per_page", "21 lines", "downward", without(lambda line: line.top_pt > 710 and line.role in TEXT, page=4)),
    ("cells_per_line", "27 characters", "downward", lines(of(*TEXT, NOTE), with_27_cells)),
    ("text_face", "楷体", "downward", lines(of(Role.BODY), in_face(KAI))),
    ("text_face", "宋体", "downward", lines(of(Role.BODY), in_face(SONG))),
    ("text_size", "小三", "downward", lines(of(*TEXT), sized(15))),
    ("text_black", "a red line", "downward", lines(goes_on, coloured(Colour.RED), page=4, nth=0)),
    ("copy_number_place", "a cell in", "downward", lines(of(Role.COPY_NUMBER), moved(CELL))),
    ("copy_number_form", "five digits", "downward", lines(of(Role.COPY_NUMBER), reworded("00012"))),
    ("copy_number_form", "4号", "downward", lines(of(Role.COPY_NUMBER), sized(14))),
    ("secrecy_place", "a cell in", "downward", lines(of(Role.SECRECY), moved(CELL))),
    ("secrecy_face", "仿宋", "downward", lines(of(Role.SECRECY), in_face(FANG))),
    ("urgency_place", "a cell in", "downward", lines(of(Role.URGENCY), moved(CELL))),
    ("urgency_face", "楷体", "downward", lines(of(Role.URGENCY), in_face(KAI))),
    ("masthead_top", "2 mm low", "downward", lines(of(Role.MASTHEAD), moved(0, 2))),
    ("masthead_top", "1 mm high", "downward", lines(of(Role.MASTHEAD), moved(0, -1))),
    ("masthead_centred", "3 mm left", "downward", lines(of(Role.MASTHEAD), moved(-2))),
    ("masthead_red", "black", "downward", lines(of(Role.MASTHEAD), coloured(Colour.BLACK))),
    ("masthead_face", "黑体", "upward", lines(of(Role.MASTHEAD), in_face(SONG))),
    ("number_gap", "one line", "downward", below_masthead(moved(0, -6))),
    ("number_place", "3 mm right", "downward", lines(of(Role.DOCUMENT_NUMBER), moved(3))),
    ("number_place", "two cells in", "upward", lines(of(Role.SIGNATORIES), part(moved(CELL), 0, 1))),
    ("number_form", "square brackets", "downward", lines(of(Role.DOCUMENT_NUMBER), reworded("青防指［2027］4号"))),
    ("number_form", "padded", "downward", lines(of(Role.DOCUMENT_NUMBER), both(reworded("青防指〔2027〕04号"), moved(-CELL / 4)))),
    ("number_form", "第", "downward", lines(of(Role.DOCUMENT_NUMBER), both(reworded("青防指〔2027〕第4号"), moved(-CELL / 2)))),
    ("number_face", "黑体", "downward", lines(of(Role.DOCUMENT_NUMBER), in_face(HEI))),
    ("signatories_place", "two cells", "upward", lines(of(Role.SIGNATORIES), part(moved(-CELL), 1))),
    ("signatories_face", "names in 仿宋", "upward", lines(of(Role.SIGNATORIES), in_face(FANG))),
    ("header_rule_length", "150 mm", "downward", rules(Role.HEADER_RULE, placed_rule(31, 150))),
    ("header_rule_centred", "0.65 mm left", "downward", rules(Role.HEADER_RULE, placed_rule(27.55, 155.6))),
    ("header_rule_gap", "5.1 mm", "downward", rules(Role.HEADER_RULE, moved(0, 1.1))),
    ("header_rule_red", "black", "downward", rules(Role.HEADER_RULE, coloured(Colour.BLACK))),
    ("title_face", "宋体", "downward", lines(of(Role.TITLE), in_face(SONG))),
    ("title_face", "attachment title in 黑体", "downward", lines(of(LATER_TITLE), in_face(HEI))),
    ("title_size", "小二", "downward", lines(of(Role.PLAN_TITLE), resized(18))),
    ("title_size", "三号", "downward", lines(of(LATER_TITLE), resized(16), page=7)),
    ("title_gap", "3 mm less", "downward", lines(lambda line: line.role not in (*CORNER, Role.DOCUMENT_NUMBER), moved(0, -3.2), page=1)),
    ("title_centred", "3 mm left", "downward", lines(of(Role.TITLE), moved(-3), nth=0)),
    ("title_width", "wider than the type area", "downward", lines(of(Role.PLAN_TITLE), both(stretched(156.8 * MM), in_the_middle))),
    ("title_shape", "hourglass", "downward", lines(of(Role.TITLE), both(stretched(200), in_the_middle), nth=1)),
    ("title_shape", "rectangle", "downward", lines(of(LATER_TITLE), both(stretched(300), in_the_middle), page=6)),
    ("title_shape", "two characters alone", "downward", lines(of(Role.TITLE), both(reworded("通知"), in_the_middle), nth=2)),
    ("title_shape", "very unlike lines", "downward", chain(lines(of(Role.TITLE), both(reworded("青禾区"), in_the_middle), nth=0), lines(of(Role.TITLE), both(stretched(430), in_the_middle), nth=1))),
    ("title_breaks", "a name torn apart", "downward", chain(lines(of(Role.TITLE), both(reworded("关于印发《青禾防汛"), in_the_middle), nth=1), lines(of(Role.TITLE), both(reworded("工作要点》的通知"), in_the_middle), nth=2))),
    ("title_breaks", "的 at a line's start", "downward", lines(of(Role.TITLE), starting("的"), nth=2)),
    ("title_breaks", "《 at a line's end", "downward", lines(of(Role.TITLE), ending("《"), nth=0)),
    ("addressees_gap", "no blank line", "downward", lines(lambda line: line.role in (ADDRESSEES, *TEXT), moved(0, -PITCH), page=1)),
    ("addressees_place", "two cells in", "downward", lines(of(ADDRESSEES), both(cut(2), moved(2 * CELL)), nth=0)),
    ("addressees_place", "wraps two cells in", "downward", lines(of(ADDRESSEES), moved(0.5 * CELL), nth=1)),
    ("addressees_colon", "half width", "downward", lines(of(ADDRESSEES), ending(":"), nth=1)),
    ("text_on_page_1", "none", "downward", no_text_on_page_1),
    ("paragraph_indent", "one cell", "downward", lines(of(Role.BODY), moved(-CELL), nth=0)),
    ("paragraph_indent", "none", "downward", lines(of(H3), moved(-2 * CELL), nth=0)),
    ("wraps_flush_left", "half a cell in", "downward", lines(goes_on, both(cut(1), moved(CELL / 2)), page=4, nth=0)),
    ("line_starts", "，", "downward", lines(goes_on, starting("，"), page=4, nth=0)),
    ("line_starts", "）", "downward", lines(goes_on, starting("）"), page=4, nth=0)),
    ("line_ends", "（", "downward", lines(goes_on, ending("（"), page=4, nth=0)),
    ("numbers_whole", "20|27年", "downward", chain(lines(goes_on, ending("2"), page=4, nth=1), lines(goes_on, starting("7"), page=4, nth=2))),
    ("heading_1_face", "楷体", "downward", lines(of(H1), in_face(KAI))),
    ("heading_1_face", "仿宋", "downward", lines(of(H1), in_face(FANG), nth=0)),
    ("heading_2_face", "黑体", "downward", lines(lambda line: line.role is H2 and line.runs[0].x_pt > 80, part(in_face(HEI), 0, 2))),
    ("heading_3_face", "黑体", "downward", lines(of(H3), in_face(HEI), nth=0)),
    ("heading_kept", "at the foot of a page", "downward", heading_at_the_end),
    ("attachment_note_gap", "no blank line", "downward", lines(of(NOTE), moved(0, -PITCH))),
    ("attachment_note_gap", "two blank lines", "downward", lines(of(NOTE), moved(0, PITCH))),
    ("attachment_note_indent", "flush left", "downward", lines(of(NOTE), moved(-2 * CELL))),
    ("attachment_note_form", "half-width colon", "downward", lines(of(NOTE), replaced("：", ":"), nth=0)),
    ("attachment_note_form", "mark behind a name", "downward", lines(of(NOTE), ending("；", added=True), nth=2)),
    ("attachment_note_wraps", "wraps under the number", "downward", lines(of(NOTE), moved(-CELL), nth=1)),
    ("signature_gap", "sealed, none", "downward", lines(of(*SIGNED), moved(0, -2 * PITCH))),
    ("signature_gap", "sealed, one line", "downward", lines(of(*SIGNED), moved(0, -PITCH))),
    ("signature_gap", "sealed, four lines", "downward", lines(of(*SIGNED), moved(0, 2 * PITCH))),
    ("signature_gap", "unsealed, two lines", "unsealed", lines(of(*SIGNED), moved(0, PITCH))),
    ("signature_relation", "sealed, 4 mm off", "downward", lines(of(Role.SIGNATURE), moved(4))),
    ("signature_relation", "unsealed, two and a half cells", "unsealed", lines(of(DATE), moved(CELL / 2))),
    ("signature_right", "sealed, five cells", "downward", lines(of(Role.SIGNATURE, DATE), moved(-CELL))),
    ("signature_right", "unsealed, three cells", "unsealed", lines(of(Role.SIGNATURE, DATE), moved(-CELL))),
    ("date_form", "padded", "downward", chain(lines(of(DATE), both(reworded("2027年03月6日"), moved(-CELL / 2))), lines(of(Role.SIGNATURE), moved(-CELL / 4)))),
    ("date_form", "号", "downward", lines(of(DATE), reworded("2027年3月6号"))),
    ("signature_not_alone", "no text on its page", "downward", chain(without(of(Role.BODY), page=2), lines(of(*SIGNED), moved(0, -5 * PITCH), page=2))),
    ("closing_note_place", "flush left", "downward", lines(of(Role.CLOSING_NOTE), moved(-2 * CELL))),
    ("closing_note_place", "a line lower", "downward", lines(of(Role.CLOSING_NOTE), moved(0, PITCH))),
    ("closing_note_brackets", "none", "downward", lines(of(Role.CLOSING_NOTE), reworded("此件公开发布"))),
    ("attachment_new_page", "below another", "downward", both_attachments_on_one_page),
    ("attachment_label_place", "two cells in", "downward", lines(of(LABEL), moved(2 * CELL))),
    ("attachment_label_face", "仿宋", "downward", lines(of(LABEL), in_face(FANG))),
    ("attachment_title_slot", "fourth line", "downward", lines(lambda line: line.role is not LABEL, moved(0, PITCH), page=6)),
    ("attachments_agree", "another title", "downward", lines(of(LATER_TITLE), reworded("青禾示范区值班安排"), page=7)),
    ("attachments_agree", "another number", "downward", lines(of(LABEL), reworded("附件3"), page=7)),
    ("colophon_rule_length", "150 mm", "downward", rules(Role.COLOPHON, placed_rule(31, 150))),
    ("colophon_outer_rules", "0.6 mm", "downward", rules(Role.COLOPHON, as_thick(0.6), nth=2)),
    ("colophon_inner_rules", "0.5 mm", "downward", rules(Role.COLOPHON, as_thick(0.5), nth=1)),
    ("colophon_bottom", "259 mm", "downward", chain(rules(Role.COLOPHON, moved(0, -3)), lines(of(Role.COPIED_TO, Role.PRINTED_BY), moved(0, -3)))),
    ("colophon_last_page", "a page behind it", "downward", another_page_behind),
    ("colophon_even_page", "page 7", "odd", lambda p: p),
    ("colophon_face", "楷体", "downward", lines(of(Role.COPIED_TO), in_face(KAI))),
    ("colophon_face", "小三", "downward", lines(of(Role.PRINTED_BY), sized(15))),
    ("copied_to_place", "flush left", "downward", lines(of(Role.COPIED_TO), moved(-4.94))),
    ("copied_to_place", "wraps under the label", "downward", lines(of(Role.COPIED_TO), moved(-3 * 4.94), nth=1)),
    ("copied_to_stop", "none", "downward", lines(of(Role.COPIED_TO), cut(1), nth=1)),
    ("printed_by_place", "flush left", "downward", lines(of(Role.PRINTED_BY), part(moved(-4.94), 0, 1))),
    ("printed_by_form", "padded", "downward", lines(of(Role.PRINTED_BY), part(both(reworded("2027年03月8日印发"), moved(-2.47)), 1))),
    ("page_number_present", "one without", "downward", numbers(lambda line: None, page=4)),
    ("page_number_present", "out of order", "downward", numbers(replaced("4", "6"), page=4)),
    ("page_number_face", "仿宋", "downward", numbers(in_face(FANG))),
    ("page_number_dashes", "one dash", "downward", numbers(reworded("— 4"), page=4)),
    ("page_number_height", "2 mm low", "downward", numbers(moved(0, 2))),
    ("page_number_side", "in the middle", "downward", numbers(in_the_middle)),
    ("page_number_side", "flush with the edge", "downward", numbers(moved(-4.94), page=4)),
)  # fmt: skip


def identity(fault: tuple[str, str, str, Alter]) -> str:
    key, what, document, _ = fault
    return f"{key}: {what} ({document})"


def failing(data: bytes) -> dict[str, str]:
    """The rows that fail, with what was measured."""
    return {row.clause.key: row.measured for row in conform(data).failures}


@pytest.mark.parametrize("fault", FAULTS, ids=identity)
def test_one_fault_fails_at_its_row_alone(
    fault: tuple[str, str, str, Alter], documents: dict[str, Pages], draw: Draw
) -> None:
    key, _, document, alter = fault
    failures = failing(draw(alter(documents[document])))
    assert failures.keys() == {key}, failures


@pytest.mark.parametrize("name", ["downward", "unsealed", "upward", "table"])
def test_without_a_fault_no_row_fails(name: str, documents: dict[str, Pages], draw: Draw) -> None:
    report = conform(draw(documents[name]))
    assert [(row.clause.key, row.measured) for row in report.failures] == []
    assert report.unmeasured == ()


def test_a_stop_that_hangs_in_the_margin_is_not_out_of_place(documents: dict[str, Pages], draw: Draw) -> None:
    hung = lines(goes_on, ending("，", added=True), page=4, nth=1)(documents["downward"])
    assert failing(draw(hung)) == {}


def test_a_stop_that_hangs_hides_no_other_ink_in_the_margin(documents: dict[str, Pages], draw: Draw) -> None:
    hung = lines(goes_on, ending("，", added=True), page=4, nth=1)
    ink = extra(4, PlacedRule(role=Role.BODY, x_pt=186 * MM, y_pt=600, width_pt=1, height_pt=30))
    assert failing(draw(chain(hung, ink)(documents["downward"]))).keys() == {"type_area"}


@pytest.mark.parametrize("lines_apart", [0, 1])
def test_a_long_closing_note_is_one_note(lines_apart: int, documents: dict[str, Pages], draw: Draw) -> None:
    text = "（此件公开发布。联系人赵禾青钱岚孙禾敏，地点在示范区"

    def longer(pages: Pages) -> Pages:
        page = pages.pages[1]
        note = next(line for line in page.lines if line.role is Role.CLOSING_NOTE)
        first = reworded(text)(note)
        second = both(reworded("管委会）"), moved(-2 * CELL, PITCH))(note)
        kept = [line for line in page.lines if line is not note]
        return with_pages(pages, lambda each: attrs.evolve(each, lines=(*kept, first, second)), 2)

    moved_down = lines(of(Role.CLOSING_NOTE), moved(0, lines_apart * PITCH))
    failures = failing(draw(chain(longer, moved_down)(documents["downward"])))
    assert failures.keys() == ({"closing_note_place"} if lines_apart else set())


def rewritten(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A PDF with its objects changed."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        stream = io.BytesIO()
        pdf.save(stream)
    return stream.getvalue()


def kai_fonts(pdf: pikepdf.Pdf) -> list[Any]:
    fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
    return [font for font in fonts if "Kai" in str(font.BaseFont)]


def test_a_font_that_is_not_embedded_fails_at_its_row_alone(documents: dict[str, Pages], draw: Draw) -> None:
    def strip(pdf: pikepdf.Pdf) -> None:
        for font in kai_fonts(pdf):
            descriptor = font.DescendantFonts[0].FontDescriptor
            if "/FontFile2" in descriptor:
                del descriptor["/FontFile2"]

    assert failing(rewritten(draw(documents["downward"]), strip)).keys() == {"fonts_embedded"}


def test_a_face_of_no_class_fails_at_its_row_alone(documents: dict[str, Pages], draw: Draw) -> None:
    def rename(pdf: pikepdf.Pdf) -> None:
        for font in kai_fonts(pdf):
            name = pikepdf.Name("/ABCDEF+SomeScript")
            font.BaseFont = name
            font.DescendantFonts[0].BaseFont = name
            font.DescendantFonts[0].FontDescriptor.FontName = name

    # The caption is in 楷体, and no row asks for its face.
    assert failing(rewritten(draw(documents["captioned"]), rename)).keys() == {"faces_known"}


def test_a_table_turned_the_other_way_fails_at_its_row_alone(documents: dict[str, Pages], draw: Draw) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            code = page.Contents.read_bytes()
            clockwise = code.replace(b"0 1 -1 0 595.276 0 cm", b"0 -1 1 0 0 836.220 cm")
            page.Contents = pdf.make_stream(clockwise)

    assert failing(rewritten(draw(documents["table"]), turn)).keys() == {"turned_tables"}


def test_every_row_has_a_fault() -> None:
    here = {"fonts_embedded", "faces_known", "turned_tables"}
    assert {key for key, *_ in FAULTS} | here == set(clauses())
