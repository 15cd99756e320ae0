"""Plans to records and back, through real JSON text."""

import copy
import json
from collections.abc import Callable
from typing import Any

import attrs
import pendulum
import pytest
from hypothesis import given, settings

from emplan.errors import RecordError, RecordVersionError
from emplan.model import OPEN, AnnualPlan, DayDeadline, Heading, Section, Task, Title
from emplan.records import RECORD, dump_record, from_record, is_record, read_record, to_record
from emplan.testing import samples
from emplan.testing.samples import everything_plan, joint_plan, minimal_plan, typical_plan
from emplan.testing.strategies import plans

SAMPLES = [getattr(samples, name) for name in samples.__all__]


def types_in(value: object) -> Any:
    """The types of a value and of everything in it, as nested tuples."""
    kind = type(value)
    if isinstance(value, tuple):
        return kind, *map(types_in, value)
    if attrs.has(kind):
        return kind, *(types_in(getattr(value, field.name)) for field in attrs.fields(kind))
    return kind


@given(plan=plans())
@settings(max_examples=150, deadline=None)
def test_any_plan_comes_back_from_json_equal_and_of_the_same_types(plan: AnnualPlan) -> None:
    back = read_record(dump_record(plan))
    assert back == plan
    assert types_in(back) == types_in(plan)


@given(plan=plans())
@settings(max_examples=40, deadline=None)
def test_a_record_is_what_json_gives_back_of_it(plan: AnnualPlan) -> None:
    record = to_record(plan)
    assert json.loads(json.dumps(record)) == record
    assert next(iter(record)) == "record"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.__name__)
def test_every_sample_comes_back_equal(sample: Callable[[], AnnualPlan]) -> None:
    assert read_record(dump_record(sample()).encode()) == sample()


def test_days_come_back_as_days_of_pendulum_not_of_the_standard_library() -> None:
    back = read_record(dump_record(typical_plan()))
    assert type(back.envelope.issue_date) is pendulum.Date
    assert type(back.envelope.printing_date) is pendulum.Date
    assert back.validity is not None
    assert type(back.validity.start) is pendulum.Date
    nodes = [item.node for item in read_record(dump_record(everything_plan())).numbered()]
    days = [due.date for node in nodes for due in node.deadlines if isinstance(due, DayDeadline)]
    assert [type(day) for day in days] == [pendulum.Date]


def test_open_values_are_written_as_open_and_absent_ones_not_at_all() -> None:
    record = to_record(joint_plan())
    assert record["envelope"]["issue_date"] == "OPEN"
    assert "printing_date" not in record["envelope"]
    back = from_record(record)
    assert back.envelope.issue_date is OPEN
    assert back.envelope.printing_date is None
    assert from_record(to_record(everything_plan())).envelope.printing_date is OPEN


def test_what_is_at_its_default_is_left_out_and_may_be_written_out() -> None:
    record = to_record(minimal_plan())
    assert record == {
        "record": RECORD,
        "title": {"text": "青禾示范区2027年防汛工作安排"},
        "outline": [{"kind": "task", "heading": {"text": "检查堤防"}}],
    }
    record["year"] = None
    record["attachments"] = []
    record["outline"][0]["heading"]["form"] = "standalone"
    assert from_record(record) == minimal_plan()


def test_a_record_reads_like_the_document_it_comes_from() -> None:
    task = to_record(typical_plan())["outline"][0]["children"][0]
    assert list(task) == ["kind", "heading", "text", "assignments", "children"]
    assert [block["kind"] for block in task["assignments"]] == ["responsibility", "month"]


def test_reading_a_record_leaves_it_as_it_is() -> None:
    record = to_record(everything_plan())
    before = copy.deepcopy(record)
    from_record(record)
    assert record == before


def test_the_same_plan_gives_the_same_text_with_hanzi_as_themselves() -> None:
    text = dump_record(samples.rare_characters_plan())
    assert text == dump_record(samples.rare_characters_plan())
    assert "𠮷河镇（𬭩山林场）" in text
    assert text.startswith('{\n  "record": "emplan.plan/1",\n')
    assert text.endswith("}\n")


def test_whole_floats_are_whole_numbers_in_json() -> None:
    record = to_record(typical_plan())
    record["year"] = 2027.0
    assert type(from_record(record).year) is int


def test_a_byte_order_mark_is_passed_over() -> None:
    text = dump_record(minimal_plan())
    assert read_record(b"\xef\xbb\xbf" + text.encode()) == minimal_plan()
    assert read_record("\ufeff" + text) == minimal_plan()


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"", "line 1, column 1"),
        ("  \n", "line 1, column 1"),
        ('{"record": "emplan.plan/1",\n "title" {}}', "line 2, column 10"),
        ('{"record": "emplan.plan/1"', "line 1, column 27"),
        ("青禾示范区2027年工作要点", "line 1, column 1"),
        ('{\n"title": "方案"}'.encode("gb18030"), "line 2"),
    ],
    ids=["empty", "blank", "no colon", "cut off", "prose", "GB18030"],
)
def test_what_is_no_json_is_refused_with_line_and_column(data: bytes | str, place: str) -> None:
    with pytest.raises(RecordError, match="方案记录") as caught:
        read_record(data)
    assert caught.value.place == place
    assert caught.value.remedy
    assert "方案记录" in caught.value.message("zh")


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, '{"year": ' + "9" * 5000 + "}"])
def test_json_that_no_machine_can_hold_is_refused(text: str) -> None:
    with pytest.raises(RecordError, match="方案记录"):
        read_record(text)


@pytest.mark.parametrize("value", [[], "方案", 5, None, True])
def test_a_record_is_an_object(value: Any) -> None:
    with pytest.raises(RecordError, match="must be an object") as caught:
        from_record(value)
    assert caught.value.place == "$"
    with pytest.raises(RecordError, match="must be an object"):
        read_record(json.dumps(value))


@pytest.mark.parametrize(
    ("version", "english", "remedy"),
    [
        ("emplan.plan/2", "has version emplan.plan/2", "Install a newer emplan"),
        ("emplan.plan/0", "has version emplan.plan/0", "Write it again"),
        ("emplan.outline/1", "no version of a plan record", "Give a plan record"),
        ("emplan.plan", "no version of a plan record", "Give a plan record"),
        (1, "no version of a plan record", "Give a plan record"),
        (["x" * 500], "no version of a plan record", "Give a plan record"),
    ],
)
def test_another_version_is_named_with_what_to_do(version: object, english: str, remedy: str) -> None:
    with pytest.raises(RecordVersionError, match="emplan") as caught:
        from_record({"record": version, "title": {"text": "方案"}})
    assert english in str(caught.value)
    assert remedy in str(caught.value)
    assert caught.value.place == "$.record"
    assert len(str(caught.value)) < 250
    assert "记录版本" in caught.value.message("zh")


def test_a_record_without_version_says_which_one_to_add() -> None:
    with pytest.raises(RecordVersionError, match=r'Add "record": "emplan\.plan/1"'):
        from_record({"title": {"text": "方案"}})


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"record": 1}', True),
        (b"\xef\xbb\xbf \n{}", True),
        ("\ufeff{", True),
        ("一、重点任务", False),
        (b"PK\x03\x04", False),
        (b"{\\rtf1\\ansi 1}", False),
        ("{\\rtf1\\ansi 1}", False),
        (b"", False),
    ],
)
def test_a_record_is_told_from_a_document_by_how_it_opens(data: bytes | str, expected: bool) -> None:
    assert is_record(data) is expected


def nested(levels: int) -> AnnualPlan:
    node: Section | Task = Task(heading=Heading("事项"))
    for _ in range(levels - 1):
        node = Section(heading=Heading("部分"), children=(node,))
    return AnnualPlan(title=Title("方案"), outline=(node,))


def test_thirty_two_levels_come_back() -> None:
    assert read_record(dump_record(nested(32))) == nested(32)


@pytest.mark.parametrize("levels", [33, 400])
def test_a_plan_that_is_nested_deeper_is_refused(levels: int) -> None:
    with pytest.raises(RecordError, match="deeper than 32 levels") as caught:
        to_record(nested(levels))
    assert caught.value.place == "$.outline"
    assert "正文" in caught.value.message("zh")


@pytest.mark.parametrize("levels", [33, 5000])
def test_a_record_that_is_nested_deeper_is_refused(levels: int) -> None:
    node: dict[str, Any] = {"kind": "task", "heading": {"text": "事项"}}
    for _ in range(levels - 1):
        node = {"kind": "section", "heading": {"text": "部分"}, "children": [node]}
    with pytest.raises(RecordError, match="deeper than 32 levels") as caught:
        from_record({"record": RECORD, "title": {"text": "方案"}, "outline": [node]})
    assert len(caught.value.place or "") < 70


def test_data_that_holds_itself_is_refused() -> None:
    loop: dict[str, Any] = {"record": RECORD, "title": {"text": "方案"}}
    loop["outline"] = [loop]
    with pytest.raises(RecordError, match="deeper"):
        from_record(loop)
