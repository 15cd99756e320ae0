"""Another validity (有效期) where a plan states one, or the sentence that states it."""

from __future__ import annotations

import pendulum
from attrs import evolve

from emplan.builder.drafts import ValidityDraft
from emplan.builder.revision.addresses import every_block, replaced_at
from emplan.builder.revision.editing import spliced
from emplan.builder.validity import make_validity, period_and_words
from emplan.chinese.spans import Span
from emplan.model import AnnualPlan, Roster, Table, ValidityPeriod


def set_validity(plan: AnnualPlan, draft: ValidityDraft) -> AnnualPlan:
    """Change the validity where the plan states one, or add the closing sentence.

    Raises:
        InvalidValueError: As for :func:`make_validity`.
    """
    for address, block in every_block(plan):
        if isinstance(block, Roster | Table):
            continue
        old = next((mark for mark in block.marks if isinstance(mark, ValidityPeriod)), None)
        if old is None:
            continue
        period, words = period_and_words(draft, old.start)
        before = old.span.of(block.paragraph_text)
        # What a reader has noted may begin with 自印发之日起施行.
        words = before[: max(0, before.find("有效期"))] + words
        bare = evolve(block, marks=tuple(mark for mark in block.marks if mark is not old))
        made = spliced(bare, old.span, words)
        noted = evolve(period, span=Span(old.span.start, old.span.start + len(words)))
        whole = evolve(made, marks=(*made.marks, noted))
        return replaced_at(plan, address, whole)
    issue_date = plan.envelope.issue_date
    dated = issue_date if isinstance(issue_date, pendulum.Date) else None
    return evolve(plan, closing=(*plan.closing, make_validity(draft, plan.form, dated)))
