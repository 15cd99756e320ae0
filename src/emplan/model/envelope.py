"""The envelope: every element of GB/T 9704-2012 around the text of the plan."""

from __future__ import annotations

import re
from typing import Any

import pendulum
from attrs import Attribute, field, frozen

from emplan.model import validation as check
from emplan.model.identity import DamagedNumber, DocumentNumber, Issuer
from emplan.model.kinds import (
    Direction,
    DocumentFormat,
    DocumentType,
    SecrecyLevel,
    SignatureMode,
    Urgency,
)
from emplan.model.open_value import Open, OpenType


@frozen
class SecrecyMark:
    """密级和保密期限, GB/T 9704-2012 7.2.2: a level and, where stated, its term (1年, 长期)."""

    level: SecrecyLevel = field(validator=check.one_of(SecrecyLevel))
    term: str | None = field(default=None, validator=check.optional_text)


def _copy_number(instance: Any, attribute: Attribute[Any], value: object) -> None:
    if value is not None and not (isinstance(value, str) and re.fullmatch(r"[0-9]{6}", value)):
        problem = f"must be six digits, not {value!r}"
        raise check.refuse(type(instance), attribute.name, problem, f"应为六位阿拉伯数字：{value!r}")


@frozen(kw_only=True)
class Envelope:
    """The elements of the header (版头), the end of the main text and the colophon (版记).

    ``issuers`` in signing order, the lead organ first. ``addressees`` and ``copied_to`` are plain names;
    ``addressee_separators`` keeps the printed marks between them where they are not the usual ones.
    ``signature`` is derived from the issuers unless it is given. ``issue_date`` and ``printing_date`` may be
    ``OPEN`` (to be filled in) or ``None`` (the document has none).
    """

    copy_number: str | None = field(default=None, validator=_copy_number)
    secrecy: SecrecyMark | None = field(default=None, validator=check.one_of(SecrecyMark, type(None)))
    urgency: Urgency | None = field(default=None, validator=check.one_of(Urgency, type(None)))
    issuers: tuple[Issuer, ...] = field(default=(), validator=check.each(Issuer))
    document_number: DocumentNumber | DamagedNumber | None = field(
        default=None, validator=check.one_of(DocumentNumber, DamagedNumber, type(None))
    )
    document_type: DocumentType | None = field(default=None, validator=check.one_of(DocumentType, type(None)))
    document_format: DocumentFormat = field(
        default=DocumentFormat.FILE, validator=check.one_of(DocumentFormat)
    )
    direction: Direction = field(default=Direction.DOWNWARD, validator=check.one_of(Direction))
    signatories: tuple[str, ...] = field(default=(), validator=check.texts)
    addressees: tuple[str, ...] = field(default=(), validator=check.texts)
    addressee_separators: tuple[str, ...] = field(default=(), validator=check.texts)
    signature: tuple[str, ...] = field(default=(), validator=check.texts)
    signature_mode: SignatureMode = field(default=SignatureMode.SEALED, validator=check.one_of(SignatureMode))
    issue_date: pendulum.Date | OpenType | None = field(
        default=None, validator=check.one_of(pendulum.Date, Open, type(None))
    )
    closing_note: str | None = field(default=None, validator=check.optional_text)
    copied_to: tuple[str, ...] = field(default=(), validator=check.texts)
    printing_office: str | None = field(default=None, validator=check.optional_text)
    printing_date: pendulum.Date | OpenType | None = field(
        default=None, validator=check.one_of(pendulum.Date, Open, type(None))
    )

    @addressee_separators.validator
    def _fit(self, attribute: Attribute[Any], value: tuple[str, ...]) -> None:
        if value and len(value) != len(self.addressees) - 1:
            problem = f"must be one fewer than the addressees ({len(self.addressees)}), not {len(value)}"
            raise check.refuse(Envelope, attribute.name, problem, "数目应比主送机关少一个")

    @property
    def is_letter(self) -> bool:
        """Whether the first page is that of a letter (信函格式), GB/T 9704-2012 10.1."""
        return self.document_format is DocumentFormat.LETTER

    @property
    def is_joint(self) -> bool:
        """联合行文: more than one issuer."""
        return len(self.issuers) > 1

    @property
    def signed_by(self) -> tuple[str, ...]:
        """发文机关署名: the names under the text."""
        return self.signature or tuple(issuer.name for issuer in self.issuers)

    @property
    def addressee_line(self) -> str:
        """主送机关, GB/T 9704-2012 7.3.2: the names with their separators, without the colon."""
        if not self.addressees:
            return ""
        # Names that hold a 、 themselves are classes of organs, which take the stronger mark between them.
        usual = "，" if any("、" in name for name in self.addressees) else "、"
        marks = self.addressee_separators or (usual,) * (len(self.addressees) - 1)
        return self.addressees[0] + "".join(m + n for m, n in zip(marks, self.addressees[1:], strict=True))
