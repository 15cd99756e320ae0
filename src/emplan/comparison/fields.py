"""What changed in title, official elements and attachments: a short list of printed words."""

from __future__ import annotations

from collections.abc import Iterator

import pendulum

from emplan.chinese.dates import format_date
from emplan.comparison.changes import FieldChange
from emplan.comparison.years import is_shifted
from emplan.model import AnnualPlan, Envelope, Issuer, Open, OpenType, SecrecyMark
from emplan.terms import term

_OPEN = "待定"


def field_changes(old: AnnualPlan, new: AnnualPlan, shift: int) -> tuple[FieldChange, ...]:
    """Return the changes of title, envelope and attachments in the order of the page; ``""`` is 'none'."""
    before, after = dict(_fields(old)), dict(_fields(new))
    found = []
    for path in before:
        if before[path] != after[path]:
            name = _TERMS.get(path) or f"Envelope.{path.removeprefix('envelope.')}"
            found.append(
                FieldChange(
                    path=path,
                    term=term(name).chinese,
                    term_en=term(name).english,
                    before=before[path],
                    after=after[path],
                    is_year_shift=is_shifted(before[path], after[path], shift),
                )
            )
    return tuple(found)


_TERMS = {
    "form": "AnnualPlan.form",
    "title": "AnnualPlan.title",
    "caption": "AnnualPlan.caption",
    "notice.title": "CoveringNotice.title",
    "attachments": "AnnualPlan.attachments",
    "envelope.masthead": "Issuer.masthead_name",
}


def _fields(plan: AnnualPlan) -> Iterator[tuple[str, str]]:
    yield from _head(plan.envelope)
    yield "notice.title", plan.notice.title.text if plan.notice else ""
    yield "title", plan.title.text
    yield "form", plan.form.value
    yield "caption", plan.caption or ""
    yield "attachments", "；".join(attachment.title.text for attachment in plan.attachments)
    yield from _foot(plan.envelope)


def _head(envelope: Envelope) -> Iterator[tuple[str, str]]:
    yield "envelope.copy_number", envelope.copy_number or ""
    yield "envelope.secrecy", _secrecy(envelope.secrecy)
    yield "envelope.urgency", envelope.urgency.value if envelope.urgency else ""
    yield "envelope.issuers", _listed(issuer.name for issuer in envelope.issuers)
    yield "envelope.masthead", _listed(_masthead(issuer) for issuer in envelope.issuers)
    yield "envelope.document_number", str(envelope.document_number or "")
    yield "envelope.document_type", envelope.document_type.value if envelope.document_type else ""
    yield "envelope.document_format", envelope.document_format.value
    yield "envelope.direction", envelope.direction.value
    yield "envelope.signatories", _listed(envelope.signatories)
    yield "envelope.addressees", envelope.addressee_line


def _foot(envelope: Envelope) -> Iterator[tuple[str, str]]:
    yield "envelope.signature", _listed(envelope.signature)
    yield "envelope.signature_mode", envelope.signature_mode.value
    yield "envelope.issue_date", _day(envelope.issue_date)
    yield "envelope.closing_note", envelope.closing_note or ""
    yield "envelope.copied_to", _listed(envelope.copied_to)
    yield "envelope.printing_office", envelope.printing_office or ""
    yield "envelope.printing_date", _day(envelope.printing_date)


def _masthead(issuer: Issuer) -> str:
    return issuer.masthead_name or ""


def _listed(names: Iterator[str] | tuple[str, ...]) -> str:
    return "、".join(name for name in names if name)


def _secrecy(mark: SecrecyMark | None) -> str:
    if mark is None:
        return ""
    return f"{mark.level.value}★{mark.term}" if mark.term else mark.level.value


def _day(day: pendulum.Date | OpenType | None) -> str:
    if isinstance(day, Open):
        return _OPEN
    return format_date(day) if day is not None else ""
