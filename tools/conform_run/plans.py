"""Plans from recipes: the same recipe gives the same plan."""

from collections.abc import Iterator
from random import Random

import pendulum
from tools.conform_run import phrases
from tools.conform_run.recipes import Recipe

from emplan.chinese.labels import LabelForm
from emplan.model import (
    OFFICIAL_NUMBERING,
    AnnualPlan,
    Attachment,
    Block,
    CoveringNotice,
    Direction,
    DocumentFormat,
    DocumentNumber,
    Envelope,
    Heading,
    HeadingForm,
    Issuer,
    LabelledParagraph,
    LevelNumbering,
    MonthDeadline,
    Paragraph,
    PlanForm,
    Responsibility,
    ResponsibleUnit,
    Roster,
    RosterGroup,
    RosterMember,
    SecrecyLevel,
    SecrecyMark,
    Section,
    SubItem,
    Table,
    Task,
    Title,
    UnitGroup,
    Urgency,
)

_KINDS = (
    "应急管理工作要点",
    "安全生产专项整治实施方案",
    "防汛抗旱和地质灾害联防联控工作安排",
    "城市安全风险综合监测预警体系建设三年行动重点任务分工",
)


def plan_of(recipe: Recipe, seed: int = 0) -> AnnualPlan:
    """The plan of a recipe."""
    return _Maker(recipe, Random(f"{seed}:{recipe.number}:text")).plan()


class _Maker:
    """Makes one plan; what it draws depends on the order of its steps only."""

    def __init__(self, recipe: Recipe, random: Random) -> None:
        self.recipe = recipe
        self.random = random

    def plan(self) -> AnnualPlan:
        recipe = self.recipe
        first = recipe.number % len(phrases.ORGANS)
        organs = [phrases.ORGANS[(first + place) % len(phrases.ORGANS)] for place in range(recipe.issuers)]
        text = f"青禾示范区2027年{_KINDS[(recipe.title - 1) % len(_KINDS)]}"
        notice = None
        if recipe.notice:
            head = organs[0] if recipe.title > 2 else ""
            body = (Paragraph(text=f"现将《{text}》印发给你们，{self._words(recipe.notice_sentences)}"),)
            notice = CoveringNotice(title=Title(f"{head}关于印发《{text}》的通知"), body=body)
        outline = tuple(self._outline())
        preamble = (Paragraph(text=f"为做好2027年工作，{self._words(2)}"),) if recipe.number % 3 else ()
        if not outline and not preamble:
            preamble = (Paragraph(text=self._words(1)),)
        levels = OFFICIAL_NUMBERING
        if recipe.continues:
            levels = (levels[0], LevelNumbering(LabelForm.CHINESE_BRACKETED, continues=True), *levels[2:])
        return AnnualPlan(
            year=2027,
            form=PlanForm.KEY_POINTS,
            title=Title(
                text if recipe.notice else f"{''.join(organs[:1]) if recipe.title > 2 else ''}{text}"
            ),
            caption="（2027年1月12日区安委会第1次会议通过）" if recipe.caption else None,
            envelope=self._envelope(organs),
            notice=notice,
            preamble=preamble,
            outline=outline,
            closing=(Paragraph(text=self._words(1)),) if recipe.number % 7 == 0 else (),
            attachments=tuple(self._attachments()),
            numbering=levels,
        )

    def _words(self, sentences: int) -> str:
        return phrases.paragraph_text(self.random, sentences)

    def _envelope(self, organs: list[str]) -> Envelope:
        recipe, random = self.recipe, self.random
        if not organs:
            return Envelope()
        day = pendulum.date(2027, random.randint(1, 12), random.randint(1, 28))
        signatories = tuple(phrases.PEOPLE[: recipe.issuers]) if recipe.upward else ()
        index = phrases.ORGANS.index(organs[0])
        return Envelope(
            copy_number=f"{random.randint(1, 999):06d}" if recipe.copy_number else None,
            secrecy=SecrecyMark(SecrecyLevel.SECRET, "1年") if recipe.secrecy else None,
            urgency=Urgency.EXTRA_URGENT if recipe.urgency else None,
            issuers=tuple(map(Issuer, organs)),
            document_number=DocumentNumber(phrases.CODES[index], 2027, random.randint(1, 120)),
            document_format=DocumentFormat.LETTER if recipe.letter else DocumentFormat.FILE,
            direction=Direction.UPWARD if recipe.upward else Direction.DOWNWARD,
            signatories=signatories,
            addressees=phrases.ADDRESSEES[: recipe.addressees]
            if not recipe.upward
            else ("青禾市应急管理局",),
            signature_mode=recipe.mode,
            issue_date=day,
            closing_note="联系人：钱岚，内线8016" if recipe.note else None,
            copied_to=phrases.COPIED_TO[: recipe.copied_to],
            printing_office=random.choice(phrases.OFFICES) if recipe.printed else None,
            printing_date=day if recipe.printed else None,
        )

    def _outline(self) -> Iterator[Block]:
        recipe, random = self.recipe, self.random
        left, tables, roster = recipe.items, recipe.tables, recipe.roster
        while left > 0:
            count = min(left, random.randint(2, 6))
            left -= count
            children: list[Block] = []
            if random.random() < 0.3:
                children.append(Paragraph(text=self._words(1)))
            children += [self._item() for _ in range(count)]
            if roster:
                children.append(self._roster())
                roster = False
            if tables:
                children += [
                    Paragraph(text=self._words(1)),
                    self._table(random.choice((2, 5, 12))),
                    Paragraph(text=self._words(1)),
                ]
                tables -= 1
            yield Section(heading=Heading(phrases.heading(random)), children=tuple(children))

    def _item(self) -> Block:
        random = self.random
        kind = random.random()
        if kind < 0.1:
            return LabelledParagraph(label=random.choice(phrases.UNITS), text=self._words(1))
        heading = Heading(phrases.heading(random), HeadingForm.RUN_IN, "。")
        if kind < 0.25:
            subs = tuple(
                SubItem(
                    heading=Heading(phrases.heading(random), HeadingForm.RUN_IN, "。"), text=self._words(1)
                )
                for _ in range(random.randint(2, 4))
            )
            return Section(heading=Heading(phrases.heading(random)), children=subs)
        units = tuple(map(ResponsibleUnit, random.sample(phrases.UNITS, random.randint(1, 3))))
        month = random.randint(1, 12)
        due = MonthDeadline(year=2027, month=month, wording=f"2027年{month}月底前")
        assigned = (Responsibility(groups=(UnitGroup(units=units),)), due) if random.random() < 0.6 else ()
        return Task(heading=heading, text=self._words(random.randint(1, 3)), assignments=assigned)

    def _roster(self) -> Roster:
        random = self.random
        members = tuple(RosterMember(name, random.choice(phrases.POSTS)) for name in phrases.PEOPLE[2:])
        return Roster(
            groups=(
                RosterGroup("组长", (RosterMember(phrases.PEOPLE[0], "示范区管委会主任"),)),
                RosterGroup("副组长", (RosterMember(phrases.PEOPLE[1], "应急局局长"),)),
                RosterGroup("成员", members),
            )
        )

    def _table(self, rows: int, *, landscape: bool = False) -> Table:
        columns = 7 if landscape else self.random.randint(3, 5)
        head = ("序号", "任务", "责任单位", "完成时限", "进展", "措施", "备注")[:columns]
        body = tuple(
            tuple(phrases.cell(self.random, column) for column in range(columns)) for _ in range(rows)
        )
        caption = "重点任务分工表" if self.random.random() < 0.6 else ""
        return Table(rows=(head, *body), caption=caption, landscape=landscape)

    def _attachments(self) -> Iterator[Attachment]:
        recipe, random = self.recipe, self.random
        for place in range(recipe.attachments):
            title = Title(
                f"{phrases.heading(random)}{random.choice(('清单', '联系表', '任务分工和完成时限对照表'))}"
            )
            content: tuple[Block, ...] | None
            if place < recipe.landscape:
                content = (self._table(random.choice((2, 4, 15)), landscape=True),)
            elif random.random() < 0.25:
                content = (self._table(random.choice((2, 5, 20))),)
            elif random.random() < 0.15:
                content = None
            else:
                content = tuple(Paragraph(text=self._words(2)) for _ in range(random.choice((1, 1, 2, 5))))
            yield Attachment(title=title, content=content)
