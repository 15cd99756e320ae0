"""What every test of the repository shares, those of the plugins included."""

import pytest

from requiring import TOOLS, promised, require


def pytest_configure(config: pytest.Config) -> None:
    unknown = promised() - set(TOOLS)
    if unknown:
        raise pytest.UsageError(f"EMPLAN_REQUIRE names unknown tools: {', '.join(sorted(unknown))}")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs"):
        require(*marker.args)
