"""What a suite examines: the exporter by its format, and what its author states of it."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import ClassVar, Final

import pytest

from emplan.discovery import EXPORTERS
from emplan.exporting import Exporter, export, load_exporter, with_options
from emplan.layout import lay_out, plain_text
from emplan.model import AnnualPlan, text_slots
from emplan.testing import samples
from emplan.testing.suites.watched import Watched, watched

SAMPLES: Final[Mapping[str, Callable[[], AnnualPlan]]] = MappingProxyType(
    {name: getattr(samples, name) for name in samples.__all__}
)

each_sample = pytest.mark.parametrize("sample", SAMPLES)


class Shows(enum.Enum):
    """What of a plan a format shows."""

    DOCUMENT = "document"
    """The official document: all its text in its order."""
    RECORD = "record"
    """Every text that the plan stores, wherever; the outline's in its order."""
    TASKS = "tasks"
    """The tasks with units and deadlines, in their order."""


class Subject:
    """The exporter under examination; what differs from the usual is stated by class attributes.

    Attributes:
        format: The format's name. The only attribute that must be given.
        options: Settings for every check, as on the command line: ``("missing=box",)``.
        options_for_rare_characters: Further settings for the plan full of characters that few fonts have.
        shows: What of a plan the format shows.
        shows_labels: Whether 一、 （一） 1. stand in the file as text.
        is_thread_safe: Whether one exporter may serve several threads at once.
        python_only: Options that need Python: they have no form as text.
        time_limit: Seconds in which the typical plan must be done, the start of Python included.
        size_budget: The most bytes for the typical plan.
        large_size_budget: The most bytes for 500 tasks, and for 200 pages.
        large_time_limit: Seconds for each of those.
        with_large_plans: Whether the checks with 500 tasks and 200 pages run.
    """

    format: ClassVar[str] = ""
    options: ClassVar[tuple[str, ...]] = ()
    options_for_rare_characters: ClassVar[tuple[str, ...]] = ()
    shows: ClassVar[Shows] = Shows.DOCUMENT
    shows_labels: ClassVar[bool] = True
    is_thread_safe: ClassVar[bool] = True
    python_only: ClassVar[frozenset[str]] = frozenset()
    time_limit: ClassVar[float] = 30.0
    size_budget: ClassVar[int] = 2_000_000
    large_size_budget: ClassVar[int] = 20_000_000
    large_time_limit: ClassVar[float] = 60.0
    with_large_plans: ClassVar[bool] = True

    _bytes: ClassVar[dict[tuple[type, str], bytes]] = {}

    def read_back(self, data: bytes) -> str:
        """Return the text that a person sees in the file, in the order of the file; to be given."""
        raise AssertionError("The suite needs read_back(data): the text of a file of this format.")

    def exporter(self, sample: str = "") -> Exporter:
        """The exporter with the options stated."""
        more = self.options_for_rare_characters if sample == "rare_characters_plan" else ()
        return with_options(load_exporter(self.format), (*self.options, *more))

    def watched(self, *, seed: int = 1) -> Watched:
        """What the exporter did in a process of its own, started once for each seed."""
        return watched(EXPORTERS, self.format, options=self.options, seed=seed, limit=self.time_limit)

    def data(self, sample: str) -> bytes:
        """The sample's bytes, made once; never by an exporter that was seen to hang."""
        found = Subject._bytes.get((type(self), sample))
        if found is None:
            self.must_not_hang()
            found = Subject._bytes[type(self), sample] = export(SAMPLES[sample](), self.exporter(sample))
        return found

    def must_not_hang(self) -> None:
        """Fail at once where an exporter would keep the tests waiting for ever."""
        if self.watched().hung:
            pytest.fail(f"{self.format} was not done after {self.time_limit} s", pytrace=False)

    def seen(self, sample: str) -> str:
        """The text of the sample's file without white space: lines may break where the format likes."""
        return squeezed(self.read_back(self.data(sample)))

    def texts_in_order(self, plan: AnnualPlan) -> list[str]:
        """The texts that must stand in the file in this order."""
        if self.shows is Shows.DOCUMENT:
            lines = plain_text(lay_out(plan)).splitlines()
            return [cell for line in lines for cell in line.split("\t") if squeezed(cell)]
        if self.shows is Shows.RECORD:
            return [slot.text for slot in text_slots(plan) if slot.path.startswith("outline")]
        return [item.node.heading.text for item in plan.tasks()]

    def texts_anywhere(self, plan: AnnualPlan) -> list[str]:
        """The texts that must stand in the file somewhere."""
        if self.shows is Shows.RECORD:
            return [slot.text for slot in text_slots(plan)]
        if self.shows is Shows.TASKS:
            nodes = [item.node for item in plan.tasks()]
            units = [unit.name for node in nodes for unit in node.units]
            return units + [deadline.wording for node in nodes for deadline in node.deadlines]
        return self.texts_in_order(plan)


def squeezed(text: str) -> str:
    """The text without white space of any kind."""
    return "".join(text.split())
