"""`python -m tools.round_trip`: plans out and back on all cores, with a progress bar; 1 at a difference."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tools.round_trip import saving
from tools.round_trip.judging import FORMATS, Trip, exported, round_trip, saved_trip

COUNTS = {"txt": 10_000, "docx": 10_000, "pdf": 300}
"""How many plans of each format a whole run takes out and back."""
SAVED = 200
"""How many DOCX LibreOffice saves before they are read."""
_CHUNK = 20
_EVERY = 0.5
_SHOWN = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and print what differs; return 0 if nothing does."""
    options = _options(arguments)
    failed: list[Trip] = []
    with ProcessPoolExecutor(options.jobs) as pool:
        for form in options.only or FORMATS:
            numbers = range(options.first, options.first + round(options.share * COUNTS[form]))
            trips = pool.map(partial(round_trip, form), numbers, chunksize=_CHUNK)
            failed += _watched(trips, form, len(numbers))
    if "docx" in (options.only or FORMATS) and saving.is_there():
        count = round(options.share * SAVED)
        failed += _watched(_saved(range(options.first, options.first + count)), "docx saved again", count)
    _report(failed)
    return 1 if failed else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.round_trip", description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="part of the run: 0.01 takes 100 plans")
    parser.add_argument("--first", type=int, default=0, help="the number of the first plan")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    parser.add_argument("--only", action="append", choices=FORMATS, help="only this format; repeatable")
    return parser.parse_args(arguments)


def _saved(numbers: range) -> Iterator[Trip]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = [folder / f"{number}.docx" for number in numbers]
        for number, source in zip(numbers, sources, strict=True):
            source.write_bytes(exported("docx", number))
        for number, path in zip(numbers, saving.saved_again(sources, folder), strict=True):
            yield saved_trip(number, path)


def _watched(trips: Iterator[Trip], name: str, total: int) -> list[Trip]:
    """Go through the trips with a bar that fills; return those that differ."""
    failed = []
    begun = shown = time.monotonic()
    end = "\r" if sys.stderr.isatty() else "\n"
    done = 0
    for done, trip in enumerate(trips, start=1):
        if trip.differences:
            failed.append(trip)
        now = time.monotonic()
        if now - shown >= (_EVERY if sys.stderr.isatty() else 60 * _EVERY):
            shown = now
            _show(name, done, total, len(failed), now - begun, end)
    _show(name, done, total, len(failed), time.monotonic() - begun, "\n")
    return failed


def _show(name: str, done: int, total: int, failed: int, seconds: float, end: str) -> None:
    filled = 30 * done // (total or 1)
    bar = "█" * filled + "·" * (30 - filled)
    rate = done / max(seconds, 0.001)
    line = f"{bar} {name}: {done}/{total} plans, {done - failed} equal, {failed} not, {rate:.0f}/s"
    print(line, end=end, file=sys.stderr, flush=True)


def _report(failed: Sequence[Trip]) -> None:
    kinds = Counter((trip.format, trip.differences[0].kind) for trip in failed)
    for (form, kind), count in kinds.most_common():
        print(f"{count:6} × {form} {kind}")
        alike = [one for one in failed if one.format == form and one.differences[0].kind == kind]
        for trip in alike[:_SHOWN]:
            first = trip.differences[0]
            print(f"         plan {trip.number} {first.path}")
            print(f"           printed {first.wanted[:300]}")
            print(f"           read    {first.found[:300]}")


if __name__ == "__main__":
    sys.exit(main())
