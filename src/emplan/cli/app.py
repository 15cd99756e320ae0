"""The verbs of the command and their options: what the help says, and which verb runs.

A verb imports what it runs when it runs, so that the help and the other verbs do not pay for it.
"""

from importlib.metadata import version as installed_version
from typing import Annotated

import typer

from emplan.cli.usage import WrongUsageError

app = typer.Typer(help="about", no_args_is_help=True, add_completion=False, rich_markup_mode=None)

# Every help text here is a key of the catalogue; `emplan.cli.run` puts the words in, in the user's language.
Source = Annotated[str, typer.Argument(help="source", metavar="SOURCE", show_default=False)]
Outputs = Annotated[
    list[str] | None, typer.Option("-o", "--output", help="output", metavar="FILE", show_default=False)
]
Settings = Annotated[
    list[str] | None, typer.Option("--set", help="set", metavar="NAME=VALUE", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="as_json")]


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"emplan {installed_version('emplan')}")
        raise typer.Exit


@app.callback()
def emplan(
    lang: Annotated[str, typer.Option("--lang", help="lang", metavar="en|zh")] = "",
    version: Annotated[
        bool, typer.Option("--version", help="version", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Refuse a language that is neither: a right one was taken from the arguments before."""
    if lang:
        raise WrongUsageError("bad_language", value=lang)


@app.command("read", help="read")
def read(
    source: Source,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="record_output", metavar="FILE")
    ] = None,
    report: Annotated[str | None, typer.Option(help="report_output", metavar="FILE")] = None,
) -> None:
    """`emplan read`."""
    from emplan.cli import verbs

    verbs.read_document(source, output, report)


@app.command("outline", help="outline")
def outline(source: Source, as_json: AsJson = False) -> None:
    """`emplan outline`."""
    from emplan.cli import verbs

    verbs.show_outline(source, as_json=as_json)


@app.command("next", help="next")
def next_year(
    source: Source,
    output: Outputs = None,
    year: Annotated[int | None, typer.Option(help="year", metavar="YEAR")] = None,
    review: Annotated[str | None, typer.Option(help="review_output", metavar="FILE")] = None,
    plan_year: Annotated[int | None, typer.Option(help="plan_year", metavar="YEAR")] = None,
    results: Annotated[str | None, typer.Option(help="results", metavar="FILE")] = None,
    rename_units: Annotated[str | None, typer.Option(help="rename_units", metavar="FILE")] = None,
    supersede: Annotated[str | None, typer.Option(help="supersede", metavar="FILE")] = None,
    again: Annotated[bool, typer.Option("--again", help="again")] = False,
    issuer: Annotated[list[str] | None, typer.Option(help="issuer", metavar="NAME")] = None,
    masthead: Annotated[str | None, typer.Option(help="masthead", metavar="NAME")] = None,
    number: Annotated[str | None, typer.Option(help="number", metavar="NUMBER")] = None,
    addressee: Annotated[list[str] | None, typer.Option(help="addressee", metavar="NAME")] = None,
    letter: Annotated[bool, typer.Option("--letter", help="letter")] = False,
    date: Annotated[str | None, typer.Option(help="date", metavar="DATE")] = None,
    printing_date: Annotated[str | None, typer.Option(help="printing_date", metavar="DATE")] = None,
    redline: Annotated[bool, typer.Option("--redline", help="redline")] = False,
    no_comments: Annotated[bool, typer.Option("--no-comments", help="no_comments")] = False,
    format: Annotated[str | None, typer.Option(help="format", metavar="NAME")] = None,
    settings: Settings = None,
) -> None:
    """`emplan next`."""
    from emplan.cli import verbs
    from emplan.cli.supply import supplied_by
    from emplan.rollover import Instructions

    supplied = supplied_by(
        issuers=issuer,
        masthead=masthead,
        number=number,
        addressees=addressee,
        letter=letter,
        date=date,
        printing_date=printing_date,
    )
    verbs.draft_next_year(
        source,
        output or [],
        year=year,
        plan_year=plan_year,
        instructions=Instructions.load(results, rename_units, supersede, again=again),
        review=review,
        supplied=supplied,
        format_name=format,
        settings=settings or [],
        comments=not no_comments,
        redline=redline,
    )


@app.command("export", help="export")
def export(
    source: Source,
    output: Outputs = None,
    format: Annotated[str | None, typer.Option(help="format", metavar="NAME")] = None,
    issuer: Annotated[list[str] | None, typer.Option(help="issuer", metavar="NAME")] = None,
    masthead: Annotated[str | None, typer.Option(help="masthead", metavar="NAME")] = None,
    number: Annotated[str | None, typer.Option(help="number", metavar="NUMBER")] = None,
    addressee: Annotated[list[str] | None, typer.Option(help="addressee", metavar="NAME")] = None,
    letter: Annotated[bool, typer.Option("--letter", help="letter")] = False,
    date: Annotated[str | None, typer.Option(help="date", metavar="DATE")] = None,
    printing_date: Annotated[str | None, typer.Option(help="printing_date", metavar="DATE")] = None,
    settings: Settings = None,
) -> None:
    """`emplan export`."""
    from emplan.cli import verbs
    from emplan.cli.supply import supplied_by

    supplied = supplied_by(
        issuers=issuer,
        masthead=masthead,
        number=number,
        addressees=addressee,
        letter=letter,
        date=date,
        printing_date=printing_date,
    )
    verbs.export_plan(source, output or [], supplied=supplied, format_name=format, settings=settings or [])


batch = typer.Typer(help="batch", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(batch, name="batch")

Sources = Annotated[list[str] | None, typer.Argument(help="sources", metavar="SOURCE...", show_default=False)]
ListFile = Annotated[str | None, typer.Option("--list", help="list_file", metavar="FILE")]
Folder = Annotated[
    str | None, typer.Option("-o", "--output", help="batch_folder", metavar="FOLDER", show_default=False)
]
Formats = Annotated[
    list[str] | None, typer.Option("-f", "--format", help="batch_format", metavar="NAME", show_default=False)
]
Jobs = Annotated[int | None, typer.Option("--jobs", help="jobs", metavar="N", show_default=False)]
Report = Annotated[str | None, typer.Option("--report", help="batch_report", metavar="FILE")]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="overwrite")]


@batch.command("next", help="batch_next")
def batch_next(
    year: Annotated[int, typer.Option(help="batch_year", metavar="YEAR", show_default=False)],
    sources: Sources = None,
    list_file: ListFile = None,
    folder: Folder = None,
    formats: Formats = None,
    review: Annotated[bool, typer.Option("--review", help="batch_review")] = False,
    plan_year: Annotated[int | None, typer.Option(help="plan_year", metavar="YEAR")] = None,
    results: Annotated[str | None, typer.Option(help="results", metavar="FILE")] = None,
    rename_units: Annotated[str | None, typer.Option(help="rename_units", metavar="FILE")] = None,
    supersede: Annotated[str | None, typer.Option(help="supersede", metavar="FILE")] = None,
    again: Annotated[bool, typer.Option("--again", help="again")] = False,
    redline: Annotated[bool, typer.Option("--redline", help="redline")] = False,
    no_comments: Annotated[bool, typer.Option("--no-comments", help="no_comments")] = False,
    settings: Settings = None,
    jobs: Jobs = None,
    report: Report = None,
    overwrite: Overwrite = False,
) -> int:
    """`emplan batch next`."""
    from emplan.cli.batch import Orders, draft_all
    from emplan.rollover import Instructions

    orders = Orders(
        sources=sources or [],
        list_file=list_file,
        folder=folder,
        formats=formats or [],
        settings=settings or [],
        jobs=jobs,
        report=report,
        overwrite=overwrite,
    )
    return draft_all(
        orders,
        year=year,
        plan_year=plan_year,
        instructions=Instructions.load(results, rename_units, supersede, again=again),
        review=review,
        comments=not no_comments,
        redline=redline,
    )


@batch.command("export", help="batch_export")
def batch_export(
    sources: Sources = None,
    list_file: ListFile = None,
    folder: Folder = None,
    formats: Formats = None,
    settings: Settings = None,
    jobs: Jobs = None,
    report: Report = None,
    overwrite: Overwrite = False,
) -> int:
    """`emplan batch export`."""
    from emplan.cli.batch import Orders, export_each

    orders = Orders(
        sources=sources or [],
        list_file=list_file,
        folder=folder,
        formats=formats or [],
        settings=settings or [],
        jobs=jobs,
        report=report,
        overwrite=overwrite,
    )
    return export_each(orders)


@app.command("diff", help="diff")
def diff(
    old: Annotated[str, typer.Argument(help="old_source", metavar="OLD", show_default=False)],
    new: Annotated[str, typer.Argument(help="new_source", metavar="NEW", show_default=False)],
    everything: Annotated[bool, typer.Option("--all", help="diff_all")] = False,
    as_json: AsJson = False,
) -> None:
    """`emplan diff`."""
    from emplan.cli.diff import show_differences

    show_differences(old, new, as_json=as_json, everything=everything)


@app.command("history", help="history")
def history(
    plans: Annotated[list[str], typer.Argument(help="plans", metavar="PLAN...", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """`emplan history`."""
    from emplan.cli.history import show_history

    show_history(plans, as_json=as_json)


@app.command("script", help="script")
def script(
    source: Source,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="script_output", metavar="FILE")
    ] = None,
) -> None:
    """`emplan script`."""
    from emplan.cli.script import write_script

    write_script(source, output)


@app.command("formats", help="formats")
def formats(
    name: Annotated[
        str | None, typer.Argument(help="format_name", metavar="NAME", show_default=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """`emplan formats`."""
    from emplan.cli import verbs

    if name is None:
        verbs.list_formats(as_json=as_json)
    else:
        verbs.show_format(name, as_json=as_json)


@app.command("conform", help="conform")
def conform(
    file: Annotated[str, typer.Argument(help="measured_file", metavar="FILE", show_default=False)],
    as_json: AsJson = False,
    profile: Annotated[str, typer.Option(help="profile", metavar="NAME")] = "gbt9704",
) -> int:
    """`emplan conform`."""
    from emplan.cli import verbs

    return 0 if verbs.check_pages(file, profile=profile, as_json=as_json) else 1


@app.command("new-exporter", help="new_exporter")
def new_exporter(
    name: Annotated[str, typer.Argument(help="new_exporter_name", metavar="NAME", show_default=False)],
    folder: Annotated[str | None, typer.Option(help="new_exporter_folder", metavar="FOLDER")] = None,
) -> None:
    """`emplan new-exporter`."""
    from emplan.cli import verbs

    verbs.make_exporter(name, folder)
