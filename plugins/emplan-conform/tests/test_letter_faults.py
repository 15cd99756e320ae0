# ruff: noqa: E501  (a table: one fault a line)
"""Letters with one thing wrong each: the ruler fails at the row meant, and at no other."""

from collections.abc import Callable
from typing import TypeAlias

import attrs
import pytest

from emplan.layout import Pages, PlacedLine, PlacedRule
from emplan.layout.styles import Colour, Role
from emplan_conform import Form, Reason, clauses, conform
from emplan_conform.letter_table import LEFT_OUT
from page_changes import (
    MM,
    PITCH,
    Alter,
    Change,
    chain,
    coloured,
    lines,
    moved,
    of,
    part,
    reworded,
    rules,
    with_pages,
)

Draw: TypeAlias = Callable[[Pages], bytes]

CELL = 156 / 28
RULE = Role.HEADER_RULE
CORNER = (Role.LETTER_LINE, Role.SECRECY, Role.URGENCY)
COPIED = Role.COPIED_TO


def below_masthead(change: Change) -> Alter:
    """Change everything of page 1 below the masthead and above the lower double rule."""
    text = lines(lambda line: line.role is not Role.MASTHEAD, change, page=1)
    return chain(text, rules(RULE, change, nth=0), rules(RULE, change, nth=1))


def below_rule(change: Change) -> Alter:
    """Change the text of page 1."""
    return lines(lambda line: line.role is not Role.MASTHEAD, change, page=1)


def below_corner(change: Change) -> Alter:
    """Change what stands on page 1 from the title on."""
    return lines(lambda line: line.role not in (Role.MASTHEAD, *CORNER, COPIED), change, page=1)


def bars(change: Change, *which: int) -> Alter:
    """Change some of the four lines of the double rules, counted from the top."""
    return chain(*(rules(RULE, change, nth=number) for number in which))


def as_long(length_mm: float) -> Change:
    """A rule of another length, its middle where it was."""
    return lambda rule: attrs.evolve(
        rule, width_pt=length_mm * MM, x_pt=rule.x_pt + (rule.width_pt - length_mm * MM) / 2
    )


def ink_on_page_1(left_mm: float, top_mm: float) -> Alter:
    """A thin bar more on page 1."""
    bar = PlacedRule(role=Role.BODY, x_pt=left_mm * MM, y_pt=top_mm * MM, width_pt=1, height_pt=20)
    return lambda pages: with_pages(pages, lambda page: attrs.evolve(page, rules=(*page.rules, bar)), 1)


def lower_masthead(line: PlacedLine) -> PlacedLine:
    """The masthead less high by a tenth, as wide as before, its upper edge where it was."""
    (run,) = line.runs
    lower = attrs.evolve(run, size_pt=run.size_pt * 0.9, scale=run.scale / 0.9)
    up = 0.085 * run.size_pt
    return attrs.evolve(line, runs=(lower,), baseline_pt=line.baseline_pt - up)


def swapped(upper: int) -> Alter:
    """The thick and the thin line of a double rule change places."""

    def alter(pages: Pages) -> Pages:
        found = [rule for rule in pages.pages[0].rules if rule.role is RULE][upper : upper + 2]
        first, second = found
        top, bottom = first.y_pt, second.y_pt + second.height_pt
        changed = {
            id(first): attrs.evolve(first, height_pt=second.height_pt),
            id(second): attrs.evolve(second, height_pt=first.height_pt, y_pt=bottom - first.height_pt),
        }
        assert changed[id(first)].y_pt == top
        rest = tuple(changed.get(id(rule), rule) for rule in pages.pages[0].rules)
        return with_pages(pages, lambda page: attrs.evolve(page, rules=rest), 1)

    return alter


def with_number_on_page_1(pages: Pages) -> Pages:
    """The number of page 2 on page 1 too, as 1."""
    line = pages.pages[1].number_line
    assert line is not None
    one = reworded("— 1 —")(line)
    right = one.runs[0].x_pt + sum(run.width_pt for run in one.runs)
    one = moved(184 - 4.94 - right / MM)(one)
    return with_pages(pages, lambda page: attrs.evolve(page, number_line=one), 1)


def with_colophon_rule(pages: Pages) -> Pages:
    """A rule above the colophon, as that of another document has."""
    last = pages.pages[-1]
    top = min(line.top_pt for line in last.lines if line.role is COPIED)
    rule = PlacedRule(role=Role.COLOPHON, x_pt=28 * MM, y_pt=top - 2, width_pt=156 * MM, height_pt=1)
    return with_pages(pages, lambda page: attrs.evolve(page, rules=(*page.rules, rule)), last.ordinal)


def with_printing_line(pages: Pages) -> Pages:
    """The line of printing office and date below the names, which move up."""
    last = pages.pages[-1]
    (foot,) = [line for line in last.lines if line.role is COPIED][-1:]
    printed = lines(of(COPIED), moved(0, -PITCH))(pages)
    words = reworded("青禾示范区防汛抗旱指挥部办公室　2027年3月8日印发", run=len(foot.runs) - 1)
    line = attrs.evolve(foot, runs=(words(foot).runs[-1],))
    line = moved(28 + 4.94 - line.runs[0].x_pt / MM)(line)
    return with_pages(printed, lambda page: attrs.evolve(page, lines=(*page.lines, line)), last.ordinal)


def last_line(line: PlacedLine) -> bool:
    """Whether a line is the one above the lower double rule of page 1."""
    return line.role is Role.BODY and line.baseline_pt / MM > 268


FAULTS: tuple[tuple[str, str, str, Alter], ...] = (
    ("type_area", "ink in the right margin", "letter", ink_on_page_1(186, 200)),
    ("type_area", "ink below the lower rule", "letter", ink_on_page_1(100, 280)),
    ("masthead_top", "35 mm", "letter", chain(lines(of(Role.MASTHEAD), moved(0, 1)), rules(RULE, moved(0, 1), nth=0), rules(RULE, moved(0, 1), nth=1), lines(of(*CORNER), moved(0, 0.6)))),
    ("number_gap", "8 mm", "letter", lines(of(*CORNER), moved(0, 3))),
    ("number_place", "a cell from the right", "letter", lines(of(Role.LETTER_LINE), part(moved(-CELL), -1))),
    ("copy_number_place", "a cell in", "letter", lines(of(Role.LETTER_LINE), part(moved(CELL), 0, 1))),
    ("secrecy_place", "a cell in", "letter", lines(of(Role.SECRECY), moved(CELL))),
    ("urgency_place", "two cells in", "letter", lines(of(Role.URGENCY), moved(2 * CELL))),
    ("header_rule_length", "156 mm", "letter", bars(as_long(156), 0, 1, 2, 3)),
    ("header_rule_centred", "2 mm left", "letter", bars(moved(-2), 0, 1, 2, 3)),
    ("header_rule_gap", "6 mm", "letter", lines(of(Role.MASTHEAD), lower_masthead)),
    ("header_rule_red", "black", "letter", bars(coloured(Colour.BLACK), 0, 1, 2, 3)),
    ("title_gap", "one line", "short letter", below_corner(moved(0, -PITCH))),
    ("letter_name_alone", "文件 behind it", "letter", lines(of(Role.MASTHEAD), lambda line: reworded(f"{line.text[:-2]}文件")(line))),
    ("letter_rules", "thin above thick at the top", "letter", swapped(0)),
    ("letter_rules", "thick above thin at the foot", "letter", swapped(2)),
    ("letter_rules", "none at the foot", "letter", lambda p: with_pages(p, lambda page: attrs.evolve(page, rules=page.rules[:2]), 1)),
    ("letter_lower_rule", "275 mm", "letter", chain(bars(moved(0, -2), 2, 3), lines(last_line, moved(0, -2), page=1))),
    ("letter_last_line", "3 mm", "letter", lines(last_line, moved(0, 1.9), page=1)),
    ("letter_last_line", "8 mm", "letter", lines(last_line, moved(0, -3), page=1)),
    ("letter_first_page_number", "— 1 —", "short letter", with_number_on_page_1),
    ("letter_colophon_form", "a rule", "letter", with_colophon_rule),
    ("letter_colophon_form", "a printing line", "letter", with_printing_line),
    ("letter_colophon_foot", "two lines higher", "letter", lines(of(COPIED), moved(0, -2 * PITCH))),
)  # fmt: skip


def failing(data: bytes) -> dict[str, str]:
    """The rows that fail, with what was measured."""
    return {row.clause.key: row.measured for row in conform(data).failures}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault[0]}: {fault[1]}")
def test_one_fault_of_a_letter_fails_at_its_row_alone(
    fault: tuple[str, str, str, Alter], documents: dict[str, Pages], draw: Draw
) -> None:
    key, _, document, alter = fault
    failures = failing(draw(alter(documents[document])))
    assert failures.keys() == {key}, failures


@pytest.mark.parametrize("name", ["letter", "short letter"])
def test_a_letter_without_a_fault_fails_nowhere(name: str, documents: dict[str, Pages], draw: Draw) -> None:
    report = conform(draw(documents[name]))
    assert report.form == "letter"
    assert [(row.clause.key, row.measured) for row in report.failures] == []


def test_a_short_letter_has_no_line_above_the_lower_rule(documents: dict[str, Pages], draw: Draw) -> None:
    row = conform(draw(documents["short letter"])).row("letter_last_line")
    assert row.reason is Reason.TOO_SHORT


def test_every_row_of_letters_has_a_fault() -> None:
    usual = clauses()
    own = {key for key, clause in clauses(form=Form.LETTER).items() if clause != usual.get(key)}
    assert {key for key, *_ in FAULTS} == own


def test_a_letter_has_no_rows_of_colophon_rules() -> None:
    assert clauses().keys() - clauses(form=Form.LETTER).keys() == LEFT_OUT
