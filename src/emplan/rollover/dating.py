"""Deciding on dates: what moves with the plan, what is history, what belongs to a longer programme."""

from __future__ import annotations

import calendar
import re

import pendulum
from attrs import frozen

from emplan.chinese.dates import DateBound, DateMention, DatePoint, DatePrecision, RelativeYear
from emplan.chinese.spans import Edit
from emplan.rollover.calendars import CalendarNote, note_on_day
from emplan.rollover.context import is_standing_date, reports, tells_of_past
from emplan.rollover.passages import Passage, Setting
from emplan.rollover.programmes import judge_span
from emplan.rollover.review import Severity, Verdict, doubtful, kept, shifted
from emplan.rollover.roll import Roll
from emplan.rollover.tokens import Token
from emplan.rollover.years import shift_edits
from emplan.rollover.zones import Zone


@frozen
class Ruling:
    """A verdict on a token and, where it is shifted, the edits of its passage's text."""

    verdict: Verdict
    edits: tuple[Edit, ...] = ()


def move(text: str, token: Token, roll: Roll, note: CalendarNote | None = None) -> Ruling | None:
    """Shift a token by the roll; ``None`` if its words stay the same."""
    moved = shift(text, token, roll, note)
    return moved if moved.edits else None


def shift(text: str, token: Token, roll: Roll, note: CalendarNote | None = None) -> Ruling:
    """Shift a token that has a year by the roll."""
    edits = shift_edits(text, token.span, roll.delta, _unstated_year(token.mention, roll))
    if any(edit.before[-1] in "9９九" and len(edit.before) < 4 for edit in edits):
        return Ruling(
            shifted(
                "顺延后该年2月没有29日，改为28日", "its new year has no 29 February; the 28th", Severity.CHECK
            ),
            edits,
        )
    note = note or _festival_note(text, token)
    if note:
        reason = (f"年份顺延；{note.text}", f"moved with the plan; {note.text_en}")
        return Ruling(shifted(*reason, note.severity), edits)
    return Ruling(shifted("方案年度，年份顺延", "the plan's own year, moved with it"), edits)


# Their days move in the solar year; a date beside their name was one year's.
_LUNAR_FESTIVAL = re.compile("春节|除夕|元宵|正月|腊月|端午|中秋|重阳|节日期间|两节")
_BESIDE = 14


def _festival_note(text: str, token: Token) -> CalendarNote | None:
    mention = token.mention
    if mention is None or mention.precision not in (DatePrecision.DAY, DatePrecision.MONTH_DAY):
        return None
    before = re.split("[。；;]", text[max(0, token.span.start - _BESIDE) : token.span.start])[-1]
    after = re.split("[。；;]", text[token.span.end : token.span.end + _BESIDE])[0]
    if not (_LUNAR_FESTIVAL.search(before) or _LUNAR_FESTIVAL.search(after)):
        return None
    return CalendarNote(
        "农历节日的日期每年不同，请核对",
        "a festival of the lunar calendar has other days each year",
        Severity.CHECK,
    )


def _unstated_year(mention: DateMention | None, roll: Roll) -> int:
    if mention is None or mention.end is None:
        return roll.target
    start, end = mention.start, mention.end
    following = end.relative_year is RelativeYear.FOLLOWING
    crossing = (end.month or 0, end.day or 0) < (start.month or 0, start.day or 0)
    return roll.target + (following or crossing)


_MEETING_OF_YEAR = re.compile(
    r"(?!要|应(?!急)|将)[^。；，,召]{0,20}?(?:(?:会议|全会)[”\"]?(?:精神|要求|部署(?!全|各|年)|安排)|一号文件)"
)


# 2026年青禾全国农民运动会: the year is a part of the name, and mostly there is none the year after.
_GAMES_OF_YEAR = re.compile(
    r"[^，。；、：:“《》的开召]{0,12}?(?:运动会|世运会|亚运会|奥运会|大运会|全运会|博览会|进博会|世博会)"
)


def judge_date(token: Token, passage: Passage, zone: Zone | None, roll: Roll, *, quoted: bool) -> Ruling:
    """Decide on a date, month, part of a year or year in its passage."""
    mention = token.mention
    assert mention is not None
    if zone is not None:
        moved = move(passage.text, token, roll, zone.note) if zone.moves else None
        festival = _festival_note(passage.text, token) if zone.moves else None
        return moved or Ruling(_unwritten(festival) if festival else zone.unchanged)
    if passage.setting is Setting.CAPTION:
        return Ruling(
            doubtful("题注中的日期请改写", "the date under the title is last year's", Severity.MUST)
        )
    if not mention.valid:
        return Ruling(doubtful("日期不存在，请核对", "there is no such day"))
    if not token.years:
        return _unstated(token, mention, passage, roll)
    if passage.setting is not Setting.TITLE:
        if is_standing_date(passage.text, mention):
            return Ruling(doubtful("统计起止时间，请核对", "tells how far a report reaches"))
        if tells_of_past(passage.text, mention):
            severity = Severity.CHECK if max(token.years) >= roll.base else Severity.INFO
            return Ruling(kept("已发生的事项，时间不变", "something past", severity))
        if roll.base in token.years and _GAMES_OF_YEAR.match(passage.text[token.span.end :]):
            return Ruling(doubtful("以年份命名的活动，请核对", "an event that is known by its year"))
        if roll.base in token.years and _MEETING_OF_YEAR.match(passage.text[token.span.end :]):
            return Ruling(
                doubtful("年度会议，可能已有新一年度的，请核对", "there may be a newer yearly meeting")
            )
    if mention.end is not None and len(token.years) > 1:
        return _range(token, mention, passage, roll)
    if quoted and passage.setting is not Setting.TITLE and roll.base in token.years:
        return Ruling(doubtful("引号内的名称带有年份，请核对", "a year inside a quoted name"))
    return _stated(token, mention, passage, roll)


def _range(token: Token, mention: DateMention, passage: Passage, roll: Roll) -> Ruling:
    first, last = token.years[0], token.years[-1]
    if last - first > 1:
        if passage.setting is Setting.TITLE:
            return Ruling(
                doubtful(
                    f"标题为跨年度方案（{first}—{last}年），请核对",
                    f"a plan of {first}-{last}: does it begin anew?",
                    Severity.MUST,
                )
            )
        if last < roll.base:
            return Ruling(kept("以往年份，属历史情况", "earlier years: history"))
        return Ruling(judge_span(first, last, roll))
    if roll.base in (first, last) or roll.owns(last):
        return shift(passage.text, token, roll)
    return _other_year(last, mention, roll)


_VALID_UNTIL = re.compile(r"有效期[^。；《》]{0,12}$")


def _stated(token: Token, mention: DateMention, passage: Passage, roll: Roll) -> Ruling:
    point = mention.end or mention.start
    year, month = token.years[-1], point.month or 12
    ends_soon = point.month is not None and (mention.bound is DateBound.BEFORE or mention.end is not None)
    dated = mention.precision in (DatePrecision.DAY, DatePrecision.MONTH)
    own_validity = year > roll.base and _VALID_UNTIL.search(passage.text[: token.span.start])
    if roll.owns(year) or own_validity or (dated and ends_soon and roll.moves(year, month)):
        note = _note(point, year + roll.delta) if mention.bound is DateBound.BEFORE else None
        return shift(passage.text, token, roll, note or _beside_its_successor(passage.text, mention, roll))
    return _other_year(year, mention, roll)


def _beside_its_successor(text: str, mention: DateMention, roll: Roll) -> CalendarNote | None:
    """2026年完成三成，2027年完成六成: moved, the first says what the second says already."""
    if roll.owns(roll.target):
        return None
    written = re.sub("《[^《》]*》", "", text)
    alone = rf"(?<![\d—–~～-]){roll.target}年(?!\d)"
    if mention.precision is not DatePrecision.YEAR or not re.search(alone, written):
        return None
    return CalendarNote(
        f"同段另有{roll.target}年的安排，请核对",
        f"the passage also speaks of {roll.target}",
        Severity.CHECK,
    )


def _other_year(year: int, mention: DateMention, roll: Roll) -> Ruling:
    if year > roll.base:
        if year < roll.target:
            return Ruling(
                doubtful(
                    f"{year}年的目标在{roll.target}年以前已到期，请核对",
                    f"a goal for {year} that is past in {roll.target}",
                    Severity.MUST,
                )
            )
        hint = f"；如指方案年度的下一年，应为{year + roll.delta}年" if year == roll.base + 1 else ""
        return Ruling(
            doubtful(
                f"以后年度的目标或时限，未顺延，请核对{hint}", "a goal or date of a later year; not moved"
            )
        )
    if year == roll.base - 1 or mention.bound is DateBound.BEFORE:
        return Ruling(
            doubtful(
                f"上年方案之前的年份，如仍需写上一年，应为{year + roll.delta}年",
                f"the year before the plan; if the year before is meant, {year + roll.delta}",
            )
        )
    return Ruling(kept("以往年份，属历史情况", "an earlier year: history"))


def _unstated(token: Token, mention: DateMention, passage: Passage, roll: Roll) -> Ruling:
    if mention.start.relative_year is not None:
        return Ruling(_relative(token, mention.start.relative_year, passage.text))
    if tells_of_past(passage.text, mention):
        return Ruling(doubtful("已发生的事项，未写年份，请核对", "something past, without its year"))
    moved = move(passage.text, token, roll)
    if moved is not None:
        return moved
    note = _festival_note(passage.text, token)
    if note is None and (mention.bound is DateBound.BEFORE or mention.end is not None):
        note = _note(mention.end or mention.start, _unstated_year(mention, roll))
    if note is not None:
        return Ruling(_unwritten(note))
    return Ruling(kept("未写年份，随方案年度顺延", "no year is printed; it moves with the plan"))


def _unwritten(note: CalendarNote) -> Verdict:
    return doubtful(
        f"未写年份，随方案年度顺延；{note.text}",
        f"no year is printed, it moves with the plan; {note.text_en}",
        note.severity,
    )


def _relative(token: Token, relative: RelativeYear, text: str) -> Verdict:
    if token.printed.startswith("年"):
        return kept("年度内时限，随方案年度顺延", "within the plan's year, whichever that is")
    if relative is RelativeYear.FOLLOWING:
        return kept("相对前文年份，随方案年度顺延", "counted from the year before it")
    if relative is RelativeYear.THIS:
        if reports(text, token.span):
            return doubtful("叙述上年情况，须按新一年度改写", "reports on last year, as this year")
        return doubtful(
            "指方案年度，请核对文意是否仍适用", "this year: does the sentence still hold?", Severity.INFO
        )
    return doubtful("相对年份，请核对所述内容", "counted from the plan's year: does the sentence still hold?")


def _note(point: DatePoint, year: int) -> CalendarNote | None:
    if point.month is None or point.day is None:
        return None
    last = calendar.monthrange(year, point.month)[1]
    return note_on_day(pendulum.date(year, point.month, min(point.day, last)))
