"""`emplan history`: several years of one office's plans, task by task, as a table or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size

from emplan.cli.diff import check_sources, print_json
from emplan.cli.language import LANGUAGE
from emplan.cli.messages import Say, in_language
from emplan.cli.source import load
from emplan.comparison import History, PlanYear, TaskLife, ValidityBreak, history, to_history_data

_WIDEST_NAME = 36
_GAP = "  "


def show_history(sources: Sequence[str], *, as_json: bool) -> None:
    """`emplan history`: how tasks live through the years, and where validity breaks."""
    check_sources(sources)
    found = history(load(source).plan for source in sources)
    if as_json:
        print_json(to_history_data(found))
        return
    for line in history_lines(found, in_language(LANGUAGE.get())):
        print(line)


def history_lines(found: History, say: Say) -> Iterator[str]:
    """One row a task with its number in each year; what changed of it stands under it."""
    years = [each.year for each in found.years]
    rows = [[_fitting(life.name), *(_number(life, year) for year in years)] for life in found.lives]
    head = [say("history_task"), *map(str, years)]
    counts = [say("history_count"), *(str(each.tasks) for each in found.years)]
    widths = [max(cell_len(row[column]) for row in (head, counts, *rows)) for column in range(len(head))]
    yield _row(head, widths)
    yield _row(counts, widths)
    for life, row in zip(found.lives, rows, strict=True):
        yield _row(row, widths)
        yield from (_GAP + line for line in _changes(life, say))
    yield ""
    for plan_year in found.years:
        yield _validity(plan_year, say)
    for each in found.breaks:
        yield _break(each, say)


def _fitting(name: str) -> str:
    if cell_len(name) <= _WIDEST_NAME:
        return name
    return set_cell_size(name, _WIDEST_NAME - 1).rstrip() + "…"


def _number(life: TaskLife, year: int) -> str:
    found = life.in_year(year)
    return "–" if found is None else found.item.label or "●"


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True))
    return _GAP.join(padded).rstrip()


def _changes(life: TaskLife, say: Say) -> Iterator[str]:
    if len(life.names) > 1:
        yield say("history_names", names=" → ".join(_fitting(name) for name in life.names))
    units = life.units_by_year
    if len(units) > 1:
        named = (
            f"{year} " + ("、".join(unit.name for unit in each) or say("none"))
            for year, each in units.items()
        )
        yield say("history_units", units=" → ".join(named))


def _validity(plan_year: PlanYear, say: Say) -> str:
    if plan_year.last_day is None:
        return say("history_not_stated", year=plan_year.year)
    start = plan_year.start.isoformat() if plan_year.start is not None else say("history_open")
    return say("history_valid", year=plan_year.year, start=start, end=plan_year.last_day.isoformat())


def _break(each: ValidityBreak, say: Say) -> str:
    return say(
        f"history_{each.kind.value}",
        earlier=each.earlier,
        later=each.later,
        start=each.start.isoformat(),
        end=each.last_day.isoformat(),
        days=each.days,
    )
