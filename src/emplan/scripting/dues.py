"""Deadlines as one writes them for the step ``due``: by_month(2027, 6) rather than what it makes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

import pendulum
from attrs import evolve

from emplan.model import (
    DayDeadline,
    Deadline,
    DirectedDeadline,
    MonthDeadline,
    PerActorDeadline,
    PeriodEndDeadline,
    Placement,
    PlanPeriod,
    RangeDeadline,
    Recurrence,
    RecurringDeadline,
    RelativeDeadline,
    SimpleDeadline,
    StagedDeadline,
    StandingDeadline,
)
from emplan.scripting.expressions import DueCall

_QUARTERS = (PlanPeriod.QUARTER_1, PlanPeriod.QUARTER_2, PlanPeriod.QUARTER_3, PlanPeriod.QUARTER_4)
_HALVES = (PlanPeriod.HALF_1, PlanPeriod.HALF_2)
_EVERY = {
    Recurrence.WEEKLY: "every_week",
    Recurrence.MONTHLY: "every_month",
    Recurrence.QUARTERLY: "every_quarter",
    Recurrence.HALF_YEARLY: "every_half_year",
    Recurrence.YEARLY: "every_year",
}


def due_argument(deadline: Deadline) -> DueCall | Deadline:
    """The shortest call of the builder that makes this deadline, else the deadline itself.

    Where it is printed does not count: the builder places all deadlines of a plan alike.
    """
    wanted = evolve(deadline, placement=Placement.TAIL, span=None)
    call = _usual(wanted)
    if call is not None:
        worded = DueCall(call.function, call.arguments, {**call.keywords, "wording": wanted.wording})
        for candidate in (call, worded):
            due = candidate.made()
            if due.fault is None and due.deadline == wanted:
                return candidate
    return wanted


def plain_date(day: pendulum.Date) -> datetime.date:
    """The day as the date class of Python, which the builder takes as well."""
    return datetime.date(day.year, day.month, day.day)


def _usual(deadline: Deadline) -> DueCall | None:
    match deadline:
        case DayDeadline():
            return DueCall("by_day", (plain_date(deadline.date),))
        case MonthDeadline():
            return DueCall("by_month", (deadline.year, deadline.month))
        case PeriodEndDeadline():
            return _period_end(deadline)
        case RangeDeadline():
            return DueCall("between", (plain_date(deadline.start), plain_date(deadline.end)))
        case StandingDeadline():
            return DueCall("standing")
        case RecurringDeadline():
            monthly = deadline.every is Recurrence.MONTHLY
            return DueCall(_EVERY[deadline.every], deadline.days if monthly else ())
        case RelativeDeadline():
            lengths = {"months": deadline.months, "days": deadline.days}
            return DueCall("within", (deadline.event,), {name: n for name, n in lengths.items() if n})
        case DirectedDeadline():
            return DueCall("as_directed", (deadline.authority,))
        case PerActorDeadline():
            parts = tuple(_parts((part.actor, part.deadline) for part in deadline.parts))
            return DueCall("per_actor", parts) if len(parts) == len(deadline.parts) else None
        case StagedDeadline():
            parts = tuple(_parts((part.step, part.deadline) for part in deadline.parts))
            return DueCall("in_stages", parts) if len(parts) == len(deadline.parts) else None
        case _:
            return None


def _period_end(deadline: PeriodEndDeadline) -> DueCall:
    if deadline.period in _QUARTERS:
        return DueCall("by_quarter", (deadline.year, _QUARTERS.index(deadline.period) + 1))
    if deadline.period in _HALVES:
        return DueCall("by_half", (deadline.year, _HALVES.index(deadline.period) + 1))
    return DueCall("by_year_end", (deadline.year,))


def _parts(parts: Iterable[tuple[str, SimpleDeadline]]) -> Iterator[tuple[str, DueCall]]:
    for said, deadline in parts:
        # The builder leaves the label to the whole.
        argument = due_argument(evolve(deadline, label="完成时限"))
        if isinstance(argument, DueCall):
            yield said, argument
