"""The core's own exporter `txt` stands every check of the kit."""

from emplan.testing.suites import ExporterSuite


class TestText(ExporterSuite):
    format = "txt"

    def read_back(self, data: bytes) -> str:
        return data.decode("utf-8")
