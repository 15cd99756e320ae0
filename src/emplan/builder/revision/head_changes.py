"""Changes of a plan's titles, envelope, validity and attachments, in the words of the builder."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, Self

from attrs import evolve

from emplan.builder.drafts import ValidityDraft
from emplan.builder.due import calendar_date
from emplan.builder.revision.changes import Changes
from emplan.builder.revision.replacing import Replacement, replace_in_blocks, replace_in_title, words_of
from emplan.builder.revision.revalidating import set_validity
from emplan.builder.wording import quoted
from emplan.errors import InvalidValueError
from emplan.model import (
    OPEN,
    AnnualPlan,
    Attachment,
    DocumentNumber,
    Issuer,
    OpenType,
    Title,
)


class HeadChanges(Changes):
    """What stands around the text."""

    __slots__ = ()

    def titled(self, text: str, *, lines: tuple[str, ...] = ()) -> Self:
        """Change the plan's title (标题), also where the covering notice names it in 《》."""
        return self._changed(lambda plan, *_: _retitled(plan, Title(text, fixed_lines=lines)), "titled")

    def notice_titled(self, text: str, *, lines: tuple[str, ...] = ()) -> Self:
        """Change the title of the covering notice (印发通知)."""

        def change(plan: AnnualPlan, *_: object) -> AnnualPlan:
            if plan.notice is None:
                raise InvalidValueError(
                    "The plan has no covering notice (印发通知).", "方案没有印发通知。", field="notice"
                )
            return evolve(plan, notice=evolve(plan.notice, title=Title(text, fixed_lines=lines)))

        return self._changed(change, "notice_titled")

    def captioned(self, text: str | None) -> Self:
        """Change the caption (题注), ``None`` for none."""
        return self._changed(lambda plan, *_: evolve(plan, caption=text), "captioned")

    def issued_by(self, name: str, *, code: str | None = None, masthead: str | None = None) -> Self:
        """Put one issuer (发文机关) in the place of all issuers, and of a signature of its own."""

        def change(plan: AnnualPlan, *_: object) -> AnnualPlan:
            issuer = Issuer(name, code=code, masthead_name=masthead)
            return _with(plan, issuers=(issuer,), signature=())

        return self._changed(change, "issued_by", str(name))

    def numbered(
        self, serial: int | OpenType = OPEN, *, code: str | None = None, year: int | None = None
    ) -> Self:
        """Change the document number (发文字号); code and year stay unless given."""

        def change(plan: AnnualPlan, *_: object) -> AnnualPlan:
            old = plan.envelope.document_number
            known = old if isinstance(old, DocumentNumber) else old.candidate if old else None
            codes = (code, known and known.code, *(issuer.code for issuer in plan.envelope.issuers))
            years = (year, known and known.year, plan.year)
            return _with(
                plan, document_number=DocumentNumber(_first(codes, "code"), _first(years, "year"), serial)
            )

        return self._changed(change, "numbered")

    def dated(self, date: datetime.date | OpenType) -> Self:
        """Change the issue date (成文日期)."""
        return self._changed(lambda plan, *_: _with(plan, issue_date=_day(date, "issue_date")), "dated")

    def addressed_to(self, *names: str) -> Self:
        """Change the addressees (主送机关)."""
        return self._changed(
            lambda plan, *_: _with(plan, addressees=names, addressee_separators=()), "addressed_to"
        )

    def copied_to(self, *names: str) -> Self:
        """Change who gets a copy (抄送机关)."""
        return self._changed(lambda plan, *_: _with(plan, copied_to=names), "copied_to")

    def printed_by(self, office: str | None, *, on: datetime.date | OpenType | None = OPEN) -> Self:
        """Change printing office and date (印发机关和印发日期)."""
        return self._changed(
            lambda plan, *_: _with(
                plan, printing_office=office, printing_date=None if on is None else _day(on, "printing_date")
            ),
            "printed_by",
        )

    def note(self, text: str | None) -> Self:
        """Change the note (附注), ``None`` for none."""
        return self._changed(lambda plan, *_: _with(plan, closing_note=text), "note")

    def valid_for(self, *, years: int = 0, months: int = 0) -> Self:
        """Change the validity (有效期) where the plan states it, or state it at the end."""
        return self._changed(
            lambda plan, *_: set_validity(plan, ValidityDraft(years=years, months=months)), "valid_for"
        )

    def valid_until(self, date: datetime.date) -> Self:
        """Change the validity (有效期) to last up to and including this day."""
        return self._changed(lambda plan, *_: set_validity(plan, ValidityDraft(until=date)), "valid_until")

    def attachment_added(self, title: str) -> Self:
        """List another attachment (附件) at the end."""

        def change(plan: AnnualPlan, *_: object) -> AnnualPlan:
            return evolve(plan, attachments=(*plan.attachments, Attachment(title=Title(title))))

        return self._changed(change, "attachment_added", str(title))

    def attachment_removed(self, title: str) -> Self:
        """Take an attachment (附件) away."""

        def change(plan: AnnualPlan, *_: object) -> AnnualPlan:
            kept = tuple(one for one in plan.attachments if one.title.text != title)
            if len(kept) == len(plan.attachments):
                raise InvalidValueError(
                    f"No attachment (附件) is called '{title}'.",
                    f"没有名为“{title}”的附件。",
                    field="attachments",
                    remedy="Give its title as it stands.",
                    remedy_zh="请写附件的完整标题。",
                )
            return evolve(plan, attachments=kept)

        return self._changed(change, "attachment_removed", str(title))


def _with(plan: AnnualPlan, **elements: Any) -> AnnualPlan:
    return evolve(plan, envelope=evolve(plan.envelope, **elements))


def _retitled(plan: AnnualPlan, title: Title) -> AnnualPlan:
    notice = plan.notice
    if notice is not None:
        words = Replacement(words_of(quoted(plan.title.text)), quoted(title.text))
        notice = evolve(
            notice, title=replace_in_title(notice.title, words), body=replace_in_blocks(notice.body, words)
        )
    return evolve(plan, title=title, notice=notice)


def _day(value: datetime.date | OpenType, field: str) -> Any:
    return value if value is OPEN else calendar_date(value, field)


def _first(values: Iterable[Any], field: str) -> Any:
    known = next((value for value in values if value is not None), None)
    if known is None:
        raise InvalidValueError(
            f"No {field} is known for the document number (发文字号).",
            "发文字号缺少机关代字或年份。",
            field="document_number",
            remedy="Give code=… and year=….",
            remedy_zh="请写明 code=… 和 year=…。",
        )
    return known
