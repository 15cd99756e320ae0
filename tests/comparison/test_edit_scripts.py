"""Every edit of a generated edit script is found, and nothing else is."""

import os

import pytest

from edit_scripts import edit_script
from emplan.comparison import ChangeKind, Comparison, compare
from emplan.model import Section, Task

# The long run of `make comparisons`; the short one is part of every test run.
SCRIPTS = int(os.environ.get("EMPLAN_EDIT_SCRIPTS", "120"))
CONSEQUENCES = {ChangeKind.RENUMBERED}


def found(comparison: Comparison, kind: type[Task] | type[Section]) -> dict[str, frozenset[ChangeKind]]:
    """The kinds of change by heading, without what only follows from others."""
    kinds = {
        change.item.name: frozenset(change.kinds) - CONSEQUENCES
        for change in comparison.items
        if isinstance(change.node, kind)
    }
    return {name: each for name, each in kinds.items() if each}


@pytest.mark.parametrize("block", range(6))
def test_every_edit_of_a_script_is_found_and_no_other(block: int) -> None:
    for seed in range(block, SCRIPTS, 6):
        script = edit_script(seed)
        comparison = compare(script.old, script.new)
        assert found(comparison, Task) == script.tasks, seed
        assert found(comparison, Section) == script.sections, seed
