"""What a plan prints: the one list of what stands in the model and on no page, and a plan without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import evolve, frozen

from emplan.model.assignments import Responsibility, ResponsibleUnit, UnitGroup
from emplan.model.deadlines import Deadline, UnparsedDeadline
from emplan.model.envelope import Envelope
from emplan.model.identity import DamagedNumber, DocumentNumber, Issuer
from emplan.model.kinds import (
    Direction,
    DocumentFormat,
    HeadingForm,
    Placement,
    PlanForm,
    SignatureMode,
    UnitRole,
)
from emplan.model.numbering import NumberingScheme, numbered
from emplan.model.open_value import OPEN
from emplan.model.outline import Block, LabelledParagraph, NumberedNode, Paragraph, Section
from emplan.model.plan import AnnualPlan, Title
from emplan.model.table import Table

_BETWEEN = "、"


@frozen(kw_only=True)
class Unprinted:
    """A field that no page shows.

    Attributes:
        field: The field, by class and name; several where one reason covers them.
        reason: Why it prints nothing, and what is printed in its place.
        reason_zh: The same in Chinese.
        is_inferred: Whether readers infer it from words that are printed. Where it says what they say,
            it comes back too.
        only_in_text: Whether a page shows it by place, face or rule, and only plain text does not.
    """

    field: str
    reason: str
    reason_zh: str
    is_inferred: bool = False
    only_in_text: bool = False


UNPRINTED: tuple[Unprinted, ...] = (
    Unprinted(
        field="AnnualPlan.numbering, CoveringNotice.numbering, Attachment.numbering",
        reason="The labels print (一、 （一） 1.), not the scheme that they follow.",
        reason_zh="印出的是各项序数，不是编号方案。",
    ),
    Unprinted(
        field="AnnualPlan.preamble, AnnualPlan.closing",
        reason="A paragraph without a number prints the same under the item before it and beside it.",
        reason_zh="无序数的段落印在前一项之下，归属何处并不印出。",
    ),
    Unprinted(
        field="Title.fixed_lines; white space in Title.text",
        reason="A page shows where the lines of a title end, not whether author, space or layout ended them.",
        reason_zh="页面只见标题的分行，不见分行出自作者、空格还是排版。",
    ),
    Unprinted(
        field="Issuer.code",
        reason="It prints as part of the document number, which has its own.",
        reason_zh="机关代字随发文字号印出，发文字号自有其值。",
    ),
    Unprinted(
        field="Issuer.name",
        reason="Where the masthead has a longer name and the issuer does not sign, only that one prints.",
        reason_zh="发文机关标志用全称而又不署名时，只印出标志中的名称。",
    ),
    Unprinted(
        field="Envelope.document_number, Envelope.signatories, Envelope.document_format",
        reason="They stand under the masthead or are its form; a plan without an issuer has none.",
        reason_zh="印在发文机关标志之下，或即标志的形式；没有发文机关就没有标志。",
    ),
    Unprinted(
        field="Envelope.printing_office, Envelope.printing_date",
        reason="A letter has none in its colophon (GB/T 9704-2012 10.1).",
        reason_zh="信函的版记不加印发机关和印发日期（GB/T 9704-2012 10.1）。",
    ),
    Unprinted(
        field="Envelope.direction",
        reason="Signatories print, the direction itself does not.",
        reason_zh="印出的是签发人，行文方向本身不印。",
    ),
    Unprinted(
        field="Envelope.addressee_separators, UnitGroup.separators, Assignment.joint, Envelope.signature",
        reason="What is given although it is the usual thing prints like the usual thing.",
        reason_zh="所给内容与通行写法相同时，印出来没有差别。",
    ),
    Unprinted(
        field="ResponsibleUnit.name, Envelope.addressees, Envelope.copied_to",
        reason="Where a name holds 、 nothing tells it from the 、 between two names (各镇、街道).",
        reason_zh="名称内的顿号与名称之间的顿号印出来没有差别（各镇、街道）。",
    ),
    Unprinted(
        field="Envelope.signature_mode",
        reason="It moves organ and date for the seal, which no file holds; that nobody signs does print.",
        reason_zh="只为印章决定署名和日期的位置，印章不在文件之内；不署名则看得出。",
    ),
    Unprinted(
        field="AnnualPlan.year, AnnualPlan.form, Envelope.document_type",
        reason="Title, number and date print; these are read from them. The year prints in a date left open.",
        reason_zh="印出的是标题、文号和日期，这些由其得出；日期待定时才印出年度。",
        is_inferred=True,
    ),
    Unprinted(
        field="Section, Task, SubItem, Phase; Section.role, Phase.period",
        reason="What an item is prints nothing; label, heading and text do.",
        reason_zh="印出的是序数、标题和文字，内容属于哪一类并不印出。",
        is_inferred=True,
    ),
    Unprinted(
        field="Heading.form",
        reason="A heading run into its text and the first sentence of an item differ in face alone.",
        reason_zh="段首标题与段首句只有字体之别。",
        is_inferred=True,
    ),
    Unprinted(
        field="LabelledParagraph",
        reason="It prints like a paragraph that begins with a word and a colon.",
        reason_zh="印出来与以“某某：”开头的段落相同。",
        is_inferred=True,
    ),
    Unprinted(
        field="marks; assignments that are noted",
        reason="They are read from the prose, which prints.",
        reason_zh="摘自正文；印出的是正文。",
        is_inferred=True,
    ),
    Unprinted(
        field="Deadline (its kind and dates), UnitGroup.role, DamagedNumber.candidate",
        reason="The wording prints: 2027年6月底前, 牵头单位：…, the number as found.",
        reason_zh="印出的是原文措辞。",
        is_inferred=True,
    ),
    Unprinted(
        field="Envelope.document_format, Table.header_rows, Table.landscape",
        reason="A page shows the red lines of a letter, the face of a table's head, a table on its side.",
        reason_zh="信函的红色双线、表头字体和横排的表见于页面，纯文本没有。",
        only_in_text=True,
    ),
)
"""The one list of what prints nothing, each with its reason."""


def printed(plan: AnnualPlan, *, inferred: bool = False, in_text: bool = False) -> AnnualPlan:
    """Return the plan with everything of `UNPRINTED` at one fixed value: two that print alike are equal.

    Args:
        plan: The plan.
        inferred: Keep what readers infer from the words.
        in_text: Leave out also what plain text does not show.
    """
    return _Printing(inferred, in_text).plan(plan)


@frozen
class _Printing:
    """Sets what prints nothing to one value."""

    inferred: bool
    in_text: bool

    def plan(self, plan: AnnualPlan) -> AnnualPlan:
        """The whole plan."""
        notice = plan.notice
        if notice:
            body = self._blocks(notice.body, notice.numbering)
            notice = evolve(notice, title=_bare(notice.title), body=body, numbering=())
        own = self._blocks((*plan.preamble, *plan.outline, *plan.closing), plan.numbering)
        first = next((n for n, block in enumerate(own) if isinstance(block, NumberedNode)), len(own))
        attachments = tuple(
            evolve(
                one,
                title=_bare(one.title),
                content=None if one.content is None else self._blocks(one.content, one.numbering),
                numbering=(),
            )
            for one in plan.attachments
        )
        said: dict[str, Any] = {} if self.inferred else {"year": _open_year(plan), "form": PlanForm.OTHER}
        return evolve(
            plan,
            title=_bare(plan.title),
            caption=_unbracketed(plan.caption),
            notice=notice,
            envelope=self._envelope(plan.envelope, plan.document_title),
            preamble=own[:first],
            outline=own[first:],
            closing=(),
            attachments=attachments,
            numbering=(),
            **said,
        )

    def _envelope(self, envelope: Envelope, title: Title) -> Envelope:
        number = envelope.document_number if envelope.issuers else None
        if isinstance(number, DamagedNumber) and not self.inferred:
            number = evolve(number, candidate=None)
        issuers, signature = _signing(envelope, title)
        return evolve(
            envelope,
            issuers=issuers,
            document_number=number,
            document_type=envelope.document_type if self.inferred else None,
            direction=Direction.DOWNWARD,
            signatories=envelope.signatories if envelope.issuers else (),
            **_addressed(envelope),
            copied_to=_copied(envelope.copied_to),
            signature=signature,
            document_format=DocumentFormat.FILE
            if self.in_text or not envelope.issuers
            else envelope.document_format,
            signature_mode=_mode(envelope),
            printing_office=None if envelope.is_letter else envelope.printing_office,
            printing_date=None if envelope.is_letter else envelope.printing_date,
            closing_note=_unbracketed(envelope.closing_note),
        )

    def _blocks(self, blocks: tuple[Block, ...], scheme: NumberingScheme) -> tuple[Block, ...]:
        labels = {item.path: item.label for item in numbered(blocks, scheme, "")}
        return _gathered(self._block(block, f"[{n}]", labels) for n, block in enumerate(blocks))

    def _block(self, block: Block, path: str, labels: dict[str, str]) -> Block:
        if isinstance(block, NumberedNode):
            below = enumerate(block.children)
            inner = _gathered(self._block(one, f"{path}.children[{n}]", labels) for n, one in below)
            said = self._said(block)
            if self.inferred:
                return evolve(block, printed_label=labels[path], children=inner, **said)
            heading = evolve(block.heading, form=HeadingForm.STANDALONE)
            return Section(
                heading=heading, text=block.text, printed_label=labels[path], children=inner, **said
            )
        if isinstance(block, LabelledParagraph) and not self.inferred:
            return Paragraph(text=block.paragraph_text, **self._said(block))
        if isinstance(block, Paragraph | LabelledParagraph):
            return evolve(block, **self._said(block))
        if isinstance(block, Table) and self.in_text:
            return evolve(block, header_rows=0, landscape=False)
        return block

    def _said(self, block: NumberedNode | Paragraph | LabelledParagraph) -> dict[str, Any]:
        """Marks and assignments: the printed ones in the order in which they print."""
        noted = tuple(one for one in block.assignments if one.is_noted)
        stated = tuple(
            assignment
            for placement in (Placement.TAIL, Placement.OWN_LINE)
            for assignment in self._stated(block.assignments, placement)
        )
        if self.inferred:
            return {"assignments": stated + noted, "marks": block.marks}
        return {"assignments": stated, "marks": ()}

    def _stated(
        self, assignments: tuple[Responsibility | Deadline, ...], placement: Placement
    ) -> Iterator[Responsibility | Deadline]:
        """The assignments of one placement; where one begins a bracket or line, nothing joins it."""
        before: Responsibility | Deadline | None = None
        for one in assignments:
            if one.placement is not placement:
                continue
            begins = before is None or bool(before.closing_mark) or not one.joint
            yield self._worded(one, "" if begins else one.joint)
            before = one

    def _worded(self, one: Responsibility | Deadline, joint: str) -> Responsibility | Deadline:
        if isinstance(one, Responsibility):
            return evolve(one, joint=joint, groups=tuple(self._groups(one.groups)))
        if self.inferred:
            return evolve(one, joint=joint)
        return UnparsedDeadline(
            wording=one.wording,
            label=one.label,
            placement=one.placement,
            joint=joint,
            closing_mark=one.closing_mark,
        )

    def _groups(self, groups: tuple[UnitGroup, ...]) -> Iterator[UnitGroup]:
        for index, group in enumerate(groups):
            said: dict[str, Any] = {} if self.inferred else {"role": UnitRole.RESPONSIBLE}
            marks = group.separators or (_BETWEEN,) * (len(group.units) - 1)
            names, said["separators"] = _parted([unit.name for unit in group.units], marks)
            said["units"] = tuple(map(ResponsibleUnit, names))
            yield evolve(group, joint=group.joint if index else "", **said)


def _open_year(plan: AnnualPlan) -> int | None:
    """The year where it prints: in a date of which month and day are open."""
    envelope = plan.envelope
    if OPEN not in (envelope.issue_date, envelope.printing_date):
        return None
    number = envelope.document_number
    return number.year if plan.year is None and isinstance(number, DocumentNumber) else plan.year


def _mode(envelope: Envelope) -> SignatureMode:
    """Only that nobody signs is to be seen, where there is somebody who could and a day."""
    unsigned = envelope.signature_mode is SignatureMode.NONE and not envelope.signature
    could = envelope.issuers and envelope.issue_date is not None
    return SignatureMode.NONE if unsigned and could else SignatureMode.SEALED


def _unbracketed(note: str | None) -> str | None:
    return note[1:-1] if note and note[0] in "（(" and note[-1] in "）)" else note


def _addressed(envelope: Envelope) -> dict[str, Any]:
    usual = "，" if any(_BETWEEN in name for name in envelope.addressees) else _BETWEEN
    marks = envelope.addressee_separators or (usual,) * (len(envelope.addressees) - 1)
    names, separators = _parted(envelope.addressees, marks)
    return {"addressees": names, "addressee_separators": separators}


def _copied(names: tuple[str, ...]) -> tuple[str, ...]:
    """Several names of which one holds 、 have 、 in no other place."""
    bare = tuple(name.rstrip("。") for name in names)
    return tuple(bare[0].split(_BETWEEN)) if len(bare) == 1 else bare


def _parted(names: Sequence[str], marks: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names cut at each 、 in them, and all the marks between."""
    parts: list[str] = []
    between: list[str] = []
    for name, mark in zip(names, (*marks, "") if names else (), strict=True):
        pieces = [piece for piece in name.split(_BETWEEN) if piece]
        parts += pieces
        between += [*[_BETWEEN] * (len(pieces) - 1), mark]
    return tuple(parts), tuple(between[:-1])


def _bare(title: Title) -> Title:
    return Title("".join(title.text.split()))


def _gathered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """What has no number goes under the last numbered item before it."""
    gathered: list[Block] = []
    for block in blocks:
        if isinstance(block, NumberedNode) or not gathered or not isinstance(gathered[-1], NumberedNode):
            gathered.append(block)
        else:
            gathered[-1] = _under(gathered[-1], block)
    return tuple(gathered)


def _under(node: NumberedNode, block: Block) -> Block:
    last = node.children[-1] if node.children else None
    children = (
        (*node.children[:-1], _under(last, block))
        if isinstance(last, NumberedNode)
        else (*node.children, block)
    )
    return evolve(node, children=children)  # type: ignore[return-value]  # a numbered class stays what it is


def _signing(envelope: Envelope, title: Title) -> tuple[tuple[Issuer, ...], tuple[str, ...]]:
    """Issuers and signature as far as they print: a name that stands nowhere is that of the masthead."""
    names = tuple(issuer.name for issuer in envelope.issuers)
    given = envelope.signature
    if not given and envelope.signature_mode is not SignatureMode.NONE and envelope.issue_date is not None:
        given = names
    issuers = []
    for index, issuer in enumerate(envelope.issuers):
        name = issuer.name
        if name not in title.text and name not in given:
            # Who signs in the place of an issuer is its own short name, as far as a page tells.
            name = given[index] if len(given) == len(names) else issuer.printed_name
        longer = None if issuer.printed_name == name else issuer.printed_name
        issuers.append(Issuer(name, masthead_name=longer))
    signs = tuple(issuer.name for issuer in issuers)
    return tuple(issuers), () if given == signs else given
