"""What holds for any plan and any options: every change is in the review, and nothing else changes."""

from __future__ import annotations

import json

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from emplan.model import (
    AnnualPlan,
    Heading,
    Paragraph,
    Responsibility,
    ResponsibleUnit,
    Section,
    Task,
    Title,
    UnitGroup,
    text_slots,
)
from emplan.records import from_record, to_record
from emplan.rollover import Classification, Draft, Supersession, TaskOutcome, TaskResult, roll_forward
from emplan.testing.strategies import plans

UNITS = {
    "区应急局": "区应急管理局",
    "区住建局": "区住房城乡建设局",
    "青禾市应急局": "市局",
    "区安委会": "区安防委",
}
SUPERSEDE = (
    Supersession("青禾市值守办法", "青禾市应急值守规定", "青政规〔2026〕2号"),
    Supersession("防汛预案", "防汛抗旱应急预案"),
)
PIECES = (
    "由区应急局牵头，",
    "区应急局和区住建局",
    "青禾市应急局、",
    "青和区应急局",
    "区应急局指挥中心",
    "区应急管理局，",
    "《青禾市值守办法》（青政发〔2019〕5号）",
    "《青禾市值守办法》",
    "《防汛预案》（青汛〔2026〕1号，以下简称《预案》）",
    "《区应急局关于2026年防汛的通知》",
    "2026年12月底前完成。",
    "2025年形势平稳，",
    "区安委会。",
    "，",
)


def texts() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join)


@st.composite
def busy_plans(draw: st.DrawFn) -> AnnualPlan:
    def task() -> Task:
        names = draw(st.lists(st.sampled_from([*UNITS, "区公安局"]), min_size=1, max_size=3))
        group = UnitGroup(units=tuple(ResponsibleUnit(name) for name in names))
        return Task(
            heading=Heading(draw(texts())), text=draw(texts()), assignments=(Responsibility(groups=(group,)),)
        )

    sections = tuple(
        Section(
            heading=Heading(draw(texts())), children=tuple(task() for _ in range(draw(st.integers(0, 3))))
        )
        for _ in range(draw(st.integers(0, 2)))
    )
    title = Title(f"2026年{draw(st.sampled_from(['区应急局', '全区']))}工作要点")
    return AnnualPlan(year=2026, title=title, preamble=(Paragraph(text=draw(texts())),), outline=sections)


def replayed(text: str, draft: Draft, path: str) -> str:
    """The text of a slot with the shifted entries carried out in order."""
    written, done, position, last = "", 0, 0, ""
    for item in draft.review:
        if item.path != path:
            continue
        position = text.index(item.before, max(done, position + (item.before == last)))
        last = item.before
        if item.classification is Classification.SHIFTED:
            written += text[done:position] + item.after
            done = position + len(item.before)
    return written + text[done:]


@given(busy_plans(), st.data())
@settings(max_examples=80, deadline=None)
def test_the_draft_is_last_years_text_with_the_listed_changes(plan: AnnualPlan, data: st.DataObject) -> None:
    tasks = list(plan.tasks())
    outcomes = [data.draw(st.sampled_from(TaskOutcome)) for _ in tasks]
    results = [
        TaskResult(path=item.path, outcome=outcome) for item, outcome in zip(tasks, outcomes, strict=True)
    ]
    draft = roll_forward(plan, results=results, units=UNITS, supersede=SUPERSEDE)
    old = {slot.path: slot.text for slot in text_slots(plan)}
    leaving = {
        item.path for item, outcome in zip(tasks, outcomes, strict=True) if outcome is not TaskOutcome.CARRIED
    }
    staying = [path for path in old if path.rpartition(".children[")[0] == "" or not _under(path, leaving)]
    new = [(slot.path, slot.text) for slot in text_slots(draft.plan)]
    assert len(new) == len(staying)
    for old_path, (path, text) in zip(staying, new, strict=True):
        assert replayed(old[old_path], draft, path) == text
        assert {item.old_path for item in draft.review if item.path == path} <= {old_path}
    assert {item.old_path for item in draft.review if item.after == ""} == leaving
    assert len(list(draft.plan.tasks())) == len(tasks) - len(leaving)


def _under(path: str, leaving: set[str]) -> bool:
    return any(path.startswith(f"{task}.") for task in leaving)


@given(busy_plans())
@settings(max_examples=20, deadline=None)
def test_options_that_find_nothing_change_nothing(plan: AnnualPlan) -> None:
    plain = roll_forward(plan)
    idle = roll_forward(plan, units={"无此单位": "无"}, supersede=[Supersession("无此文件", "无")])
    assert (plain.plan, plain.review) == (idle.plan, idle.review)
    assert idle.unused == ("无此单位", "《无此文件》")


@given(plans())
@settings(max_examples=20, deadline=None)
def test_any_plan_takes_every_option(plan: AnnualPlan) -> None:
    tasks = list(plan.tasks())
    results = [TaskResult(path=item.path, outcome=TaskOutcome.DONE) for item in tasks[:1]]
    names = sorted({unit.name for block in plan.blocks() for unit in getattr(block, "units", ())})
    units = {name: f"新{index}局" for index, name in enumerate(names)}
    titles = sorted({mark.title.strip("《》 ") for mark in plan.citations()} - {""})
    supersede = [Supersession(title, f"新办法{index}") for index, title in enumerate(titles)]
    draft = roll_forward(
        evolve(plan, year=2026), results=results, units=units, supersede=supersede, again=True
    )
    assert from_record(json.loads(json.dumps(to_record(draft.plan), ensure_ascii=False))) == draft.plan
    if not results:
        old, new = list(text_slots(plan)), list(text_slots(draft.plan))
        changed = {slot.path for slot, other in zip(old, new, strict=True) if slot.text != other.text}
        listed = {item.path for item in draft.review if item.classification is Classification.SHIFTED}
        assert changed <= listed
