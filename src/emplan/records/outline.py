"""The outline of a plan for other programs: the interchange shape ``emplan.outline/1``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from emplan.chinese.document_numbers import find_citations
from emplan.model import (
    AnnualPlan,
    HeadingForm,
    LabelledParagraph,
    Numbered,
    NumberedNode,
    Open,
    Paragraph,
    Placement,
    Responsibility,
    SubItem,
    Table,
    Task,
    UnitRole,
    ValidityPeriod,
    numbered,
    task_rows,
)
from emplan.records.tags import KINDS
from emplan.terms import PLAN_FORMS

OUTLINE: Final = "emplan.outline/1"
"""The value of ``format`` at the root of every outline."""

_NOTHING: Mapping[str, str] = MappingProxyType({})
_STYLES = {
    HeadingForm.STANDALONE: "heading",
    HeadingForm.RUN_IN: "run_in",
    HeadingForm.SENTENCE: "sentence",
    HeadingForm.ARTICLE: "article",
}
# The statutory types, 条例 8, and words that titles of plans end with besides those of the glossary.
_KINDS = (
    *(
        "决议",
        "决定",
        "命令",
        "公报",
        "公告",
        "通告",
        "意见",
        "通知",
        "通报",
        "报告",
        "请示",
        "批复",
        "议案",
        "纪要",
    ),
    *("规划", "纲要", "办法", "细则", "规定", "制度", "措施", "预案", "清单", "总结", "函", "令"),
    *PLAN_FORMS,
)
# A space means something only between two Latin words.
_LAYOUT_SPACE = re.compile(r"(?<![!-~])\s+|\s+(?![!-~])")
_TRAILING = re.compile(r"(?:[（(〔\[][^（(〔\[]*[）)〕\]]|[》〉”\"])+$")


def to_outline(
    plan: AnnualPlan,
    leftovers: Iterable[tuple[int, str]] = (),
    *,
    published: Mapping[str, str] = _NOTHING,
) -> dict[str, Any]:
    """Return title, envelope, numbered items, tasks and citations as plain data.

    Args:
        plan: The plan.
        leftovers: What was neither understood nor furniture when it was read: line number and text.
        published: What the page around the document states of it (``document_number``, ``validity``); it
            stands where the document itself says nothing.
    """
    envelope = plan.envelope
    validity = _validity(plan) or published.get("validity")
    title = tidy(plan.document_title.text)
    number, day = envelope.document_number, envelope.issue_date
    items = list(_items(plan))
    return {
        "format": OUTLINE,
        "title": title,
        "issuers": [issuer.name for issuer in envelope.issuers],
        "document_number": published.get("document_number") if number is None else str(number),
        "addressees": list(envelope.addressees),
        "issue_date": None if day is None or isinstance(day, Open) else day.isoformat(),
        "kind": last_word(title),
        "cover_notice": plan.notice is not None,
        "body_title": tidy(plan.title.text) if plan.notice else None,
        "validity": validity,
        "outline": [_row(item, scope) for item, scope in items if item.label],
        "tasks": [
            *(_task(item.node, item.label) for item, _ in items if _is_task(item.node)),
            *_rows_of_tables(plan),
        ],
        "cited_documents": _cited(plan, published.get("validity", "")),
        "attachments": [tidy(attachment.title.text) for attachment in plan.attachments],
        "leftovers": [{"line": line, "text": text} for line, text in leftovers],
    }


def tidy(title: str) -> str:
    """Return a title without line breaks and spaces of layout; spaces between Latin words stay."""
    return _LAYOUT_SPACE.sub("", title.strip())


def last_word(title: str) -> str | None:
    """Return what a title says its document is: 通知, 意见, 方案, 要点 …; its last two characters if unknown.

    Brackets at the end, such as （试行） or （2026—2028年）, are passed over.
    """
    bare = _TRAILING.sub("", title)
    # Of the longer names only the last word counts: 工作要点 is 要点, 实施方案 is 方案.
    known = max((word[-2:] for word in _KINDS if bare.endswith(word)), key=len, default=None)
    return known or bare[-2:] or None


def _items(plan: AnnualPlan) -> Iterator[tuple[Numbered, str]]:
    if plan.notice:
        for item in numbered(plan.notice.body, plan.notice.numbering, "notice.body"):
            yield item, "body"
    for root in ("preamble", "outline", "closing"):
        for item in numbered(getattr(plan, root), plan.numbering, root):
            yield item, "body"
    for index, attachment in enumerate(plan.attachments):
        root = f"attachments[{index}].content"
        for item in numbered(attachment.content or (), attachment.numbering, root):
            yield item, "attachment"


def _row(item: Numbered, scope: str) -> dict[str, Any]:
    return {
        "level": item.level,
        "number_label": item.label,
        "heading_text": item.node.heading.text,
        "style": _STYLES[item.node.heading.form],
        "scope": scope,
    }


def _is_task(node: NumberedNode) -> bool:
    return isinstance(node, Task) or (isinstance(node, SubItem) and bool(node.gathered_assignments))


def _task(node: NumberedNode, label: str) -> dict[str, Any]:
    assignments = node.gathered_assignments
    blocks = [one for one in assignments if isinstance(one, Responsibility)]
    # The printed deadline speaks for the item; one noted in the prose only where none is printed.
    found = sorted(
        (one for one in assignments if not isinstance(one, Responsibility)),
        key=lambda deadline: deadline.placement is Placement.NOTED,
    )
    deadline = found[0] if found else None

    def names(role: UnitRole) -> list[str]:
        return [unit.name for block in blocks for unit in block.units_of(role)]

    return {
        "number_label": label,
        "heading_text": node.heading.text,
        "units": [unit.name for block in blocks for unit in block.units],
        "lead_units": names(UnitRole.LEAD),
        "supporting_units": names(UnitRole.COOPERATING),
        "deadline": deadline.wording if deadline else None,
        "deadline_kind": KINDS[type(deadline)] if deadline else None,
    }


def _rows_of_tables(plan: AnnualPlan) -> Iterator[dict[str, Any]]:
    for block in plan.blocks():
        if isinstance(block, Table):
            yield from (_task(row.task, row.number) for row in task_rows(block, plan.year))


def _validity(plan: AnnualPlan) -> str | None:
    """Return the sentence that states the validity, with its full stop."""
    for block in plan.blocks():
        if not isinstance(block, NumberedNode | Paragraph | LabelledParagraph):
            continue
        for mark in block.marks:
            if isinstance(mark, ValidityPeriod):
                text = block.paragraph_text
                start = max(text.rfind(stop, 0, mark.span.start) for stop in "。！？；") + 1
                # The span may or may not hold the full stop itself.
                end = text.find("。", mark.span.end - 1) + 1
                return text[start : end or len(text)].strip()
    return None


def _cited(plan: AnnualPlan, published: str) -> list[dict[str, str | None]]:
    numbers: dict[str, str | None] = {}
    own = tidy(plan.title.text)
    for citation in plan.citations():
        title = tidy(citation.title)
        if title != own:
            numbers[title] = numbers.get(title) or citation.number
    for mention in find_citations(published):
        if mention.title:
            number = mention.number_text.strip() if mention.number_text else None
            numbers.setdefault(tidy(mention.title), number)
    return [{"title": title, "number": number} for title, number in numbers.items()]
