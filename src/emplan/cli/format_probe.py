"""The process in which `emplan formats` loads the plugins: a line of JSON for each, once it is known."""

import json
import os
from collections.abc import Iterator

from attrs import asdict

from emplan.cli.formats import FormatRow, ready_row, refused_row
from emplan.discovery import EXPORTERS, Installed, broken, in_words
from emplan.errors import EmplanError
from emplan.exporting import installed_exporters, load_exporter


def loaded_rows(start: int) -> Iterator[FormatRow]:
    """The rows of the installed exporters from that index on, each loaded when its row is asked for."""
    for plugin in installed_exporters()[start:]:
        yield _loaded(plugin)


def main(start: int) -> None:
    """Print the rows, then leave without waiting for what plugins have begun."""
    answers = os.dup(1)
    os.dup2(2, 1)  # what a plugin prints is no answer
    for row in loaded_rows(start):
        os.write(answers, json.dumps(asdict(row)).encode() + b"\n")
    os._exit(0)


def _loaded(plugin: Installed) -> FormatRow:
    try:
        # By its name, so that a name claimed twice is seen; one that is not permitted is refused as itself.
        return ready_row(plugin, load_exporter(plugin.name if plugin.is_permitted else plugin))
    except EmplanError as problem:
        return refused_row(plugin, problem)
    except BaseException as cause:  # noqa: BLE001 - an interrupt that nobody sent is the plugin's own
        return refused_row(plugin, broken(EXPORTERS, plugin, in_words(cause)))
