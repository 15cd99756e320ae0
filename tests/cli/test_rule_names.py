"""Every repair has a name in a clerk's words, in both languages."""

import pytest

from emplan.chinese.repairs import RepairRule
from emplan.cli.rule_names import RULE_NAMES, rule_name
from emplan.reading.mending.rules import LineRule

RULES = {str(rule) for rule in (*RepairRule, *LineRule)}


def test_every_repair_has_its_name_and_no_name_is_left_over() -> None:
    assert set(RULE_NAMES) == RULES


@pytest.mark.parametrize("rule", sorted(RULES))
def test_the_name_is_not_the_one_of_the_report(rule: str) -> None:
    assert rule_name(rule, "zh") != rule
    assert rule_name(rule, "en") != rule


def test_a_repair_of_a_plugin_keeps_the_name_of_the_report() -> None:
    assert rule_name("unheard_of", "zh") == "unheard_of"
