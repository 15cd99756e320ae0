"""Faults of a record: each with its path, its Chinese term and what to do; never cattrs' own words."""

import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emplan.errors import RecordError
from emplan.model import AnnualPlan
from emplan.records import InvalidRecordError, from_record, read_record, to_record
from emplan.records.faults import faults_of
from emplan.testing.samples import everything_plan, typical_plan


def record() -> dict[str, Any]:
    return to_record(typical_plan())


def refused(broken: dict[str, Any]) -> InvalidRecordError:
    with pytest.raises(InvalidRecordError) as caught:
        from_record(broken)
    return caught.value


CHANGES: dict[str, tuple[str, Any, str, str, str]] = {
    # path of what is changed, new value, path in the message, Chinese term, what the message says
    "number for text": ("outline[0].heading.text", 5, "", "层次标题", "must be text, not the number 5"),
    "null for text": ("title.text", None, "", "标题", "must be text, not null"),
    "text for number": ("year", "2027", "", "年度", "must be a whole number, not '2027'"),
    "fraction": ("year", 2027.5, "", "年度", "must be a whole number, not the number 2027.5"),
    "flag for number": ("year", True, "", "年度", "must be a whole number, not true"),
    "number for flag": ("numbering[0].continues", 1, "", "是否连续编号", "must be true or false"),
    "text for list": ("envelope.addressees", "各镇", "", "主送机关", "must be a list, not '各镇'"),
    "object for list": ("outline", {}, "", "正文", "must be a list, not an object"),
    "list for object": ("envelope", [], "", "公文要素", "must be an object, not a list"),
    "text for a tagged object": ("outline[0]", "一、", "", "正文", "must be an object, not '一、'"),
    "no date": ("envelope.issue_date", "2027年2月", "", "成文日期", "must be a day of the calendar"),
    "no such day": ("envelope.issue_date", "2027-02-30", "", "成文日期", 'Write the day as "2027-03-26"'),
    "number for date": ("envelope.issue_date", 20270226, "", "成文日期", "must be a day of the calendar"),
    "closed list": ("form", "plan", "", "方案名称类别", "'plan', which is not one of its values"),
    "open where it cannot be": ("year", "OPEN", "", "年度", "must be a whole number"),
    "unknown kind": ("outline[0].kind", "chapter", "", "类别标记", "section, task, sub_item"),
    "kind of another union": ("outline[0].kind", "day", "", "类别标记", "'day'"),
    "kind that is no word": ("outline[0].kind", [], "", "类别标记", "is a list"),
    "kind of a single class": (
        "envelope.document_number",
        {"kind": "damaged", "as_found": "x", "candidate": {"kind": "damaged"}},
        "envelope.document_number.candidate.kind",
        "类别标记",
        "Use one of: number.",
    ),
    "impossible value": ("envelope.document_number.serial", 0, "", "发文顺序号", "from 1 or OPEN"),
    "line break": ("preamble[0].text", "两\n行", "", "文字", "line break"),
    "half a character": ("preamble[0].text", "\ud840", "", "文字", "control character"),
    "span that does not fit": (
        "notice.body[1].marks[0].span.end",
        99,
        "notice.body[1].marks",
        "文中要素",
        "outside the paragraph",
    ),
    "span that runs backwards": (
        "notice.body[1].marks[0].span.end",
        3,
        "notice.body[1].marks[0].span",
        "",
        "cannot run from 12 to 3",
    ),
    "cells of two lengths": (
        "attachments[0].content[0].rows[1]",
        ["一个"],
        "attachments[0].content[0].rows",
        "表格行",
        "one and the same number of cells",
    ),
    "a cell that is no text": ("attachments[0].content[0].rows[1][2]", 6, "", "表格行", "must be text"),
    "an enormous number": ("year", 10**5000, "", "年度", "not an enormous number"),
    "an enormous number for text": (
        "envelope.issuers",
        [{"name": 10**400}],
        "envelope.issuers[0].name",
        "发文机关",
        "must be text, not an enormous number",
    ),
    "a foreign value": ("year", {1, 2}, "", "年度", "not a set"),
    "a very long text": ("year", "长" * 3000, "", "年度", "…'"),
}


def steps(path: str) -> list[str | int]:
    parts = path.replace("[", ".").replace("]", "").split(".")
    return [int(part) if part.isdecimal() else part for part in parts]


def put(plain: Any, path: str, value: object) -> None:
    *above, last = steps(path)
    for step in above:
        plain = plain[step]
    plain[last] = value


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_wrong_value_is_named_with_its_path_its_term_and_what_to_do(
    change: tuple[str, Any, str, str, str],
) -> None:
    path, value, place, term, says = change
    broken = record()
    put(broken, path, value)
    error = refused(broken)
    assert [fault.place for fault in error.faults] == [f"$.{place or path}"]
    assert str(error).startswith(f"$.{place or path}: ")
    assert term in str(error)
    assert term in error.message("zh")
    assert says in str(error)
    assert error.remedy
    assert error.remedy_zh
    assert len(str(error)) < 400


def test_a_missing_field_is_named() -> None:
    broken = record()
    del broken["title"]
    error = refused(broken)
    assert error.place == "$.title"
    assert str(error) == "$.title: AnnualPlan.title (标题) is missing. Add it to the record."
    assert error.message("zh") == "$.title：标题（title）缺失。请在记录中补上。"


def test_a_missing_kind_is_named_with_the_kinds_that_can_stand_there() -> None:
    broken = record()
    del broken["envelope"]["document_number"]["kind"]
    error = refused(broken)
    assert error.place == "$.envelope.document_number.kind"
    assert "is missing. Add one of: number, damaged." in str(error)


@pytest.mark.parametrize(
    ("where", "key", "place", "advice"),
    [
        ("outline[0]", "heading_text", "$.outline[0].heading_text", "Did you mean 'heading'?"),
        ("outline[0]", "kin", "$.outline[0].kin", "Did you mean 'kind'?"),
        ("title", "zzz", "$.title.zzz", "the fields are: text, fixed_lines"),
        ("title", "two words", "$.title['two words']", "Leave it out"),
    ],
)
def test_an_unknown_key_is_named_with_the_nearest_known_one(
    where: str, key: str, place: str, advice: str
) -> None:
    broken = record()
    put(broken, f"{where}.{key}", "x")
    error = refused(broken)
    assert error.place == place
    assert advice in str(error)
    assert "字段" in error.message("zh")


def test_unknown_keys_at_the_root_are_compared_with_the_version_too() -> None:
    error = refused({**record(), "recordd": 1, 5: 6})  # type: ignore[dict-item]  # wrong on purpose
    assert {fault.place for fault in error.faults} == {"$.recordd", "$['5']"}
    assert "Did you mean 'record'?" in str(error)


def test_every_fault_is_listed_at_once_in_the_order_of_the_record() -> None:
    broken = record()
    put(broken, "year", "2027")
    put(broken, "envelope.issuers[0].name", 5)
    put(broken, "outline[1].children[1].heading.form", "bold")
    put(broken, "outline[2].children[0].assignments[1].month", 13)
    put(broken, "attachments[0].titel", {})
    error = refused(broken)
    assert [fault.place for fault in error.faults] == [
        "$.year",
        "$.envelope.issuers[0].name",
        "$.outline[1].children[1].heading.form",
        "$.outline[2].children[0].assignments[1].month",
        "$.attachments[0].titel",
    ]
    assert str(error).startswith("the record has 5 faults:\n  - $.year: ")
    assert error.message("zh").startswith("记录中有5处错误：\n  - $.year：年度（year）应为整数")
    assert all(isinstance(fault, RecordError) for fault in error.faults)


def test_of_very_many_faults_the_message_shows_the_first_twenty() -> None:
    broken = record()
    broken["outline"] = [{"kind": "paragraph"}] * 50
    error = refused(broken)
    assert len(error.faults) == 50
    assert str(error).count("\n") == 21
    assert str(error).endswith("- and 30 more")
    assert error.message("zh").endswith("另有30处")


def test_the_error_survives_pickling_with_its_faults() -> None:
    error = refused({**record(), "year": "x", "form": "y"})
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is InvalidRecordError
    assert str(back) == str(error)
    assert [fault.place for fault in back.faults] == ["$.year", "$.form"]


def test_a_key_that_stands_twice_is_refused_with_its_path() -> None:
    text = (
        '{"record": "emplan.plan/1", "title": {"text": "甲", "text": "乙"},'
        ' "outline": [{"kind": "task", "heading": {"text": "甲"}, "two words": 1, "two words": 2}]}'
    )
    with pytest.raises(InvalidRecordError, match="stands twice") as caught:
        read_record(text)
    places = [fault.place for fault in caught.value.faults]
    assert places == ["$.title.text", "$.outline[0]['two words']"]
    assert "出现了两次" in caught.value.message("zh")


def test_what_is_no_fault_of_the_record_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        faults_of(ZeroDivisionError())


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=3),
    st.just([]),
    st.just({}),
    st.just("OPEN"),
)


def places_of(plain: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    if isinstance(plain, dict):
        for key, item in plain.items():
            found += places_of(item, (*path, key))
    elif isinstance(plain, list):
        for index, item in enumerate(plain):
            found += places_of(item, (*path, index))
    return found


@given(data=st.data())
@settings(max_examples=250, deadline=None)
def test_a_damaged_record_is_a_plan_or_a_record_error_and_nothing_else(data: st.DataObject) -> None:
    broken = to_record(everything_plan())
    path = data.draw(st.sampled_from(places_of(broken)))
    inner: Any = broken
    for step in path[:-1]:
        inner = inner[step]
    if data.draw(st.booleans()):
        inner[path[-1]] = data.draw(JUNK)
    else:
        del inner[path[-1]]
    try:
        outcome: AnnualPlan | RecordError = from_record(broken)
    except RecordError as error:
        outcome = error
    if isinstance(outcome, RecordError):
        assert outcome.place or isinstance(outcome, InvalidRecordError)
        assert "Validation" not in str(outcome)
        assert str(outcome).encode()


@given(key=st.text(max_size=8).filter(lambda key: key not in ("text", "fixed_lines")))
@settings(max_examples=60, deadline=None)
def test_no_unknown_key_is_overlooked(key: str) -> None:
    broken = record()
    broken["title"][key] = "x"
    error = refused(broken)
    assert error.field == key
    assert (error.place or "").startswith("$.title")
