"""The report as lines for a person, in English and Chinese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from emplan_conform.clauses import Strength
from emplan_conform.report import Report, Row, Verdict

_STRENGTHS: Final = {
    Strength.MUST: "应当",
    Strength.GENERAL: "一般",
    Strength.RECOMMENDED: "推荐",
    Strength.PRACTICE: "惯例",
    Strength.DERIVED: "推算",
}
_MARKS: Final = {Verdict.PASS: "✓", Verdict.FAIL: "✗", Verdict.NOT_MEASURED: "–"}
_GAPS: Final = (2, 19, 13)

# What expected and measured values are worded with; the longer first.
_PHRASES: Final = (
    ("no rule between", "中间无分隔线"),
    ("no page numbers", "无页码"),
    ("below the date", "在日期之下"),
    ("trapezoid or diamond", "梯形或菱形"),
    ("short last line", "末行过短"),
    ("not embedded", "种未嵌入"),
    ("thick thin", "上粗下细"),
    ("thin thick", "上细下粗"),
    ("next line", "下一行"),
    ("no 印发", "无“印发”"),
    ("alike", "同粗"),
    ("bad breaks", "处断行不当"),
    ("out of order", "处不连续"),
    ("differences", "处不一致"),
    ("unsealed", "不盖章"),
    ("stamped", "签名章"),
    ("sealed", "盖章"),
    ("trapezoid", "梯形"),
    ("diamond", "菱形"),
    ("rectangle", "长方形"),
    ("hourglass", "沙漏形"),
    ("ragged", "长短悬殊"),
    ("one line", "单行"),
    ("last page", "最后一面"),
    ("even", "双数页"),
    ("exact", "无"),
    ("headings", "个标题"),
    ("numbers", "个数字"),
    ("digits", "位数字"),
    ("rules", "条线"),
    ("lines", "行"),
    ("cells", "字"),
    ("line", "行"),
    ("page", "面"),
    (" of ", " / "),
    ("none", "无"),
)


def report_lines(report: Report, language: str) -> Iterator[str]:
    """The counts, then each element with its rows; elements that are not on the pages in one line."""
    zh = language == "zh"
    yield _summary(report, zh)
    absent = set(report.absent)
    for element, rows in groupby(report.rows, key=lambda row: row.clause.element):
        if element in absent:
            continue
        yield ""
        yield element.value if zh else f"{element.value} {element.name.replace('_', ' ').lower()}"
        for row in rows:
            yield from _row(row, zh)
    if absent:
        names = "、".join(element.value for element in report.absent)
        yield ""
        yield f"页面上没有：{names}" if zh else f"not on the pages: {names}"


def _summary(report: Report, zh: bool) -> str:
    passed, failed = len(report.passed), len(report.failures)
    rest = len(report.rows) - passed - failed
    must = sum(row.clause.strength is Strength.MUST for row in report.failures)
    if zh:
        counts = f"合格 {passed} 项，不合格 {failed} 项（其中“应当”{must} 项），未测 {rest} 项"
        return f"共{report.pages}面：{counts}"
    return (
        f"{report.pages} pages: {passed} pass, {failed} fail ({must} of strength must), {rest} not measured"
    )


def _row(row: Row, zh: bool) -> Iterator[str]:
    clause = row.clause
    strength = _STRENGTHS[clause.strength] if zh else clause.strength.value
    head = (_MARKS[row.verdict], clause.number or "—", strength)
    line = "".join(_padded(text, width) for text, width in zip(head, _GAPS, strict=True))
    yield f"{line}{clause.rule_zh if zh else clause.rule}"
    indent = " " * sum(_GAPS)
    if row.reason is not None:
        why = f"{row.verdict_zh}（{row.reason.chinese}）" if zh else f"not measured ({row.reason.value})"
        shown = f"{'：' if zh else ': '}{row.measured}" if row.measured else ""
        yield f"{indent}{why}{shown}"
        return
    expected, measured, tolerance = clause.expected_text, row.measured, clause.tolerance_text
    if zh:
        expected, measured, tolerance = map(chinese, (expected, measured, tolerance))
        place = f"，第{row.page}面" if row.page else ""
        yield f"{indent}要求 {expected}（允差 {tolerance}），实测 {measured}{place}"
        return
    place = f", page {row.page}" if row.page else ""
    yield f"{indent}expected {expected} ({tolerance}), measured {measured}{place}"


def chinese(text: str) -> str:
    """A value with its English words in Chinese."""
    for english, word in _PHRASES:
        text = re.sub(rf"(?<![A-Za-z]){english}(?![A-Za-z])", word, text)
    return text


def _padded(text: str, width: int) -> str:
    cells = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    return text + " " * max(width - cells, 1)
