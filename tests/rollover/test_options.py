"""Results of tasks, units with new names, citations with successors, and what is refused."""

from __future__ import annotations

import pendulum
import pytest
from attrs import evolve

from emplan.chinese.spans import Span
from emplan.errors import EmplanError, RolloverError
from emplan.model import (
    OPEN,
    ActorDeadline,
    AnnualPlan,
    Attachment,
    Citation,
    CoveringNotice,
    DirectedDeadline,
    DocumentNumber,
    Envelope,
    Heading,
    Issuer,
    Numbered,
    Paragraph,
    PerActorDeadline,
    Placement,
    RelativeDeadline,
    Responsibility,
    ResponsibleUnit,
    Roster,
    RosterGroup,
    RosterMember,
    Section,
    Task,
    Title,
    UnitGroup,
)
from emplan.rollover import (
    Classification,
    Draft,
    ReviewItem,
    Severity,
    Supersession,
    TaskOutcome,
    TaskResult,
    UnitRename,
    roll_forward,
)

OLD, NEW = "区应急局", "区应急管理局"


def units(*names: str) -> tuple[Responsibility, ...]:
    return (Responsibility(groups=(UnitGroup(units=tuple(map(ResponsibleUnit, names))),)),)


PLAN = AnnualPlan(
    year=2026,
    title=Title("2026年青禾示范区应急管理工作要点"),
    envelope=Envelope(
        issuers=(Issuer(OLD, masthead_name="青禾示范区应急局", code="区应急"),),
        document_number=DocumentNumber("区应急", 2026, 3),
        issue_date=pendulum.date(2026, 3, 9),
        addressees=(OLD, "各镇人民政府"),
        copied_to=("市应急局",),
        printing_office="区应急局办公室",
    ),
    notice=CoveringNotice(
        title=Title("关于印发工作要点的通知"), body=(Paragraph(text="请与区应急局联系。"),)
    ),
    outline=(
        Section(
            heading=Heading("压实责任"),
            children=(
                Task(heading=Heading("修订清单"), text="2026年6月底前由区应急局牵头修订。"),
                Task(heading=Heading("公开渠道"), text="每月公布。", assignments=units(OLD, "区住建局")),
                Task(heading=Heading("开展督查"), text="2026年9月开展督查。"),
            ),
        ),
        Section(
            heading=Heading("练实队伍"), children=(Task(heading=Heading("组织演练"), text="全年四次。"),)
        ),
        Roster(groups=(RosterGroup("组长", (RosterMember("赵青禾", "区应急局局长"),)),)),
    ),
    attachments=(
        Attachment(
            title=Title("重点任务"),
            content=(Task(heading=Heading("配齐装备"), text="2026年12月底前配齐。"),),
        ),
    ),
)


def result(outcome: TaskOutcome = TaskOutcome.DONE, **named: str) -> TaskResult:
    return TaskResult(outcome=outcome, **named)


def entries(draft: Draft, path: str) -> list[ReviewItem]:
    return [item for item in draft.review if item.path == path]


def prose(text: str, **options: object) -> tuple[str, dict[str, ReviewItem]]:
    plan = evolve(PLAN, notice=None, outline=(), attachments=(), preamble=(Paragraph(text=text),))
    draft = roll_forward(plan, **options)  # type: ignore[arg-type]  # mixed options
    block = draft.plan.preamble[0]
    assert isinstance(block, Paragraph)
    return block.text, {item.token: item for item in draft.review if item.path == "preamble[0].text"}


def test_a_task_that_is_done_leaves_the_draft_and_numbers_close_up() -> None:
    draft = roll_forward(PLAN, results=[result(heading="修订清单", note="已于9月印发")])
    assert [(item.label, item.node.heading.text) for item in draft.plan.tasks()] == [
        ("（一）", "公开渠道"),
        ("（二）", "开展督查"),
        ("（一）", "组织演练"),
    ]
    (entry,) = [item for item in draft.review if item.old_path == "outline[0].children[0]"]
    assert entry.path == "outline[0]"
    assert entry.before == "修订清单\n2026年6月底前由区应急局牵头修订。"
    assert (entry.token, entry.after, entry.severity) == ("修订清单", "", Severity.INFO)
    assert entry.reason == "任务已完成，不再列入；已于9月印发"


def test_entries_behind_a_removed_task_know_where_they_stood() -> None:
    draft = roll_forward(PLAN, results=[result(path="outline[0].children[1]")])
    moved = next(item for item in draft.review if item.token == "2026年9月")
    assert moved.path == "outline[0].children[1].text"
    assert moved.old_path == "outline[0].children[2].text"
    places = [item.old_path for item in draft.review if item.old_path.startswith("outline[0]")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "named",
    [
        {"path": "outline[0].children[2]"},
        {"label": "（三）"},
        {"label": "一、(三)"},
        {"heading": "开展督查"},
        {"label": "（三）", "heading": "开展督查", "path": "outline[0].children[2]"},
    ],
)
def test_a_task_is_named_by_path_label_or_heading(named: dict[str, str]) -> None:
    draft = roll_forward(PLAN, results=[result(TaskOutcome.DROPPED, **named)])
    assert "开展督查" not in [item.node.heading.text for item in draft.plan.tasks()]
    assert any(item.after == "" and item.severity is Severity.CHECK for item in draft.review)


def test_tasks_of_attachments_have_results_too() -> None:
    draft = roll_forward(PLAN, results=[result(heading="配齐装备")])
    assert draft.plan.attachments[0].content == ()
    assert entries(draft, "attachments[0].content")[0].old_path == "attachments[0].content[0]"


def test_a_heading_that_has_lost_all_its_tasks_must_be_looked_at() -> None:
    draft = roll_forward(PLAN, results=[result(heading="组织演练")])
    left = [item for item in entries(draft, "outline[1]") if item.classification is Classification.REVIEW]
    assert [item.severity for item in left] == [Severity.MUST]


def test_a_task_that_is_carried_stays_and_is_listed() -> None:
    draft = roll_forward(
        PLAN, results=[result(TaskOutcome.CARRIED, heading="公开渠道"), result(heading="修订清单")]
    )
    (entry,) = [item for item in draft.review if item.old_path == "outline[0].children[1]"]
    assert (entry.path, entry.classification) == ("outline[0].children[0]", Classification.KEPT)


def test_numbers_kept_as_printed_are_asked_about_behind_a_removed_task() -> None:
    first, second = (Task(heading=Heading("甲"), printed_label=label) for label in ("1、", "2、"))
    plan = evolve(PLAN, outline=(first, second))
    draft = roll_forward(plan, results=[result(path="outline[0]")])
    assert [item.old_path for item in entries(draft, "outline[0]")] == ["outline[1]"]


def test_a_rule_decides_on_every_task() -> None:
    def rule(item: Numbered) -> TaskOutcome:
        return TaskOutcome.DROPPED if "督查" in item.node.paragraph_text else TaskOutcome.CARRIED

    draft = roll_forward(PLAN, results=rule)
    assert [item.token for item in draft.review if item.after == ""] == ["开展督查"]


def test_results_that_fit_no_task_are_all_named_at_once() -> None:
    wrong = [
        result(heading="没有的任务"),
        result(path="outline[9]"),
        result(label="（一）"),
        result(heading="修订清单"),
        result(path="outline[0].children[0]"),
        "修订清单",
    ]
    with pytest.raises(RolloverError) as caught:
        roll_forward(PLAN, results=wrong)  # type: ignore[arg-type]  # one is no result
    said = {
        "en": ("[0] 没有的任务", "[1] outline[9]", "[2] （一）", "[4] outline[0].children[0]", "[5]"),
        "zh": ("第1条“没有的任务”", "第2条“outline[9]”", "第3条“（一）”", "第5条", "第6条"),
    }
    for language in ("en", "zh"):
        message = caught.value.message(language)
        assert all(place in message for place in said[language])
        assert "[3]" not in message
        assert "第4条" not in message
    assert caught.value.remedy_zh


def test_a_rule_that_gives_no_outcome_is_refused() -> None:
    with pytest.raises(RolloverError, match="the rule gave"):
        roll_forward(PLAN, results=lambda item: "done")  # type: ignore[arg-type, return-value]  # wrong


def test_a_task_cannot_stay_under_one_that_leaves() -> None:
    plan = evolve(PLAN, outline=(Task(heading=Heading("上"), children=(Task(heading=Heading("下")),)),))
    with pytest.raises(RolloverError, match="stands under"):
        roll_forward(plan, results=[result(heading="上"), result(TaskOutcome.CARRIED, heading="下")])


@pytest.mark.parametrize(
    "values",
    [
        {"outcome": TaskOutcome.DONE},
        {"outcome": "done", "path": "x"},
        {"outcome": TaskOutcome.DONE, "label": " "},
    ],
)
def test_a_result_that_says_nothing_cannot_be_made(values: dict[str, object]) -> None:
    with pytest.raises(EmplanError):
        TaskResult(**values)  # type: ignore[arg-type]  # wrong on purpose


def test_a_unit_is_renamed_wherever_it_stands_alone() -> None:
    draft = roll_forward(PLAN, units={OLD: NEW})
    plan = draft.plan
    assert plan.envelope.issuers[0].name == NEW
    assert plan.envelope.issuers[0].masthead_name == "青禾示范区应急局"
    assert plan.envelope.addressees == (NEW, "各镇人民政府")
    assert plan.envelope.copied_to == ("市应急局",)
    assert plan.notice is not None
    assert plan.notice.body[0].text == "请与区应急局联系。".replace(OLD, NEW)  # type: ignore[union-attr]  # a paragraph
    first, second, _, _ = (item.node for item in plan.tasks())
    assert first.text == "2027年6月底前由区应急管理局牵头修订。"
    assert [unit.name for unit in second.units] == [NEW, "区住建局"]
    roster = plan.outline[2]
    assert isinstance(roster, Roster)
    assert roster.members[0].post == "区应急管理局局长"
    issuer = entries(draft, "envelope.issuers[0].name")[0]
    assert (issuer.severity, issuer.after) == (Severity.CHECK, NEW)
    doubts = {item.path for item in draft.review if "可能是更名单位" in item.reason}
    assert doubts == {"envelope.issuers[0].masthead_name", "envelope.printing_office"}


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("由区应急局牵头，区公安局和区应急局配合。", "由区应急管理局牵头，区公安局和区应急管理局配合。"),
        ("区应急局、区住建局负责；区应急局应当报告。", "区应急管理局、区住建局负责；区应急管理局应当报告。"),
        ("请区应急局各科室报送。", "请区应急管理局各科室报送。"),
        ("由青和区应急局牵头。", "由青和区应急局牵头。"),
        ("区应急局指挥中心值守。", "区应急局指挥中心值守。"),
        ("按《区应急局值守办法》执行。", "按《区应急局值守办法》执行。"),
        ("区应急管理局牵头。", "区应急管理局牵头。"),
    ],
)
def test_only_whole_names_in_prose_are_renamed(text: str, after: str) -> None:
    drafted, found = prose(text, units={OLD: NEW})
    assert drafted == after
    if OLD in text:
        assert (found[OLD].classification is Classification.SHIFTED) == (text != after)


def test_the_longest_of_the_old_names_is_the_one() -> None:
    drafted, _ = prose(
        "青禾市应急局、市应急局。", units=[UnitRename("市应急局", "甲局"), UnitRename("青禾市应急局", "乙局")]
    )
    assert drafted == "乙局、甲局。"


def test_a_unit_noted_in_prose_moves_with_its_words() -> None:
    text = "市局统筹区应急局、区住建局去做，2026年完成。"
    noted = Responsibility(
        placement=Placement.NOTED,
        span=Span(4, 15),
        groups=(
            UnitGroup(
                units=(ResponsibleUnit("区应急局"), ResponsibleUnit("区住建局"), ResponsibleUnit("别局"))
            ),
        ),
    )
    plan = evolve(PLAN, outline=(Paragraph(text=text, assignments=(noted,)),))
    block = roll_forward(plan, units={OLD: NEW}).plan.outline[0]
    assert isinstance(block, Paragraph)
    assert block.text == "市局统筹区应急管理局、区住建局去做，2027年完成。"
    assert [unit.name for unit in block.units] == [NEW, "区住建局", "别局"]
    assert block.responsibilities[0].span == Span(4, 17)


def test_names_in_the_values_of_deadlines_move_with_the_wording() -> None:
    deadlines = (
        DirectedDeadline(wording="按区应急局统一安排", authority=OLD),
        RelativeDeadline(wording="区应急局通知印发后1个月内", event="区应急局通知印发", months=1),
        PerActorDeadline(
            wording="区应急局按区应急局安排完成",
            parts=(ActorDeadline(OLD, DirectedDeadline(wording="按区应急局安排", authority=OLD)),),
        ),
    )
    plan = evolve(PLAN, outline=(Paragraph(text="抓紧。", assignments=deadlines),))
    block = roll_forward(plan, units={OLD: NEW}).plan.outline[0]
    assert isinstance(block, Paragraph)
    directed, relative, actors = block.deadlines
    assert isinstance(directed, DirectedDeadline)
    assert (directed.wording, directed.authority) == ("按区应急管理局统一安排", NEW)
    assert isinstance(relative, RelativeDeadline)
    assert relative.event in (relative.wording, "区应急局通知印发", "区应急管理局通知印发")
    assert isinstance(actors, PerActorDeadline)
    assert actors.parts[0].actor == NEW
    assert actors.parts[0].deadline == DirectedDeadline(wording="按区应急管理局安排", authority=NEW)


def test_lines_fixed_in_a_title_hold_a_longer_and_a_shorter_name() -> None:
    title = Title("2026年区应急局工作要点", fixed_lines=("2026年区应", "急局工作要点"))
    for new in (NEW, "区局", "局"):
        drafted = roll_forward(evolve(PLAN, title=title), units={OLD: new}).plan.title
        assert drafted.text == f"2027年{new}工作要点"
        assert "".join(drafted.fixed_lines) == drafted.text


def test_units_that_became_one_are_named_twice_and_listed() -> None:
    draft = roll_forward(PLAN, units={"区住建局": OLD})
    twice = [item for item in draft.review if "重复" in item.reason]
    assert [(item.path, item.severity) for item in twice] == [
        ("outline[0].children[1].assignments[0].groups[0]", Severity.MUST)
    ]


OLD_TITLE, NEW_TITLE, NUMBER = "青禾市值守办法", "青禾市应急值守规定", "青政规〔2026〕2号"


@pytest.mark.parametrize(
    ("text", "number", "after", "severity"),
    [
        ("按《青禾市值守办法》执行。", NUMBER, "按《青禾市应急值守规定》执行。", Severity.INFO),
        (
            "按《青禾市值守办法》（青政发〔2019〕5号，以下简称《办法》）执行。",
            NUMBER,
            "按《青禾市应急值守规定》（青政规〔2026〕2号，以下简称《办法》）执行。",
            Severity.INFO,
        ),
        (
            "按《青禾市 值守办法》（青政发〔2019〕5号）执行。",
            None,
            "按《青禾市应急值守规定》（青政发〔2019〕5号）执行。",
            Severity.MUST,
        ),
    ],
)
def test_a_citation_gets_the_title_and_number_of_its_successor(
    text: str, number: str | None, after: str, severity: Severity
) -> None:
    drafted, found = prose(text, supersede=[Supersession(f"《{OLD_TITLE}》", NEW_TITLE, number)])
    assert drafted == after
    (entry,) = [item for item in found.values() if item.classification is Classification.SHIFTED]
    assert entry.token.startswith("《")
    assert entry.severity is severity


def test_a_noted_citation_says_what_the_draft_prints() -> None:
    text = "按《青禾市值守办法》（青政发〔2019〕5号）执行，区应急局负责。"
    mark = Citation(
        span=Span(1, 25),
        title=OLD_TITLE,
        number="青政发〔2019〕5号",
        candidate=DocumentNumber("青政发", 2019, 5),
    )
    plan = evolve(PLAN, preamble=(Paragraph(text=text, marks=(mark,)),))
    supersede = [Supersession(OLD_TITLE, NEW_TITLE, NUMBER)]
    draft = roll_forward(plan, supersede=supersede, units={OLD: NEW})
    (drafted,) = draft.plan.citations()
    assert (drafted.title, drafted.number, drafted.candidate) == (NEW_TITLE, NUMBER, None)
    assert draft.unused == ()


def test_the_same_title_with_a_new_number_or_already_the_new_one() -> None:
    again = [Supersession(OLD_TITLE, OLD_TITLE, NUMBER)]
    drafted, _ = prose("《青禾市值守办法》（青政发〔2019〕5号）", supersede=again)
    assert drafted == f"《青禾市值守办法》（{NUMBER}）"
    drafted, found = prose(f"《青禾市值守办法》（{NUMBER}）", supersede=again)
    assert drafted == f"《青禾市值守办法》（{NUMBER}）"
    assert [item.classification for item in found.values()] == [Classification.KEPT]


def test_an_unclosed_title_is_left_alone() -> None:
    drafted, _ = prose("按《青禾市值守办法。", supersede=[Supersession("青禾市值守办", NEW_TITLE)])
    assert drafted == "按《青禾市值守办法。"


def test_names_that_are_nowhere_are_told() -> None:
    draft = roll_forward(PLAN, units={"不在": "无"}, supersede=[Supersession("没有", "也没有")])
    assert draft.unused == ("不在", "《没有》")


@pytest.mark.parametrize(
    "renames",
    [
        {"甲": "乙", "乙": "甲"},
        {"甲": "乙", "乙": "丙"},
        {"甲": "甲"},
        [UnitRename("甲", "乙"), UnitRename("甲", "丙")],
        [("甲", "乙")],
        3,
    ],
)
def test_renames_that_contradict_themselves_are_refused(renames: object) -> None:
    with pytest.raises(RolloverError) as caught:
        roll_forward(PLAN, units=renames)  # type: ignore[arg-type]  # wrong on purpose
    assert caught.value.remedy_zh
    assert caught.value.place


@pytest.mark.parametrize(
    "supersede",
    [
        [Supersession("甲", "乙"), Supersession("乙", "丙")],
        [Supersession("甲", "甲")],
        [Supersession("甲", "乙"), Supersession("《甲》", "丙")],
    ],
)
def test_successors_that_contradict_themselves_are_refused(supersede: list[Supersession]) -> None:
    with pytest.raises(RolloverError, match="contradicts itself"):
        roll_forward(PLAN, supersede=supersede)


def test_a_name_must_be_one() -> None:
    with pytest.raises(EmplanError, match="spaces"):
        UnitRename("甲 ", "乙")


def test_a_draft_is_rolled_forward_again_only_when_that_is_said() -> None:
    draft = roll_forward(PLAN).plan
    with pytest.raises(RolloverError, match="draft itself"):
        roll_forward(draft)
    assert roll_forward(draft, again=True).plan.year == 2028
    issued = evolve(draft, envelope=evolve(draft.envelope, issue_date=pendulum.date(2027, 3, 1)))
    assert roll_forward(issued).plan.envelope.issue_date is OPEN
