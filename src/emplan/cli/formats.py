"""The installed formats as rows, each plugin loaded on its own and guarded."""

from attrs import frozen

from emplan.errors import PluginError
from emplan.exporting import available_exporters, load_exporter


@frozen(kw_only=True)
class FormatRow:
    """One installed exporter and whether it can be used; ``problem`` is the error if it cannot."""

    format: str
    suffix: str
    media_type: str
    distribution: str
    version: str
    origin: str
    problem: PluginError | None

    def as_data(self, language: str) -> dict[str, str]:
        """The row with the keys of ``emplan formats --json``."""
        state = "ready" if self.problem is None else f"broken: {self.problem.message(language)}"
        return {
            "format": self.format,
            "suffix": self.suffix,
            "media_type": self.media_type,
            "distribution": self.distribution,
            "version": self.version,
            "origin": self.origin,
            "state": state,
        }


def format_rows() -> tuple[FormatRow, ...]:
    """Every installed exporter; a broken one is a row that says so and disturbs no other."""
    rows = []
    for plugin in available_exporters():
        suffix = media_type = ""
        problem: PluginError | None = None
        try:
            exporter = load_exporter(plugin.name)
            suffix, media_type = exporter.suffix, exporter.media_type
        except PluginError as error:
            problem = error
        rows.append(
            FormatRow(
                format=plugin.name,
                suffix=suffix,
                media_type=media_type,
                distribution=plugin.distribution,
                version=plugin.version,
                origin=plugin.origin,
                problem=problem,
            )
        )
    return tuple(rows)
