"""When something is due: the days, spans and repetitions that the deadlines of an entry name."""

import datetime
import re
from collections.abc import Iterator
from typing import Final

import pendulum
from attrs import evolve, field, frozen

from emplan.model import (
    AnnualPlan,
    Deadline,
    PerActorDeadline,
    RangeDeadline,
    RecurringDeadline,
    StagedDeadline,
)
from emplan_ics.entries import Entry
from emplan_ics.repetition import Repetition, repetitions

_LAST_YEAR: Final = re.compile(r"(?<![0-9])(20[0-9]{2})年?[—–~至-]{1,2}(20[0-9]{2})(?=年)")


@frozen(kw_only=True)
class Occasion:
    """One time at which something is due; without ``due`` and ``repetition`` nobody can say when.

    Attributes:
        wording: The deadline as printed; empty where the plan sets none.
        part: Whom it concerns or what is done by then, where a deadline has several parts.
        start: The first day of a span.
        due: The last day on which it is in time.
        repetition: How it comes round.
    """

    wording: str = ""
    part: str = ""
    start: datetime.date | None = None
    due: datetime.date | None = None
    repetition: Repetition | None = field(default=None)

    @property
    def is_dated(self) -> bool:
        """Whether a calendar can show it on a day."""
        return self.due is not None or self.repetition is not None


def occasions(entry: Entry, plan: AnnualPlan) -> tuple[Occasion, ...]:
    """The occasions of an entry in the order of its deadlines, each day once; at least one."""
    window = window_of(entry, plan)
    found: list[Occasion] = []
    for deadline in entry.node.deadlines:
        for occasion in _occasions(deadline, window):
            known = {(one.part, one.due) for one in found if one.due}
            if (occasion.part, occasion.due) not in known:
                found.append(occasion)
    return tuple(found) or (Occasion(),)


def window_of(entry: Entry, plan: AnnualPlan) -> tuple[datetime.date, datetime.date] | None:
    """From when to when something can come round: its phase, else the years of the plan; None if unknown."""
    year = year_of(plan)
    if year is None:
        return None
    if entry.phase is not None:
        first, last = entry.phase.period.interval(year)
        return _plain(first), _plain(last)
    title = _LAST_YEAR.search(plan.title.text)
    last_year = int(title[2]) if title and int(title[1]) <= year <= int(title[2]) else year
    return datetime.date(year, 1, 1), datetime.date(last_year, 12, 31)


def year_of(plan: AnnualPlan) -> int | None:
    """The plan's year, else that of its issue."""
    day = plan.envelope.issue_date
    return plan.year or (day.year if isinstance(day, pendulum.Date) else None)


def _occasions(deadline: Deadline, window: tuple[datetime.date, datetime.date] | None) -> Iterator[Occasion]:
    if isinstance(deadline, PerActorDeadline):
        for part in deadline.parts:
            for occasion in _occasions(part.deadline, window):
                yield evolve(occasion, part=part.actor, wording=deadline.wording)
        return
    if isinstance(deadline, StagedDeadline):
        for stage in deadline.parts:
            for occasion in _occasions(stage.deadline, window):
                yield evolve(occasion, part=stage.step, wording=deadline.wording)
        return
    plain = Occasion(wording=deadline.wording)
    if isinstance(deadline, RecurringDeadline):
        found = repetitions(deadline, window) if window else ()
        yield from (evolve(plain, repetition=one) for one in found)
        if not found:
            yield plain
        return
    due = None if deadline.due is None else _plain(deadline.due)
    start = _plain(deadline.start) if isinstance(deadline, RangeDeadline) else None
    # A to-do that begins must end later (RFC 5545, 3.8.2.3).
    yield evolve(plain, due=due, start=start if start and due and start < due else None)


def _plain(day: pendulum.Date) -> datetime.date:
    return datetime.date(day.year, day.month, day.day)
