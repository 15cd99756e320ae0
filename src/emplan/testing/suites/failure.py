"""Checks of failure: named, in both languages, and without a trace on the disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest

from emplan.errors import EmplanError, ExportError
from emplan.exporting import export, write
from emplan.model import AnnualPlan
from emplan.testing.suites.subject import SAMPLES, Subject

_BEFORE = b"what stood there before"


class TrapError(Exception):
    """Raised by the plan that no exporter can get through."""


class _Trap(tuple[Any, ...]):
    """An outline that cannot be read: whoever gives bytes all the same has swallowed an error."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Any]:
        raise TrapError("the outline cannot be read")

    def __reversed__(self) -> NoReturn:
        raise TrapError("the outline cannot be read")

    def __getitem__(self, index: Any) -> NoReturn:
        raise TrapError("the outline cannot be read")


def trapped_plan() -> AnnualPlan:
    """A plan whose outline raises when it is read."""
    plan = SAMPLES["typical_plan"]()
    object.__setattr__(plan, "outline", _Trap(plan.outline))
    return plan


class FailureChecks(Subject):
    """What cannot be exported is refused, whole and in words."""

    def impossible_plans(self) -> Sequence[tuple[AnnualPlan, type[EmplanError]]]:
        """Plans that this format cannot hold, each with the error that says so; none by default."""
        return ()

    def test_an_error_on_the_way_is_not_swallowed(self) -> None:
        self.must_not_hang()
        with pytest.raises(EmplanError):
            export(trapped_plan(), self.exporter())

    def test_a_failed_export_leaves_the_old_file_and_nothing_beside_it(self) -> None:
        self.must_not_hang()
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / f"plan{self.exporter().suffix}"
            target.write_bytes(_BEFORE)
            with pytest.raises(EmplanError):
                write(trapped_plan(), target, format=self.exporter())
            assert target.read_bytes() == _BEFORE
            assert [each.name for each in Path(folder).iterdir()] == [target.name]

    def test_what_is_written_is_what_was_exported(self) -> None:
        wanted = self.data("typical_plan")
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / f"plan{self.exporter().suffix}"
            write(SAMPLES["typical_plan"](), target, format=self.exporter())
            assert target.read_bytes() == wanted
            assert [each.name for each in Path(folder).iterdir()] == [target.name]

    @pytest.mark.parametrize("stranger", ["text", None, 7], ids=repr)
    def test_what_is_no_plan_is_not_exported(self, stranger: object) -> None:
        self.must_not_hang()
        exporter: Any = self.exporter()
        # Each exporter in its own way: emplan itself lets no stranger come so far.
        with pytest.raises(Exception):  # noqa: B017, PT011 - any will do
            exporter.export(stranger)
        with pytest.raises(ExportError):
            export(stranger, exporter)  # type: ignore[arg-type]  # the mistake under test

    def test_what_the_format_cannot_hold_is_refused_in_both_languages(self) -> None:
        plans = self.impossible_plans()
        if not plans:
            pytest.skip("states no impossible plans")
        self.must_not_hang()
        for plan, error in plans:
            with pytest.raises(error) as refused:
                export(plan, self.exporter())
            assert refused.value.english != refused.value.chinese
            assert refused.value.remedy, "it does not say what to do"
            assert refused.value.remedy_zh
