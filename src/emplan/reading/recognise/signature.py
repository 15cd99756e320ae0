"""The signature: the organs that sign and the date of issue, below the text or under the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pendulum

from emplan.chinese.cut_dates import cut_dates
from emplan.chinese.dates import parse_date
from emplan.chinese.labels import match_label
from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Span
from emplan.model import OPEN, OpenType
from emplan.reading.drafts import EndingDraft
from emplan.reading.recognise.lines import Page, TextLine
from emplan.reading.recognise.organs import ORGAN_END, is_organ

_S = r"[ \u3000\u00a0]*"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
DATE = rf"(?:\d{{4}}|[一二][〇○零一二三四五六七八九]{{3}}){_S}年{_S}(?:{_NUMBER}|元){_S}月{_S}{_NUMBER}{_S}日"
"""A date as signatures and colophons write it, a pattern without groups."""
_OPEN_DATE = Pattern(
    r"(?:19|20)\d{2}\s*年\s*(?:\d{1,2})?\s*月\s*日|(?:19|20)\d{2}年[_＿Xx×\s]*月[_＿Xx×\s]*日"
)
# A signature whose day was never filled in: 2027年1月.
_MONTH_ONLY = Pattern(
    rf"(?:\d{{4}}|[一二][〇○零一二三四五六七八九]{{3}}){_S}年{_S}{_NUMBER}{_S}月(?:份|{_S}日)?"
)
# What is written as a date is meant as one, also where there is no such day: 2027年2月30日.
_DATE_SHAPED = Pattern(rf"{DATE}|(?:19|20)\d{{2}}(?P<mark>[-./])\d{{1,2}}(?P=mark)\d{{1,2}}")
_SEAL = Pattern(rf"{_S}[（(](?:加?盖章|公章|印章|签章|印|章)[）)]$")
_DATED_NAME = Pattern(rf"(?P<name>.{{2,60}}?){_S}(?P<date>{DATE})")


def date_of(text: str) -> pendulum.Date | OpenType | None:
    """The date that a line consists of; ``OPEN`` where month or day are left to be filled in."""
    date = _sound(text)
    if date is not None:
        return date
    return OPEN if _OPEN_DATE.fullmatch(text.strip()) else None


def _sound(text: str) -> pendulum.Date | None:
    """A date in a year in which plans are written; a damaged year gives none."""
    date = parse_date(text)
    return date if date is not None and 1949 <= date.year <= 2999 else None


def find_date_line(lines: Sequence[TextLine], low: int, high: int) -> int | None:
    """Return the first line that is the date of a signature, alone or behind the organ."""
    for index in range(low, high):
        text = lines[index].text
        if date_of(text) is not None:
            return index
        damaged = (
            _MONTH_ONLY.fullmatch(text) is not None
            or _DATE_SHAPED.fullmatch(text.strip()) is not None
            or bool(cut_dates(text))
        )
        if index > low and damaged and is_organ(lines[index - 1].text):
            return index
        dated = _DATED_NAME.fullmatch(text)
        if dated is not None and is_organ(dated["name"]) and _sound(dated["date"]) is not None:
            return index
    return None


def is_above_outline(lines: Sequence[TextLine], low: int, date_line: int, high: int) -> bool:
    """Whether all labels of a text stand below a date, which then signs no text that ends above it."""
    above = any(match_label(line.text) is not None for line in lines[low:date_line])
    below = sum(match_label(line.text) is not None for line in lines[date_line + 1 : high])
    return not above and below >= _FEWEST_LABELS


_FEWEST_LABELS = 3


def take_signature(page: Page, ending: EndingDraft, low: int, date_line: int) -> int:
    """Read the signature above (or beside) the date; return the index of its first line."""
    lines = page.lines
    line = lines[date_line]
    ending.issue_date = date_of(line.text)
    if ending.issue_date is OPEN and (year := re.match(r"\s*(\d{4})", line.text)):
        ending.open_year = int(year[1])
    if ending.issue_date is None:
        dated = _DATED_NAME.fullmatch(line.text)
        if dated is not None:
            ending.issue_date = _sound(dated["date"])
            ending.signature.append(line.part(*dated.span("name")))
            page.claims.structure(line.part(*dated.span("date")), "date of issue", "envelope.issue_date")
        elif days := cut_dates(line.text):
            _take_cut_date(page, ending, line, days)
        else:
            _take_open(page, ending, line)
    else:
        page.claims.structure(line.span, "date of issue", "envelope.issue_date")
    start = date_line
    while start > low and is_organ(lines[start - 1].text):
        above = lines[start - 1]
        names = [Span(*found.span()) for found in re.finditer(r"[^\s]+", above.text)]
        if len(names) > 1 and not all(_is_whole_organ(name.of(above.text)) for name in names):
            names = [Span(0, len(above.text))]
        ending.signature[:0] = [_without_seal(page, above, name) for name in names]
        start -= 1
    return start


def _without_seal(page: Page, line: TextLine, name: Span) -> Span:
    """A name without the words that stand for its seal: 县应急局（盖章）."""
    seal = _SEAL.search(line.text, name.start, name.end)
    if seal is None:
        return line.part(name.start, name.end)
    page.claims.structure(line.part(*seal.span()), "seal", "envelope.signature")
    return line.part(name.start, seal.start())


def _take_open(page: Page, ending: EndingDraft, line: TextLine) -> None:
    """A date without a day, or with one that does not exist, is to be filled in, whatever month it states."""
    ending.issue_date = OPEN
    page.claims.structure(line.span, "date of issue", "envelope.issue_date")
    if _MONTH_ONLY.fullmatch(line.text) is not None:
        page.doubt(line, line.text, "the date of issue states no day", "成文日期没有写明日")
    else:
        page.doubt(line, line.text, "the date of issue is no day of the calendar", "成文日期不存在")


def _take_cut_date(page: Page, ending: EndingDraft, line: TextLine, days: tuple[pendulum.Date, ...]) -> None:
    """A date that lost its marks counts where it can have been one day only."""
    ending.issue_date = days[0] if len(days) == 1 else OPEN
    ending.open_year = days[0].year
    page.claims.structure(line.span, "date of issue", "envelope.issue_date")
    likely = "、".join(f"{day.year}年{day.month}月{day.day}日" for day in days)
    reason = f"the date of issue lost its marks: {likely}?"
    page.doubt(line, line.text, reason, f"成文日期缺字，可能是{likely}")


def _is_whole_organ(name: str) -> bool:
    """Whether a word is an organ's name, not only the last part of one: 青禾区 人民政府 办公室."""
    return is_organ(name) and ORGAN_END.match(name) is None


def take_byline(page: Page, ending: EndingDraft, low: int) -> int:
    """Read signature and date where they stand under the title (题下署名); return where the text begins."""
    lines = page.lines
    high = low
    while high < min(len(lines), low + _MOST_SIGNERS) and is_organ(lines[high].text):
        high += 1
    date_line = find_date_line(lines, low, min(high + 1, len(lines)))
    if date_line is None and high == low < len(lines) - 1 and _MONTH_ONLY.fullmatch(lines[low].text):
        date_line = low
    if date_line is None or date_line + 1 == len(lines):
        return low
    take_signature(page, ending, low, date_line)
    return date_line + 1


_MOST_SIGNERS = 8


def is_dated_name(text: str) -> bool:
    """Tell whether a line is a name with a date behind it."""
    return _DATED_NAME.fullmatch(text) is not None
