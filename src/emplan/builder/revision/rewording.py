"""Another heading or text for an item; what hangs on the words that stay keeps its place."""

from __future__ import annotations

from attrs import evolve, frozen

from emplan.builder.revision.editing import Textual, pieces
from emplan.builder.revision.reassigning import textual
from emplan.builder.texts import noted_in
from emplan.chinese.spans import Span
from emplan.errors import InvalidValueError
from emplan.model import Block, Heading, HeadingForm, LabelledParagraph, Mark, Paragraph, Phase

_CLOSING_MARKS = "。；！？："


def reworded(block: Block, heading: str | None, text: str | None) -> Block:
    """Give an item another heading (or label) or text.

    Raises:
        InvalidValueError: There is nothing to change, a paragraph has no heading, or the period of a phase
            stands in the text that is to go.
    """
    item = textual(block)
    if heading is None and text is None:
        raise _refused("Neither a heading nor a text is given (层次标题、文字).", "没有写明新的标题或文字。")
    if isinstance(item, Paragraph):
        if heading is not None or text is None:
            raise _refused("A paragraph (段落) has no heading.", "段落没有标题。")
        return _settled(item, evolve(item, text=text, marks=(), assignments=()))
    if isinstance(item, LabelledParagraph):
        label = item.label if heading is None else heading
        said = item.text if text is None else text
        return _settled(item, evolve(item, label=label, text=said, marks=(), assignments=()))
    said = item.text if text is None else text
    if isinstance(item, Phase):
        return _phase(item, heading, said)
    new = _heading(item.heading, heading, said)
    return _settled(item, evolve(item, heading=new, text=said, marks=(), assignments=()))


def _phase(item: Phase, heading: str | None, text: str) -> Block:
    words = item.period.span.of(item.paragraph_text)
    in_heading = item.period.span.end <= len(item.heading.text)
    if not in_heading:
        raise _refused(
            f"The period '{words}' (起止时间) of the phase stands in its text.",
            f"起止时间“{words}”写在文中。",
        )
    new = item.heading if heading is None else _heading(item.heading, f"{heading}（{words}）", text)
    start = new.text.rindex(words)
    period = evolve(item.period, span=Span(start, start + len(words)))
    return _settled(item, evolve(item, heading=new, text=text, marks=(), assignments=(), period=period))


def _heading(old: Heading, heading: str | None, text: str) -> Heading:
    body = (old.printed if heading is None else heading).rstrip(_CLOSING_MARKS)
    mark = (old.printed if heading is None else heading)[len(body) :] or old.closing_mark
    if old.form is HeadingForm.STANDALONE and text:
        return Heading(body, HeadingForm.RUN_IN, mark or "。")
    if old.form is HeadingForm.RUN_IN and not text:
        return Heading(body)
    return Heading(body, old.form, mark)


def _settled(old: Textual, new: Textual) -> Block:
    """Hang on the new words what hung on the old ones, as far as these are still there."""
    move = _Move(tuple(zip(pieces(old), pieces(new), strict=True)))
    marks: tuple[Mark, ...] = tuple(
        evolve(mark, span=span) for mark in old.marks if (span := move.span(mark.span)) is not None
    )
    fresh = tuple(
        one for one in noted_in(new.paragraph_text) if not any(one.span.overlaps(mark.span) for mark in marks)
    )
    assignments = tuple(
        one if one.span is None else evolve(one, span=move.span(one.span))
        for one in old.assignments
        if one.span is None or move.span(one.span) is not None
    )
    return evolve(new, marks=(*marks, *fresh), assignments=assignments)


@frozen
class _Move:
    """From where the stored texts of an item stood to where they stand now."""

    pairs: tuple[tuple[tuple[int, str], tuple[int, str]], ...]

    def span(self, span: Span) -> Span | None:
        """The same words now; ``None`` when their text has changed."""
        for (before, text), (after, now) in self.pairs:
            if text == now and before <= span.start and span.end <= before + len(text):
                return span.shifted(after - before)
        return None


def _refused(english: str, chinese: str) -> InvalidValueError:
    return InvalidValueError(
        english,
        chinese,
        field="text",
        remedy="Give heading=… or text=… for a section, task or phase, text=… for a paragraph.",
        remedy_zh="部分、任务、阶段可改 heading 或 text，段落只能改 text。",
    )
