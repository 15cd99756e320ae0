"""The outline: labelled lines into a tree by the order in which the forms of labels appear."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from emplan.chinese.labels import LabelDeviation, LabelForm, LabelMatch, match_label
from emplan.chinese.numerals import from_chinese
from emplan.chinese.patterns import Pattern
from emplan.chinese.punctuation import first_sentence_end
from emplan.chinese.spans import Span
from emplan.model import Placement, SectionRole
from emplan.reading.drafts import (
    AssignmentDraft,
    BlockDraft,
    DeadlineDraft,
    NodeDraft,
    ParagraphDraft,
    PhaseDraft,
    TextDraft,
)
from emplan.reading.recognise.lines import Page, TextLine
from emplan.reading.recognise.phases import stage_period
from emplan.reading.recognise.roles import role_of
from emplan.reading.recognise.rosters import find_roster
from emplan.reading.recognise.tables import find_table, take_caption
from emplan.reading.recognise.tails import find_tail, read_assignments, starts_with_label

_CLOSING_MARKS = "。；：！？:;，"
_ENUMERATES = Pattern(
    "(?P<n>[一二三四五六七八九十]{1,2})(?:级|类|线|把手|季度|月份|年级|手房|本账|项|批|档|期)"
)
_PART = Pattern(
    r"\s*(?P<label>第\s*(?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})\s*(?:部分|编|板块|节))[\s、：:]*(?=[^的，。课车])"
)
_LONGEST_HEAD = 20
_DEEP = (LabelForm.IS, LabelForm.CIRCLED)
_CLOSING = Pattern(
    r"特此(?:通知|通报|报告|公告|函[告达复商])|专此(?:致函|函[告达复商]|通知|报告)|(?:此|本)(?:文|件|通知|方案|意见|要点|计划|办法|文件)?有效期|(?:本|该)(?:通知|方案|意见|要点|计划|办法|文件|规定)自.{1,20}(?:起|后)(?:施行|实施|执行|生效)"
    r"|联\s*系\s*人\s*[:：]|联系电话\s*[:：]|(?:各|请各|以上).{1,60}(?:根据|按照|结合)本(?:通知|方案|意见|要点|计划)|以上(?:意见|通知|方案|要点|工作)|请.{0,20}(?:贯彻|遵照)(?:落实|执行)"
)


@define
class _Builder:
    page: Page
    roots: list[BlockDraft] = field(factory=list)
    preamble: list[BlockDraft] = field(factory=list)
    stack: list[NodeDraft] = field(factory=list)
    seen: dict[tuple[LabelForm, int], int] = field(factory=dict)

    def add_node(self, node: NodeDraft) -> None:
        """Put an item under the last open item of another form."""
        form = _key(node.label)
        depth = next((i for i, open_node in enumerate(self.stack) if _key(open_node.label) == form), None)
        if depth is not None:
            del self.stack[depth:]
        elif node.label.form is LabelForm.CHINESE_COMMA or node.label.form is LabelForm.CHAPTER:
            self._back_to_top(node)
        node.level = len(self.stack) + 1
        (self.stack[-1].children if self.stack else self.roots).append(node)
        self.stack.append(node)
        self._check_order(node, form)

    def _back_to_top(self, node: NodeDraft) -> None:
        # 一、 never stands under （一）, 1. or ①, whichever came first.
        while self.stack and self.stack[-1].label.form is not LabelForm.CHAPTER:
            self.stack.pop()

    def _check_order(self, node: NodeDraft, form: tuple[LabelForm, int]) -> None:
        last = self.seen.get(form, 0)
        self.seen[form] = node.label.ordinal
        if node.label.ordinal not in (1, last + 1):
            self.page.doubt(
                node.line,
                node.printed,
                f"the label does not follow the one before ({last})",
                "序号与前一项不连续",
            )

    def heads_anew(self, line: TextLine, below: LabelMatch) -> bool:
        """Whether a short line ending in a colon heads items that count from 1 again: 2月："""
        restarts = below.ordinal == 1 and any(_key(one.label) == _key(below) for one in self.stack)
        return restarts and len(line.text) <= _LONGEST_HEAD and line.text.endswith(("：", ":"))

    def close(self, below: LabelMatch) -> None:
        """Close the items that stand on the level of a label and below."""
        depth = next(i for i, one in enumerate(self.stack) if _key(one.label) == _key(below))
        del self.stack[depth:]

    def open_schedule(self, line: TextLine) -> None:
        """Close what stands under a schedule (时间安排) where its next stage begins: 第二阶段（4月—5月）."""
        if len(self.stack) < 2 or stage_period(line.text) is None:
            return
        text = self.page.mended.text
        for depth, node in enumerate(self.stack[:-1], start=1):
            if role_of(node.heading.of(text)) is SectionRole.SCHEDULE:
                del self.stack[depth:]
                return

    @property
    def open_blocks(self) -> list[BlockDraft]:
        """The blocks among which the last one stands."""
        return self.stack[-1].children if self.stack else self.preamble

    @property
    def owner(self) -> NodeDraft | ParagraphDraft | None:
        """What a line of units or deadlines belongs to: the paragraph or item right above it."""
        above = self.open_blocks[-1] if self.open_blocks else self.stack[-1] if self.stack else None
        return above if isinstance(above, NodeDraft | ParagraphDraft) else None

    def add_block(self, block: BlockDraft) -> None:
        """Put a paragraph or roster under the last item that is no 一是."""
        while self.stack and self.stack[-1].label.form in _DEEP and len(self.stack) > 1:
            self.stack.pop()
        if self.stack:
            self.stack[-1].children.append(block)
        else:
            (self.roots or self.preamble).append(block)


def _key(label: LabelMatch) -> tuple[LabelForm, int]:
    if label.form is LabelForm.CHAPTER:
        return label.form, int(label.printed.endswith("节"))
    return label.form, len(label.parts) if label.form is LabelForm.DECIMAL else 0


def read_outline(page: Page, lines: Sequence[TextLine]) -> TextDraft:
    """Read paragraphs and numbered items into a tree; trailing formulas become the closing."""
    builder = _Builder(page)
    position = 0
    while position < len(lines):
        line = lines[position]
        label = label_of(line.text, inside=bool(builder.stack))
        if (table := find_table(page, lines, position)) is not None:
            above = lines[position - 1] if position else None
            take_caption(page, table[0], above, builder.open_blocks)
            builder.add_block(table[0])
            position = table[1]
            continue
        if label is not None:
            builder.add_node(_node(page, line, label))
        elif (roster := find_roster(lines, position)) is not None:
            for one in lines[position : roster[1]]:
                page.claims.structure(one.span, "roster")
            builder.add_block(roster[0])
            position = roster[1]
            continue
        elif starts_with_label(line.text) and _own_line(page, builder.owner, line):
            pass
        else:
            below = label_of(lines[position + 1].text, inside=True) if position + 1 < len(lines) else None
            if below is not None and builder.heads_anew(line, below):
                builder.close(below)
            builder.open_schedule(line)
            builder.add_block(_paragraph(page, line))
        position += 1
    draft = TextDraft(preamble=builder.preamble, outline=builder.roots)
    _take_closing(page, draft, builder.stack)
    return draft


def label_of(text: str, *, inside: bool) -> LabelMatch | None:
    """The label of a numbered item; None for a paragraph that only begins like one."""
    label = match_label(text) or _part_label(text)
    if label is None or label.text_start >= len(text):
        return None
    if label.form is LabelForm.IS and not inside:
        return None
    if label.form is LabelForm.CHINESE_COMMA and (listed := _ENUMERATES.match(text, label.end)):
        # 一、二级 lists two of them; 二、二季度 is a heading.
        following = from_chinese(listed["n"])
        if following is None or following > label.ordinal:
            return None
    rest = text[label.text_start :]
    return label if rest.strip(_CLOSING_MARKS + " \u3000") else None


def _part_label(text: str) -> LabelMatch | None:
    """第一部分 and its kin, which stand where 第一章 would, and 第一节 within it."""
    found = _PART.match(text)
    ordinal = from_chinese(found["n"]) if found else None
    if found is None or not ordinal:
        return None
    return LabelMatch(
        form=LabelForm.CHAPTER,
        ordinal=ordinal,
        parts=(ordinal,),
        printed=found["label"],
        start=found.start("label"),
        end=found.end("label"),
        text_start=found.end(),
        deviations=(LabelDeviation.MARK,),
    )


def _node(page: Page, line: TextLine, label: LabelMatch) -> NodeDraft:
    text = line.text
    tail = find_tail(text[label.text_start :])
    end = len(text)
    assignments: list[AssignmentDraft] = []
    if tail is not None and text[label.text_start : label.text_start + tail.span.start].strip(_CLOSING_MARKS):
        end = label.text_start + tail.span.start
        assignments = [*tail.assignments]
        page.claims.structure(line.part(end, len(text)), "responsibility")
        _shift(assignments, line.start + label.text_start)
    body = text[label.text_start : end].rstrip()
    ends = "。；" if label.form is LabelForm.IS else "。"
    stop = first_sentence_end(body, ends)
    heading_end = stop
    while heading_end > 1 and body[heading_end - 1] in _CLOSING_MARKS:
        heading_end -= 1
    start = label.text_start
    page.claims.structure(line.part(label.start, label.text_start), "label")
    if stop < len(body):
        page.claims.structure(line.part(start + heading_end, start + stop), "closing mark")
    else:
        page.claims.structure(line.part(start + heading_end, start + len(body)), "closing mark")
    return NodeDraft(
        label=label,
        printed="".join(label.printed.split()),
        heading=line.part(start, start + heading_end),
        closing=line.part(start + heading_end, start + stop),
        text=line.part(start + stop, start + len(body)),
        tail=assignments,
        printed_label=_deviating(label),
        line=line.number,
    )


def _deviating(label: LabelMatch) -> str | None:
    """The label as printed where it is more than another width of the official one."""
    if {LabelDeviation.MARK, LabelDeviation.NUMERAL} & set(label.deviations):
        return "".join(label.printed.split()).replace("(", "（").replace(")", "）").replace("．", ".")
    return None


def _shift(assignments: Sequence[AssignmentDraft], offset: int) -> None:
    """Turn places of a paragraph into places of the mended text."""
    for assignment in assignments:
        if isinstance(assignment, DeadlineDraft):
            assignment.wording = assignment.wording.shifted(offset)
        else:
            for group in assignment.groups:
                group.units = [unit.shifted(offset) for unit in group.units]


def _own_line(page: Page, owner: NodeDraft | ParagraphDraft | None, line: TextLine) -> bool:
    assignments = read_assignments(line.text, Span(0, len(line.text)), Placement.OWN_LINE)
    if owner is None or not assignments:
        return False
    body = line.text.rstrip("。；;")
    assignments[-1].closing_mark = line.text[len(body) :]
    _shift(assignments, line.start)
    page.claims.structure(line.span, "responsibility")
    printed = owner.tail if isinstance(owner, NodeDraft) else owner.assignments
    if any(one.placement is Placement.OWN_LINE for one in printed):
        # Nothing joins it to the line above.
        assignments[0].joint = ""
    printed += assignments
    return True


def _paragraph(page: Page, line: TextLine) -> ParagraphDraft:
    tail = find_tail(line.text)
    if tail is None or not line.text[: tail.span.start].strip():
        return ParagraphDraft(text=line.span)
    assignments = [*tail.assignments]
    _shift(assignments, line.start)
    page.claims.structure(line.part(tail.span.start, len(line.text)), "responsibility")
    return ParagraphDraft(
        text=line.part(0, len(line.text[: tail.span.start].rstrip())), assignments=assignments
    )


def _take_closing(page: Page, draft: TextDraft, stack: list[NodeDraft]) -> None:
    """Move the formulas at the very end out of the last item."""
    if not stack:
        return
    owner = stack[-1]
    while owner.children and isinstance(owner.children[-1], ParagraphDraft):
        paragraph = owner.children[-1]
        if _CLOSING.match(paragraph.text.of(page.mended.text)) is None:
            break
        draft.closing.insert(0, owner.children.pop())


def label_paragraphs(page: Page, blocks: list[BlockDraft]) -> None:
    """Make labelled paragraphs (煤矿：…) of neighbours that open with a word and a colon."""
    text = page.mended.text
    pattern = Pattern("[\u4e00-\u9fff（）、]{2,12}[:：](?=.)")
    found = []
    for block in blocks:
        if isinstance(block, NodeDraft | PhaseDraft):
            label_paragraphs(page, block.children)
        elif isinstance(block, ParagraphDraft):
            match = pattern.match(block.text.of(text))
            if match is not None and not starts_with_label(match[0]) and not _SAYS.search(match[0][:-1]):
                found.append((block, match.end()))
    if len(found) < 2:
        return
    for block, end in found:
        start = block.text.start
        rest = text[start + end : block.text.end]
        if not rest.strip():
            continue
        block.label = Span(start, start + end - 1)
        page.claims.structure(Span(start + end - 1, start + end), "colon", None)
        block.text = Span(start + end, block.text.end)


_SAYS = Pattern("[是为]$|如下|要求|指出|强调|联系|附件|电话|邮箱|抄送|主送|[组局委部厅]长$|主任$|成员$")
