"""The report: one row for each clause, with what was expected, what was measured and the verdict."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final, TypeAlias

from attrs import frozen

from emplan_conform.clauses import Clause, Element

FORMAT: Final = "emplan.conform/1"
JsonObject: TypeAlias = dict[str, Any]


class Verdict(Enum):
    """What came out of measuring one clause."""

    PASS = "pass"
    FAIL = "fail"
    NOT_MEASURED = "not measured"


class Reason(Enum):
    """Why a clause was not measured; the closed list."""

    ELEMENT_ABSENT = "element absent"
    """The pages do not show the element, which a document may do without."""
    OTHER_FORM = "other form"
    """The element is there in a form for which another clause holds."""
    TOO_SHORT = "too short"
    """No page or line is full, or there is no second page, so that there is nothing to measure on."""
    LEFT_OPEN = "left open"
    """A gap was left for a value to be written in by hand."""

    @property
    def chinese(self) -> str:
        """The reason in Chinese."""
        return _REASONS[self]


_REASONS: Final = {
    Reason.ELEMENT_ABSENT: "无此要素",
    Reason.OTHER_FORM: "适用其他条款",
    Reason.TOO_SHORT: "篇幅不足",
    Reason.LEFT_OPEN: "留空待填",
}
_VERDICTS: Final = {Verdict.PASS: "合格", Verdict.FAIL: "不合格", Verdict.NOT_MEASURED: "未测"}


@frozen(kw_only=True)
class Row:
    """One clause measured; ``page`` is where the worst place is."""

    clause: Clause
    verdict: Verdict
    measured: str = ""
    reason: Reason | None = None
    page: int | None = None

    @property
    def verdict_zh(self) -> str:
        """The verdict in Chinese."""
        return _VERDICTS[self.verdict]

    def as_data(self) -> JsonObject:
        """The row with the keys of ``emplan conform --json``."""
        clause = self.clause
        return {
            "key": clause.key,
            "element": clause.element.value,
            "rule": clause.rule,
            "rule_zh": clause.rule_zh,
            "clause": clause.number,
            "strength": clause.strength.value,
            "expected": clause.expected_text,
            "measured": self.measured,
            "tolerance": clause.tolerance_text,
            "verdict": self.verdict.value,
            "reason": self.reason.value if self.reason else None,
            "page": self.page,
        }


@frozen(kw_only=True)
class Report:
    """Every clause of the table, measured on one file."""

    source: str
    profile: str
    pages: int
    rows: tuple[Row, ...]
    form: str = "file"
    """``file`` (文件格式) or ``letter`` (信函格式), as the first page shows."""

    @property
    def failures(self) -> tuple[Row, ...]:
        """The rows that failed."""
        return tuple(row for row in self.rows if row.verdict is Verdict.FAIL)

    @property
    def passed(self) -> tuple[Row, ...]:
        """The rows that passed."""
        return tuple(row for row in self.rows if row.verdict is Verdict.PASS)

    @property
    def absent(self) -> tuple[Element, ...]:
        """The elements that the pages do not show: whoever knows the document can say if that is right."""
        rows = [row for row in self.rows if row.reason is Reason.ELEMENT_ABSENT]
        shown = {row.clause.element for row in self.rows if row.verdict is not Verdict.NOT_MEASURED}
        return tuple(dict.fromkeys(e for e in (row.clause.element for row in rows) if e not in shown))

    @property
    def unmeasured(self) -> tuple[Row, ...]:
        """The rows that were not measured although the document has their element."""
        absent = Reason.ELEMENT_ABSENT
        return tuple(r for r in self.rows if r.verdict is Verdict.NOT_MEASURED and r.reason is not absent)

    def row(self, key: str) -> Row:
        """The row of a clause by its key."""
        return next(row for row in self.rows if row.clause.key == key)

    def as_data(self) -> JsonObject:
        """The report as ``emplan conform --json`` prints it."""
        return {
            "format": FORMAT,
            "source": self.source,
            "profile": self.profile,
            "form": self.form,
            "pages": self.pages,
            "passed": len(self.passed),
            "failed": len(self.failures),
            "not_measured": len(self.rows) - len(self.passed) - len(self.failures),
            "absent": [element.value for element in self.absent],
            "rows": [row.as_data() for row in self.rows],
        }

    def lines(self, language: str = "en") -> tuple[str, ...]:
        """The report as lines to read, in ``en`` or ``zh``."""
        from emplan_conform.wording import report_lines

        return tuple(report_lines(self, language))
