"""The builders, one class for each level: what can be said there, and what closes it."""

from __future__ import annotations

from typing import Self

from attrs import evolve

from emplan.builder.assembling import assemble
from emplan.builder.drafts import (
    AttachmentDraft,
    Chain,
    Day,
    DueDraft,
    Level,
    MadeDraft,
    NodeDraft,
    Numbering,
    ParagraphDraft,
    PlanDraft,
    RosterDraft,
    TableDraft,
    Unit,
    UnitsDraft,
)
from emplan.builder.due import Due
from emplan.builder.steps import FootSteps, HeadSteps, Steps, TextSteps
from emplan.model import (
    AnnualPlan,
    Block,
    Deadline,
    Phase,
    PlanForm,
    Section,
    SectionRole,
    SubItem,
    Task,
    UnitRole,
)


def annual_plan(year: int, form: PlanForm) -> PlanBuilder:
    """Begin an annual plan.

    Args:
        year: The year it plans (年度).
        form: What it calls itself (工作要点, 实施方案 …).
    """
    return PlanBuilder(Chain(PlanDraft(year=year, form=form)))


class PlanSteps(HeadSteps, TextSteps, FootSteps):
    """The steps of the plan, open at every level: they close what is open below."""

    __slots__ = ()

    def _at_plan(self, plan: PlanDraft) -> PlanBuilder:
        return PlanBuilder(Chain(plan))

    def section(self, heading: str, text: str = "", *, role: SectionRole | None = None) -> SectionBuilder:
        """Open the next section (一级标题) of the text that is open: the plan's, or an attachment's.

        Args:
            heading: The heading without its number.
            text: What runs on behind it in the same paragraph.
            role: What the section is for, where its heading does not say so by itself.
        """
        return SectionBuilder(self._chain.opened(_section(Level.SECTION, heading, text, role)))

    def attachment(
        self, title: str, *, lines: tuple[str, ...] = (), numbering: Numbering = ()
    ) -> AttachmentBuilder:
        """Open the next attachment (附件, GB/T 9704-2012 7.3.4); without any content it is only listed."""
        draft = AttachmentDraft(title=title, lines=lines, numbering=numbering)
        return AttachmentBuilder(self._chain.opened(draft))

    def build(self) -> AnnualPlan:
        """Make the plan.

        Raises:
            BuildError: With every fault of the chain at once, in document order.
        """
        return assemble(self._plan_draft)


class PlanBuilder(PlanSteps):
    """The plan as a whole; a task needs a section first."""

    __slots__ = ()

    def block(self, *blocks: Block) -> PlanBuilder:
        """Add blocks made with the classes of the model before the first section, as they are."""
        draft = self._plan_draft
        return self._at_plan(evolve(draft, outline=(*draft.outline, *_made(blocks))))


class OutlineSteps(PlanSteps):
    """Steps inside a section or attachment: they close the item that is open and open the next one."""

    __slots__ = ()

    def task(self, heading: str, text: str = "") -> TaskBuilder:
        """Open the next task (任务) of the section.

        Args:
            heading: Its title, or the whole numbered sentence (ending in 。) where it has none.
            text: What runs on behind the title.
        """
        return TaskBuilder(self._chain.opened(_item(Task, heading, text)))

    def phase(self, heading: str, start: Day, end: Day, text: str = "") -> PhaseBuilder:
        """Open the next phase (工作阶段), its period printed behind the heading: 动员部署（3月1日至3月31日）.

        Args:
            heading: Its title.
            start: First day, as (month, day) or as ``MonthDay`` where the year is to be printed.
            end: Last day; before the start, it lies in the next year.
            text: What runs on behind the title.
        """
        draft = evolve(_item(Phase, heading, text), period=(start, end))
        return PhaseBuilder(self._chain.opened(draft))

    def roster(self) -> RosterBuilder:
        """Open a list of members (名单)."""
        return RosterBuilder(self._chain.opened(RosterDraft(level=Level.ITEM)))

    def table(
        self, *rows: tuple[str, ...], header_rows: int = 1, caption: str = "", landscape: bool = False
    ) -> TableBuilder:
        """Add a table (表格) of plain cells; ``landscape`` turns it (横排, GB/T 9704-2012 8)."""
        draft = TableDraft(
            level=Level.ITEM, rows=rows, header_rows=header_rows, caption=caption, landscape=landscape
        )
        return TableBuilder(self._chain.opened(draft))

    def block(self, *blocks: Block) -> BlockBuilder:
        """Add blocks made with the classes of the model to the section, as they are.

        For what no step says: a label of its own, units noted in the prose, a paragraph behind the tasks.
        """
        chain = self._chain.closed(Level.ITEM)
        for draft in _made(blocks):
            chain = chain.opened(draft)
        return BlockBuilder(chain)


class SectionSteps(OutlineSteps):
    """Steps right inside a section or attachment: its paragraphs."""

    __slots__ = ()

    def paragraph(self, text: str) -> ParagraphBuilder:
        """Open the next paragraph without a number."""
        return ParagraphBuilder(self._chain.opened(ParagraphDraft(level=Level.ITEM, text=text)))

    def labelled(self, label: str, text: str) -> ParagraphBuilder:
        """Open the next paragraph that begins with a word and a colon: 煤矿：…."""
        return ParagraphBuilder(self._chain.opened(ParagraphDraft(level=Level.ITEM, text=text, label=label)))


class SubsectionSteps(OutlineSteps):
    """The step to the next subsection of the section that is open."""

    __slots__ = ()

    def subsection(
        self, heading: str, text: str = "", *, role: SectionRole | None = None
    ) -> SubsectionBuilder:
        """Open the next subsection (二级标题) of the section."""
        return SubsectionBuilder(self._chain.opened(_section(Level.SUBSECTION, heading, text, role)))


class SubsubsectionSteps(SubsectionSteps):
    """The step to the next section of the third level."""

    __slots__ = ()

    def subsubsection(
        self, heading: str, text: str = "", *, role: SectionRole | None = None
    ) -> SubsubsectionBuilder:
        """Open the next section of the third level (三级标题) in the subsection that is open."""
        return SubsubsectionBuilder(self._chain.opened(_section(Level.SUBSUBSECTION, heading, text, role)))


class AssignedSteps(Steps):
    """Steps of what units and deadlines can hang on; they are printed in the order of the calls."""

    __slots__ = ()

    def assigned_to(
        self, *units: Unit, label: str = "责任单位", suffix: str = "", separator: str = "、"
    ) -> Self:
        """Name the responsible units (责任单位).

        Args:
            units: Their names.
            label: What is printed before them with a colon; "" for nothing.
            suffix: What is printed right behind them, such as 分工负责.
            separator: The mark between them; names that hold a 、 themselves take a ，.
        """
        return self._assigned(UnitRole.RESPONSIBLE, units, label, suffix, separator)

    def led_by(self, *units: Unit, label: str = "牵头单位", suffix: str = "", separator: str = "、") -> Self:
        """Name the lead units (牵头单位); ``label=""`` with ``suffix="牵头"`` prints 甲牵头."""
        return self._assigned(UnitRole.LEAD, units, label, suffix, separator)

    def with_units(
        self, *units: Unit, label: str = "配合单位", suffix: str = "", separator: str = "、"
    ) -> Self:
        """Name the cooperating units (配合单位); ``label=""`` with ``suffix="配合"`` prints 乙、丙配合."""
        return self._assigned(UnitRole.COOPERATING, units, label, suffix, separator)

    def in_charge(
        self, *persons: Unit, label: str = "责任人", suffix: str = "", separator: str = "、"
    ) -> Self:
        """Name the persons in charge (责任人)."""
        return self._assigned(UnitRole.PERSON_IN_CHARGE, persons, label, suffix, separator)

    def due(self, deadline: Due | Deadline) -> Self:
        """Set the deadline (完成时限): ``due(by_month(2027, 6))``."""
        return self._hung(DueDraft(deadline))

    def _assigned(
        self, role: UnitRole, units: tuple[Unit, ...], label: str, suffix: str, separator: str
    ) -> Self:
        return self._hung(UnitsDraft(role=role, units=units, label=label, suffix=suffix, separator=separator))

    def _hung(self, assignment: UnitsDraft | DueDraft) -> Self:
        draft = self._chain.deepest
        hung = evolve(draft, assignments=(*draft.assignments, assignment))
        return type(self)(self._chain.changed(hung))


class ItemSteps(AssignedSteps, SubsubsectionSteps):
    """Steps inside a task or phase: what stands under it, and its units and deadline."""

    __slots__ = ()

    def sub_item(self, heading: str, text: str = "") -> SubItemBuilder:
        """Open the next sub-item (分项) of the task or phase."""
        draft = NodeDraft(level=Level.PART, kind=SubItem, heading=heading, text=text)
        return SubItemBuilder(self._chain.opened(draft))

    def paragraph(self, text: str) -> ItemParagraphBuilder:
        """Open the next paragraph under the task or phase."""
        return ItemParagraphBuilder(self._chain.opened(ParagraphDraft(level=Level.PART, text=text)))

    def labelled(self, label: str, text: str) -> ItemParagraphBuilder:
        """Open the next paragraph under the task or phase that begins with a word and a colon: 煤矿：…."""
        draft = ParagraphDraft(level=Level.PART, text=text, label=label)
        return ItemParagraphBuilder(self._chain.opened(draft))


class SectionBuilder(SectionSteps, SubsectionSteps):
    """An open section (一级标题)."""

    __slots__ = ()


class SubsectionBuilder(SectionSteps, SubsubsectionSteps):
    """An open subsection (二级标题)."""

    __slots__ = ()


class SubsubsectionBuilder(SectionSteps, SubsubsectionSteps):
    """An open section of the third level (三级标题)."""

    __slots__ = ()


class AttachmentBuilder(SectionSteps):
    """An open attachment (附件)."""

    __slots__ = ()


class ParagraphBuilder(AssignedSteps, SectionSteps, SubsubsectionSteps):
    """An open paragraph of a section or attachment."""

    __slots__ = ()


class TableBuilder(SectionSteps, SubsubsectionSteps):
    """A table (表格) of a section or attachment."""

    __slots__ = ()


class BlockBuilder(SectionSteps, SubsubsectionSteps):
    """Blocks of a section or attachment that were made with the classes of the model."""

    __slots__ = ()


class RosterBuilder(SectionSteps, SubsubsectionSteps):
    """An open list of members (名单)."""

    __slots__ = ()

    def group(self, role: str, *members: str | tuple[str, str]) -> RosterBuilder:
        """Add a group of members with one role word (组长, 成员), each a name or (name, post)."""
        draft = self._chain.deepest
        assert isinstance(draft, RosterDraft)  # no other draft opens this level
        grown = evolve(draft, groups=(*draft.groups, (role, members)))
        return RosterBuilder(self._chain.changed(grown))


class TaskBuilder(ItemSteps):
    """An open task (任务)."""

    __slots__ = ()


class PhaseBuilder(ItemSteps):
    """An open phase (工作阶段)."""

    __slots__ = ()


class SubItemBuilder(ItemSteps):
    """An open sub-item (分项)."""

    __slots__ = ()


class ItemParagraphBuilder(ItemSteps):
    """An open paragraph under a task or phase."""

    __slots__ = ()


def _section(level: Level, heading: str, text: str, role: SectionRole | None) -> NodeDraft:
    return NodeDraft(level=level, kind=Section, heading=heading, text=text, role=role)


def _made(blocks: tuple[Block, ...]) -> tuple[MadeDraft, ...]:
    return tuple(MadeDraft(level=Level.ITEM, block=block) for block in blocks)


def _item(kind: type[Task] | type[Phase], heading: str, text: str) -> NodeDraft:
    return NodeDraft(level=Level.ITEM, kind=kind, heading=heading, text=text)
