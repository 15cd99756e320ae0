"""The work list of emplan plans as a calendar: to-dos with deadlines and alarms, phases as events."""

from emplan_ics.exporter import IcsExporter

__all__ = ["IcsExporter"]
