"""The envelope of the draft: what is opened before issue, with the review entries for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pendulum
from attrs import evolve

from emplan.chinese.dates import format_date
from emplan.model import OPEN, AnnualPlan, DamagedNumber, DocumentNumber, Envelope
from emplan.rollover.calendars import knows_holidays
from emplan.rollover.review import ReviewItem, Severity, Verdict, doubtful, shifted
from emplan.rollover.roll import Roll

_OPEN = "待定"
_LEGIBLE_CODE = re.compile(r"([^\W\d_]{2,16})\s?[〔\[［（(]")
_UNISSUED = shifted("待定，印发前填写", "to be filled in before issue", Severity.MUST)


def open_envelope(envelope: Envelope, roll: Roll) -> Envelope:
    """The envelope with serial, issue date and printing date open; what the document lacks stays out."""
    return evolve(
        envelope,
        document_number=_opened_number(envelope.document_number, roll),
        issue_date=None if envelope.issue_date is None else OPEN,
        printing_date=None if envelope.printing_date is None else OPEN,
    )


def _opened_number(
    number: DocumentNumber | DamagedNumber | None, roll: Roll
) -> DocumentNumber | DamagedNumber | None:
    if isinstance(number, DocumentNumber):
        return DocumentNumber(number.code, roll.target, OPEN)
    if isinstance(number, DamagedNumber):
        if number.candidate is not None:
            return DocumentNumber(number.candidate.code, roll.target, OPEN)
        if code := _LEGIBLE_CODE.match(number.as_found):
            return DocumentNumber(code[1], roll.target, OPEN)
    return number


def envelope_review(plan: AnnualPlan, roll: Roll) -> Iterator[ReviewItem]:
    """The review entries for the plan's year and for what the envelope holds as values, not as text."""
    year = f"{roll.base}"
    reason, reason_en = "方案年度", "the year of the plan"
    if not knows_holidays(roll.target):
        reason += f"；{roll.target}年放假安排不详，时限只核对了星期六、星期日"
        reason_en += (
            f"; the public holidays of {roll.target} are not known, days were checked for weekends only"
        )
    yield _entry("year", year, f"{roll.target}", shifted(reason, reason_en))
    before, after = plan.envelope, open_envelope(plan.envelope, roll)
    if before.copy_number is not None:
        verdict = doubtful("份号请核对", "last year's copy number")
        yield _entry("envelope.copy_number", before.copy_number, before.copy_number, verdict)
    if before.document_number is not None:
        old, new = str(before.document_number), str(after.document_number)
        damaged = doubtful("文号残损，请补正", "a damaged number; write it anew", Severity.MUST)
        yield _entry("envelope.document_number", old, new, _UNISSUED if old != new else damaged)
    for name in ("issue_date", "printing_date"):
        value = getattr(before, name)
        if isinstance(value, pendulum.Date):
            yield _entry(f"envelope.{name}", format_date(value), _OPEN, _UNISSUED)
        elif value is OPEN:
            verdict = doubtful("待定，印发前填写", "to be filled in before issue", Severity.MUST)
            yield _entry(f"envelope.{name}", _OPEN, _OPEN, verdict)


def _entry(path: str, before: str, after: str, verdict: Verdict) -> ReviewItem:
    return ReviewItem(
        path=path,
        excerpt=before,
        token=before,
        before=before,
        after=after,
        classification=verdict.classification,
        reason=verdict.reason,
        reason_en=verdict.reason_en,
        severity=verdict.severity,
    )
