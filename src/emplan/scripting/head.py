"""The steps for title, official elements, notice and closing; each is tried on the builder first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pendulum
from attrs import frozen

from emplan.builder import annual_plan
from emplan.errors import BuildError
from emplan.model import (
    OFFICIAL_NUMBERING,
    AnnualPlan,
    Block,
    CoveringNotice,
    Direction,
    DocumentNumber,
    Envelope,
    LabelledParagraph,
    NumberedNode,
    NumberingScheme,
    Open,
    OpenType,
    Paragraph,
    Placement,
    SignatureMode,
    Title,
    ValidityPeriod,
)
from emplan.scripting.dues import plain_date
from emplan.scripting.steps import Step, Steps, taken

_SIGNED = {SignatureMode.UNSEALED: "unsealed", SignatureMode.STAMPED: "stamped"}


@frozen
class HeadScripter:
    """Finds the steps for all of a plan but its outline and attachments."""

    plan: AnnualPlan
    year: int

    def steps(self) -> Steps:
        """The steps in the order of the page; what they do not say has to be put right afterwards."""
        steps: Steps = []
        for candidates in self._wishes():
            steps += next((each for each in candidates if self._holds(steps, each)), [])
        return self._without_the_usual(steps)

    def _wishes(self) -> Iterator[list[Steps]]:
        """For each element the ways to say it, the shortest first."""
        plan, envelope = self.plan, self.plan.envelope
        yield [[_titled("titled", plan.title)]]
        if plan.caption:
            yield [[Step("captioned", (plan.caption,))]]
        for issuer in envelope.issuers:
            names = {"code": issuer.code, "masthead": issuer.masthead_name}
            yield [[Step("issued_by", (issuer.name,), {key: value for key, value in names.items() if value})]]
        yield list(_date_steps(envelope.issue_date))
        yield list(_number_steps(envelope))
        yield from _mark_wishes(envelope)
        if envelope.addressees:
            yield [[Step("addressed_to", envelope.addressees)]]
        if plan.notice:
            yield [self._notice_steps(plan.notice)]
        yield from _foot_wishes(envelope)
        yield [_numbering_steps(plan.numbering)]

    def _notice_steps(self, notice: CoveringNotice) -> Steps:
        title = _titled("notice_titled", notice.title)
        return [Step("under_notice", self._prose(notice.body, self._notice_body)), title]

    def _notice_body(self, text: str, *, first: bool) -> Block | None:
        said = Step("under_notice", (text,) if first else ("本通知自印发之日起执行。", text))
        plan = self._tried([_titled("titled", self.plan.title), said])
        return plan.notice.body[0 if first else 1] if plan and plan.notice else None

    def prose(self, blocks: Sequence[Block], method: str) -> tuple[str | Block, ...]:
        """Blocks before or behind the outline as arguments: by their text where it says it all."""

        def made(text: str, *, first: bool) -> Block | None:
            plan = self._tried([_titled("titled", self.plan.title), Step(method, (text,))])
            return getattr(plan, method)[0] if plan else None

        return self._prose(blocks, made)

    def _prose(self, blocks: Sequence[Block], made: Callable[..., Block | None]) -> tuple[str | Block, ...]:
        said: list[str | Block] = []
        for place, block in enumerate(blocks):
            plain = isinstance(block, Paragraph) and not block.assignments
            texts = (
                _openings_removed(block.text, self.plan.title.text) if isinstance(block, Paragraph) else []
            )
            fitting = (text for text in texts if plain and made(text, first=not place) == block)
            said.append(next(fitting, block))
        return tuple(said)

    def closing(self) -> Steps:
        """The steps for what stands behind the outline: paragraphs, and the usual sentence of validity."""
        steps: Steps = []
        for block in self.plan.closing:
            usual = next((each for each in _validity_steps(block) if self._closes(steps, each, block)), None)
            if usual is not None:
                steps.append(usual)
                continue
            said = self.prose((block,), "closing")
            if steps and steps[-1].method == "closing":
                said = steps.pop().arguments + said
            steps.append(Step("closing", said))
        return steps

    def _closes(self, before: Steps, step: Step, block: Block) -> bool:
        dated = [step for steps in _date_steps(self.plan.envelope.issue_date) for step in steps]
        plan = self._tried([_titled("titled", self.plan.title), *dated, *before, step])
        return plan is not None and plan.closing[-1:] == (block,)

    def _holds(self, before: Steps, steps: Steps) -> bool:
        """Whether the builder takes these steps, and what they touch in the envelope comes out right."""
        plan = self._tried([*before, *steps])
        if plan is None:
            return False
        if any(step.method == "numbered" for step in steps) or not steps:
            return plan.envelope.document_number == self.plan.envelope.document_number
        return True

    def _without_the_usual(self, steps: Steps) -> Steps:
        """The steps without the titles that follow from the others anyway."""
        for method in ("titled", "notice_titled"):
            shorter = [step for step in steps if step.method != method]
            before, after = self._tried(steps), self._tried(shorter)
            if before is not None and before == after:
                steps = shorter
        return steps

    def _tried(self, steps: Steps) -> AnnualPlan | None:
        """A plan with these steps and a text to stand under them; ``None`` where they do not make one."""
        base = annual_plan(self.year, self.plan.form)
        try:
            plan: AnnualPlan = taken(base, steps).section("部分", "内容。").build()
        except BuildError:
            return None
        return plan


def _titled(method: str, title: Title) -> Step:
    return Step(method, (title.text,), {"lines": title.fixed_lines} if title.fixed_lines else {})


def _openings_removed(text: str, title: str) -> list[str]:
    """The text without the usual opening of a notice, which the builder adds, and the text itself."""
    quoted = f"《{title.replace('《', '〈').replace('》', '〉')}》"
    opening = f"现将{quoted}印发给你们，"
    shorter = text.removeprefix(opening)
    return [shorter, text] if shorter and shorter != text else [text]


def _date_steps(date: pendulum.Date | OpenType | None) -> Iterator[Steps]:
    if isinstance(date, Open):
        return
    yield [Step("dated", (plain_date(date) if date is not None else None,))]


def _number_steps(envelope: Envelope) -> Iterator[Steps]:
    number = envelope.document_number
    yield []
    if isinstance(number, DocumentNumber):
        serial = () if isinstance(number.serial, Open) else (number.serial,)
        for names in ((), ("code",), ("year",), ("code", "year")):
            yield [Step("numbered", serial, {name: getattr(number, name) for name in names})]


def _mark_wishes(envelope: Envelope) -> Iterator[list[Steps]]:
    if envelope.is_letter:
        yield [[Step("as_letter")]]
    if envelope.copy_number:
        yield [[Step("copy_numbered", (envelope.copy_number,))]]
    if envelope.secrecy:
        term = envelope.secrecy.term
        yield [[Step("secret", (envelope.secrecy.level,), {"term": term} if term else {})]]
    if envelope.urgency:
        yield [[Step("urgent", (envelope.urgency,))]]
    if envelope.signatories and envelope.direction is Direction.UPWARD:
        yield [[Step("signed_off_by", envelope.signatories)]]


def _foot_wishes(envelope: Envelope) -> Iterator[list[Steps]]:
    if envelope.signature_mode in _SIGNED:
        yield [[Step(_SIGNED[envelope.signature_mode])]]
    if envelope.closing_note:
        yield [[Step("note", (envelope.closing_note,))]]
    if envelope.copied_to:
        yield [[Step("copied_to", envelope.copied_to)]]
    if envelope.printing_office and envelope.printing_date is not None:
        day = envelope.printing_date
        keywords: dict[str, Any] = {} if isinstance(day, Open) else {"on": plain_date(day)}
        yield [[Step("printed_by", (envelope.printing_office,), keywords)]]


def _numbering_steps(scheme: NumberingScheme) -> Steps:
    return [Step("numbering", numbering_arguments(scheme))] if scheme != OFFICIAL_NUMBERING and scheme else []


def numbering_arguments(scheme: NumberingScheme) -> tuple[Any, ...]:
    """The levels as the builder takes them: forms alone where they restart."""
    return tuple(level if level.continues else level.form for level in scheme)


def placement_steps(plan: AnnualPlan) -> Steps:
    """The step that places units and deadlines on lines of their own, where most of them stand there."""
    places = [
        each.placement
        for block in plan.blocks()
        if isinstance(block, NumberedNode | Paragraph | LabelledParagraph)
        for each in block.assignments
    ]
    own = places.count(Placement.OWN_LINE)
    return [Step("assignments_placed", (Placement.OWN_LINE,))] if own > places.count(Placement.TAIL) else []


def _validity_steps(block: Block) -> Iterator[Step]:
    if not isinstance(block, Paragraph):
        return
    for mark in block.marks:
        if isinstance(mark, ValidityPeriod):
            if mark.until is not None:
                yield Step("valid_until", (plain_date(mark.until.subtract(days=1)),))
            lengths = {"years": mark.years, "months": mark.months}
            yield Step("valid_for", (), {name: count for name, count in lengths.items() if count})
