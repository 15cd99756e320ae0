"""Blocks of the outline, made from drafts: sections, tasks, phases, paragraphs, rosters, tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import assert_never

from emplan.builder.assigning import Making, make_assignments
from emplan.builder.drafts import (
    BlockDraft,
    Level,
    MadeDraft,
    NodeDraft,
    ParagraphDraft,
    RosterDraft,
    TableDraft,
)
from emplan.builder.faults import Place
from emplan.builder.opening import make_opening
from emplan.builder.texts import noted_in
from emplan.errors import InvalidValueError
from emplan.model import (
    Block,
    LabelledParagraph,
    Paragraph,
    Phase,
    Roster,
    RosterGroup,
    RosterMember,
    Section,
    SectionRole,
    SubItem,
    Table,
    Task,
)
from emplan.model.outline import BLOCKS
from emplan.terms import SECTION_HEADINGS

_NEEDED_ABOVE = {Level.SUBSECTION: Level.SECTION, Level.SUBSUBSECTION: Level.SUBSECTION}
_WORDS = {
    Level.SECTION: ("section", "第{}部分"),
    Level.SUBSECTION: ("subsection", "第{}小节"),
    Level.SUBSUBSECTION: ("subsubsection", "第{}小小节"),
}
_KIND_WORDS = {
    Task: ("task", "第{}项任务"),
    SubItem: ("sub-item", "第{}个分项"),
    Phase: ("phase", "第{}个阶段"),
}


def make_blocks(
    drafts: Iterable[BlockDraft], place: Place | None, making: Making, above: Level | None = None
) -> tuple[Block, ...]:
    """Make the blocks under one parent; what cannot be made is left out and its faults are kept."""
    counts: Counter[str] = Counter()
    blocks: list[Block] = []
    for draft in drafts:
        words, words_zh = _words(draft)
        counts[words] += 1
        here = _place(place, draft, f"{words} {counts[words]}", words_zh.format(counts[words]))
        needed = _NEEDED_ABOVE.get(draft.level)
        if needed is not None and needed is not above:
            _misplaced(here, words, needed, making)
        block = _make(draft, here, making)
        if block is not None:
            blocks.append(block)
    return tuple(blocks)


def _words(draft: BlockDraft) -> tuple[str, str]:
    if isinstance(draft, NodeDraft):
        return _KIND_WORDS.get(draft.kind) or _WORDS[draft.level]
    if isinstance(draft, RosterDraft):
        return "roster", "第{}份名单"
    if isinstance(draft, TableDraft):
        return "table", "第{}张表格"
    if isinstance(draft, MadeDraft):
        return "block", "第{}项内容"
    return "paragraph", "第{}段"


def _place(place: Place | None, draft: BlockDraft, english: str, chinese: str) -> Place:
    name = str(draft.heading).strip() if isinstance(draft, NodeDraft) else ""
    if name:
        chinese += f"“{name.splitlines()[0][:20]}”"
    return place.within(english, chinese) if place else Place(english, chinese)


def _misplaced(place: Place, words: str, needed: Level, making: Making) -> None:
    parent = needed.name.lower()
    making.faults.report(
        place,
        "children",
        f"A {words} (下级标题) was opened where no {parent} is open.",
        "下级标题之上没有上级标题。",
        remedy=f"Open a {parent} before it.",
        remedy_zh="请先写上级标题。",
    )


def _make(draft: BlockDraft, place: Place, making: Making) -> Block | None:
    match draft:
        case NodeDraft():
            return _node(draft, place, making)
        case ParagraphDraft():
            return _paragraph(draft, place, making)
        case RosterDraft():
            return _roster(draft, place, making)
        case TableDraft():
            return making.faults.attempt(
                place,
                lambda: Table(
                    rows=draft.rows,
                    header_rows=draft.header_rows,
                    caption=draft.caption,
                    landscape=draft.landscape,
                ),
            )
        case MadeDraft():
            return making.faults.attempt(place, partial(_made, draft.block))
        case _:
            assert_never(draft)


def _made(block: Block) -> Block:
    if not isinstance(block, BLOCKS):
        raise InvalidValueError(
            f"'{block}' is not a block (正文内容).",
            f"“{block}”不是正文内容。",
            field="block",
            remedy="Give a Task, a Paragraph or another block of emplan.model.",
            remedy_zh="请给出 Task、Paragraph 等 emplan.model 中的内容。",
        )
    return block


def _node(draft: NodeDraft, place: Place, making: Making) -> Block | None:
    faults = making.faults
    opening = make_opening(draft, place, faults)
    assignments = make_assignments(draft.assignments, place, making)
    children = make_blocks(draft.children, place, making, draft.level)
    if draft.kind is Section and not draft.children and not draft.text:
        faults.report(
            place,
            "children",
            "The section (部分) has nothing in it.",
            "该部分没有内容。",
            remedy="Give it a text, a paragraph or a task, or leave it out.",
            remedy_zh="请补充文字、段落或任务，或删去该部分。",
        )
    if opening is None:
        return None
    heading, text = opening.heading, opening.text
    marks = noted_in(heading.printed + text)
    if draft.kind is Phase:
        if opening.period is None:
            return None
        return Phase(
            heading=heading,
            text=text,
            assignments=assignments,
            marks=marks,
            children=children,
            period=opening.period,
        )
    if draft.kind is Section:
        return faults.attempt(
            place,
            lambda: Section(
                heading=heading,
                text=text,
                marks=marks,
                children=children,
                role=draft.role or known_role(heading.text),
            ),
        )
    kind = Task if draft.kind is Task else SubItem
    return kind(heading=heading, text=text, assignments=assignments, marks=marks, children=children)


def known_role(heading: str) -> SectionRole | None:
    """The role of a section as far as its heading says so (指导思想, 保障措施 …)."""
    for role, headings in SECTION_HEADINGS.items():
        if heading in headings:
            return SectionRole(role)
    return None


def _paragraph(draft: ParagraphDraft, place: Place, making: Making) -> Block | None:
    assignments = make_assignments(draft.assignments, place, making)
    label = draft.label
    if label is None:
        return making.faults.attempt(
            place,
            lambda: Paragraph(text=draft.text, assignments=assignments, marks=noted_in(draft.text)),
        )
    return making.faults.attempt(
        place,
        lambda: LabelledParagraph(
            label=label, text=draft.text, assignments=assignments, marks=noted_in(f"{label}：{draft.text}")
        ),
    )


def _roster(draft: RosterDraft, place: Place, making: Making) -> Roster | None:
    groups = []
    for role, members in draft.groups:
        here = place.within(f"group '{role}'", f"“{role}”")
        named = [
            made
            for member in members
            if (made := making.faults.attempt(here, partial(_member, member))) is not None
        ]
        if len(named) == len(members):
            group = making.faults.attempt(here, partial(RosterGroup, role, tuple(named)))
            groups += [group] if group else []
    if draft.groups and not groups:
        return None
    return making.faults.attempt(place, lambda: Roster(groups=tuple(groups)))


def _member(member: object) -> RosterMember:
    match member:
        case str():
            return RosterMember(member)
        case (str(name), str(post)):
            return RosterMember(name, post)
        case _:
            raise InvalidValueError(
                f"'{member}' is not a member (成员).",
                f"“{member}”不是成员。",
                field="members",
                remedy="Give a name, or a tuple of name and post.",
                remedy_zh="请写姓名，或（姓名，职务）。",
            )
