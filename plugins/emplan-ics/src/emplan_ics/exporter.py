"""The calendar exporter: its options, and the calendar it puts together."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar, Final

import pendulum
from attrs import Attribute, field, frozen
from icalendar import Calendar

from emplan.errors import OptionError
from emplan.model import AnnualPlan, DocumentNumber, Phase
from emplan_ics.components import ZONE, Edition, add_alarms, phase_event, time_zone, todo
from emplan_ics.entries import Entry, entries
from emplan_ics.identity import Identifiers
from emplan_ics.occasions import Occasion, occasions, window_of, year_of
from emplan_ics.texts import PlainText

_PRODUCT: Final = "-//emplan//emplan-ics//ZH"
# A plan that says nothing of its time: the first moment of the calendar of computers.
_NO_TIME: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_LONGEST_NOTICE: Final = 366
_REVISIONS: Final = 100


def _refused(name: str, term: str, value: object, wanted: str, wanted_zh: str) -> OptionError:
    return OptionError(
        f"{name} ({term}) of the ics exporter cannot be {value!r}.",
        f"ics 导出选项“{name}”（{term}）不能是 {value!r}。",
        field=name,
        remedy=f"Give {wanted}.",
        remedy_zh=f"请给出{wanted_zh}。",
    )


def _is_count(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


@frozen(kw_only=True)
class IcsExporter:
    """Writes the work list of a plan as a calendar.

    Attributes:
        undated: Whether what is due on no day (standing, relative, without deadline) becomes a to-do too.
        phases: Whether phases become events.
        alarms: How many days before it is due something is announced.
        alarm_hour: At which hour of the day.
        revision: Which revision of the same year's plan this is, 0 for the first.
    """

    format: ClassVar[str] = "ics"
    media_type: ClassVar[str] = "text/calendar"
    suffix: ClassVar[str] = ".ics"

    undated: bool = field(default=True)
    phases: bool = field(default=True)
    alarms: tuple[int, ...] = field(default=(30, 3))
    alarm_hour: int = field(default=9)
    revision: int = field(default=0)

    @undated.validator
    @phases.validator
    def _is_bool(self, attribute: Attribute[Any], value: object) -> None:
        if not isinstance(value, bool):
            raise _refused(attribute.name, "是否列入", value, "True or False", " True 或 False")

    @alarms.validator
    def _are_days(self, attribute: Attribute[Any], value: object) -> None:
        if not isinstance(value, tuple) or not all(_is_count(day, 0, _LONGEST_NOTICE) for day in value):
            wanted = f"a tuple of days from 0 to {_LONGEST_NOTICE}"
            raise _refused(attribute.name, "提前天数", value, wanted, f"0至{_LONGEST_NOTICE}的天数")

    @alarm_hour.validator
    def _is_hour(self, attribute: Attribute[Any], value: object) -> None:
        if not _is_count(value, 0, 23):
            raise _refused(attribute.name, "提醒时刻", value, "an hour from 0 to 23", "0至23的整点")

    @revision.validator
    def _is_revision(self, attribute: Attribute[Any], value: object) -> None:
        if not _is_count(value, 0, _REVISIONS - 1):
            wanted = f"a number from 0 to {_REVISIONS - 1}"
            raise _refused(attribute.name, "修订次数", value, wanted, f"0至{_REVISIONS - 1}的整数")

    def export(self, plan: AnnualPlan, /) -> bytes:
        """The whole file; the same plan gives the same bytes."""
        calendar = Calendar()
        calendar.add("prodid", _PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("name", PlainText(plan.title.text))
        calendar.add("x-wr-calname", PlainText(plan.title.text))
        calendar.add("x-wr-timezone", ZONE)
        # A calendar must hold something (RFC 5545, 3.6), also that of a plan without tasks.
        calendar.add_component(time_zone())
        edition, identifiers = _edition(plan, self.revision), Identifiers(plan)
        known: dict[str, str] = {}
        for entry in entries(plan):
            self._add(calendar, entry, plan, edition, identifiers, known)
        data: bytes = calendar.to_ical()
        return data

    def _add(
        self,
        calendar: Calendar,
        entry: Entry,
        plan: AnnualPlan,
        edition: Edition,
        identifiers: Identifiers,
        known: dict[str, str],
    ) -> None:
        """Add all that an entry gives; ``known`` maps the paths of entries to what stands for them."""
        window = window_of(entry, plan) if isinstance(entry.node, Phase) else None
        found = occasions(entry, plan)
        if window is not None:
            identifier = identifiers.identify(entry.headings, entry.chapter)
            if self.phases:
                calendar.add_component(phase_event(entry, *window, identifier, edition))
                known[entry.path] = identifier
            found = tuple(one for one in found if one != Occasion())
        for number, occasion in enumerate(found, 1 if window is None else 2):
            part = occasion.part or (str(number) if number > 1 else "")
            identifier = identifiers.identify(entry.headings, entry.chapter, part)
            if not (occasion.is_dated or self.undated):
                continue
            made = todo(entry, occasion, identifier, edition)
            whole = known.get(entry.path if window is not None else entry.parent or "")
            if whole is not None:
                made.add("related-to", whole, parameters={"RELTYPE": "PARENT"})
            if occasion.is_dated:
                add_alarms(made, occasion, self.alarms, self.alarm_hour)
            calendar.add_component(made)
            known.setdefault(entry.path, identifier)


def _edition(plan: AnnualPlan, revision: int) -> Edition:
    day, number, year = plan.envelope.issue_date, plan.envelope.document_number, year_of(plan)
    stamp = datetime.datetime(year, 1, 1, tzinfo=datetime.UTC) if year else _NO_TIME
    if isinstance(day, pendulum.Date):
        stamp = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    complete = isinstance(number, DocumentNumber) and isinstance(number.serial, int)
    return Edition(
        stamp=stamp,
        sequence=(year or 0) * _REVISIONS + revision,
        source=str(number) if complete else f"《{plan.title.text}》",
        confidential=plan.envelope.secrecy is not None,
    )
