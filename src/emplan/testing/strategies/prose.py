"""Prose with what is noted in it: marks, units and deadlines whose spans fit their paragraph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeAlias

import pendulum
from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from emplan.chinese.spans import Span
from emplan.model import (
    OPEN,
    Citation,
    Contact,
    DocumentNumber,
    Illegible,
    LabelledParagraph,
    Mark,
    Paragraph,
    Placement,
    Responsibility,
    ValidityPeriod,
)
from emplan.testing.strategies.assignments import Assigned, deadlines, printed_assignments, responsibilities
from emplan.testing.strategies.words import dates, document_numbers, names, phrases, sentences

_Noted: TypeAlias = Mark | Assigned


@frozen
class Piece:
    """A sentence, and what is noted in it: made once its place in the paragraph is known."""

    text: str
    note: Callable[[int], _Noted] | None = None


@frozen
class Prose:
    """The text of a paragraph with its marks and noted assignments."""

    text: str
    marks: tuple[Mark, ...]
    assignments: tuple[Assigned, ...]


def _noting(text: str, inside: str, make: Callable[[Span], _Noted]) -> Piece:
    start = text.index(inside)
    return Piece(text, lambda offset: make(Span(start + offset, start + offset + len(inside))))


def _citation(title: str, number: DocumentNumber | None) -> Piece:
    printed = f"《{title}》" + (f"（{number}）" if number else "")
    stated = str(number) if number else None
    return _noting(
        f"落实{printed}要求。", printed, lambda span: Citation(span=span, title=title, number=stated)
    )


def _contact(person: str) -> Piece:
    phone, email = "内线8001", "duty@example.org"
    text = f"联系人：{person}，{phone}，{email}"
    return _noting(
        f"{text}。", text, lambda span: Contact(span=span, person=person, phone=phone, email=email)
    )


def _illegible(candidates: tuple[str, ...]) -> Piece:
    return _noting("及时上报□□情况。", "□□", lambda span: Illegible(span=span, candidates=candidates))


def _validity(start: pendulum.Date | None, length: int) -> Piece:
    return _noting(
        f"本文件有效期{length}年。",
        f"有效期{length}年",
        lambda span: ValidityPeriod(span=span, start=start or OPEN, years=length),
    )


def _noted(block: Assigned) -> Piece:
    wording = block.printed if isinstance(block, Responsibility) else block.wording
    return _noting(
        f"此项工作按{wording}执行。",
        wording,
        lambda span: evolve(block, placement=Placement.NOTED, span=span),
    )


@cache
def pieces() -> SearchStrategy[Piece]:
    """A sentence, plain or with something noted in it."""
    plain = sentences().map(Piece)
    return st.one_of(
        plain,
        plain,
        plain,
        st.builds(_citation, phrases(), st.none() | document_numbers(open_serial=False)),
        names().map(_contact),
        st.sampled_from(((), ("汛情", "旱情"))).map(_illegible),
        st.builds(_validity, st.none() | dates(), st.integers(1, 5)),
        st.one_of(responsibilities(), deadlines()).map(_noted),
    )


def put_together(parts: Sequence[Piece], offset: int = 0) -> Prose:
    """Join the sentences; spans count from ``offset`` characters before the first one."""
    marks: list[Mark] = []
    assignments: list[Assigned] = []
    for part in parts:
        noted = part.note(offset) if part.note else None
        if isinstance(noted, Mark):
            marks.append(noted)
        elif noted is not None:
            assignments.append(noted)
        offset += len(part.text)
    return Prose("".join(part.text for part in parts), tuple(marks), tuple(assignments))


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """A paragraph of one to three sentences with what is noted in them."""
    prose = put_together(draw(st.lists(pieces(), min_size=1, max_size=3)))
    tail = draw(st.one_of(st.just(()), printed_assignments()))
    return Paragraph(text=prose.text, marks=prose.marks, assignments=prose.assignments + tail)


@st.composite
def labelled_paragraphs(draw: st.DrawFn) -> LabelledParagraph:
    """A paragraph that opens with a word and a colon."""
    label = draw(st.sampled_from(("渡口", "林场", "危化企业", "𬭩矿")))
    prose = put_together(draw(st.lists(pieces(), min_size=1, max_size=2)), len(label) + 1)
    return LabelledParagraph(label=label, text=prose.text, marks=prose.marks, assignments=prose.assignments)
