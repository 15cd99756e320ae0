"""Who issues a document and under which number."""

from __future__ import annotations

import re
from typing import Any

from attrs import Attribute, field, frozen

from emplan.errors import InvalidValueError
from emplan.model import validation as check
from emplan.model.open_value import OPEN, Open, OpenType

_OFFICIAL = re.compile(r"([^\W\d_]{1,20})〔(\d{4})〕(?:([1-9]\d{0,7})|[ \u3000]*)号")


@frozen
class Issuer:
    """发文机关, GB/T 9704-2012 7.2.4: an organ that issues documents.

    ``name`` is the name as in titles and signature; ``masthead_name`` the one in the red masthead where
    it is longer; ``code`` the 机关代字 of its document numbers.
    """

    name: str = field(validator=check.text)
    masthead_name: str | None = field(default=None, kw_only=True, validator=check.optional_text)
    code: str | None = field(default=None, kw_only=True, validator=check.optional_text)

    @property
    def printed_name(self) -> str:
        """The name in the masthead."""
        return self.masthead_name or self.name


def _serial(instance: Any, attribute: Attribute[Any], value: object) -> None:
    if value is OPEN:
        return
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        problem = f"must be a whole number from 1 or OPEN, not {value!r}"
        raise check.refuse(type(instance), attribute.name, problem, f"必须是从1开始的整数或待定：{value!r}")


@frozen
class DocumentNumber:
    """发文字号, GB/T 9704-2012 7.2.5: issuing code, year and serial, as in 青安委〔2027〕3号."""

    code: str = field(validator=check.text)
    year: int = field(validator=check.year)
    serial: int | OpenType = field(default=OPEN, validator=_serial)

    def __str__(self) -> str:
        serial = "\u3000" if isinstance(self.serial, Open) else str(self.serial)
        return f"{self.code}〔{self.year}〕{serial}号"

    @classmethod
    def parse(cls, text: str) -> DocumentNumber:
        """Read a number in its official form; a gap for the serial gives ``OPEN``.

        Raises:
            InvalidValueError: The text is not code, 〔year〕, serial, 号.
        """
        found = _OFFICIAL.fullmatch(text.strip())
        if found is None:
            raise InvalidValueError(
                f"'{text}' is not a document number (发文字号).",
                f"“{text}”不是规范的发文字号。",
                field="document_number",
                remedy="Write it as 青安委〔2027〕3号: code, year in 〔〕, serial without zeros, 号.",
                remedy_zh="请写成“青安委〔2027〕3号”的形式：机关代字、六角括号内的年份、不编虚位的顺序号。",
            )
        code, year, serial = found.groups()
        return cls(code, int(year), int(serial) if serial else OPEN)


@frozen(kw_only=True)
class DamagedNumber:
    """A document number (发文字号) that was found damaged: kept as found, with a candidate."""

    as_found: str = field(validator=check.text)
    candidate: DocumentNumber | None = field(default=None, validator=check.one_of(DocumentNumber, type(None)))

    def __str__(self) -> str:
        return self.as_found
