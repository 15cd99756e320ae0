"""Dates as documents write them (2024年3月26日): reading and writing one, and finding them in prose."""

from __future__ import annotations

import enum
import re

import pendulum
from attrs import evolve, frozen

from emplan.chinese.numerals import from_chinese, from_full_width
from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Span


class DatePrecision(enum.Enum):
    """How much of a date is said; RELATIVE is a year without its number alone: 今年, 年底前."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    MONTH_DAY = "month_day"
    RELATIVE = "relative"


class RelativeYear(enum.Enum):
    """A year that is said without its number."""

    LAST = "last"
    """去年, 上年"""
    THIS = "this"
    """今年, 本年度, 年内"""
    NEXT = "next"
    """明年, 下年"""
    FOLLOWING = "following"
    """次年, 翌年: the year after the one just spoken of."""


class DateEdge(enum.Enum):
    """The part of the period that is meant."""

    BEGINNING = "beginning"
    """初"""
    FIRST_THIRD = "first_third"
    """上旬"""
    MIDDLE = "middle"
    """中旬, 年中"""
    LAST_THIRD = "last_third"
    """下旬"""
    END = "end"
    """底, 末, 终"""


class DateBound(enum.Enum):
    """Whether the date ends or opens a time."""

    BEFORE = "before"
    """前, 以前, 之前"""
    FROM = "from"
    """起, 以来, 以后"""


@frozen(kw_only=True)
class DatePoint:
    """One end of what a mention says; what is not said is None."""

    year: int | None = None
    relative_year: RelativeYear | None = None
    half: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    edge: DateEdge | None = None

    @property
    def date(self) -> pendulum.Date | None:
        """The day, if year, month and day are said and exist."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return _date(self.year, self.month, self.day)

    @property
    def exists(self) -> bool:
        """False for an impossible month or day; 29 February passes when no year is said."""
        if self.month is None:
            return self.day is None
        return _date(self.year or 2024, self.month, self.day or 1) is not None


@frozen(kw_only=True)
class DateMention:
    """A date, month, part of a year, year or range in a text, as it is said there.

    ``end`` is there for a range only; what its second half leaves out (3月17日至21日) is taken
    over from the first. ``precision`` is that of the end, which is what a deadline hangs on.
    """

    span: Span
    printed: str
    precision: DatePrecision
    start: DatePoint
    end: DatePoint | None = None
    bound: DateBound | None = None

    @property
    def valid(self) -> bool:
        """False when a day named does not exist (2月30日)."""
        return self.start.exists and (self.end is None or self.end.exists)


def parse_date(text: str) -> pendulum.Date | None:
    """Read a text that is one whole date: 2024年3月26日, 2024-03-26, 二〇二四年三月二十六日.

    None if it is anything else or if there is no such day.
    """
    if not _BEGINS.match(text):
        return None
    match = _WHOLE.fullmatch(_SPACES.sub("", from_full_width(text)))
    if match is None:
        return None
    numbers = [_counted(part) for part in match.groups() if part]
    year, month, day = (number or 0 for number in numbers)
    return _date(year, month, day)


def format_date(date: pendulum.Date) -> str:
    """Write a date the official way, without padding (成文日期, GB/T 9704-2012 7.3.5.4): 2024年3月26日."""
    return f"{date.year}年{date.month}月{date.day}日"


def format_month(year: int, month: int) -> str:
    """Write a month the official way: 2024年3月."""
    return f"{year}年{month}月"


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Find the dates, parts of years and ranges that a text names, in order and without overlap.

    Durations (三年内, 1个月) and recurring days (每月15日) are not dates and are left out.
    """
    folded = from_full_width(text)
    found: list[DateMention] = []
    position = 0
    while match := _START.search(folded, position):
        mention = _mention_at(text, folded, match.start())
        if mention is not None:
            found.append(mention)
        position = mention.span.end if mention else match.start() + 1
    return tuple(found)


_SPACES = Pattern(r"[\s\u200b]+")
_S = r"[ \t\u00a0\u2000-\u200b\u3000]*"
_HAN_DIGIT = "[零〇○一二三四五六七八九]"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_WHOLE = Pattern(
    rf"(\d{{4}}|{_HAN_DIGIT}{{4}})年({_NUMBER}|元)月({_NUMBER})[日号號]"
    r"|(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})/(\d{1,2})/(\d{1,2})|(\d{4})[.．](\d{1,2})[.．](\d{1,2})"
)
_BEGINS = Pattern(rf"[\s\u200b]*(?:\d|{_HAN_DIGIT})")
_RELATIVE_YEARS = {
    "去年": RelativeYear.LAST,
    "上年度": RelativeYear.LAST,
    "上一年": RelativeYear.LAST,
    "今年": RelativeYear.THIS,
    "本年": RelativeYear.THIS,
    "当年": RelativeYear.THIS,
    "明年": RelativeYear.NEXT,
    "下年度": RelativeYear.NEXT,
    "下一年": RelativeYear.NEXT,
    "次年": RelativeYear.FOLLOWING,
    "翌年": RelativeYear.FOLLOWING,
}
_EDGES = {
    "初": DateEdge.BEGINNING,
    "上旬": DateEdge.FIRST_THIRD,
    "中旬": DateEdge.MIDDLE,
    "下旬": DateEdge.LAST_THIRD,
    "底": DateEdge.END,
    "末": DateEdge.END,
    "终": DateEdge.END,
}
_ORDINALS = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}

_TO = rf"{_S}(?:起?(?:至|到)|—{{1,2}}|–|-|－|―|~|～){_S}"
_YEAR = rf"(?:(?:19|20|21)\d{{2}}|[一二]{_HAN_DIGIT}{{3}})"
# A unit may be left to the second half of a range: 2024—2026年, 4至6月, 3月17至21日.
_POINT = Pattern(
    rf"""
    (?: (?P<year>{_YEAR}){_S}(?:[学财]?年度?(?:{_S}年(?=[初底末终]))?|(?={_TO}{_YEAR}{_S}[学财]?年)){_S}
      | (?P<relative>{"|".join(_RELATIVE_YEARS)})度?(?:年(?=[初底末终]))?(?![龄均轻级]){_S}
      | (?<![\d年一二三四五六七八九十百千万几两多数半近全少青老成每整历往末])年(?=[内底初终末])
    )?
    (?: (?P<half>[上下])半年
      | 第?{_S}(?P<quarter>[一二三四1-4]){_S}季度
      | (?P<month>{_NUMBER}|元(?=月)){_S}(?:月份?|(?={_TO}{_NUMBER}{_S}月)){_S}
        (?:(?P<day>{_NUMBER}){_S}(?:[日号](?!楼|线|令)|(?={_TO}{_NUMBER}{_S}[日号])))?
    )?
    (?P<edge>[初底末终](?!期|于|级|端|身)|[上中下]旬|内(?!部|容|外|涝|陆))?
    """,
    re.VERBOSE,
)
_NUMERIC = Pattern(
    r"(?P<year>(?:19|20)\d{2})(?P<dash>[-/.])(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})(?![\d./-]*\d)"
)
_DAY_ONLY = Pattern(rf"(?P<day>{_NUMBER}){_S}[日号]")
_RANGE = Pattern(_TO)
_BOUND = Pattern(
    rf"{_S}(?:(?P<before>(?:以|之)?前(?![期后列提述沿端方])(?!所未))|(?P<after>以来|以后|之后|起(?!草|到|止|来)|后(?![续期勤])))"
)
# Where a mention can begin at all; the rest is decided by _POINT.
_START = Pattern(
    # The class comes first, so that all other characters are passed over at once.
    r"[\d一二三四五六七八九十今去明本当次翌上下第年元]"
    r"(?:(?<=\d)(?<![\dA-Za-z./].)(?<!\d-.)|(?<=[一二三四五六七八九十])(?<![零〇○一二三四五六七八九十百千万].)"
    rf"|(?<=[今去明本当次翌])(?=年)|(?<=[上下])(?=年度|一年|半年)|(?<=第)(?={_S}[一二三四1-4])|(?<=年)(?=[内底初终末])"
    r"|(?<=元)(?<![\d百千万亿美欧日].)(?=月))"
)


def _mention_at(text: str, folded: str, start: int) -> DateMention | None:
    match = _NUMERIC.match(folded, start) or _POINT.match(folded, start)
    if match is None or not _is_a_date(folded, match):
        return None
    first, stop = _point(match), match.end()
    last: DatePoint | None = None
    if to := _RANGE.match(folded, stop):
        second = _NUMERIC.match(folded, to.end()) or _POINT.match(folded, to.end())
        if first.day is not None and (day := _DAY_ONLY.match(folded, to.end())):
            second = day
        if second is not None and (second.re is _DAY_ONLY.compiled or _is_a_date(folded, second)):
            last, stop = _completed(_point(second), first), second.end()
    bound = None
    if (mark := _BOUND.match(folded, stop)) is not None:
        bound = DateBound.BEFORE if mark["before"] else DateBound.FROM
        stop = mark.end()
    while folded[stop - 1].isspace():
        stop -= 1
    return DateMention(
        span=Span(start, stop),
        printed=text[start:stop],
        precision=_precision(last or first),
        start=first,
        end=last,
        bound=bound,
    )


def _is_a_date(folded: str, match: re.Match[str]) -> bool:
    said = {name for name, value in match.groupdict().items() if value}
    if not match[0].strip() or (said <= {"edge"} and not match[0].startswith("年")):
        return False
    # A month in Chinese numerals alone is as often a rhythm (一月一调度) as a month.
    if said == {"month"}:
        return match["month"].isdigit() or match["month"] == "元" or "份" in match[0]
    return True


def _point(match: re.Match[str]) -> DatePoint:
    said = match.groupdict()
    numbers = (said.get(name) for name in ("year", "month", "day"))
    year, month, day = (_counted(number) if number else None for number in numbers)
    relative = _RELATIVE_YEARS.get(said.get("relative") or "")
    if match[0].startswith("年"):
        relative = RelativeYear.THIS
    quarter, half = said.get("quarter"), said.get("half")
    return DatePoint(
        year=year,
        relative_year=relative,
        half=_ORDINALS[half] if half else None,
        quarter=(_ORDINALS.get(quarter) or int(quarter)) if quarter else None,
        month=month,
        day=day,
        edge=_EDGES.get(said.get("edge") or ""),
    )


def _counted(number: str) -> int | None:
    """The value of a number in a date; 元月 is January."""
    return 1 if number == "元" else from_chinese(number)


def _completed(point: DatePoint, first: DatePoint) -> DatePoint:
    """Give the second half of a range the year, and a bare day also the month, of the first half."""
    if point.year is None and point.relative_year is None:
        point = evolve(point, year=first.year, relative_year=first.relative_year)
    if point.day is not None and point.month is None:
        point = evolve(point, month=first.month)
    return point


def _precision(point: DatePoint) -> DatePrecision:
    if point.day is not None:
        dated = point.year is not None or point.relative_year is not None
        return DatePrecision.DAY if dated else DatePrecision.MONTH_DAY
    if point.month is not None:
        return DatePrecision.MONTH
    if point.quarter is not None:
        return DatePrecision.QUARTER
    if point.half is not None:
        return DatePrecision.HALF
    return DatePrecision.YEAR if point.year is not None else DatePrecision.RELATIVE


def _date(year: int, month: int, day: int) -> pendulum.Date | None:
    try:
        return pendulum.Date(year, month, day)
    except ValueError:
        return None
