"""The JSON exporter, as anybody's exporter: found, loaded, and true to the record."""

import json
from pathlib import Path

from emplan import AnnualPlan, Heading, PlanForm, Section, Task, Title, from_record, to_record
from emplan.exporting import available_exporters, export, load_exporter, write
from emplan_json import JsonExporter

PLAN = AnnualPlan(
    year=2027,
    form=PlanForm.KEY_POINTS,
    title=Title("青禾示范区2027年应急管理工作要点"),
    outline=(Section(heading=Heading("健全责任体系"), children=(Task(heading=Heading("完善责任清单")),)),),
)


def test_it_is_found_by_its_entry_point() -> None:
    (plugin,) = (plugin for plugin in available_exporters() if plugin.name == "json")
    assert plugin.distribution == "emplan-json"
    assert isinstance(load_exporter("json"), JsonExporter)


def test_it_states_what_it_writes() -> None:
    assert (JsonExporter.format, JsonExporter.media_type, JsonExporter.suffix) == (
        "json",
        "application/json",
        ".json",
    )


def test_the_file_is_the_record_and_reads_back_as_the_same_plan(tmp_path: Path) -> None:
    record = json.loads(write(PLAN, tmp_path / "draft.json").read_text("utf-8"))
    assert record == to_record(PLAN)
    assert from_record(record) == PLAN


def test_hanzi_stay_readable_and_the_file_ends_with_one_line_end() -> None:
    text = export(PLAN, "json").decode("utf-8")
    assert "青禾示范区" in text
    assert text.endswith("}\n")


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert JsonExporter().export(PLAN) == JsonExporter().export(PLAN)
