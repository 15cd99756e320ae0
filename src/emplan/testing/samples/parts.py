"""Small parts that the sample plans share."""

from __future__ import annotations

import pendulum

from emplan.chinese.spans import Span
from emplan.model import (
    Deadline,
    Heading,
    HeadingForm,
    Issuer,
    MonthDeadline,
    Paragraph,
    Responsibility,
    ResponsibleUnit,
    Task,
    UnitGroup,
    UnitRole,
    ValidityPeriod,
)

COMMISSION = Issuer("青禾示范区安全生产委员会", masthead_name="青禾市青禾示范区安全生产委员会", code="青安委")


def at(text: str, wording: str) -> Span:
    """The span of a wording in its text."""
    start = text.index(wording)
    return Span(start, start + len(wording))


def units(*names: str) -> Responsibility:
    """责任单位 without distinction."""
    return Responsibility(groups=(UnitGroup(units=tuple(map(ResponsibleUnit, names))),))


def lead(lead: str, *others: str) -> Responsibility:
    """牵头单位 and 配合单位."""
    groups = (
        UnitGroup(role=UnitRole.LEAD, units=(ResponsibleUnit(lead),), label="牵头单位"),
        UnitGroup(role=UnitRole.COOPERATING, units=tuple(map(ResponsibleUnit, others)), label="配合单位"),
    )
    return Responsibility(groups=groups)


def task(title: str, text: str, *assignments: Responsibility | Deadline) -> Task:
    """A task with a run-in heading."""
    return Task(heading=Heading(title, HeadingForm.RUN_IN, "。"), text=text, assignments=assignments)


def by_month(month: int) -> MonthDeadline:
    """Due in a month of 2027."""
    return MonthDeadline(year=2027, month=month, wording=f"2027年{month}月")


def valid_for_a_year(text: str) -> Paragraph:
    """A paragraph that states 有效期一年."""
    start = pendulum.date(2027, 2, 26)
    return Paragraph(text=text, marks=(ValidityPeriod(span=at(text, "有效期一年"), start=start, years=1),))
