"""One job in a process of its own: `python -m benchmarks.worker MODULE:JOB FOLDER ROUNDS OUTPUT`.

Without rounds it does the job once and writes the file: a cold start. With rounds it prints their median in
milliseconds of processor time, after one round that does not count.
"""

import gc
import sys
from importlib import import_module
from pathlib import Path
from time import process_time


def main(name: str, folder: str, rounds: str, output: str) -> None:
    module, job_name = name.split(":")
    job = getattr(import_module(f"benchmarks.jobs.{module}"), job_name)(Path(folder))
    made = job(0)
    if not int(rounds):
        Path(output).write_bytes(made)
        return
    from statistics import median  # a cold start does without

    times = []
    for turn in range(1, int(rounds) + 1):
        gc.collect()
        start = process_time()
        job(turn)
        times.append(process_time() - start)
    print(median(times) * 1000)


if __name__ == "__main__":
    main(*sys.argv[1:])
