"""Passages: the texts of a plan as units of sense, with their slots and what is known about their parts."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator

from attrs import evolve, frozen

from emplan.chinese.spans import Span
from emplan.model import (
    AnnualPlan,
    Assignment,
    Attachment,
    BaseDeadline,
    Block,
    Citation,
    Contact,
    LabelledParagraph,
    NumberedNode,
    Paragraph,
    Phase,
    Responsibility,
    Roster,
    Table,
    UnitRole,
    ValidityPeriod,
)
from emplan.rollover.review import Severity, Verdict, doubtful
from emplan.rollover.roll import Roll
from emplan.rollover.zones import Zone, deadline_zones, phase_zone, validity_zone


class Setting(enum.Enum):
    """What kind of text a passage is."""

    PROSE = "prose"
    TITLE = "title"
    CAPTION = "caption"
    NAME = "name"
    DEADLINE = "deadline"
    CELL = "cell"


@frozen
class Slot:
    """A stored text: its path and where it stands in its passage."""

    path: str
    span: Span


@frozen
class Fixed:
    """A place whose verdict does not depend on its words: a contact, lost characters."""

    span: Span
    verdict: Verdict


@frozen(kw_only=True)
class Passage:
    """A paragraph, title, name, wording or cell: one text, its slots, zones and fixed places.

    ``units``: where units are named that were noted in it. ``issued_here``: it belongs to the covering
    notice, whose 印发《…》 names the plan itself.
    """

    text: str
    slots: tuple[Slot, ...]
    setting: Setting = Setting.PROSE
    zones: tuple[Zone, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    units: tuple[Span, ...] = ()
    issued_here: bool = False


_CONTACT = doubtful("联系人及联系方式请核对", "is this still the person and number to call?")
_ILLEGIBLE = doubtful("原文此处文字缺损，请补正", "characters were lost here", Severity.MUST)
_SIGNATORY = doubtful("签发人请核对", "does the same person sign?")
_MEMBER = doubtful("名单中人员的任职请核对", "a member of the roster: still in this post?")
_SHORT_NAME_ACTS = r"(?=兼任|担任|任|同志|负责|牵头)"
# A list of people that was read as a table or as paragraphs, or is not printed.
_LIST_OF_PEOPLE = re.compile(
    "(?:人员|成员|联络员|联系人|专家|名|领导)(?:名单|名册|通讯录|联系表|一览表)$|通讯录$"
)
_PEOPLE = doubtful("名单请核对", "a list of people: is it still right?")
_PERSON = doubtful("责任人请核对", "is the same person in charge?")


def passages(plan: AnnualPlan, roll: Roll) -> Iterator[Passage]:
    """Yield every passage of the plan, in document order."""
    members = {
        member.name for block in plan.blocks() if isinstance(block, Roster) for member in block.members
    }
    return _Walk(roll, plan.envelope.issue_date is not None, _name_pattern(members)).plan(plan)


def _name_pattern(names: set[str]) -> re.Pattern[str] | None:
    """What finds these people in prose; a name of two characters only before what a person does."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    parts = [re.escape(name) + ("" if len(name) > 2 else _SHORT_NAME_ACTS) for name in ordered]
    return re.compile("|".join(parts)) if parts else None


@frozen
class _Walk:
    roll: Roll
    start_opens: bool
    members: re.Pattern[str] | None

    def plan(self, plan: AnnualPlan) -> Iterator[Passage]:
        envelope = plan.envelope
        for index, issuer in enumerate(envelope.issuers):
            yield _name(f"envelope.issuers[{index}].name", issuer.name)
            if issuer.masthead_name:
                yield _name(f"envelope.issuers[{index}].masthead_name", issuer.masthead_name)
        for index, name in enumerate(envelope.signatories):
            yield _name(f"envelope.signatories[{index}]", name, _SIGNATORY)
        if plan.notice:
            yield _title("notice.title.text", plan.notice.title.text, issued_here=True)
        else:
            yield _title("title.text", plan.title.text)
        for index, name in enumerate(envelope.addressees):
            yield _name(f"envelope.addressees[{index}]", name)
        if plan.notice:
            yield from self.blocks("notice.body", plan.notice.body, issued_here=True)
            yield _title("title.text", plan.title.text)
        if plan.caption:
            yield _plain("caption", plan.caption, Setting.CAPTION)
        for part in ("preamble", "outline", "closing"):
            yield from self.blocks(part, getattr(plan, part))
        for index, attachment in enumerate(plan.attachments):
            yield _attachment_title(f"attachments[{index}].title.text", attachment)
            yield from self.blocks(f"attachments[{index}].content", attachment.content or ())
        for index, name in enumerate(envelope.signature):
            yield _name(f"envelope.signature[{index}]", name)
        if envelope.closing_note:
            yield _plain("envelope.closing_note", envelope.closing_note, Setting.PROSE)
        for index, name in enumerate(envelope.copied_to):
            yield _name(f"envelope.copied_to[{index}]", name)
        if envelope.printing_office:
            yield _name("envelope.printing_office", envelope.printing_office)

    def blocks(self, path: str, blocks: tuple[Block, ...], *, issued_here: bool = False) -> Iterator[Passage]:
        for index, block in enumerate(blocks):
            here = f"{path}[{index}]"
            if isinstance(block, Roster):
                yield from _roster(here, block)
            elif isinstance(block, Table):
                yield from _table(here, block)
            else:
                yield self.paragraph(here, block, issued_here)
                yield from self.printed(here, block.assignments)
            if isinstance(block, NumberedNode):
                yield from self.blocks(f"{here}.children", block.children, issued_here=issued_here)

    def paragraph(
        self, path: str, block: NumberedNode | Paragraph | LabelledParagraph, issued_here: bool
    ) -> Passage:
        zones: list[Zone] = [phase_zone(block, self.roll)] if isinstance(block, Phase) else []
        text = block.paragraph_text
        for deadline in block.assignments:
            if isinstance(deadline, BaseDeadline) and deadline.span is not None:
                start = text.index(deadline.wording, deadline.span.start)
                zones += deadline_zones(deadline, start, self.roll)
        fixed: list[Fixed] = []
        for mark in block.marks:
            if isinstance(mark, ValidityPeriod):
                zones.append(validity_zone(mark, text, start_opens=self.start_opens, roll=self.roll))
            elif not isinstance(mark, Citation):
                fixed.append(Fixed(mark.span, _CONTACT if isinstance(mark, Contact) else _ILLEGIBLE))
        if self.members is not None:
            fixed += [Fixed(Span(*match.span()), _MEMBER) for match in self.members.finditer(text)]
        return Passage(
            text=text,
            slots=_slots(path, block),
            zones=tuple(zones),
            fixed=_apart(fixed),
            units=tuple(place for place in noted_units(block) if place is not None),
            issued_here=issued_here,
        )

    def printed(self, path: str, assignments: tuple[Assignment, ...]) -> Iterator[Passage]:
        for index, assignment in enumerate(assignments):
            here = f"{path}.assignments[{index}]"
            if assignment.is_noted:
                continue
            if isinstance(assignment, Responsibility):
                for row, group in enumerate(assignment.groups):
                    verdict = _PERSON if group.role is UnitRole.PERSON_IN_CHARGE else None
                    for column, unit in enumerate(group.units):
                        yield _name(f"{here}.groups[{row}].units[{column}].name", unit.name, verdict)
            elif isinstance(assignment, BaseDeadline):
                wording = assignment.wording
                yield Passage(
                    text=wording,
                    slots=(Slot(f"{here}.wording", Span(0, len(wording))),),
                    setting=Setting.DEADLINE,
                    zones=tuple(deadline_zones(assignment, 0, self.roll)),
                )


def noted_units(block: NumberedNode | Paragraph | LabelledParagraph) -> Iterator[Span | None]:
    """Where each unit that was noted in the paragraph is named in it, in order; ``None`` where it is not."""
    text = block.paragraph_text
    for responsibility in block.responsibilities:
        if responsibility.span is None:
            continue
        position = responsibility.span.start
        for unit in responsibility.units:
            start = text.find(unit.name, position, responsibility.span.end)
            if start < 0:
                yield None
            else:
                position = start + len(unit.name)
                yield Span(start, position)


def _slots(path: str, block: NumberedNode | Paragraph | LabelledParagraph) -> tuple[Slot, ...]:
    whole = len(block.paragraph_text)
    if isinstance(block, NumberedNode):
        heading = Slot(f"{path}.heading.text", Span(0, len(block.heading.text)))
        if not block.text:
            return (heading,)
        return heading, Slot(f"{path}.text", Span(len(block.heading.printed), whole))
    text = Slot(f"{path}.text", Span(whole - len(block.text), whole))
    if isinstance(block, LabelledParagraph):
        return Slot(f"{path}.label", Span(0, len(block.label))), text
    return (text,)


def _apart(places: list[Fixed]) -> tuple[Fixed, ...]:
    """Leave out a place that shares characters with an earlier one."""
    kept: list[Fixed] = []
    for place in sorted(places, key=lambda item: item.span):
        if not kept or kept[-1].span.end <= place.span.start:
            kept.append(place)
    return tuple(kept)


def _plain(path: str, text: str, setting: Setting, *, issued_here: bool = False) -> Passage:
    return Passage(
        text=text, slots=(Slot(path, Span(0, len(text))),), setting=setting, issued_here=issued_here
    )


def _title(path: str, text: str, *, issued_here: bool = False) -> Passage:
    return _plain(path, text, Setting.TITLE, issued_here=issued_here)


def _attachment_title(path: str, attachment: Attachment) -> Passage:
    passage = _title(path, attachment.title.text)
    listed = _LIST_OF_PEOPLE.search(passage.text)
    if listed is None or any(isinstance(block, Roster) for block in attachment.content or ()):
        return passage
    return evolve(passage, fixed=(Fixed(Span(*listed.span()), _PEOPLE),))


def _name(path: str, name: str, verdict: Verdict | None = None) -> Passage:
    whole = Span(0, len(name))
    fixed = (Fixed(whole, verdict),) if verdict else ()
    return Passage(text=name, slots=(Slot(path, whole),), setting=Setting.NAME, fixed=fixed)


def _roster(path: str, roster: Roster) -> Iterator[Passage]:
    count = len(roster.members)
    verdict = doubtful(f"名单（{count}人）请核对", f"a roster of {count}: names and posts to check")
    for row, group in enumerate(roster.groups):
        yield _name(f"{path}.groups[{row}].role", group.role)
        for column, member in enumerate(group.members):
            here = f"{path}.groups[{row}].members[{column}]"
            first = verdict if row == column == 0 else None
            yield _name(f"{here}.name", member.name, first)
            if member.post:
                yield _name(f"{here}.post", member.post)


def _table(path: str, table: Table) -> Iterator[Passage]:
    if table.caption:
        yield _title(f"{path}.caption", table.caption)
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if cell:
                yield _plain(f"{path}.rows[{row}][{column}]", cell, Setting.CELL)
