"""Moving typed deadlines: whether one moves, its value in the draft, and what to say if its words stay."""

from __future__ import annotations

import re
from typing import TypeVar

import pendulum
from attrs import evolve

from emplan.chinese.numerals import from_full_width
from emplan.chinese.spans import Span, apply_edits
from emplan.model import (
    ActorDeadline,
    BaseDeadline,
    DayDeadline,
    Deadline,
    DeadlineStage,
    DirectedDeadline,
    MonthDeadline,
    PerActorDeadline,
    PeriodEndDeadline,
    RangeDeadline,
    RecurringDeadline,
    RelativeDeadline,
    SimpleDeadline,
    StagedDeadline,
    StandingDeadline,
)
from emplan.rollover.calendars import note_on_day
from emplan.rollover.phrases import TokenKind
from emplan.rollover.review import Severity, Verdict, doubtful, kept
from emplan.rollover.roll import Roll
from emplan.rollover.tokens import find_tokens
from emplan.rollover.years import shift_edits, year_places

_SEASONAL = re.compile(
    "(?:每年)?(?:主?汛期?|[入出]汛|防火期|[供采]暖期?|高温|入[春夏秋冬]|冬[季春]|[春夏秋]季"
    "|元旦|春节|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|两会|高考|开学)"
    "(?:之?前|期间|以前|到来前|来临前|结束后|后)(?:完成|到位)?"
)
_Part = TypeVar("_Part", ActorDeadline, DeadlineStage)
_DATED = (DayDeadline, MonthDeadline, PeriodEndDeadline, RangeDeadline)


def deadline_moves(deadline: BaseDeadline, roll: Roll) -> bool:
    """Whether it is the plan's own: its last day lies in the plan's year or soon after."""
    if not isinstance(deadline, _DATED) or deadline.due is None:
        return False
    if deadline.year_stated and not year_places(deadline.wording):
        # The value says a year that its words do not print: nothing to keep in step.
        return roll.owns(deadline.due.year)
    return roll.moves(deadline.due.year, deadline.due.month)


def shift_deadline(deadline: Deadline, wording: str, roll: Roll) -> Deadline:
    """Return the deadline in the draft, with the wording that the draft prints."""
    if isinstance(deadline, PerActorDeadline):
        return evolve(deadline, wording=wording, parts=_shifted_parts(deadline.parts, deadline.wording, roll))
    if isinstance(deadline, StagedDeadline):
        return evolve(deadline, wording=wording, parts=_shifted_parts(deadline.parts, deadline.wording, roll))
    return _shift_simple(deadline, wording, roll)


def _shift_simple(deadline: SimpleDeadline, wording: str, roll: Roll) -> SimpleDeadline:
    if not deadline_moves(deadline, roll):
        return evolve(deadline, wording=wording)
    if isinstance(deadline, DayDeadline):
        return evolve(deadline, wording=wording, date=_day(deadline.date, deadline, roll))
    if isinstance(deadline, RangeDeadline):
        start, end = roll.day(deadline.start), _day(deadline.end, deadline, roll)
        return evolve(deadline, wording=wording, start=start, end=end)
    assert isinstance(deadline, MonthDeadline | PeriodEndDeadline)
    return evolve(deadline, wording=wording, year=deadline.year + roll.delta)


def _shifted_parts(parts: tuple[_Part, ...], wording: str, roll: Roll) -> tuple[_Part, ...]:
    if not located_parts(parts, wording):
        return parts
    return tuple(
        evolve(part, deadline=_shift_simple(part.deadline, rewritten(part.deadline, roll), roll))
        for part in parts
    )


def rewritten(deadline: BaseDeadline, roll: Roll) -> str:
    """The wording of a deadline in the draft, by itself."""
    if not deadline_moves(deadline, roll):
        return deadline.wording
    edits = [
        edit
        for token in find_tokens(deadline.wording)
        if token.kind in (TokenKind.DATE, TokenKind.BARE_YEAR)
        for edit in shift_edits(deadline.wording, token.span, roll.delta, roll.target)
    ]
    return apply_edits(deadline.wording, edits)[0]


def located_parts(parts: tuple[_Part, ...], wording: str) -> tuple[tuple[_Part, Span], ...]:
    """Where the parts stand in the whole wording, in order; empty if one of them is not there."""
    found = []
    position = 0
    for part in parts:
        start = wording.find(part.deadline.wording, position)
        if start < 0:
            return ()
        position = start + len(part.deadline.wording)
        found.append((part, Span(start, position)))
    return tuple(found)


def last_day(deadline: BaseDeadline, roll: Roll) -> pendulum.Date | None:
    """The day in the draft's year on which it is due, for deadlines that name a day."""
    if isinstance(deadline, DayDeadline):
        return _day(deadline.date, deadline, roll)
    return _day(deadline.end, deadline, roll) if isinstance(deadline, RangeDeadline) else None


def _day(date: pendulum.Date, deadline: BaseDeadline, roll: Roll) -> pendulum.Date:
    # 2月底 is typed as a day that its words do not print; it stays the last one.
    printed = f"{date.day}" in from_full_width(deadline.wording) or "日" in deadline.wording
    month_end = not printed and date.day == date.end_of("month").day
    return roll.day(date, month_end=month_end)


def verdict_if_unchanged(deadline: BaseDeadline, roll: Roll) -> Verdict:
    """What to say about words of the deadline that stay as they are."""
    if isinstance(deadline, _DATED) and deadline.due is not None:
        return _unmoved(deadline, deadline.due, roll)
    if isinstance(deadline, StandingDeadline):
        return kept("长期任务，无截止日期", "a standing task without an end")
    if isinstance(deadline, RecurringDeadline):
        return kept("定期任务，每年照此执行", "comes round every year")
    if _SEASONAL.fullmatch(deadline.wording):
        return kept("以时令为限，随方案年度顺延", "a season that comes in every year")
    if isinstance(deadline, RelativeDeadline):
        return doubtful(
            f"时限从“{deadline.event}”起算，请核对下一年度是否仍有此事",
            "counted from an event: does it come again?",
        )
    if isinstance(deadline, DirectedDeadline):
        return doubtful(
            f"时限由{deadline.authority}安排，请核对下一年度是否仍有安排",
            "left to another organ: does it still arrange this?",
        )
    return doubtful("时限未能识别，请核对", "a deadline that was not understood")


def _unmoved(deadline: BaseDeadline, due: pendulum.Date, roll: Roll) -> Verdict:
    if deadline_moves(deadline, roll):
        day = last_day(deadline, roll)
        note = note_on_day(day) if day else None
        if note:
            return doubtful(
                f"未写年份，随方案年度顺延；{note.text}",
                f"no year is printed, it moves with the plan; {note.text_en}",
                Severity.INFO,
            )
        return kept(
            f"未写年份，随方案年度顺延为{due.year + roll.delta}年",
            f"no year is printed; it moves with the plan to {due.year + roll.delta}",
        )
    if due.year < roll.base:
        return doubtful(
            f"时限（{due.year}年）早于上年方案年度，请核对",
            f"due in {due.year}, before last year's plan",
            Severity.MUST,
        )
    if due.year < roll.target:
        return doubtful(
            f"跨年度时限，在{roll.target}年以前已到期，请核对",
            f"a deadline over several years that is past in {roll.target}",
            Severity.MUST,
        )
    return doubtful(
        f"跨年度时限（{due.year}年），未顺延，请核对",
        f"a deadline over several years, due in {due.year}; not moved",
    )
