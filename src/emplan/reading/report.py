"""The reading report: the account, the repairs, the publication, and what a person should look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import attrs
from attrs import field, frozen

from emplan.chinese.spans import Edit
from emplan.errors import InvalidValueError
from emplan.model import AnnualPlan, DocumentNumber, text_slots
from emplan.reading.account import (
    Account,
    Accounting,
    Furniture,
    Leftover,
    Mended,
    rebuild_slots,
    rebuild_source,
)
from emplan.reading.found import Found


@frozen(kw_only=True)
class Doubt:
    """A place that a person should look at, and why."""

    line: int
    excerpt: str
    reason: str
    reason_zh: str

    def message(self, language: str = "en") -> str:
        """Return it in ``en`` or ``zh``."""
        if language == "zh":
            return f"第{self.line}行“{self.excerpt}”：{self.reason_zh}"
        return f"line {self.line}, “{self.excerpt}”: {self.reason}"


@frozen(kw_only=True)
class Publication:
    """A line by which a website or an archive describes the document: 来源, 发布时间, 索引号.

    ``facts`` are the pairs that the line states, as printed.
    """

    line: int
    text: str
    facts: Mapping[str, str]


def _accounting(given: Accounting | Account | Callable[[], Account]) -> Accounting:
    return given if isinstance(given, Accounting) else Accounting(given)


@frozen(kw_only=True, slots=False)
class ReadingReport:
    """How a document was read; everything that is not in the plan is here.

    Args:
        name: The name of the source, where it has one.
        format: The reader's format.
        encoding: How the bytes were decoded; empty for formats that are no text.
        repairs: The names of the repairs that were switched on.
        account: What became of every character of the source, or what works it out when it is asked for.
        edits: The repairs made, in the order of the source.
        publication: What the page says about the document: source, day of publication.
        found: Every element of the head and every task, with how it was found.
        doubts: The places that a person should look at.
    """

    name: str | None
    format: str
    encoding: str = ""
    repairs: tuple[str, ...] = ()
    _accounting: Accounting = field(alias="account", converter=_accounting, repr=False)
    edits: tuple[Edit, ...] = ()
    publication: tuple[Publication, ...] = ()
    found: tuple[Found, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())

    @property
    def account(self) -> Account:
        """What became of every character of the source; worked out when it is first asked for."""
        return self._accounting.account

    @cached_property
    def doubtful(self) -> tuple[Found, ...]:
        """What was recognised with some doubt, the head first."""
        return tuple(one for one in self.found if one.is_doubtful)

    @cached_property
    def leftovers(self) -> tuple[Leftover, ...]:
        """What was not understood."""
        return tuple(entry for entry in self.account if isinstance(entry, Leftover))

    @cached_property
    def furniture(self) -> tuple[Furniture, ...]:
        """What was dropped as belonging to the page around the document."""
        return tuple(entry for entry in self.account if isinstance(entry, Furniture))

    @cached_property
    def mended(self) -> tuple[Mended, ...]:
        """The entries of the account that a repair changed."""
        return tuple(entry for entry in self.account if isinstance(entry, Mended))

    @cached_property
    def published(self) -> Mapping[str, str]:
        """What the page around the document states of it: ``document_number`` and ``validity``.

        A bare 有效 or 是 states no validity.
        """
        facts = {key: value for line in self.publication for key, value in line.facts.items() if value}
        stated: dict[str, str] = {}
        for key in ("文号", "发文字号", "文件编号"):
            try:
                stated.setdefault("document_number", str(DocumentNumber.parse(facts.get(key, ""))))
            except InvalidValueError:
                continue
        for key in ("有效期", "时效", "有效性", "效力状态", "有效状态", "失效日期", "废止日期"):
            if len(facts.get(key, "")) >= _SHORTEST_STATEMENT:
                stated.setdefault("validity", facts[key])
        return stated

    @property
    def source_text(self) -> str:
        """The source, rebuilt from the account."""
        return rebuild_source(self.account)

    def adds_up(self, plan: AnnualPlan) -> bool:
        """Tell whether the account tiles the source and holds every text of the plan."""
        position = 0
        for entry in self.account:
            if entry.span.start != position or len(entry.span) != len(entry.source_text):
                return False
            position = entry.span.end
        rebuilt = rebuild_slots(self.account)
        return rebuilt == {slot.path: slot.text for slot in text_slots(plan)}


_SHORTEST_STATEMENT = 4


@frozen
class Reading:
    """A plan and the report of how it was read."""

    plan: AnnualPlan
    report: ReadingReport


def report_data(report: ReadingReport) -> dict[str, Any]:
    """Return the whole report as plain data (for JSON)."""
    return {
        "version": "emplan.reading/1",
        "name": report.name,
        "format": report.format,
        "encoding": report.encoding,
        "repairs": list(report.repairs),
        "publication": [
            {"line": line.line, "text": line.text, "facts": dict(line.facts)} for line in report.publication
        ],
        "found": [
            {
                "element": one.element,
                "path": one.path,
                "line": one.line,
                "value": one.value,
                "manner": one.manner.value,
                "check": one.check,
                "check_zh": one.check_zh,
            }
            for one in sorted(report.found, key=lambda one: not one.is_doubtful)
        ],
        "doubts": [attrs.asdict(doubt) for doubt in report.doubts],
        "leftovers": [
            {"line": leftover.line, "text": leftover.text, "reason": leftover.reason}
            for leftover in report.leftovers
        ],
        "edits": [
            {
                "span": [edit.span.start, edit.span.end],
                "before": edit.before,
                "after": edit.after,
                "rule": str(edit.rule),
                "reason": edit.reason,
            }
            for edit in report.edits
        ],
        "account": [_entry_data(entry) for entry in report.account],
    }


def _entry_data(entry: Any) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": type(entry).__name__.lower()}
    for name, value in attrs.asdict(entry, recurse=False).items():
        if name in {"span", "target_span"}:
            data[name] = None if value is None else [value.start, value.end]
        elif name == "also":
            data[name] = [[target.path, target.span.start, target.span.end] for target in value]
        else:
            data[name] = value
    return data
