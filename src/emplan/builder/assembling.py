"""From the drafts of a whole plan to the plan itself, or to all of its faults at once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import attrs
import pendulum

from emplan.builder import wording
from emplan.builder.assigning import Making
from emplan.builder.drafts import (
    AttachmentDraft,
    Level,
    MadeDraft,
    Numbering,
    ParagraphDraft,
    PlanDraft,
    Prose,
    ValidityDraft,
)
from emplan.builder.envelopes import EnvelopeMaker
from emplan.builder.faults import Faults, Place, as_tuple
from emplan.builder.making import make_blocks
from emplan.builder.texts import noted_in
from emplan.builder.validity import make_validity
from emplan.chinese.labels import LabelForm
from emplan.errors import BuildError
from emplan.model import (
    OFFICIAL_NUMBERING,
    AnnualPlan,
    Assignment,
    Attachment,
    Block,
    CoveringNotice,
    LevelNumbering,
    NumberingScheme,
    Paragraph,
    Placement,
    PlanForm,
    Title,
)
from emplan.model.outline import BLOCKS
from emplan.model.validation import check_text, refuse

PLAN = Place("plan", "方案")
TITLE = Place("title", "标题")
NOTICE = Place("notice", "印发通知")
PREAMBLE = Place("preamble", "导语")
CLOSING = Place("closing", "结尾")
VALIDITY = Place("validity", "有效期")


def assemble(draft: PlanDraft) -> AnnualPlan:
    """Make the plan.

    Raises:
        BuildError: The drafts hold faults; it lists every one of them, in document order.
    """
    faults = Faults()
    year = faults.attempt(PLAN, lambda: _year(draft.year))
    form = faults.attempt(PLAN, lambda: _form(draft.form)) or PlanForm.OTHER
    maker = EnvelopeMaker(draft.envelope, faults)
    maker.make_head(year, form, has_notice=draft.notice is not None)
    dated = maker.envelope.issue_date
    issue_date = dated if isinstance(dated, pendulum.Date) else None
    issuers = [issuer.name for issuer in maker.envelope.issuers]
    placement = faults.attempt(PLAN, lambda: _placement(draft.placement)) or Placement.TAIL
    making = Making(faults=faults, year=year, issue_date=issue_date, placement=placement)
    title = _plan_title(draft, year, form, issuers, faults)
    notice = _notice(draft, title, issuers, making)
    plan = AnnualPlan(
        year=year,
        form=form,
        title=title or _NO_TITLE,
        caption=faults.attempt(TITLE, lambda: _caption(draft.caption)),
        notice=notice,
        numbering=_scheme(draft.numbering, PLAN, faults),
        preamble=_paragraphs(draft.preamble, PREAMBLE, making),
        outline=_outline(draft, making),
        closing=_closing(draft, form, issue_date, making),
        attachments=_attachments(draft.attachments, making),
    )
    maker.make_foot()
    if faults.found:
        raise BuildError(faults.found)
    return attrs.evolve(plan, envelope=maker.envelope)


_NO_TITLE = Title("待定")


def _year(year: int) -> int:
    # The model's own check, with the model's own words; but what is built has a year.
    known = AnnualPlan(year=year, title=_NO_TITLE).year
    if known is None:
        raise refuse(AnnualPlan, "year", "must be given", "必须写明")
    return known


def _placement(placement: Placement) -> Placement:
    if placement not in (Placement.TAIL, Placement.OWN_LINE):
        raise refuse(Assignment, "placement", "must be TAIL or OWN_LINE", "只能是文末括注或另起一行")
    return placement


def _form(form: PlanForm) -> PlanForm:
    return AnnualPlan(form=form, title=_NO_TITLE).form


def _caption(caption: str | None) -> str | None:
    return AnnualPlan(title=_NO_TITLE, caption=caption).caption


def _title(given: tuple[str, tuple[str, ...]], faults: Faults, place: Place) -> Title | None:
    text, lines = given
    return faults.attempt(place, lambda: Title(text, fixed_lines=lines))


def _plan_title(
    draft: PlanDraft, year: int | None, form: PlanForm, issuers: list[str], faults: Faults
) -> Title | None:
    if draft.title is not None:
        return _title(draft.title, faults, TITLE)
    if year is None:
        return None
    usual = wording.plan_title(year, form, issuers, under_notice=draft.notice is not None)
    if usual is None:
        faults.report(
            TITLE,
            "title",
            "The plan has no title (标题), and its form has no usual one.",
            "方案没有标题，其文体也没有通用标题。",
            remedy="Give it one with titled(…).",
            remedy_zh="请用 titled(…) 写明标题。",
        )
        return None
    return Title(usual)


def _notice(
    draft: PlanDraft, title: Title | None, issuers: list[str], making: Making
) -> CoveringNotice | None:
    notice = draft.notice
    if notice is None:
        if draft.notice_title is not None:
            making.faults.report(
                NOTICE,
                "notice",
                "A title of the covering notice (印发通知) is given, but no notice.",
                "写了印发通知的标题，却没有印发通知。",
                remedy="Add under_notice(…).",
                remedy_zh="请补充 under_notice(…)。",
            )
        return None
    given = draft.notice_title
    known = title or _NO_TITLE
    own = (
        _title(given, making.faults, NOTICE)
        if given is not None
        else Title(wording.notice_title(known.text, issuers))
    )
    paragraphs = notice.paragraphs or ("请结合实际，认真贯彻执行。",)
    made = [
        making.faults.attempt(
            NOTICE.within(f"paragraph {number}", f"第{number}段"),
            partial(_notice_paragraph, text, known.text, opens=number == 1),
        )
        for number, text in enumerate(paragraphs, start=1)
    ]
    body = tuple(paragraph for paragraph in made if paragraph is not None)
    return CoveringNotice(title=own or _NO_TITLE, body=body)


def _notice_paragraph(text: Prose, title: str, *, opens: bool) -> Block:
    """A paragraph of the notice; the first one gets the usual opening where it does not name the plan."""
    if isinstance(text, BLOCKS):
        return text
    check_text(Paragraph, "text", text)
    if opens and wording.quoted(title) not in text:
        text = wording.notice_opening(title) + text
    # The plan that a notice carries is no document that it cites.
    own = wording.quoted(title)[1:-1]
    return Paragraph(text=text, marks=tuple(mark for mark in noted_in(text) if mark.title != own))


def _paragraphs(texts: Iterable[Prose], place: Place, making: Making) -> tuple[Block, ...]:
    drafts = (
        MadeDraft(level=Level.SECTION, block=text)
        if isinstance(text, BLOCKS)
        else ParagraphDraft(level=Level.SECTION, text=text)
        for text in texts
    )
    return make_blocks(drafts, place, making)


def _outline(draft: PlanDraft, making: Making) -> tuple[Block, ...]:
    blocks = make_blocks(draft.outline, None, making)
    if not draft.outline and not draft.preamble:
        making.faults.report(
            PLAN,
            "outline",
            "The plan has no section (部分) and no other text.",
            "方案没有正文。",
            remedy="Open at least one section(…).",
            remedy_zh="请至少写一个部分：section(…)。",
        )
    return blocks


def _closing(
    draft: PlanDraft, form: PlanForm, issue_date: pendulum.Date | None, making: Making
) -> tuple[Block, ...]:
    blocks: list[Block] = []
    periods = 0
    for number, said in enumerate(draft.closing, start=1):
        if not isinstance(said, ValidityDraft):
            place = CLOSING.within(f"paragraph {number}", f"第{number}段")
            text = said
            made = making.faults.attempt(place, partial(_plain, text))
            blocks += [made] if made else []
            continue
        periods += 1
        if periods > 1:
            making.faults.report(
                VALIDITY,
                "validity",
                "The validity (有效期) is stated twice.",
                "有效期写了两次。",
                remedy="Use valid_for(…) or valid_until(…), once.",
                remedy_zh="valid_for(…) 与 valid_until(…) 只用一次。",
            )
        sentence = making.faults.attempt(VALIDITY, partial(make_validity, said, form, issue_date))
        blocks += [sentence] if sentence else []
    return tuple(blocks)


def _plain(text: Prose) -> Block:
    if isinstance(text, BLOCKS):
        return text
    return Paragraph(text=text, marks=noted_in(text))


def _attachments(drafts: tuple[AttachmentDraft, ...], making: Making) -> tuple[Attachment, ...]:
    made: list[Attachment] = []
    for number, draft in enumerate(drafts, start=1):
        place = Place(f"attachment {number}", f"附件{number}")
        title = _title((draft.title, draft.lines), making.faults, place)
        content = make_blocks(draft.children, place, making, Level.ATTACHMENT) if draft.children else None
        scheme = _scheme(draft.numbering, place, making.faults)
        if title is None:
            continue
        if any(other.title.text == title.text for other in made):
            making.faults.report(
                place,
                "attachments",
                f"Two attachments (附件) are called '{title.text}'.",
                f"两个附件同名：“{title.text}”。",
                remedy="Give each its own title.",
                remedy_zh="请分别命名。",
            )
        made.append(Attachment(title=title, content=content, numbering=scheme))
    return tuple(made)


def _scheme(numbering: Numbering, place: Place, faults: Faults) -> NumberingScheme:
    if not numbering:
        return OFFICIAL_NUMBERING
    levels: list[LevelNumbering] = []
    for level in faults.attempt(place, lambda: as_tuple(numbering, "numbering")) or ():
        made = faults.attempt(place, partial(_level, level))
        levels += [made] if made else []
    return tuple(levels)


def _level(level: LabelForm | LevelNumbering) -> LevelNumbering:
    return level if isinstance(level, LevelNumbering) else LevelNumbering(level)
