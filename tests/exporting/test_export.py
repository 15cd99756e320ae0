"""`export`: bytes or a named error, whatever the exporter does."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest

from distributions import distribution
from emplan.errors import ExportError, LayoutError, UnknownFormatError
from emplan.exporting import export
from emplan.model import AnnualPlan, Title

PLAN = AnnualPlan(year=2027, title=Title("青禾示范区2027年应急管理工作要点"))


class Made:
    """An exporter of which a test says what it does."""

    format: ClassVar[str] = "made"
    media_type: ClassVar[str] = "application/x-made"
    suffix: ClassVar[str] = ".made"

    def __init__(self, make: Callable[[AnnualPlan], object]) -> None:
        self.make = make

    def export(self, plan: AnnualPlan, /) -> bytes:
        return self.make(plan)  # type: ignore[return-value]  # some tests return no bytes on purpose


def raising(error: BaseException) -> Callable[[AnnualPlan], object]:
    def fail(plan: AnnualPlan) -> object:
        raise error

    return fail


def test_an_exporter_object_is_given_the_plan_and_its_bytes_come_back() -> None:
    assert export(PLAN, Made(lambda plan: str(plan.title).encode())) == str(PLAN.title).encode()


def test_a_format_name_finds_the_installed_exporter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = (
        "class Exporter:\n    format = 'echo'\n    media_type = 'text/plain'\n    suffix = '.echo'\n"
        "    def export(self, plan, /):\n        return str(plan.year).encode()\n"
    )
    points = {"emplan.exporters": {"echo": "acme_echo:Exporter"}}
    distribution(tmp_path, "acme-echo", entry_points=points, modules={"acme_echo.py": source})
    monkeypatch.syspath_prepend(tmp_path)
    assert export(PLAN, "echo") == b"2027"


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnknownFormatError, match="'ofd'"):
        export(PLAN, "ofd")


def test_the_exception_of_an_exporter_is_wrapped_and_the_exporter_named() -> None:
    cause = KeyError("masthead")
    with pytest.raises(ExportError, match="'made' failed: KeyError: 'masthead'") as refused:
        export(PLAN, Made(raising(cause)))
    assert refused.value.__cause__ is cause
    assert refused.value.place == f"{Made.__module__}:Made"
    assert "导出格式“made”失败" in refused.value.message("zh")


def test_an_exception_whose_text_cannot_be_had_is_named_by_its_type() -> None:
    class MuteError(Exception):
        def __str__(self) -> str:
            raise OSError

    with pytest.raises(ExportError, match="failed: MuteError\\."):
        export(PLAN, Made(raising(MuteError())))


def test_an_error_of_emplan_passes_as_it_is() -> None:
    error = LayoutError("no room", "排不下")
    with pytest.raises(LayoutError) as refused:
        export(PLAN, Made(raising(error)))
    assert refused.value is error


def test_an_interrupt_is_not_an_export_error() -> None:
    with pytest.raises(KeyboardInterrupt):
        export(PLAN, Made(raising(KeyboardInterrupt())))


@pytest.mark.parametrize("given", [None, "text", bytearray(b"x")])
def test_anything_but_bytes_is_refused(given: object) -> None:
    with pytest.raises(ExportError, match=f"returned {type(given).__name__} instead of bytes"):
        export(PLAN, Made(lambda plan: given))


def test_a_record_is_not_a_plan() -> None:
    with pytest.raises(ExportError, match="needs an AnnualPlan, not dict") as refused:
        export({"year": 2027}, "txt")  # type: ignore[arg-type]  # the mistake under test
    assert refused.value.field == "plan"


@pytest.mark.parametrize("wrong", [Made, object(), None])
def test_a_class_or_a_stranger_is_not_an_exporter(wrong: object) -> None:
    with pytest.raises(ExportError, match="a format's name") as refused:
        export(PLAN, wrong)  # type: ignore[arg-type]  # the mistake under test
    assert refused.value.field == "format"
