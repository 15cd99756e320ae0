"""Outlines: sections, tasks, sub-items, phases, rosters and tables, at most four levels deep."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from emplan.chinese.labels import LabelForm
from emplan.chinese.spans import Span
from emplan.model import (
    OFFICIAL_NUMBERING,
    Block,
    Heading,
    HeadingForm,
    LevelNumbering,
    MonthDay,
    NumberingScheme,
    Phase,
    PhasePeriod,
    Roster,
    RosterGroup,
    RosterMember,
    Section,
    SectionRole,
    SubItem,
    Table,
    Task,
)
from emplan.testing.strategies.assignments import Assigned, printed_assignments
from emplan.testing.strategies.prose import Prose, labelled_paragraphs, paragraphs, pieces, put_together
from emplan.testing.strategies.words import dates, names, phrases, written

_POSTS = ("", "示范区管委会副主任", "示范区应急局局长", "青禾街道党工委书记")
_N = TypeVar("_N", Section, Task, SubItem)


@cache
def rosters() -> SearchStrategy[Roster]:
    """名单 of one to three groups, some members without a post."""
    members = st.lists(st.builds(RosterMember, names(), st.sampled_from(_POSTS)), min_size=1, max_size=4).map(
        tuple
    )
    group = st.builds(RosterGroup, st.sampled_from(("组长", "常务副组长", "副组长", "成员")), members)
    return st.lists(group, min_size=1, max_size=3).map(lambda groups: Roster(groups=tuple(groups)))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of up to four rows and columns; cells may be empty."""
    width = draw(st.integers(1, 4))
    row = st.lists(st.one_of(st.just(""), phrases()), min_size=width, max_size=width).map(tuple)
    return Table(
        rows=tuple(draw(st.lists(row, min_size=1, max_size=4))),
        header_rows=draw(st.integers(0, 1)),
        caption=draw(st.sampled_from(("", "应急物资清单"))),
        landscape=draw(st.booleans()),
    )


@cache
def _labels() -> SearchStrategy[str | None]:
    return st.sampled_from((*[None] * 18, "", "十二、"))


@st.composite
def _items(draw: st.DrawFn, *forms: HeadingForm) -> tuple[Heading, Prose]:
    form = draw(st.sampled_from(forms))
    if form is HeadingForm.STANDALONE:
        return Heading(draw(phrases()), form, draw(st.sampled_from(("", "", "。")))), put_together(())
    if form is HeadingForm.RUN_IN:
        heading = Heading(draw(phrases()), form, "。")
        return heading, put_together(draw(st.lists(pieces(), min_size=1, max_size=2)), len(heading.printed))
    parts = draw(st.lists(pieces(), min_size=1, max_size=3))
    heading = Heading(parts[0].text[:-1], form, "。")
    prose = put_together(parts)
    return heading, evolve(prose, text=prose.text[len(heading.printed) :])


def _node(
    kind: type[_N],
    item: tuple[Heading, Prose],
    tail: tuple[Assigned, ...],
    label: str | None,
    children: list[Block],
) -> _N:
    heading, prose = item
    return kind(
        heading=heading,
        text=prose.text,
        marks=prose.marks,
        assignments=prose.assignments + tail,
        printed_label=label,
        children=tuple(children),
    )


@cache
def sub_items() -> SearchStrategy[SubItem]:
    """分项: a numbered sentence or run-in heading with its own units and deadlines."""
    items = _items(HeadingForm.RUN_IN, HeadingForm.SENTENCE)
    return st.builds(_node, st.just(SubItem), items, printed_assignments(), _labels(), st.just([]))


@cache
def tasks() -> SearchStrategy[Task]:
    """任务 with a heading of any form, units, deadlines and up to two things under it."""
    below = st.lists(st.one_of(sub_items(), paragraphs(), labelled_paragraphs()), max_size=2)
    return st.builds(_node, st.just(Task), _items(*HeadingForm), printed_assignments(), _labels(), below)


@st.composite
def phases(draw: st.DrawFn) -> Phase:
    """A stage whose heading ends with its period in brackets; it may cross into the next year."""
    start, stated = draw(dates()), draw(st.booleans())
    days = (start, start.add(days=draw(st.integers(0, 200))))
    first, last = (MonthDay(day.month, day.day, year=day.year if stated else None) for day in days)
    name = draw(st.sampled_from(("动员部署", "集中整治", "总结评估")))
    wording = "至".join(written(day, with_year=stated) for day in days)
    heading = Heading(f"{name}（{wording}）", HeadingForm.RUN_IN, "。")
    prose = put_together(draw(st.lists(pieces(), min_size=1, max_size=2)), len(heading.printed))
    span = Span(len(name) + 1, len(name) + 1 + len(wording))
    return Phase(
        heading=heading,
        text=prose.text,
        marks=prose.marks,
        assignments=prose.assignments + draw(printed_assignments()),
        printed_label=draw(_labels()),
        period=PhasePeriod(span=span, start=first, end=last),
    )


@cache
def _inner_blocks() -> SearchStrategy[Block]:
    return st.one_of(tasks(), tasks(), phases(), paragraphs(), labelled_paragraphs(), rosters(), tables())


def _sections(below: SearchStrategy[Block]) -> SearchStrategy[Section]:
    standalone, run_in = _items(HeadingForm.STANDALONE), _items(HeadingForm.RUN_IN)
    items = st.one_of(standalone, standalone, run_in)
    children = st.lists(below, max_size=3)
    bare = st.builds(_node, st.just(Section), items, st.just(()), _labels(), children)
    roles = st.none() | st.sampled_from(SectionRole)
    return st.builds(lambda section, role: evolve(section, role=role), bare, roles)


@cache
def sections() -> SearchStrategy[Section]:
    """A section, some with sections of their own under it."""
    flat = _sections(_inner_blocks())
    return st.one_of(flat, _sections(st.one_of(_inner_blocks(), flat)))


@cache
def outlines() -> SearchStrategy[tuple[Block, ...]]:
    """Up to three sections, tasks or paragraphs, at most four levels deep."""
    return st.lists(st.one_of(sections(), sections(), tasks(), paragraphs()), max_size=3).map(tuple)


@cache
def numberings() -> SearchStrategy[NumberingScheme]:
    """The official scheme and those that offices use beside it."""
    return st.sampled_from(
        (
            OFFICIAL_NUMBERING,
            (LevelNumbering(LabelForm.CHINESE_COMMA), LevelNumbering(LabelForm.ARABIC_DOT, continues=True)),
            (
                LevelNumbering(LabelForm.CHINESE_COMMA),
                LevelNumbering(LabelForm.CHINESE_BRACKETED, continues=True),
            ),
            (*OFFICIAL_NUMBERING[:3], LevelNumbering(LabelForm.IS)),
            (LevelNumbering(LabelForm.ARTICLE), LevelNumbering(LabelForm.CIRCLED)),
            (LevelNumbering(LabelForm.ARABIC_DOT), LevelNumbering(LabelForm.DECIMAL)),
        )
    )
