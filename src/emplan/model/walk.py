"""Walking a plan: every piece of text it prints, with the path that leads to it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from emplan.model.assignments import Assignment, Responsibility
from emplan.model.deadlines import BaseDeadline
from emplan.model.outline import Block, LabelledParagraph, NumberedNode, Paragraph
from emplan.model.plan import AnnualPlan
from emplan.model.roster import Roster
from emplan.model.table import Table


@frozen
class TextSlot:
    """One stored piece of text: its path (``outline[2].children[0].text``) and the text."""

    path: str
    text: str


def text_slots(plan: AnnualPlan) -> Iterator[TextSlot]:
    """Yield every stored text of the plan in document order, each character once.

    Dates and numbers that are typed values (``issue_date``, ``document_number``) are not text and not here.
    """
    envelope = plan.envelope
    for index, issuer in enumerate(envelope.issuers):
        yield TextSlot(f"envelope.issuers[{index}].name", issuer.name)
        if issuer.masthead_name:
            yield TextSlot(f"envelope.issuers[{index}].masthead_name", issuer.masthead_name)
    yield from _names("envelope.signatories", envelope.signatories)
    if plan.notice:
        yield TextSlot("notice.title.text", plan.notice.title.text)
    else:
        yield TextSlot("title.text", plan.title.text)
    yield from _names("envelope.addressees", envelope.addressees)
    if plan.notice:
        yield from _blocks("notice.body", plan.notice.body)
        yield TextSlot("title.text", plan.title.text)
    if plan.caption:
        yield TextSlot("caption", plan.caption)
    for name in ("preamble", "outline", "closing"):
        yield from _blocks(name, getattr(plan, name))
    for index, attachment in enumerate(plan.attachments):
        yield TextSlot(f"attachments[{index}].title.text", attachment.title.text)
        yield from _blocks(f"attachments[{index}].content", attachment.content or ())
    yield from _names("envelope.signature", envelope.signature)
    if envelope.closing_note:
        yield TextSlot("envelope.closing_note", envelope.closing_note)
    yield from _names("envelope.copied_to", envelope.copied_to)
    if envelope.printing_office:
        yield TextSlot("envelope.printing_office", envelope.printing_office)


def _names(path: str, names: tuple[str, ...]) -> Iterator[TextSlot]:
    for index, name in enumerate(names):
        yield TextSlot(f"{path}[{index}]", name)


def _blocks(path: str, blocks: tuple[Block, ...]) -> Iterator[TextSlot]:
    for index, block in enumerate(blocks):
        yield from _block(f"{path}[{index}]", block)


def _block(path: str, block: Block) -> Iterator[TextSlot]:
    if isinstance(block, NumberedNode):
        yield TextSlot(f"{path}.heading.text", block.heading.text)
        if block.text:
            yield TextSlot(f"{path}.text", block.text)
        yield from _assignments(path, block.assignments)
        yield from _blocks(f"{path}.children", block.children)
    elif isinstance(block, Paragraph | LabelledParagraph):
        if isinstance(block, LabelledParagraph):
            yield TextSlot(f"{path}.label", block.label)
        yield TextSlot(f"{path}.text", block.text)
        yield from _assignments(path, block.assignments)
    elif isinstance(block, Roster):
        for row, group in enumerate(block.groups):
            yield TextSlot(f"{path}.groups[{row}].role", group.role)
            for column, member in enumerate(group.members):
                yield TextSlot(f"{path}.groups[{row}].members[{column}].name", member.name)
                if member.post:
                    yield TextSlot(f"{path}.groups[{row}].members[{column}].post", member.post)
    elif isinstance(block, Table):
        if block.caption:
            yield TextSlot(f"{path}.caption", block.caption)
        for row, cells in enumerate(block.rows):
            for column, cell in enumerate(cells):
                if cell:
                    yield TextSlot(f"{path}.rows[{row}][{column}]", cell)


def _assignments(path: str, assignments: tuple[Assignment, ...]) -> Iterator[TextSlot]:
    for index, assignment in enumerate(assignments):
        here = f"{path}.assignments[{index}]"
        if assignment.is_noted:
            continue
        if isinstance(assignment, Responsibility):
            for group_index, group in enumerate(assignment.groups):
                for unit_index, unit in enumerate(group.units):
                    yield TextSlot(f"{here}.groups[{group_index}].units[{unit_index}].name", unit.name)
        elif isinstance(assignment, BaseDeadline):
            yield TextSlot(f"{here}.wording", assignment.wording)
