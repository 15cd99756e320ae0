"""Whole plans: title, envelope, covering notice, outline and attachments together."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from emplan.model import (
    OPEN,
    AnnualPlan,
    Attachment,
    CoveringNotice,
    DamagedNumber,
    Direction,
    DocumentFormat,
    DocumentNumber,
    DocumentType,
    Envelope,
    Issuer,
    PlanForm,
    SecrecyLevel,
    SecrecyMark,
    SignatureMode,
    Title,
    Urgency,
)
from emplan.testing.strategies.outline import numberings, outlines, tables, tasks
from emplan.testing.strategies.prose import paragraphs
from emplan.testing.strategies.words import ORGANS, dates, document_numbers, names, phrases, years

_PLACES = ("青禾示范区", "青禾示范区𬭩山片区", "青禾湖新区　𠮷河镇")
_FORMS = {
    PlanForm.KEY_POINTS: "年应急管理工作要点",
    PlanForm.WORK_PLAN: "年应急管理工作计划",
    PlanForm.IMPLEMENTATION_PLAN: "年“强基固本”专项行动实施方案",
    PlanForm.WORK_OPINIONS: "年安全生产工作意见",
    PlanForm.ARRANGEMENTS: "年防汛工作安排",
}


@st.composite
def titles(draw: st.DrawFn, texts: SearchStrategy[str] | None = None) -> Title:
    """A title, in some with lines fixed by its author."""
    text = draw(phrases() if texts is None else texts)
    cut = draw(st.integers(0, len(text)))
    lines = (text[:cut], text[cut:]) if text[:cut].strip() and text[cut:].strip() else ()
    return Title(text, fixed_lines=lines if draw(st.booleans()) else ())


@cache
def issuers() -> SearchStrategy[Issuer]:
    """发文机关, some with a longer name in the masthead and a code."""
    return st.builds(
        Issuer,
        st.sampled_from(("青禾示范区安全生产委员会", "青禾示范区应急管理局", "青禾示范区𬭩山林场")),
        masthead_name=st.none() | st.just("青禾市青禾示范区安全生产委员会"),
        code=st.none() | st.sampled_from(("青安委", "青应急")),
    )


def _damaged(number: DocumentNumber) -> DamagedNumber:
    return DamagedNumber(as_found=f"{number.code}〔{number.year}{number.serial}号", candidate=number)


@st.composite
def envelopes(draw: st.DrawFn) -> Envelope:
    """Any envelope: from the empty one to that of a joint, secret, urgent, upward document."""
    organs = st.sampled_from(ORGANS)
    addressees = tuple(draw(st.lists(organs, max_size=3)))
    separators = ("，",) * (len(addressees) - 1) if draw(st.booleans()) else ()
    some_date = st.one_of(st.none(), st.just(OPEN), dates())
    secrecy = st.builds(SecrecyMark, st.sampled_from(SecrecyLevel), st.none() | st.just("1年"))
    damaged = document_numbers(open_serial=False).map(_damaged)
    return Envelope(
        copy_number=draw(st.none() | st.just("000012")),
        secrecy=draw(st.none() | secrecy),
        urgency=draw(st.none() | st.sampled_from(Urgency)),
        issuers=tuple(draw(st.lists(issuers(), max_size=3))),
        document_number=draw(st.one_of(st.none(), document_numbers(), damaged)),
        document_type=draw(st.none() | st.sampled_from(DocumentType)),
        document_format=draw(st.sampled_from(DocumentFormat)),
        direction=draw(st.sampled_from(Direction)),
        signatories=tuple(draw(st.lists(names(), max_size=2))),
        addressees=addressees,
        addressee_separators=separators,
        signature=draw(st.sampled_from(((), ("青禾示范区安委会",)))),
        signature_mode=draw(st.sampled_from(SignatureMode)),
        issue_date=draw(some_date),
        closing_note=draw(st.none() | st.just("此件公开发布")),
        copied_to=tuple(draw(st.lists(organs, max_size=2))),
        printing_office=draw(st.none() | st.just("青禾示范区安委会办公室")),
        printing_date=draw(some_date),
    )


@cache
def notices() -> SearchStrategy[CoveringNotice]:
    """印发通知 of one or two paragraphs or tasks."""
    return st.builds(
        CoveringNotice,
        title=titles(phrases().map(lambda words: f"关于印发《{words}方案》的通知")),
        body=st.lists(st.one_of(paragraphs(), paragraphs(), tasks()), min_size=1, max_size=2).map(tuple),
        numbering=numberings(),
    )


@cache
def attachments() -> SearchStrategy[Attachment]:
    """附件: only listed, with a table, or with an outline of its own."""
    return st.builds(
        Attachment,
        title=titles(phrases().map(lambda words: f"{words}清单")),
        content=st.one_of(st.none(), outlines(), tables().map(lambda table: (table,))),
        numbering=numberings(),
    )


@st.composite
def plans(draw: st.DrawFn) -> AnnualPlan:
    """A whole valid plan: from a title alone to notice, outline and attachments, some 5 to 20 blocks."""
    year, form = draw(years()), draw(st.sampled_from(tuple(_FORMS)))
    title = st.sampled_from(_PLACES).map(lambda place: f"{place}{year}{_FORMS[form]}")
    return AnnualPlan(
        year=draw(st.sampled_from((year, year, None))),
        form=form,
        title=draw(titles(title)),
        caption=draw(st.none() | st.just(f"（{year}年1月区安委会全体会议通过）")),
        envelope=draw(envelopes()),
        notice=draw(st.none() | notices()),
        preamble=tuple(draw(st.lists(paragraphs(), max_size=1))),
        outline=draw(outlines()),
        closing=tuple(draw(st.lists(paragraphs(), max_size=1))),
        attachments=tuple(draw(st.lists(attachments(), max_size=2))),
        numbering=draw(numberings()),
    )
