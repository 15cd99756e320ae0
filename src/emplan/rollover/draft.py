"""Rolling a plan forward: last year's plan in, next year's draft and its review out."""

from __future__ import annotations

from attrs import evolve

from emplan.chinese.spans import Edit
from emplan.model import AnnualPlan, DocumentNumber, text_slots
from emplan.rollover.context import OwnNames
from emplan.rollover.envelopes import envelope_review, open_envelope
from emplan.rollover.judging import Scene
from emplan.rollover.passages import passages
from emplan.rollover.programmes import stated_actions
from emplan.rollover.rebuild import Rebuilder
from emplan.rollover.review import Draft
from emplan.rollover.roll import make_roll
from emplan.rollover.survey import edits_of, review_item, survey


def roll_forward(plan: AnnualPlan, year: int | None = None, *, plan_year: int | None = None) -> Draft:
    """Make next year's draft of a plan (结转下一年度) and list what became of every token of time and order.

    Titles, plan year, the plan's own deadlines, phases and validity move; the serial of the document number
    (发文字号, GB/T 9704-2012 7.2.5), issue date and printing date are opened; cited documents and
    history stay. What only a person can decide stays as it is and is in the review.
    The plan given is not changed.

    Args:
        plan: Last year's plan.
        year: The draft's year; the year after the plan's if it is left out.
        plan_year: The plan's year, for a plan that has none itself.

    Raises:
        RolloverError: No year to start from, two that disagree, or one to go to that is not later.
    """
    roll = make_roll(plan, year, plan_year)
    number = plan.envelope.document_number
    scene = Scene(
        roll=roll,
        names=OwnNames.of(plan, roll.base),
        actions=stated_actions(slot.text for slot in text_slots(plan)),
        own_number=str(number) if isinstance(number, DocumentNumber) else None,
    )
    items = list(envelope_review(plan, roll))
    edits: dict[str, tuple[Edit, ...]] = {}
    for passage in passages(plan, roll):
        findings = survey(passage, scene)
        edits.update(edits_of(findings))
        items += [review_item(finding, passage) for finding in findings]
    rebuilder = Rebuilder(edits, roll, start_opens=plan.envelope.issue_date is not None)
    drafted = rebuilder.plan(plan)
    drafted = evolve(drafted, year=roll.target, envelope=open_envelope(drafted.envelope, roll))
    return Draft(drafted, tuple(items))
