"""Responsible units whose brackets or separating marks are of an unusual kind: 〔责任单位：甲局 乙局〕."""

from __future__ import annotations

from collections.abc import Iterator

from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Edit
from emplan.reading.mending.rules import LineRule, line_edit

_LABEL = (
    "(?:责任|牵头|配合|主办|承办|协办|主责|落实)(?:责任)?(?:单位|部门|科室|处室|主体|人)"
    "|完成(?:时限|时间|期限)|整改时限"
)
_LAST = "局委办部厅镇乡队院会处科室署站所社股组司位门心府道"
_BRACKETED = Pattern(
    rf"(?P<open>[〔【［\[])(?=\s*(?:{_LABEL})\s*[:：])[^〔〕【】［］\[\]]{{2,300}}(?P<close>[〕】］\]])(?=[。；;]?\s*$)"
)
# 【质安股牵头，各监督组配合】
_ACTING = Pattern(
    r"(?P<open>[〔【［])(?=[^〔〕【】［］]*(?:牵头|配合|负责))[^〔〕【】［］。：\d]{3,200}(?:[，,][^〔〕【】［］。：]{2,16})?"
    r"(?P<close>[〕】］])(?=[。；;]?\s*$)"
)
_LISTED = Pattern(rf"(?:{_LABEL})\s*[:：]\s*(?P<names>[^。；;]*)")
UNIT_GAPS = Pattern("[ \u3000\u00a0]")
"""What `unit_marks` looks for."""
CLOSING_BRACKETS = Pattern("[〕】］\\]]")
"""What `tail_brackets` looks for."""
_GAP = Pattern(
    f"(?<=[{_LAST}])[ \u3000\u00a0]{{1,4}}"
    f"(?=[\u4e00-\u9fff]{{1,16}}[{_LAST}（](?:[、，,；;。 \u3000（(）)]|等|$))"
)


def tail_brackets(line: str, *, origin: int = 0) -> Iterator[Edit]:
    """Offer round brackets for others around responsible units at the end of a line."""
    found = _BRACKETED.search(line) or _ACTING.search(line)
    if found is not None:
        for side, mark in (("open", "（"), ("close", "）")):
            yield line_edit(line, *found.span(side), mark, LineRule.TAIL_BRACKET, origin=origin)


def unit_marks(line: str, *, origin: int = 0) -> Iterator[Edit]:
    """Offer 、 for the white space between two responsible units."""
    for listed in _LISTED.finditer(line):
        for gap in _GAP.finditer(line, *listed.span("names")):
            yield line_edit(line, *gap.span(), "、", LineRule.UNIT_MARK, origin=origin)
