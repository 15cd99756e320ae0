"""A plan whose words mean something to spreadsheets, markup, calendars and templates, and nothing here."""

from __future__ import annotations

from typing import Final

import pendulum

from emplan.model import (
    AnnualPlan,
    Attachment,
    Envelope,
    Heading,
    Issuer,
    LabelledParagraph,
    Paragraph,
    PlanForm,
    Section,
    Table,
    Title,
)
from emplan.testing.samples.parts import by_month, task, units

# Longer than fields of 255 or 1024 characters, which some formats and stores have.
_LONG: Final = "".join(f"第{number}号值守点夜间巡查两次并记录。" for number in range(1, 81))


def hostile_plan() -> AnnualPlan:
    """A plan that is a formula, a tag, an entity, a template or too long to careless programs."""
    return AnnualPlan(
        year=2027,
        form=PlanForm.ARRANGEMENTS,
        title=Title("青禾示范区2027年<信息>&系统值守安排"),
        envelope=Envelope(
            issuers=(Issuer("青禾示范区应急管理局"),),
            addressees=("各科室&直属单位",),
            issue_date=pendulum.date(2027, 1, 15),
        ),
        outline=(
            Section(
                heading=Heading("=1+1与@SUM(A1:A9)不作公式"),
                children=(
                    Paragraph(text="+8分钟内到岗，-2小时内续报。"),
                    task("<w:p>标签原样保留", "]]>与<!--也是文字。", units("=示范区应急局"), by_month(5)),
                    task("&amp;不还原为一个符号", "%s、{0}、${名称}、\\n不作替换。", units("'单引号'科")),
                ),
            ),
            Section(
                heading=Heading("BEGIN:VTODO不作日历"),
                children=(
                    Paragraph(text=_LONG),
                    LabelledParagraph(label="SUMMARY", text="逗号,分号;反斜杠\\都是文字。"),
                    task('"引号"与`反引号`', "../../值守表、C:\\值守表只是名称。", units("@信息科")),
                ),
            ),
        ),
        attachments=(
            Attachment(
                title=Title("=值守<名单>&电话"),
                content=(Table(rows=(("=SUM(B1)", "<td>"), ("-1", "&nbsp;"))),),
            ),
        ),
    )
