"""Items are named by path, label, labels from the top or heading, and never by chance."""

import pytest

from emplan.builder import annual_plan
from emplan.builder.revision.addresses import Address, block_at, every_block, locate, parse_path, put_at
from emplan.errors import InvalidValueError
from emplan.model import PlanForm, text_slots


@pytest.fixture(scope="module")
def plan():
    return (
        annual_plan(2027, PlanForm.KEY_POINTS)
        .under_notice()
        .preamble("导语。")
        .section("压实责任")
        .task("修订清单", "逐项修订。")
        .sub_item("列出单位。")
        .task("开展述责")
        .section("健全指挥")
        .task("完善值班")
        .task("开展述责", "年中述责。")
        .closing("结尾。")
        .attachment("分工")
        .paragraph("分工如下。")
        .build()
    )


@pytest.mark.parametrize(
    ("at", "path"),
    [
        ("outline[1].children[0]", "outline[1].children[0]"),
        ("notice.body[0]", "notice.body[0]"),
        ("preamble[0]", "preamble[0]"),
        ("closing[0]", "closing[0]"),
        ("attachments[0].content[0]", "attachments[0].content[0]"),
        ("二、", "outline[1]"),
        ("二、>（一）", "outline[1].children[0]"),
        ("一、 > （一） > 1.", "outline[0].children[0].children[0]"),
        ("健全指挥", "outline[1]"),
        ("（一）完善值班", "outline[1].children[0]"),
        ("修订清单。", "outline[0].children[0]"),
        ("二、>开展述责", "outline[1].children[1]"),
        ("1.", "outline[0].children[0].children[0]"),
    ],
)
def test_an_item_is_found_by_any_of_its_names(plan, at, path):
    assert str(locate(plan, at)) == path


@pytest.mark.parametrize(
    "at",
    [
        "三、",
        "outline[7]",
        "outline[0].children[0].children[0].children[0]",
        "attachments[4].content[0]",
        "修订",
        "",
    ],
)
def test_a_name_that_nothing_has_is_refused(plan, at):
    with pytest.raises(InvalidValueError) as caught:
        locate(plan, at)
    assert at in caught.value.message("zh")


@pytest.mark.parametrize("at", ["（一）", "开展述责"])
def test_a_name_that_several_items_have_is_refused_with_their_paths(plan, at):
    with pytest.raises(InvalidValueError) as caught:
        locate(plan, at)
    assert "outline[0]" in str(caught.value)
    assert "outline[1]" in str(caught.value)


def test_every_block_has_an_address_that_leads_to_it(plan):
    blocks = list(every_block(plan))
    assert len(blocks) == len(list(plan.blocks()))
    for address, block in blocks:
        assert block_at(plan, address) is block
        assert parse_path(str(address)) == address


def test_paths_are_those_of_the_text_slots(plan):
    slots = {slot.path for slot in text_slots(plan)}
    assert all(any(slot.startswith(f"{address}.") for slot in slots) for address, _ in every_block(plan))


def test_an_address_of_another_plan_is_refused(plan):
    with pytest.raises(InvalidValueError):
        block_at(plan, Address("outline", (9,)))


def test_taking_a_block_away_shifts_the_addresses_behind_it_only():
    gone = Address("outline", (1, 2))
    assert Address("outline", (1, 3, 0)).without(gone) == Address("outline", (1, 2, 0))
    assert Address("outline", (1, 1)).without(gone) == Address("outline", (1, 1))
    assert Address("outline", (2, 3)).without(gone) == Address("outline", (2, 3))
    assert Address("outline", (1,)).without(gone) == Address("outline", (1,))
    assert Address("closing", (1, 3)).without(gone) == Address("closing", (1, 3))


@pytest.mark.parametrize(
    "path",
    ["outline[1].children[0]", "notice.body[0]", "preamble[0]", "closing[0]", "attachments[0].content[0]"],
)
def test_blocks_can_be_put_anywhere(plan, path):
    address = locate(plan, path)
    doubled = put_at(plan, address, lambda block: (block, block))
    assert len(list(every_block(doubled))) == len(list(every_block(plan))) + 1
    *above, last = address.indexes
    assert block_at(doubled, Address(address.root, (*above, last + 1))) == block_at(plan, address)


def test_a_plan_without_notice_has_nothing_there():
    bare = annual_plan(2027, PlanForm.KEY_POINTS).section("甲").task("乙").build()
    with pytest.raises(InvalidValueError):
        locate(bare, "notice.body[0]")
    assert put_at(bare, locate(bare, "outline[0]"), lambda _: ()).outline == ()
