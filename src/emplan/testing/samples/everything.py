"""The plan that holds every class of the model at least once."""

from __future__ import annotations

import pendulum

from emplan.chinese.labels import LabelForm
from emplan.model import (
    OFFICIAL_NUMBERING,
    OPEN,
    ActorDeadline,
    AnnualPlan,
    Attachment,
    Citation,
    Contact,
    DamagedNumber,
    DayDeadline,
    Deadline,
    DeadlineStage,
    DirectedDeadline,
    DocumentNumber,
    Envelope,
    Heading,
    HeadingForm,
    Illegible,
    LabelledParagraph,
    LevelNumbering,
    MonthDay,
    MonthDeadline,
    Paragraph,
    PerActorDeadline,
    PeriodEndDeadline,
    Phase,
    PhasePeriod,
    Placement,
    PlanForm,
    PlanPeriod,
    RangeDeadline,
    Recurrence,
    RecurringDeadline,
    RelativeDeadline,
    Responsibility,
    ResponsibleUnit,
    Roster,
    RosterGroup,
    RosterMember,
    SecrecyLevel,
    SecrecyMark,
    Section,
    SectionRole,
    SignatureMode,
    StagedDeadline,
    StandingDeadline,
    Task,
    Title,
    UnitGroup,
    UnparsedDeadline,
    Urgency,
)
from emplan.testing.samples.parts import COMMISSION, at, task, valid_for_a_year
from emplan.testing.samples.typical import typical_plan


def everything_plan() -> AnnualPlan:
    """A plan that holds every class of the model and every kind of deadline at least once."""
    damaged = "请对照《青禾示范区值守规定》（青应急〔20261号）执行，□□另报。联系人：赵禾青，内线8001。"
    number = DamagedNumber(as_found="青安委〔20273号", candidate=DocumentNumber("青安委", 2027, 3))
    marked = Paragraph(
        text=damaged,
        marks=(
            Citation(
                span=at(damaged, "《青禾示范区值守规定》（青应急〔20261号）"),
                title="青禾示范区值守规定",
                number="青应急〔20261号",
                candidate=DocumentNumber("青应急", 2026, 1),
            ),
            Illegible(span=at(damaged, "□□"), candidates=("汛情", "险情")),
            Contact(span=at(damaged, "联系人：赵禾青，内线8001"), person="赵禾青", phone="内线8001"),
        ),
    )
    noted = "由示范区应急局于6月底前核定名册。"
    article = Task(
        heading=Heading(noted[:-1], HeadingForm.ARTICLE, "。"),
        assignments=(
            Responsibility(
                placement=Placement.NOTED,
                span=at(noted, "示范区应急局"),
                groups=(UnitGroup(units=(ResponsibleUnit("示范区应急局"),), label=""),),
            ),
            MonthDeadline(
                placement=Placement.NOTED,
                span=at(noted, "6月底前"),
                wording="6月底前",
                year=2027,
                month=6,
                year_stated=False,
            ),
        ),
    )
    plan = typical_plan()
    return AnnualPlan(
        year=2027,
        form=PlanForm.ACTION_PLAN,
        title=Title("青禾示范区2027年强基行动计划", fixed_lines=("青禾示范区2027年", "强基行动计划")),
        caption="（2027年1月12日区安委会第1次会议通过）",
        envelope=Envelope(
            copy_number="000001",
            secrecy=SecrecyMark(SecrecyLevel.SECRET),
            urgency=Urgency.EXTRA_URGENT,
            issuers=(COMMISSION,),
            document_number=number,
            signature=("青禾示范区安委会",),
            signature_mode=SignatureMode.UNSEALED,
            addressees=("各镇", "各街道", "各企业"),
            addressee_separators=("、", "，"),
            issue_date=OPEN,
            printing_date=OPEN,
        ),
        notice=plan.notice,
        preamble=(marked,),
        outline=(
            Section(
                heading=Heading("组织领导", closing_mark="。"),
                role=SectionRole.LEADERSHIP,
                children=(_leading_group(), LabelledParagraph(label="林场", text="由场部值守。")),
            ),
            Section(
                heading=Heading("时间安排"),
                role=SectionRole.SCHEDULE,
                children=(_phase("动员部署", "3月1日至3月31日"), _phase("攻坚整治", "11月1日至次年2月28日")),
            ),
            Section(
                heading=Heading("重点任务"),
                role=SectionRole.KEY_TASKS,
                children=(article, *(task("推进事项", "按期办结。", due) for due in _every_deadline())),
            ),
            Section(heading=Heading("附则"), printed_label=""),
        ),
        closing=(valid_for_a_year("本计划有效期一年。"),),
        attachments=(
            *plan.attachments,
            Attachment(title=Title("分工表"), content=plan.outline, numbering=plan.numbering),
        ),
        numbering=(*OFFICIAL_NUMBERING, LevelNumbering(LabelForm.CIRCLED)),
    )


def _leading_group() -> Roster:
    member = RosterMember("孙禾敏", "示范区水务局局长")
    return Roster(
        groups=(
            RosterGroup("组长", (RosterMember("赵禾青", "示范区管委会主任"),)),
            RosterGroup("常务副组长", (RosterMember("钱岚", "示范区应急局局长"),)),
            RosterGroup("成员", (member, RosterMember("李青"))),
        )
    )


def _phase(name: str, wording: str) -> Phase:
    heading = f"{name}（{wording}）"
    first, last = (
        (MonthDay(3, 1), MonthDay(3, 31)) if "3月1日" in wording else (MonthDay(11, 1), MonthDay(2, 28))
    )
    return Phase(
        heading=Heading(heading, HeadingForm.RUN_IN, "。"),
        text="各单位按职责推进。",
        period=PhasePeriod(span=at(heading, wording), start=first, end=last),
    )


def _every_deadline() -> tuple[Deadline, ...]:
    month = MonthDeadline(year=2027, month=12, wording="2027年12月")
    arranged = DirectedDeadline(authority="市", wording="按照市统一安排完成")
    return (
        DayDeadline(date=pendulum.date(2027, 6, 30), wording="6月30日前", year_stated=False),
        month,
        PeriodEndDeadline(year=2027, period=PlanPeriod.QUARTER_3, wording="2027年第三季度"),
        RangeDeadline(
            start=pendulum.date(2027, 3, 1), end=pendulum.date(2027, 5, 31), wording="2027年3月1日至5月31日"
        ),
        StandingDeadline(placement=Placement.OWN_LINE, wording="长期坚持"),
        RecurringDeadline(every=Recurrence.MONTHLY, days=(15, 30), wording="每月15日和30日前"),
        RelativeDeadline(event="市级文件下发", months=1, wording="市级文件下发后1个月内"),
        arranged,
        PerActorDeadline(
            parts=(ActorDeadline("区级", month), ActorDeadline("镇级", arranged)),
            wording="区级2027年12月，镇级按照市统一安排完成",
        ),
        StagedDeadline(
            parts=(
                DeadlineStage("完成勘察", month),
                DeadlineStage("", MonthDeadline(year=2028, month=3, wording="2028年3月")),
            ),
            wording="2027年12月完成勘察，2028年3月",
        ),
        UnparsedDeadline(wording="待条件成熟时"),
    )
