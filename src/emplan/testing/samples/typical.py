"""The typical plan: key points of work under a covering notice."""

from __future__ import annotations

import pendulum

from emplan.chinese.labels import LabelForm
from emplan.model import (
    AnnualPlan,
    Attachment,
    Citation,
    CoveringNotice,
    DocumentNumber,
    DocumentType,
    Envelope,
    Heading,
    HeadingForm,
    LevelNumbering,
    Paragraph,
    PlanForm,
    Section,
    SectionRole,
    StandingDeadline,
    SubItem,
    Table,
    Task,
    Title,
)
from emplan.testing.samples.parts import COMMISSION, at, by_month, lead, task, units, valid_for_a_year


def typical_plan() -> AnnualPlan:
    """Key points of work under a covering notice: units, deadlines, attachments and colophon."""
    body = "2027年青禾示范区应急管理工作要点"
    return AnnualPlan(
        year=2027,
        form=PlanForm.KEY_POINTS,
        title=Title(body),
        envelope=Envelope(
            issuers=(COMMISSION,),
            document_number=DocumentNumber("青安委", 2027, 3),
            document_type=DocumentType.NOTICE,
            addressees=("各镇人民政府、街道办事处", "委员会各成员单位"),
            issue_date=pendulum.date(2027, 2, 26),
            closing_note="此件公开发布",
            copied_to=("青禾市安全生产委员会办公室",),
            printing_office="青禾示范区安全生产委员会办公室",
            printing_date=pendulum.date(2027, 2, 27),
        ),
        notice=CoveringNotice(
            title=Title(f"青禾示范区安全生产委员会关于印发《{body}》的通知"),
            body=(
                Paragraph(text=f"现将《{body}》印发给你们，请结合本辖区本行业实际抓好落实。"),
                valid_for_a_year("本文件自印发之日起施行，有效期一年。"),
            ),
        ),
        preamble=(
            Paragraph(text="2027年全区应急管理工作以守住安全底线为目标，把隐患除在前、把预案练在前。"),
        ),
        outline=(_responsibility_section(), _preparedness_section(), _flood_section()),
        attachments=(
            Attachment(title=Title("青禾示范区应急物资储备清单"), content=(_supplies(),)),
            Attachment(title=Title("青禾示范区应急值守联络表")),
        ),
        numbering=(
            LevelNumbering(LabelForm.CHINESE_COMMA),
            LevelNumbering(LabelForm.ARABIC_DOT, continues=True),
            LevelNumbering(LabelForm.ARABIC_BRACKETED),
        ),
    )


def _responsibility_section() -> Section:
    sub_items = (
        SubItem(
            heading=Heading("一级清单列到科室", HeadingForm.RUN_IN, "。"),
            text="逐条写明检查频次。",
            assignments=(units("各镇人民政府"),),
        ),
        SubItem(heading=Heading("二级清单列到岗位", HeadingForm.SENTENCE, "。")),
    )
    checklist = task(
        "修订责任清单", "分两级修订部门责任清单。", lead("示范区应急局", "示范区住建局"), by_month(6)
    )
    return Section(
        heading=Heading("压实各级责任"),
        children=(
            Task(
                heading=checklist.heading,
                text=checklist.text,
                assignments=checklist.assignments,
                children=sub_items,
            ),
            task(
                "公开举报渠道",
                "办结情况每月公布一次。",
                units("示范区应急局"),
                StandingDeadline(wording="长期坚持"),
            ),
        ),
    )


def _preparedness_section() -> Section:
    law = "对照《中华人民共和国突发事件应对法》梳理全区预案，缺的补、旧的改。"
    title = "中华人民共和国突发事件应对法"
    return Section(
        heading=Heading("练实预案队伍"),
        role=SectionRole.KEY_TASKS,
        children=(
            Paragraph(text="预案以管用为准，队伍以拉得出为准。"),
            Task(
                heading=Heading(law[:-1], HeadingForm.SENTENCE, "。"),
                marks=(Citation(span=at(law, f"《{title}》"), title=title),),
                assignments=(units("示范区应急局", "各镇人民政府、街道办事处"), by_month(9)),
            ),
            task(
                "组织双盲演练",
                "全年不少于四次，两次安排在夜间。",
                lead("示范区消防救援大队", "示范区卫健局"),
            ),
        ),
    )


def _flood_section() -> Section:
    return Section(
        heading=Heading("抓好防汛抗旱"),
        children=(
            task("巡查堤防险段", "汛前查一遍、汛中天天查。", units("示范区水务局"), by_month(5)),
            task(
                "备足抢险物资", "按清单补齐，入库有账。", units("示范区发改局", "示范区财政局"), by_month(4)
            ),
        ),
    )


def _supplies() -> Table:
    return Table(
        caption="应急物资",
        rows=(("品名", "数量", "存放点"), ("编织袋", "20000条", "青禾湖仓库"), ("冲锋舟", "6艘", "")),
        landscape=True,
    )
