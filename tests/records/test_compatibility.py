"""What a version of the record promises: a change that breaks it fails here until the version is raised."""

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from emplan.records import RECORD, from_record, json_schema, schema_breaks, to_record
from emplan.records.tags import RECORD_VERSION
from emplan.testing.samples import everything_plan, typical_plan
from requiring import ROOT

PUBLISHED = Path(__file__).parent / "published"
SCHEMA = json_schema()


def test_the_schema_breaks_no_record_of_its_version() -> None:
    """Raise RECORD_VERSION, add a step to emplan.records.upgrades and publish the new schema here."""
    published = json.loads((PUBLISHED / f"emplan-plan-{RECORD_VERSION}.schema.json").read_text("utf-8"))
    assert published["$id"] == SCHEMA["$id"]
    assert schema_breaks(published, SCHEMA) == ()


NEWER_KINDS = {"staged"}
"""What the samples hold that the version has learnt since its records were written."""


def without_newer_kinds(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_newer_kinds(one) for name, one in value.items()}
    if isinstance(value, list):
        return [without_newer_kinds(one) for one in value if not (isinstance(one, dict) and is_newer(one))]
    return value


def is_newer(one: dict[str, Any]) -> bool:
    """Whether it is of a newer kind, or a paragraph that stands there for nothing else."""
    return one.get("kind") in NEWER_KINDS or any(map(is_newer, one.get("assignments", ())))


@pytest.mark.parametrize("path", sorted(PUBLISHED.glob("*_plan-*.json")), ids=lambda path: path.stem)
def test_records_written_by_every_version_are_read_as_the_plans_they_were(path: Path) -> None:
    wanted = {"everything_plan": everything_plan, "typical_plan": typical_plan}[
        path.stem.rpartition("-")[0]
    ]()
    plan = from_record(json.loads(path.read_text("utf-8")))
    assert to_record(plan) == without_newer_kinds(to_record(wanted))
    assert to_record(plan)["record"] == RECORD


def test_there_is_a_published_schema_of_every_version() -> None:
    names = sorted(path.name for path in PUBLISHED.glob("*.schema.json"))
    assert names == [f"emplan-plan-{version}.schema.json" for version in range(1, RECORD_VERSION + 1)]


def changed(**places: Any) -> dict[str, Any]:
    """The schema with values put at paths like ``defs__Task__required``; `...` deletes one."""
    schema: dict[str, Any] = copy.deepcopy(SCHEMA)
    for place, value in places.items():
        *steps, last = place.replace("defs", "$defs").split("__")
        inside = schema
        for step in steps:
            inside = inside[step]
        if value is ...:
            del inside[last]
        else:
            inside[last] = value
    return schema


TEXT = {"$ref": "#/$defs/text"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"properties__caption": ...}, "$.caption: the field is gone"),
        ({"required": ["record", "title", "year"]}, "$.year: the field is now required"),
        (
            {"defs__Heading__properties__text": {"type": "integer"}},
            "text: type was 'string' and is now 'integer'",
        ),
        ({"defs__PlanForm__enum": ["key_points"]}, "$.form: "),
        ({"defs__text__pattern": "^.*$"}, "pattern was "),
        ({"defs__text__maxLength": 80}, "maxLength was free and is now 80"),
        ({"defs__DocumentNumber__properties__year__minimum": 2000}, "minimum was 1949 and is now 2000"),
        ({"defs__Paragraph__properties__kind__const": "prose"}, "const was 'paragraph' and is now 'prose'"),
        (
            {"properties__form__default": "work_plan"},
            "$.form: left out, it meant 'other' and now means 'work_plan'",
        ),
        (
            {"defs__assignment__oneOf": [{"$ref": "#/$defs/DayDeadline"}]},
            "Responsibility is no longer allowed",
        ),
        ({"properties__year": {"type": "integer", "default": None}}, "$.year: "),
        ({"properties__outline__items": TEXT}, "$.outline[]: "),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_change_that_breaks_records_is_named_with_its_path(change: dict[str, Any], said: str) -> None:
    breaks = schema_breaks(SCHEMA, changed(**change))
    assert any(said in each for each in breaks), breaks


@pytest.mark.parametrize(
    "change",
    [
        {"properties__remark": {**TEXT, "default": None}},
        {"title": "别的名称"},
        {"defs__Heading__properties__text__title": "别的名称"},
        {"defs__text__pattern": ...},
        {"defs__DocumentNumber__properties__year__minimum": 1900},
        {"defs__DocumentNumber__properties__year__maximum": 3999},
        {"defs__PlanForm__enum": [*SCHEMA["$defs"]["PlanForm"]["enum"], "new_form"]},
        {"defs__mark__oneOf": [*SCHEMA["$defs"]["mark"]["oneOf"], {"$ref": "#/$defs/Heading"}]},
        {"properties__caption__anyOf": [TEXT, {"type": "null"}, {"$ref": "#/$defs/open"}]},
        {"defs__Heading__required": []},
    ],
    ids=lambda value: next(iter(value)),
)
def test_a_change_that_old_records_survive_is_none(change: dict[str, Any]) -> None:
    assert schema_breaks(SCHEMA, changed(**change)) == ()


def test_the_tool_refuses_to_break_a_published_schema(tmp_path: Path) -> None:
    if not (ROOT / "tools/write_schema.py").exists():
        pytest.skip("the tool is not here")
    target = tmp_path / "schema.json"
    target.write_text(json.dumps(changed(properties__remark={**TEXT, "default": None})), "utf-8")
    code = (
        "import runpy, sys; tool = runpy.run_path(sys.argv[1]); main = tool['main'];"
        "main.__globals__['TARGET'] = __import__('pathlib').Path(sys.argv[2]); sys.exit(main())"
    )
    command = [sys.executable, "-c", code, str(ROOT / "tools/write_schema.py"), str(target)]
    before = target.read_bytes()
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1
    assert "$.remark: the field is gone" in done.stdout
    assert target.read_bytes() == before
