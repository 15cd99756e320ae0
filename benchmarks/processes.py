"""Jobs and commands in fresh processes, and what they cost. Needs POSIX, for the memory of children."""

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]


class Cost(NamedTuple):
    """One run: milliseconds of processor time, megabytes at the peak."""

    milliseconds: float
    megabytes: float


class Processes:
    """Starts Python in the same environment for everybody: bytecode is kept, in a folder of ours."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        self._environment = environment | {
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
            "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
            # Processor time is compared: nobody may spend that of several cores at once.
            "OMP_NUM_THREADS": "1",
            "RAYON_NUM_THREADS": "1",
        }

    def run(self, *arguments: str) -> str:
        """Run Python to its end and return what it printed; its errors are seen."""
        command = [sys.executable, *arguments]
        done = subprocess.run(command, env=self._environment, stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout

    def cost(self, *arguments: str) -> Cost:
        """Run Python and measure it from outside."""
        command = [sys.executable, *arguments]
        process = subprocess.Popen(command, env=self._environment, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        unit = 1024 if sys.platform == "linux" else 1024 * 1024  # macOS counts bytes
        return Cost((usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / unit)

    def warm(self, job: str, given: Path, rounds: int) -> float:
        """The median of some rounds of a job in one process, in milliseconds."""
        return float(self.run("-m", "benchmarks.worker", job, str(given), str(rounds), ""))

    def cold(self, job: str, given: Path) -> tuple[Cost, int]:
        """A job done once in a fresh process, and the size of what it wrote."""
        made = self.folder / f"{job.replace(':', '.')}.{given.name}"
        cost = self.cost("-m", "benchmarks.worker", job, str(given), "0", str(made))
        return cost, made.stat().st_size


def interleaved(rounds: int, names: Iterable[str]) -> Sequence[str]:
    """Each name once a round, so that a slow minute of the machine hits all of them."""
    listed = tuple(names)
    return listed * rounds
