"""Rolling a plan forward: last year's plan in, next year's draft and its review out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from emplan.chinese.spans import Edit
from emplan.model import AnnualPlan, DocumentNumber, text_slots
from emplan.rollover.context import OwnNames
from emplan.rollover.envelopes import envelope_review, open_envelope
from emplan.rollover.judging import Scene
from emplan.rollover.merging import in_document_order, twice_named
from emplan.rollover.options import (
    Supersession,
    TaskResult,
    TaskRule,
    UnitRename,
    supersessions,
    unit_renames,
)
from emplan.rollover.passages import passages
from emplan.rollover.programmes import stated_actions
from emplan.rollover.rebuild import Rebuilder
from emplan.rollover.references import References, renumbered
from emplan.rollover.replacing import Renamer, Successors
from emplan.rollover.results import Pruned, numbered_items, prune, results_review, settle
from emplan.rollover.review import Classification, Draft, ReviewItem, Severity
from emplan.rollover.roll import make_roll, refuse_draft
from emplan.rollover.survey import edits_of, review_item, survey


def roll_forward(
    plan: AnnualPlan,
    year: int | None = None,
    *,
    plan_year: int | None = None,
    results: Iterable[TaskResult] | TaskRule = (),
    units: Mapping[str, str] | Iterable[UnitRename] = (),
    supersede: Iterable[Supersession] = (),
    again: bool = False,
) -> Draft:
    """Make next year's draft of a plan (结转下一年度) and list what became of every token of time and order.

    Titles, plan year, the plan's own deadlines, phases and validity move; the serial of the document number
    (发文字号, GB/T 9704-2012 7.2.5), issue date and printing date are opened; cited documents and
    history stay. What only a person can decide stays as it is and is in the review.
    The plan given is not changed.

    Args:
        plan: Last year's plan.
        year: The draft's year; the year after the plan's if it is left out.
        plan_year: The plan's year, for a plan that has none itself.
        results: What became of tasks (任务完成情况), or a rule that says it of each: what is dropped or
            done leaves the draft.
        units: Units with new names, old to new. A name is replaced where it stands alone; where it may be
            part of a longer one, the review asks.
        supersede: Cited documents with successors.
        again: Take a plan that is a draft itself.

    Raises:
        RolloverError: No year to start from, two that disagree, or one to go to that is not later; a plan
            that is a draft; results that do not fit the plan's tasks; mappings that contradict themselves.
    """
    roll = make_roll(plan, year, plan_year)
    if not again:
        refuse_draft(plan)
    renames, successors = unit_renames(units), supersessions(supersede)
    pruned = prune(plan, settle(plan, results))
    source = pruned.plan
    number = source.envelope.document_number
    scene = Scene(
        roll=roll,
        names=OwnNames.of(source, frozenset(range(roll.base, roll.last + 1))),
        actions=stated_actions(slot.text for slot in text_slots(source)),
        own_number=str(number) if isinstance(number, DocumentNumber) else None,
        renamer=Renamer(renames) if renames else None,
        successors=Successors.of(successors) if successors else None,
        references=_references(plan, pruned),
    )
    items = list(envelope_review(source, roll))
    edits: dict[str, tuple[Edit, ...]] = {}
    for passage in passages(source, roll):
        findings = survey(passage, scene)
        edits.update(edits_of(findings))
        items += [review_item(finding, passage) for finding in findings]
    start_opens = source.envelope.issue_date is not None
    rebuilder = Rebuilder(edits, roll, start_opens=start_opens, renamer=scene.renamer)
    drafted = rebuilder.plan(source)
    drafted = evolve(drafted, year=roll.target, envelope=open_envelope(drafted.envelope, roll))
    if roll.is_of_a_span:
        items = [_in_doubt(item) for item in items]
    items = [evolve(item, old_path=pruned.old_path(item.path)) for item in items]
    if renames:
        items += twice_named(source, drafted, pruned.old_path)
    items += results_review(plan, pruned)
    return Draft(drafted, in_document_order(plan, items), unused=_unused(source, renames, successors))


def _in_doubt(item: ReviewItem) -> ReviewItem:
    """What moved in a plan of several years, which may not begin anew with the draft's."""
    if item.classification is not Classification.SHIFTED or item.severity is not Severity.INFO:
        return item
    return evolve(
        item,
        reason=f"{item.reason}；标题为跨年度方案，请核对",
        reason_en=f"{item.reason_en}; a plan of several years: does this begin anew?",
        severity=Severity.CHECK,
    )


def _references(plan: AnnualPlan, pruned: Pruned) -> References | None:
    moved = renumbered(numbered_items(plan), numbered_items(pruned.plan), pruned.old_paths)
    return References(moved) if pruned.removed and moved else None


def _unused(
    plan: AnnualPlan, renames: tuple[UnitRename, ...], successors: tuple[Supersession, ...]
) -> tuple[str, ...]:
    text = "\n".join("".join(slot.text.split()) for slot in text_slots(plan))
    sought = [rename.old for rename in renames] + [f"《{one.old}》" for one in successors]
    return tuple(name for name in sought if "".join(name.split()) not in text)
