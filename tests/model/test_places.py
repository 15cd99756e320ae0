"""Places are told in a clerk's words."""

import pytest

from emplan.model import place_name, text_slots
from emplan.testing.samples import everything_plan, typical_plan


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("envelope.issue_date", "成文日期"),
        ("envelope.addressees[1]", "主送机关"),
        ("notice.title.text", "通知标题"),
        ("notice.body[0].text", "通知正文"),
        ("title.text", "标题"),
        ("preamble[0].text", "导语"),
        ("outline[0].heading.text", "正文一、"),
        ("outline[0].children[0].assignments[1].wording", "正文一、1."),
        ("outline[0].children[0].children[1].heading.text", "正文一、1.（2）"),
        ("outline[1].children[0].text", "正文二、"),
        ("attachments[1].title.text", "附件2"),
        ("year", "年度"),
        ("outline", "正文"),
        ("somewhere", "somewhere"),
    ],
)
def test_a_path_is_told_by_labels_and_terms(path: str, place: str) -> None:
    assert place_name(typical_plan(), path) == place


def test_every_text_of_a_plan_has_a_place() -> None:
    plan = everything_plan()
    assert all(place_name(plan, slot.path) for slot in text_slots(plan))
