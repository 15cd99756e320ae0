"""The verbs for many plans: draft them all, export them all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from pathlib import Path

from emplan.batch.batch import Batch, OnResult
from emplan.batch.entries import Entry
from emplan.batch.report import BatchReport
from emplan.batch.running import Opening
from emplan.batch.work import Drafting, Setup
from emplan.exporting import Exporter
from emplan.rollover import Supersession, TaskResult, TaskRule, UnitRename
from emplan.rollover.options import supersessions, unit_renames


def roll_forward_all(
    sources: Iterable[str | os.PathLike[str] | Entry],
    year: int,
    *,
    into: str | os.PathLike[str],
    formats: Iterable[str | Exporter] = ("docx",),
    settings: Iterable[str] = (),
    plan_year: int | None = None,
    results: Iterable[TaskResult] | TaskRule = (),
    units: Mapping[str, str] | Iterable[UnitRename] = (),
    supersede: Iterable[Supersession] = (),
    again: bool = False,
    comments: bool = True,
    redline: bool = False,
    review: bool = False,
    language: str = "zh",
    overwrite: bool = False,
    executor: Executor | Opening | None = None,
    on_result: OnResult | None = None,
) -> BatchReport:
    """Draft next year's plan (结转下一年度) of every source and write the files into one folder.

    What fails is the result of that source and stops no other. What an earlier run has done with the same
    input and options is skipped. Files that somebody has changed since are left alone.

    Args:
        sources: Documents, records, folders of them, patterns (``去年/*.docx``), or lines of a list.
        year: The year of the drafts.
        into: The folder of the files; it is made if it is missing.
        formats: Names of formats, or exporters with their options.
        settings: Options of the formats as on the command line, ``pdf.missing=box``.
        plan_year: The year of sources that state none.
        results: What became of tasks (任务完成情况), for every source that has no results of its own.
        units: Units with new names, old to new.
        supersede: Cited documents with successors.
        again: Take plans that are drafts themselves.
        comments: Show the review as comments (批注) in formats that can.
        redline: Show what changed against the source (花脸稿) in formats that can.
        review: Also write the review list of each draft, as NAME.review.json.
        language: The language of the reasons in those lists, ``zh`` or ``en``.
        overwrite: Replace files that somebody has changed, or that are not of this batch.
        executor: An executor, which is left open; what makes one (``ProcessPoolExecutor``), which is opened
            anew where one breaks; or nothing: one file after another.
        on_result: Called with each result as it comes.

    Raises:
        BatchError: No source, two that would write one file, a folder or ledger that cannot be used.
        RolloverError: Mappings that contradict themselves.
        PluginError: A format that is not installed or is broken.
        OptionError: A setting that no format takes, or a redline that none can show.
    """
    given = results if callable(results) else tuple(results)
    drafting = Drafting(
        year=year,
        plan_year=plan_year,
        results=given,
        units=unit_renames(units),
        supersede=supersessions(supersede),
        again=again,
        comments=comments,
        redline=redline,
        review=review,
        language=language,
    )
    setup = Setup(formats=tuple(formats), settings=tuple(settings), drafting=drafting)
    return Batch.of(sources, setup, Path(into), overwrite=overwrite).run(executor, on_result)


def export_all(
    sources: Iterable[str | os.PathLike[str] | Entry],
    *,
    into: str | os.PathLike[str],
    formats: Iterable[str | Exporter] = ("docx",),
    settings: Iterable[str] = (),
    overwrite: bool = False,
    executor: Executor | Opening | None = None,
    on_result: OnResult | None = None,
) -> BatchReport:
    """Write the plan of every source as it is, with what its line of the list supplies, into one folder.

    Arguments and errors are those of `roll_forward_all`.
    """
    setup = Setup(formats=tuple(formats), settings=tuple(settings))
    return Batch.of(sources, setup, Path(into), overwrite=overwrite).run(executor, on_result)
