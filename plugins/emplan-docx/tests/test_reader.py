"""The Word reader by the suite for readers, and what it reads of our own documents."""

import io
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document

from emplan import AnnualPlan, export, lay_out, plain_text
from emplan.model import Table
from emplan.reading import read, read_text
from emplan.testing import samples
from emplan.testing.suites import ReaderSuite


class TestDocxReader(ReaderSuite):
    format = "docx"

    def source_of(self, text: str) -> bytes:
        document = Document()
        for line in text.splitlines():
            document.add_paragraph(line)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()


@pytest.mark.parametrize("name", ["typical_plan", "everything_plan", "joint_plan", "minimal_plan"])
def test_an_exported_plan_is_read_as_its_text_is(name: str) -> None:
    plan: AnnualPlan = getattr(samples, name)()
    reading = read(export(plan, "docx"), name="plan.docx")
    wanted = read_text(plain_text(lay_out(plan))).plan
    assert reading.report.adds_up(reading.plan)
    assert reading.plan.envelope == wanted.envelope
    assert reading.plan.outline == wanted.outline
    assert reading.plan.document_title == wanted.document_title
    assert [one.title for one in reading.plan.attachments] == [one.title for one in wanted.attachments]


def test_a_table_is_read_back_with_head_and_caption() -> None:
    plan = samples.typical_plan()
    table = read(export(plan, "docx"), name="plan.docx").plan.attachments[0].content
    wanted = plan.attachments[0].content
    assert table is not None
    assert wanted is not None
    assert tables_of(table) == tables_of(wanted) != []


def tables_of(blocks: Sequence[object]) -> list[tuple[object, ...]]:
    return [(one.rows, one.header_rows, one.caption) for one in blocks if isinstance(one, Table)]


def test_page_numbers_in_footers_are_furniture() -> None:
    report = read(export(samples.minimal_plan(), "docx"), name="plan.docx").report
    assert {entry.rule for entry in report.furniture} == {"page_footer"}


@pytest.mark.needs("libreoffice")
def test_a_document_saved_again_by_another_program_is_the_same_plan(tmp_path: Path) -> None:
    for name in ("everything_plan", "joint_plan"):
        (tmp_path / f"{name}.docx").write_bytes(export(getattr(samples, name)(), "docx"))
    sources = sorted(tmp_path.glob("*.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    target = str(tmp_path / "saved")
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        target,
        *map(str, sources),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    for source in sources:
        reading = read(tmp_path / "saved" / source.name)
        assert reading.plan == read(source).plan
        assert reading.report.adds_up(reading.plan)
