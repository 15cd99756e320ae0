"""Responsible units in every printed shape."""

import pytest

from emplan.chinese.spans import Span
from emplan.layout import lay_out, plain_text
from emplan.model import Placement, UnitRole
from emplan.model.unit_lists import role_of_label
from emplan.reading import read_text
from emplan.reading.drafts import DeadlineDraft, ResponsibilityDraft
from emplan.reading.recognise.acting import find_acting
from emplan.reading.recognise.tails import (
    find_bracketed,
    find_inline,
    find_tail,
    read_assignments,
    starts_with_label,
)
from emplan.reading.recognise.units import unit_groups


def groups_of(text: str) -> list[tuple[UnitRole, list[str], str, str]]:
    return [
        (group.role, [unit.of(text) for unit in group.units], group.label, group.suffix)
        for group in unit_groups(text, Span(0, len(text)), "")
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("区应急局、区水务局", ["区应急局", "区水务局"]),
        ("市、县级应急指挥部，高新区", ["市、县级应急指挥部", "高新区"]),
        ("市、县两级水务局；各乡〈镇、街道〉和企业", ["市、县两级水务局", "各乡〈镇、街道〉和企业"]),
        ("省、市、县三级河长办", ["省、市、县三级河长办"]),
        ("各县（市、区）应急局", ["各县（市、区）应急局"]),
        ("各镇、街道", ["各镇", "街道"]),
        ("区应急局,区水务局;区教育局", ["区应急局", "区水务局", "区教育局"]),
    ],
)
def test_names_are_cut_where_the_office_means_it(text: str, names: list[str]) -> None:
    assert [name for _, group, _, _ in groups_of(text) for name in group] == names


def test_lead_and_cooperating_units_are_told_by_their_verbs() -> None:
    assert groups_of("区应急局牵头，区水务局、区教育局等部门分工负责") == [
        (UnitRole.LEAD, ["区应急局"], "", "牵头"),
        (UnitRole.COOPERATING, ["区水务局", "区教育局"], "", "等部门分工负责"),
    ]
    assert groups_of("区应急局牵头负责，区水务局配合") == [
        (UnitRole.LEAD, ["区应急局"], "", "牵头负责"),
        (UnitRole.COOPERATING, ["区水务局"], "", "配合"),
    ]
    assert groups_of("区应急局、区水务局等部门") == [
        (UnitRole.RESPONSIBLE, ["区应急局", "区水务局"], "", "等部门")
    ]
    assert groups_of("区应急局等单位、区水务局") == [
        (UnitRole.RESPONSIBLE, ["区应急局等单位", "区水务局"], "", "")
    ]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("牵头单位", UnitRole.LEAD),
        ("配合部门", UnitRole.COOPERATING),
        ("责任人", UnitRole.PERSON_IN_CHARGE),
        ("责任单位", UnitRole.RESPONSIBLE),
    ],
)
def test_a_label_says_what_its_units_do(label: str, role: UnitRole) -> None:
    assert role_of_label(label) is role


def test_a_tail_holds_units_and_deadline_with_their_marks() -> None:
    text = "逐级修订。（责任单位：区应急局，高新区；完成时限：6月底前）。"
    tail = find_tail(text)
    assert tail is not None
    units, deadline = tail.assignments
    assert isinstance(units, ResponsibilityDraft)
    assert isinstance(deadline, DeadlineDraft)
    assert units.groups[0].separators == ["，"]
    assert (deadline.label, deadline.wording.of(text), deadline.joint) == ("完成时限", "6月底前", "；")
    assert deadline.closing_mark == "。"
    assert tail.span.of(text).startswith("（责任单位")


def test_two_brackets_in_a_row_are_one_tail() -> None:
    tail = find_tail("修订。（责任单位：区应急局）（完成时限：长期）")
    assert tail is not None
    assert [type(one) for one in tail.assignments] == [ResponsibilityDraft, DeadlineDraft]
    assert tail.assignments[1].joint == "）（"


@pytest.mark.parametrize(
    ("text", "names", "roles", "when"),
    [
        ("清淤。（区水务局）", ["区水务局"], [UnitRole.RESPONSIBLE], None),
        (
            "清淤。（区水务局、各镇（街道）；6月底前）。",
            ["区水务局", "各镇（街道）"],
            [UnitRole.RESPONSIBLE],
            "6月底前",
        ),
        (
            "清淤（区水务局牵头，各镇配合，2026年3月31日前完成）",
            ["区水务局", "各镇"],
            [UnitRole.LEAD, UnitRole.COOPERATING],
            "2026年3月31日前完成",
        ),
    ],
)
def test_a_bracket_without_label_names_units_and_a_deadline(
    text: str, names: list[str], roles: list[UnitRole], when: str | None
) -> None:
    tail = find_tail(text)
    assert tail is not None
    units = tail.assignments[0]
    assert isinstance(units, ResponsibilityDraft)
    assert [unit.of(text) for group in units.groups for unit in group.units] == names
    assert [group.role for group in units.groups] == roles
    deadlines = [one.wording.of(text) for one in tail.assignments[1:] if isinstance(one, DeadlineDraft)]
    assert deadlines == ([when] if when else [])


@pytest.mark.parametrize(
    "text",
    [
        "加强培训（含企业负责人）",
        "调整安全生产委员会（领导小组办公室）",
        "清淤。（不少于三次）",
        "加强值守。",
        "乱了）",
        "发布（试行）。",
        "（见附件）",
        "开展检查（附件一：落实）",
    ],
)
def test_other_brackets_are_no_tail(text: str) -> None:
    assert find_tail(text) is None


def test_a_labelled_line_may_hold_several_labels() -> None:
    text = "牵头单位：区应急局 配合单位：区水务局，完成时限：6月"
    assert starts_with_label(text)
    units, deadline = read_assignments(text, Span(0, len(text)), Placement.OWN_LINE)
    assert isinstance(units, ResponsibilityDraft)
    assert [group.label for group in units.groups] == ["牵头单位", "配合单位"]
    assert isinstance(deadline, DeadlineDraft)
    assert read_assignments("责任单位：", Span(0, 5), Placement.OWN_LINE) == []


def test_units_of_offices_inside_a_school_bureau_stand_in_brackets() -> None:
    text = "组织演练。（责任股室：安全股、宣教股；完成时间：6月5日前）"
    tail = find_tail(text)
    assert tail is not None
    _, deadline = tail.assignments
    assert isinstance(deadline, DeadlineDraft)
    assert deadline.wording.of(text) == "6月5日前"


def test_a_label_inside_brackets_of_another_kind_is_not_read_past_their_end() -> None:
    assert find_inline("组织演练。（经办组：安全组；完成时间：6月5日前）") is None


@pytest.mark.parametrize(
    ("text", "unit", "when"),
    [
        ("开展创建。责任科室：减灾科。时限：10月底前。", "减灾科", "10月底前"),
        ("完成试验，责任部门：检修部，完成时间：4月5日。", "检修部", "4月5日"),
    ],
)
def test_labels_behind_a_stop_or_a_comma_end_a_paragraph(text: str, unit: str, when: str) -> None:
    tail = find_inline(text)
    assert tail is not None
    responsibility, deadline = tail.assignments
    assert isinstance(responsibility, ResponsibilityDraft)
    assert [one.of(text) for one in responsibility.groups[0].units] == [unit]
    assert isinstance(deadline, DeadlineDraft)
    assert deadline.wording.of(text) == when


@pytest.mark.parametrize("unit", ["各街道办事处", "各村", "各学校"])
def test_all_of_a_kind_cooperate_in_prose(unit: str) -> None:
    text = f"由区林业局牵头，{unit}配合。"
    (tail,) = find_acting(text)
    (responsibility,) = tail.assignments
    assert isinstance(responsibility, ResponsibilityDraft)
    assert [[one.of(text) for one in group.units] for group in responsibility.groups] == [
        ["区林业局"],
        [unit],
    ]


@pytest.mark.parametrize(
    ("bracket", "units", "when"),
    [
        (
            "区住建局牵头，区教育局配合，6月底前完成排查，11月底前完成整改",
            2,
            "6月底前完成排查，11月底前完成整改",
        ),
        ("区应急局负责，3月、9月底前", 1, "3月、9月底前"),
        ("区水务局牵头，汛期前", 1, "汛期前"),
        ("区住建局牵头；2027年6月底前完成50%", 1, "2027年6月底前完成50%"),
    ],
)
def test_several_times_in_a_bracket_are_no_units(bracket: str, units: int, when: str) -> None:
    text = f"开展整治。（{bracket}）"
    tail = find_tail(text)
    assert tail is not None
    responsibility, deadline = tail.assignments
    assert isinstance(responsibility, ResponsibilityDraft)
    assert sum(len(group.units) for group in responsibility.groups) == units
    assert isinstance(deadline, DeadlineDraft)
    assert deadline.wording.of(text) == when


@pytest.mark.parametrize(
    ("text", "units", "suffix"),
    [
        ("完善预警发布。各县（市、区）气象局负责。", ["各县（市、区）气象局"], ""),
        ("各县（市、区）气象局负责发布预警。", ["各县（市、区）气象局"], ""),
        ("完善台账。各级应急管理部门按职责分工负责。", ["各级应急管理部门"], "按职责分工负责"),
        (
            "做好值守。市应急局、各镇（街道）按照职责分工负责，长期坚持。",
            ["市应急局", "各镇（街道）"],
            "按照职责分工负责",
        ),
    ],
)
def test_classes_of_organs_are_named_in_prose_too(text: str, units: list[str], suffix: str) -> None:
    (tail,) = find_acting(text)
    responsibility = tail.assignments[0]
    assert isinstance(responsibility, ResponsibilityDraft)
    (group,) = responsibility.groups
    assert [unit.of(text) for unit in group.units] == units
    assert group.suffix == suffix


def test_classes_of_organs_are_led_and_lead() -> None:
    text = "由各市（州）应急局牵头，各县（市、区）水利局配合。"
    (tail,) = find_acting(text)
    responsibility = tail.assignments[0]
    assert isinstance(responsibility, ResponsibilityDraft)
    assert [group.role for group in responsibility.groups] == [UnitRole.LEAD, UnitRole.COOPERATING]


def test_a_person_in_charge_is_no_organ_that_acts() -> None:
    assert find_acting("县住建局负责人要到场。") == ()


@pytest.mark.parametrize("when", ["5月31日前", "长期", "全年", "4月底前完成排查、9月底前完成整治"])
def test_the_time_behind_labelled_units_is_no_unit(when: str) -> None:
    text = f"检查消防。（责任科室：养老科、救助科，{when}）"
    tail = find_tail(text)
    assert tail is not None
    responsibility, deadline = tail.assignments
    assert isinstance(responsibility, ResponsibilityDraft)
    assert [unit.of(text) for unit in responsibility.groups[0].units] == ["养老科", "救助科"]
    assert isinstance(deadline, DeadlineDraft)
    assert (deadline.wording.of(text), deadline.joint) == (when, "，")


@pytest.mark.parametrize(
    ("text", "lead", "cooperating"),
    [
        ("储备物资。由区发改局会同区应急局修订目录。", ["区发改局"], ["区应急局"]),
        (
            "由区应急局会同区住建局、区消防救援大队组织实施。",
            ["区应急局"],
            ["区住建局", "区消防救援大队"],
        ),
        (
            "县应急局、县林业局要会同县委宣传部，于6月底前编制手册。",
            ["县应急局", "县林业局"],
            ["县委宣传部"],
        ),
    ],
)
def test_units_met_by_others_cooperate(text: str, lead: list[str], cooperating: list[str]) -> None:
    (tail,) = find_acting(text)
    responsibility = tail.assignments[0]
    assert isinstance(responsibility, ResponsibilityDraft)
    first, second = responsibility.groups
    assert ([unit.of(text) for unit in first.units], first.role) == (lead, UnitRole.LEAD)
    assert ([unit.of(text) for unit in second.units], second.role) == (cooperating, UnitRole.COOPERATING)


def test_who_meets_whom_is_read_from_brackets_and_printed_again() -> None:
    tail = "（区发改局会同区应急局、区民政局负责，6月底前）"
    plan = read_text(f"青禾示范区2027年工作要点\n一、储备物资\n（一）修订目录。更新一次。{tail}\n").plan
    (task,) = [item.node for item in plan.tasks()]
    assert [unit.name for unit in task.lead_units] == ["区发改局"]
    assert [unit.name for unit in task.cooperating_units] == ["区应急局", "区民政局"]
    assert tail in plain_text(lay_out(plan))


def test_who_leads_may_stand_in_brackets_behind_a_heading() -> None:
    text = "矿山（州发改委、州应急局牵头，州能源局配合）。严查超能力生产（含托管矿）。"
    (tail,) = find_bracketed(text)
    responsibility = tail.assignments[0]
    assert isinstance(responsibility, ResponsibilityDraft)
    lead, cooperating = responsibility.groups
    assert ([unit.of(text) for unit in lead.units], lead.role) == (["州发改委", "州应急局"], UnitRole.LEAD)
    assert [unit.of(text) for unit in cooperating.units] == ["州能源局"]


def test_a_bare_time_behind_who_leads_is_a_deadline() -> None:
    text = "开展轮训。（区人社局牵头；各镇配合；时间：3月－5月）"
    tail = find_tail(text)
    assert tail is not None
    responsibility, deadline = tail.assignments
    assert isinstance(responsibility, ResponsibilityDraft)
    assert [group.suffix for group in responsibility.groups] == ["牵头", "配合"]
    assert isinstance(deadline, DeadlineDraft)
    assert (deadline.wording.of(text), deadline.label) == ("3月－5月", "时间")
