"""What every test of the repository shares, those of the plugins included."""

import pytest
from hypothesis import settings

from requiring import TOOLS, promised, require


def pytest_configure(config: pytest.Config) -> None:
    # Tests do not look at the clock: machines and minutes differ.
    settings.register_profile("emplan", deadline=None)
    settings.load_profile("emplan")
    unknown = promised() - set(TOOLS)
    if unknown:
        raise pytest.UsageError(f"EMPLAN_REQUIRE names unknown tools: {', '.join(sorted(unknown))}")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs"):
        require(*marker.args)
