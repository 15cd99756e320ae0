"""Every stored text, once, under the path that leads to it."""

import re
from collections import Counter
from typing import Any

from hypothesis import given, settings

from emplan.model import AnnualPlan, text_slots
from emplan.testing.samples import everything_plan, joint_plan, typical_plan
from emplan.testing.strategies import plans


def follow(value: Any, path: str) -> Any:
    for name, index in re.findall(r"\.?([a-z_]+)|\[(\d+)\]", path):
        value = getattr(value, name) if name else value[int(index)]
    return value


@given(plan=plans())
@settings(max_examples=60, deadline=None)
def test_every_path_leads_to_its_text_and_no_path_comes_twice(plan: AnnualPlan) -> None:
    slots = list(text_slots(plan))
    assert [follow(plan, slot.path) for slot in slots] == [slot.text for slot in slots]
    assert max(Counter(slot.path for slot in slots).values()) == 1


def test_every_text_of_the_plan_of_everything_is_listed_once() -> None:
    plan = everything_plan()
    found = Counter(slot.path for slot in text_slots(plan))
    assert set(found.values()) == {1}
    for path in (
        "envelope.issuers[0].masthead_name",
        "notice.title.text",
        "title.text",
        "caption",
        "preamble[0].text",
        "outline[0].heading.text",
        "outline[0].children[0].groups[0].role",
        "outline[0].children[0].groups[0].members[0].post",
        "outline[0].children[1].label",
        "outline[2].children[1].assignments[0].wording",
        "closing[0].text",
        "attachments[0].title.text",
        "attachments[0].content[0].caption",
        "attachments[0].content[0].rows[2][0]",
        "attachments[2].content[0].children[0].assignments[0].groups[0].units[0].name",
        "envelope.signature[0]",
        "envelope.addressees[2]",
    ):
        assert found[path] == 1, path


def test_noted_units_and_deadlines_are_part_of_the_prose_and_not_listed_again() -> None:
    paths = [slot.path for slot in text_slots(everything_plan())]
    assert not [path for path in paths if path.startswith("outline[2].children[0].assignments")]


def test_empty_cells_and_absent_elements_are_no_texts() -> None:
    paths = [slot.path for slot in text_slots(typical_plan())]
    assert "attachments[0].content[0].rows[2][2]" not in paths
    assert "caption" not in paths


def test_the_texts_come_in_document_order() -> None:
    paths = [slot.path for slot in text_slots(typical_plan())]
    order = ["envelope.issuers", "notice.title", "envelope.addressees", "notice.body", "title", "outline"]
    order += ["attachments", "envelope.closing_note", "envelope.copied_to", "envelope.printing_office"]
    places = [next(n for n, path in enumerate(paths) if path.startswith(start)) for start in order]
    assert places == sorted(places)


def test_signatories_are_texts_of_the_header() -> None:
    paths = [slot.path for slot in text_slots(joint_plan())]
    assert paths.index("envelope.signatories[2]") < paths.index("title.text")
