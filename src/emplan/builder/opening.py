"""How a numbered item opens: its heading, the form of it, the text that runs on and a phase's period."""

from __future__ import annotations

from functools import partial

from attrs import frozen

from emplan.builder.drafts import Day, NodeDraft
from emplan.builder.faults import Faults, Place
from emplan.builder.wording import period_words
from emplan.chinese.labels import match_label
from emplan.chinese.spans import Span
from emplan.errors import InvalidValueError
from emplan.model import Heading, HeadingForm, MonthDay, PhasePeriod, SubItem, Task
from emplan.model.validation import check_text

_SENTENCE_ENDS = "。；！？"
_CLOSING_MARKS = _SENTENCE_ENDS + "："
_OPENERS = "（《“‘〈〔【"
_CLOSERS = "）》”’〉〕】"


@frozen(kw_only=True)
class Opening:
    """The heading of an item, the text behind it and, for a phase, its period."""

    heading: Heading
    text: str
    period: PhasePeriod | None = None


def make_opening(draft: NodeDraft, place: Place, faults: Faults) -> Opening | None:
    """Return how the item opens; ``None`` when its heading, text or period is at fault."""
    days = _days(draft.period, place, faults) if draft.period is not None else None
    checked = faults.attempt(place, partial(_checked, draft))
    text = faults.attempt(place, partial(_text, draft))
    if checked is None or text is None:
        return None
    _refuse_label(checked, place, faults)
    body = checked.rstrip(_CLOSING_MARKS)
    if not body:
        faults.report(
            place,
            "heading",
            f"The heading '{checked}' (层次标题) has no words.",
            f"层次标题“{checked}”没有文字。",
        )
        return None
    mark = checked[len(body) :]
    if days is not None:
        words = period_words(*days)
        heading = (
            Heading(f"{body}（{words}）", HeadingForm.RUN_IN, mark or "。")
            if text
            else Heading(f"{body}（{words}）", closing_mark=mark)
        )
        start = len(body) + 1
        span = Span(start, start + len(words))
        period = faults.attempt(place, lambda: PhasePeriod(span=span, start=days[0], end=days[1]))
        return Opening(heading=heading, text=text, period=period)
    if draft.period is not None:
        return None
    if text:
        return Opening(heading=Heading(body, HeadingForm.RUN_IN, mark or "。"), text=text)
    if draft.kind is SubItem or (draft.kind is Task and mark and mark in _SENTENCE_ENDS):
        first, closing, rest = _first_sentence(checked)
        return Opening(heading=Heading(first, HeadingForm.SENTENCE, closing), text=rest)
    return Opening(heading=Heading(body, closing_mark=mark), text="")


def _checked(draft: NodeDraft) -> str:
    check_text(Heading, "text", draft.heading)
    return draft.heading.strip()


def _text(draft: NodeDraft) -> str:
    check_text(draft.kind, "text", draft.text, empty=True)
    return draft.text


def _refuse_label(heading: str, place: Place, faults: Faults) -> None:
    label = match_label(heading)
    if label is not None:
        faults.report(
            place,
            "heading",
            f"The heading '{heading}' (层次标题) brings its own number '{label.printed}'.",
            f"层次标题“{heading}”自带序数“{label.printed}”。",
            remedy="Leave the number out: it follows from the numbering of the plan.",
            remedy_zh="请删去序数，序数按层次自动编排。",
        )


def _first_sentence(text: str) -> tuple[str, str, str]:
    """Split a numbered sentence at its first full stop outside brackets and quotes."""
    depth = 0
    for position, character in enumerate(text):
        if character in _OPENERS:
            depth += 1
        elif character in _CLOSERS:
            depth = max(0, depth - 1)
        elif character == "。" and depth == 0:
            return text[:position], "。", text[position + 1 :]
    body = text.rstrip(_CLOSING_MARKS)
    return body, text[len(body) :], ""


def _days(period: tuple[Day, Day], place: Place, faults: Faults) -> tuple[MonthDay, MonthDay] | None:
    start, end = (faults.attempt(place, partial(day_of, day)) for day in period)
    return (start, end) if start is not None and end is not None else None


def day_of(day: object) -> MonthDay:
    """Return a day of the calendar that was given as (month, day) or as such.

    Raises:
        InvalidValueError: It is neither, or there is no such day.
    """
    if isinstance(day, MonthDay):
        return day
    if not isinstance(day, tuple) or len(day) != 2:
        raise InvalidValueError(
            f"'{day}' is not a day of the calendar (月日).",
            f"“{day}”不是月日。",
            field="period",
            remedy="Give (month, day) or a MonthDay.",
            remedy_zh="请写成（月，日）或 MonthDay。",
        )
    return MonthDay(*day)
