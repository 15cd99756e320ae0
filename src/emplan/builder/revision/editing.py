"""Editing the text of one paragraph or item, with everything that hangs on it moved along."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import evolve

from emplan.builder.revision.hanging import Hanging
from emplan.chinese.spans import Edit, Span, apply_edits
from emplan.errors import InvalidValueError
from emplan.model import LabelledParagraph, Paragraph, Phase, PhasePeriod, Section, SubItem, Task

Textual: TypeAlias = Section | Task | SubItem | Phase | Paragraph | LabelledParagraph
"""The blocks that have a paragraph text."""


def pieces(block: Textual) -> tuple[tuple[int, str], ...]:
    """The stored texts of a block, each with where it starts in the paragraph's text."""
    if isinstance(block, Paragraph):
        return ((0, block.text),)
    if isinstance(block, LabelledParagraph):
        return ((0, block.label), (len(block.label) + 1, block.text))
    return ((0, block.heading.text), (len(block.heading.printed), block.text))


def edited(
    block: Textual, edits: tuple[Edit, ...], reword: Callable[[str], str], period: PhasePeriod | None = None
) -> Textual:
    """Apply edits of the paragraph's text, each of which lies within one stored text.

    Args:
        block: The block.
        edits: Edits of its ``paragraph_text``.
        reword: The same replacement for the names of its units.
        period: The period that a phase has afterwards, where the edits are about that.

    Raises:
        InvalidValueError: An edit touches a deadline, a period or a validity, or leaves nothing of a text.
    """
    hanging = Hanging(block.paragraph_text, edits, reword)
    first, *rest = (_piece(start, text, edits) for start, text in pieces(block))
    assignments = hanging.assignments(block.assignments)
    marks = hanging.marks(block.marks)
    if isinstance(block, Paragraph):
        return evolve(block, text=first, assignments=assignments, marks=marks)
    if isinstance(block, LabelledParagraph):
        return evolve(block, label=first, text=rest[0], assignments=assignments, marks=marks)
    heading = evolve(block.heading, text=first)
    if isinstance(block, Phase):
        kept = period or evolve(block.period, span=hanging.untouched(block.period.span, "工作阶段的起止时间"))
        return evolve(block, heading=heading, text=rest[0], assignments=assignments, marks=marks, period=kept)
    return evolve(block, heading=heading, text=rest[0], assignments=assignments, marks=marks)


def spliced(block: Textual, span: Span, words: str, period: PhasePeriod | None = None) -> Textual:
    """Put words in the place of a span from which nothing hangs any more.

    Raises:
        InvalidValueError: The span runs over a heading's end.
    """
    if not any(start <= span.start and span.end <= start + len(text) for start, text in pieces(block)):
        before = span.of(block.paragraph_text)
        raise InvalidValueError(
            f"'{before}' stands partly in the heading and partly in the text (层次标题).",
            f"“{before}”跨层次标题和正文。",
            field="text",
            remedy="Rewrite the item with reworded(…).",
            remedy_zh="请用 reworded(…) 改写。",
        )
    edit = Edit(
        span=span, before=span.of(block.paragraph_text), after=words, rule="replace", reason="a new value"
    )
    return edited(block, (edit,), str, period)


def _piece(start: int, text: str, edits: tuple[Edit, ...]) -> str:
    own = Span(start, start + len(text))
    inside = [
        evolve(edit, span=edit.span.shifted(-start))
        for edit in edits
        if own.start <= edit.span.start and edit.span.end <= own.end
    ]
    return apply_edits(text, inside)[0]
