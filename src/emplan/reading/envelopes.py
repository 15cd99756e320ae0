"""The envelope of the plan out of the drafts of head and ending: issuers, addressees, signature, colophon."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from emplan.chinese.spans import Span
from emplan.model import DocumentFormat, DocumentNumber, Envelope, Issuer, SignatureMode
from emplan.reading.claims import Places
from emplan.reading.drafts import PlanDraft
from emplan.reading.recognise import titles
from emplan.reading.recognise.lines import Page


def assemble_envelope(page: Page, draft: PlanDraft) -> Envelope:
    """Make the envelope; every text slot of it is claimed on the page."""
    return _Assembler(page, draft).envelope()


@frozen
class _Assembler:
    page: Page
    draft: PlanDraft

    def _read(self, places: Places) -> str:
        return "".join(span.of(self.page.mended.text) for span in places)

    def envelope(self) -> Envelope:
        head, ending, claims = self.draft.head, self.draft.ending, self.page.claims
        issuers = self._issuers()
        names = [issuer.name for issuer in issuers]
        signature = [span.of(self.page.mended.text) for span in ending.signature]
        for span in ending.signature:
            claims.structure(span, "signature", "envelope.signature")
        # Under a red head an organ that does not sign was left out; elsewhere the text was.
        unsigned = ending.issue_date is not None and head.mastheads and not signature
        mode = SignatureMode.NONE if unsigned else SignatureMode.SEALED
        if signature and [_packed(name) for name in signature] != [_packed(name) for name in names]:
            signed: tuple[str, ...] = self._names("envelope.signature", ending.signature)
        else:
            signed = ()
        # Those that found no room above the text stand in the colophon.
        addressed = head if head.addressees else ending
        separators = tuple(addressed.addressee_separators)
        usual = "，" if any("、" in self._read(places) for places in addressed.addressees) else "、"
        if all(mark == usual for mark in separators):
            separators = ()
        return Envelope(
            copy_number=head.copy_number,
            secrecy=head.secrecy,
            urgency=head.urgency,
            issuers=issuers,
            document_number=head.number,
            document_type=titles.type_of(self._read(head.title)),
            document_format=DocumentFormat.LETTER if head.is_letter else DocumentFormat.FILE,
            signatories=tuple(
                claims.slot(f"envelope.signatories[{index}]", places)
                for index, places in enumerate(head.signatories)
            ),
            addressees=tuple(
                claims.slot(f"envelope.addressees[{index}]", places)
                for index, places in enumerate(addressed.addressees)
            ),
            addressee_separators=separators,
            signature=signed,
            signature_mode=mode,
            issue_date=ending.issue_date,
            closing_note=claims.slot("envelope.closing_note", ending.note) if ending.note else None,
            copied_to=self._names("envelope.copied_to", ending.copied_to),
            printing_office=(
                claims.slot("envelope.printing_office", ending.printing_office)
                if ending.printing_office
                else None
            ),
            printing_date=ending.printing_date,
        )

    def _names(self, path: str, spans: Sequence[Span]) -> tuple[str, ...]:
        return tuple(self.page.claims.slot(f"{path}[{index}]", (span,)) for index, span in enumerate(spans))

    def _issuers(self) -> tuple[Issuer, ...]:
        """发文机关: from the title, else the signature, else the red head; the red head may say more."""
        head, claims = self.draft.head, self.page.claims
        names = [] if head.is_untitled else titles.split_issuers(head.title, self.page.mended.text)
        mastheads = [self._read(places) for places in head.mastheads]
        for known in (mastheads, [span.of(self.page.mended.text) for span in self.draft.ending.signature]):
            whole = tuple(span for places in names for span in places)
            if 0 < len(names) < len(known) and self._read(whole) == "".join(known):
                # Joint issuers without a space between them, told apart by the red head or the signature.
                names = titles.split_places(whole, [len(name) for name in known])
        if 0 < len(names) < len(mastheads):
            whole = tuple(span for places in names for span in places)
            names = titles.split_by_mastheads(whole, self.page.mended.text, mastheads) or names
        signed = [_packed(span.of(self.page.mended.text)) for span in self.draft.ending.signature]
        if len(names) > 1 and signed == [_packed("".join(map(self._read, names)))]:
            # A line of the title ended in the midst of the one organ that signs.
            names = [tuple(span for places in names for span in places)]
        # Of more red heads than signatures one signs for all; the red heads say who issues.
        if not names and len(mastheads) in (0, len(signed)):
            names = [(span,) for span in self.draft.ending.signature]
        if not names:
            names = list(head.mastheads)
        if not names and head.title_issuer is not None:
            names = [(head.title_issuer,)]
        longer_names = head.mastheads if len(head.mastheads) == len(names) else []
        code = head.number.code if isinstance(head.number, DocumentNumber) else None
        issuers = []
        for index, places in enumerate(names):
            path = f"envelope.issuers[{index}]"
            name = claims.slot(f"{path}.name", places)
            longer = None
            if longer_names and _packed(self._read(longer_names[index])) != _packed(name):
                longer = claims.slot(f"{path}.masthead_name", longer_names[index])
            issuers.append(Issuer(name, masthead_name=longer, code=code if index == 0 else None))
        return tuple(issuers)


def _packed(text: str) -> str:
    return "".join(text.split())
