"""The sentence that states a plan's validity (有效期)."""

from __future__ import annotations

import pendulum
from attrs import evolve

from emplan.builder.drafts import ValidityDraft
from emplan.builder.due import calendar_date
from emplan.builder.wording import validity_opening, validity_words
from emplan.chinese.spans import Span
from emplan.model import (
    OPEN,
    OpenType,
    Paragraph,
    PlanForm,
    ValidityPeriod,
)


def make_validity(draft: ValidityDraft, form: PlanForm, issue_date: pendulum.Date | None) -> Paragraph:
    """The closing sentence: 本要点自印发之日起施行，有效期一年。

    Raises:
        InvalidValueError: No length is given, or the last day lies before the day of issue.
    """
    opening = validity_opening(form)
    period, words = period_and_words(draft, issue_date or OPEN)
    span = Span(len(opening), len(opening) + len(words))
    return Paragraph(text=f"{opening}{words}。", marks=(evolve(period, span=span),))


def period_and_words(draft: ValidityDraft, start: pendulum.Date | OpenType) -> tuple[ValidityPeriod, str]:
    """The validity, its span yet to be set, and the words that state it."""
    until = None
    if draft.until is not None:
        until = calendar_date(draft.until, "ValidityPeriod").add(days=1)
    period = ValidityPeriod(span=Span(0, 1), start=start, years=draft.years, months=draft.months, until=until)
    return period, validity_words(period)
