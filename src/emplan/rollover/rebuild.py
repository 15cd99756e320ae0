"""Building the draft's tree: edits applied to every slot, and the spans that hang on them moved along."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from emplan.chinese.spans import Edit, OffsetMap, Span, apply_edits
from emplan.model import (
    AnnualPlan,
    Attachment,
    Block,
    Citation,
    CoveringNotice,
    Deadline,
    LabelledParagraph,
    Mark,
    NumberedNode,
    Paragraph,
    Phase,
    Responsibility,
    Roster,
    Section,
    SubItem,
    Table,
    Task,
    Title,
    ValidityPeriod,
)
from emplan.rollover.deadlines import shift_deadline
from emplan.rollover.periods import shift_phase_period, shift_validity
from emplan.rollover.roll import Roll


@frozen
class Rebuilder:
    """Applies the edits of a survey, by path, and moves the typed values with them."""

    edits: Mapping[str, tuple[Edit, ...]]
    roll: Roll
    start_opens: bool
    """Whether the issue date is open in the draft, and with it the start of the validity."""

    def plan(self, plan: AnnualPlan) -> AnnualPlan:
        """The plan with new texts and values; of the envelope only the closing note is text."""
        notice = plan.notice and CoveringNotice(
            title=self.title("notice.title", plan.notice.title),
            body=self.blocks("notice.body", plan.notice.body),
            numbering=plan.notice.numbering,
        )
        note = plan.envelope.closing_note
        return evolve(
            plan,
            title=self.title("title", plan.title),
            notice=notice,
            caption=plan.caption and self.slot("caption", plan.caption)[0],
            envelope=evolve(plan.envelope, closing_note=note and self.slot("envelope.closing_note", note)[0]),
            preamble=self.blocks("preamble", plan.preamble),
            outline=self.blocks("outline", plan.outline),
            closing=self.blocks("closing", plan.closing),
            attachments=tuple(
                self.attachment(f"attachments[{index}]", attachment)
                for index, attachment in enumerate(plan.attachments)
            ),
        )

    def attachment(self, path: str, attachment: Attachment) -> Attachment:
        content = attachment.content
        return evolve(
            attachment,
            title=self.title(f"{path}.title", attachment.title),
            content=None if content is None else self.blocks(f"{path}.content", content),
        )

    def title(self, path: str, title: Title) -> Title:
        edits = self.edits.get(f"{path}.text", ())
        return Title(apply_edits(title.text, edits)[0], fixed_lines=fixed_lines(title, edits))

    def blocks(self, path: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self.block(f"{path}[{index}]", block) for index, block in enumerate(blocks))

    def block(self, path: str, block: Block) -> Block:
        if isinstance(block, Roster):
            return block
        if isinstance(block, Table):
            rows = tuple(
                tuple(
                    self.slot(f"{path}.rows[{row}][{column}]", cell)[0] for column, cell in enumerate(cells)
                )
                for row, cells in enumerate(block.rows)
            )
            return evolve(block, rows=rows, caption=self.slot(f"{path}.caption", block.caption)[0])
        if isinstance(block, Paragraph):
            text, edits = self.slot(f"{path}.text", block.text)
            marks, assignments = self.hung(path, block, _Places.of(block.text, edits))
            return evolve(block, text=text, marks=marks, assignments=assignments)
        if isinstance(block, LabelledParagraph):
            label, label_edits = self.slot(f"{path}.label", block.label)
            text, edits = self.slot(f"{path}.text", block.text)
            edits = label_edits + _shifted(edits, len(block.paragraph_text) - len(block.text))
            marks, assignments = self.hung(path, block, _Places.of(block.paragraph_text, edits))
            return evolve(block, label=label, text=text, marks=marks, assignments=assignments)
        return self.numbered(path, block)

    def numbered(self, path: str, node: Section | Task | SubItem | Phase) -> Block:
        words, heading_edits = self.slot(f"{path}.heading.text", node.heading.text)
        text, text_edits = self.slot(f"{path}.text", node.text)
        edits = heading_edits + _shifted(text_edits, len(node.heading.printed))
        places = _Places.of(node.paragraph_text, edits)
        heading = evolve(node.heading, text=words)
        marks, assignments = self.hung(path, node, places)
        children = self.blocks(f"{path}.children", node.children)
        if isinstance(node, Phase):
            # All at once: the period's span is checked against the text that it comes with.
            period = evolve(
                shift_phase_period(node.period, self.roll), span=places.offsets.mended_span(node.period.span)
            )
            return evolve(
                node,
                heading=heading,
                text=text,
                period=period,
                marks=marks,
                assignments=assignments,
                children=children,
            )
        return evolve(
            node, heading=heading, text=text, marks=marks, assignments=assignments, children=children
        )

    def hung(
        self, path: str, node: NumberedNode | Paragraph | LabelledParagraph, places: _Places
    ) -> tuple[tuple[Mark, ...], tuple[Responsibility | Deadline, ...]]:
        """What hangs on a node, with the words and spans that the draft gives it."""
        return (
            tuple(self.mark(mark, places) for mark in node.marks),
            tuple(
                self.assignment(f"{path}.assignments[{index}]", assignment, places)
                for index, assignment in enumerate(node.assignments)
            ),
        )

    def mark(self, mark: Mark, places: _Places) -> Mark:
        span = places.offsets.mended_span(mark.span)
        if isinstance(mark, Citation):
            return evolve(mark, span=span, title=places.words(mark.title, mark.span))
        if isinstance(mark, ValidityPeriod):
            moved = shift_validity(mark, places.before, start_opens=self.start_opens, roll=self.roll)
            return evolve(moved, span=span)
        return evolve(mark, span=span)

    def assignment(
        self, path: str, assignment: Responsibility | Deadline, places: _Places
    ) -> Responsibility | Deadline:
        span = assignment.span
        if not isinstance(assignment, Responsibility):
            if span is None:
                wording = self.slot(f"{path}.wording", assignment.wording)[0]
            else:
                wording = places.words(assignment.wording, span)
            assignment = shift_deadline(assignment, wording, self.roll)
        return assignment if span is None else evolve(assignment, span=places.offsets.mended_span(span))

    def slot(self, path: str, text: str) -> tuple[str, tuple[Edit, ...]]:
        """The text of one slot in the draft, and its edits."""
        edits = self.edits.get(path, ())
        return apply_edits(text, edits)[0], edits


@frozen
class _Places:
    """A paragraph before and after its edits."""

    before: str
    after: str
    offsets: OffsetMap

    @classmethod
    def of(cls, before: str, edits: tuple[Edit, ...]) -> _Places:
        return cls(before, *apply_edits(before, edits))

    def words(self, words: str, span: Span) -> str:
        """What stands in the draft where ``words`` stood within ``span``."""
        start = self.before.index(words, span.start)
        return self.offsets.mended_span(Span(start, start + len(words))).of(self.after)


def fixed_lines(title: Title, edits: tuple[Edit, ...]) -> tuple[str, ...]:
    """The author's lines of a title with its edits applied, wherever the lines break."""
    if not title.fixed_lines:
        return ()
    joined = "".join(title.fixed_lines)
    # Lines and text agree but for white space, so characters correspond one to one without it.
    places = [position for position, sign in enumerate(joined) if not sign.isspace()]
    index = [-1] * (len(title.text) + 1)
    count = 0
    for position, sign in enumerate(title.text):
        index[position] = count
        count += not sign.isspace()
    signs = list(joined)
    for edit in edits:
        # Digits give way to as many digits, one by one.
        for step, after in enumerate(edit.after):
            signs[places[index[edit.span.start] + step]] = after
    lines = []
    position = 0
    for line in title.fixed_lines:
        lines.append("".join(signs[position : position + len(line)]))
        position += len(line)
    return tuple(lines)


def _shifted(edits: tuple[Edit, ...], offset: int) -> tuple[Edit, ...]:
    return tuple(evolve(edit, span=edit.span.shifted(offset)) for edit in edits)
