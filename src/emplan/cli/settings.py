"""Options of the formats as the command line sets them, and plugins kept off standard output."""

import contextlib
import sys
from collections.abc import Sequence

from emplan.errors import OptionError
from emplan.exporting import Exporter, has_option, with_options


def configured(exporters: Sequence[Exporter], settings: Sequence[str]) -> list[Exporter]:
    """The exporters with every setting in the one it is for.

    ``pdf.missing=box`` is for the format named; ``missing=box`` for every one that has the option.

    Raises:
        OptionError: no exporter has the option, or its value is refused.
    """
    formats = {exporter.format for exporter in exporters}
    chosen: list[list[str]] = [[] for _ in exporters]
    for setting in settings:
        prefix, dot, rest = setting.partition(".")
        named = bool(dot) and "=" not in prefix and prefix in formats
        own = rest if named else setting
        option = own.partition("=")[0].partition(".")[0].strip().replace("-", "_")
        takers = [
            index
            for index, exporter in enumerate(exporters)
            if (exporter.format == prefix if named else has_option(exporter, option))
        ]
        if not takers and len(formats) > 1:
            raise _nobody(option, sorted(formats))
        # Of a single format, the refusal lists the options that there are.
        for index in takers or range(len(exporters)):
            chosen[index].append(own)
    return [with_options(exporter, own) for exporter, own in zip(exporters, chosen, strict=True)]


def off_standard_output() -> contextlib.AbstractContextManager[object]:
    """Sends what a plugin prints to standard error: standard output is for paths and JSON."""
    return contextlib.redirect_stdout(sys.stderr)


def _nobody(option: str, formats: Sequence[str]) -> OptionError:
    return OptionError(
        f"None of the formats {', '.join(formats)} has an option (选项) '{option}'.",
        f"格式 {'、'.join(formats)} 都没有选项“{option}”。",
        field=option,
        remedy="emplan formats NAME lists the options of a format.",
        remedy_zh="可用 emplan formats 格式名 查看选项。",
    )
