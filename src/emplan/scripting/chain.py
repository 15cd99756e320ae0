"""The whole plan as one chain of steps, and what has to be put right behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
from attrs import frozen

from emplan.builder import annual_plan
from emplan.errors import BuildError
from emplan.model import OFFICIAL_NUMBERING, AnnualPlan, Attachment, PlanForm
from emplan.scripting.blocks import BlockScripter
from emplan.scripting.head import HeadScripter, numbering_arguments, placement_steps
from emplan.scripting.steps import Step, Steps, taken


@frozen(kw_only=True)
class Chain:
    """A plan as calls of the builder, in groups that belong together, and the fields to put right afterwards.

    ``groups`` are the head, each section and each attachment; ``repairs`` the fields that no step says,
    ``envelope_repairs`` those of its envelope.
    """

    year: int
    form: PlanForm
    groups: tuple[Steps, ...]
    repairs: dict[str, Any]
    envelope_repairs: dict[str, Any]

    @property
    def steps(self) -> Steps:
        """All steps."""
        return [step for group in self.groups for step in group]


def chain_of(plan: AnnualPlan) -> Chain | None:
    """The chain that makes a plan; ``None`` for one without year or text, which the builder refuses."""
    if plan.year is None:
        return None
    groups = _groups(plan, plan.year)
    without_attachments = [group for group in groups if not _is_attachment(group)]
    for candidate in (groups, without_attachments):
        try:
            built = taken(
                annual_plan(plan.year, plan.form), [step for group in candidate for step in group]
            ).build()
        except BuildError:
            continue
        return Chain(
            year=plan.year,
            form=plan.form,
            groups=tuple(candidate),
            repairs={name: value for name, value in _different(built, plan) if name != "envelope"},
            envelope_repairs=dict(_different(built.envelope, plan.envelope)),
        )
    return None


def _groups(plan: AnnualPlan, year: int) -> list[Steps]:
    placed = placement_steps(plan)
    head, blocks = HeadScripter(plan, year), BlockScripter.of(plan, placed)
    opening = [*head.steps(), *placed]
    if plan.preamble:
        opening.append(Step("preamble", head.prose(plan.preamble, "preamble")))
    groups: list[Steps] = [opening]
    for step in blocks.outline(plan.outline):
        if step.method == "section":
            groups.append([])
        groups[-1].append(step)
    groups[-1] += head.closing()
    listed: Steps = []
    for attachment in plan.attachments:
        # What is only listed stands with the next one that has a content.
        listed += [_attachment(attachment), *blocks.content(attachment.content or ())]
        if attachment.content:
            groups.append(listed)
            listed = []
    return [*groups, listed] if listed else groups


def _attachment(attachment: Attachment) -> Step:
    keywords: dict[str, Any] = {}
    if attachment.title.fixed_lines:
        keywords["lines"] = attachment.title.fixed_lines
    if attachment.numbering != OFFICIAL_NUMBERING:
        keywords["numbering"] = numbering_arguments(attachment.numbering)
    return Step("attachment", (attachment.title.text,), keywords)


def _is_attachment(group: Steps) -> bool:
    return bool(group) and group[0].method == "attachment"


def _different(built: Any, wanted: Any) -> Iterator[tuple[str, Any]]:
    for each in attrs.fields(type(wanted)):
        value = getattr(wanted, each.name)
        if getattr(built, each.name) != value:
            yield each.name, value
