"""Plans at the edges: the least one, a joint one that is not dated yet, one full of rare characters."""

from __future__ import annotations

import pendulum

from emplan.model import (
    OPEN,
    AnnualPlan,
    Citation,
    CoveringNotice,
    Direction,
    DocumentFormat,
    DocumentNumber,
    DocumentType,
    Envelope,
    Heading,
    Issuer,
    Paragraph,
    PlanForm,
    Roster,
    RosterGroup,
    RosterMember,
    SecrecyLevel,
    SecrecyMark,
    Section,
    SectionRole,
    Task,
    Title,
    Urgency,
)
from emplan.testing.samples.parts import at, by_month, lead, task, units


def minimal_plan() -> AnnualPlan:
    """The least that is a plan: a title and one task."""
    return AnnualPlan(
        title=Title("青禾示范区2027年防汛工作安排"),
        outline=(Task(heading=Heading("检查堤防")),),
    )


def joint_plan() -> AnnualPlan:
    """A joint upward document of three organs with signatories, secrecy and urgency; nothing dated yet."""
    return AnnualPlan(
        year=2027,
        form=PlanForm.IMPLEMENTATION_PLAN,
        title=Title(
            "青禾示范区2027年汛期联合值守实施方案",
            fixed_lines=("青禾示范区2027年汛期", "联合值守实施方案"),
        ),
        envelope=Envelope(
            copy_number="000007",
            secrecy=SecrecyMark(SecrecyLevel.SECRET, "1年"),
            urgency=Urgency.URGENT,
            issuers=(Issuer("青禾示范区应急管理局"), Issuer("青禾示范区水务局"), Issuer("青禾示范区气象局")),
            document_number=DocumentNumber("青应急", 2027),
            document_type=DocumentType.REPORT,
            direction=Direction.UPWARD,
            signatories=("赵禾青", "钱岚", "孙禾敏"),
            addressees=("青禾市应急管理局",),
            issue_date=OPEN,
        ),
        outline=(
            Section(
                heading=Heading("工作目标"),
                role=SectionRole.OBJECTIVES,
                children=(Paragraph(text="三部门同屏会商、同表调度，汛情十分钟内互通。"),),
            ),
            Section(
                heading=Heading("重点任务"),
                role=SectionRole.KEY_TASKS,
                children=(
                    task("共享雨情水情", "接通两江四站的实时数据。", lead("示范区水务局", "示范区气象局")),
                ),
            ),
        ),
    )


def upward_plan() -> AnnualPlan:
    """A report of one organ to the one above it (上行文): a signatory, and no covering notice."""
    return AnnualPlan(
        year=2027,
        form=PlanForm.WORK_PLAN,
        title=Title("青禾示范区应急管理局关于2027年执法检查计划的报告"),
        envelope=Envelope(
            issuers=(Issuer("青禾示范区应急管理局", code="青应急"),),
            document_number=DocumentNumber("青应急", 2027, 12),
            document_type=DocumentType.REPORT,
            direction=Direction.UPWARD,
            signatories=("孙禾敏",),
            addressees=("青禾市应急管理局",),
            issue_date=pendulum.date(2027, 1, 20),
            closing_note="联系人：钱岚，内线8016",
        ),
        preamble=(Paragraph(text="现将我局2027年执法检查计划报告如下。"),),
        outline=(
            Section(
                heading=Heading("检查安排"),
                children=(
                    task("危险化学品企业", "每季度检查一遍。", units("危化科")),
                    task("工贸企业", "抽查不少于三成。", units("基础科", "执法大队"), by_month(11)),
                ),
            ),
        ),
        closing=(Paragraph(text="专此报告。"),),
    )


def letter_plan() -> AnnualPlan:
    """A letter (信函格式) of two organs: classified, urgent, copied to others, over the first page."""
    name = "青禾示范区2027年汛期应急联动工作安排"
    sentence = "接到气象预警后，双方值班室十分钟内互通雨情、水情和险情，并同步调度抢险队伍和物资。"
    return AnnualPlan(
        year=2027,
        form=PlanForm.ARRANGEMENTS,
        title=Title(name),
        envelope=Envelope(
            copy_number="000031",
            secrecy=SecrecyMark(SecrecyLevel.SECRET, "1年"),
            urgency=Urgency.URGENT,
            issuers=(Issuer("青禾示范区应急管理局", code="青应急函"), Issuer("青禾示范区水务局")),
            document_number=DocumentNumber("青应急函", 2027, 3),
            document_type=DocumentType.LETTER,
            document_format=DocumentFormat.LETTER,
            direction=Direction.LATERAL,
            addressees=("两江管理处", "青禾湖水库管理所"),
            issue_date=pendulum.date(2027, 4, 8),
            closing_note="联系人：钱岚，内线8016",
            copied_to=("青禾市水务局", "青禾市应急管理局"),
        ),
        notice=CoveringNotice(
            title=Title(f"青禾示范区应急管理局 青禾示范区水务局关于商请落实《{name}》的函"),
            body=(
                Paragraph(
                    text=f"为做好今年汛期的联防联动，现将《{name}》送上，请结合职责研究落实。{sentence}"
                ),
                Paragraph(text="请于4月20日前函告联络员名单和值班电话。"),
            ),
        ),
        outline=(
            Section(
                heading=Heading("信息互通"),
                children=tuple(task(f"{place}水情", sentence * 2) for place in ("东江", "西江", "青禾湖")),
            ),
        ),
    )


def rare_characters_plan() -> AnnualPlan:
    """A plan of characters on which fonts and programs stumble: beyond U+FFFF, Latin, circled, spaced."""
    cited = "中共青禾市委　青禾市人民政府关于𠮷河流域安全的意见"
    text = f"按照《{cited}》，统筹㙍头、𠮷河、𬭩山三片区，5G 信号覆盖率达99.5%。"
    return AnnualPlan(
        year=2027,
        form=PlanForm.WORK_OPINIONS,
        title=Title("𠮷河镇（𬭩山林场）2027年安全生产工作意见"),
        envelope=Envelope(
            issuers=(Issuer("𠮷河镇"), Issuer("青禾市𬭩山林场")),
            addressees=("各村〈社区〉", "镇属各单位"),
            issue_date=pendulum.date(2027, 1, 9),
        ),
        outline=(
            Section(
                heading=Heading("𪚥龘镇口"),
                children=(
                    Paragraph(text=text, marks=(Citation(span=at(text, f"《{cited}》"), title=cited),)),
                    task(
                        "核对“GB/T 29639”预案",
                        "由䶮、龑两组互查①②③项，𬭩矿另列。",
                        units("𬭩山林场", "𠮷河镇农业农村办"),
                    ),
                    Roster(
                        groups=(RosterGroup("组长", (RosterMember("𠮷龑"), RosterMember("赵𫖯䶮", "镇长"))),)
                    ),
                ),
            ),
        ),
    )
