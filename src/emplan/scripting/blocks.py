"""The steps that make the blocks of an outline; each is tried on the builder before it is believed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import evolve, frozen

from emplan.builder import PlanBuilder, annual_plan
from emplan.errors import BuildError
from emplan.model import (
    AnnualPlan,
    Block,
    Heading,
    HeadingForm,
    LabelledParagraph,
    MonthDay,
    Paragraph,
    Phase,
    PlanForm,
    Responsibility,
    Roster,
    Section,
    SubItem,
    Table,
    Task,
    UnitGroup,
    UnitRole,
)
from emplan.scripting.dues import due_argument
from emplan.scripting.steps import Step, Steps, taken

_SECTION_STEPS = ("section", "subsection", "subsubsection")
_UNIT_STEPS = {
    UnitRole.RESPONSIBLE: ("assigned_to", "责任单位"),
    UnitRole.LEAD: ("led_by", "牵头单位"),
    UnitRole.COOPERATING: ("with_units", "配合单位"),
    UnitRole.PERSON_IN_CHARGE: ("in_charge", "责任人"),
}
_CLOSING_STOP = "。"


@frozen(kw_only=True)
class BlockScripter:
    """Finds steps for blocks: those that say what the block says if there are any, else ``block`` with it.

    ``trial`` is a plan that agrees with the one to be scripted in all that the making of a block depends on.
    """

    trial: PlanBuilder

    @classmethod
    def of(cls, plan: AnnualPlan, placed: Steps) -> BlockScripter:
        """The scripter for the blocks of a plan; ``placed`` is how it places units and deadlines."""
        base = annual_plan(plan.year or 2000, PlanForm.OTHER).titled("试编").dated(plan.envelope.issue_date)
        return cls(trial=taken(base, placed))

    def outline(self, blocks: Sequence[Block]) -> Steps:
        """The steps for the outline of the plan: what stands beside sections, then the sections."""
        return self._children(blocks, 0, items=False)

    def content(self, blocks: Sequence[Block]) -> Steps:
        """The steps for the content of an attachment."""
        return self._children(blocks, 0)

    def _children(self, blocks: Sequence[Block], depth: int, *, items: bool = True) -> Steps:
        """The steps for what stands under one parent; behind an open section only sections can be opened."""
        own = [self._section(block, depth) if isinstance(block, Section) else None for block in blocks]
        last = max((place for place, steps in enumerate(own) if steps is None), default=-1)
        steps: Steps = []
        for place, block in enumerate(blocks):
            found = own[place]
            if found is not None and place > last:
                steps += found
            else:
                steps += self._item(block, steps) if items else [Step("block", (block,))]
        return _joined(steps)

    def _section(self, section: Section, depth: int) -> Steps | None:
        """The steps for a section and all that stands in it, if there are any for the section itself."""
        if depth == len(_SECTION_STEPS) or not (section.children or section.text):
            return None
        heading = [_heading_argument(section.heading), *([section.text] if section.text else [])]
        roles = [{}, {"role": section.role}] if section.role else [{}]
        for keywords in roles:
            step = Step(_SECTION_STEPS[depth], tuple(heading), keywords)
            above = [Step(method, ("部分",)) for method in _SECTION_STEPS[:depth]]
            made = self._made([*above, step, Step("paragraph", ("内容。",))], depth)
            if isinstance(made, Section) and evolve(made, children=()) == evolve(section, children=()):
                return [step, *self._children(section.children, depth + 1)]
        return None

    def _item(self, block: Block, before: Steps) -> Steps:
        """The steps for what is no section; a paragraph behind a task would become a part of the task."""
        loose = isinstance(block, Paragraph | LabelledParagraph)
        if not (loose and _is_in_item(before)):
            for steps in _candidates(block):
                if self._made([Step("section", ("部分",)), *steps], 1) == block:
                    return steps
        return [Step("block", (block,))]

    def _made(self, steps: Steps, depth: int) -> Block | None:
        """The block that the steps make, so deep in the outline of the trial; ``None`` if they make none."""
        try:
            blocks = taken(self.trial, steps).build().outline
        except BuildError:
            return None
        for _ in range(depth):
            blocks = blocks[0].children
        return blocks[0] if len(blocks) == 1 else None


def _joined(steps: Steps) -> Steps:
    """The steps with neighbouring blocks in one call."""
    joined: Steps = []
    for step in steps:
        if step.method == "block" and joined and joined[-1].method == "block":
            step = Step("block", joined.pop().arguments + step.arguments)
        joined.append(step)
    return joined


_OPENS_ITEM = {"task": True, "phase": True, "roster": False, "table": False, "block": False}


def _is_in_item(steps: Steps) -> bool:
    """Whether a task or phase is still open after these steps."""
    return next((_OPENS_ITEM[step.method] for step in reversed(steps) if step.method in _OPENS_ITEM), False)


def _candidates(block: Block) -> Iterator[Steps]:
    """Ways to say a block, most likely ones first; none that is not tried is believed."""
    match block:
        case Task() | Phase():
            for opening in _openings(block):
                below = [_part(child) for child in block.children]
                if all(below):
                    yield [*opening, *_assigned(block), *(step for part in below for step in part)]
        case Paragraph() | LabelledParagraph():
            yield _part(block)
        case Roster():
            groups = [
                Step(
                    "group",
                    (
                        group.role,
                        *((each.name, each.post) if each.post else each.name for each in group.members),
                    ),
                )
                for group in block.groups
            ]
            yield [Step("roster"), *groups]
        case Table():
            options: dict[str, Any] = {
                "header_rows": block.header_rows,
                "caption": block.caption,
                "landscape": block.landscape,
            }
            usual = {"header_rows": 1, "caption": "", "landscape": False}
            yield [Step("table", block.rows, {k: v for k, v in options.items() if v != usual[k]})]


def _openings(node: Task | Phase) -> Iterator[Steps]:
    if isinstance(node, Phase):
        yield from _phase_openings(node)
        return
    yield [Step("task", tuple(_opening(node)))]


def _phase_openings(phase: Phase) -> Iterator[Steps]:
    heading, period = phase.heading, phase.period
    words = f"（{period.span.of(phase.paragraph_text)}）"
    if heading.text.endswith(words):
        name = evolve(heading, text=heading.text.removesuffix(words) or heading.text)
        days = (_day(period.start), _day(period.end))
        text = [phase.text] if phase.text else []
        yield [Step("phase", (_heading_argument(name), *days, *text))]


def _day(day: MonthDay) -> tuple[int, int] | MonthDay:
    return (day.month, day.day) if day.year is None else day


def _part(block: Block) -> Steps:
    """The steps for a paragraph or sub-item; none for what has no step of its own."""
    match block:
        case SubItem():
            return [Step("sub_item", tuple(_opening(block))), *_assigned(block)]
        case LabelledParagraph():
            return [Step("labelled", (block.label, block.text)), *_assigned(block)]
        case Paragraph():
            return [Step("paragraph", (block.text,)), *_assigned(block)]
        case _:
            return []


def _opening(node: Task | SubItem) -> Iterator[str]:
    """The arguments that say heading and text: both, or the whole sentence."""
    if node.heading.form is HeadingForm.SENTENCE:
        yield node.heading.printed + node.text
        return
    yield _heading_argument(node.heading)
    if node.text:
        yield node.text


def _heading_argument(heading: Heading) -> str:
    if heading.form is HeadingForm.RUN_IN and heading.closing_mark == _CLOSING_STOP:
        return heading.text
    return heading.printed


def _assigned(block: Task | SubItem | Phase | Paragraph | LabelledParagraph) -> Steps:
    steps: Steps = []
    for assignment in block.assignments:
        if isinstance(assignment, Responsibility):
            steps += map(_units, assignment.groups)
        else:
            steps.append(Step("due", (due_argument(assignment),)))
    return steps


def _units(group: UnitGroup) -> Step:
    method, usual = _UNIT_STEPS[group.role]
    keywords = {}
    if group.label != usual:
        keywords["label"] = group.label
    if group.suffix:
        keywords["suffix"] = group.suffix
    if len(set(group.separators)) == 1:
        keywords["separator"] = group.separators[0]
    return Step(method, tuple(unit.name for unit in group.units), keywords)
