"""`emplan script`: the script in a file or on standard output."""

from __future__ import annotations

from pathlib import Path

import pytest

from emplan.cli.run import run
from emplan.model import AnnualPlan
from emplan.records import dump_record
from emplan.testing.samples import typical_plan


@pytest.fixture
def record(tmp_path: Path) -> str:
    path = tmp_path / "plan.json"
    path.write_text(dump_record(typical_plan()), "utf-8")
    return str(path)


def built(text: str) -> AnnualPlan:
    namespace: dict[str, object] = {"__name__": "plan"}
    exec(compile(text, "plan.py", "exec"), namespace)
    build = namespace["build_plan"]
    assert callable(build)
    plan = build()
    assert isinstance(plan, AnnualPlan)
    return plan


def test_the_script_makes_the_plan(record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "plan_2027.py"
    assert run(["script", record, "-o", str(target)]) == 0
    assert capsys.readouterr().out == f"{target}\n"
    assert built(target.read_text("utf-8")) == typical_plan()


def test_without_a_file_the_script_is_printed(record: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["script", record]) == 0
    assert built(capfdbinary.readouterr().out.decode("utf-8")) == typical_plan()


def test_a_script_is_no_other_file(record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["script", record, "-o", str(tmp_path / "plan.docx"), "--lang", "en"]) == 2
    assert "writes Python scripts (.py)" in capsys.readouterr().err
    assert not (tmp_path / "plan.docx").exists()
