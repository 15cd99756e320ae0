"""The envelope of a plan, made from drafts: every official element checked by itself."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

import attrs
import pendulum
from attrs import define, field

from emplan.builder.drafts import EnvelopeDraft, IssuerDraft
from emplan.builder.due import calendar_date
from emplan.builder.faults import Faults, Place
from emplan.model import (
    OPEN,
    DocumentNumber,
    DocumentType,
    Envelope,
    Issuer,
    OpenType,
    PlanForm,
    SecrecyMark,
)
from emplan.terms import chinese_term

_OWN_TYPES = {
    PlanForm.NOTICE: DocumentType.NOTICE,
    PlanForm.WORK_OPINIONS: DocumentType.OPINIONS,
    PlanForm.IMPLEMENTING_OPINIONS: DocumentType.OPINIONS,
}


@define
class EnvelopeMaker:
    """Makes the envelope element by element; one at fault is left out, and its fault kept."""

    draft: EnvelopeDraft
    faults: Faults
    envelope: Envelope = field(factory=Envelope)

    def _put(self, name: str, value: Any) -> None:
        made = self.faults.attempt(_place(name), lambda: attrs.evolve(self.envelope, **{name: value}))
        self.envelope = made or self.envelope

    def make_head(self, year: int | None, form: PlanForm, *, has_notice: bool) -> None:
        """Make what stands before the text, and the issue date, which deadlines are held against."""
        draft, put = self.draft, self._put
        put("document_type", DocumentType.NOTICE if has_notice else _OWN_TYPES.get(form))
        put("document_format", draft.document_format)
        put("copy_number", draft.copy_number)
        if draft.secrecy is not None:
            level, term = draft.secrecy
            put("secrecy", self.faults.attempt(_place("secrecy"), lambda: SecrecyMark(level, term)))
        put("urgency", draft.urgency)
        put("issuers", _issuers(draft.issuers, self.faults))
        issue_date = _date(draft.issue_date, "issue_date", self.faults)
        put("document_number", _number(draft, self.envelope.issuers, issue_date, year, self.faults))
        put("direction", draft.direction)
        put("signatories", draft.signatories)
        _no_name_twice("addressees", draft.addressees, self.faults)
        put("addressees", draft.addressees)
        put("issue_date", issue_date)

    def make_foot(self) -> None:
        """Make what stands behind the text."""
        draft, put = self.draft, self._put
        put("signature_mode", draft.signature_mode)
        put("closing_note", draft.closing_note)
        _no_name_twice("copied_to", draft.copied_to, self.faults)
        put("copied_to", draft.copied_to)
        put("printing_office", draft.printing_office)
        put("printing_date", _date(draft.printing_date, "printing_date", self.faults))


def _place(name: str) -> Place:
    return Place(name.replace("_", " "), chinese_term(f"Envelope.{name}"))


def _issuers(drafts: tuple[IssuerDraft, ...], faults: Faults) -> tuple[Issuer, ...]:
    made: list[Issuer] = []
    _no_name_twice("issuers", tuple(draft.name for draft in drafts), faults)
    for number, draft in enumerate(drafts, start=1):
        place = Place(f"issuer {number}", f"第{number}个发文机关")
        issuer = faults.attempt(
            place, partial(Issuer, draft.name, code=draft.code, masthead_name=draft.masthead)
        )
        made += [issuer] if issuer else []
    return tuple(made)


def _number(
    draft: EnvelopeDraft,
    issuers: tuple[Issuer, ...],
    issue_date: pendulum.Date | OpenType | None,
    year: int | None,
    faults: Faults,
) -> DocumentNumber | None:
    """发文字号, GB/T 9704-2012 7.2.5: code of the lead organ, year of issue, serial."""
    code = draft.code if draft.code is not None else next((issuer.code for issuer in issuers), None)
    place = _place("document_number")
    if code is None:
        if draft.serial is not OPEN or draft.number_year is not None:
            faults.report(
                place,
                "document_number",
                "A serial (发文顺序号) is given, but no issuing code (机关代字) is known.",
                "写了发文顺序号，但没有机关代字。",
                remedy="Give the code: issued_by(…, code=…) or numbered(…, code=…).",
                remedy_zh="请写明机关代字：issued_by(…, code=…)。",
            )
        return None
    issued = issue_date.year if isinstance(issue_date, pendulum.Date) else year
    number_year = draft.number_year if draft.number_year is not None else issued
    if number_year is None:
        return None
    return faults.attempt(place, lambda: DocumentNumber(code, number_year, draft.serial))


def _date(
    value: datetime.date | OpenType | None, field: str, faults: Faults
) -> pendulum.Date | OpenType | None:
    if value is None or value is OPEN:
        return value
    return faults.attempt(_place(field), lambda: calendar_date(value, field))


def _no_name_twice(field: str, names: tuple[str, ...], faults: Faults) -> None:
    for position, name in enumerate(names):
        if name in names[:position]:
            term = chinese_term(f"Envelope.{field}")
            faults.report(
                _place(field),
                field,
                f"'{name}' ({term}) is named twice.",
                f"{term}“{name}”重复。",
                remedy="Name it once.",
                remedy_zh="请只写一次。",
            )
