"""What an office supplies where the source lacks it: issuers, number, addressees, dates."""

from __future__ import annotations

import re

import pendulum
from attrs import evolve, frozen

from emplan.model import OPEN, AnnualPlan, DocumentFormat, DocumentNumber, Envelope, Issuer
from emplan.rollover import Draft, ReviewItem

_CODE_ALONE = re.compile(r"[^\W\d_]{1,20}")


@frozen(kw_only=True)
class Supplied:
    """Elements of the envelope that take the place of the source's own.

    ``number`` is a document number (发文字号, GB/T 9704-2012 7.2.5) or the issuing code (机关代字) alone,
    which leaves the serial open; ``masthead`` the name in the red masthead where it is longer (发文机关标志).
    """

    issuers: tuple[str, ...] = ()
    masthead: str | None = None
    number: str | None = None
    addressees: tuple[str, ...] = ()
    letter: bool = False
    """Whether it is issued as a letter (信函格式, GB/T 9704-2012 10.1), whatever the source is."""
    date: pendulum.Date | None = None
    printing_date: pendulum.Date | None = None

    def put_into(self, plan: AnnualPlan) -> AnnualPlan:
        """The plan with these elements.

        Raises:
            InvalidValueError: The number is no document number, or a name is empty.
        """
        envelope = plan.envelope
        if self.issuers:
            envelope = evolve(envelope, issuers=tuple(Issuer(name) for name in self.issuers), signature=())
        if self.masthead and envelope.issuers:
            lead, *others = envelope.issuers
            lead = evolve(lead, masthead_name=self.masthead)
            envelope = evolve(envelope, issuers=(lead, *others))
        if self.number:
            envelope = evolve(envelope, document_number=_number(self.number, plan.year))
        if self.addressees:
            envelope = evolve(envelope, addressees=self.addressees, addressee_separators=())
        if self.letter:
            envelope = evolve(envelope, document_format=DocumentFormat.LETTER)
        if self.printing_date:
            envelope = evolve(envelope, printing_date=self.printing_date)
        return evolve(plan, envelope=_dated(envelope, self.date, signed=bool(self.issuers)))


def _dated(envelope: Envelope, date: pendulum.Date | None, *, signed: bool) -> Envelope:
    if date is not None:
        return evolve(envelope, issue_date=date)
    if signed and envelope.issue_date is None:
        # An issuer that is supplied signs the draft; without any date no signature would be drawn.
        return evolve(envelope, issue_date=OPEN)
    return envelope


def _number(text: str, year: int | None) -> DocumentNumber:
    if year is not None and _CODE_ALONE.fullmatch(text):
        return DocumentNumber(text, year)
    return DocumentNumber.parse(text)


def still_open(draft: Draft, plan: AnnualPlan) -> tuple[ReviewItem, ...]:
    """The review of a draft without the places that are filled in by now."""
    left = {place.path for place in plan.open_places()}
    filled = {place.path for place in draft.plan.open_places()} - left
    return tuple(
        item
        for item in draft.review
        if not any(path == item.path or path.startswith(f"{item.path}.") for path in filled)
    )
