"""The outline: sections, tasks, sub-items, phases and paragraphs as a tree."""

from __future__ import annotations

import abc
from collections.abc import Iterator
from typing import Any, TypeAlias

from attrs import Attribute, field, frozen

from emplan.chinese.spans import Span
from emplan.model import validation as check
from emplan.model.assignments import Responsibility, ResponsibleUnit
from emplan.model.deadlines import DEADLINES, BaseDeadline, Deadline
from emplan.model.kinds import HeadingForm, SectionRole, UnitRole
from emplan.model.marks import Citation, Contact, Illegible, Mark, ValidityPeriod
from emplan.model.period import PhasePeriod
from emplan.model.roster import Roster
from emplan.model.table import Table


@frozen
class Heading:
    """The heading of a numbered item, GB/T 9704-2012 7.3.3.

    ``text`` without label and closing mark; ``closing_mark`` is printed behind it (。 before text that runs
    on; also found behind standalone headings). For :attr:`HeadingForm.SENTENCE` and ``ARTICLE`` the text is
    the first sentence of the paragraph.
    """

    text: str = field(validator=check.text)
    form: HeadingForm = field(default=HeadingForm.STANDALONE, validator=check.one_of(HeadingForm))
    closing_mark: str = field(default="", validator=check.text_or_empty)

    @property
    def printed(self) -> str:
        """The heading with its closing mark, without its label."""
        return self.text + self.closing_mark


@frozen(kw_only=True)
class _Assigned(abc.ABC):
    """What can carry responsible units, deadlines and noted things."""

    assignments: tuple[Responsibility | Deadline, ...] = field(
        default=(), validator=check.each(Responsibility, *DEADLINES)
    )
    marks: tuple[Mark, ...] = field(
        default=(), validator=check.each(Citation, Contact, Illegible, ValidityPeriod)
    )

    @property
    @abc.abstractmethod
    def paragraph_text(self) -> str:
        """The text that spans of marks and noted assignments refer to: no label, no tail."""

    def __attrs_post_init__(self) -> None:
        text = self.paragraph_text
        for mark in self.marks:
            _check_span(type(self), "marks", mark.span, text, _anchor(mark))
        for assignment in self.assignments:
            if assignment.span is not None:
                wording = assignment.wording if isinstance(assignment, BaseDeadline) else ""
                _check_span(type(self), "assignments", assignment.span, text, wording)

    @property
    def responsibilities(self) -> tuple[Responsibility, ...]:
        """The responsible units, printed and noted."""
        return tuple(a for a in self.assignments if isinstance(a, Responsibility))

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The deadlines, printed and noted."""
        return tuple(a for a in self.assignments if not isinstance(a, Responsibility))

    @property
    def units(self) -> tuple[ResponsibleUnit, ...]:
        """责任单位 of every role, in printed order."""
        return tuple(unit for block in self.responsibilities for unit in block.units)

    @property
    def lead_units(self) -> tuple[ResponsibleUnit, ...]:
        """牵头单位."""
        return self._units_of(UnitRole.LEAD)

    @property
    def cooperating_units(self) -> tuple[ResponsibleUnit, ...]:
        """配合单位."""
        return self._units_of(UnitRole.COOPERATING)

    def _units_of(self, role: UnitRole) -> tuple[ResponsibleUnit, ...]:
        return tuple(unit for block in self.responsibilities for unit in block.units_of(role))


def _anchor(mark: Mark) -> str:
    return mark.title if isinstance(mark, Citation) else ""


def _check_span(owner: type, name: str, span: Span, text: str, wording: str) -> None:
    if span.end > len(text) or span.start >= span.end:
        problem = f"has a span {span.start}–{span.end} outside the paragraph of {len(text)} characters"
        raise check.refuse(owner, name, problem, f"的位置{span.start}–{span.end}超出段落")
    if wording not in text[span.start : span.end]:
        problem = f"says '{wording}', but its span holds '{text[span.start : span.end]}'"
        raise check.refuse(owner, name, problem, f"的文字“{wording}”与所标位置不符")


@frozen(kw_only=True)
class Paragraph(_Assigned):
    """A paragraph without a number."""

    text: str = field(validator=check.text)

    @property
    def paragraph_text(self) -> str:
        return self.text


@frozen(kw_only=True)
class LabelledParagraph(_Assigned):
    """A paragraph that opens with a word and a colon in place of a number: 煤矿：…."""

    label: str = field(validator=check.text)
    text: str = field(validator=check.text)

    @property
    def paragraph_text(self) -> str:
        return f"{self.label}：{self.text}"


@frozen(kw_only=True)
class NumberedNode(_Assigned):
    """An item with a heading and, usually, a number (结构层次序数, GB/T 9704-2012 7.3.3).

    ``text`` follows the heading in the same paragraph. The label is derived from the plan's numbering;
    ``printed_label`` keeps it only where the document deviates ("" for a heading without any).
    """

    heading: Heading = field(validator=check.one_of(Heading))
    text: str = field(default="", validator=check.text_or_empty)
    printed_label: str | None = field(default=None, validator=check.optional_text_or_empty)
    children: tuple[Block, ...] = field(default=())

    @children.validator
    def _are_blocks(self, attribute: Attribute[Any], value: object) -> None:
        check.each(*BLOCKS)(self, attribute, value)

    @property
    def paragraph_text(self) -> str:
        return self.heading.printed + self.text

    @property
    def gathered_assignments(self) -> tuple[Responsibility | Deadline, ...]:
        """Its own units and deadlines, and those printed behind the paragraphs straight under it.

        A task with a heading on a line of its own has its text, and so its tail, in such a paragraph.
        """
        below = (child for child in self.children if isinstance(child, Paragraph | LabelledParagraph))
        return self.assignments + tuple(one for child in below for one in child.assignments)


@frozen(kw_only=True)
class Section(NumberedNode):
    """A heading that gathers what stands under it; ``role`` where the heading tells what it is for."""

    role: SectionRole | None = field(default=None, validator=check.one_of(SectionRole, type(None)))


@frozen(kw_only=True)
class Task(NumberedNode):
    """任务: a numbered item that tells units to do something."""


@frozen(kw_only=True)
class SubItem(NumberedNode):
    """A sub-item of a task: 一是, ① or （1）."""


@frozen(kw_only=True)
class Phase(NumberedNode):
    """工作阶段: a stage of the schedule; ``period`` is noted in its heading or text."""

    period: PhasePeriod = field(validator=check.one_of(PhasePeriod))

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        _check_span(Phase, "period", self.period.span, self.paragraph_text, "")


Block: TypeAlias = Section | Task | SubItem | Phase | Paragraph | LabelledParagraph | Roster | Table
"""Whatever stands in an outline."""

NUMBERED = (Section, Task, SubItem, Phase)
BLOCKS = (*NUMBERED, Paragraph, LabelledParagraph, Roster, Table)


def descend(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield blocks and everything under them in document order."""
    for block in blocks:
        yield block
        if isinstance(block, NumberedNode):
            yield from descend(block.children)
