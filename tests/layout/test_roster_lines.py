"""Rosters: members under each other."""

from emplan.layout import DEFAULT_PROFILE, ParagraphBlock
from emplan.layout.roster_lines import roster_blocks
from emplan.layout.runs import Setter
from emplan.model import Roster, RosterGroup, RosterMember


def lines(*groups: RosterGroup) -> list[ParagraphBlock]:
    return list(roster_blocks(Roster(groups=groups), "outline[0]", Setter(DEFAULT_PROFILE)))


def test_roles_are_spread_to_one_width_and_short_names_to_three() -> None:
    found = lines(
        RosterGroup("组长", (RosterMember("林远", "主任"),)),
        RosterGroup("副组长", (RosterMember("欧阳明"),)),
        RosterGroup("常务副组长", (RosterMember("司马青禾"),)),
    )
    assert [block.text for block in found] == [
        "组　　　长：林　远（主任）",
        "副　组　长：欧阳明",
        "常务副组长：司马青禾",
    ]


def test_later_members_stand_under_the_first() -> None:
    first, second = lines(RosterGroup("成员", (RosterMember("林远"), RosterMember("方禾"))))
    start = first.style.left_cells + first.style.first_line_cells
    assert start == 2
    assert first.style.left_cells == second.style.left_cells == 2 + len("成员：")
    assert second.style.first_line_cells == 0


def test_a_long_role_does_not_widen_the_others() -> None:
    found = lines(
        RosterGroup("领导小组办公室主任", (RosterMember("林远"),)),
        RosterGroup("组长", (RosterMember("方禾"),)),
    )
    assert found[1].text == "组长：方　禾"
    assert found[0].style.left_cells == 2 + len("领导小组办公室主任：")


def test_a_name_of_one_character_stays_as_it_is() -> None:
    (only,) = lines(RosterGroup("组长", (RosterMember("林"),)))
    assert only.text == "组长：林"


def test_every_run_knows_where_it_came_from() -> None:
    (only,) = lines(RosterGroup("组长", (RosterMember("林远", "主任"),)))
    assert [run.path for run in only.runs] == [
        "outline[0].groups[0].role",
        "outline[0].groups[0].members[0].name",
        "outline[0].groups[0].members[0].post",
    ]
