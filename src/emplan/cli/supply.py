"""What the command line supplies where the source lacks it: issuers, number, addressees, date."""

import re

import attrs
import pendulum
from attrs import frozen

from emplan.chinese.dates import parse_date
from emplan.cli.usage import WrongUsageError
from emplan.model import OPEN, AnnualPlan, DocumentNumber, Envelope, Issuer
from emplan.rollover import Draft, ReviewItem

_CODE_ALONE = re.compile(r"[^\W\d_]{1,20}")


@frozen(kw_only=True)
class Supplied:
    """Elements of the envelope as given on the command line; they take the place of the source's own."""

    issuers: tuple[str, ...] = ()
    masthead: str | None = None
    number: str | None = None
    addressees: tuple[str, ...] = ()
    date: str | None = None
    printing_date: str | None = None

    def put_into(self, plan: AnnualPlan) -> AnnualPlan:
        """The plan with these elements.

        Raises:
            InvalidValueError: The number is no document number, or a name is empty.
            WrongUsageError: The date is no date.
        """
        date, printing_date = _date(self.date), _date(self.printing_date)
        envelope = plan.envelope
        if self.issuers:
            envelope = attrs.evolve(
                envelope, issuers=tuple(Issuer(name) for name in self.issuers), signature=()
            )
        if self.masthead and envelope.issuers:
            lead, *others = envelope.issuers
            lead = attrs.evolve(lead, masthead_name=self.masthead)
            envelope = attrs.evolve(envelope, issuers=(lead, *others))
        if self.number:
            number = _number(self.number, plan.year)
            envelope = attrs.evolve(envelope, document_number=number)
        if self.addressees:
            envelope = attrs.evolve(envelope, addressees=self.addressees, addressee_separators=())
        if printing_date:
            envelope = attrs.evolve(envelope, printing_date=printing_date)
        return attrs.evolve(plan, envelope=_dated(envelope, date, signed=bool(self.issuers)))


def _date(value: str | None) -> pendulum.Date | None:
    if value is None:
        return None
    date = parse_date(value)
    if date is None:
        raise WrongUsageError("bad_date", value=value)
    return date


def _dated(envelope: Envelope, date: pendulum.Date | None, *, signed: bool) -> Envelope:
    if date is not None:
        return attrs.evolve(envelope, issue_date=date)
    if signed and envelope.issue_date is None:
        # An issuer that is supplied signs the draft; without any date no signature would be drawn.
        return attrs.evolve(envelope, issue_date=OPEN)
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
