"""Labels that follow from the numbering of each level."""

from hypothesis import given

from emplan.chinese.labels import LabelForm
from emplan.model import (
    OFFICIAL_NUMBERING,
    AnnualPlan,
    Block,
    Heading,
    LevelNumbering,
    NumberingScheme,
    Paragraph,
    Section,
    Task,
    Title,
    numbered,
)
from emplan.testing.strategies import plans


def node(*children: Block, label: str | None = None) -> Task:
    return Task(heading=Heading("事项"), children=children, printed_label=label)


def labels(scheme: NumberingScheme, *blocks: Block) -> list[str]:
    return [item.label for item in numbered(blocks, scheme)]


def scheme(*forms: LabelForm, continues: bool = False) -> NumberingScheme:
    return tuple(LevelNumbering(form, continues=continues) for form in forms)


def test_the_official_numbering_restarts_under_each_parent() -> None:
    found = labels(OFFICIAL_NUMBERING, node(node(node(node())), node()), node(node()))
    assert found == ["一、", "（一）", "1.", "（1）", "（二）", "二、", "（一）"]


def test_a_level_that_runs_on_counts_across_parents() -> None:
    levels = (
        LevelNumbering(LabelForm.CHINESE_COMMA),
        LevelNumbering(LabelForm.CHINESE_BRACKETED, continues=True),
    )
    assert labels(levels, node(node(), node()), node(node())) == [
        "一、",
        "（一）",
        "（二）",
        "二、",
        "（三）",
    ]


def test_a_scheme_may_skip_a_level() -> None:
    levels = (LevelNumbering(LabelForm.CHINESE_COMMA), LevelNumbering(LabelForm.ARABIC_DOT, continues=True))
    assert labels(levels, node(node()), node(node())) == ["一、", "1.", "二、", "2."]


def test_a_printed_label_stands_and_the_count_goes_on_behind_it() -> None:
    found = labels(OFFICIAL_NUMBERING, node(), node(label="二."), node(), node(label=""), node())
    assert found == ["一、", "二.", "三、", "", "四、"]


def test_paragraphs_between_items_are_not_counted() -> None:
    assert labels(OFFICIAL_NUMBERING, node(), Paragraph(text="段"), node()) == ["一、", "二、"]


def test_levels_below_the_scheme_look_like_its_last_one() -> None:
    assert labels(scheme(LabelForm.ARABIC_DOT), node(node(node()))) == ["1.", "1.", "1."]


def test_without_a_scheme_the_first_official_form_is_used() -> None:
    assert labels((), node(), node(node())) == ["一、", "二、", "一、"]


def test_decimal_labels_hold_the_numbers_of_their_parents() -> None:
    levels = scheme(LabelForm.ARABIC_DOT, LabelForm.DECIMAL, LabelForm.DECIMAL)
    found = labels(levels, node(node(), node(node())), node(node()))
    assert found == ["1.", "1.1", "1.2", "1.2.1", "2.", "2.1"]


def test_decimal_labels_count_from_the_nearest_level_of_another_form() -> None:
    levels = scheme(LabelForm.CHINESE_COMMA, LabelForm.ARABIC_DOT, LabelForm.DECIMAL)
    assert labels(levels, node(node(), node(node()))) == ["一、", "1.", "2.", "2.1"]
    assert labels(scheme(LabelForm.DECIMAL), node(), node(node())) == ["1", "2", "2.1"]


def test_a_decimal_label_passes_over_a_parent_without_number() -> None:
    levels = scheme(LabelForm.ARABIC_DOT, LabelForm.DECIMAL, continues=True)
    assert labels(levels, node(node(), label="")) == ["", "1"]


def test_an_item_knows_its_path_its_depth_and_the_labels_above_it() -> None:
    plan = AnnualPlan(
        title=Title("青禾示范区2027年防汛工作安排"),
        outline=(Section(heading=Heading("要求"), children=(Paragraph(text="段"), node(node()))),),
    )
    section, task, sub = plan.numbered()
    assert (section.path, section.level, section.ancestors) == ("outline[0]", 1, ())
    assert (task.path, task.level, task.ancestors) == ("outline[0].children[1]", 2, ("一、",))
    assert sub.path == "outline[0].children[1].children[0]"
    assert sub.ancestors == ("一、", "（一）")
    assert [item.path for item in plan.tasks()] == [task.path, sub.path]


@given(plan=plans())
def test_every_numbered_node_gets_one_label_and_keeps_the_printed_one(plan: AnnualPlan) -> None:
    for item in plan.numbered():
        assert item.node.printed_label in (None, item.label)
        assert len(item.ancestors) == item.level - 1
