"""Suites of checks for exporters and readers, as pytest classes to subclass (needs the extra ``testing``).

Name the format, say how its files are read back, and the checks run::

    from emplan.testing.suites import ExporterSuite

    class TestCsv(ExporterSuite):
        format = "csv"

        def read_back(self, data: bytes) -> str:
            return data.decode("utf-8-sig")
"""

from emplan.errors import MissingExtraError

try:
    import hypothesis  # noqa: F401 - the checks draw plans with it
    import pytest
except ModuleNotFoundError as cause:
    raise MissingExtraError(
        "testing", "The kit emplan.testing.suites", "检查套件 emplan.testing.suites "
    ) from cause

# Before the checks are imported: then a failed assertion shows its values, as in a test of one's own.
pytest.register_assert_rewrite(
    *(
        f"emplan.testing.suites.{module}"
        for module in (
            "content",
            "contract",
            "discovery",
            "failure",
            "options",
            "page_suite",
            "purity",
            "reader_suite",
            "repetition",
            "size",
        )
    )
)

from emplan.testing.suites.exporter_suite import ExporterSuite  # noqa: E402 - after the lines above
from emplan.testing.suites.page_suite import PageExporterSuite  # noqa: E402 - as above
from emplan.testing.suites.reader_suite import ReaderSuite  # noqa: E402 - as above
from emplan.testing.suites.subject import Shows  # noqa: E402 - as above

__all__ = ["ExporterSuite", "PageExporterSuite", "ReaderSuite", "Shows"]
