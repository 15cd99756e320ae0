"""Outlines of drawn plans: sections, tasks, sub-items, phases, rosters, tables, as the genre numbers them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from attrs import define, evolve

from emplan.chinese.labels import LabelForm, format_label
from emplan.chinese.spans import Span
from emplan.model import (
    OFFICIAL_NUMBERING,
    Block,
    Heading,
    HeadingForm,
    LabelledParagraph,
    LevelNumbering,
    MonthDay,
    NumberingScheme,
    Phase,
    PhasePeriod,
    Responsibility,
    Roster,
    RosterGroup,
    RosterMember,
    Section,
    SectionRole,
    SubItem,
    Table,
    Task,
)
from emplan.terms import SECTION_HEADINGS
from emplan.testing.drawn.due import in_tail, on_own_lines
from emplan.testing.drawn.prose import Facts, Piece, Prose, assigned, paragraph, pieces, put_together
from emplan.testing.drawn.words import day, person, phrase, sentence, short_phrase, written

_COMMA, _BRACKETED = LevelNumbering(LabelForm.CHINESE_COMMA), LevelNumbering(LabelForm.CHINESE_BRACKETED)
_DOT, _IS = LevelNumbering(LabelForm.ARABIC_DOT), LevelNumbering(LabelForm.IS)
SCHEMES: tuple[NumberingScheme, ...] = (
    OFFICIAL_NUMBERING,
    OFFICIAL_NUMBERING,
    (_COMMA, _BRACKETED, _IS),
    (_COMMA, _DOT, LevelNumbering(LabelForm.ARABIC_BRACKETED)),
    (_COMMA, LevelNumbering(LabelForm.ARABIC_DOT, continues=True), _IS),
    (_COMMA, LevelNumbering(LabelForm.CHINESE_BRACKETED, continues=True), LevelNumbering(LabelForm.CIRCLED)),
    (LevelNumbering(LabelForm.CHAPTER), LevelNumbering(LabelForm.ARTICLE, continues=True), _IS),
    (_DOT, LevelNumbering(LabelForm.DECIMAL), LevelNumbering(LabelForm.CIRCLED)),
)
"""The ways in which offices number, each with three levels at least."""
_SUB_ITEMS = (LabelForm.IS, LabelForm.CIRCLED, LabelForm.ARABIC_BRACKETED)
_GENERAL = (
    SectionRole.GENERAL_REQUIREMENTS,
    SectionRole.GUIDING_IDEOLOGY,
    SectionRole.BASIC_PRINCIPLES,
    SectionRole.OBJECTIVES,
)
_MEASURES = (
    SectionRole.LEADERSHIP,
    SectionRole.SUPPORTING_MEASURES,
    SectionRole.WORK_REQUIREMENTS,
    SectionRole.SUPERVISION_AND_ASSESSMENT,
)
_STAGES = ("动员部署", "排查整治", "巩固提升", "总结验收")
_POSTS = ("", "区管委会副主任", "区应急局局长", "青禾街道党工委书记", "区消防救援大队大队长")
_LONGEST_RUN_IN = 30


@define
class OutlineDrawer:
    """Draws one outline."""

    chance: Random
    facts: Facts
    scheme: NumberingScheme
    attached: bool = False
    """Whether it is an attachment: only what names units or a deadline is a task there."""

    def outline(self) -> tuple[Block, ...]:
        """General sections, sections with tasks, a schedule and measures; one section with tasks at least."""
        chance = self.chance
        drawn: list[Block] = []
        if chance.random() < 0.5:
            drawn.append(self._general())
        drawn += [self._tasks() for _ in range(chance.randint(1, 3))]
        if chance.random() < 0.3:
            drawn.append(self._schedule())
        if chance.random() < 0.5:
            drawn.append(self._measures())
        if len(drawn) > 2 and chance.random() < 0.1:
            drawn[-1] = self._misnumbered(drawn[-1], len(drawn))
        return tuple(map(_demoted, drawn)) if self.attached else tuple(drawn)

    def _misnumbered(self, block: Block, position: int) -> Block:
        """The last section with a number that jumps, as cut and pasted texts have it."""
        form = self.scheme[0].form
        assert isinstance(block, Section)
        return evolve(block, printed_label=format_label(form, position + 1))

    def _form(self, level: int) -> LabelForm:
        return self.scheme[min(level, len(self.scheme)) - 1].form

    def _section(self, role: SectionRole | None, children: list[Block]) -> Section:
        words = phrase(self.chance) if role is None else self.chance.choice(SECTION_HEADINGS[role.value])
        mark = self.chance.choice(("", "", "", "。"))
        return Section(heading=Heading(words, closing_mark=mark), role=role, children=tuple(children))

    def requirement(self) -> Task:
        """A numbered task of the first level, with its text in the same paragraph."""
        heading = Heading(phrase(self.chance), HeadingForm.RUN_IN, "。")
        return Task(
            heading=heading, text=sentence(self.chance), assignments=in_tail(self.chance, self.facts.year)
        )

    def _general(self) -> Section:
        chance = self.chance
        role = chance.choice(_GENERAL)
        if chance.random() < 0.5:
            return self._section(role, [paragraph(chance, self.facts)])
        return self._section(role, [self._node(Section) for _ in range(chance.randint(2, 3))])

    def _measures(self) -> Section:
        chance = self.chance
        role = chance.choice(_MEASURES)
        below: list[Block] = [self._node(Section) for _ in range(chance.randint(1, 3))]
        if chance.random() < 0.3 and _may_be_followed(below[-1]):
            below.append(paragraph(chance, self.facts))
        return self._section(role, below)

    def _schedule(self) -> Section:
        start = day(self.chance, self.facts.year)
        below: list[Block] = []
        # 第一阶段：动员部署（…） in place of a number.
        counted = self.chance.random() < 0.3
        for name in _STAGES[: self.chance.randint(1, 4)]:
            end = start.add(days=self.chance.randint(10, 60))
            if end.year > self.facts.year:
                break
            stage = f"第{'一二三四'[len(below)]}阶段：" if counted else ""
            below.append(self._phase(name, start, end, stage))
            start = end.add(days=1)
        return self._section(SectionRole.SCHEDULE, below or [paragraph(self.chance, self.facts)])

    def _phase(self, name: str, start: object, end: object, stage: str) -> Phase:
        stated = self.chance.random() < 0.5
        days = [MonthDay(one.month, one.day, year=one.year if stated else None) for one in (start, end)]  # type: ignore[attr-defined]  # pendulum.Date
        period = "至".join(written(one, with_year=stated) for one in (start, end))  # type: ignore[arg-type]  # pendulum.Date
        opening = f"{stage}{name}（" if stage else f"{name}阶段（"
        words = f"{opening}{period}）"
        form = HeadingForm.RUN_IN if len(words) <= _LONGEST_RUN_IN else HeadingForm.SENTENCE
        heading = Heading(words, form if stage else self._of_form(form, 2), "。")
        prose = self._prose([Piece(sentence(self.chance))], heading)
        return Phase(
            heading=heading,
            printed_label="" if stage else None,
            text=prose.text,
            marks=prose.marks,
            assignments=prose.deadlines,
            period=PhasePeriod(span=Span(len(opening), len(words) - 1), start=days[0], end=days[1]),
        )

    def _tasks(self) -> Section:
        chance = self.chance
        role = chance.choice((None, None, SectionRole.KEY_TASKS))
        below: list[Block] = []
        if chance.random() < 0.3:
            below.append(paragraph(chance, self.facts))
        deep = self._form(3) not in _SUB_ITEMS and chance.random() < 0.4
        below += [self._group() if deep else self._task(2) for _ in range(chance.randint(1, 4))]
        extra: list[Callable[[], list[Block]]] = [
            self._labelled,
            lambda: [self.roster()],
            lambda: [self.table()],
            lambda: [paragraph(chance, self.facts, tailed=True)],
        ]
        if chance.random() < 0.35 and _may_be_followed(below[-1]):
            below += chance.choice(extra)()
        return self._section(role, below)

    def _group(self) -> Section:
        """A section of the second level with tasks under it."""
        return self._section(None, [self._task(3) for _ in range(self.chance.randint(1, 3))])

    def _task(self, level: int) -> Task:
        chance = self.chance
        if chance.random() < 0.2:
            # A heading on a line of its own, the text and its tail in the paragraph below.
            below: list[Block] = [paragraph(chance, self.facts, tailed=True)]
            heading = Heading(phrase(chance), self._of_form(HeadingForm.STANDALONE, level))
            return Task(heading=heading, children=tuple(below))
        task = self._node(Task, level)
        assert isinstance(task, Task)
        if task.text and self._form(level + 1) in _SUB_ITEMS and chance.random() < 0.4:
            form = self._form(level + 1)
            items = tuple(self._sub_item(form, level + 1) for _ in range(chance.randint(2, 4)))
            noted = tuple(one for one in task.assignments if one.is_noted)
            # What the tail says once more is noted in its stead where there is none.
            keeps_tail = chance.random() < 0.5 or any(
                not isinstance(one, Responsibility) and one.wording in task.text
                for one in task.assignments
                if not one.is_noted
            )
            return Task(
                heading=task.heading,
                text=task.text,
                marks=task.marks,
                assignments=task.assignments if keeps_tail else noted,
                children=items,
            )
        return task

    def _of_form(self, form: HeadingForm, level: int) -> HeadingForm:
        return HeadingForm.ARTICLE if self._form(level) is LabelForm.ARTICLE else form

    def _prose(self, parts: list[Piece], heading: Heading) -> Prose:
        return put_together(parts, len(heading.printed))

    def _node(self, kind: type[Section | Task], level: int = 2) -> Section | Task:
        """An item with text behind its heading, or a numbered sentence."""
        chance, facts = self.chance, self.facts
        tail = (*in_tail(chance, facts.year), *on_own_lines(chance, facts.year)) if kind is Task else ()
        if chance.random() < 0.7:
            heading = Heading(phrase(chance), self._of_form(HeadingForm.RUN_IN, level), "。")
            prose = self._prose([Piece(sentence(chance)), *pieces(chance, facts, 2)], heading)
        else:
            words = sentence(chance)
            more = (
                [Piece(sentence(chance))]
                if len(words) - 1 > _LONGEST_RUN_IN and chance.random() < 0.5
                else []
            )
            has_tail = any(not one.is_noted and one.placement.value == "tail" for one in tail)
            short = len(words) - 1 <= _LONGEST_RUN_IN and (bool(more) or has_tail or bool(tail))
            form = HeadingForm.RUN_IN if short else HeadingForm.SENTENCE
            heading = Heading(words[:-1], self._of_form(form, level), "。")
            prose = self._prose(more, heading)
        assignments = assigned(tail, prose.deadlines)
        return kind(heading=heading, text=prose.text, marks=prose.marks, assignments=assignments)

    def _sub_item(self, form: LabelForm, level: int) -> SubItem:
        chance = self.chance
        if form is LabelForm.IS:
            heading = Heading(phrase(chance), HeadingForm.SENTENCE, chance.choice("。；"))
            more = [Piece(sentence(chance, 1))] if chance.random() < 0.5 else []
        else:
            heading = Heading(phrase(chance), HeadingForm.RUN_IN, "。")
            more = [Piece(sentence(chance))]
        prose = self._prose(more, heading)
        tail = in_tail(chance, self.facts.year) if chance.random() < 0.3 else ()
        return SubItem(heading=heading, text=prose.text, assignments=tail)

    def _labelled(self) -> list[Block]:
        """Two paragraphs or more that open with a word and a colon."""
        labels = self.chance.sample(
            ("渡口", "林场", "危化企业", "高层建筑", "学校（含幼儿园）"), self.chance.randint(2, 3)
        )
        return [LabelledParagraph(label=label, text=sentence(self.chance)) for label in labels]

    def roster(self) -> Roster:
        """名单 of one to three groups, some members without a post."""
        chance = self.chance
        names = ["组长", *chance.sample(("常务副组长", "副组长", "成员"), chance.randint(1, 2))]
        groups = tuple(
            RosterGroup(
                name,
                tuple(
                    RosterMember(person(chance), chance.choice(_POSTS))
                    for _ in range(1 if name == "组长" else chance.randint(1, 4))
                ),
            )
            for name in names
        )
        return Roster(groups=groups)

    def table(self) -> Table:
        """A table with a head; cells of its body may be empty."""
        chance = self.chance
        width = chance.randint(2, 5)
        head = tuple(chance.sample(("序号", "名称", "数量", "存放点", "责任单位", "完成时限", "备注"), width))
        rows = [
            tuple("" if chance.random() < 0.15 else short_phrase(chance) for _ in head)
            for _ in range(chance.randint(1, 5))
        ]
        rows = [row if sum(map(bool, row)) > 1 else (*row[:-2], "3处", "已核对") for row in rows]
        caption = chance.choice(("", "应急物资清单", "表1　重点点位一览表"))
        heads = chance.choice((1, 1, 1, 1, 0, 2)) if len(rows) > 1 else 1
        return Table(rows=(head, *rows), header_rows=heads, caption=caption, landscape=chance.random() < 0.2)


def _demoted(block: Block) -> Block:
    """The item as an attachment has it: a section where no units or deadline are printed behind it."""
    if not isinstance(block, Section | Task):
        return block
    children = tuple(map(_demoted, block.children))
    if isinstance(block, Section) or not all(one.is_noted for one in block.assignments):
        return evolve(block, children=children)
    return Section(
        heading=block.heading,
        text=block.text,
        marks=block.marks,
        assignments=block.assignments,
        children=children,
    )


def _may_be_followed(block: Block) -> bool:
    """Whether a paragraph may follow: behind a bare numbered sentence it would make a heading of it."""
    if isinstance(block, Section | Task):
        return _may_be_followed(block.children[-1]) if block.children else bool(block.text)
    return True
