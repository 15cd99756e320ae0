"""Years in printed words: found, masked for matching, and moved on with the plan's year."""

from __future__ import annotations

import re

from attrs import frozen

from emplan.chinese.numerals import from_chinese, from_full_width
from emplan.chinese.spans import Span

# A year is followed by what offices put behind years; 2000亩 and a telephone number are none.
_YEAR = re.compile(
    r"(?<!\d)(?:19|20|21)\d{2}(?=\s*[年〔〕\[\]》）)”、，。；至]|\s*[-–—－~～./]|$)"
    r"|[一二][零〇○一二三四五六七八九]{3}(?=\s*年)"
)


@frozen
class PrintedYear:
    """A year as it stands in a text."""

    span: Span
    year: int


def printed_years(text: str) -> tuple[PrintedYear, ...]:
    """The years of a text, in Arabic digits of either width or in Chinese numerals."""
    folded = from_full_width(text)
    return tuple(
        PrintedYear(Span(*found.span()), from_chinese(found[0]) or 0) for found in _YEAR.finditer(folded)
    )


def masked(text: str) -> str:
    """The text with every year made the same, so that only its words tell it from others."""
    return _YEAR.sub("年份", from_full_width(text))


def is_shifted(before: str, after: str, shift: int) -> bool:
    """Whether two texts differ, and only in years that moved on by ``shift`` (some of them may stay)."""
    if not shift or before == after or masked(before) != masked(after):
        return False
    return all(
        new.year - old.year in (0, shift)
        for old, new in zip(printed_years(before), printed_years(after), strict=True)
    )
