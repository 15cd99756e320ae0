"""Made-up plans that the layout tests share."""

from collections.abc import Callable
from typing import Any

import pendulum
import pytest

from emplan.model import (
    OPEN,
    AnnualPlan,
    Attachment,
    CoveringNotice,
    DocumentNumber,
    Envelope,
    Heading,
    HeadingForm,
    Issuer,
    MonthDeadline,
    Paragraph,
    PlanForm,
    Responsibility,
    ResponsibleUnit,
    Roster,
    RosterGroup,
    RosterMember,
    Section,
    Task,
    Title,
    UnitGroup,
)

PlanMaker = Callable[..., AnnualPlan]


def units(*names: str) -> Responsibility:
    group = UnitGroup(units=tuple(ResponsibleUnit(name) for name in names))
    return Responsibility(groups=(group,))


def task(heading: str, text: str, **more: Any) -> Task:
    return Task(heading=Heading(heading, HeadingForm.RUN_IN, "。"), text=text, **more)


@pytest.fixture
def bare_plan() -> PlanMaker:
    """A plan of one paragraph; keywords replace its parts."""

    def make(**parts: Any) -> AnnualPlan:
        usual: dict[str, Any] = {
            "title": Title("青禾示范区2027年应急管理工作要点"),
            "preamble": (Paragraph(text="为做好全年工作，制定本要点。"),),
        }
        return AnnualPlan(**(usual | parts))

    return make


@pytest.fixture
def key_points() -> AnnualPlan:
    """A whole document: red head, covering notice, plan with tasks and roster, attachments, colophon."""
    deadline = MonthDeadline(wording="2027年6月", year=2027, month=6)
    outline = (
        Section(
            heading=Heading("健全责任体系"),
            children=(
                task(
                    "完善责任清单",
                    "各部门修订安全生产责任清单，报示范区安委办备案。",
                    assignments=(units("示范区应急局", "示范区住建局"), deadline),
                ),
                task("压实属地责任", "街道每季度至少研究一次应急工作。"),
            ),
        ),
        Section(
            heading=Heading("组织领导"),
            children=(
                Paragraph(text="成立领导小组，组成人员如下："),
                Roster(
                    groups=(
                        RosterGroup("组长", (RosterMember("林远", "管委会主任"),)),
                        RosterGroup("副组长", (RosterMember("欧阳明", "管委会副主任"),)),
                        RosterGroup("成员", (RosterMember("方禾", "应急局局长"), RosterMember("石小满"))),
                    )
                ),
            ),
        ),
    )
    envelope = Envelope(
        issuers=(Issuer("青禾示范区安全生产委员会", code="青安委"),),
        document_number=DocumentNumber("青安委", 2027),
        addressees=("委员会各成员单位", "各街道办事处"),
        issue_date=OPEN,
        closing_note="此件公开发布",
        copied_to=("市安全生产委员会办公室", "示范区党工委办公室"),
        printing_office="青禾示范区安全生产委员会办公室",
        printing_date=pendulum.date(2027, 3, 9),
    )
    return AnnualPlan(
        year=2027,
        form=PlanForm.KEY_POINTS,
        title=Title("青禾示范区2027年应急管理工作要点"),
        caption="（2027年3月5日委员会第一次会议通过）",
        envelope=envelope,
        notice=CoveringNotice(
            title=Title("青禾示范区安全生产委员会关于印发《青禾示范区2027年应急管理工作要点》的通知"),
            body=(Paragraph(text="现将《青禾示范区2027年应急管理工作要点》印发给你们，请抓好落实。"),),
        ),
        preamble=(Paragraph(text="为做好全年工作，制定本要点。"),),
        outline=outline,
        closing=(Paragraph(text="本要点自印发之日起施行。"),),
        attachments=(
            Attachment(
                title=Title("2027年重点任务分工表"), content=(Paragraph(text="分工按责任清单执行。"),)
            ),
            Attachment(title=Title("2027年度应急演练计划安排表及相关责任单位联系方式一览表（试行）")),
        ),
    )
