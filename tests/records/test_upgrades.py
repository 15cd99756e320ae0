"""Records of earlier versions are brought up to date, step by step."""

from typing import Any

import pytest

from emplan.errors import RecordError, RecordVersionError
from emplan.records import RECORD, from_record, record, to_record, upgrade_record, upgrades
from emplan.testing.samples import minimal_plan

OLD: dict[str, Any] = {"record": "emplan.plan/1", "name": "方案", "parts": [{"heads": ["甲"]}]}


def rename(found: dict[str, Any]) -> dict[str, Any]:
    found["title"] = {"text": found.pop("name")}
    return found


def rebuild(found: dict[str, Any]) -> dict[str, Any]:
    heads = found.pop("parts")[0]["heads"]
    return {**found, "outline": [{"kind": "task", "heading": {"text": head}} for head in heads]}


STEPS = {1: rename, 2: rebuild}


def test_every_step_is_taken_and_the_record_given_is_left_alone() -> None:
    lifted = upgrades.upgraded(OLD, 1, steps=STEPS, to=3)
    assert lifted["record"] == "emplan.plan/3"
    assert from_record({**lifted, "record": RECORD}).title.text == "方案"
    assert OLD["parts"] == [{"heads": ["甲"]}]
    assert "title" not in OLD


def test_a_later_version_begins_with_its_own_step() -> None:
    lifted = upgrades.upgraded({"record": "emplan.plan/2", "parts": [{"heads": []}]}, 2, steps=STEPS, to=3)
    assert lifted == {"record": "emplan.plan/3", "outline": []}


@pytest.mark.parametrize(("version", "possible"), [(0, False), (1, True), (2, True), (3, False), (4, False)])
def test_a_version_needs_every_step_up_to_the_present_one(version: int, possible: bool) -> None:
    assert upgrades.can_be_upgraded(version, steps=STEPS, to=3) is possible
    assert not upgrades.can_be_upgraded(1, steps={1: rename}, to=3)


@pytest.mark.parametrize("damaged", [{}, {"parts": None}, {"parts": []}, {"parts": [{"heads": 3}]}], ids=str)
def test_a_record_that_no_step_can_read_is_refused_by_name(damaged: dict[str, Any]) -> None:
    with pytest.raises(RecordError, match="no sound one of version 2") as refused:
        upgrades.upgraded(damaged, 2, steps=STEPS, to=3)
    assert refused.value.place == "$.record"
    assert "第2版" in refused.value.message("zh")


def test_reading_a_record_takes_the_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    def from_zero(found: dict[str, Any]) -> dict[str, Any]:
        return {**rename(found), "outline": []}

    monkeypatch.setattr(upgrades, "UPGRADES", {0: from_zero})
    plan = record.from_record({"record": "emplan.plan/0", "name": "方案"})
    assert plan.title.text == "方案"
    lifted = upgrade_record({"record": "emplan.plan/0", "name": "方案"})
    assert lifted == {"record": RECORD, "title": {"text": "方案"}, "outline": []}


def test_a_record_that_is_up_to_date_comes_back_as_it_is() -> None:
    present = to_record(minimal_plan())
    assert upgrade_record(present) is present


@pytest.mark.parametrize(
    "stated", ["emplan.plan/9", "emplan.plan/0", "emplan.plan/１", "emplan.plan/-1", None]
)
def test_a_version_without_steps_is_refused(stated: object) -> None:
    with pytest.raises(RecordVersionError):
        upgrade_record({"record": stated, "title": {"text": "方案"}})


def test_every_earlier_version_has_its_step() -> None:
    assert sorted(upgrades.UPGRADES) == list(range(1, upgrades.RECORD_VERSION))
