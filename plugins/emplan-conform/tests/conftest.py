"""Made-up documents, composed once, and the means to draw them with one thing wrong."""

from collections.abc import Callable
from typing import Any

import attrs
import pendulum
import pytest

from emplan.layout import DEFAULT_PROFILE, PROFILES, Pages, Profile, compose, lay_out
from emplan.model import (
    AnnualPlan,
    Attachment,
    CoveringNotice,
    Direction,
    DocumentFormat,
    DocumentNumber,
    DocumentType,
    Envelope,
    Heading,
    HeadingForm,
    Issuer,
    Paragraph,
    SecrecyLevel,
    SecrecyMark,
    Section,
    SignatureMode,
    Table,
    Task,
    Title,
    Urgency,
)
from emplan_pdf.font_set import FontSet
from emplan_pdf.lettering import Lettering
from emplan_pdf.metrics import FontMetrics
from emplan_pdf.page_code import page_operators
from emplan_pdf.pdf_file import PdfFile

_NAME = "青禾示范区2027年防汛备汛工作要点"
_TITLE_LINES = ("青禾示范区防汛抗旱指挥部", "关于印发2027年全区防汛备汛", "和抢险准备工作要点的通知")
_SENTENCE = (
    "各镇街和园区逐户核对低洼院落住户名单，备足沙袋木桩编织袋和照明器材，汛期昼夜有人值守，险情随时上报。"
)


def _tasks(count: int) -> tuple[Task, ...]:
    return tuple(
        Task(
            heading=Heading(f"巡查第{number}段堤防", HeadingForm.RUN_IN, "。"),
            text=_SENTENCE * 2 + "完成率达到100%，到2027年6月全部销号。",
            children=(
                Task(heading=Heading("逐段挂牌", HeadingForm.RUN_IN, "。"), text="牌上写明段长和电话。"),
            ),
        )
        for number in ("一", "二", "三", "四", "五", "六")[:count]
    )


def _sections() -> tuple[Section, ...]:
    return (
        Section(heading=Heading("排查险工险段"), children=_tasks(4)),
        Section(heading=Heading("备足抢险物资"), children=(Paragraph(text=_SENTENCE), *_tasks(2))),
    )


def downward_plan(**envelope: Any) -> AnnualPlan:
    """A sealed notice with every element of the header, a plan of three pages, attachments, a colophon."""
    usual: dict[str, Any] = {
        "copy_number": "000012",
        "secrecy": SecrecyMark(SecrecyLevel.SECRET, "1年"),
        "urgency": Urgency.URGENT,
        "issuers": (Issuer("青禾示范区防汛抗旱指挥部"),),
        "document_number": DocumentNumber("青防指", 2027, 4),
        "document_type": DocumentType.NOTICE,
        "addressees": (
            "各镇人民政府",
            "各街道办事处",
            "示范区各园区管委会",
            "指挥部各成员单位",
            "各有关企业",
        ),
        "issue_date": pendulum.date(2027, 3, 6),
        "closing_note": "此件公开发布",
        "copied_to": tuple(f"青禾市防汛抗旱指挥部{which}办公室" for which in ("", "第一", "第二")),
        "printing_office": "青禾示范区防汛抗旱指挥部办公室",
        "printing_date": pendulum.date(2027, 3, 8),
    }
    return AnnualPlan(
        year=2027,
        title=Title(_NAME),
        envelope=Envelope(**(usual | envelope)),
        notice=CoveringNotice(
            title=Title("".join(_TITLE_LINES), fixed_lines=_TITLE_LINES),
            body=(
                Paragraph(text=f"现将《{_NAME}》印发给你们，请结合实际抓好落实，进展每月报送一次。"),
                Paragraph(text=_SENTENCE * 3),
            ),
        ),
        preamble=(Paragraph(text=_SENTENCE * 2),),
        outline=_sections(),
        attachments=(
            Attachment(
                title=Title("青禾示范区重点堤防巡查责任和抢险队伍物资储备分布情况一览说明"),
                content=(Paragraph(text=_SENTENCE),),
            ),
            Attachment(title=Title("青禾示范区值守安排"), content=(Paragraph(text=_SENTENCE),)),
        ),
    )


def many_joint_plan() -> AnnualPlan:
    """A notice of five organs whose names of thirteen characters leave a cell between two in a row."""
    names = (
        "农业农村和水务管理局",
        "住房和城乡建设保障局",
        "卫生健康和疾病控制局",
        "文化旅游和体育发展局",
        "市场监督与知识产权局",
    )
    return downward_plan(issuers=tuple(Issuer(f"青禾区{name}") for name in names))


def upward_plan() -> AnnualPlan:
    """An upward document with signatories and an unsealed signature."""
    return AnnualPlan(
        year=2027,
        title=Title("青禾示范区水务局关于2027年防汛备汛工作安排的报告"),
        envelope=Envelope(
            issuers=(Issuer("青禾示范区水务局防汛抗旱事务中心"),),
            document_number=DocumentNumber("青水", 2027, 4),
            document_type=DocumentType.REPORT,
            direction=Direction.UPWARD,
            signatories=("赵禾青", "钱岚"),
            addressees=("青禾市水务局",),
            issue_date=pendulum.date(2027, 3, 6),
            signature_mode=SignatureMode.UNSEALED,
        ),
        preamble=(Paragraph(text=_SENTENCE * 2), Paragraph(text=_SENTENCE)),
    )


def letter_plan(**envelope: Any) -> AnnualPlan:
    """A letter of four pages with every element that its first page may have, and a colophon."""
    usual: dict[str, Any] = {
        "document_format": DocumentFormat.LETTER,
        "document_type": DocumentType.LETTER,
        "document_number": DocumentNumber("青防指函", 2027, 4),
        "addressees": ("两江管理处", "青禾湖水库管理所"),
        "printing_office": None,
        "printing_date": None,
        "closing_note": None,
    }
    plan = downward_plan(**(usual | envelope))
    return attrs.evolve(
        plan,
        title=Title("青禾示范区防汛抗旱指挥部关于2027年防汛备汛工作的函"),
        notice=None,
        preamble=tuple(Paragraph(text=_SENTENCE * count) for count in (7, 2)),
        attachments=(),
    )


def short_letter() -> AnnualPlan:
    """A letter that leaves room on its first page, with an attachment."""
    attachment = Attachment(title=Title("联络员名单"), content=(Paragraph(text=_SENTENCE),))
    text = (Paragraph(text=_SENTENCE),)
    return attrs.evolve(letter_plan(), outline=(), preamble=text, attachments=(attachment,))


def captioned_plan() -> AnnualPlan:
    """A plan with a caption (题注) under its title and no other 楷体."""
    caption = "（2027年3月6日第1次全体会议通过）"
    return AnnualPlan(title=Title(_NAME), caption=caption, preamble=(Paragraph(text=_SENTENCE * 12),))


def table_plan() -> AnnualPlan:
    """A notice and a plan with a landscape table."""
    rows = (("品名", "数量", "存放点"), ("编织袋", "20000条", "青禾湖仓库"))
    content = (Table(caption="防汛物资", rows=rows, landscape=True),)
    plan = downward_plan()
    return attrs.evolve(plan, attachments=(Attachment(title=Title("青禾示范区物资清单"), content=content),))


class Press:
    """Composes plans and draws pages; fonts are opened once."""

    def __init__(self) -> None:
        self.fonts = FontSet({}, ())
        self.metrics = FontMetrics(self.fonts)

    def pages(self, plan: AnnualPlan, profile: Profile = DEFAULT_PROFILE) -> Pages:
        """The pages of a plan."""
        return compose(lay_out(plan, profile), metrics=self.metrics)

    def draw(self, pages: Pages) -> bytes:
        """The pages as a PDF."""
        lettering = Lettering(self.fonts, "error")
        file = PdfFile("zh-CN")
        for page in pages.pages:
            file.add_page(page_operators(page, lettering), width=page.width_pt, height=page.height_pt)
        for resource, reference in lettering.embed(file):
            file.add_font(resource, reference)
        return file.finished({})


@pytest.fixture(scope="session")
def press() -> Press:
    return Press()


@pytest.fixture(scope="session")
def draw(press: Press) -> Callable[[Pages], bytes]:
    """Draws pages as a PDF."""
    return press.draw


@pytest.fixture(scope="session")
def documents(press: Press) -> dict[str, Pages]:
    """The documents that faults are put into, by name; all but ``odd`` pass every row without one."""
    setup = attrs.evolve(DEFAULT_PROFILE.colophon, even_page=False)
    return {
        "downward": press.pages(downward_plan()),
        "joint": press.pages(many_joint_plan()),
        "unsealed": press.pages(downward_plan(signature_mode=SignatureMode.UNSEALED, closing_note=None)),
        "upward": press.pages(upward_plan()),
        "captioned": press.pages(captioned_plan()),
        "table": press.pages(table_plan()),
        "mirrored": press.pages(downward_plan(), PROFILES["mirrored"]),
        "mirrored table": press.pages(table_plan(), PROFILES["mirrored"]),
        "letter": press.pages(letter_plan()),
        "short letter": press.pages(short_letter()),
        "odd": press.pages(downward_plan(), attrs.evolve(DEFAULT_PROFILE, colophon=setup)),
    }
