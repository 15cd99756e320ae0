"""Every example runs as a script, and the builder's plan is the one that the text file says."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from emplan import AnnualPlan, available_exporters, read
from emplan.model import Attachment, Block, NumberedNode, Roster

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = EXAMPLES / "plan-2026.txt"
UTF8 = {**os.environ, "PYTHONUTF8": "1"}


def run(script: str, *arguments: str | Path) -> str:
    command = [sys.executable, str(EXAMPLES / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", env=UTF8)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def read_plan() -> AnnualPlan:
    return read(TEXT).plan


@pytest.fixture(scope="module")
def built_plan() -> AnnualPlan:
    return runpy.run_path(str(EXAMPLES / "build_plan.py"))["build_plan"]()


def said_by(plan: AnnualPlan) -> list[tuple[str, str, str, list[str]]]:
    return [
        (
            item.label,
            type(item.node).__name__,
            item.node.paragraph_text,
            [assignment.printed for assignment in item.node.assignments],
        )
        for item in plan.numbered()
    ]


def test_the_text_file_is_read_without_a_leftover(read_plan: AnnualPlan):
    report = read(TEXT).report
    assert report.leftovers == ()


def test_the_example_has_about_forty_tasks_and_all_of_them_have_units_and_deadlines(read_plan: AnnualPlan):
    tasks = [item.node for item in read_plan.tasks()]
    attached = [
        block for one in read_plan.attachments for block in one.content or () if hasattr(block, "units")
    ]
    assert 38 <= len(tasks) + len(attached) <= 45
    assert all(task.units and task.deadlines for task in tasks)


def test_the_builder_makes_the_outline_that_the_reader_finds(read_plan: AnnualPlan, built_plan: AnnualPlan):
    assert said_by(built_plan) == said_by(read_plan)


def test_units_and_deadlines_mean_the_same_in_both(read_plan: AnnualPlan, built_plan: AnnualPlan):
    for built, found in zip(built_plan.tasks(), read_plan.tasks(), strict=True):
        assert built.node.lead_units == found.node.lead_units, built.label
        assert built.node.units == found.node.units, built.label
        assert built.node.deadlines == found.node.deadlines, built.node.heading.text


def test_envelope_notice_and_closing_are_the_same_in_both(read_plan: AnnualPlan, built_plan: AnnualPlan):
    assert built_plan.document_title.text == read_plan.document_title.text
    assert built_plan.title.text == read_plan.title.text
    assert built_plan.envelope == read_plan.envelope
    assert built_plan.notice == read_plan.notice
    assert built_plan.preamble == read_plan.preamble
    assert built_plan.closing == read_plan.closing
    assert list(built_plan.citations()) == list(read_plan.citations())


def names_in(blocks: tuple[Block, ...]) -> list[str]:
    names = []
    for block in blocks:
        if isinstance(block, Roster):
            names += [f"{member.name}（{member.post}）" for member in block.members]
        elif isinstance(block, NumberedNode):
            names.append(block.heading.text)
    return names


def test_the_attachments_hold_the_same_in_both(read_plan: AnnualPlan, built_plan: AnnualPlan):
    def said(attachment: Attachment) -> tuple[str, list[str]]:
        return attachment.title.text, names_in(attachment.content or ())

    assert [said(one) for one in built_plan.attachments] == [said(one) for one in read_plan.attachments]


def test_build_plan_writes_a_file(tmp_path: Path):
    run("build_plan.py", tmp_path / "plan.txt")
    assert "青安委〔2026〕5号" in (tmp_path / "plan.txt").read_text(encoding="utf-8")


def test_next_year_writes_the_draft_and_lists_what_to_settle(tmp_path: Path):
    out = run("next_year.py", TEXT, "2027", tmp_path / "draft.txt")
    draft = (tmp_path / "draft.txt").read_text(encoding="utf-8")
    assert out.splitlines()[0] == str(tmp_path / "draft.txt")
    assert "青禾示范区2027年应急管理工作要点" in draft
    assert "青安委〔2027〕" in draft


def test_read_and_list_prints_the_work_of_every_unit(read_plan: AnnualPlan):
    out = run("read_and_list.py", TEXT)
    for unit in {unit.name for item in read_plan.tasks() for unit in item.node.units}:
        assert f"{unit}（" in out
    assert "牵头一、（一）更新部门责任清单（2026年4月底前）" in out


def test_export_all_writes_one_file_for_each_exporter(tmp_path: Path):
    out = run("export_all.py", TEXT, tmp_path / "out")
    written = {Path(line).name for line in out.splitlines()}
    assert written == {f"plan-2026.{exporter.name}" for exporter in available_exporters()}
    assert all((tmp_path / "out" / name).stat().st_size > 0 for name in written)


def test_every_example_script_is_run_here():
    ours = Path(__file__).read_text(encoding="utf-8")
    assert all(script.name in ours for script in EXAMPLES.glob("*.py"))
