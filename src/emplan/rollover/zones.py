"""Zones: stretches of a paragraph whose dates move or stay together with a typed value."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from emplan.chinese.dates import find_dates
from emplan.chinese.spans import Span
from emplan.model import (
    BaseDeadline,
    PerActorDeadline,
    Phase,
    RelativeDeadline,
    StagedDeadline,
    UnparsedDeadline,
    ValidityPeriod,
)
from emplan.rollover.calendars import CalendarNote, note_on_day
from emplan.rollover.deadlines import deadline_moves, last_day, located_parts, verdict_if_unchanged
from emplan.rollover.periods import (
    phase_last_day,
    phase_moves,
    phase_verdict_if_unchanged,
    validity_moves,
    validity_note,
)
from emplan.rollover.review import Verdict, doubtful
from emplan.rollover.roll import Roll


@frozen(kw_only=True)
class Zone:
    """A stretch of text that belongs to one typed value.

    ``unchanged`` is the verdict on words of it that stay as they are, ``note`` what a person may want to know
    about its last day in the draft.
    """

    span: Span
    moves: bool
    unchanged: Verdict
    note: CalendarNote | None = None


def deadline_zones(deadline: BaseDeadline, start: int, roll: Roll) -> Iterator[Zone]:
    """The zones of a deadline whose wording begins at ``start``: one, or one for each part."""
    if isinstance(deadline, PerActorDeadline | StagedDeadline):
        parts = _located(deadline)
        for simple, span in parts:
            yield from deadline_zones(simple, start + span.start, roll)
        if parts:
            return
    if _is_told_by_dates(deadline) and find_dates(deadline.wording):
        return
    moves = deadline_moves(deadline, roll)
    day = last_day(deadline, roll) if moves else None
    yield Zone(
        span=Span(start, start + len(deadline.wording)),
        moves=moves,
        unchanged=verdict_if_unchanged(deadline, roll),
        note=note_on_day(day) if day else None,
    )


def _is_told_by_dates(deadline: BaseDeadline) -> bool:
    """What was not understood and a year before a season (2027年汛期前) are judged date by date."""
    if isinstance(deadline, RelativeDeadline):
        return not (deadline.days or deadline.months)
    return isinstance(deadline, UnparsedDeadline)


def _located(deadline: PerActorDeadline | StagedDeadline) -> list[tuple[BaseDeadline, Span]]:
    if isinstance(deadline, PerActorDeadline):
        return [(part.deadline, span) for part, span in located_parts(deadline.parts, deadline.wording)]
    return [(part.deadline, span) for part, span in located_parts(deadline.parts, deadline.wording)]


def phase_zone(phase: Phase, roll: Roll) -> Zone:
    """The zone of a phase's period."""
    moves = phase_moves(phase.period, roll)
    return Zone(
        span=phase.period.span,
        moves=moves,
        unchanged=phase_verdict_if_unchanged(phase.period, roll),
        note=note_on_day(phase_last_day(phase.period, roll)) if moves else None,
    )


def validity_zone(validity: ValidityPeriod, text: str, *, start_opens: bool, roll: Roll) -> Zone:
    """The zone of a period of validity; ``text`` is its whole paragraph."""
    note = validity_note(validity, text, start_opens=start_opens, roll=roll)
    moves = validity_moves(validity, roll)
    return Zone(
        span=validity.span,
        moves=moves,
        unchanged=doubtful(note.text, note.text_en, note.severity),
        note=note if moves else None,
    )
