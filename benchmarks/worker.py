"""One job in a process of its own: `python -m benchmarks.worker MODULE:JOB FOLDER ROUNDS OUTPUT`.

Without rounds it does the job once and writes the file: a cold start. With rounds it prints their median in
milliseconds, after one round that does not count.
"""

import gc
import sys
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter


def main(name: str, folder: str, rounds: str, output: str) -> None:
    module, job_name = name.split(":")
    job = getattr(import_module(f"benchmarks.jobs.{module}"), job_name)(Path(folder))
    made = job(0)
    if not int(rounds):
        Path(output).write_bytes(made)
        return
    times = []
    for turn in range(1, int(rounds) + 1):
        gc.collect()
        start = perf_counter()
        job(turn)
        times.append(perf_counter() - start)
    print(median(times) * 1000)


if __name__ == "__main__":
    main(*sys.argv[1:])
