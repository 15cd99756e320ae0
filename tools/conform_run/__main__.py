"""`python -m tools.conform_run` (`make conform`): the volume proof, a bar while it runs, then a table."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from tools.conform_run import results
from tools.conform_run.cases import ROOT, Case, generated, real
from tools.conform_run.checks import Outcome, export, judge
from tools.conform_run.pages import Office

_USUAL: Final = 220
# So many files in one run of LibreOffice: what it costs to start is shared, and the bar still moves.
_BATCH: Final = 20


def main() -> int:
    """Make the cases, set them, measure them; 1 if anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tools.conform_run", description=__doc__)
    parser.add_argument("--cases", type=int, default=_USUAL, help=f"how many plans are generated ({_USUAL})")
    parser.add_argument("--first", type=int, default=0, help="the number of the first")
    parser.add_argument("--seed", type=int, default=0, help="another seed gives other plans")
    parser.add_argument("--keep", type=Path, help="a folder for the files; a temporary one by default")
    parser.add_argument(
        "--json", type=Path, default=ROOT / "out" / "conform.json", help="where the figures go"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that measure")
    options = parser.parse_args()
    console = Console()
    if not Office.is_there():
        console.print("emplan: soffice was not found: install LibreOffice Writer")
        return 2
    numbers = range(options.first, options.first + options.cases)
    cases = [*generated(numbers, options.seed), *real()]
    with tempfile.TemporaryDirectory(prefix="emplan-conform-run-") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        outcomes = _run(cases, folder, Path(temporary), options.jobs, console)
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(
        json.dumps(results.as_data(outcomes, options.seed), ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    _show(outcomes, console)
    console.print(f"[dim]{options.json}")
    return 0 if results.is_good(outcomes) else 1


def _run(cases: Sequence[Case], folder: Path, home: Path, jobs: int, console: Console) -> list[Outcome]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    office = Office(home)
    outcomes: dict[str, Outcome] = {}
    with ProcessPoolExecutor(jobs) as pool, Progress(*columns, console=console) as progress:
        bar = progress.add_task("writing", total=len(cases))
        files = []
        for job in [pool.submit(export, case, folder) for case in cases]:
            files.append(job.result())
            progress.advance(bar)
        bar = progress.add_task("LibreOffice", total=len(cases))
        measuring = progress.add_task("measuring", total=len(cases))
        waiting = []
        for start in range(0, len(cases), _BATCH):
            office.pdfs_of(files[start : start + _BATCH], folder)
            progress.advance(bar, min(_BATCH, len(cases) - start))
            waiting += [pool.submit(judge, case, folder) for case in cases[start : start + _BATCH]]
        for done in as_completed(waiting):
            outcome = done.result()
            outcomes[outcome.name] = outcome
            progress.advance(measuring)
    return [outcomes[case.name] for case in cases]


def _show(outcomes: Sequence[Outcome], console: Console) -> None:
    for one in outcomes:
        for fault in one.faults:
            console.print(f"{one.name}: {fault}", markup=False, highlight=False)
    table = Table("", "", show_header=False)
    for name, value in results.rows(outcomes):
        table.add_row(name, value)
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
