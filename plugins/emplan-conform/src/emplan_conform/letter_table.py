"""The clause table of letters (信函格式), GB/T 9704-2012 10.1: rows of their own, and rows that read otherwise."""

# ruff: noqa: E501  (a table: one clause a line)

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import evolve

from emplan_conform.clauses import Clause, Element, Strength

_MUST, _GENERAL, _DERIVED = Strength.MUST, Strength.GENERAL, Strength.DERIVED
_CLAUSE: Final = "10.1"

# Rows of the colophon's rules and of what 10.1 leaves out of it.
LEFT_OUT: Final = frozenset(
    {
        "colophon_rule_length",
        "colophon_outer_rules",
        "colophon_inner_rules",
        "colophon_bottom",
        "colophon_even_page",
        "printed_by_place",
        "printed_by_form",
    }
)


def _row(
    key: str,
    strength: Strength,
    rule: str,
    rule_zh: str,
    expected: float | str,
    room: tuple[float, float] = (0.0, 0.0),
    unit: str = "",
) -> Clause:
    return Clause(
        key=key,
        element=Element.LETTER,
        number=_CLAUSE,
        strength=strength,
        rule=rule,
        rule_zh=rule_zh,
        expected=expected,
        below=room[0],
        above=room[1],
        unit=unit,
    )


# fmt: off
LETTER_ROWS: Final = (
    _row("letter_name_alone", _MUST, "The organ's name without 文件", "标志只用机关名称，不加“文件”", "X"),
    _row("letter_rules", _MUST, "A red double rule below the masthead and one at the foot of page 1, thick above thin, thin above thick", "首页上下各一条红色双线，上线上粗下细、下线上细下粗", "thick thin, thin thick"),
    _row("letter_lower_rule", _MUST, "Lower double rule, its lower edge from the page's upper edge", "下方红色双线下边缘至页上边", 277, (0.5, 0.5), "mm"),
    _row("letter_last_line", _MUST, "Characters above the lower double rule, where a line of text stands right above it", "下方红色双线与其上一行文字的距离", 4.94, (0.5, 0.5), "mm"),
    _row("letter_first_page_number", _MUST, "No page number on page 1", "首页不显示页码", "none"),
    _row("letter_colophon_form", _MUST, "Colophon without printing office and date, without rules", "版记不加印发机关、印发日期和分隔线", "0 rules, no 印发"),
    _row("letter_colophon_foot", _MUST, "Colophon at the foot of the type area: its last line from the page's upper edge", "版记位于版心内最下方", 259.4, (1.5, 2.6), "mm"),
)
# fmt: on

_READ_OTHERWISE: Final[Mapping[str, Mapping[str, Any]]] = {
    "type_area": {
        "number": "5.2.1, 10.1",
        "rule": "Nothing but the page number is painted outside the type area, nor on page 1 beside the double rules",
        "rule_zh": "版心（首页为双线之间）之外除页码外没有墨迹",
    },
    "copy_number_place": {
        "rule": "Copy number flush left, first below the double rule",
        "rule_zh": "份号顶格，双线下首行",
    },
    "secrecy_place": {
        "rule": "Secrecy flush left, in the line below what stands above it",
        "rule_zh": "密级顶格，在份号下一行",
        "expected": "0 cells, next line",
    },
    "urgency_place": {
        "rule": "Urgency flush left, in the line below what stands above it",
        "rule_zh": "紧急程度顶格，在其下一行",
        "expected": "0 cells, next line",
    },
    "masthead_top": {"expected": 30.0},
    "number_gap": {
        "rule": "Number and what stands beside it 7/8 of a 3号 character below the double rule",
        "rule_zh": "发文字号等首个要素与双线的距离为3号字高度的7/8",
        "expected": 4.94,
        "below": 0.5,
        "above": 0.5,
    },
    "number_place": {
        "rule": "Number flush right: off by",
        "rule_zh": "发文字号居版心右边缘，偏差",
    },
    "header_rule_length": {
        "rule": "Double rules 170 mm long",
        "rule_zh": "红色双线长170 mm",
        "expected": 170.0,
    },
    "header_rule_centred": {"rule": "Double rules off the middle of the page", "rule_zh": "红色双线居中偏差"},
    "header_rule_gap": {
        "rule": "Double rule below the masthead's ink",
        "rule_zh": "红色双线在标志下方",
        "expected": 4.0,
    },
    "header_rule_red": {"rule": "The double rules are red", "rule_zh": "双线为红色"},
    "title_gap": {
        "rule": "Title two blank lines below the last element above it",
        "rule_zh": "标题与其上最后一个要素相距二行",
        "expected": 22.4,
        "below": 2.0,
        "above": 4.6,
    },
}


def letter_clauses(table: Mapping[str, Clause]) -> dict[str, Clause]:
    """The table of letters, from that of documents with a red head: in its order, the own rows last."""
    rows = {key: _read(clause) for key, clause in table.items() if key not in LEFT_OUT}
    return rows | {row.key: row for row in LETTER_ROWS}


def _read(clause: Clause) -> Clause:
    changes = _READ_OTHERWISE.get(clause.key)
    if changes is None:
        return clause
    return evolve(clause, **{"number": _CLAUSE, **changes})
