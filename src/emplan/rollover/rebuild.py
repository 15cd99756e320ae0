"""Building the draft's tree: edits applied to every slot, and the spans that hang on them moved along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
from emplan.rollover.naming import rewrite_deadline, rewrite_envelope, rewrite_roster, rewrite_units
from emplan.rollover.passages import noted_units
from emplan.rollover.periods import shift_phase_period, shift_validity
from emplan.rollover.replacing import Renamer
from emplan.rollover.roll import Roll


@frozen
class Rebuilder:
    """Applies the edits of a survey, by path, and moves the typed values with them."""

    edits: Mapping[str, tuple[Edit, ...]]
    roll: Roll
    start_opens: bool
    """Whether the issue date is open in the draft, and with it the start of the validity."""
    renamer: Renamer | None = None

    def plan(self, plan: AnnualPlan) -> AnnualPlan:
        """The plan with new texts and values; what is opened in the envelope is not done here."""
        notice = plan.notice and CoveringNotice(
            title=self.title("notice.title", plan.notice.title),
            body=self.blocks("notice.body", plan.notice.body),
            numbering=plan.notice.numbering,
        )
        return evolve(
            plan,
            title=self.title("title", plan.title),
            notice=notice,
            caption=plan.caption and self.slot("caption", plan.caption)[0],
            envelope=rewrite_envelope(plan.envelope, self.text),
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
            return rewrite_roster(path, block, self.text)
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
            tuple(self.assignments(path, node, places)),
        )

    def citation(self, mark: Citation, span: Span, places: _Places) -> Citation:
        title, number = places.words(mark.title, mark.span), mark.number
        if title != mark.title and number is not None and number in mark.span.of(places.before):
            number = places.words(number, mark.span)
        candidate = mark.candidate if number == mark.number else None
        return evolve(mark, span=span, title=title, number=number, candidate=candidate)

    def assignments(
        self, path: str, node: NumberedNode | Paragraph | LabelledParagraph, places: _Places
    ) -> Iterator[Responsibility | Deadline]:
        named = noted_units(node)
        for index, assignment in enumerate(node.assignments):
            if isinstance(assignment, Responsibility):
                yield self.responsibility(f"{path}.assignments[{index}]", assignment, places, named)
            else:
                yield self.deadline(f"{path}.assignments[{index}]", assignment, places)

    def responsibility(
        self, path: str, assignment: Responsibility, places: _Places, named: Iterator[Span | None]
    ) -> Responsibility:
        if assignment.span is None:
            return rewrite_units(path, assignment, self.text)

        def as_in_prose(path: str, name: str) -> str:
            span = next(named)
            return places.offsets.mended_span(span).of(places.after) if span is not None else name

        return evolve(
            rewrite_units(path, assignment, as_in_prose), span=places.offsets.mended_span(assignment.span)
        )

    def mark(self, mark: Mark, places: _Places) -> Mark:
        span = places.offsets.mended_span(mark.span)
        if isinstance(mark, Citation):
            return self.citation(mark, span, places)
        if isinstance(mark, ValidityPeriod):
            moved = shift_validity(mark, places.before, start_opens=self.start_opens, roll=self.roll)
            return evolve(moved, span=span)
        return evolve(mark, span=span)

    def deadline(self, path: str, deadline: Deadline, places: _Places) -> Deadline:
        span = deadline.span
        if span is None:
            wording = self.text(f"{path}.wording", deadline.wording)
        else:
            wording = places.words(deadline.wording, span)
        deadline = shift_deadline(deadline, wording, self.roll)
        if self.renamer is not None:
            deadline = rewrite_deadline(deadline, self.renamer.name)
        return deadline if span is None else evolve(deadline, span=places.offsets.mended_span(span))

    def text(self, path: str, text: str) -> str:
        """The text of one slot in the draft."""
        return self.slot(path, text)[0]

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
        # One sign gives way to one, as digits do; the last one to all that is left of a longer name.
        first = index[edit.span.start]
        count = len("".join(edit.before.split()))
        for step in range(count):
            last = step == count - 1
            signs[places[first + step]] = edit.after[step:] if last else edit.after[step : step + 1]
    lines = []
    position = 0
    for line in title.fixed_lines:
        lines.append("".join(signs[position : position + len(line)]))
        position += len(line)
    return tuple(line for line in lines if line.strip())


def _shifted(edits: tuple[Edit, ...], offset: int) -> tuple[Edit, ...]:
    return tuple(evolve(edit, span=edit.span.shifted(offset)) for edit in edits)
