"""What the items of an outline are: sections, tasks, sub-items, phases; and how their headings stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from emplan.chinese.labels import LabelForm
from emplan.model import HeadingForm, PhasePeriod, SectionRole
from emplan.reading.drafts import BlockDraft, NodeDraft, PhaseDraft
from emplan.reading.recognise.lines import Page
from emplan.reading.recognise.phases import RUN_IN_LIMIT, find_period
from emplan.reading.recognise.roles import NOT_FOR_TASKS, role_of

_STANDALONE_LIMIT = 60
_SUB_ITEM_FORMS = (LabelForm.IS, LabelForm.CIRCLED, LabelForm.ARABIC_BRACKETED)
_ARTICLE_FORMS = (LabelForm.ARTICLE,)
_PHASE = re.compile("阶段|部署|启动|实施|推进|总结|验收|自查|动员|整改|排查|巩固")


def settle(page: Page, blocks: list[BlockDraft], *, attached: bool = False) -> None:
    """Decide heading forms, roles and kinds of all items, from the top down.

    In an attachment (``attached``) only what names units or a deadline is a task: lists of findings, of
    standards, of members are numbered too.
    """
    for block in blocks:
        if isinstance(block, NodeDraft):
            _settle(page, block, None, in_task=False)
    tasks = [node for node in _all(blocks) if node.kind == "task"]
    if attached:
        for node in tasks:
            if not node.tail:
                _demote(node)
    elif not tasks or all(_is_finding(page, node) for node in tasks):
        _promote_requirements(blocks)
    for node in tasks:
        if _is_finding(page, node):
            _demote(node)


def _all(blocks: list[BlockDraft]) -> Iterator[NodeDraft]:
    for block in blocks:
        if isinstance(block, NodeDraft):
            yield block
            yield from _all(block.children)
        elif isinstance(block, PhaseDraft):
            yield from _all(block.children)


def _demote(node: NodeDraft) -> None:
    node.kind = "section"


def _is_finding(page: Page, node: NodeDraft) -> bool:
    """Whether an item names a fault (未…的。) rather than something to do."""
    text = page.mended.text
    return not node.tail and not len(node.text) and not node.children and node.heading.of(text).endswith("的")


def _promote_requirements(blocks: list[BlockDraft]) -> None:
    """Where nothing else tells units to do something, the items under 工作要求 do."""
    for node in _all(blocks):
        leaf = node.kind == "section" and not node.nodes
        if leaf and node.context is SectionRole.WORK_REQUIREMENTS and node.role is not SectionRole.LEADERSHIP:
            node.kind = "task"


def _settle(page: Page, node: NodeDraft, context: SectionRole | None, *, in_task: bool) -> None:
    text = page.mended.text
    heading = node.heading.of(text)
    node.form = _form(node, heading)
    # A standalone closing mark is printed; what follows it stays with it.
    node.role = role_of(heading)
    if node.role is SectionRole.KEY_TASKS and context in NOT_FOR_TASKS:
        node.role = None
    inner = node.role or context
    node.context = context
    node.kind = _kind(page, node, context, in_task=in_task)
    for child in [*node.nodes, *(one for phase in node.phases for one in phase.nodes)]:
        _settle(page, child, inner, in_task=in_task or node.kind == "task")


def _form(node: NodeDraft, heading: str) -> HeadingForm:
    if node.label.form in _ARTICLE_FORMS:
        return HeadingForm.ARTICLE
    if len(node.text):
        return (
            HeadingForm.RUN_IN
            if len(heading) <= RUN_IN_LIMIT and node.label.form is not LabelForm.IS
            else HeadingForm.SENTENCE
        )
    if node.label.form is LabelForm.IS:
        return HeadingForm.SENTENCE
    if node.children:
        return HeadingForm.STANDALONE if len(heading) <= 2 * _STANDALONE_LIMIT else HeadingForm.SENTENCE
    if not len(node.closing):
        return HeadingForm.STANDALONE if len(heading) <= _STANDALONE_LIMIT else HeadingForm.SENTENCE
    if node.tail and len(heading) <= RUN_IN_LIMIT:
        return HeadingForm.RUN_IN
    return HeadingForm.SENTENCE


def _kind(page: Page, node: NodeDraft, context: SectionRole | None, *, in_task: bool) -> str:
    if in_task or (node.label.form is LabelForm.IS):
        return "sub_item"
    if period_of(page, node, context) is not None:
        return "phase"
    if any(child.label.form not in _SUB_ITEM_FORMS for child in node.nodes):
        return "section"
    role = node.role
    if context in NOT_FOR_TASKS:
        return "sub_item" if node.label.form is LabelForm.CIRCLED else "section"
    if role in NOT_FOR_TASKS or role is SectionRole.KEY_TASKS:
        return "section"
    if node.label.form is LabelForm.CHAPTER:
        return "section"
    if node.level == 1 and node.form is HeadingForm.STANDALONE and not node.tail:
        return "section"
    return "task"


def period_of(page: Page, node: NodeDraft, context: SectionRole | None) -> PhasePeriod | None:
    """The days from when to when a phase lasts, stated in its heading or first words."""
    heading = node.heading.of(page.mended.text)
    if context is not SectionRole.SCHEDULE and "阶段" not in heading:
        return None
    whole = page.mended.text[node.heading.start : node.text.end]
    reach = max(len(heading), 40) if context is SectionRole.SCHEDULE else len(heading)
    return find_period(whole, reach)
