"""Deciding on every token of a passage: the rules by kind, after the rules by place."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

import pendulum
from attrs import frozen

from emplan.chinese.dates import find_dates, format_date
from emplan.chinese.numerals import from_chinese, to_chinese
from emplan.chinese.spans import Span
from emplan.rollover.calendars import WEEKDAYS
from emplan.rollover.context import OwnNames
from emplan.rollover.dating import Ruling, judge_date, shift
from emplan.rollover.passages import Passage, Setting
from emplan.rollover.phrases import TokenKind
from emplan.rollover.programmes import ActionSpan, judge_action, judge_congress, judge_five_year_plan
from emplan.rollover.references import References
from emplan.rollover.replacing import Renamer, Successors
from emplan.rollover.review import Severity, Verdict, doubtful, kept
from emplan.rollover.roll import Roll
from emplan.rollover.tokens import Token
from emplan.rollover.zones import Zone


@frozen(kw_only=True)
class Scene:
    """What is known about the whole plan when one of its tokens is judged."""

    roll: Roll
    names: OwnNames
    actions: tuple[ActionSpan, ...]
    own_number: str | None
    renamer: Renamer | None = None
    successors: Successors | None = None
    references: References | None = None


@frozen(kw_only=True)
class Place:
    """Where a token stands in its passage, whose coordinates it is in."""

    passage: Passage
    token: Token
    cited: bool
    quoted: Span | None
    zone: Zone | None


def judge(place: Place, scene: Scene) -> Ruling:
    """Decide on one token."""
    passage, token = place.passage, place.token
    if passage.setting is Setting.NAME:
        return Ruling(doubtful("名称中的时间或序数，请核对", "part of a name: is it still right?"))
    if place.cited:
        return Ruling(kept("引用文件名称，不作改动", "part of a cited title"))
    if token.kind is TokenKind.DATE:
        quoted = place.quoted is not None and place.quoted.of(passage.text) not in scene.names.quoted
        return judge_date(token, passage, place.zone, scene.roll, quoted=quoted)
    if token.kind is TokenKind.BARE_YEAR:
        return _bare_year(place, scene)
    return Ruling(_BY_KIND[token.kind](place, scene))


_MEASURE = re.compile(
    r"\s?(?:个|处|座|家|户|名|人|场|次|台|套|支|所|条|米|公里|公斤|吨|元|万|亿|平方|件|批|号|%)"
)


# A cell that is only a year, or a year and a month.
_ALONE = re.compile(r"\s*\d{4}\s*(?:[-./]\s*\d{1,2})?\s*(?:底?前)?\s*")


_WITH_MONTH = re.compile(r"[.．/-]\d{1,2}(?!\d)")


def _bare_year(place: Place, scene: Scene) -> Ruling:
    passage, token, roll = place.passage, place.token, scene.roll
    year, text = token.years[0], passage.text
    if _MEASURE.match(text, token.span.end):
        return Ruling(kept("数量，不是年份", "an amount, not a year"))
    if place.zone is not None and place.zone.moves:
        return shift(text, token, roll, place.zone.note)
    alone = _ALONE.fullmatch(text) is not None
    own = place.quoted is not None and place.quoted.of(text) in scene.names.quoted
    alone = alone or (
        passage.setting is Setting.DEADLINE and _WITH_MONTH.match(text, token.span.end) is not None
    )
    if roll.owns(year) and (passage.setting is Setting.TITLE or alone or own):
        return shift(text, token, roll)
    if roll.base - 1 <= year <= roll.target:
        return Ruling(doubtful("可能是年份，请核对", "may be a year"))
    return Ruling(kept("其他年份或数字，不作改动", "another year, or a number"))


def _anniversary(place: Place, scene: Scene) -> Verdict:
    new = _counted_on(place.token.core, scene.roll.delta)
    proposal = place.token.printed.replace(place.token.core, new)
    return doubtful(
        f"周年数已变；如沿用，应为“{proposal}”",
        f"anniversaries move on; if it is said again, {proposal}",
        Severity.MUST,
    )


def _nth_year(place: Place, scene: Scene) -> Verdict:
    core = place.token.core
    proposal = place.token.printed.replace(core, _counted_on(core, scene.roll.delta)) if core else ""
    hint = f"；如同一规划仍在期内，应为“{proposal}”" if proposal else ""
    hint_en = f"; if that still runs, {proposal}" if proposal else ""
    return doubtful(f"年次已变{hint}", f"the nth year of something is over{hint_en}", Severity.MUST)


def _nth_edition(place: Place, scene: Scene) -> Verdict:
    core = place.token.core
    proposal = place.token.printed.replace(core, _counted_on(core, scene.roll.delta))
    return doubtful(
        f"每年一次的活动届次已变；如逐年举办，应为“{proposal}”",
        f"an edition that comes every year; if none was skipped, {proposal}",
        Severity.MUST,
    )


def _counted_on(number: str, delta: int) -> str:
    value = (from_chinese(number) or 0) + delta
    return str(value) if number[0].isdigit() else to_chinese(value)


def _number(place: Place, scene: Scene) -> Verdict:
    if scene.own_number is not None and place.token.core == scene.own_number:
        return doubtful("正文引用了上年本文件的文号，请核对", "last year's own number", Severity.MUST)
    return kept("引用文件的文号，不作改动", "the number of a cited document")


def _action(place: Place, scene: Scene) -> Verdict:
    before = place.passage.text[: place.token.span.start]
    name = re.search(r"[\u4e00-\u9fff]{0,12}$", before)
    return judge_action(name[0] if name else "", scene.actions, scene.roll)


def _five_year_plan(place: Place, scene: Scene) -> Verdict:
    return judge_five_year_plan(place.token.core, scene.roll)


def _congress(place: Place, scene: Scene) -> Verdict:
    if re.match(r"(?:的)?(?:胜利|顺利)?(?:召开|闭幕)", place.passage.text[place.token.span.end :]):
        return doubtful("会议可能已召开，请核对", "may have taken place by now", Severity.MUST)
    return judge_congress(place.token.core, scene.roll)


def _short_year(place: Place, scene: Scene) -> Verdict:
    year = scene.roll.base // 100 * 100 + int(place.token.core)
    if scene.roll.base - 3 <= year <= scene.roll.target + 3:
        return doubtful("两位数年份，请核对并写全", "a year of two digits")
    return kept("年数，不是年份", "a number of years, not a year")


def _weekday(place: Place, scene: Scene) -> Verdict:
    mentions = find_dates(place.passage.text)
    date = next((one for one in mentions if one.span.end == place.token.span.start), None)
    point = None if date is None else date.end or date.start
    if date is None or point is None or not date.valid or point.month is None or point.day is None:
        return doubtful("星期请核对", "is this still the day of the week?")
    moves = point.year is None or scene.roll.moves(point.year, point.month)
    if not moves:
        return kept("日期未改，星期不变", "its date stays, so does the day of the week")
    year = scene.roll.target if point.year is None else point.year + scene.roll.delta
    last = calendar.monthrange(year, point.month)[1]
    day = pendulum.date(year, point.month, min(point.day, last))
    name = WEEKDAYS[day.weekday()]
    if name == place.token.core.replace("天", "日"):
        return kept(f"{format_date(day)}也是星期{name}", f"the same day of the week on {day}")
    return doubtful(f"{format_date(day)}是星期{name}", f"{day} is a {day:dddd}", Severity.MUST)


def _always(verdict: Verdict) -> Callable[[Place, Scene], Verdict]:
    return lambda place, scene: verdict


_BY_KIND: Mapping[TokenKind, Callable[[Place, Scene], Verdict]] = MappingProxyType(
    {
        TokenKind.CONTACT: _always(doubtful("联系人及联系方式请核对", "is this still the one to call?")),
        TokenKind.DOCUMENT_NUMBER: _number,
        TokenKind.DAMAGED_NUMBER: _always(doubtful("文号残损，请核对原文", "a damaged document number")),
        TokenKind.STANDARD: _always(kept("标准编号，不作改动", "the number of a standard")),
        TokenKind.EVENT: _always(kept("以日期命名的事件或节日", "an event or day known by its date")),
        TokenKind.ANNIVERSARY: _anniversary,
        TokenKind.YEAR_OF_PROGRAMME: _always(
            doubtful("年度定位用语，下一年度须改写", "says what last year was for; rewrite", Severity.MUST)
        ),
        TokenKind.NTH_YEAR: _nth_year,
        TokenKind.NTH_EDITION: _nth_edition,
        TokenKind.MEETING: _always(
            doubtful("会议届次请核对，可能已有新的会议", "there may be a newer meeting")
        ),
        TokenKind.CONGRESS: _congress,
        TokenKind.FIVE_YEAR_PLAN: _five_year_plan,
        TokenKind.ACTION: _action,
        TokenKind.STAGE: _always(
            doubtful(
                "行动阶段用语（开局、收官），须按年度改写", "a stage that has passed; rewrite", Severity.MUST
            )
        ),
        TokenKind.ORDINAL: _always(doubtful("序数请核对", "an ordinal: is it still right?", Severity.INFO)),
        TokenKind.ABOUT_TO_HAPPEN: _always(
            doubtful("当时尚未发生的事项，现状请核对", "was about to happen; has it?", Severity.MUST)
        ),
        TokenKind.NEWLY: _always(doubtful("“新”字表述请核对是否仍适用", "is it still new?", Severity.INFO)),
        TokenKind.REPEAL: _always(
            doubtful("废止条款请核对，所废止文件应随年度更新", "a repeal: of which document this time?")
        ),
        TokenKind.SEASON: _always(
            doubtful("相对季节用语，请核对", "a season counted from last year's plan", Severity.INFO)
        ),
        TokenKind.UP_TO_NOW: _always(
            doubtful("相对时间用语，请核对所述内容", "counted from when last year's plan was written")
        ),
        TokenKind.RELATIVE_SPAN: _always(
            kept("相对时段，随方案年度顺延", "counted back from the plan's year")
        ),
        TokenKind.AMOUNT: _always(
            doubtful("数量可能是上年任务，请核对", "an amount that may be last year's", Severity.INFO)
        ),
        TokenKind.APPOINTMENT: _always(
            doubtful("任职安排请核对", "is the same person appointed?", Severity.INFO)
        ),
        TokenKind.SHORT_YEAR: _short_year,
        TokenKind.WEEKDAY: _weekday,
    }
)
