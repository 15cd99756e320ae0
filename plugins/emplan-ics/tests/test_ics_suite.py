"""The calendar exporter against the suite that every exporter must stand."""

from icalendar import Calendar

from emplan.testing import ExporterSuite, Shows


class TestIcs(ExporterSuite):
    format = "ics"
    shows = Shows.TASKS

    def read_back(self, data: bytes) -> str:
        """What the entries say, as a person opens them one by one."""
        return "\n".join(
            str(entry["description"])
            for entry in Calendar.from_ical(data).walk()
            if entry.name in ("VTODO", "VEVENT")
        )
