"""Stages of a schedule without a number: 第一阶段：动员部署（3月1日至31日）。…; 推进阶段（4月—11月）。…."""

from __future__ import annotations

from collections.abc import Sequence

from emplan.chinese.dates import DatePoint, RelativeYear, find_dates
from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Span
from emplan.errors import InvalidValueError
from emplan.model import HeadingForm, MonthDay, PhasePeriod, SectionRole
from emplan.reading.drafts import BlockDraft, NodeDraft, ParagraphDraft, PhaseDraft
from emplan.reading.recognise.lines import Page
from emplan.reading.recognise.roles import role_of

RUN_IN_LIMIT = 30
"""The longest title sentence, in characters, that is a heading with text run on."""
_STAGE = Pattern(
    r"(?P<counted>第\s*[一二三四五六七八九十\d]{1,2}\s*(?:阶段|步)[\s：:、]*)"
    r"|[\u4e00-\u9fff、]{2,16}阶段|[\u4e00-\u9fff、]{2,12}\s*[（(](?=[自从]?\d)"
)
_CLOSES = Pattern("[。：:；]")
_LONGEST_HEADING = 60
_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def find_phases(page: Page, blocks: list[BlockDraft], context: SectionRole | None = None) -> None:
    """Make phases of the paragraphs that open with a stage and its period.

    Under a schedule (时间安排) any stage is one; elsewhere two are that are counted (第一阶段, 第二阶段).
    """
    for block in blocks:
        if isinstance(block, NodeDraft):
            find_phases(page, block.children, role_of(block.heading.of(page.mended.text)) or context)
    texts = [block.text.of(page.mended.text) for block in blocks if isinstance(block, ParagraphDraft)]
    if context is SectionRole.SCHEDULE or sum(map(_is_counted, texts)) > 1:
        blocks[:] = _gathered(page, blocks, counted=context is not SectionRole.SCHEDULE)


def _is_counted(text: str) -> bool:
    stage = _STAGE.match(text)
    return stage is not None and stage["counted"] is not None and stage_period(text) is not None


def _gathered(page: Page, blocks: Sequence[BlockDraft], *, counted: bool) -> list[BlockDraft]:
    """The blocks with phases; what follows one that stands alone as a heading is under it."""
    gathered: list[BlockDraft] = []
    open_phase: PhaseDraft | None = None
    for block in blocks:
        phase = _phase(page, block, counted=counted) if isinstance(block, ParagraphDraft) else None
        if phase is not None:
            gathered.append(phase)
            open_phase = None if len(phase.text) or phase.assignments else phase
        elif open_phase is not None and _goes_under(open_phase, block):
            open_phase.children.append(block)
        else:
            open_phase = None
            gathered.append(block)
    for one in gathered:
        if isinstance(one, PhaseDraft) and one.children:
            one.form = HeadingForm.STANDALONE
    return gathered


def _goes_under(phase: PhaseDraft, block: BlockDraft) -> bool:
    """Whether a block belongs to the phase above it: items do if they are counted from one there."""
    first = all(not isinstance(one, NodeDraft) for one in phase.children)
    return not (isinstance(block, NodeDraft) and first and block.label.ordinal != 1)


def stage_period(text: str) -> PhasePeriod | None:
    """The period of a stage if that is what a paragraph opens with."""
    stage = _STAGE.match(text)
    if stage is None:
        return None
    period = find_period(text, min(_LONGEST_HEADING, len(text)))
    if period is None or _CLOSES.search(text, max(0, stage.end("counted")), period.span.start):
        return None
    return period


def _phase(page: Page, paragraph: ParagraphDraft, *, counted: bool) -> PhaseDraft | None:
    text = paragraph.text.of(page.mended.text)
    period = stage_period(text)
    if period is None or (counted and not _is_counted(text)):
        return None
    closing = _CLOSES.search(text, period.span.end)
    end = closing.start() if closing else len(text)
    if end > 2 * _LONGEST_HEADING:
        return None
    stop = closing.end() if closing else end
    start = paragraph.text.start
    heading, rest = Span(start, start + end), Span(start + stop, paragraph.text.end)
    if len(rest) or stop > end:
        form = HeadingForm.RUN_IN if end <= RUN_IN_LIMIT and len(rest) else HeadingForm.SENTENCE
    else:
        form = HeadingForm.STANDALONE if end <= _LONGEST_HEADING else HeadingForm.SENTENCE
    page.claims.structure(Span(heading.end, rest.start), "closing mark")
    return PhaseDraft(
        heading=heading,
        closing=Span(heading.end, rest.start),
        text=rest,
        form=form,
        period=period,
        assignments=paragraph.assignments,
    )


def find_period(text: str, reach: int) -> PhasePeriod | None:
    """The days from when to when something lasts, stated in the first ``reach`` characters."""
    for mention in find_dates(text[:reach]):
        start = _month_day(mention.start, last=False)
        end = _month_day(mention.end or mention.start, last=True)
        if mention.end is None and (mention.bound is not None or mention.start.day is not None):
            continue
        if start is None or end is None:
            continue
        try:
            return PhasePeriod(span=mention.span, start=start, end=end)
        except InvalidValueError:
            continue
    return None


def _month_day(point: DatePoint, *, last: bool) -> MonthDay | None:
    if point.month is None or point.relative_year is RelativeYear.LAST:
        return None
    # 次年1月 needs no year: a period that ends before it starts crosses into the next one.
    day = point.day
    if day is None:
        day = _LAST_DAYS[point.month - 1] if last and 1 <= point.month <= 12 else 1
    try:
        return MonthDay(point.month, day, year=point.year)
    except InvalidValueError:
        return None
