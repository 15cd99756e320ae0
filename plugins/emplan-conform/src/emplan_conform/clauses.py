"""What a row judges by: a clause with its strength, the value expected and how far it may be off."""

from __future__ import annotations

from enum import Enum
from typing import Final

from attrs import field, frozen


class Strength(Enum):
    """How binding a rule is; only ``MUST`` is what the national standard demands without reserve."""

    MUST = "must"
    """规定, 应当."""
    GENERAL = "general"
    """一般."""
    RECOMMENDED = "recommended"
    """推荐."""
    PRACTICE = "practice"
    """In no clause; what offices do."""
    DERIVED = "derived"
    """Follows from clauses by arithmetic."""


class Element(Enum):
    """要素: the parts of the page that the rows are grouped by; the values are their Chinese names."""

    PAGE = "版面"
    COPY_NUMBER = "份号"
    SECRECY = "密级和保密期限"
    URGENCY = "紧急程度"
    MASTHEAD = "发文机关标志"
    NUMBER = "发文字号"
    SIGNATORIES = "签发人"
    HEADER_RULE = "红色分隔线"
    LETTER = "信函格式"
    TITLE = "标题"
    ADDRESSEES = "主送机关"
    TEXT = "正文"
    HEADINGS = "结构层次"
    ATTACHMENT_NOTE = "附件说明"
    SIGNATURE = "署名和成文日期"
    CLOSING_NOTE = "附注"
    ATTACHMENTS = "附件"
    TABLES = "横排表格"
    COLOPHON = "版记"
    PAGE_NUMBER = "页码"


@frozen(kw_only=True)
class Clause:
    """One row of the ruler.

    Attributes:
        key: Its name, ``masthead_top``.
        element: The part of the page it belongs to.
        number: The clause, of GB/T 9704-2012 where no other standard is named.
        strength: How binding it is.
        rule: What it asks, in English.
        rule_zh: The same in Chinese.
        expected: The number asked for, or the words that stand for it.
        below: How much less is still right.
        above: How much more is still right.
        unit: mm, pt, lines, cells, or empty.
        room: The tolerance of a value in words.
    """

    key: str
    element: Element
    number: str
    strength: Strength
    rule: str
    rule_zh: str
    expected: float | str = field()
    below: float = 0.0
    above: float = 0.0
    unit: str = ""
    room: str = ""

    def accepts(self, value: float) -> bool:
        """Whether a measured number is right."""
        assert not isinstance(self.expected, str)
        return self.expected - self.below - _EPSILON <= value <= self.expected + self.above + _EPSILON

    @property
    def as_number(self) -> float:
        """The value expected where it is a number."""
        assert not isinstance(self.expected, str)
        return self.expected

    @property
    def expected_text(self) -> str:
        """The value expected as a person reads it."""
        if isinstance(self.expected, str):
            return self.expected
        return with_unit(self.expected, self.unit)

    @property
    def tolerance_text(self) -> str:
        """How far a value may be off: ``±0.5 mm``, ``exact``."""
        if self.room:
            return self.room
        if isinstance(self.expected, str) or not (self.below or self.above):
            return "exact"
        if self.below == self.above:
            return f"±{with_unit(self.below, self.unit)}"
        return f"−{self.below:g}/+{with_unit(self.above, self.unit)}"


# Positions are read back from files that keep two decimals of a point at best.
_EPSILON: Final = 0.005


def with_unit(value: float, unit: str, digits: int = 2) -> str:
    """A number with its unit and without useless zeros: ``72 mm``."""
    number = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return f"{'0' if number in ('', '-', '-0') else number} {unit}".rstrip()
