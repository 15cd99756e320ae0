"""Document numbers (发文字号), order numbers and cited titles, found in a text as they are printed there."""

from __future__ import annotations

import enum
import re
from bisect import bisect_left

from attrs import evolve, frozen

from emplan.chinese.numerals import from_chinese, from_full_width
from emplan.chinese.patterns import Pattern
from emplan.chinese.punctuation import matching_close, matching_closes
from emplan.chinese.spans import Span


class NumberKind(enum.Enum):
    """The kind of a number that identifies a document."""

    DOCUMENT = "document"
    """发文字号: 青应急〔2027〕3号"""
    ORDER = "order"
    """令号: 国务院令第708号"""
    ANNOUNCEMENT = "announcement"
    """公告等的年度序号: 公告2027年第3号"""
    STANDARD = "standard"
    """标准编号: GB/T 9704-2012"""


@frozen(kw_only=True)
class NumberMention:
    """A number that identifies a document, as printed at ``span``.

    ``official`` says that it is written as GB/T 9704-2012 7.2.5 asks; ``damaged`` that a part of it is lost,
    with the likely whole in ``candidate``. ``code`` is the issuing code (机关代字), empty if none is printed.
    """

    span: Span
    printed: str
    kind: NumberKind
    code: str
    year: int | None
    serial: int | None
    official: bool
    damaged: bool = False
    candidate: str | None = None

    @property
    def normal(self) -> str:
        """The number in its official writing; what is printed where there is no sound one."""
        if self.damaged:
            return self.candidate or self.printed
        if self.kind is NumberKind.STANDARD:
            return self.printed
        if self.kind is NumberKind.DOCUMENT and self.year is not None and self.serial is not None:
            return f"{self.code}〔{self.year}〕{self.serial}号"
        return re.sub(f"{_SPACE}+", "", from_full_width(self.printed))


@frozen(kw_only=True)
class CitationMention:
    """A title in 《》 that a text cites, with the number that follows it directly in brackets, if any.

    ``span`` covers both, ``title_span`` the title without its marks; titles inside the title belong to it.
    """

    span: Span
    title_span: Span
    title: str
    number: NumberMention | None = None
    number_text: str | None = None


_SPACE = r"[ \t\u00a0\u2000-\u200b\u3000]"
_S = f"{_SPACE}*"
_HAN = "[\u3007\u3400-\u4dbf\u4e00-\u9fff]"
_OPENINGS, _CLOSINGS = "〔[［(（【〖﹝<〈", "〕]］)）】〗﹞>〉"
_YEAR = r"(?P<year>(?:19|20)?\d{2}|[零〇○一二三四五六七八九]{4})"
_CODE = rf"(?P<code>{_HAN}(?:{_S}{_HAN}){{0,39}})?"
_DOCUMENT = Pattern(
    rf"{_CODE}{_S}(?P<open>[{re.escape(_OPENINGS)}]){_S}{_YEAR}{_S}年?{_S}(?P<close>[{re.escape(_CLOSINGS)}]){_S}"
    rf"(?P<junk>第|的)?{_S}(?P<serial>\d{{1,5}})(?![\d.])(?:{_S}(?P<mark>[号號]))?"
)
# One bracket of the year lost in a conversion: 〔20271号, 青应急2027〕1号; perhaps with the 号.
_UNCLOSED = Pattern(
    rf"{_CODE}{_S}(?P<open>[〔［\[【﹝]){_S}(?P<year>(?:19|20)\d{{2}}){_S}(?P<serial>\d{{1,5}})"
    rf"(?:{_S}(?P<mark>[号號])|(?={_S}(?:[,，、;；)）。]|$)))"
)
_UNOPENED = Pattern(
    rf"(?P<code>{_HAN}(?:{_S}{_HAN}){{1,39}}){_S}(?P<year>(?:19|20)\d{{2}}){_S}(?P<close>[〕］\]】﹞]){_S}"
    rf"(?P<serial>\d{{1,5}}){_S}(?P<mark>[号號])"
)
_ORDER = Pattern(
    rf"(?P<code>(?:{_HAN}{_S}){{0,30}}令){_S}"
    rf"(?:[〔\[（(]?{_S}(?P<year>(?:19|20)\d{{2}}){_S}[年〕\]）)]{_S})?"
    rf"第{_S}(?P<serial>\d{{1,5}}|[一二三四五六七八九十百零〇]+){_S}[号號]"
)
_ANNOUNCEMENT = Pattern(
    rf"(?P<code>(?:{_HAN}{{0,30}}(?:公告|通告|公报|第?公示)){_S})?"
    rf"(?P<year>(?:19|20)\d{{2}}){_S}年{_S}第{_S}(?P<serial>\d{{1,5}}){_S}[号號]"
)
_STANDARD = Pattern(
    r"(?<![A-Za-z])(?:DB\d{2}|[A-Z]{2,3})(?:/[TZ])?[ \u00a0]?\d{2,6}(?:\.\d+)?[-—–](?:19|20)\d{2}(?!\d)"
)
_STRICT = Pattern("[\u4e00-\u9fff]{2,16}〔(?:19|20)\\d{2}〕[1-9]\\d{0,4}号")
_STRICT_ORDER = Pattern("[\u4e00-\u9fff]{2,30}令第(?:[1-9]\\d{0,4}|[一二三四五六七八九十百零]+)号")
_OPENING = Pattern(rf"{_S}[（(]")
# A number in a bracket that is never closed stands near; lines can be endless.
_FARTHEST = 1000
_LONGEST_CODE = 16
_LONGEST_ORDER_CODE = 30
# Words of the sentence that run into the code: 根据青应急〔2027〕3号.
_LEADING = Pattern(
    r".*(?:根据|依据|按照|依照|遵照|对照|参照|执行|落实|贯彻|转发|印发|下发|制发|发布|公布|详见|参见|文号为?|文件"
    r"|以下简称|号[、和及与为是]?|另见|的)|^[见以按与及]"
)

# The masthead runs into the code. Orders keep these words: 人民政府令.
_OFFICE = Pattern(r".*(?:人民政府|委员会|办公[室厅]|管理局|指挥部)(?=..)")


def find_document_numbers(text: str) -> tuple[NumberMention, ...]:
    """Find document numbers (发文字号), order numbers and the like, in order and without overlap.

    Other brackets than 〔〕, 第, padding, 號, spaces, short or Chinese years and a missing 号 are understood
    and make a number unofficial; a number with half of its brackets lost is ``damaged``.
    """
    folded = from_full_width(text)
    found: list[NumberMention] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(folded):
            mention = read(text, match)
            if mention is None:
                continue
            place = bisect_left(found, mention.span.start, key=lambda other: other.span.start)
            if not any(mention.span.overlaps(other.span) for other in found[max(0, place - 1) : place + 1]):
                found.insert(place, mention)
    return tuple(found)


def find_citations(text: str) -> tuple[CitationMention, ...]:
    """Find the outermost titles in 《》, each with the number that follows it directly in brackets."""
    citations = []
    position = text.find("《")
    closes = matching_closes(text) if position >= 0 else {}
    while position >= 0:
        close = closes.get(position)
        if close is None:
            position = text.find("《", position + 1)
            continue
        title_span = Span(position + 1, close)
        citation = CitationMention(
            span=Span(position, close + 1), title_span=title_span, title=title_span.of(text).strip()
        )
        citations.append(_with_number(text, citation))
        position = text.find("《", close + 1)
    return tuple(citations)


def _with_number(text: str, citation: CitationMention) -> CitationMention:
    opening = _OPENING.match(text, citation.span.end)
    if opening is None:
        return citation
    start = opening.end()
    close = matching_close(text, start - 1)
    inside = text[start : start + _FARTHEST].partition("\n")[0] if close is None else text[start:close]
    for mention in find_document_numbers(inside):
        if inside[: mention.span.start].strip():
            break
        behind = inside[mention.span.end :]
        if close is None and not behind.startswith(("）", ")")):
            break
        number = evolve(mention, span=mention.span.shifted(start))
        end = close + 1 if close is not None and not behind.strip() else number.span.end
        return evolve(
            citation, span=Span(citation.span.start, end), number=number, number_text=number.printed
        )
    return citation


def _document(text: str, match: re.Match[str]) -> NumberMention | None:
    year, serial = _full_year(match["year"]), int(match["serial"])
    opening = _OPENINGS.index(match["open"])
    well_formed = match["open"] in "〔［[【﹝" and opening == _CLOSINGS.index(match["close"])
    # （2027）3 without 号 may be anything; so may <20>.
    if serial == 0 or (match["mark"] is None and not well_formed):
        return None
    if match["open"] in "(（<〈" and len(match["year"]) < 4:
        return None
    mention = _mention(text, match, NumberKind.DOCUMENT, year, serial)
    return evolve(mention, official=_STRICT.fullmatch(mention.printed) is not None)


def _damaged(text: str, match: re.Match[str]) -> NumberMention | None:
    if match["mark"] is None and match["code"] is None:
        return None
    year, serial = int(match["year"]), int(match["serial"])
    mention = _mention(text, match, NumberKind.DOCUMENT, year, serial)
    if serial == 0:
        return evolve(mention, year=None, serial=None, damaged=True)
    return evolve(mention, damaged=True, candidate=f"{mention.code}〔{year}〕{serial}号")


def _order(text: str, match: re.Match[str]) -> NumberMention | None:
    serial = from_chinese(match["serial"])
    year = int(match["year"]) if match["year"] else None
    mention = _mention(text, match, NumberKind.ORDER, year, serial, longest=_LONGEST_ORDER_CODE)
    if mention.code.endswith(("命令", "禁令", "指令", "司令")) and mention.code != "命令":
        return None
    return evolve(mention, official=_STRICT_ORDER.fullmatch(mention.printed) is not None)


def _announcement(text: str, match: re.Match[str]) -> NumberMention | None:
    mention = _mention(text, match, NumberKind.ANNOUNCEMENT, int(match["year"]), int(match["serial"]))
    return evolve(mention, official=not re.search(_SPACE, mention.printed))


def _standard(text: str, match: re.Match[str]) -> NumberMention:
    printed = text[match.start() : match.end()]
    return NumberMention(
        span=Span(*match.span()),
        printed=printed,
        kind=NumberKind.STANDARD,
        code=re.split(r"[ \u00a0\d]", printed, maxsplit=1)[0],
        year=int(match[0][-4:]),
        serial=None,
        official=True,
    )


_READERS = (
    (_DOCUMENT, _document),
    (_UNCLOSED, _damaged),
    (_UNOPENED, _damaged),
    (_ORDER, _order),
    (_ANNOUNCEMENT, _announcement),
    (_STANDARD, _standard),
)


def _mention(
    text: str,
    match: re.Match[str],
    kind: NumberKind,
    year: int | None,
    serial: int | None,
    *,
    longest: int = _LONGEST_CODE,
) -> NumberMention:
    code, start = match["code"] or "", match.start()
    if code[:1] in tuple("和及与") and text[max(0, start - 1) : start] in tuple("号號"):
        code, start = code[1:], start + 1
    for leading in (_LEADING, _OFFICE) if kind is NumberKind.DOCUMENT else (_LEADING,):
        if (lead := leading.match(code)) is not None:
            code, start = code[lead.end() :], start + lead.end()
    # A space parts the code from the words before it, unless its characters are spaced out one by one.
    parted = re.search(rf"(?:^|{_SPACE})({_HAN}{{2,}}|{_HAN}(?:{_SPACE}+{_HAN})*){_S}$", code)
    if parted is not None:
        code, start = code[parted.start(1) :], start + parted.start(1)
    if len(code) > longest:
        code, start = code[-longest:], start + len(code) - longest
    while text[start : start + 1].isspace():
        start += 1
    end = match.end()
    return NumberMention(
        span=Span(start, end),
        printed=text[start:end],
        kind=kind,
        code=re.sub(f"{_SPACE}+", "", code),
        year=year,
        serial=serial,
        official=False,
    )


def _full_year(year: str) -> int | None:
    number = from_chinese(year)
    if number is None or number >= 1000:
        return number
    return number + (1900 if number >= 50 else 2000)
