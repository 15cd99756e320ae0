"""The installed formats as rows, each plugin loaded in a process that may fail or hang without harm."""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from typing import IO, Final

from attrs import evolve, frozen

from emplan.discovery import EXPORTERS, Installed, broken, find
from emplan.errors import (
    AmbiguousPluginError,
    EmplanError,
    ForbiddenPluginError,
    OutdatedPluginError,
)
from emplan.exporting import Exporter, installed_exporters, load_exporter

READY: Final = "ready"
TIME_LIMIT: Final = 20.0
"""Seconds that a plugin may take to be loaded."""

# Programs that read the JSON tell the states by the word before the colon.
_STATES: Final[dict[type[EmplanError], str]] = {
    AmbiguousPluginError: "ambiguous",
    ForbiddenPluginError: "not permitted",
    OutdatedPluginError: "outdated",
}
_CHILD: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from emplan.cli.format_probe import main; main(int(sys.argv[2]))"
)


@frozen(kw_only=True)
class FormatRow:
    """One installed exporter and its state: ``ready``, or a word and what is wrong in both languages."""

    format: str
    suffix: str = ""
    media_type: str = ""
    distribution: str
    version: str
    origin: str
    state: str = READY
    problem: str = ""
    problem_zh: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether the exporter can be used."""
        return self.state == READY

    def as_data(self, language: str) -> dict[str, str]:
        """The row with the keys of ``emplan formats --json``."""
        problem = self.problem_zh if language == "zh" else self.problem
        return {
            "format": self.format,
            "suffix": self.suffix,
            "media_type": self.media_type,
            "distribution": self.distribution,
            "version": self.version,
            "origin": self.origin,
            "state": f"{self.state}: {problem}" if problem else self.state,
        }


def format_rows(time_limit: float = TIME_LIMIT) -> tuple[FormatRow, ...]:
    """Every installed exporter; one that cannot be used is a row that says so and disturbs no other.

    One process loads them all. Where a plugin ends it or takes longer than `time_limit` seconds, the next
    process goes on with the plugin after it.
    """
    plugins = installed_exporters()
    rows: list[FormatRow] = []
    while len(rows) < len(plugins):
        rows += _loaded_elsewhere(plugins, len(rows), time_limit)
    return tuple(rows)


def format_row(name: str) -> FormatRow:
    """The row of one format that can be used, loaded in this process.

    Raises:
        PluginError: it cannot be used.
    """
    return ready_row(find(EXPORTERS, name), load_exporter(name))


def ready_row(plugin: Installed, exporter: Exporter) -> FormatRow:
    """The row of an exporter that was loaded."""
    return evolve(_row(plugin), suffix=exporter.suffix, media_type=exporter.media_type)


def refused_row(plugin: Installed, problem: EmplanError) -> FormatRow:
    """The row of one that cannot be used."""
    return evolve(
        _row(plugin),
        state=_STATES.get(type(problem), "broken"),
        problem=problem.message("en"),
        problem_zh=problem.message("zh"),
    )


def _row(plugin: Installed) -> FormatRow:
    return FormatRow(
        format=plugin.name,
        distribution=plugin.distribution,
        version=plugin.version,
        origin=plugin.origin,
    )


def _loaded_elsewhere(plugins: Sequence[Installed], start: int, time_limit: float) -> list[FormatRow]:
    """The rows from `start` on, up to the first plugin that does not let the process go on."""
    command = [sys.executable, "-c", _CHILD, json.dumps(sys.path), str(start)]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, encoding="utf-8", errors="replace"
    )
    assert process.stdout is not None
    answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(process.stdout, answers), daemon=True).start()
    rows: list[FormatRow] = []
    try:
        for plugin in plugins[start:]:
            try:
                answer = answers.get(timeout=time_limit)
            except queue.Empty:
                rows.append(_lost(plugin, f"it was not loaded within {time_limit:g} seconds"))
                break
            if answer is None:
                rows.append(_lost(plugin, "it ends the program that loads it"))
                break
            rows.append(FormatRow(**json.loads(answer)))
    finally:
        process.kill()
        process.wait()
    return rows


def _listen(lines: IO[str], answers: queue.SimpleQueue[str | None]) -> None:
    with lines:
        for line in lines:
            answers.put(line)
    answers.put(None)


def _lost(plugin: Installed, cause: str) -> FormatRow:
    return refused_row(plugin, broken(EXPORTERS, plugin, cause))
