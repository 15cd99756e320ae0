"""The verbs: load a source, call the public function, write or print what comes out."""

import json
import sys
from collections.abc import Sequence
from typing import TextIO

import attrs

from emplan.batch import Supplied
from emplan.batch.formats import configured
from emplan.batch.work import Drafting, drafted, review_bytes, warnings_of
from emplan.cli import show
from emplan.cli.conform import measure
from emplan.cli.formats import format_row, format_rows
from emplan.cli.language import LANGUAGE
from emplan.cli.messages import Say, in_language
from emplan.cli.settings import off_standard_output
from emplan.cli.source import load
from emplan.cli.targets import STANDARD_STREAM, Output, check_targets, exporter_of, write_all
from emplan.cli.usage import WrongUsageError
from emplan.exporting import Exporter, export, exporter_options, load_exporter, takes_value
from emplan.exporting.skeleton import new_exporter
from emplan.model import AnnualPlan, place_name
from emplan.reading import ReadingReport, report_data
from emplan.records import dump_record, to_outline
from emplan.rollover import Classification, Instructions, ReviewItem, Severity


def read_document(source: str, output: str | None, report: str | None) -> None:
    """`emplan read`: the record into a file, the account beside it, a summary for the clerk."""
    if output and output != STANDARD_STREAM and not output.lower().endswith(".json"):
        raise WrongUsageError("not_record", path=output)
    check_targets([path for path in (output, report) if path], source)
    loaded = load(source)
    outputs = []
    if output:
        outputs.append(Output(output, dump_record(loaded.plan).encode("utf-8")))
    if report:
        if loaded.report is None:
            raise WrongUsageError("record_has_no_report", path=source)
        outputs.append(Output(report, _json(report_data(loaded.report))))
    write_all(outputs)
    stream = sys.stderr if STANDARD_STREAM in (output, report) else sys.stdout
    for line in show.summary(loaded.plan, loaded.report, _say(), LANGUAGE.get()):
        print(line, file=stream)
    _print_paths(outputs, stream=stream)


def show_outline(source: str, *, as_json: bool) -> None:
    """`emplan outline`: a tree to read, or the interchange shape ``emplan.outline/1``."""
    loaded = load(source)
    if as_json:
        leftovers = loaded.report.leftovers if loaded.report else ()
        rows = [(leftover.line, leftover.text) for leftover in leftovers]
        published = loaded.report.published if loaded.report else {}
        _print_json(to_outline(loaded.plan, rows, published=published))
        return
    for line in show.tree(loaded.plan, _say()):
        print(line)
    _tell_left_over(loaded.report)


def draft_next_year(
    source: str,
    output: Sequence[str],
    *,
    year: int | None,
    plan_year: int | None,
    instructions: Instructions,
    review: str | None,
    supplied: Supplied,
    format_name: str | None,
    settings: Sequence[str],
    comments: bool = True,
    redline: bool = False,
) -> None:
    """`emplan next`: the draft in every format asked for, and the review list.

    Formats that can take the review as comments do, unless ``comments`` is off; with ``redline`` those that
    can show what changed do.
    """
    targets = [*output, *([review] if review else [])]
    if not targets:
        raise WrongUsageError("no_output")
    check_targets(targets, source)
    exporters = _exporters(output, format_name, settings)
    if redline and not any(takes_value(exporter, "against") for exporter in exporters):
        raise WrongUsageError("cannot_redline")
    loaded = load(source)
    drafting = Drafting(
        year=year,
        plan_year=plan_year,
        results=instructions.results,
        units=instructions.units,
        supersede=instructions.supersede,
        again=instructions.again,
        comments=comments,
        redline=redline,
    )
    with off_standard_output():
        plan, draft, made = drafted(loaded.plan, drafting, supplied, exporters)
    outputs = [Output(path, data) for path, data in zip(output, made, strict=True)]
    if review:
        outputs.append(Output(review, review_bytes(draft, LANGUAGE.get())))
    write_all(outputs)
    _print_paths(outputs)
    _tell_review(plan, draft.review, listed=review is not None)
    for name in draft.unused:
        print(_say()("unused", name=name), file=sys.stderr)
    _tell_left_over(loaded.report)


def export_plan(
    source: str,
    output: Sequence[str],
    *,
    supplied: Supplied,
    format_name: str | None,
    settings: Sequence[str],
) -> None:
    """`emplan export`: the plan as it is, in every format asked for."""
    if not output:
        raise WrongUsageError("no_output")
    check_targets(output, source)
    exporters = _exporters(output, format_name, settings)
    loaded = load(source)
    outputs = _exported(supplied.put_into(loaded.plan), output, exporters)
    write_all(outputs)
    _print_paths(outputs)
    _tell_left_over(loaded.report)
    _tell_layout(supplied.put_into(loaded.plan), exporters)


def list_formats(*, as_json: bool) -> None:
    """`emplan formats`: what is installed and whether it works."""
    rows = format_rows()
    if as_json:
        _print_json([row.as_data(LANGUAGE.get()) for row in rows])
        return
    for line in show.format_table(rows, _say(), LANGUAGE.get()):
        print(line)


def show_format(name: str, *, as_json: bool) -> None:
    """`emplan formats NAME`: one format and the options that --set takes."""
    with off_standard_output():
        exporter = load_exporter(name)
        options = exporter_options(exporter)
        row = format_row(name)
    if as_json:
        rows = [attrs.asdict(option) for option in options]
        _print_json({**row.as_data(LANGUAGE.get()), "options": rows})
        return
    for line in show.format_page(row, type(exporter).__doc__ or "", options, _say(), LANGUAGE.get()):
        print(line)


def make_exporter(name: str, folder: str | None) -> None:
    """`emplan new-exporter`: a distribution of its own for a new format."""
    written = new_exporter(name, folder)
    for path in written:
        print(path)
    print(_say()("made_exporter", path=written[1]), file=sys.stderr)


def _exporters(output: Sequence[str], format_name: str | None, settings: Sequence[str]) -> list[Exporter]:
    with off_standard_output():
        return configured([exporter_of(path, format_name) for path in output], settings)


def _exported(plan: AnnualPlan, output: Sequence[str], exporters: Sequence[Exporter]) -> list[Output]:
    with off_standard_output():
        return [
            Output(path, export(plan, exporter)) for path, exporter in zip(output, exporters, strict=True)
        ]


def check_pages(file: str, *, profile: str, as_json: bool) -> bool:
    """`emplan conform`: one row a clause; whether none failed."""
    report = measure(file, profile)
    if as_json:
        _print_json(report.as_data())
    else:
        for line in report.lines(LANGUAGE.get()):
            print(line)
    return not report.failures


def _say() -> Say:
    return in_language(LANGUAGE.get())


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _print_json(data: object) -> None:
    write_all([Output(STANDARD_STREAM, _json(data))])


def _tell_left_over(report: ReadingReport | None) -> None:
    """Warn of text of the source that the plan lacks; on standard error, for what is asked for is done."""
    if report is not None:
        for line in show.left_over(report, _say()):
            print(line, file=sys.stderr)


def _tell_layout(plan: AnnualPlan, exporters: Sequence[Exporter]) -> None:
    """Say where official pages keep to the standard less than they should, once for each profile."""
    for warning in warnings_of(plan, exporters):
        print(_say()("doubt", text=warning.message(LANGUAGE.get())), file=sys.stderr)


def _print_paths(outputs: Sequence[Output], stream: TextIO | None = None) -> None:
    for output in outputs:
        if output.path != STANDARD_STREAM:
            print(output.path, file=stream or sys.stdout)


def _tell_review(plan: AnnualPlan, review: Sequence[ReviewItem], *, listed: bool) -> None:
    say = _say()
    counts = {"shifted": 0, "kept": 0, "review": 0}
    for item in review:
        counts[item.classification.value] += 1
    title = plan.document_title.text
    print(say("drafted", title=title, year=plan.year, **counts), file=sys.stderr)
    for place in plan.open_places():
        print(say("open", term=place.term, path=place.path), file=sys.stderr)
    for item in review:
        if item.classification is Classification.REVIEW and item.severity is Severity.MUST:
            reason = item.reason if LANGUAGE.get() == "zh" else item.reason_en
            where = place_name(plan, item.path)
            print(say("settle", place=where, token=item.token, reason=reason), file=sys.stderr)
    if counts["review"] and not listed:
        print(say("review_hint"), file=sys.stderr)
