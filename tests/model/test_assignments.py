"""Responsible units: groups, roles and how they print."""

import pytest
from hypothesis import given

from emplan.errors import InvalidValueError
from emplan.model import Responsibility, ResponsibleUnit, UnitGroup, UnitRole
from emplan.testing.strategies import responsibilities

A, B, C = (ResponsibleUnit(name) for name in ("示范区应急局", "示范区水务局", "各镇"))


def test_units_print_with_the_usual_mark_between_them() -> None:
    assert UnitGroup(units=(A, B, C)).printed == "责任单位：示范区应急局、示范区水务局、各镇"
    assert UnitGroup(units=(A,), label="", suffix="牵头").printed == "示范区应急局牵头"


def test_every_printed_mark_between_units_is_kept() -> None:
    assert UnitGroup(units=(A, B, C), separators=("，", "、")).printed.endswith("应急局，示范区水务局、各镇")
    with pytest.raises(InvalidValueError, match="one fewer"):
        UnitGroup(units=(A, B, C), separators=("，",))


def test_lead_and_cooperating_units_are_told_apart() -> None:
    block = Responsibility(
        groups=(
            UnitGroup(role=UnitRole.LEAD, units=(A,), label="牵头单位"),
            UnitGroup(role=UnitRole.COOPERATING, units=(B, C), label="配合单位", joint="，"),
        )
    )
    assert block.printed == "牵头单位：示范区应急局，配合单位：示范区水务局、各镇"
    assert block.units == (A, B, C)
    assert block.units_of(UnitRole.LEAD) == (A,)
    assert block.units_of(UnitRole.PERSON_IN_CHARGE) == ()


@given(block=responsibilities())
def test_every_unit_is_in_what_prints(block: Responsibility) -> None:
    assert all(str(unit) in block.printed for unit in block.units)


def test_groups_and_responsibilities_are_never_empty() -> None:
    with pytest.raises(InvalidValueError, match="at least one unit"):
        UnitGroup(units=())
    with pytest.raises(InvalidValueError, match=r"Responsibility\.groups"):
        Responsibility(groups=())
    with pytest.raises(InvalidValueError, match="ResponsibleUnit"):
        UnitGroup(units=("示范区应急局",))  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(InvalidValueError, match="责任单位"):
        ResponsibleUnit("")
