"""Drafts: what the recogniser found, still as places of the mended text, before it becomes a plan."""

from __future__ import annotations

from typing import TypeAlias

import pendulum
from attrs import define, field

from emplan.chinese.labels import LabelMatch
from emplan.chinese.spans import Span
from emplan.model import (
    DamagedNumber,
    DocumentNumber,
    HeadingForm,
    OpenType,
    PhasePeriod,
    Placement,
    SecrecyMark,
    SectionRole,
    UnitRole,
    Urgency,
)
from emplan.reading.claims import Places


@define(kw_only=True)
class UnitGroupDraft:
    """Units with one role, as they stand in the text."""

    role: UnitRole
    units: list[Span]
    separators: list[str]
    label: str = ""
    suffix: str = ""
    joint: str = "；"


@define(kw_only=True)
class ResponsibilityDraft:
    """Units of one item."""

    groups: list[UnitGroupDraft]
    placement: Placement
    joint: str = "；"
    closing_mark: str = ""


@define(kw_only=True)
class DeadlineDraft:
    """A deadline of one item; its wording is not yet understood."""

    wording: Span
    label: str
    placement: Placement
    joint: str = "；"
    closing_mark: str = ""


AssignmentDraft: TypeAlias = ResponsibilityDraft | DeadlineDraft


@define(kw_only=True)
class ParagraphDraft:
    """A paragraph; with ``label`` one that opens with a word and a colon."""

    text: Span
    label: Span | None = None
    assignments: list[AssignmentDraft] = field(factory=list)


@define(kw_only=True)
class MemberDraft:
    """One member of a roster: the pieces of the name, and the post."""

    name: Places
    post: Span | None


@define(kw_only=True)
class RosterDraft:
    """Groups of members, each with the pieces of its role word."""

    groups: list[tuple[Places, list[MemberDraft]]]


@define(kw_only=True)
class NodeDraft:
    """A numbered item."""

    label: LabelMatch
    printed: str
    heading: Span
    closing: Span
    text: Span
    tail: list[AssignmentDraft] = field(factory=list)
    children: list[BlockDraft] = field(factory=list)
    form: HeadingForm = HeadingForm.STANDALONE
    kind: str = "section"
    role: SectionRole | None = None
    context: SectionRole | None = None
    level: int = 1
    printed_label: str | None = None
    line: int = 0

    @property
    def nodes(self) -> list[NodeDraft]:
        """The numbered items right under it."""
        return [child for child in self.children if isinstance(child, NodeDraft)]

    @property
    def phases(self) -> list[PhaseDraft]:
        """The stages without a number right under it."""
        return [child for child in self.children if isinstance(child, PhaseDraft)]


@define(kw_only=True)
class PhaseDraft:
    """A stage of the schedule without a number; ``period`` is a place of its own paragraph."""

    heading: Span
    closing: Span
    text: Span
    form: HeadingForm
    period: PhasePeriod
    assignments: list[AssignmentDraft] = field(factory=list)
    children: list[BlockDraft] = field(factory=list)

    @property
    def nodes(self) -> list[NodeDraft]:
        """The numbered items right under it."""
        return [child for child in self.children if isinstance(child, NodeDraft)]


@define(kw_only=True)
class TableDraft:
    """A table: the places of its cells, row by row."""

    rows: list[Places]
    header_rows: int
    landscape: bool = False
    caption: Span | None = None


BlockDraft: TypeAlias = NodeDraft | PhaseDraft | ParagraphDraft | RosterDraft | TableDraft


@define(kw_only=True)
class AttachmentDraft:
    """An attachment: the pieces of its title and, where it is printed, its content."""

    title: Places
    content: list[BlockDraft] | None = None


@define(kw_only=True)
class TextDraft:
    """One text with a numbered outline: the notice, the plan, an attachment."""

    preamble: list[BlockDraft] = field(factory=list)
    outline: list[BlockDraft] = field(factory=list)
    closing: list[BlockDraft] = field(factory=list)


@define(kw_only=True)
class HeadDraft:
    """What stands above the text: red head, number, title, addressees."""

    title: Places = ()
    title_issuer: Span | None = None
    """The organ on the first line of the title, where it stands there alone above the year."""
    is_untitled: bool = False
    """Whether no title was found; what stands for one names no organ."""
    caption: Span | None = None
    mastheads: list[Places] = field(factory=list)
    is_letter: bool = False
    """Whether the red head names its organ alone, without 文件."""
    copy_number: str | None = None
    secrecy: SecrecyMark | None = None
    urgency: Urgency | None = None
    signatories: list[Places] = field(factory=list)
    number: DocumentNumber | DamagedNumber | None = None
    addressees: list[Places] = field(factory=list)
    addressee_separators: list[str] = field(factory=list)


@define(kw_only=True)
class EndingDraft:
    """What stands below the text: signature, date, note, colophon."""

    signature: list[Span] = field(factory=list)
    issue_date: pendulum.Date | OpenType | None = None
    open_year: int | None = None
    """The year of a date that is left open otherwise."""
    note: Places = ()
    addressees: list[Places] = field(factory=list)
    addressee_separators: list[str] = field(factory=list)
    copied_to: list[Span] = field(factory=list)
    printing_office: Places = ()
    printing_date: pendulum.Date | OpenType | None = None


@define(kw_only=True)
class PlanDraft:
    """A whole document."""

    head: HeadDraft
    plan_title: Places = ()
    is_notice: bool = False
    notice: TextDraft = field(factory=TextDraft)
    body: TextDraft = field(factory=TextDraft)
    ending: EndingDraft = field(factory=EndingDraft)
    attachments: list[AttachmentDraft] = field(factory=list)
    carried_names: list[str] = field(factory=list)
