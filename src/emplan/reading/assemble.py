"""From the draft to the plan: model objects made of stretches of the mended text, each of them claimed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pendulum
from attrs import define, field

from emplan.model import (
    AnnualPlan,
    Attachment,
    Block,
    CoveringNotice,
    Deadline,
    DocumentNumber,
    Heading,
    LabelledParagraph,
    Paragraph,
    Phase,
    Responsibility,
    ResponsibleUnit,
    Roster,
    RosterGroup,
    RosterMember,
    Section,
    SubItem,
    Table,
    Task,
    Title,
    UnitGroup,
)
from emplan.model.deadline_wording import read_deadline
from emplan.reading.claims import Places
from emplan.reading.drafts import (
    AssignmentDraft,
    BlockDraft,
    DeadlineDraft,
    NodeDraft,
    ParagraphDraft,
    PhaseDraft,
    PlanDraft,
    ResponsibilityDraft,
    RosterDraft,
    TableDraft,
    TextDraft,
)
from emplan.reading.envelopes import assemble_envelope
from emplan.reading.noting import noted
from emplan.reading.recognise import titles
from emplan.reading.recognise.lines import Page
from emplan.reading.recognise.nodes import period_of
from emplan.reading.recognise.numbering import read_numbering
from emplan.reading.recognise.prose import Prose

_KINDS: dict[str, type[Section | Task | SubItem]] = {"section": Section, "task": Task, "sub_item": SubItem}


def assemble(page: Page, draft: PlanDraft) -> AnnualPlan:
    """Make the plan; every text slot is claimed on the page."""
    return _Assembler(page, draft).plan()


@define
class _Assembler:
    page: Page
    draft: PlanDraft
    text: str = field(init=False)
    year: int | None = field(init=False)
    prose: Prose = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.text = self.page.mended.text
        self.year = self._year()
        own = [self._read(self.draft.plan_title), *self.draft.carried_names]
        own += [self._read(attachment.title) for attachment in self.draft.attachments]
        self.prose = Prose(
            self.year,
            self.draft.ending.issue_date,
            self.page.mended.lost,
            frozenset(titles.packed(name) for name in own if name),
        )

    def _read(self, places: Places) -> str:
        return "".join(span.of(self.text) for span in places)

    def _year(self) -> int | None:
        for title in (self.draft.plan_title, self.draft.head.title):
            year = titles.year_of(self._read(title))
            if year is not None and 1949 <= year <= 2999:
                return year
        number = self.draft.head.number
        if isinstance(number, DocumentNumber):
            return number.year
        date = self.draft.ending.issue_date
        return date.year if isinstance(date, pendulum.Date) else self.draft.ending.open_year

    def plan(self) -> AnnualPlan:
        """Build everything in printed order."""
        draft = self.draft
        claims = self.page.claims
        envelope = assemble_envelope(self.page, draft)
        notice = None
        head_title = Title(
            claims.slot("notice.title.text" if draft.is_notice else "title.text", draft.head.title)
        )
        title = head_title
        if draft.is_notice:
            numbering = read_numbering(draft.notice.outline)
            body = (
                *self._blocks(draft.notice.preamble, "notice.body"),
                *self._blocks(draft.notice.outline, "notice.body", len(draft.notice.preamble)),
                *self._blocks(
                    draft.notice.closing,
                    "notice.body",
                    len(draft.notice.preamble) + len(draft.notice.outline),
                ),
            )
            notice = CoveringNotice(title=head_title, body=body, numbering=numbering)
            title = Title(claims.slot("title.text", draft.plan_title))
        numbering = read_numbering(draft.body.outline)
        return AnnualPlan(
            year=self.year,
            form=titles.form_of(title.text),
            title=title,
            caption=claims.slot("caption", (draft.head.caption,)) if draft.head.caption else None,
            envelope=envelope,
            notice=notice,
            numbering=numbering,
            **self._parts(draft.body),
            attachments=self._attachments(),
        )

    def _parts(self, body: TextDraft) -> dict[str, Any]:
        return {
            "preamble": self._blocks(body.preamble, "preamble"),
            "outline": self._blocks(body.outline, "outline"),
            "closing": self._blocks(body.closing, "closing"),
        }

    def _attachments(self) -> tuple[Attachment, ...]:
        made = []
        for index, attachment in enumerate(self.draft.attachments):
            path = f"attachments[{index}]"
            title = Title(self.page.claims.slot(f"{path}.title.text", attachment.title))
            content = attachment.content
            numbering = read_numbering(content or [])
            blocks = None if content is None else self._blocks(content, f"{path}.content")
            made.append(Attachment(title=title, content=blocks or None, numbering=numbering))
        return tuple(made)

    def _blocks(self, drafts: Sequence[BlockDraft], path: str, first: int = 0) -> tuple[Block, ...]:
        return tuple(
            self._block(block, f"{path}[{index}]") for index, block in enumerate(drafts, start=first)
        )

    def _block(self, draft: BlockDraft, path: str) -> Block:
        if isinstance(draft, NodeDraft):
            return self._node(draft, path)
        if isinstance(draft, PhaseDraft):
            return self._phase(draft, path)
        if isinstance(draft, RosterDraft):
            return self._roster(draft, path)
        if isinstance(draft, TableDraft):
            return self._table(draft, path)
        return self._paragraph(draft, path)

    def _paragraph(self, draft: ParagraphDraft, path: str) -> Paragraph | LabelledParagraph:
        claims = self.page.claims
        start = draft.label.start if draft.label else draft.text.start
        whole = self.text[start : draft.text.end]
        shared: dict[str, Any] = {
            "assignments": self._assignments(draft.assignments, whole, path),
            "marks": self.prose.marks(whole, start),
        }
        if draft.label is not None:
            label = claims.slot(f"{path}.label", (draft.label,))
            return LabelledParagraph(label=label, text=claims.slot(f"{path}.text", (draft.text,)), **shared)
        return Paragraph(text=claims.slot(f"{path}.text", (draft.text,)), **shared)

    def _node(self, draft: NodeDraft, path: str) -> Section | Task | SubItem | Phase:
        claims = self.page.claims
        heading = Heading(
            claims.slot(f"{path}.heading.text", (draft.heading,)),
            draft.form,
            draft.closing.of(self.text),
        )
        whole = self.text[draft.heading.start : draft.text.end]
        shared: dict[str, Any] = {
            "heading": heading,
            "text": claims.slot(f"{path}.text", (draft.text,)),
            "printed_label": draft.printed_label,
            "assignments": self._assignments(draft.tail, whole, path),
            "marks": self.prose.marks(whole, draft.heading.start),
            "children": self._blocks(draft.children, f"{path}.children"),
        }
        if draft.kind == "phase":
            period = period_of(self.page, draft, draft.context)
            if period is not None:
                return Phase(period=period, **shared)
        if draft.kind == "section" or draft.kind == "phase":
            return Section(role=draft.role, **shared)
        return _KINDS[draft.kind](**shared)

    def _phase(self, draft: PhaseDraft, path: str) -> Phase:
        claims = self.page.claims
        heading = claims.slot(f"{path}.heading.text", (draft.heading,))
        whole = self.text[draft.heading.start : draft.text.end]
        return Phase(
            heading=Heading(heading, draft.form, draft.closing.of(self.text)),
            text=claims.slot(f"{path}.text", (draft.text,)),
            printed_label="",
            period=draft.period,
            assignments=self._assignments(draft.assignments, whole, path),
            marks=self.prose.marks(whole, draft.heading.start),
            children=self._blocks(draft.children, f"{path}.children"),
        )

    def _roster(self, draft: RosterDraft, path: str) -> Roster:
        claims = self.page.claims
        groups = []
        for row, (role, members) in enumerate(draft.groups):
            here = f"{path}.groups[{row}]"
            persons = tuple(
                RosterMember(
                    claims.slot(f"{here}.members[{column}].name", member.name),
                    claims.slot(f"{here}.members[{column}].post", (member.post,)) if member.post else "",
                )
                for column, member in enumerate(members)
            )
            groups.append(RosterGroup(claims.slot(f"{here}.role", role), persons))
        return Roster(groups=tuple(groups))

    def _table(self, draft: TableDraft, path: str) -> Table:
        claims = self.page.claims
        rows = tuple(
            tuple(claims.slot(f"{path}.rows[{row}][{column}]", (cell,)) for column, cell in enumerate(cells))
            for row, cells in enumerate(draft.rows)
        )
        caption = claims.slot(f"{path}.caption", (draft.caption,)) if draft.caption else ""
        return Table(rows=rows, header_rows=draft.header_rows, caption=caption, landscape=draft.landscape)

    def _assignments(
        self, drafts: Sequence[AssignmentDraft], prose: str, path: str
    ) -> tuple[Responsibility | Deadline, ...]:
        made: list[Responsibility | Deadline] = []
        for index, draft in enumerate(drafts):
            here = f"{path}.assignments[{index}]"
            if isinstance(draft, DeadlineDraft):
                made.append(self._deadline(draft, here))
            else:
                made.append(self._responsibility(draft, here))
        if path.startswith(("outline", "notice", "attachments")):
            made += noted(self.prose, prose, made)
        return tuple(made)

    def _deadline(self, draft: DeadlineDraft, path: str) -> Deadline:
        wording = self.page.claims.slot(f"{path}.wording", (draft.wording,))
        return read_deadline(
            wording,
            self.year,
            label=draft.label,
            placement=draft.placement,
            joint=draft.joint,
            closing_mark=draft.closing_mark,
        )

    def _responsibility(self, draft: ResponsibilityDraft, path: str) -> Responsibility:
        groups = []
        for row, group in enumerate(draft.groups):
            units = tuple(
                ResponsibleUnit(self.page.claims.slot(f"{path}.groups[{row}].units[{column}].name", (unit,)))
                for column, unit in enumerate(group.units)
            )
            marks = tuple(group.separators)
            groups.append(
                UnitGroup(
                    role=group.role,
                    units=units,
                    label=group.label,
                    suffix=group.suffix,
                    separators=() if all(mark == "、" for mark in marks) else marks,
                    joint=group.joint,
                )
            )
        return Responsibility(
            groups=tuple(groups),
            placement=draft.placement,
            joint=draft.joint,
            closing_mark=draft.closing_mark,
        )
