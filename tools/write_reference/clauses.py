"""The page of the ruler: every row of `emplan conform` with its clause, strength, value and tolerance."""

from __future__ import annotations

from itertools import groupby

from tools.write_reference.docstrings import NOTICE, cell

from emplan_conform import Clause, Form, Profile, Reason, clauses

_INTRODUCTION = """\
# What `emplan conform` measures 版面测量项目

Every row of the ruler, in the order of the page. Clauses are those of GB/T 9704-2012 where no other standard
is named; the strengths are [those of the official format](official-format.md). The numbers are the ruler's
own: it shares none with the layout. [Check a page](../how-to/check-a-page.md) says how to use it,
[the analysis](../analysis/conform.md) how it measures."""

_REASONS = {
    Reason.ELEMENT_ABSENT: "the pages do not show the element, which a document may do without",
    Reason.OTHER_FORM: "the element is there in a form for which another clause holds",
    Reason.TOO_SHORT: "no page or line is full, or there is no second page",
    Reason.LEFT_OPEN: "a gap was left for a value to be written in by hand",
}


def _letter_rows() -> list[str]:
    """The rows that a letter has of its own, or that ask something else of it."""
    usual = clauses()
    rows = [clause for key, clause in clauses(form=Form.LETTER).items() if clause != usual.get(key)]
    left_out = "、".join(f"`{key}`" for key in usual if key not in clauses(form=Form.LETTER))
    return [
        "",
        "## Letters 信函格式",
        "",
        "A first page with double rules is a letter's (10.1): these rows ask something else of it, or are",
        f"its own. The others hold as they are, but for {left_out}, which it does not have.",
        "",
        "| key | clause | strength | rule | 要求 | expected | tolerance |",
        "|---|---|---|---|---|---|---|",
        *(_row(clause, clause.expected_text, clause.tolerance_text) for clause in rows),
    ]


def _row(clause: Clause, expected: str, tolerance: str) -> str:
    columns = (
        f"`{clause.key}`",
        clause.number or "–",
        clause.strength.value,
        cell(clause.rule),
        clause.rule_zh,
        expected,
        tolerance,
    )
    return f"| {' | '.join(columns)} |"


def page() -> str:
    """The whole page."""
    table, other = clauses(), clauses(Profile.GBT33476)
    lines = [NOTICE, "", _INTRODUCTION, "", f"{len(table)} rows."]
    for element, group in groupby(table.values(), key=lambda clause: clause.element):
        lines += ["", f"## {element.value}", ""]
        lines += [
            "| key | clause | strength | rule | 要求 | expected | tolerance |",
            "|---|---|---|---|---|---|---|",
        ]
        for clause in group:
            expected, tolerance = clause.expected_text, clause.tolerance_text
            if other[clause.key] != clause:
                changed = other[clause.key]
                rule = changed.rule[0].lower() + changed.rule[1:]
                expected += f"; by `gbt33476` {rule} {changed.expected_text}"
                tolerance += f"; {changed.tolerance_text}"
            lines.append(_row(clause, expected, tolerance))
    lines += _letter_rows()
    lines += [
        "",
        "## Why a row is not measured 未测的原因",
        "",
        "| reason | 原因 | meaning |",
        "|---|---|---|",
    ]
    lines += [f"| {reason.value} | {reason.chinese} | {_REASONS[reason]} |" for reason in Reason]
    return "\n".join(lines) + "\n"
