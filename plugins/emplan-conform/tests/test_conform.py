"""Measuring files: what can be measured, the two profiles, the report as data and as words."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from reportlab.pdfgen.canvas import Canvas

from emplan import AnnualPlan, CoveringNotice, Issuer, Paragraph, Title, export
from emplan.cli.run import run
from emplan.layout import Pages
from emplan.layout.styles import Role
from emplan.model import Heading, HeadingForm, Section, Task
from emplan.testing.samples import typical_plan
from emplan_conform import (
    Element,
    Form,
    NotMeasurableError,
    Profile,
    Reason,
    RendererMissingError,
    Strength,
    UnknownProfileError,
    Verdict,
    clauses,
    conform,
)
from emplan_conform.office import is_docx, pdf_of_docx
from emplan_conform.rulings import MEASURES
from emplan_conform.wording import chinese
from page_changes import lines, moved, of, reworded
from requiring import corpus

Draw = Callable[[Pages], bytes]

CELL = 156 / 28


@pytest.fixture
def pdf(documents: dict[str, Pages], draw: Draw, tmp_path: Path) -> Path:
    """A file without a fault."""
    path = tmp_path / "页面.pdf"
    path.write_bytes(draw(documents["downward"]))
    return path


@pytest.fixture
def faulty(documents: dict[str, Pages], draw: Draw, tmp_path: Path) -> Path:
    """A file whose copy number has five digits."""
    path = tmp_path / "faulty.pdf"
    path.write_bytes(draw(lines(of(Role.COPY_NUMBER), reworded("00012"))(documents["downward"])))
    return path


@pytest.mark.parametrize("form", Form)
def test_every_clause_has_a_measure(form: Form) -> None:
    table = clauses(form=form)
    assert MEASURES[form].keys() == table.keys()
    assert len(table) >= 60
    assert all(clause.rule and clause.rule_zh for clause in table.values())


def test_every_element_has_a_clause() -> None:
    both = (clause for form in Form for clause in clauses(form=form).values())
    assert {clause.element for clause in both} == set(Element)


def test_clauses_without_a_number_are_practice_only() -> None:
    assert all(clause.number for clause in clauses().values() if clause.strength is Strength.MUST)


def test_profiles_differ_in_margins_and_pitch_alone() -> None:
    first, second = clauses(Profile.GBT9704), clauses(Profile.GBT33476)
    changed = {key for key in first if first[key] != second[key]}
    assert changed == {"top_margin", "type_area", "title_gap", "line_pitch"}


def test_a_page_of_one_profile_fails_by_the_other(pdf: Path) -> None:
    assert conform(pdf).failures == ()
    failures = conform(pdf, "gbt33476").failures
    assert {row.clause.key for row in failures} == {"top_margin", "line_pitch"}


def test_a_report_accounts_for_every_clause(pdf: Path) -> None:
    report = conform(pdf)
    assert [row.clause.key for row in report.rows] == list(clauses())
    assert report.source == str(pdf)
    assert report.absent == (Element.SIGNATORIES, Element.TABLES)
    assert all(
        row.reason is Reason.ELEMENT_ABSENT for row in report.rows if row.verdict is Verdict.NOT_MEASURED
    )
    assert report.row("masthead_top").page == 1


def test_an_open_date_is_not_judged(documents: dict[str, Pages], draw: Draw) -> None:
    open_date = lines(of(Role.DATE), reworded("2027年　月　日"))(documents["downward"])
    row = conform(draw(open_date)).row("date_form")
    assert (row.verdict, row.reason) == (Verdict.NOT_MEASURED, Reason.LEFT_OPEN)


def test_a_short_page_says_what_it_is_too_short_for(press: object, tmp_path: Path) -> None:
    path = tmp_path / "short.pdf"
    canvas = Canvas(str(path), pagesize=(595.276, 841.89))
    canvas.drawString(110.9, 700, "Nothing official")
    canvas.save()
    report = conform(path)
    assert {row.clause.key for row in report.unmeasured} >= {"top_margin", "line_pitch", "text_size"}
    assert "page_number_present" in {row.clause.key for row in report.failures}
    assert report.row("fonts_embedded").measured == "1 not embedded: Helvetica"


def test_what_cannot_be_measured_is_refused(tmp_path: Path) -> None:
    blank = tmp_path / "scan.pdf"
    canvas = Canvas(str(blank))
    canvas.rect(50, 50, 100, 100, fill=1)
    canvas.save()
    with pytest.raises(NotMeasurableError, match="no text"):
        conform(blank)
    with pytest.raises(NotMeasurableError, match="no PDF"):
        conform(b"%PDF-1.7 broken")
    with pytest.raises(NotMeasurableError, match="cannot be read"):
        conform(tmp_path / "absent.pdf")
    with pytest.raises(UnknownProfileError, match="gbt9704, gbt33476"):
        conform(blank, "a4")


def test_a_docx_is_known_by_its_content(tmp_path: Path) -> None:
    from zipfile import ZipFile

    other = tmp_path / "other.zip"
    with ZipFile(other, "w") as package:
        package.writestr("mimetype", "application/epub+zip")
    assert not is_docx(other.read_bytes())
    assert not is_docx(b"PK\x03\x04 damaged")
    assert not is_docx(b"%PDF-1.7")


def docx_of(folder: Path) -> Path:
    from zipfile import ZipFile

    path = folder / "plan.docx"
    with ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<document/>")
    return path


def test_without_libreoffice_a_docx_is_refused_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RendererMissingError) as refusal:
        conform(docx_of(tmp_path))
    assert "Install LibreOffice Writer" in refusal.value.message()
    assert "soffice" in refusal.value.message("zh")


def test_a_renderer_that_fails_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "soffice"
    script.write_text("#!/bin/sh\necho no display >&2\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(RendererMissingError, match="no display"):
        conform(docx_of(tmp_path))

    def late(*arguments: object, **options: object) -> None:
        raise subprocess.TimeoutExpired("soffice", 300)

    monkeypatch.setattr("emplan_conform.office.subprocess.run", late)
    with pytest.raises(RendererMissingError, match="timed out"):
        conform(docx_of(tmp_path))


def test_libreoffice_has_its_own_fonts_where_ours_are_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, str] = {}

    def look(command: list[str], *, env: dict[str, str], **options: object) -> object:
        seen.update(env)
        raise OSError("stop here")

    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    monkeypatch.setattr("emplan_conform.office.shutil.which", lambda program: program)
    monkeypatch.setattr("emplan_conform.office.subprocess.run", look)
    with pytest.raises(RendererMissingError):
        pdf_of_docx(b"", "plan.docx")
    assert seen.pop("FONTCONFIG_FILE").endswith("fonts.conf")
    monkeypatch.setitem(__import__("sys").modules, "emplan_fonts", None)
    seen.clear()
    with pytest.raises(RendererMissingError):
        pdf_of_docx(b"", "plan.docx")
    assert "FONTCONFIG_FILE" not in seen


def test_names_of_joint_organs_a_cell_apart_are_no_text(
    documents: dict[str, Pages], draw: Draw, tmp_path: Path
) -> None:
    path = tmp_path / "联合行文.pdf"
    path.write_bytes(draw(documents["joint"]))
    assert conform(path).failures == ()


@pytest.mark.needs("libreoffice")
def test_a_docx_is_measured_as_libreoffice_sets_it() -> None:
    from emplan import export
    from emplan.testing.samples import joint_plan

    report = conform(export(joint_plan(), "docx"))
    assert report.pages == 2
    assert report.row("masthead_top").verdict is Verdict.PASS
    assert report.row("text_face").measured == "100 %"


def test_the_command_prints_a_row_for_each_clause(pdf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["conform", str(pdf)]) == 0
    printed = capsys.readouterr().out
    assert (
        printed.splitlines()[0].endswith("0 fail (0 of strength must), 4 not measured") or "0 fail" in printed
    )
    assert "Upper edge of the masthead's ink" in printed
    assert "not on the pages: 签发人、横排表格" in printed


def test_the_command_leaves_with_1_if_a_clause_fails(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", "zh", "conform", str(faulty)]) == 1
    printed = capsys.readouterr().out
    assert "不合格 1 项" in printed
    assert "要求 6 位数字, 16 pt（允差 −0.3/+0.15 pt），实测 00012, 16 pt，第1面" in printed


def test_the_command_prints_json_and_nothing_else(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["conform", str(faulty), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["format"] == "emplan.conform/1"
    assert (data["failed"], data["pages"]) == (1, 8)
    (row,) = [row for row in data["rows"] if row["verdict"] == "fail"]
    assert row == {
        "key": "copy_number_form",
        "element": "份号",
        "rule": "Six digits in 3号",
        "rule_zh": "6位3号阿拉伯数字",
        "clause": "7.2.1",
        "strength": "general",
        "expected": "6 digits, 16 pt",
        "measured": "00012, 16 pt",
        "tolerance": "−0.3/+0.15 pt",
        "verdict": "fail",
        "reason": None,
        "page": 1,
    }


def test_a_reason_is_worded_in_both_languages(documents: dict[str, Pages], draw: Draw) -> None:
    open_date = lines(of(Role.DATE), reworded("2027年　月　日"))(documents["downward"])
    report = conform(draw(open_date))
    assert any("not measured (left open): 2027年月日" in line for line in report.lines())
    assert any("未测（留空待填）：2027年月日" in line for line in report.lines("zh"))


@pytest.mark.parametrize(
    ("value", "worded"),
    [
        ("22 lines", "22 行"),
        ("1.34 (unsealed)", "1.34 (不盖章)"),
        ("page 8 of 9", "面 8 / 9"),
        ("28 mm", "28 mm"),
    ],
)
def test_values_are_worded_in_chinese(value: str, worded: str) -> None:
    assert chinese(value) == worded


@pytest.mark.needs("corpus")
def test_a_real_notice_fails_where_it_deviates() -> None:
    report = conform(corpus() / "real/010-shandong-2024-joint-urgent-notice.pdf")
    assert {row.clause.key for row in report.failures} == {
        # Hanging stops and rules 0.8 mm too far left, lines of 30 pt, 21 a page.
        "type_area",
        "line_pitch",
        "lines_per_page",
        # The head moved up to make room on page 1.
        "masthead_top",
        "masthead_centred",
        "number_gap",
        "title_gap",
        "colophon_outer_rules",
        "printed_by_place",
        # Centred numbers in 仿宋, the only ones to be seen at once.
        "page_number_face",
        "page_number_height",
        "page_number_side",
    }
    assert report.row("page_number_side").measured.startswith("14")


@pytest.mark.parametrize(
    ("fixed_lines", "bad"),
    [
        (("青禾示范区应急管理局关于印发", "《青禾示范区2027年应急管理工作要点》", "的通知"), None),
        (("青禾示范区应急管理局关于", "印发《青禾示范区2027年应急", "管理工作要点》的通知"), "title_breaks"),
        (("青禾示范区应急管理局关于印发", "《青禾示范区2027年应急管理工作要点》的", "通知"), "title_shape"),
    ],
)
def test_a_name_that_has_room_on_a_line_is_whole_and_what_stands_around_it_as_short_as_it_is(
    fixed_lines: tuple[str, ...], bad: str | None
) -> None:
    title = Title("".join(fixed_lines), fixed_lines=fixed_lines)
    plan = AnnualPlan(
        year=2027,
        title=Title("青禾示范区2027年应急管理工作要点"),
        notice=CoveringNotice(title=title, body=(Paragraph(text="现印发给你们，请结合实际抓好落实。"),)),
        outline=(Paragraph(text="各单位按月报送进展。"),),
    )
    failed = {row.clause.key for row in conform(export(plan, "pdf")).failures}
    assert failed & {"title_breaks", "title_shape"} == ({bad} if bad else set())


def test_a_colophon_that_takes_most_of_a_page_is_one() -> None:
    units = tuple(f"第{number}街道办事处" for number in range(40))
    envelope = attrs.evolve(typical_plan().envelope, addressees=units, copied_to=units[:10])
    report = conform(export(attrs.evolve(typical_plan(), envelope=envelope), "pdf"))
    assert [(row.clause.key, row.measured) for row in report.failures] == []


def test_text_that_only_runs_on_behind_headings_is_measured() -> None:
    task = Task(
        heading=Heading("备足物资", HeadingForm.RUN_IN, "。"), text="各镇街汛前清点沙袋和照明器材。" * 4
    )
    section = Section(heading=Heading("汛前准备"), children=(task,))
    report = conform(
        export(AnnualPlan(year=2027, title=Title("青禾示范区防汛要点"), outline=(section,)), "pdf")
    )
    assert (report.row("text_face").verdict, report.row("text_size").measured) == (Verdict.PASS, "16 pt")


@pytest.mark.parametrize("times", [1, 2, 3, 6])
def test_the_name_of_a_printing_office_may_take_several_lines(times: int) -> None:
    office = "青禾示范区应急管理局办公室" * times
    envelope = attrs.evolve(typical_plan().envelope, copied_to=(), printing_office=office)
    report = conform(export(attrs.evolve(typical_plan(), envelope=envelope), "pdf"))
    assert [(row.clause.key, row.measured) for row in report.failures] == []


@pytest.mark.parametrize(("cells_off", "failed"), [(0, set()), (-2, {"signature_right"})])
def test_a_name_in_lines_of_which_one_reaches_the_edge_takes_its_date_along(
    cells_off: int, failed: set[str], press: Any, draw: Draw
) -> None:
    issuers = (Issuer("青禾示范区突发事件应急委员会综合减灾与救灾物资储备协调小组办公室"),)
    plan = attrs.evolve(typical_plan(), envelope=attrs.evolve(typical_plan().envelope, issuers=issuers))
    pages = lines(of(Role.SIGNATURE, Role.DATE), moved(cells_off * CELL))(press.pages(plan))
    assert {row.clause.key for row in conform(draw(pages)).failures} == failed


@pytest.mark.parametrize("name", ["mirrored", "mirrored table"])
def test_mirrored_pages_are_measured_with_their_binding_edge_at_the_right(
    name: str, documents: dict[str, Pages], draw: Draw
) -> None:
    data = draw(documents[name])
    assert [(row.clause.key, row.measured) for row in conform(data, "mirrored").failures] == []
    assert "type_area" in {row.clause.key for row in conform(data).failures}
