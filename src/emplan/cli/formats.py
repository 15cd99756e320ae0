"""The installed formats as rows, each plugin loaded on its own and guarded."""

from attrs import frozen

from emplan.cli.settings import off_standard_output
from emplan.discovery import Installed
from emplan.errors import (
    AmbiguousPluginError,
    EmplanError,
    ForbiddenPluginError,
    OutdatedPluginError,
)
from emplan.exporting import installed_exporters, load_exporter


@frozen(kw_only=True)
class FormatRow:
    """One installed exporter and whether it can be used; ``problem`` is the error if it cannot."""

    format: str
    suffix: str
    media_type: str
    distribution: str
    version: str
    origin: str
    problem: EmplanError | None

    def as_data(self, language: str) -> dict[str, str]:
        """The row with the keys of ``emplan formats --json``."""
        return {
            "format": self.format,
            "suffix": self.suffix,
            "media_type": self.media_type,
            "distribution": self.distribution,
            "version": self.version,
            "origin": self.origin,
            "state": self._state(language),
        }

    def _state(self, language: str) -> str:
        if self.problem is None:
            return "ready"
        return f"{_STATES.get(type(self.problem), 'broken')}: {self.problem.message(language)}"


# Programs that read the JSON tell the states by the word before the colon.
_STATES: dict[type[EmplanError], str] = {
    AmbiguousPluginError: "ambiguous",
    ForbiddenPluginError: "not permitted",
    OutdatedPluginError: "outdated",
}


def format_rows() -> tuple[FormatRow, ...]:
    """Every installed exporter; one that cannot be used is a row that says so and disturbs no other."""
    with off_standard_output():
        return tuple(_row(plugin) for plugin in installed_exporters())


def format_row(name: str) -> FormatRow:
    """The row of one format that can be used."""
    return next(row for row in format_rows() if row.format == name and row.problem is None)


def _row(plugin: Installed) -> FormatRow:
    suffix = media_type = ""
    problem: EmplanError | None = None
    try:
        # By its name, so that a name claimed twice is seen; one that is not permitted is refused as itself.
        exporter = load_exporter(plugin.name if plugin.is_permitted else plugin)
        suffix, media_type = exporter.suffix, exporter.media_type
    except EmplanError as error:
        problem = error
    return FormatRow(
        format=plugin.name,
        suffix=suffix,
        media_type=media_type,
        distribution=plugin.distribution,
        version=plugin.version,
        origin=plugin.origin,
        problem=problem,
    )
