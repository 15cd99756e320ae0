"""What is noted in prose: citations, contacts, lost characters, validity, each with its span."""

from __future__ import annotations

from typing import Any, TypeAlias

import pendulum
from attrs import Attribute, field, frozen

from emplan.chinese.spans import Span
from emplan.model import validation as check
from emplan.model.identity import DocumentNumber
from emplan.model.open_value import OPEN, Open, OpenType


@frozen(kw_only=True)
class Citation:
    """A cited document: 《title》 and, where it follows directly, its number as printed."""

    span: Span = field(validator=check.one_of(Span))
    title: str = field(validator=check.text)
    number: str | None = field(default=None, validator=check.optional_text)
    candidate: DocumentNumber | None = field(default=None, validator=check.one_of(DocumentNumber, type(None)))


@frozen(kw_only=True)
class Contact:
    """联系人: a person to turn to, with telephone and address as printed."""

    span: Span = field(validator=check.one_of(Span))
    person: str | None = field(default=None, validator=check.optional_text)
    phone: str | None = field(default=None, validator=check.optional_text)
    email: str | None = field(default=None, validator=check.optional_text)


@frozen(kw_only=True)
class Illegible:
    """A place where characters were lost, with the readings that are possible."""

    span: Span = field(validator=check.one_of(Span))
    candidates: tuple[str, ...] = field(default=(), validator=check.texts)


@frozen(kw_only=True)
class ValidityPeriod:
    """有效期: half-open from ``start`` to :attr:`end`, noted in the sentence that states it.

    Either a length from the start (``years``, ``months``) or ``until``, the first day after it. ``start`` is
    ``OPEN`` while the issue date is.
    """

    span: Span = field(validator=check.one_of(Span))
    start: pendulum.Date | OpenType = field(default=OPEN, validator=check.one_of(pendulum.Date, Open))
    years: int = field(default=0, validator=check.natural)
    months: int = field(default=0, validator=check.natural)
    until: pendulum.Date | None = field(default=None, validator=check.one_of(pendulum.Date, type(None)))

    @until.validator
    def _is_a_period(self, attribute: Attribute[Any], value: pendulum.Date | None) -> None:
        if value is None and not (self.years or self.months):
            problem = "is missing, and no length is given either"
            raise check.refuse(ValidityPeriod, attribute.name, problem, "与时长须有其一")
        if value is not None and not isinstance(self.start, Open) and value <= self.start:
            problem = f"is not after the start: {value} <= {self.start}"
            raise check.refuse(ValidityPeriod, attribute.name, problem, f"不晚于开始日期：{value}")
        try:
            self.end  # noqa: B018 - asked for early, so that it never fails later
        except (ValueError, OverflowError):
            problem = "is a length that runs beyond the calendar"
            raise check.refuse(ValidityPeriod, "years", problem, "超出公历范围") from None

    @property
    def end(self) -> pendulum.Date | None:
        """The first day on which it is not valid any more; ``None`` while the start is open."""
        if self.until is not None:
            return self.until
        if isinstance(self.start, Open):
            return None
        return self.start.add(years=self.years, months=self.months)

    @property
    def last_day(self) -> pendulum.Date | None:
        """The last valid day; ``None`` while the start is open."""
        return None if self.end is None else self.end.subtract(days=1)


Mark: TypeAlias = Citation | Contact | Illegible | ValidityPeriod
"""What is noted in prose, with the span of the paragraph that it was read from."""
