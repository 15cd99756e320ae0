"""What a batch came to: a result for each source, and the whole as data."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from attrs import field, frozen

from emplan.batch.work import Summary
from emplan.errors import EmplanError


class State(enum.Enum):
    """What became of one source."""

    WRITTEN = "written"
    SKIPPED = "skipped"
    FAILED = "failed"


@frozen(kw_only=True)
class Result:
    """What one source came to (处理结果).

    Attributes:
        source: The document or record, as it was named.
        state: Written now, skipped because it was done before, or failed.
        files: The names of its files in the folder; none if it failed.
        changed: Those that somebody has changed since they were written, and that were left alone.
        summary: What moved, what is to be looked at; ``None`` if it failed.
        error: Why it failed.
    """

    source: str
    state: State
    files: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    summary: Summary | None = None
    error: EmplanError | None = field(default=None, eq=False)


@frozen
class BatchReport:
    """The results of a batch (批量处理报告), in the order of its sources."""

    folder: str
    results: tuple[Result, ...]

    def of(self, state: State) -> tuple[Result, ...]:
        """The results of one state."""
        return tuple(result for result in self.results if result.state is state)

    @property
    def failed(self) -> tuple[Result, ...]:
        """The sources that failed."""
        return self.of(State.FAILED)


def batch_data(report: BatchReport) -> dict[str, Any]:
    """Return the report as plain data, in the shape ``emplan.batch/1``."""
    return {
        "format": "emplan.batch/1",
        "folder": report.folder,
        "counts": {state.value: len(report.of(state)) for state in State},
        "results": [_result_data(result) for result in report.results],
    }


def _result_data(result: Result) -> dict[str, Any]:
    return {
        "source": result.source,
        "state": result.state.value,
        "files": list(result.files),
        "changed": list(result.changed),
        "summary": None if result.summary is None else summary_data(result.summary),
        "error": None if result.error is None else _error_data(result.error),
    }


def summary_data(summary: Summary) -> dict[str, Any]:
    """The summary as plain data."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in _fields(summary)}


def summary_from(data: Mapping[str, Any]) -> Summary:
    """The summary from plain data."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
    }
    return Summary(**values)


def _fields(summary: Summary) -> Iterator[tuple[str, Any]]:
    return ((each.name, getattr(summary, each.name)) for each in attrs.fields(Summary))


def _error_data(error: EmplanError) -> dict[str, Any]:
    return {
        "class": type(error).__name__,
        "field": error.field,
        "place": error.place,
        "message": error.message("en"),
        "message_zh": error.message("zh"),
    }
