"""The checklist stands every check of emplan's kit, and has its own option."""

from acme_checklist import ChecklistExporter

from emplan import export
from emplan.testing.samples import typical_plan
from emplan.testing.suites import ExporterSuite, Shows


class TestChecklist(ExporterSuite):
    format = "checklist"
    shows = Shows.TASKS

    def read_back(self, data: bytes) -> str:
        return data.decode("utf-8")


def test_units_can_be_left_out() -> None:
    assert "示范区应急局" in export(typical_plan(), "checklist").decode("utf-8")
    assert "示范区应急局" not in export(typical_plan(), ChecklistExporter(units=False)).decode("utf-8")
