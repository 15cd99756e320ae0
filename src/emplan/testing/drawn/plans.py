"""Whole plans by number: envelope, covering notice, outline and attachments together."""

from __future__ import annotations

from random import Random

import pendulum
from attrs import evolve

from emplan.model import (
    OFFICIAL_NUMBERING,
    OPEN,
    AnnualPlan,
    Attachment,
    Block,
    CoveringNotice,
    DamagedNumber,
    Direction,
    DocumentFormat,
    DocumentNumber,
    DocumentType,
    Envelope,
    Issuer,
    OpenType,
    Paragraph,
    PlanForm,
    SecrecyLevel,
    SecrecyMark,
    SignatureMode,
    Title,
    Urgency,
)
from emplan.testing.drawn.outline import SCHEMES, OutlineDrawer
from emplan.testing.drawn.prose import Facts, formula, opening, paragraph
from emplan.testing.drawn.words import AREAS, day, organs, person, short_phrase

_FORMS = (
    (PlanForm.KEY_POINTS, "应急管理工作要点"),
    (PlanForm.WORK_PLAN, "应急管理工作计划"),
    (PlanForm.IMPLEMENTATION_PLAN, "“强基固本”专项行动实施方案"),
    (PlanForm.ACTION_PLAN, "安全生产治本攻坚行动方案"),
    (PlanForm.WORK_SCHEME, "防灾减灾救灾工作方案"),
    (PlanForm.WORK_OPINIONS, "安全生产工作意见"),
    (PlanForm.ARRANGEMENTS, "防汛抗旱工作安排"),
)
_MODES = (*[SignatureMode.SEALED] * 4, SignatureMode.UNSEALED, SignatureMode.STAMPED, SignatureMode.NONE)
_LISTS = ("清单", "名单", "任务分工", "一览表", "联络表")
_TYPES = {PlanForm.WORK_OPINIONS: DocumentType.OPINIONS}
_ISSUERS = (
    ("安全生产委员会", "安委"),
    ("应急管理局", "应急"),
    ("防汛抗旱指挥部", "防指"),
    ("消防救援大队", "消"),
    ("人民政府办公室", "政办"),
)


def drawn_plan(number: int) -> AnnualPlan:
    """The plan of that number: always the same one, another for each number."""
    return _PlanDrawer(Random(number)).plan()


class _PlanDrawer:
    """Draws one plan."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.year = chance.randint(2017, 2035)
        self.area = chance.choice(AREAS)
        date: pendulum.Date | OpenType | None = day(chance, self.year)
        if chance.random() < 0.25:
            date = chance.choice((OPEN, None))
        self.facts = Facts(year=self.year, issue_date=date)
        # Preamble and closing state no deadlines of their own.
        self.quiet = evolve(self.facts, states_deadlines=False)

    def plan(self) -> AnnualPlan:
        """Title and notice first: what they name, the envelope follows."""
        chance = self.chance
        form, words = chance.choice(_FORMS)
        issuers = self._issuers()
        names = "　".join(issuer.name for issuer in issuers)
        title = f"{self.area}{self.year}年{words}"
        if issuers and chance.random() < 0.2:
            title = f"{names}关于做好{self.year}年{short_phrase(chance)}工作的通知"
            form = PlanForm.NOTICE
        notice = None
        if issuers and form is not PlanForm.NOTICE and chance.random() < 0.4:
            notice = self._notice(f"{names}关于印发《{title}》的通知", title)
        head = title if notice is None else notice.title.text
        kind = DocumentType.NOTICE if head.endswith("通知") else _TYPES.get(form)
        scheme = chance.choice(SCHEMES)
        return AnnualPlan(
            year=self.year,
            form=form,
            title=self._title(title),
            caption=f"{self.year}年1月经区安委会全体会议通过" if chance.random() < 0.15 else None,
            envelope=self._envelope(issuers, kind),
            notice=notice,
            preamble=self._preamble(),
            outline=OutlineDrawer(chance, self.facts, scheme).outline(),
            closing=(formula(chance, self.quiet),) if chance.random() < 0.3 else (),
            attachments=self._attachments(),
            numbering=scheme,
        )

    def _title(self, text: str) -> Title:
        """The title, in some with lines fixed by the author."""
        cut = text.find("年") + 1
        if self.chance.random() < 0.15 and 0 < cut < len(text):
            return Title(text, fixed_lines=(text[:cut], text[cut:]))
        return Title(text)

    def _issuers(self) -> tuple[Issuer, ...]:
        chance = self.chance
        if chance.random() < 0.1:
            return ()
        count = chance.choice((1, 1, 1, 1, 2, 3, 4, 5))
        drawn = []
        for index, (organ, code) in enumerate(chance.sample(_ISSUERS, count)):
            longer = None
            if self.area == "禾川县" and chance.random() < 0.5:
                longer = f"青禾市{self.area}{organ}"
            drawn.append(
                Issuer(self.area + organ, masthead_name=longer, code=f"青{code}" if index == 0 else None)
            )
        return tuple(drawn)

    def _envelope(self, issuers: tuple[Issuer, ...], kind: DocumentType | None) -> Envelope:
        chance = self.chance

        def some(share: float) -> bool:
            return chance.random() < share

        number = None
        if issuers and some(0.8):
            number = DocumentNumber(
                issuers[0].code or "", self.year, OPEN if some(0.2) else chance.randint(1, 300)
            )
        damaged: DamagedNumber | None = None
        if number is None and issuers:
            issuers = (evolve(issuers[0], code=None), *issuers[1:])
        elif number is not None and number.serial is not OPEN and some(0.05):
            issuers = (evolve(issuers[0], code=None), *issuers[1:])
            damaged = DamagedNumber(
                as_found=f"{number.code}〔{number.year}{number.serial}号", candidate=number
            )
        signatories = (
            tuple(person(chance) for _ in range(chance.randint(1, 3))) if issuers and some(0.15) else ()
        )
        addressees = organs(chance, chance.choice((1, 3, 4, 12))) if some(0.7) else ()
        level = chance.choice(tuple(SecrecyLevel))
        term = chance.choice((None, "1年", "6个月", "长期"))
        date = self.facts.issue_date
        copied_to = organs(chance, 3) if some(0.4) else ()
        office = f"{self.area}安全生产委员会办公室" if some(0.5) else None
        printed = date.add(days=1) if isinstance(date, pendulum.Date) else OPEN
        return Envelope(
            copy_number=f"{chance.randint(1, 999999):06}" if issuers and some(0.1) else None,
            secrecy=SecrecyMark(level, term) if some(0.1) else None,
            urgency=chance.choice(tuple(Urgency)) if some(0.15) else None,
            issuers=issuers,
            document_number=damaged or number,
            document_type=kind,
            document_format=DocumentFormat.LETTER if len(issuers) == 1 and some(0.1) else DocumentFormat.FILE,
            direction=Direction.UPWARD if signatories else Direction.DOWNWARD,
            signatories=signatories,
            addressees=addressees,
            addressee_separators=("，",) * (len(addressees) - 1) if some(0.2) else (),
            signature=(f"{issuers[0].name}办公室",) if len(issuers) == 1 and date and some(0.1) else (),
            signature_mode=chance.choice(_MODES),
            issue_date=date,
            closing_note=chance.choice(("此件公开发布", "此件依申请公开")) if some(0.3) else None,
            copied_to=copied_to,
            printing_office=office,
            # Without day and copies, an office at the end would look like a signature.
            printing_date=printed if office is not None and (not copied_to or some(0.9)) else None,
        )

    def _notice(self, words: str, name: str) -> CoveringNotice:
        chance = self.chance
        body: list[Block] = [Paragraph(text=f"现将《{name}》印发给你们，请结合实际抓好落实。")]
        if chance.random() < 0.2:
            drawer = OutlineDrawer(chance, self.facts, OFFICIAL_NUMBERING)
            body += [drawer.requirement() for _ in range(chance.randint(2, 3))]
        elif chance.random() < 0.3:
            body.append(paragraph(chance, self.facts))
        if chance.random() < 0.3:
            body.append(formula(chance, self.facts))
        return CoveringNotice(title=Title(words), body=tuple(body))

    def _preamble(self) -> tuple[Block, ...]:
        drawn: list[Block] = []
        if self.chance.random() < 0.6:
            drawn.append(opening(self.chance, self.quiet))
        if self.chance.random() < 0.2:
            drawn.append(paragraph(self.chance, self.quiet))
        return tuple(drawn)

    def _attachments(self) -> tuple[Attachment, ...]:
        chance = self.chance
        if chance.random() < 0.55:
            return ()
        count = chance.choice((1, 1, 2, 2, 3, 5, 12))
        return tuple(self._attachment(index) for index in range(1, count + 1))

    def _attachment(self, number: int) -> Attachment:
        chance = self.chance
        words = f"{self.area}{short_phrase(chance)}{chance.choice(_LISTS)}"
        title = Title(words if number < 2 else f"{words.removesuffix('表')}{number}号表")
        drawer = OutlineDrawer(chance, self.facts, OFFICIAL_NUMBERING, attached=True)
        style = chance.randrange(5)
        content: tuple[Block, ...] | None = None
        if style == 1:
            content = (drawer.table(),)
        elif style == 2:
            content = (drawer.roster(),)
        elif style == 3:
            content = (paragraph(chance, self.facts), drawer.table())
        elif style == 4 and chance.random() < 0.5:
            content = tuple(paragraph(chance, self.facts) for _ in range(chance.randint(1, 3)))
        elif style == 4:
            content = drawer.outline()
        return Attachment(title=title, content=content)
