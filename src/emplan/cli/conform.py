"""The ruler behind `emplan conform`: the plugin that measures pages, found like every plugin."""

from collections.abc import Callable, Sequence
from typing import Protocol, cast

from emplan.discovery import RULERS, find, load


class Report(Protocol):
    """What the ruler answers."""

    @property
    def failures(self) -> Sequence[object]:
        """The rows that failed."""
        ...

    def as_data(self) -> dict[str, object]:
        """The report as plain data."""
        ...

    def lines(self, language: str) -> Sequence[str]:
        """The report as lines to read."""
        ...


def measure(file: str, profile: str) -> Report:
    """The report on a file.

    Raises:
        UnknownFormatError: no ruler is installed; the message names the package.
        EmplanError: the ruler's own, where the file cannot be measured.
    """
    ruler = cast("Callable[[str, str], Report]", load(RULERS, find(RULERS, "conform")))
    return ruler(file, profile)
