"""The components of the calendar: to-dos, events and alarms with their properties (RFC 5545, 3.6)."""

import datetime
from collections.abc import Iterable
from typing import Final
from zoneinfo import ZoneInfo

from attrs import frozen
from icalendar import Alarm, Component, Event, Timezone, TimezoneStandard, Todo

from emplan.model import UnitRole
from emplan_ics.entries import Entry
from emplan_ics.occasions import Occasion
from emplan_ics.texts import PlainText, categories

ZONE: Final = "Asia/Shanghai"
_ZONE: Final = ZoneInfo(ZONE)
_OFFSET: Final = datetime.timedelta(hours=8)
_DAY: Final = datetime.timedelta(days=1)
_END_OF_DAY: Final = datetime.time(23, 59, 59)

_ROLES: Final = {
    UnitRole.LEAD: "牵头单位",
    UnitRole.COOPERATING: "配合单位",
    UnitRole.RESPONSIBLE: "责任单位",
    UnitRole.PERSON_IN_CHARGE: "责任人",
}


@frozen(kw_only=True)
class Edition:
    """What all components of one plan share.

    Attributes:
        stamp: The moment of this edition (DTSTAMP).
        sequence: Its number; a calendar takes the higher one (SEQUENCE).
        source: What the entries are cited from.
        confidential: Whether the plan bears a mark of secrecy.
    """

    stamp: datetime.datetime
    sequence: int
    source: str
    confidential: bool


def time_zone() -> Timezone:
    """北京时间: one standard time; the summer times of 1986 to 1991 concern no plan."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime.datetime(1992, 1, 1))  # noqa: DTZ001 - local by definition, RFC 5545 3.6.5
    standard.add("tzoffsetfrom", _OFFSET)
    standard.add("tzoffsetto", _OFFSET)
    standard.add("tzname", "CST")
    zone = Timezone()
    zone.add("tzid", ZONE)
    zone.add_component(standard)
    return zone


def todo(entry: Entry, occasion: Occasion, identifier: str, edition: Edition) -> Todo:
    """The to-do of an entry on one occasion, without alarms."""
    made = Todo()
    summary = entry.summary + (f"（{occasion.part}）" if occasion.part else "")
    _describe(made, entry, summary, occasion.wording, identifier, edition)
    made.add("status", "NEEDS-ACTION")
    if occasion.repetition is not None:
        day = occasion.repetition.first
        # Days as such have no length that RFC 5545 lets a repeated to-do have, so they are said by the hour.
        made.add("dtstart", datetime.datetime.combine(day, datetime.time(), _ZONE))
        made.add("due", datetime.datetime.combine(day, _END_OF_DAY, _ZONE))
        end = datetime.datetime.combine(occasion.repetition.last, _END_OF_DAY, _ZONE)
        made.add("rrule", {**occasion.repetition.rule, "UNTIL": [end.astimezone(datetime.UTC)]})
    elif occasion.due is not None:
        if occasion.start is not None:
            made.add("dtstart", occasion.start)
        made.add("due", occasion.due)
    return made


def phase_event(
    entry: Entry, first: datetime.date, last: datetime.date, identifier: str, edition: Edition
) -> Event:
    """A phase as an event of whole days that blocks nobody's time."""
    made = Event()
    _describe(made, entry, entry.summary, "", identifier, edition)
    made.add("dtstart", first)
    # The end of a span of days is the day after it (RFC 5545, 3.6.1).
    made.add("dtend", last + _DAY)
    made.add("transp", "TRANSPARENT")
    return made


def add_alarms(component: Todo, occasion: Occasion, days_before: Iterable[int], hour: int) -> None:
    """Let it be announced so many days before it is due, at that hour of the day."""
    for days in sorted(set(days_before), reverse=True):
        if occasion.repetition is not None:
            # What comes round sooner than that is announced by the time before.
            if days >= occasion.repetition.period:
                continue
            end = datetime.timedelta(hours=23, minutes=59, seconds=59)
        else:
            end = datetime.timedelta()
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        notice = f"还有{days}天到期" if days else "今天到期"
        alarm.add("description", PlainText(f"{component['summary']}：{notice}"))
        alarm.add(
            "trigger", datetime.timedelta(hours=hour) - days * _DAY - end, parameters={"RELATED": "END"}
        )
        component.add_component(alarm)


def _describe(
    made: Component, entry: Entry, summary: str, wording: str, identifier: str, edition: Edition
) -> None:
    made.add("uid", identifier)
    made.add("dtstamp", edition.stamp)
    made.add("sequence", edition.sequence)
    made.add("summary", PlainText(summary))
    made.add("description", PlainText("\n".join(_description(entry, wording, edition))))
    names = [unit.name for unit in entry.node.units]
    kinds = tuple(dict.fromkeys(filter(None, (*names, entry.chapter))))
    if kinds:
        made.add("categories", categories(kinds))
    if edition.confidential:
        made.add("class", "CONFIDENTIAL")
    made.add("x-emplan-path", PlainText(entry.path))
    if entry.clause:
        made.add("x-emplan-clause", PlainText(entry.clause))


def _description(entry: Entry, wording: str, edition: Edition) -> Iterable[str]:
    yield from entry.lines
    for responsibility in entry.node.responsibilities:
        for group in responsibility.groups:
            yield f"{_ROLES[group.role]}：{'、'.join(unit.name for unit in group.units)}"
    if wording:
        yield f"完成时限：{wording}"
    yield f"出处：{edition.source}{entry.clause}"
