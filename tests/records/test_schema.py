"""The JSON Schema: made from the model, valid, committed, and true of every record."""

import enum
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

import emplan.model
from emplan.model import AnnualPlan
from emplan.records import RECORD, SCHEMA_ID, json_schema, to_record
from emplan.records.tags import KINDS
from emplan.testing import samples
from emplan.testing.samples import everything_plan, typical_plan
from emplan.testing.strategies import plans

COMMITTED = Path(__file__).parents[2] / "docs/reference/schema/emplan-plan-1.schema.json"
SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_committed_schema_is_the_one_that_the_model_gives() -> None:
    expected = json.dumps(SCHEMA, ensure_ascii=False, indent=2) + "\n"
    assert COMMITTED.read_text(encoding="utf-8") == expected, "run tools/write_schema.py"


def test_the_schema_fits_the_meta_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    checked = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--check-metaschema", str(COMMITTED)],
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


@given(plan=plans())
@settings(max_examples=40, deadline=None)
def test_every_record_fits_the_schema(plan: AnnualPlan) -> None:
    VALIDATOR.validate(to_record(plan))


@pytest.mark.parametrize("name", samples.__all__)
def test_every_sample_fits_the_schema(name: str) -> None:
    VALIDATOR.validate(to_record(getattr(samples, name)()))


def test_the_schema_names_its_version_and_no_host() -> None:
    assert SCHEMA["$id"] == SCHEMA_ID == "urn:emplan:plan:1"
    assert SCHEMA["properties"]["record"]["const"] == RECORD
    assert SCHEMA["required"] == ["record", "title"]


def test_every_class_and_every_field_has_a_chinese_title_and_a_description() -> None:
    for name, definition in {"AnnualPlan": SCHEMA, **SCHEMA["$defs"]}.items():
        if "oneOf" in definition:
            continue
        assert any("\u4e00" <= character <= "\u9fff" for character in definition["title"]), name
        assert definition["description"].endswith((".", "…")), name
        for field, entry in definition.get("properties", {}).items():
            assert any("\u4e00" <= character <= "\u9fff" for character in entry["title"]), (name, field)


def test_objects_take_no_other_keys_than_the_fields_of_their_class() -> None:
    for name, definition in SCHEMA["$defs"].items():
        if definition.get("type") != "object":
            continue
        cls = getattr(emplan.model, name, None)
        assert definition["additionalProperties"] is False, name
        if cls is not None:
            fields = [field.name for field in attrs.fields(cls)]
            assert list(definition["properties"]) == (["kind"] if cls in KINDS else []) + fields


def test_unions_are_told_apart_by_their_kind() -> None:
    assert set(SCHEMA["$defs"]) >= {"block", "mark", "assignment", "simple_deadline"}
    blocks = [ref["$ref"].rpartition("/")[2] for ref in SCHEMA["$defs"]["block"]["oneOf"]]
    kinds = [SCHEMA["$defs"][name]["properties"]["kind"]["const"] for name in blocks]
    assert kinds == [
        "section",
        "task",
        "sub_item",
        "phase",
        "paragraph",
        "labelled_paragraph",
        "roster",
        "table",
    ]
    assert len(set(KINDS.values())) == len(KINDS)


def test_closed_lists_hold_the_values_of_their_members() -> None:
    for name, definition in SCHEMA["$defs"].items():
        cls = getattr(emplan.model, name, None)
        if isinstance(cls, type) and issubclass(cls, enum.Enum):
            assert definition["enum"] == [member.value for member in cls]
    assert SCHEMA["$defs"]["Urgency"]["title"] == "紧急程度"


def test_defaults_stand_in_the_schema_as_they_would_in_a_record() -> None:
    envelope = SCHEMA["$defs"]["Envelope"]["properties"]
    assert envelope["direction"]["default"] == "downward"
    assert envelope["issue_date"]["default"] is None
    assert SCHEMA["$defs"]["DocumentNumber"]["properties"]["serial"]["default"] == "OPEN"
    assert SCHEMA["properties"]["envelope"]["default"] == {}
    assert "default" not in SCHEMA["properties"]["title"]


def broken(**changes: Any) -> dict[str, Any]:
    return {**to_record(typical_plan()), **changes}


@pytest.mark.parametrize(
    "record",
    [
        broken(year="2027"),
        broken(title={"text": ""}),
        broken(title={"text": "两\n行"}),
        broken(outline=[{"kind": "chapter", "heading": {"text": "x"}}]),
        broken(outline=[{"heading": {"text": "x"}}]),
        broken(form="plan"),
        broken(titel={}),
        broken(record="emplan.plan/2"),
        broken(envelope={"issue_date": "26.2.2027"}),
        broken(envelope={"issue_date": "open"}),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(record: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(record)


def test_open_and_null_are_allowed_where_the_model_allows_them() -> None:
    for value in ("OPEN", None, "2027-02-26"):
        assert VALIDATOR.is_valid(broken(envelope={"issue_date": value}))
    assert VALIDATOR.is_valid(to_record(everything_plan()))


def test_the_descriptions_are_free_of_markup() -> None:
    text = COMMITTED.read_text(encoding="utf-8")
    assert "`" not in text
    assert ":attr:" not in text
