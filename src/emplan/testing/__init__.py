"""For tests of emplan and of its plugins: sample plans, strategies, damage, exporter and reader suites.

The suites need the extra ``testing``; what this module names is imported when it is first asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from emplan.testing.suites import ExporterSuite, PageExporterSuite, ReaderSuite, Shows

__all__ = ["ExporterSuite", "PageExporterSuite", "ReaderSuite", "Shows"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # The sample plans must not pay for pytest.
    from emplan.testing import suites

    return getattr(suites, name)
