"""The root of the model: an annual plan with its envelope, covering notice and attachments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import Attribute, field, frozen

from emplan.model import validation as check
from emplan.model.envelope import Envelope
from emplan.model.identity import DocumentNumber
from emplan.model.kinds import PlanForm
from emplan.model.marks import Citation, Contact, Mark, ValidityPeriod
from emplan.model.numbering import OFFICIAL_NUMBERING, LevelNumbering, Numbered, NumberingScheme, numbered
from emplan.model.open_value import OPEN
from emplan.model.outline import BLOCKS, Block, LabelledParagraph, NumberedNode, Paragraph, descend
from emplan.model.task_tables import rows_as_items, task_items


@frozen
class Title:
    """标题, GB/T 9704-2012 7.3.1: its text, and its lines where the author has fixed them."""

    text: str = field(validator=check.text)
    fixed_lines: tuple[str, ...] = field(default=(), kw_only=True, validator=check.texts)

    @fixed_lines.validator
    def _same_text(self, attribute: Attribute[Any], value: tuple[str, ...]) -> None:
        if value and "".join("".join(value).split()) != "".join(self.text.split()):
            problem = "must hold the text of the title and nothing else"
            raise check.refuse(Title, attribute.name, problem, "应与标题文字一致")

    def __str__(self) -> str:
        return self.text


def _blocks(instance: Any, attribute: Attribute[Any], value: object) -> None:
    check.each(*BLOCKS)(instance, attribute, value)


@frozen(kw_only=True)
class CoveringNotice:
    """印发通知: the notice under which a plan is issued."""

    title: Title = field(validator=check.one_of(Title))
    body: tuple[Block, ...] = field(validator=_blocks)
    numbering: NumberingScheme = field(default=OFFICIAL_NUMBERING, validator=check.each(LevelNumbering))


@frozen(kw_only=True)
class Attachment:
    """附件, GB/T 9704-2012 7.3.4 and 7.3.7: listed by its title; not printed if ``content`` is ``None``."""

    title: Title = field(validator=check.one_of(Title))
    content: tuple[Block, ...] | None = field(default=None)
    numbering: NumberingScheme = field(default=OFFICIAL_NUMBERING, validator=check.each(LevelNumbering))

    @content.validator
    def _are_blocks(self, attribute: Attribute[Any], value: object) -> None:
        if value is not None:
            _blocks(self, attribute, value)


@frozen
class OpenPlace:
    """A value that is to be filled in before issue: its path and its Chinese term."""

    path: str
    term: str


@frozen(kw_only=True)
class AnnualPlan:
    """An annual emergency-management plan: what an office means, without any looks.

    The title under the red masthead is the notice's if there is one, else :attr:`title`. ``preamble`` is what
    stands before the first heading, ``closing`` what stands after the last one and belongs to none.
    """

    year: int | None = field(default=None)
    form: PlanForm = field(default=PlanForm.OTHER, validator=check.one_of(PlanForm))
    title: Title = field(validator=check.one_of(Title))
    caption: str | None = field(default=None, validator=check.optional_text)
    envelope: Envelope = field(factory=Envelope, validator=check.one_of(Envelope))
    notice: CoveringNotice | None = field(default=None, validator=check.one_of(CoveringNotice, type(None)))
    preamble: tuple[Block, ...] = field(default=(), validator=_blocks)
    outline: tuple[Block, ...] = field(default=(), validator=_blocks)
    closing: tuple[Block, ...] = field(default=(), validator=_blocks)
    attachments: tuple[Attachment, ...] = field(default=(), validator=check.each(Attachment))
    numbering: NumberingScheme = field(default=OFFICIAL_NUMBERING, validator=check.each(LevelNumbering))

    @year.validator
    def _is_a_year(self, attribute: Attribute[Any], value: object) -> None:
        if value is not None:
            check.year(self, attribute, value)

    @property
    def document_title(self) -> Title:
        """The title under the red masthead."""
        return self.notice.title if self.notice else self.title

    def numbered(self) -> Iterator[Numbered]:
        """Every numbered node of the plan's own outline with path, level and label."""
        return numbered(self.outline, self.numbering)

    def tasks(self) -> Iterator[Numbered]:
        """Every task in document order, with path, level and label.

        These are the tasks of the plan's own text and the rows of task tables (责任分工表), also of those
        in attachments. A row is a task made of its cells: the table alone prints them.
        """
        for root in ("preamble", "outline", "closing"):
            yield from task_items(getattr(self, root), self.numbering, root, self.year)
        for index, attachment in enumerate(self.attachments):
            path = f"attachments[{index}].content"
            yield from rows_as_items(attachment.content or (), attachment.numbering, path, self.year)

    def blocks(self) -> Iterator[Block]:
        """Every block in document order: notice, preamble, outline, closing, attachments."""
        if self.notice:
            yield from descend(self.notice.body)
        yield from descend(self.preamble)
        yield from descend(self.outline)
        yield from descend(self.closing)
        for attachment in self.attachments:
            yield from descend(attachment.content or ())

    def marks(self) -> Iterator[Mark]:
        """Everything noted in prose, in document order."""
        for block in self.blocks():
            if isinstance(block, NumberedNode | Paragraph | LabelledParagraph):
                yield from sorted(block.marks, key=lambda mark: mark.span.start)

    def citations(self) -> Iterator[Citation]:
        """Every cited document, in document order, repetitions included."""
        return (mark for mark in self.marks() if isinstance(mark, Citation))

    def contacts(self) -> Iterator[Contact]:
        """Every contact (联系人)."""
        return (mark for mark in self.marks() if isinstance(mark, Contact))

    @property
    def validity(self) -> ValidityPeriod | None:
        """有效期: the first period of validity that the text states."""
        return next((mark for mark in self.marks() if isinstance(mark, ValidityPeriod)), None)

    def open_places(self) -> tuple[OpenPlace, ...]:
        """What is to be filled in before issue."""
        envelope = self.envelope
        places = []
        if isinstance(envelope.document_number, DocumentNumber) and envelope.document_number.serial is OPEN:
            places.append(OpenPlace("envelope.document_number.serial", "发文字号（顺序号）"))
        if envelope.issue_date is OPEN:
            places.append(OpenPlace("envelope.issue_date", "成文日期"))
        if envelope.printing_date is OPEN:
            places.append(OpenPlace("envelope.printing_date", "印发日期"))
        return tuple(places)
