"""What prose states: cited documents, contacts, validity, lost characters, deadlines, each with its span."""

from __future__ import annotations

from collections.abc import Iterator

import pendulum
from attrs import define, field

from emplan.chinese.dates import DateBound, DateEdge, DateMention, DatePrecision, find_dates, parse_date
from emplan.chinese.document_numbers import find_citations
from emplan.chinese.numerals import from_chinese
from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Span
from emplan.errors import InvalidValueError
from emplan.model import (
    OPEN,
    Citation,
    Contact,
    Deadline,
    DocumentNumber,
    Illegible,
    Mark,
    OpenType,
    Placement,
    ValidityPeriod,
)
from emplan.model.dated_deadlines import dated
from emplan.model.deadline_wording import read_deadline
from emplan.reading.mending.characters import Lost

_SHORT_NAME = Pattern(r"(?:以下)?(?:统一)?简称(?:为)?[:：]?$")
_PERSON = Pattern(
    r"联\s*系\s*人\s*(?:及(?:联系)?电话)?\s*[:：]\s*(?P<person>[\u4e00-\u9fff·]{2,4}(?:、[\u4e00-\u9fff·]{2,4})*)"
)
_PHONE = Pattern(
    r"(?:(?:联系|咨询|办公)?(?:电话|方式|手机)(?:号码)?(?:（传真）|/传真)?\s*[:：]?\s*"
    r"|(?<=[\u4e00-\u9fff，,；; ]))"
    r"(?P<phone>(?:1\d{10}|(?:\d{3,4}[-—－ ]?)?\d{7,8})(?:(?:转|-)\d{1,5})?)(?!\d)"
)
_EMAIL = Pattern(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_VALID_FOR = Pattern(
    r"有效期(?:限)?(?:为|是|：)?\s*(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3}|半)\s*(?P<unit>年|个月)"
)
_DAY = r"\d{4}年\d{1,2}月\d{1,2}日"
_VALID_UNTIL = Pattern(
    rf"有效期(?:限)?(?:(?:为|是|：)?(?:自|从)?(?P<since>{_DAY})起?)?(?:至|到|截至|截止至?)\s*(?P<date>{_DAY})"
)
# 自2027年3月1日起施行: a validity counts from then, not from the date of issue.
_IN_FORCE = Pattern(rf"(?:自|从|于)(?P<since>{_DAY})(?:起|开始)?(?:正式)?(?:施行|实施|执行|生效)")
_RECURRING = Pattern(
    r"每(?:月|季度?|周|半年|年)(?:度)?(?:\d{1,2}\s*月(?:\d{1,2}\s*[日号]|[底末]|[上中下]旬)|\d{1,2}(?!\d)\s*(?:[日号]|(?!\s*月))(?:[、和及]\d{1,2}\s*[日号])*|底|末|[上中下]旬)(?:之?前|以前)?"
)
# As far back as words that belong to a date or a title are looked for.
_REACH = 12
_FINISHED = Pattern(r"(?:全部|基本)?(?:完成|完工|竣工|建成|投入使用|投用)(?=[。；，]|$)")
_FROM_NOW = Pattern(r"(?:自|从)?即日起(?:至|到)$")


@define
class Prose:
    """Reads the marks of paragraphs, with what the document as a whole tells."""

    year: int | None
    issue_date: pendulum.Date | OpenType | None
    lost: tuple[Lost, ...] = ()
    own_names: frozenset[str] = frozenset()
    """Names of the plan itself, which are no citations."""
    short_names: set[str] = field(factory=set)

    def marks(self, text: str, start: int) -> tuple[Mark, ...]:
        """What a paragraph notes; ``start`` is its place in the mended text."""
        found: list[Mark] = [*self._citations(text), *_contacts(text), *self._validity(text)]
        for lost in self.lost:
            low, high = lost.span.start - start, lost.span.end - start
            if 0 <= low < high <= len(text):
                candidates = tuple(one for one in lost.candidates if one.strip())
                found.append(Illegible(span=Span(low, high), candidates=candidates))
        return tuple(sorted(found, key=lambda mark: mark.span))

    def _citations(self, text: str) -> Iterator[Citation]:
        for mention in find_citations(text):
            title = mention.title
            if not title:
                continue
            start = mention.span.start
            if _SHORT_NAME.search(text, max(0, start - _REACH), start):
                self.short_names.add(_bare(title))
                continue
            if _bare(title) in self.own_names or _bare(title) in self.short_names:
                continue
            number = mention.number_text.strip() if mention.number_text else None
            span = mention.span if number else Span(mention.title_span.start - 1, mention.title_span.end + 1)
            candidate = None
            if mention.number is not None and mention.number.damaged and mention.number.candidate:
                candidate = _parsed(mention.number.candidate)
            yield Citation(span=span, title=title, number=number, candidate=candidate)

    def _validity(self, text: str) -> Iterator[ValidityPeriod]:
        start = self.issue_date if self.issue_date is not None else OPEN
        until = _VALID_UNTIL.search(text)
        stated = until if until and until["since"] else _IN_FORCE.search(text)
        if stated is not None:
            start = parse_date(stated["since"]) or start
        if until is not None:
            last = parse_date(until["date"])
            if last is not None and (not isinstance(start, pendulum.Date) or last >= start):
                yield ValidityPeriod(span=Span(*until.span()), start=start, until=last.add(days=1))
        elif length := _VALID_FOR.search(text):
            count = from_chinese(length["n"]) or 0
            months = 6 if length["n"] == "半" else count if "月" in length["unit"] else 0
            years = count if length["unit"] == "年" and length["n"] != "半" else 0
            if months or years:
                yield ValidityPeriod(span=Span(*length.span()), start=start, years=years, months=months)

    def deadlines(self, text: str) -> Iterator[Deadline]:
        """Deadlines that the sentence itself states (6月底前, 自即日起至4月8日, 每月15日前)."""
        taken: list[Span] = []
        for found in _RECURRING.finditer(text):
            span = Span(*found.span())
            taken.append(span)
            yield read_deadline(found[0], self.year, label="", placement=Placement.NOTED, span=span)
        for mention in find_dates(text):
            span = mention.span
            if not mention.valid or any(span.overlaps(other) for other in taken):
                continue
            since = _FROM_NOW.search(text, max(0, span.start - _REACH), span.start)
            if since is not None:
                span = Span(since.start(), span.end)
            elif not (self._is_due(mention) or self._is_done(mention, text)):
                continue
            common = {"label": "", "placement": Placement.NOTED, "span": span}
            deadline = dated(mention, span.of(text), self.year, common)
            if deadline is not None:
                yield deadline

    def _is_done(self, mention: DateMention, text: str) -> bool:
        """Whether a month or quarter is when something will be finished: 10月完成."""
        if mention.bound is not None or mention.precision in (DatePrecision.YEAR, DatePrecision.RELATIVE):
            return False
        last = mention.end or mention.start
        past = last.year is not None and self.year is not None and last.year < self.year
        return not past and _FINISHED.match(text, mention.span.end) is not None

    def _is_due(self, mention: DateMention) -> bool:
        if mention.bound is not DateBound.BEFORE:
            return False
        last = mention.end or mention.start
        if last.year is not None and self.year is not None and last.year < self.year:
            return False
        if mention.precision in (DatePrecision.YEAR, DatePrecision.RELATIVE):
            return last.edge is DateEdge.END
        return True


def _bare(title: str) -> str:
    return "".join(title.split())


def _parsed(number: str) -> DocumentNumber | None:
    try:
        return DocumentNumber.parse(number)
    except InvalidValueError:
        return None


def _contacts(text: str) -> Iterator[Contact]:
    for person in _PERSON.finditer(text):
        following = _PERSON.search(text, person.end())
        stop = following.start() if following else len(text)
        reach = min(stop, person.end() + 120)
        phone = _PHONE.search(text, person.end(), reach)
        email = _EMAIL.search(text, person.end(), reach)
        ends = [one.end() for one in (person, phone, email) if one is not None]
        yield Contact(
            span=Span(person.start(), max(ends)),
            person=person["person"],
            phone=phone["phone"] if phone else None,
            email=email[0] if email else None,
        )
