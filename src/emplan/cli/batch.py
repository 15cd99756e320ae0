"""`emplan batch`: the plans of many counties in one run, with progress, and a table at the end."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from itertools import chain
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import TypeAlias

from attrs import field, frozen

from emplan.batch import (
    BatchReport,
    Entry,
    Result,
    State,
    batch_data,
    export_all,
    find_sources,
    read_list,
    roll_forward_all,
)
from emplan.batch.entries import LEDGER_NAME
from emplan.cli.language import LANGUAGE
from emplan.cli.messages import Say, in_language
from emplan.cli.progress import Progress
from emplan.cli.settings import off_standard_output
from emplan.cli.show import aligned
from emplan.cli.targets import Output, write_all
from emplan.cli.usage import WrongUsageError
from emplan.errors import WorkerError
from emplan.exporting import check_target
from emplan.rollover import Instructions

Batch: TypeAlias = Callable[..., BatchReport]


@frozen(kw_only=True)
class Orders:
    """What both batch verbs are told: sources, where to, in which formats, with how many processes."""

    sources: Sequence[str]
    list_file: str | None
    folder: str | None
    formats: Sequence[str]
    settings: Sequence[str]
    jobs: int | None
    report: str | None
    overwrite: bool
    say: Say = field(factory=lambda: in_language(LANGUAGE.get()))

    def entries(self) -> tuple[Entry, ...]:
        """Everything that is named, and a word about what is passed over."""
        found = find_sources(self.sources)
        for path in found.passed_over:
            print(self.say("passed_over", path=path), file=sys.stderr)
        return (*found.entries, *(read_list(self.list_file) if self.list_file else ()))


def draft_all(
    orders: Orders,
    *,
    year: int,
    plan_year: int | None,
    instructions: Instructions,
    review: bool,
    comments: bool,
    redline: bool,
) -> int:
    """`emplan batch next`: the draft of every source; 1 if any failed."""
    return _run(
        orders,
        partial(
            roll_forward_all,
            year=year,
            plan_year=plan_year,
            results=instructions.results,
            units=instructions.units,
            supersede=instructions.supersede,
            again=instructions.again,
            review=review,
            comments=comments,
            redline=redline,
            language=LANGUAGE.get(),
        ),
    )


def export_each(orders: Orders) -> int:
    """`emplan batch export`: every source as it is, with what its line of the list supplies."""
    return _run(orders, export_all)


def _run(orders: Orders, batch: Batch) -> int:
    if not orders.folder:
        raise WrongUsageError("no_folder")
    if orders.report:
        _check_report(Path(orders.report), Path(orders.folder))
    entries = orders.entries()
    jobs = min(_jobs(orders.jobs), max(1, len(entries)))
    done = 0
    say = orders.say
    with Progress(len(entries), say) as progress:

        def tell(result: Result, *, total: int) -> None:
            nonlocal done
            done += 1
            line = f"[{done}/{total}] {result_line(result, say)}"
            progress.advance(line, notable=result.state is State.FAILED)

        try:
            with off_standard_output():
                report = batch(
                    entries,
                    into=orders.folder,
                    formats=orders.formats or ("docx",),
                    settings=orders.settings,
                    overwrite=orders.overwrite,
                    executor=None if jobs == 1 else partial(_pool, jobs),
                    on_result=tell,
                )
        except KeyboardInterrupt:
            progress.stop()
            print(say("batch_interrupted", done=done, total=len(entries)), file=sys.stderr)
            raise
    if orders.report:
        data = json.dumps(batch_data(report), ensure_ascii=False, indent=2) + "\n"
        write_all([Output(orders.report, data.encode("utf-8"))])
    for result in report.results:
        for name in result.files:
            print(Path(report.folder) / name)
    for line in chain(table_lines(report, say), closing_lines(report, say)):
        print(line, file=sys.stderr)
    return 1 if report.failed else 0


def result_line(result: Result, say: Say) -> str:
    """One result in a line."""
    summary = result.summary
    if result.state is State.FAILED or summary is None:
        return say("batch_failed_line", source=result.source)
    if result.state is State.SKIPPED:
        return say("batch_skipped_line", source=result.source)
    if not summary.shifted:
        return say("batch_exported_line", source=result.source)
    counts = {"shifted": summary.shifted, "kept": summary.kept, "review": summary.review}
    return say("batch_written_line", source=result.source, must=summary.must, **counts)


def table_lines(report: BatchReport, say: Say) -> Iterator[str]:
    """The results in the order of the sources, in columns."""
    rows = [say("columns_batch").split("\t")]
    for result in report.results:
        one = result.summary
        counts = (one.shifted, one.kept, one.review, one.must, one.left_over) if one else ("",) * 5
        rows.append([result.source, say(f"state_{result.state.value}"), *map(str, counts)])
    return aligned(rows)


def closing_lines(report: BatchReport, say: Say) -> Iterator[str]:
    """What the whole came to: what is to be looked at, errors, and counts last."""
    for result in report.results:
        if result.summary and result.summary.left_over:
            yield say("batch_left_over", source=result.source, count=result.summary.left_over)
        if result.summary and result.summary.unused:
            yield say("batch_unused", source=result.source, names=say("comma").join(result.summary.unused))
        for remark in _remarks(result):
            yield say("batch_remark", source=result.source, remark=remark)
        for name in result.changed:
            yield say("batch_changed", file=Path(report.folder) / name)
    for result in report.failed:
        error = result.error
        if error is not None:
            yield say("batch_error", message=error.message(LANGUAGE.get()))
    counts = {state.value: len(report.of(state)) for state in State}
    yield say("batch_counts", folder=report.folder, **counts)
    if any(isinstance(result.error, WorkerError) for result in report.failed):
        yield say("batch_again")


def _remarks(result: Result) -> tuple[str, ...]:
    if result.summary is None:
        return ()
    return result.summary.remarks_zh if LANGUAGE.get() == "zh" else result.summary.remarks


def _check_report(report: Path, folder: Path) -> None:
    # The folder of the files may be missing as yet.
    if os.path.realpath(report) == os.path.realpath(folder / LEDGER_NAME):
        raise WrongUsageError("same_output", path=report)
    if os.path.realpath(report.parent) != os.path.realpath(folder) or folder.exists():
        check_target(report)


def _jobs(wanted: int | None) -> int:
    if wanted is not None and wanted < 1:
        raise WrongUsageError("bad_jobs", value=wanted)
    return wanted or os.cpu_count() or 1


def _pool(jobs: int) -> Executor:
    # Spawned, not forked: the progress bar has a thread, and every system does it the same way.
    return ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_in_worker)


def _in_worker() -> None:
    """A worker leaves Ctrl-C to the main process, ends with it, and keeps plugins off standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stdout = sys.stderr
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A main process that is killed cannot tell its workers; they would wait for ever.
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
