"""The steps of the plan as a whole: title, envelope, covering notice, closing; open at every level."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from emplan.builder.drafts import (
    Chain,
    EnvelopeDraft,
    IssuerDraft,
    NoticeDraft,
    PlanDraft,
    Prose,
    ValidityDraft,
)
from emplan.chinese.labels import LabelForm
from emplan.model import (
    OPEN,
    Direction,
    DocumentFormat,
    LevelNumbering,
    OpenType,
    Placement,
    SecrecyLevel,
    SignatureMode,
    Urgency,
)

if TYPE_CHECKING:
    from emplan.builder.levels import PlanBuilder


@frozen
class Steps:
    """What every level of the builder is: the chain so far. Steps return new builders and change nothing."""

    _chain: Chain

    @property
    def _plan_draft(self) -> PlanDraft:
        return self._chain.closed().plan

    if TYPE_CHECKING:

        def _at_plan(self, plan: PlanDraft) -> PlanBuilder: ...

    def _with_envelope(self, envelope: EnvelopeDraft) -> PlanBuilder:
        return self._at_plan(evolve(self._plan_draft, envelope=envelope))


class HeadSteps(Steps):
    """Steps for the title and for the header of the document (版头)."""

    __slots__ = ()

    def titled(self, text: str, *, lines: tuple[str, ...] = ()) -> PlanBuilder:
        """Give the plan its own title (标题) in place of the usual one; ``lines`` fix its line breaks."""
        return self._at_plan(evolve(self._plan_draft, title=(text, lines)))

    def captioned(self, text: str) -> PlanBuilder:
        """Print a caption (题注) under the title."""
        return self._at_plan(evolve(self._plan_draft, caption=text))

    def issued_by(self, name: str, *, code: str | None = None, masthead: str | None = None) -> PlanBuilder:
        """Add an issuer (发文机关, GB/T 9704-2012 7.2.4), the lead organ first; several make a joint issue.

        Args:
            name: Its name in title and signature.
            code: The 机关代字 of its document numbers.
            masthead: Its name in the red masthead, where it is longer.
        """
        envelope = self._plan_draft.envelope
        issuer = IssuerDraft(name=name, code=code, masthead=masthead)
        return self._with_envelope(evolve(envelope, issuers=(*envelope.issuers, issuer)))

    def as_letter(self) -> PlanBuilder:
        """Issue it in the letter format (信函格式, GB/T 9704-2012 10.1): no 文件, red double rules."""
        envelope = self._plan_draft.envelope
        return self._with_envelope(evolve(envelope, document_format=DocumentFormat.LETTER))

    def numbered(
        self, serial: int | OpenType = OPEN, *, code: str | None = None, year: int | None = None
    ) -> PlanBuilder:
        """Set the document number (发文字号, GB/T 9704-2012 7.2.5).

        Args:
            serial: The 发文顺序号, ``OPEN`` until it is known.
            code: The 机关代字, the first issuer's unless given.
            year: The year of issue, unless given that of the issue date or else of the plan.
        """
        envelope = self._plan_draft.envelope
        return self._with_envelope(evolve(envelope, serial=serial, code=code, number_year=year))

    def copy_numbered(self, copy_number: str) -> PlanBuilder:
        """Set the copy number (份号, GB/T 9704-2012 7.2.1), six digits."""
        return self._with_envelope(evolve(self._plan_draft.envelope, copy_number=copy_number))

    def secret(self, level: SecrecyLevel, *, term: str | None = None) -> PlanBuilder:
        """Set secrecy level and term (密级和保密期限, GB/T 9704-2012 7.2.2)."""
        return self._with_envelope(evolve(self._plan_draft.envelope, secrecy=(level, term)))

    def urgent(self, urgency: Urgency = Urgency.URGENT) -> PlanBuilder:
        """Set the degree of urgency (紧急程度, GB/T 9704-2012 7.2.3)."""
        return self._with_envelope(evolve(self._plan_draft.envelope, urgency=urgency))

    def signed_off_by(self, *signatories: str) -> PlanBuilder:
        """Name the signatories (签发人, GB/T 9704-2012 7.2.6), which makes it an upward document (上行文)."""
        envelope = self._plan_draft.envelope
        return self._with_envelope(evolve(envelope, signatories=signatories, direction=Direction.UPWARD))

    def addressed_to(self, *names: str) -> PlanBuilder:
        """Name the addressees (主送机关, GB/T 9704-2012 7.3.2) in place of earlier ones."""
        return self._with_envelope(evolve(self._plan_draft.envelope, addressees=names))


class FootSteps(Steps):
    """Steps for what stands behind the text: signature, date, note and colophon (版记)."""

    __slots__ = ()

    def dated(self, date: datetime.date | OpenType | None) -> PlanBuilder:
        """Set the issue date (成文日期, GB/T 9704-2012 7.3.5.4): ``OPEN`` unless set, ``None`` for none."""
        return self._with_envelope(evolve(self._plan_draft.envelope, issue_date=date))

    def sealed(self) -> PlanBuilder:
        """Leave space for the seal (加盖印章, GB/T 9704-2012 7.3.5.1); this is the default."""
        return self._signed(SignatureMode.SEALED)

    def unsealed(self) -> PlanBuilder:
        """Sign without a seal (不加盖印章, GB/T 9704-2012 7.3.5.2)."""
        return self._signed(SignatureMode.UNSEALED)

    def stamped(self) -> PlanBuilder:
        """Sign with the stamp of the signing leader (加盖签发人签名章, GB/T 9704-2012 7.3.5.3)."""
        return self._signed(SignatureMode.STAMPED)

    def _signed(self, mode: SignatureMode) -> PlanBuilder:
        return self._with_envelope(evolve(self._plan_draft.envelope, signature_mode=mode))

    def note(self, text: str) -> PlanBuilder:
        """Print a note (附注, GB/T 9704-2012 7.3.6), such as 此件公开发布, without its brackets."""
        return self._with_envelope(evolve(self._plan_draft.envelope, closing_note=text))

    def copied_to(self, *names: str) -> PlanBuilder:
        """Name who gets a copy (抄送机关, GB/T 9704-2012 7.4.2) in place of earlier ones."""
        return self._with_envelope(evolve(self._plan_draft.envelope, copied_to=names))

    def printed_by(self, office: str, *, on: datetime.date | OpenType = OPEN) -> PlanBuilder:
        """Set printing office and date (印发机关和印发日期, GB/T 9704-2012 7.4.3)."""
        envelope = self._plan_draft.envelope
        return self._with_envelope(evolve(envelope, printing_office=office, printing_date=on))


class TextSteps(Steps):
    """Steps for the text around the sections: covering notice, preamble, closing, validity, numbering."""

    __slots__ = ()

    def under_notice(self, *paragraphs: Prose) -> PlanBuilder:
        """Issue the plan under a covering notice (印发通知).

        A first paragraph that does not name the plan gets the usual opening 现将《…》印发给你们， before it;
        without any paragraph the notice just asks to carry the plan out. Blocks of the model stand as they
        are, here as in preamble and closing.
        """
        return self._at_plan(evolve(self._plan_draft, notice=NoticeDraft(paragraphs=paragraphs)))

    def notice_titled(self, text: str, *, lines: tuple[str, ...] = ()) -> PlanBuilder:
        """Give the covering notice its own title in place of 关于印发《…》的通知 with the issuers."""
        return self._at_plan(evolve(self._plan_draft, notice_title=(text, lines)))

    def preamble(self, *paragraphs: Prose) -> PlanBuilder:
        """Add paragraphs before the first section (导语)."""
        draft = self._plan_draft
        return self._at_plan(evolve(draft, preamble=draft.preamble + paragraphs))

    def closing(self, *paragraphs: Prose) -> PlanBuilder:
        """Add paragraphs after the last section that belong to none (结尾)."""
        draft = self._plan_draft
        return self._at_plan(evolve(draft, closing=draft.closing + paragraphs))

    def valid_for(self, *, years: int = 0, months: int = 0) -> PlanBuilder:
        """Add the closing sentence that states a validity (有效期) counted from the day of issue."""
        return self._valid(ValidityDraft(years=years, months=months))

    def valid_until(self, date: datetime.date) -> PlanBuilder:
        """Add the closing sentence that states a validity (有效期) up to and including this day."""
        return self._valid(ValidityDraft(until=date))

    def _valid(self, validity: ValidityDraft) -> PlanBuilder:
        draft = self._plan_draft
        return self._at_plan(evolve(draft, closing=(*draft.closing, validity)))

    def numbering(self, *levels: LabelForm | LevelNumbering) -> PlanBuilder:
        """Number the levels this way (结构层次序数, GB/T 9704-2012 7.3.3) in place of 一、（一）1.（1）."""
        return self._at_plan(evolve(self._plan_draft, numbering=levels))

    def assignments_placed(self, placement: Placement) -> PlanBuilder:
        """Print all units and deadlines in brackets behind the text, or on lines of their own."""
        return self._at_plan(evolve(self._plan_draft, placement=placement))
