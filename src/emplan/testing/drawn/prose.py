"""Paragraphs of drawn plans: sentences with what is noted in them, each note with its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeAlias

import pendulum
from attrs import frozen

from emplan.chinese.spans import Span
from emplan.model import (
    OPEN,
    BaseDeadline,
    Citation,
    Contact,
    DayDeadline,
    Deadline,
    Illegible,
    Mark,
    MonthDeadline,
    OpenType,
    Paragraph,
    PeriodEndDeadline,
    Placement,
    PlanPeriod,
    Recurrence,
    RecurringDeadline,
    ValidityPeriod,
)
from emplan.testing.drawn.due import Assigned, in_tail, on_own_lines
from emplan.testing.drawn.words import day, person, phrase, sentence, short_phrase, written

Noted: TypeAlias = Mark | Deadline
_Note: TypeAlias = Callable[[Span], Noted]


@frozen
class Piece:
    """A sentence and what is noted in it: the wording, and the note once its place is known."""

    text: str
    wording: str = ""
    note: _Note | None = None


@frozen(kw_only=True)
class Facts:
    """What the document as a whole tells its paragraphs: the plan's year and the day of issue."""

    year: int
    issue_date: pendulum.Date | OpenType | None
    states_deadlines: bool = True
    """Whether deadlines in its prose are noted: not in preamble and closing."""


@frozen
class Prose:
    """The text of a paragraph with its marks and noted deadlines."""

    text: str
    marks: tuple[Mark, ...]
    deadlines: tuple[Deadline, ...]


def _citation(chance: Random, facts: Facts) -> Piece:
    title = f"{chance.choice(('青禾市', '禾川县', '国家'))}{short_phrase(chance)}办法"
    number = f"青政发〔{chance.randint(2015, facts.year)}〕{chance.randint(1, 90)}号"
    if chance.random() < 0.5:
        printed = f"《{title}》（{number}）"
        return Piece(
            f"严格落实{printed}要求。",
            printed,
            lambda span: Citation(span=span, title=title, number=number),
        )
    printed = f"《{title}》"
    return Piece(f"对照{printed}逐条梳理。", printed, lambda span: Citation(span=span, title=title))


def _contact(chance: Random, facts: Facts) -> Piece:
    name, email = person(chance), "duty@example.org"
    while not all("\u4e00" <= character <= "\u9fff" for character in name):
        name = person(chance)
    if chance.random() < 0.3:
        # Made up when asked for: no number of a telephone stands in the sources.
        phone = "0990-" + "".join(chance.choice("23456789") for _ in range(7))
        text = f"联系人：{name}，联系电话：{phone}"
        return Piece(f"{text}。", text, lambda span: Contact(span=span, person=name, phone=phone))
    if chance.random() < 0.5:
        text = f"联系人：{name}，邮箱：{email}"
        return Piece(f"{text}。", text, lambda span: Contact(span=span, person=name, email=email))
    text = f"联系人：{name}"
    return Piece(f"{text}。", text, lambda span: Contact(span=span, person=name))


def _illegible(chance: Random, facts: Facts) -> Piece:
    return Piece("及时上报\ufffd\ufffd情况。", "\ufffd\ufffd", lambda span: Illegible(span=span))


def _validity(chance: Random, facts: Facts) -> Piece:
    start = facts.issue_date or OPEN
    if chance.random() < 0.3:
        until = pendulum.date(facts.year + 2, 1, 1)
        wording = f"有效期至{facts.year + 1}年12月31日"
        return Piece(
            f"本文件{wording}。", wording, lambda span: ValidityPeriod(span=span, start=start, until=until)
        )
    years = chance.randint(1, 5)
    wording = f"有效期{'一二三四五'[years - 1]}年"
    return Piece(
        f"本文件自印发之日起施行，{wording}。",
        wording,
        lambda span: ValidityPeriod(span=span, start=start, years=years),
    )


def _noted(make: Callable[..., Deadline], **values: object) -> _Note:
    return lambda span: make(label="", placement=Placement.NOTED, span=span, **values)


def _due(chance: Random, facts: Facts) -> Piece:
    style = chance.randrange(4)
    if style == 0:
        date = day(chance, facts.year)
        words = written(date, with_year=False) + "前"
        note = _noted(DayDeadline, date=date, year_stated=False, wording=words)
    elif style == 1:
        month = chance.randint(1, 12)
        words = f"{facts.year}年{month}月底前"
        note = _noted(MonthDeadline, year=facts.year, month=month, wording=words)
    elif style == 2:
        words = "年底前"
        note = _noted(
            PeriodEndDeadline, year=facts.year, period=PlanPeriod.YEAR, year_stated=False, wording=words
        )
    else:
        number = chance.randint(1, 28)
        words = f"每月{number}日前"
        note = _noted(RecurringDeadline, every=Recurrence.MONTHLY, days=(number,), wording=words)
    return Piece(f"各单位要在{words}报送进展。", words, note)


_NOTING = (_citation, _citation, _contact, _illegible, _due, _due)


def piece(chance: Random, facts: Facts) -> Piece:
    """A sentence, in some something is noted."""
    if chance.random() < 0.7:
        return Piece(sentence(chance))
    make = chance.choice(_NOTING)
    if make is _due and not facts.states_deadlines:
        return Piece(sentence(chance))
    return make(chance, facts)


def put_together(parts: Sequence[Piece], offset: int = 0) -> Prose:
    """Join the sentences; spans count from ``offset`` characters before the first one."""
    marks: list[Mark] = []
    deadlines: list[Deadline] = []
    for part in parts:
        if part.note is not None:
            start = offset + part.text.index(part.wording)
            noted = part.note(Span(start, start + len(part.wording)))
            (marks if isinstance(noted, Mark) else deadlines).append(noted)  # type: ignore[arg-type]  # by class
        offset += len(part.text)
    # Recurring days are looked for before dates.
    deadlines.sort(key=lambda one: (not isinstance(one, RecurringDeadline), one.span))
    return Prose("".join(part.text for part in parts), tuple(marks), tuple(deadlines))


def pieces(chance: Random, facts: Facts, most: int) -> list[Piece]:
    """One to ``most`` sentences of one paragraph, of which one at most names a contact."""
    return [piece(chance, facts) for _ in range(chance.randint(1, most))]


def paragraph(chance: Random, facts: Facts, *, tailed: bool = False) -> Paragraph:
    """A paragraph that begins with a plain sentence; ``tailed``: units and deadlines may stand behind it."""
    parts = [Piece(sentence(chance)), *pieces(chance, facts, 3)]
    prose = put_together(parts)
    printed = (*in_tail(chance, facts.year), *on_own_lines(chance, facts.year)) if tailed else ()
    return Paragraph(text=prose.text, marks=prose.marks, assignments=assigned(printed, prose.deadlines))


def assigned(printed: Sequence[Assigned], noted: Sequence[Deadline]) -> tuple[Assigned, ...]:
    """The printed assignments and the noted ones; what prose says once more is no second deadline."""
    said = {one.wording for one in printed if isinstance(one, BaseDeadline)}
    return (*printed, *(one for one in noted if one.wording not in said))


def formula(chance: Random, facts: Facts) -> Paragraph:
    """A closing formula: from when to when the text is valid, or whom to ask."""
    part = (_validity if chance.random() < 0.6 else _contact)(chance, facts)
    prose = put_together([part])
    return Paragraph(text=prose.text, marks=prose.marks)


def opening(chance: Random, facts: Facts) -> Paragraph:
    """What a text opens with: 为…，制定本…."""
    text = f"为{phrase(chance)}，结合我区实际，提出如下要求。"
    return Paragraph(text=text)
