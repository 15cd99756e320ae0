"""Measure, print the tables, write them as JSON: `python -m benchmarks` (`make bench`)."""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks import report, scaling
from benchmarks.bars import BARS, BOTH, FLAT, JOBS, LINEAR
from benchmarks.material import PAGES
from benchmarks.processes import ROOT, Cost, Processes, interleaved
from benchmarks.results import Check, Measured

GROUPS: Final = ("peers", "pages", "reading", "start")
# So many calls in a process make one warm figure; slow jobs need fewer.
_CALLS: Final = {"weasyprint_html:pdf": 2, "ours:load": 40, "ours:dump": 40}
_USUAL_CALLS: Final = 12
_PAGES: Final = ("10-pages", "100-pages", "1000-pages")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=GROUPS, action="append", help="one part; may be given again")
    parser.add_argument("--rounds", type=int, default=5, help="fresh processes for each median (5)")
    parser.add_argument("--jobs", default="", help="peers: only jobs whose name has this in it")
    parser.add_argument("--json", type=Path, help="where the figures go (out/bench.json)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Processes(Path(folder)), options.rounds, options.jobs)
        bench.prepare()
        for group in options.only or GROUPS:
            getattr(bench, group)()
    target = options.json or ROOT / "out" / "bench.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(bench.as_data(), indent=1) + "\n", "utf-8")
    print(f"\n{target}")


class Bench:
    """One run; each group prints its tables as soon as it has them."""

    def __init__(self, processes: Processes, rounds: int, jobs: str) -> None:
        self._processes = processes
        self._rounds = rounds
        self._jobs = [job for job in JOBS if jobs in job]
        self._inputs: dict[str, Path] = {}
        self._medians: dict[str, dict[str, Measured]] = {}
        self._checks: list[Check] = []

    def prepare(self) -> None:
        folder = self._processes.folder / "inputs"
        self._processes.run("-m", "benchmarks.inputs", str(folder))
        self._inputs = {path.name: path for path in sorted(folder.iterdir())}
        self._processes.run("-m", "benchmarks.jobs.docx_template", *map(str, self._inputs.values()))

    def peers(self) -> None:
        """emplan and its peers on the same work."""
        for given in filter(self._inputs.__contains__, BOTH):
            rows = self._medians[given] = self._compared(self._inputs[given])
            print(report.medians(given, tuple(rows.items())), "\n", flush=True)
        self._add(
            Check(f"{given}: {bar.measure}, {bar.ours} to {bar.peer}", ours, peer, bar.at_most)
            for given, rows in self._medians.items()
            for bar in BARS
            if given in bar.inputs and bar.ours in rows and bar.peer in rows
            for ours, peer in [(rows[bar.ours].of(bar.measure), rows[bar.peer].of(bar.measure))]
        )

    def pages(self) -> None:
        """What a page costs in a short and in a very long plan."""
        jobs = ("ours:docx", "ours:pdf", "ours:read")
        spent: dict[tuple[str, str], list[float]] = defaultdict(list)
        for _ in range(3):
            for job in jobs:
                for given in _PAGES:
                    calls = 1 if given == _PAGES[-1] else _USUAL_CALLS
                    spent[job, given].append(self._processes.warm(job, self._inputs[given], calls))
        for job in jobs:
            first, *others = ((given, median(spent[job, given]) / self._pages_of(given)) for given in _PAGES)
            self._add(
                Check(f"{job}, ms a page: {given} to {first[0]}", cost, first[1], FLAT)
                for given, cost in others
            )

    def reading(self) -> None:
        """A hundred times the text takes a hundred times as long, whatever the text."""
        for kind in scaling.KINDS:
            once, hundred = (
                float(self._processes.run("-m", "benchmarks.scaling", kind, times)) for times in ("2", "200")
            )
            self._add(
                [Check(f"reading {kind}, ms: a hundredth of 100 x to 1 x", hundred / 100, once, LINEAR)]
            )

    def start(self) -> None:
        """What a process costs before it does anything, and one that does one thing."""
        record = self._inputs["10-pages"] / "plan.json"
        command = ("-c", "from emplan.cli import main; main()", "export", str(record), "-o")
        commands = {
            "python": ("-c", "pass"),
            "import emplan": ("-c", "import emplan"),
            "emplan --help": ("-c", "from emplan.cli import main; main()", "--help"),
            "import docx": ("-c", "import docx"),
            "import reportlab.platypus": ("-c", "import reportlab.platypus"),
            "import weasyprint": ("-c", "import weasyprint"),
            **{
                f"emplan export .{suffix}": (*command, str(self._processes.folder / f"made.{suffix}"))
                for suffix in ("json", "docx", "pdf")
            },
        }
        costs: dict[str, list[Cost]] = defaultdict(list)
        for arguments in commands.values():
            self._processes.cost(*arguments)  # bytecode and disk cache
        for name in interleaved(2 * self._rounds, commands):
            costs[name].append(self._processes.cost(*commands[name]))
        rows = {
            name: Measured(median(c.milliseconds for c in many), 0.0, median(c.megabytes for c in many), 0)
            for name, many in costs.items()
        }
        self._medians["processes"] = rows
        print(report.medians("processes", tuple(rows.items())), "\n", flush=True)

    def _compared(self, given: Path) -> dict[str, Measured]:
        cold: dict[str, list[tuple[Cost, int]]] = defaultdict(list)
        warm: dict[str, list[float]] = defaultdict(list)
        for job in self._jobs:
            self._processes.cold(job, given)  # bytecode and disk cache
        for job in interleaved(self._rounds, self._jobs):
            cold[job].append(self._processes.cold(job, given))
            warm[job].append(self._processes.warm(job, given, _CALLS.get(job, _USUAL_CALLS)))
        return {
            job: Measured(
                cold=median(cost.milliseconds for cost, _ in cold[job]),
                warm=median(warm[job]),
                peak=median(cost.megabytes for cost, _ in cold[job]),
                size=cold[job][0][1],
            )
            for job in self._jobs
        }

    def _pages_of(self, given: str) -> int:
        return int((self._inputs[given] / PAGES).read_text("utf-8"))

    def _add(self, rows: Iterable[Check]) -> None:
        found = list(rows)
        self._checks += found
        print(report.checks(found), "\n", flush=True)

    def as_data(self) -> dict[str, object]:
        """The figures as plain data."""
        return {
            "python": sys.version.split()[0],
            "medians": {
                g: {job: it._asdict() for job, it in rows.items()} for g, rows in self._medians.items()
            },
            "ratios": [row._asdict() | {"ratio": row.ratio, "met": row.met} for row in self._checks],
        }


if __name__ == "__main__":
    main()
