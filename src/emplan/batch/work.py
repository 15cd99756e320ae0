"""The work on one source: its bytes in, the bytes of its files out, or the error as data."""

from __future__ import annotations

import json
import pickle
from collections import Counter
from collections.abc import Sequence

from attrs import evolve, field, frozen

from emplan.batch.entries import Entry
from emplan.batch.formats import exporters_for
from emplan.batch.loading import load
from emplan.batch.supplied import Supplied, still_open
from emplan.errors import EmplanError, WorkerError
from emplan.exporting import Exporter, export, with_values
from emplan.layout import LayoutWarning, Profile, lay_out
from emplan.model import AnnualPlan
from emplan.rollover import (
    Classification,
    Draft,
    Severity,
    Supersession,
    TaskResult,
    TaskRule,
    UnitRename,
    roll_forward,
    to_review_data,
)

REVIEW_ENDING = ".review.json"


@frozen(kw_only=True)
class Drafting:
    """How every plan of a batch is rolled forward (结转); the fields are the options of `roll_forward`.

    ``comments`` and ``redline`` are for formats that can show them, ``review`` adds the list of places.
    """

    year: int | None
    plan_year: int | None = None
    results: tuple[TaskResult, ...] | TaskRule = ()
    units: tuple[UnitRename, ...] = ()
    supersede: tuple[Supersession, ...] = ()
    again: bool = False
    comments: bool = True
    redline: bool = False
    review: bool = False
    language: str = "zh"


@frozen(kw_only=True)
class Setup:
    """What is done with every source; without ``drafting`` the plan is exported as it is."""

    formats: tuple[str | Exporter, ...]
    settings: tuple[str, ...] = ()
    drafting: Drafting | None = None


@frozen(kw_only=True)
class Job:
    """One source to work on, with its bytes: nothing else is needed on the machine that does it."""

    entry: Entry
    data: bytes = field(repr=False)
    setup: Setup


@frozen(kw_only=True)
class Summary:
    """What a clerk wants to know of one file: how much moved and how much is left to look at.

    ``left_over`` counts places of the source that were not understood, ``to_fill`` what is still open,
    ``unused`` names that were to be replaced and are nowhere in the plan; ``remarks`` are about the pages of
    a plan that is exported as it is, in English and Chinese.
    """

    title: str
    year: int | None
    shifted: int = 0
    kept: int = 0
    review: int = 0
    must: int = 0
    left_over: int = 0
    to_fill: int = 0
    unused: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    remarks_zh: tuple[str, ...] = ()


@frozen(kw_only=True)
class Made:
    """The files of one source, ending and bytes each, and their summary."""

    files: tuple[tuple[str, bytes], ...] = field(repr=False)
    summary: Summary


def drafted(
    plan: AnnualPlan, drafting: Drafting, supplied: Supplied, exporters: Sequence[Exporter]
) -> tuple[AnnualPlan, Draft, tuple[bytes, ...]]:
    """The plan of the draft, the draft before anything was supplied, and the bytes of every exporter."""
    draft = roll_forward(
        plan,
        drafting.year,
        plan_year=drafting.plan_year,
        results=drafting.results,
        units=drafting.units,
        supersede=drafting.supersede,
        again=drafting.again,
    )
    finished = supplied.put_into(draft.plan)
    shown: dict[str, object] = {}
    if drafting.comments:
        shown["review"] = still_open(draft, finished)
    if drafting.redline:
        shown["against"] = plan
    ready = [with_values(exporter, **shown) for exporter in exporters]
    return finished, draft, tuple(export(finished, exporter) for exporter in ready)


def work_on(job: Job) -> Made | EmplanError:
    """Do the work on one source; whatever goes wrong is returned, named with the source, and pickles."""
    try:
        return _made(job)
    except EmplanError as error:
        return _portable(error, job.entry.source)
    except KeyboardInterrupt:
        raise
    except BaseException as cause:  # noqa: BLE001 - one bad file never stops the others
        return unforeseen(job.entry.source, cause)


def _made(job: Job) -> Made:
    entry, setup = job.entry, job.setup
    exporters = exporters_for(setup.formats, setup.settings)
    loaded = load(job.data, entry.source)
    left_over = len(loaded.report.leftovers) if loaded.report else 0
    endings = [exporter.suffix for exporter in exporters]
    if setup.drafting is None:
        plan = entry.supplied.put_into(loaded.plan)
        made = [export(plan, exporter) for exporter in exporters]
        return Made(
            files=tuple(zip(endings, made, strict=True)),
            summary=_with_remarks(_summary(plan, left_over), warnings_of(plan, exporters)),
        )
    drafting = _for_entry(setup.drafting, entry, loaded.plan)
    plan, draft, outputs = drafted(loaded.plan, drafting, entry.supplied, exporters)
    files = [*zip(endings, outputs, strict=True)]
    if setup.drafting.review:
        files.append((REVIEW_ENDING, review_bytes(draft, setup.drafting.language)))
    return Made(files=tuple(files), summary=_summary(plan, left_over, draft))


def _for_entry(drafting: Drafting, entry: Entry, plan: AnnualPlan) -> Drafting:
    if entry.results is not None:
        drafting = evolve(drafting, results=entry.results)
    # What is said of all holds where nothing is stated; what is said of one must agree with it.
    stated = plan.year is not None and entry.plan_year is None
    return evolve(drafting, plan_year=None if stated else entry.plan_year or drafting.plan_year)


def review_bytes(draft: Draft, language: str) -> bytes:
    """The review list as the bytes of a JSON file."""
    data = to_review_data(draft.review, language)
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def warnings_of(plan: AnnualPlan, exporters: Sequence[Exporter]) -> tuple[LayoutWarning, ...]:
    """Where official pages keep to the standard less than they should, once for each profile."""
    profiles = {getattr(exporter, "profile", None) for exporter in exporters}
    found = [each for one in profiles if isinstance(one, Profile) for each in lay_out(plan, one).warnings]
    return tuple(dict.fromkeys(found))


def _with_remarks(summary: Summary, warnings: Sequence[LayoutWarning]) -> Summary:
    return evolve(
        summary,
        remarks=tuple(warning.message("en") for warning in warnings),
        remarks_zh=tuple(warning.message("zh") for warning in warnings),
    )


def _summary(plan: AnnualPlan, left_over: int, draft: Draft | None = None) -> Summary:
    review = draft.review if draft else ()
    counts = Counter(one.classification for one in review)
    return Summary(
        title=plan.document_title.text,
        year=plan.year,
        shifted=counts[Classification.SHIFTED],
        kept=counts[Classification.KEPT],
        review=counts[Classification.REVIEW],
        must=sum(one.severity is Severity.MUST for one in review),
        left_over=left_over,
        to_fill=len(tuple(plan.open_places())),
        unused=draft.unused if draft else (),
    )


def unforeseen(source: str, cause: BaseException) -> WorkerError:
    """The error for a file at which something happened that nobody foresaw."""
    try:
        said = f"{type(cause).__name__}: {cause}"
    except Exception:  # noqa: BLE001 - an exception whose own words fail
        said = type(cause).__name__
    return WorkerError(
        f"An error in emplan itself or in a plugin, at this file (来源文件) alone: {said}.",
        f"处理该来源文件时 emplan 或插件内部出错：{said}。",
        field="source",
        place=source,
        remedy="The others are not touched by it. Please report it with the source.",
        remedy_zh="其他文件不受影响。请将该来源文件一并反馈给我们。",
    )


def _portable(error: EmplanError, source: str) -> EmplanError:
    """The error with the source as its place; a plugin's own, which may not pickle, in the words it has."""
    if error.place is None:
        error.place = source
    elif source not in error.place:
        error.place = f"{source}: {error.place}"
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 - whatever a plugin's class does when it is pickled
        words = WorkerError(error.english, error.chinese, field=error.field, place=error.place)
        words.remedy, words.remedy_zh = error.remedy, error.remedy_zh
        return words
    return error
