"""What the steps of a builder have said so far: plain frozen drafts, checked only when the plan is built."""

from __future__ import annotations

import datetime
import enum
from typing import TypeAlias

from attrs import evolve, frozen

from emplan.builder.due import Due
from emplan.chinese.labels import LabelForm
from emplan.model import (
    OPEN,
    Block,
    Deadline,
    Direction,
    DocumentFormat,
    LevelNumbering,
    MonthDay,
    OpenType,
    Phase,
    Placement,
    PlanForm,
    ResponsibleUnit,
    SecrecyLevel,
    Section,
    SectionRole,
    SignatureMode,
    SubItem,
    Task,
    UnitRole,
    Urgency,
)

Day: TypeAlias = MonthDay | tuple[int, int]
Unit: TypeAlias = str | ResponsibleUnit
Numbering: TypeAlias = tuple[LabelForm | LevelNumbering, ...]


USUAL_SEPARATOR = "、"
"""The mark between units and other names."""


class Level(enum.IntEnum):
    """How deep a draft stands; opening one closes everything from its level down."""

    ATTACHMENT = 0
    SECTION = 1
    SUBSECTION = 2
    SUBSUBSECTION = 3
    ITEM = 4
    PART = 5


@frozen(kw_only=True)
class UnitsDraft:
    """Units of one role, as one call named them."""

    role: UnitRole
    units: tuple[Unit, ...]
    label: str
    suffix: str
    separator: str = USUAL_SEPARATOR


@frozen
class DueDraft:
    """A deadline as it was given."""

    due: Due | Deadline


@frozen(kw_only=True)
class Draft:
    """What all levels share: how deep they stand, what hangs on them and what stands under them."""

    level: Level
    assignments: tuple[UnitsDraft | DueDraft, ...] = ()
    children: tuple[BlockDraft, ...] = ()


@frozen(kw_only=True)
class NodeDraft(Draft):
    """A section, task, sub-item or phase."""

    kind: type[Section] | type[Task] | type[SubItem] | type[Phase]
    heading: str
    text: str = ""
    role: SectionRole | None = None
    period: tuple[Day, Day] | None = None


@frozen(kw_only=True)
class ParagraphDraft(Draft):
    """A paragraph, with a label where it has one (煤矿：…)."""

    text: str
    label: str | None = None


@frozen(kw_only=True)
class RosterDraft(Draft):
    """A list of members, group by group."""

    groups: tuple[tuple[str, tuple[str | tuple[str, str], ...]], ...] = ()


@frozen(kw_only=True)
class TableDraft(Draft):
    """Rows of cells."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int
    caption: str
    landscape: bool


@frozen(kw_only=True)
class MadeDraft(Draft):
    """A block that was made with the classes of the model."""

    block: Block


BlockDraft: TypeAlias = NodeDraft | ParagraphDraft | RosterDraft | TableDraft | MadeDraft


@frozen(kw_only=True)
class AttachmentDraft(Draft):
    """An attachment; without children it is only listed."""

    title: str
    lines: tuple[str, ...] = ()
    numbering: Numbering = ()
    level: Level = Level.ATTACHMENT


@frozen(kw_only=True)
class IssuerDraft:
    """One issuer of the plan."""

    name: str
    code: str | None
    masthead: str | None


Prose: TypeAlias = str | Block
"""A paragraph by its text, or a block of the model as it is."""


@frozen(kw_only=True)
class NoticeDraft:
    """The paragraphs of the covering notice."""

    paragraphs: tuple[Prose, ...]


@frozen(kw_only=True)
class ValidityDraft:
    """The closing sentence that says how long the plan is valid."""

    years: int = 0
    months: int = 0
    until: datetime.date | None = None


@frozen(kw_only=True)
class EnvelopeDraft:
    """The official elements around the text, as far as the steps named them."""

    copy_number: str | None = None
    secrecy: tuple[SecrecyLevel, str | None] | None = None
    urgency: Urgency | None = None
    issuers: tuple[IssuerDraft, ...] = ()
    serial: int | OpenType = OPEN
    code: str | None = None
    number_year: int | None = None
    document_format: DocumentFormat = DocumentFormat.FILE
    direction: Direction = Direction.DOWNWARD
    signatories: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    signature_mode: SignatureMode = SignatureMode.SEALED
    issue_date: datetime.date | OpenType | None = OPEN
    closing_note: str | None = None
    copied_to: tuple[str, ...] = ()
    printing_office: str | None = None
    printing_date: datetime.date | OpenType | None = None


@frozen(kw_only=True)
class PlanDraft:
    """Everything said so far about the plan."""

    year: int
    form: PlanForm
    title: tuple[str, tuple[str, ...]] | None = None
    caption: str | None = None
    envelope: EnvelopeDraft = EnvelopeDraft()
    notice: NoticeDraft | None = None
    notice_title: tuple[str, tuple[str, ...]] | None = None
    numbering: Numbering = ()
    placement: Placement = Placement.TAIL
    preamble: tuple[Prose, ...] = ()
    outline: tuple[BlockDraft, ...] = ()
    closing: tuple[Prose | ValidityDraft, ...] = ()
    attachments: tuple[AttachmentDraft, ...] = ()


OpenDraft: TypeAlias = BlockDraft | AttachmentDraft


@frozen
class Chain:
    """The plan so far, and the levels that are still open, outermost first."""

    plan: PlanDraft
    open: tuple[OpenDraft, ...] = ()

    def opened(self, draft: OpenDraft) -> Chain:
        """Open a draft under the nearest level above it, closing what is open from its own level down."""
        chain = self.closed(draft.level)
        return Chain(chain.plan, (*chain.open, draft))

    def closed(self, level: Level = Level.ATTACHMENT) -> Chain:
        """Close every open level from the deepest up to and including this one."""
        chain = self
        while chain.open and chain.open[-1].level >= level:
            chain = chain._close_deepest()
        return chain

    def _close_deepest(self) -> Chain:
        *above, draft = self.open
        if isinstance(draft, AttachmentDraft):
            return Chain(evolve(self.plan, attachments=(*self.plan.attachments, draft)))
        if above:
            parent = above[-1]
            parent = evolve(parent, children=(*parent.children, draft))
            return Chain(self.plan, (*above[:-1], parent))
        return Chain(evolve(self.plan, outline=(*self.plan.outline, draft)))

    @property
    def deepest(self) -> OpenDraft:
        """The innermost open level."""
        return self.open[-1]

    def changed(self, draft: OpenDraft) -> Chain:
        """Put another draft in the place of the innermost one."""
        return Chain(self.plan, (*self.open[:-1], draft))
