"""`python -m tools.fuzz`: the run, parallel on all cores, with a progress bar; leaves with 1 at any fault."""

import argparse
import json
import os
import resource
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import islice
from pathlib import Path

from tools.fuzz.bases import KINDS
from tools.fuzz.judging import SUFFIXES, Case, Fault, Verdict, judge
from tools.fuzz.minimising import minimised

COUNTS = {"text": 100_000, "html": 6_000, "docx": 4_000, "pdf": 1_000}
"""How many documents of each kind a whole run reads."""
_CHUNK = 25
_MOST_SAVED = 3
_MEMORY = 4 * 1024**3
_EVERY = 0.5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print what was found, save what fails; return 0 if nothing does."""
    options = _options(arguments)
    if options.again:
        return _again(options.again)
    counts = {kind: round(options.share * COUNTS[kind]) for kind in options.only or KINDS}
    cases = [Case(kind, options.seed, index) for kind in counts for index in range(counts[kind])]
    progress = _Progress(len(cases))
    faults: dict[str, list[Fault]] = {}
    with ProcessPoolExecutor(options.jobs, initializer=_limit_memory) as pool:
        for verdict in _verdicts(pool, cases):
            progress.count(verdict)
            if verdict.fault is not None:
                known = faults.setdefault(verdict.fault.sign, [])
                known.append(verdict.fault)
                if len(known) <= _MOST_SAVED:
                    _save(verdict.fault, options.output, pool)
    progress.finish()
    for sign, found in faults.items():
        print(f"{len(found):6} × {sign}: {', '.join(fault.case.name for fault in found[:_MOST_SAVED])}")
    if faults:
        print(f"saved in {options.output}")
    return 1 if faults else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="part of the whole run: 0.01 reads 1 110")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other documents")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    parser.add_argument("--only", action="append", choices=KINDS, help="only this kind; repeatable")
    parser.add_argument("--output", type=Path, default=Path("out/fuzz"), help="where failing documents go")
    parser.add_argument("--again", help="read one document again, by its name: text-1-123")
    return parser.parse_args(arguments)


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _judged(cases: Sequence[Case]) -> list[Verdict]:
    return [judge(case) for case in cases]


def _verdicts(pool: ProcessPoolExecutor, cases: Iterable[Case]) -> Iterator[Verdict]:
    """Judge all cases, a few chunks ahead of what is counted."""
    waiting: set[Future[list[Verdict]]] = set()
    source = iter(cases)
    while True:
        while len(waiting) < 16 and (chunk := list(islice(source, _CHUNK))):
            waiting.add(pool.submit(_judged, chunk))
        if not waiting:
            return
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            yield from future.result()


def _smallest(fault: Fault) -> bytes:
    """The document of a fault, as small as it shows the same fault."""

    def fails(data: bytes) -> bool:
        found = judge(fault.case, data).fault
        return found is not None and found.sign == fault.sign

    data = fault.case.document()
    return data if fault.case.kind in ("docx", "pdf") else minimised(data, fails)


def _save(fault: Fault, folder: Path, pool: ProcessPoolExecutor) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{fault.case.name}{SUFFIXES[fault.case.kind]}"
    path.write_bytes(fault.case.document())
    small = pool.submit(_smallest, fault).result()
    path.with_suffix(f".small{path.suffix}").write_bytes(small)
    data = {"case": fault.case.name, "sign": fault.sign, "repairs": fault.case.repairs().names}
    path.with_suffix(".json").write_text(
        json.dumps(data, ensure_ascii=False, indent=2) + "\n" + fault.detail, encoding="utf-8"
    )


def _again(name: str) -> int:
    kind, seed, index = name.split("-")
    verdict = judge(Case(kind, int(seed), int(index)))
    print("read" if verdict.was_read else "refused", f"{verdict.seconds:.2f} s")
    if verdict.fault is not None:
        print(verdict.fault.sign, verdict.fault.detail, sep="\n")
    return 1 if verdict.fault else 0


class _Progress:
    """One line that fills: how many are done, read, refused, faulty."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = self.read = self.faults = 0
        self.slowest = 0.0
        self.start = self.shown = time.monotonic()

    def count(self, verdict: Verdict) -> None:
        self.done += 1
        self.read += verdict.was_read
        self.faults += verdict.fault is not None
        self.slowest = max(self.slowest, verdict.seconds)
        now = time.monotonic()
        if now - self.shown >= (_EVERY if sys.stderr.isatty() else 60 * _EVERY):
            self.shown = now
            self._show("\r" if sys.stderr.isatty() else "\n")

    def finish(self) -> None:
        self._show("\n")

    def _show(self, end: str) -> None:
        filled = 30 * self.done // (self.total or 1)
        rate = self.done / max(time.monotonic() - self.start, 0.001)
        bar = "█" * filled + "·" * (30 - filled)
        print(
            f"{bar} {self.done}/{self.total} documents, {self.read} read, {self.done - self.read} refused, "
            f"{self.faults} faults, slowest {self.slowest:.1f} s, {rate:.0f}/s",
            end=end,
            file=sys.stderr,
            flush=True,
        )


if __name__ == "__main__":
    sys.exit(main())
