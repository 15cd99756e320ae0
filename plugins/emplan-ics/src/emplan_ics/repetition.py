"""Recurring deadlines as recurrence rules: 每月15日和30日前 as RFC 5545, 3.3.10 says it."""

import calendar
import datetime
import re
from typing import Final

from attrs import frozen

from emplan.model import Recurrence, RecurringDeadline

RuleValue = list[int] | list[str]

_WEEKDAYS: Final = {
    "一": "MO",
    "二": "TU",
    "三": "WE",
    "四": "TH",
    "五": "FR",
    "六": "SA",
    "日": "SU",
    "天": "SU",
}
_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY: Final = re.compile(r"(?:周|星期)([一二三四五六日天])")
# 每周 without a day: the week of an office ends on Friday.
_LAST_OF_WEEK: Final = "FR"

_MONTHS: Final = {
    Recurrence.MONTHLY: tuple(range(1, 13)),
    Recurrence.QUARTERLY: (3, 6, 9, 12),
    Recurrence.HALF_YEARLY: (6, 12),
    Recurrence.YEARLY: (12,),
}
_PERIOD_DAYS: Final = {
    Recurrence.WEEKLY: 7,
    Recurrence.MONTHLY: 28,
    Recurrence.QUARTERLY: 90,
    Recurrence.HALF_YEARLY: 181,
    Recurrence.YEARLY: 365,
}
_SHORTEST_MONTH: Final = 28


@frozen(kw_only=True)
class Repetition:
    """Something that comes round: its first day, its rule without the end, its last possible day.

    ``period`` is the number of days from one to the next at least.
    """

    first: datetime.date
    last: datetime.date
    rule: dict[str, RuleValue]
    period: int


def repetitions(
    deadline: RecurringDeadline, window: tuple[datetime.date, datetime.date]
) -> tuple[Repetition, ...]:
    """The rules of a deadline within a span of days; none if it does not come round in it.

    Days that not every month has fall on the last day of a shorter one. One rule can say so for one such day
    only, so several of them have a rule each.
    """
    late = [day for day in sorted(set(deadline.days)) if day > _SHORTEST_MONTH]
    if len(late) < 2:
        sets = [tuple(sorted(set(deadline.days)))]
    else:
        early = tuple(day for day in sorted(set(deadline.days)) if day not in late)
        sets = [(*early, late[0]), *((day,) for day in late[1:])]
    made = (_repetition(deadline, days, window) for days in sets)
    return tuple(one for one in made if one is not None)


def _repetition(
    deadline: RecurringDeadline, days: tuple[int, ...], window: tuple[datetime.date, datetime.date]
) -> Repetition | None:
    start, end = window
    weekday = _weekday(deadline.wording)
    span = ((start + datetime.timedelta(offset)) for offset in range((end - start).days + 1))
    if deadline.every is Recurrence.WEEKLY:
        rule: dict[str, RuleValue] = {"FREQ": ["WEEKLY"], "BYDAY": [weekday]}
        first = next((day for day in span if _CODES[day.weekday()] == weekday), None)
    else:
        months = _MONTHS[deadline.every]
        rule = _monthly_rule(months, days)
        first = next((day for day in span if _falls_on(day, months, days)), None)
    if first is None:
        return None
    period = _PERIOD_DAYS[deadline.every] if len(days) < 2 else _least_gap(days)
    return Repetition(first=first, last=end, rule=rule, period=period)


def _weekday(wording: str) -> str:
    found = _WEEKDAY.search(wording)
    return _WEEKDAYS[found[1]] if found else _LAST_OF_WEEK


def _monthly_rule(months: tuple[int, ...], days: tuple[int, ...]) -> dict[str, RuleValue]:
    rule: dict[str, RuleValue] = {"FREQ": ["MONTHLY"]}
    if len(months) < 12:
        rule["BYMONTH"] = list(months)
    if not days:
        rule["BYMONTHDAY"] = [-1]
    elif days[-1] <= _SHORTEST_MONTH:
        rule["BYMONTHDAY"] = list(days)
    else:
        # Of the days up to the late one a month has its last, which is that day where it exists.
        early = days[:-1]
        rule["BYMONTHDAY"] = sorted({*early, *range(_SHORTEST_MONTH, days[-1] + 1)})
        rule["BYSETPOS"] = [*range(1, len(early) + 1), -1]
    return rule


def _falls_on(day: datetime.date, months: tuple[int, ...], days: tuple[int, ...]) -> bool:
    last = calendar.monthrange(day.year, day.month)[1]
    return day.month in months and day.day in {min(one, last) for one in days or (last,)}


def _least_gap(days: tuple[int, ...]) -> int:
    following = (*days[1:], days[0] + _SHORTEST_MONTH)
    return max(1, min(after - before for before, after in zip(days, following, strict=True)))
