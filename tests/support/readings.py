"""A reading in a few lines that a person can check: head, outline, tasks, tables, what was left."""

from collections.abc import Iterator

from emplan.model import (
    OPEN,
    AnnualPlan,
    Block,
    LabelledParagraph,
    NumberedNode,
    Paragraph,
    Phase,
    Roster,
    Table,
)
from emplan.reading import Reading


def in_short(reading: Reading) -> str:
    """The reading as lines; `…` stands for the rest of a long text."""
    plan, report = reading.plan, reading.report
    lines = [*_head(plan), *_blocks(plan, "notice", plan.notice.body if plan.notice else ())]
    for name in ("preamble", "outline", "closing"):
        lines += _blocks(plan, name, getattr(plan, name))
    for attachment in plan.attachments:
        lines.append(f"attachment {attachment.title.text}")
        lines += _blocks(plan, "", attachment.content or ())
    lines += [f"publication {line.text}" for line in report.publication]
    lines += [
        f"furniture {entry.source_text.strip()}" for entry in report.furniture if entry.source_text.strip()
    ]
    lines += [f"leftover {entry.text}" for entry in report.leftovers]
    return "\n".join(lines) + "\n"


def _head(plan: AnnualPlan) -> Iterator[str]:
    envelope = plan.envelope
    date = envelope.issue_date
    rows = {
        "form": f"{plan.year} {plan.form.name}",
        "title": plan.document_title.text,
        "plan": plan.title.text if plan.notice else "",
        "caption": plan.caption or "",
        "issuers": " | ".join(issuer.name for issuer in envelope.issuers),
        "number": str(envelope.document_number or ""),
        "signatories": " | ".join(envelope.signatories),
        "addressees": " | ".join(envelope.addressees),
        "signature": " | ".join(envelope.signature),
        "date": "OPEN" if date is OPEN else str(date or ""),
        "note": envelope.closing_note or "",
        "copied": " | ".join(envelope.copied_to),
        "printed": " ".join(str(one) for one in (envelope.printing_office, envelope.printing_date) if one),
    }
    for name, value in rows.items():
        if value:
            yield f"{name} {value}"
    for contact in plan.contacts():
        yield f"contact {contact.person} {contact.phone or ''} {contact.email or ''}".rstrip()
    if plan.validity is not None:
        yield f"valid {plan.validity.start} {plan.validity.end}"
    for citation in plan.citations():
        yield f"cites {citation.title} {citation.number or ''}".rstrip()


def _blocks(plan: AnnualPlan, name: str, blocks: tuple[Block, ...]) -> Iterator[str]:
    if not blocks:
        return
    if name:
        yield f"{name}:"
    labels = {id(item.node): (item.label, item.level) for item in plan.numbered()}
    for block in blocks:
        yield from _block(block, labels, 1)


def _block(block: Block, labels: dict[int, tuple[str, int]], depth: int) -> Iterator[str]:
    indent = "  " * depth
    if isinstance(block, NumberedNode):
        label = labels.get(id(block), ("?", 0))[0]
        said = type(block).__name__
        if isinstance(block, Phase):
            said += f" {block.period.start}–{block.period.end}"
        yield f"{indent}{said} {label}{block.heading.text}{_rest(block.text)}{_due(block)}"
        for child in block.children:
            yield from _block(child, labels, depth + 1)
    elif isinstance(block, LabelledParagraph):
        yield f"{indent}{block.label}: {_rest(block.text)}{_due(block)}"
    elif isinstance(block, Paragraph):
        yield f"{indent}¶ {_cut(block.text)}{_due(block)}"
    elif isinstance(block, Roster):
        for group in block.groups:
            members = " | ".join(f"{member.name} {member.post}" for member in group.members)
            yield f"{indent}{group.role}: {members}"
    elif isinstance(block, Table):
        yield f"{indent}table {block.caption}"
        for row in block.rows:
            yield f"{indent}  {' | '.join(row)}"


def _due(block: Paragraph | LabelledParagraph | NumberedNode) -> str:
    words = ""
    for unit in block.units:
        words += f" @{unit.name}"
    for deadline in block.deadlines:
        words += f" !{deadline.wording}:{type(deadline).__name__.removesuffix('Deadline')}"
    return words


def _rest(text: str) -> str:
    return f" / {_cut(text)}" if text else ""


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:24]}…{text[-12:]}"
