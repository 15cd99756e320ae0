"""Laying a plan out: everything that GB/T 9704-2012 prints, in its order, and nothing else."""

from __future__ import annotations

from emplan.layout.blocks import BottomGroup, LayoutBlock, OfficialLayout, PageBreak
from emplan.layout.colophon_room import check_room, has_room
from emplan.layout.ending import attachment_note, attachment_pages, colophon, signature_blocks
from emplan.layout.first_page import Opening, fit_first_page
from emplan.layout.flow import Flow
from emplan.layout.header import header_blocks
from emplan.layout.line_breaking import LineRules
from emplan.layout.metrics import CellMetrics
from emplan.layout.page import DEFAULT_PROFILE, Profile
from emplan.layout.paragraphs import text_blocks
from emplan.layout.runs import Setter
from emplan.layout.segmentation import DEFAULT_SEGMENTER, Segmenter
from emplan.layout.squeezing import squeeze_signature
from emplan.layout.styles import Role
from emplan.layout.title_lines import title_lines
from emplan.layout.warnings import layout_warnings
from emplan.model import AnnualPlan, DocumentNumber, Title


def lay_out(
    plan: AnnualPlan,
    profile: Profile = DEFAULT_PROFILE,
    *,
    segmenter: Segmenter = DEFAULT_SEGMENTER,
) -> OfficialLayout:
    """Return the official layout of a plan.

    It draws what the plan has and invents nothing: without an issuer no masthead, number or rule, without an
    issue date no signature. What is open (待定) stays a gap to be filled in by hand.
    """
    setter = Setter(profile)
    year = _year(plan)
    signature = signature_blocks(plan.envelope, year, setter)
    main = _plan_text(plan, setter)
    if plan.notice:
        notice = text_blocks(plan.notice.body, plan.notice.numbering, "notice.body", setter)
        heading = _title(plan, plan.title, Role.PLAN_TITLE, setter, segmenter)
        caption = _caption(plan, setter)
        blank = setter.blank(Role.BODY, profile.text.lines_after_title)
        page = PageBreak(role=Role.PLAN_TITLE)
        main = (*notice, *signature, page, *heading, *caption, *blank, *main)
    else:
        main = (*main, *signature)
    opening = Opening(
        header=header_blocks(plan.envelope, setter),
        title=_title(plan, plan.document_title, Role.TITLE, setter, segmenter),
        addressees=_addressees(plan, setter),
    )
    flow = Flow(profile, CellMetrics(), LineRules(), remembers=True)

    def foot(*, with_addressees: bool) -> tuple[BottomGroup, ...]:
        return colophon(plan.envelope, year, setter, with_addressees=with_addressees)

    opening = fit_first_page(opening, main, flow, may_move=lambda: has_room(foot(with_addressees=True), flow))
    last = foot(with_addressees=opening.moves_addressees)
    check_room(last, flow)
    squeezed = squeeze_signature((*opening.blocks, *main), flow, header=len(opening.header))
    blocks = (
        *squeezed.blocks,
        *attachment_pages(plan.attachments, setter, segmenter),
        *last,
    )
    return OfficialLayout(
        profile=profile,
        blocks=blocks,
        title=plan.document_title.text,
        issuers=tuple(issuer.name for issuer in plan.envelope.issuers),
        warnings=layout_warnings(
            plan,
            blocks,
            profile,
            signature_is_alone=squeezed.is_alone,
            first_page_is_crowded=opening.is_crowded,
        ),
    )


def _title(
    plan: AnnualPlan, title: Title, role: Role, setter: Setter, segmenter: Segmenter
) -> tuple[LayoutBlock, ...]:
    names = tuple(issuer.name for issuer in plan.envelope.issuers)
    cells = setter.profile.text.title_cells.value
    lines = title_lines(title, issuers=names, cells=cells, segmenter=segmenter)
    path = "notice.title.text" if title is not plan.title else "title.text"
    return (setter.title(role, lines, path),)


def _caption(plan: AnnualPlan, setter: Setter) -> tuple[LayoutBlock, ...]:
    if not plan.caption:
        return ()
    # 7.3.1 says nothing of it; by custom it stands in brackets.
    bracketed = plan.caption if plan.caption.startswith(("（", "(")) else f"（{plan.caption}）"
    return (setter.paragraph(Role.CAPTION, bracketed, "caption"),)


def _addressees(plan: AnnualPlan, setter: Setter) -> tuple[LayoutBlock, ...]:
    """Return what parts title and text: a caption, a blank line, the addressees (7.3.2)."""
    caption = () if plan.notice else _caption(plan, setter)
    text = setter.profile.text
    if not plan.envelope.addressees:
        return (*caption, *setter.blank(Role.BODY, text.lines_after_title))
    line = f"{plan.envelope.addressee_line}："
    return (
        *caption,
        *setter.blank(Role.ADDRESSEES, text.lines_to_addressees),
        setter.paragraph(Role.ADDRESSEES, line, "envelope.addressees"),
    )


def _plan_text(plan: AnnualPlan, setter: Setter) -> tuple[LayoutBlock, ...]:
    """Return preamble, outline, closing and the attachment note of the plan itself."""
    return (
        *text_blocks(plan.preamble, plan.numbering, "preamble", setter),
        *text_blocks(plan.outline, plan.numbering, "outline", setter),
        *text_blocks(plan.closing, plan.numbering, "closing", setter),
        *attachment_note(plan.attachments, setter),
    )


def _year(plan: AnnualPlan) -> int | None:
    """Return the year of an open date: the plan's, else the document number's."""
    number = plan.envelope.document_number
    if plan.year is None and isinstance(number, DocumentNumber):
        return number.year
    return plan.year
