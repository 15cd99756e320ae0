"""Layouts as data: one line a block, compared with the files in goldens/.

After a change that is meant, write them anew with EMPLAN_WRITE_GOLDENS=1 and read the difference.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import assert_never

import attrs
import pendulum
import pytest

from emplan.chinese.labels import LabelForm
from emplan.layout import (
    BlankLines,
    BottomGroup,
    LayoutBlock,
    Masthead,
    MastheadLine,
    OfficialLayout,
    PageBreak,
    ParagraphBlock,
    ParagraphStyle,
    Rule,
    Run,
    SignatureGroup,
    SplitLine,
    TableBlock,
    lay_out,
    styles,
)
from emplan.model import (
    AnnualPlan,
    Attachment,
    DayDeadline,
    Direction,
    DocumentNumber,
    Envelope,
    Heading,
    HeadingForm,
    Issuer,
    LabelledParagraph,
    LevelNumbering,
    Paragraph,
    Placement,
    PlanForm,
    Responsibility,
    ResponsibleUnit,
    SecrecyLevel,
    SecrecyMark,
    Section,
    SignatureMode,
    SubItem,
    Table,
    Task,
    Title,
    UnitGroup,
    Urgency,
)

GOLDENS = Path(__file__).parent / "goldens"


def opinions() -> AnnualPlan:
    """A direct document: two levels 一、 and 1. that run on, unsealed, one attachment that is only listed."""
    sentence = HeadingForm.SENTENCE
    sub_items = (
        SubItem(heading=Heading("压实责任", sentence, "；"), printed_label="一是"),
        SubItem(heading=Heading("补齐短板", sentence, "。"), printed_label="二是"),
    )
    units = UnitGroup(units=(ResponsibleUnit("应急局"),), label="牵头单位")
    own_line = Responsibility(groups=(units,), placement=Placement.OWN_LINE)
    due = DayDeadline(
        wording="6月30日前", date=pendulum.date(2027, 6, 30), placement=Placement.OWN_LINE, joint=""
    )
    first = Section(
        heading=Heading("明确目标", closing_mark="。"),
        children=(
            Paragraph(text="重点做好以下工作。"),
            Task(heading=Heading("全面排查隐患", sentence, "。"), text="分类建立台账。", children=sub_items),
            Task(heading=Heading("开展演练", HeadingForm.RUN_IN, "。"), text="每季度一次。"),
        ),
    )
    second = Section(
        heading=Heading("分业推进"),
        children=(
            LabelledParagraph(label="化工园区", text="完成封闭管理。"),
            Task(heading=Heading("储备物资"), assignments=(own_line, due)),
        ),
    )
    return AnnualPlan(
        year=2027,
        form=PlanForm.WORK_OPINIONS,
        title=Title("青禾示范区管委会关于进一步加强防灾减灾救灾和应急管理工作的意见"),
        envelope=Envelope(
            issuers=(Issuer("青禾示范区管委会", masthead_name="青禾示范区管理委员会"),),
            document_number=DocumentNumber("青管发", 2027, 12),
            addressees=("各街道办事处", "管委会各部门、各直属单位"),
            signature_mode=SignatureMode.UNSEALED,
            issue_date=pendulum.date(2027, 2, 18),
        ),
        outline=(first, second),
        attachments=(Attachment(title=Title("重点任务清单")),),
        numbering=(
            LevelNumbering(LabelForm.CHINESE_COMMA),
            LevelNumbering(LabelForm.ARABIC_DOT, continues=True),
        ),
    )


def joint_request() -> AnnualPlan:
    """An upward, classified, joint document with signatories and a landscape table in its attachment."""
    rows = (
        ("序号", "任务", "责任单位"),
        ("1", "修订防汛预案", "水利局"),
        ("2", "加固堤防", "水利局、财政局"),
    )
    names = ("青禾县应急管理局", "青禾县水利局", "青禾县财政局")
    return AnnualPlan(
        year=2027,
        form=PlanForm.WORK_PLAN,
        title=Title("2027年防汛工作计划", fixed_lines=("2027年", "防汛工作计划")),
        envelope=Envelope(
            copy_number="000003",
            secrecy=SecrecyMark(SecrecyLevel.SECRET, "1年"),
            urgency=Urgency.URGENT,
            issuers=tuple(Issuer(name) for name in names),
            document_number=DocumentNumber("青应急报", 2027, 7),
            direction=Direction.UPWARD,
            signatories=("林远", "欧阳明", "方禾"),
            addressees=("县人民政府",),
            issue_date=pendulum.date(2027, 4, 2),
            printing_office="青禾县应急管理局办公室",
        ),
        preamble=(Paragraph(text="现将有关安排报告如下。"),),
        attachments=(
            Attachment(
                title=Title("任务分工表"),
                content=(
                    Table(rows=rows, landscape=True, caption="防汛任务"),
                    Paragraph(text="注：按月调度。"),
                ),
            ),
        ),
    )


def described(layout: OfficialLayout) -> str:
    """The layout, a line a block: kind, role, what differs from the role's style, text in its faces."""
    table = styles(layout.profile)
    lines: list[str] = []

    def look(style: ParagraphStyle) -> str:
        usual = table[style.role]
        changed = [
            f"{field.name}={getattr(style, field.name)}"
            for field in attrs.fields(ParagraphStyle)
            if getattr(style, field.name) != getattr(usual, field.name)
        ]
        return f" [{', '.join(changed)}]" if changed else ""

    def block_lines(block: LayoutBlock) -> Iterator[str]:
        role = block.role.value
        match block:
            case ParagraphBlock():
                yield f"paragraph {role}{look(block.style)} {runs(block.runs)}"
            case SplitLine():
                yield f"split {role} {runs(block.left)} ⟷ {runs(block.right)}"
            case Masthead():
                lines = [masthead_line(line) for line in block.lines]
                suffix = f" ⊢ {masthead_line(block.suffix)}" if block.suffix else ""
                yield f"masthead {block.top_pt:.1f} ↓{block.space_before_pt:.1f} {' / '.join(lines)}{suffix}"
            case Rule():
                gap = "" if block.gap_above_pt is None else f" ↓{block.gap_above_pt:.2f}"
                yield f"rule {role} {block.colour.name} {block.thickness_pt:.2f}{gap}"
            case TableBlock():
                turned = " landscape" if block.landscape else ""
                caption = f" “{block.caption.text}”" if block.caption else ""
                widths = "+".join(f"{width:.1f}" for width in block.column_widths_pt)
                yield f"table{turned}{caption} {widths} head {block.header_rows}"
                for row in block.rows:
                    yield "  row " + " | ".join(run.text for run in row)
            case SignatureGroup():
                for line in block.lines:
                    parts = [f"{part.text} {part.anchor.value} {part.x_pt:.1f}" for part in line.parts]
                    yield f"signature {' | '.join(parts)}".rstrip()
            case BlankLines():
                yield f"blank {block.count} before {role}"
            case PageBreak():
                yield f"page break before {role}"
            case BottomGroup():
                yield "bottom group"
                for inner in block.blocks:
                    yield from (f"  {line}" for line in block_lines(inner))
            case _:
                assert_never(block)

    for block in layout.blocks:
        lines += block_lines(block)
    return "\n".join(lines) + "\n"


def runs(parts: Sequence[Run]) -> str:
    """The runs with the first letters of their faces: ⟨G⟩一、"""
    text, face = "", None
    for run in parts:
        if run.face is not face:
            text += f"⟨{run.face.value}⟩"
        face = run.face
        text += run.text + ("→" if run.to_indent else "") + ("⏎" if run.breaks_after else "")
    return text


def masthead_line(line: MastheadLine) -> str:
    return f"{line.text} {line.size_pt:.1f}×{line.scale:.2f}+{line.letter_spacing_pt:.1f}={line.width_pt:.0f}"


def compare(layout: OfficialLayout, name: str) -> None:
    path = GOLDENS / f"{name}.txt"
    found = described(layout)
    if os.environ.get("EMPLAN_WRITE_GOLDENS"):
        path.write_text(found, encoding="utf-8")
    assert found.splitlines() == path.read_text(encoding="utf-8").splitlines()


def test_key_points_under_a_notice_look_as_agreed(key_points: AnnualPlan) -> None:
    compare(lay_out(key_points), "key-points")


@pytest.mark.parametrize(
    ("name", "plan"),
    [("opinions", opinions()), ("joint-request", joint_request())],
    ids=lambda v: str(v)[:13],
)
def test_direct_documents_look_as_agreed(name: str, plan: AnnualPlan) -> None:
    compare(lay_out(plan), name)
