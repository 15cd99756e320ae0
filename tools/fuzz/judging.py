"""One mutated document: made from its seed, read, and judged."""

import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from random import Random
from types import FrameType

from attrs import frozen
from tools.fuzz import bases, mutations

from emplan.errors import LayoutError, ReadingError
from emplan.layout import lay_out, plain_text
from emplan.reading import Repairs, read, reader_for, source_text
from emplan.records import from_record, to_record

SUFFIXES = {"text": ".txt", "html": ".html", "docx": ".docx", "pdf": ".pdf"}
_ALLOWED = {"text": 2.0, "html": 3.0, "docx": 4.0, "pdf": 20.0}
_ALLOWED_PER_BYTE = 1 / 20_000
_HARD_LIMIT = 60.0
_REPAIRS = (Repairs.OFFICIAL, Repairs.OFFICIAL, Repairs.OFFICIAL, Repairs.NONE)


class OverTime(BaseException):
    """Reading took longer than any document may take."""


@frozen
class Case:
    """One document of the run; kind, seed and index make it again."""

    kind: str
    seed: int
    index: int

    @property
    def name(self) -> str:
        """The name under which a failing document is saved."""
        return f"{self.kind}-{self.seed}-{self.index}"

    def repairs(self) -> Repairs:
        """The repairs with which it is read."""
        return _REPAIRS[self.index % len(_REPAIRS)]

    def document(self) -> bytes:
        """Make the mutated document."""
        chance = Random(f"{self.kind}:{self.seed}:{self.index}")
        base = chance.choice(_documents(self.kind))
        if self.kind == "text":
            return mutations.encoded(mutations.mutated_text(base.decode("utf-8"), _texts(), chance), chance)
        if self.kind == "html":
            return mutations.mutated_markup(base, (), chance)
        if self.kind == "docx":
            return mutations.mutated_package(base, chance)
        return mutations.mutated_bytes(base, chance)


@frozen
class Fault:
    """What is wrong with the reading of one document; ``sign`` is the same for the same fault elsewhere."""

    case: Case
    sign: str
    detail: str


@frozen
class Verdict:
    """How one document went: read or refused, how long it took, and the fault if there is one."""

    was_read: bool
    seconds: float
    fault: Fault | None = None


@cache
def _documents(kind: str) -> list[bytes]:
    return bases.documents(kind)


@cache
def _texts() -> list[str]:
    return bases.texts()


def judge(case: Case, data: bytes | None = None) -> Verdict:
    """Read the document of a case (or ``data`` in its place) and say whether reading keeps its promises."""
    data = case.document() if data is None else data
    name = f"document{SUFFIXES[case.kind]}"
    allowed = _ALLOWED[case.kind] + len(data) * _ALLOWED_PER_BYTE
    start = time.process_time()
    try:
        with _within(_HARD_LIMIT):
            was_read, sign = _read(data, name, case)
    except Exception as cause:  # noqa: BLE001  # whatever comes out is the finding
        return Verdict(False, time.process_time() - start, _raised(case, cause))
    except OverTime as cause:
        return Verdict(False, time.process_time() - start, Fault(case, "endless", _trace(cause)))
    seconds = time.process_time() - start
    if not sign and seconds > allowed:
        sign = "slow"
    detail = f"{seconds:.2f} s for {len(data)} bytes, {allowed:.2f} s allowed"
    return Verdict(was_read, seconds, Fault(case, sign, detail) if sign else None)


def _read(data: bytes, name: str, case: Case) -> tuple[bool, str]:
    try:
        reading = read(data, repairs=case.repairs(), name=name)
    except ReadingError:
        return False, ""
    plan, report = reading.plan, reading.report
    if not report.adds_up(plan):
        return True, "the account does not add up"
    lines = reader_for(data, Path(name).suffix, name).lines(data)
    if report.source_text != source_text(lines):
        return True, "the source is not rebuilt"
    if case.index % 10 == 0:
        if from_record(to_record(plan)) != plan:
            return True, "the record is not the plan"
        # A table too wide for any page is refused by layout, in one clear message.
        with suppress(LayoutError):
            plain_text(lay_out(plan))
    return True, ""


def _raised(case: Case, cause: Exception) -> Fault:
    """The fault that an exception is; its sign is where in the project it came from."""
    frames = [
        frame
        for frame in traceback.extract_tb(cause.__traceback__)
        if "emplan" in frame.filename and "tools" not in Path(frame.filename).parts
    ]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else "?"
    return Fault(case, f"{type(cause).__name__} at {place}", _trace(cause))


def _trace(cause: BaseException) -> str:
    return "".join(traceback.format_exception(cause))


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raise `OverTime` when the processor has worked on it for so long."""

    def over(number: int, frame: FrameType | None) -> None:
        raise OverTime(f"more than {seconds} s")

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
