"""A plan becomes a script, and running the script makes the plan again."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pendulum
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from mypy import api

import emplan
from emplan import builder, chinese, model
from emplan.builder import PlanBuilder, annual_plan, by_month
from emplan.chinese import LabelForm, Span
from emplan.model import (
    OPEN,
    AnnualPlan,
    Attachment,
    DamagedNumber,
    Heading,
    HeadingForm,
    LevelNumbering,
    Paragraph,
    Placement,
    PlanForm,
    SecrecyLevel,
    Section,
    SubItem,
    Table,
    Task,
    Title,
    ValidityPeriod,
)
from emplan.records import read_record
from emplan.scripting import script
from emplan.scripting.pages import WIDTH, width
from emplan.scripting.writing import FACADE
from emplan.testing.samples import (
    everything_plan,
    joint_plan,
    minimal_plan,
    rare_characters_plan,
    typical_plan,
)
from emplan.testing.strategies import plans
from requiring import ROOT

SAMPLES = (everything_plan, joint_plan, minimal_plan, rare_characters_plan, typical_plan)
BASE = annual_plan(2027, PlanForm.KEY_POINTS).titled("青禾示范区2027年应急管理工作要点")
SENTENCE = Task(heading=Heading("复核清单", HeadingForm.SENTENCE, "。"), printed_label="十二、")


def rebuilt(text: str) -> AnnualPlan:
    namespace: dict[str, object] = {"__name__": "plan"}
    exec(compile(text, "plan.py", "exec"), namespace)
    build = namespace["build_plan"]
    assert callable(build)
    plan = build()
    assert isinstance(plan, AnnualPlan)
    return plan


def said(plan: AnnualPlan) -> str:
    """The body of the script, after a check that it makes the plan."""
    text = script(plan)
    assert rebuilt(text) == plan
    return text.partition("def build_plan")[2]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_running_the_script_makes_exactly_the_plan(plan: AnnualPlan) -> None:
    text = script(plan)
    assert rebuilt(text) == plan
    assert max(map(width, text.splitlines())) <= WIDTH


@pytest.mark.parametrize("make", SAMPLES)
def test_the_script_of_a_sample_makes_the_sample(make: Callable[[], AnnualPlan]) -> None:
    assert rebuilt(script(make())) == make()
    assert script(make()) == script(make())


def big_plan() -> AnnualPlan:
    """A plan that needs several statements, long texts and the classes of the model."""
    chain: PlanBuilder = BASE.issued_by("青禾示范区安全生产委员会", code="青安委").numbered(5, code="青安")
    chain = chain.under_notice("请结合实际，抓好落实。").preamble("坚持预防为主，把隐患除在前。" * 12)
    for number in range(1, 6):
        section = chain.section(f"第{number}类风险", "分类处置。").subsection("分片").block(SENTENCE)
        for month in range(1, 12):
            text = "汛前查一遍、汛中天天查，" * 6 + "汛后讲评。"
            task = section.task(f"巡查{month}号片区", text).led_by("应急局").due(by_month(2027, month))
            section = task.with_units("各镇、街道", "林场", separator="，").block()
        chain = section.preamble()
    plan = chain.attachment("分片图").attachment("名单").roster().group("组长", ("赵禾", "主任")).build()
    return evolve(plan, envelope=evolve(plan.envelope, signature=("青禾示范区安委会",)))


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of all samples in a folder."""
    folder = tmp_path_factory.mktemp("scripts")
    for make in (*SAMPLES, big_plan):
        (folder / f"{make.__name__}_script.py").write_text(script(make()), "utf-8")
    return folder


@pytest.mark.parametrize("arguments", [["check"], ["format", "--check"]], ids=" ".join)
def test_scripts_pass_ruff_with_the_settings_of_the_project(scripts: Path, arguments: list[str]) -> None:
    ruff = Path(sys.executable).with_name("ruff")
    if not ruff.exists():
        pytest.skip("needs ruff (requirements/dev.txt)")
    settings = ["--no-cache", "--config", str(ROOT / "pyproject.toml")]
    run = subprocess.run(
        [ruff, *arguments, *settings, str(scripts)], capture_output=True, text=True, cwd=ROOT
    )
    assert run.returncode == 0, run.stdout


def test_scripts_pass_ruff_in_a_folder_without_settings(scripts: Path) -> None:
    ruff = Path(sys.executable).with_name("ruff")
    if not ruff.exists():
        pytest.skip("needs ruff (requirements/dev.txt)")
    command = [ruff, "check", "--isolated", "--no-cache", "--extend-select", "I", str(scripts)]
    run = subprocess.run(command, capture_output=True, text=True, cwd=scripts)
    assert run.returncode == 0, run.stdout


def test_scripts_pass_mypy(scripts: Path) -> None:
    arguments = ["--strict", "--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", os.devnull]
    output, errors, code = api.run([*arguments, "--python-executable", sys.executable, str(scripts)])
    assert code == 0, output + errors


def test_a_script_writes_the_files_named_to_it(scripts: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    run = subprocess.run(
        [sys.executable, str(scripts / "typical_plan_script.py"), str(target)], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    assert read_record(target.read_bytes()) == typical_plan()


def test_every_name_that_scripts_import_is_public() -> None:
    assert set(FACADE) <= set(emplan.__all__)
    homes = (*builder.__all__, *chinese.__all__, *model.__all__)
    assert {"Span", "LabelForm", "by_month", "Task"} <= set(homes)


def test_a_usual_plan_reads_like_one_written_by_hand() -> None:
    chain = (
        annual_plan(2027, PlanForm.KEY_POINTS)
        .issued_by("青禾示范区安全生产委员会", code="青安委")
        .numbered(3)
        .addressed_to("各街道办事处")
        .under_notice("请抓好落实。")
        .dated(datetime.date(2027, 2, 26))
        .section("健全责任体系")
        .task("完善责任清单", "修订各部门清单。")
        .led_by("示范区应急局", "示范区住建局")
        .due(by_month(2027, 6))
        .task("复核清单。")
        .valid_for(years=1)
    )
    assert said(chain.build()).splitlines()[2:18] == [
        "    return (",
        "        annual_plan(2027, PlanForm.KEY_POINTS)",
        '        .issued_by("青禾示范区安全生产委员会", code="青安委")',
        "        .dated(date(2027, 2, 26))",
        "        .numbered(3)",
        '        .addressed_to("各街道办事处")',
        '        .under_notice("请抓好落实。")',
        '        .section("健全责任体系")',
        '        .task("完善责任清单", "修订各部门清单。")',
        '        .led_by("示范区应急局", "示范区住建局")',
        "        .due(by_month(2027, 6))",
        '        .task("复核清单。")',
        "        .valid_for(years=1)",
        "        .build()",
        "    )",
        "",
    ]


def test_what_no_step_says_is_a_block_of_the_model() -> None:
    text = said(
        BASE.section("清单")
        .task("修订清单", "逐条核对。")
        .block(SENTENCE, Paragraph(text="按月调度。"))
        .build()
    )
    assert ".block(" in text
    assert 'Heading("复核清单", HeadingForm.SENTENCE, "。")' in text
    assert "evolve" not in text


def test_what_stands_behind_sections_makes_the_sections_before_it_blocks() -> None:
    loose = Paragraph(text="以上按月调度。")
    inner = Section(heading=Heading("分片"), children=(loose,))
    plan = AnnualPlan(
        year=2027,
        form=PlanForm.KEY_POINTS,
        title=Title("要点"),
        outline=(inner, loose, Section(heading=Heading("总则"), children=(inner, loose, inner))),
    )
    text = said(plan)
    assert text.count(".block(") == 2
    assert '.section("总则")' in text
    assert '.subsection("分片")' in text


def test_fields_of_the_envelope_that_no_step_says_are_put_right_behind_the_chain() -> None:
    plan = BASE.section("清单", "逐条核对。").build()
    number = DamagedNumber(as_found="青安委〔20271号")
    text = said(evolve(plan, envelope=evolve(plan.envelope, document_number=number), numbering=()))
    assert "    plan = (" in text
    assert (
        'envelope=evolve(plan.envelope, document_number=DamagedNumber(as_found="青安委〔20271号")),' in text
    )
    assert "numbering=()," in text


def test_every_official_element_has_its_step() -> None:
    chain = (
        BASE.issued_by("青禾示范区安委会", masthead="青禾市青禾示范区安委会")
        .numbered(7, code="青安委", year=2026)
        .copy_numbered("000012")
        .secret(SecrecyLevel.SECRET, term="1年")
        .urgent()
        .signed_off_by("赵禾")
        .captioned("（征求意见稿）")
        .stamped()
        .note("此件公开发布")
        .copied_to("管委会办公室")
        .printed_by("安委会办公室", on=datetime.date(2027, 2, 27))
        .numbering(LabelForm.CHINESE_COMMA, LevelNumbering(LabelForm.ARABIC_DOT, continues=True))
        .assignments_placed(Placement.OWN_LINE)
        .section("清单")
        .task("修订清单")
        .in_charge("钱青")
        .closing("特此安排。")
        .valid_until(datetime.date(2028, 1, 31))
    )
    text = said(chain.build())
    assert "evolve" not in text
    assert ".block(" not in text
    assert 'secret(SecrecyLevel.SECRET, term="1年")' in text


def test_a_validity_in_words_of_its_own_is_kept() -> None:
    words = "本要点有效期为一年。"
    marked = Paragraph(text=words, marks=(ValidityPeriod(span=Span(3, 9), years=1),))
    text = said(BASE.section("清单", "逐条核对。").closing("特此安排。", marked).build())
    assert '"特此安排。",' in text
    assert "ValidityPeriod(years=1, span=Span(3, 9))" in text


def test_a_plan_without_a_year_is_made_with_the_classes_of_the_model() -> None:
    plan = evolve(BASE.section("清单", "逐条核对。").build(), year=None)
    assert "return AnnualPlan(" in said(plan)
    assert "return AnnualPlan(" in said(minimal_plan_without_text())


def minimal_plan_without_text() -> AnnualPlan:
    return AnnualPlan(year=2027, form=PlanForm.KEY_POINTS, title=Title("要点"))


def test_attachments_that_the_builder_refuses_are_put_right_behind_the_chain() -> None:
    twice = Attachment(title=Title("名单"), content=())
    plan = evolve(BASE.section("清单", "逐条核对。").build(), attachments=(twice, twice))
    assert "attachments=(" in said(plan)


def test_sub_items_of_sub_items_and_other_depths_are_blocks() -> None:
    deep = SubItem(heading=Heading("一是", HeadingForm.SENTENCE, "。"))
    task = Task(heading=Heading("清单"), children=(evolve(deep, children=(deep,)),))
    nested = Section(heading=Heading("乙"), children=(Section(heading=Heading("丙"), children=(task,)),))
    plan = AnnualPlan(
        year=2027,
        form=PlanForm.KEY_POINTS,
        title=Title("要点"),
        outline=(
            Section(heading=Heading("甲"), children=(Section(heading=Heading("一"), children=(nested,)),)),
        ),
    )
    text = said(plan)
    assert '.subsubsection("乙")' in text
    assert ".block(" in text


def test_tables_rosters_and_long_titles() -> None:
    lines = ("青禾示范区2027年", "应急管理工作要点")
    chain = annual_plan(2027, PlanForm.OTHER).titled("".join(lines), lines=lines).dated(OPEN)
    section = chain.section("物资").table(("品名", "数量"), ("沙袋", "20"), header_rows=2, landscape=True)
    text = said(section.roster().group("组长", "赵禾", ("钱青", "主任")).build())
    assert '.table(("品名", "数量"), ("沙袋", "20"), header_rows=2, landscape=True)' in text
    assert '.group("组长", "赵禾", ("钱青", "主任"))' in text
    assert 'lines=("青禾示范区2027年", "应急管理工作要点")' in text


def test_titles_with_quotes_and_backslashes_stand_in_the_docstring_without_them() -> None:
    plan = AnnualPlan(
        year=2027,
        title=Title('甲"""乙\\' + "丙" * 60),
        outline=(Section(heading=Heading("丁"), text="戊。"),),
    )
    text = script(plan)
    assert rebuilt(text) == plan
    assert text.startswith('"""甲   乙 丙')
    assert "…: builds the plan" in text.splitlines()[0]


def test_a_table_alone_in_a_task_makes_the_task_a_block() -> None:
    table = Table(rows=(("品名",),))
    plan = BASE.section("物资").block(Task(heading=Heading("盘点"), children=(table,))).build()
    assert "Task(" in said(plan)


def test_days_of_the_model_are_written_as_the_model_wants_them() -> None:
    plan = BASE.section("清单", "逐条核对。").build()
    mark = ValidityPeriod(span=Span(0, 2), start=pendulum.date(2027, 3, 1), years=1)
    text = said(evolve(plan, closing=(Paragraph(text="有效期一年。", marks=(mark,)),)))
    assert "start=pendulum.date(2027, 3, 1)" in text
