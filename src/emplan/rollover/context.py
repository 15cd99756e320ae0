"""Where a token stands: in a cited title, in a quotation, in a sentence about the past."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from emplan.chinese.dates import DateBound, DateMention, DatePrecision
from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Span
from emplan.model import AnnualPlan
from emplan.rollover.years import year_places

_OPENING = "《"
_CLOSING = "》"
_QUOTES = (("“", "”"), ("「", "」"), ("『", "』"))
_QUOTED_NAME = 25
"""A quotation of up to this many characters is a name or motto, a longer one is a sentence."""


def cited_spans(text: str) -> tuple[Span, ...]:
    """Find the outermost 《…》; one that is never closed reaches to the end of its sentence."""
    spans: list[Span] = []
    start, depth = 0, 0
    for position, sign in enumerate(text):
        if sign == _OPENING:
            start, depth = (position, 1) if depth == 0 else (start, depth + 1)
        elif sign == _CLOSING and depth:
            depth -= 1
            if depth == 0:
                spans.append(Span(start, position + 1))
    if depth:
        stop = re.search(r"[。；;]|$", text[start:])
        end = start + stop.start() if stop else len(text)
        spans.append(Span(start, max(end, start + 1)))
    return tuple(spans)


def quoted_spans(text: str) -> tuple[Span, ...]:
    """Find the short quotations of a text, marks included."""
    return tuple(
        Span(*match.span())
        for opening, closing in _QUOTES
        for match in re.finditer(f"{opening}([^{opening}{closing}]*){closing}", text)
        if len(match[1]) <= _QUOTED_NAME
    )


def around(span: Span, spans: Iterable[Span]) -> Span | None:
    """Return the first of the spans that holds the whole of ``span``."""
    return next((outer for outer in spans if outer.start <= span.start and span.end <= outer.end), None)


_NOISE = Pattern(r"[^\w]|的|工作|关于|印发|_")
_YEAR_WORD = Pattern(r"(?:(?:19|20)\d{2}|[一二][零〇○一二三四五六七八九]{3})年?度?")


def _folded(title: str) -> str:
    return _NOISE.sub("", _YEAR_WORD.sub("", _NOISE.sub("", title)))


@frozen
class OwnNames:
    """The names under which a plan speaks of itself."""

    titles: tuple[str, ...]
    quoted: tuple[str, ...]
    issuers: tuple[str, ...]
    years: frozenset[int]

    @classmethod
    def of(cls, plan: AnnualPlan, years: frozenset[int]) -> OwnNames:
        """Collect the names of a plan: its title, the 《…》 that its notice issues, what its titles quote."""
        titles = [plan.title.text] + ([plan.notice.title.text] if plan.notice else [])
        quoted = [span.of(title) for title in titles for span in quoted_spans(title)]
        issuers = tuple(issuer.name for issuer in plan.envelope.issuers)
        names = [_folded(plan.title.text)]
        if plan.notice:
            heading = plan.notice.title.text
            issued = (span for span in cited_spans(heading) if says_issued(heading, span))
            names += [_folded(span.of(heading)) for span in issued]
        return cls(tuple(names), tuple(dict.fromkeys(quoted)), issuers, years)

    def is_own(self, title: str, *, issued_here: bool) -> bool:
        """Whether a 《title》 is the plan itself.

        ``issued_here``: it stands where the covering notice says 印发《…》; then the place name may be
        missing.
        """
        if {place.year for place in year_places(title)} - self.years:
            return False
        name = _folded(title)
        if name in self.titles:
            return True
        return (
            issued_here
            and bool(name)
            and any(own.endswith(name) or name.endswith(own) for own in self.titles)
        )


_ISSUED = Pattern(r"(?:印发|制定|发布|现将|将)[^，。；《》]{0,12}$")
_ISSUED_AFTER = Pattern(r"(?:予以|印发|发给)")


_OF_AN_ORGAN = Pattern(
    r"(?P<name>[\u4e00-\u9fff]*(?:国务院|省|市|州|县|区|部|厅|局|委|办|会|政府|上级|中心))(?:印发|下发|制定|发布)?的?$"
)


def is_anothers(text: str, span: Span, issuers: tuple[str, ...]) -> bool:
    """Whether the words before the 《title》 at ``span`` say that another organ wrote it (市应急局《…》)."""
    said = _OF_AN_ORGAN.search(text[: span.start])
    if said is None or said["name"].endswith(("本局", "我局", "我区", "我市", "我县", "我委", "我办")):
        return False
    return not any(said["name"].endswith(name) for name in issuers)


def says_issued(text: str, span: Span) -> bool:
    """Whether the sentence issues the document named at ``span`` (现将《…》印发给你们)."""
    return bool(_ISSUED.search(text[: span.start])) or bool(_ISSUED_AFTER.match(text[span.end :]))


# What a plan sets out to do: behind such a word the sentence looks forward again.
_PLANNED = (
    "组织|开展|学习|贯彻|落实|执行|宣传|举办|完成|制定|做好|办好|抓好|防止|防范|杜绝|避免|遏制|确保|力争|推进|加强|深化|坚持"
    "|召开(?!的)|要|应(?!急)|将"
)
_GAP = rf"(?:(?!{_PLANNED})[^。；;])"
_CLOSE_GAP = rf"(?:(?!{_PLANNED})[^。；;，,])"
_EVENT = Pattern(
    rf"{_CLOSE_GAP}{{0,14}}?(?:[“\"]\d{{1,2}}\s?[.·•・．]\s?\d{{1,2}}[”\"]?|(?<!\d)\d{{1,2}}\s?[·•・]\s?\d{{1,2}}(?!\d)"
    # A bare full stop is as often that of a decimal (0.9‰, 3.5亿元).
    r"|(?<![\d.])(?:0?[1-9]|1[0-2])[.．](?:0?[1-9]|[12]\d|3[01])(?![\d%％‰])(?=[^，。；、\d万亿]{0,6}(?:事故|爆炸|火灾|坍塌|地震|洪|暴雨|台风|灾害|案件?)))"
    r"(?![^，。；、]{0,8}[日周月])"
)
_DONE = Pattern(
    rf"{_GAP}{{0,30}}?(?:发生(?!率)|造成|遇难|死亡\d|讲话|批示|指示精神|强调|指出|审议通过"
    r"|(?:召开|印发|下发|发布|公布|颁布|出台|通过|修订|实施|施行|建成|启动|开始|成立|举行|查处|作出)的"
    r"|会议(?:精神|上|部署)|座谈会(?:精神|上)|全会(?:精神|上)|事故(?:教训|调查|案例))"
)
_DONE_YEAR = Pattern(
    rf"{_CLOSE_GAP}{{0,15}}?(?:发生的|(?:印发|下发|发布|公布|颁布|出台|通过|修订|建成|查处|作出)的"
    r"|(?:特别)?重大(?:爆炸|火灾|坍塌|踩踏)事故)"
)
_CITED = Pattern(r"《[^《》]*》")
_LESSON = Pattern(r"(?:吸取|汲取|牢记|反思)[^。；;]{0,60}$")
_LEARNT = Pattern(r"[^。；;]{0,60}?(?:教训|警示)")
_UP_TO_NOW = Pattern(r"(?:截至|截止到?|自从)\s?$")


def tells_of_past(text: str, mention: DateMention) -> bool:
    """Whether the sentence reports something of that date, by what follows in the same clause."""
    if mention.bound is DateBound.BEFORE:
        return False
    if _LESSON.search(text[: mention.span.start]) and _LEARNT.match(text[mention.span.end :]):
        return True
    after = _CITED.sub("《》", text[mention.span.end :])
    if _EVENT.match(after):
        return True
    if mention.precision is DatePrecision.YEAR and mention.end is None:
        return bool(_DONE_YEAR.match(after))
    if mention.precision in (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.MONTH_DAY):
        return mention.end is None and bool(_DONE.match(after))
    return False


_REPORTED = Pattern(
    rf"以来|{_GAP}{{0,24}}?(?:发生(?!率|的)|同比|环比|取得了?|完成了|实现了|已[经达有]|累计|共(?:排查|查处|检查|开展|组织|发现))"
)


def reports(text: str, span: Span) -> bool:
    """Whether a sentence with 今年 at ``span`` says what has happened, and not what is to be done."""
    return span.of(text).endswith("以来") or bool(_REPORTED.match(text[span.end :]))


def is_standing_date(text: str, mention: DateMention) -> bool:
    """Whether the date says how far a report reaches (截至…, …以来), which only its author can move."""
    return mention.printed.endswith("以来") or bool(_UP_TO_NOW.search(text[: mention.span.start]))
