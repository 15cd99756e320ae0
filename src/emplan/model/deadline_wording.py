"""Deadlines: from the printed wording to one of the kinds that the model knows."""

from __future__ import annotations

import re
from typing import Any

import pendulum

from emplan.chinese.dates import DateMention, DatePoint, DatePrecision, find_dates
from emplan.chinese.numerals import from_chinese
from emplan.chinese.patterns import Pattern
from emplan.model.deadlines import (
    ActorDeadline,
    DayDeadline,
    Deadline,
    DirectedDeadline,
    MonthDeadline,
    PerActorDeadline,
    PeriodEndDeadline,
    PlanPeriod,
    RangeDeadline,
    Recurrence,
    RecurringDeadline,
    RelativeDeadline,
    SimpleDeadline,
    StandingDeadline,
    UnparsedDeadline,
)

_STANDING = Pattern(
    r"(?:(?:长期|持续|常年|全年|常态化|贯穿全年|坚持|日常|立行立改|即知即改|立即|随时|永久|一贯|推进|实施|开展|任务|执行"
    r"|落实|进行|用力|整改|工作)[，、；]?(?:并|且|需|要|应)?)+"
)
_STANDS = Pattern("长期|持续|常年|全年|常态化|日常|立行立改|即知即改|立即|随时|永久|一贯|坚持")
_EVERY = Pattern("每(?:个)?(?P<unit>周|月|季度?|半年|年)度?")
_RECURRENCES = {
    "周": Recurrence.WEEKLY,
    "月": Recurrence.MONTHLY,
    "季": Recurrence.QUARTERLY,
    "季度": Recurrence.QUARTERLY,
    "半年": Recurrence.HALF_YEARLY,
    "年": Recurrence.YEARLY,
}
_DAYS = Pattern(r"(\d{1,2})(?=\s*[日号]|\s*[、和及，]\s*\d{1,2}\s*[日号])")
_MONTH = Pattern(r"(\d{1,2})月")
_NUMBER = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3}|半)"
_AFTER = Pattern(
    rf"(?:在|自|从|于)?(?P<event>.{{2,60}}?)(?:之日|后|之后|以后|起|之日起|日起)+(?:的)?{_NUMBER}\s*(?P<unit>个?工作日|日|天|个?月|周|个?星期|年)(?:之)?(?:以)?内.*"
)
_DIRECTED = Pattern(
    r"(?:按照?|根据|依据|遵照|以)(?P<authority>.{1,40}?)(?:的)?(?:统一|具体|有关|相关|部署|工作)*(?:安排|部署|要求|规定|时间|时限|进度|节点)(?:和要求|要求|为准|进行|推进|落实|完成|执行|部署|实施|开展|时限|，)*"
)
_LEVEL = Pattern(
    r"(?P<actor>(?:省|市|县|区|乡|镇|州|国家|部|街道|乡镇|村)级|各[\u4e00-\u9fff（）〈〉、]{1,14}?)(?=[:：\d]|按|长期|持续|于|在)"
)
_FILLING = Pattern(
    r"(?:长期坚持|持续推进|持续开展|常态化开展|常态化推进|于|在|自|从|到|至|力争|确保|须|需|应|要|务必|必须|最迟|，|。|；|完成|前|之前|以前|底|内|建成|落实|到位|整改|全部|基本|取得明显成效|完毕|实现|止|\s|并|、|启动|报送|开展|实施)*"
)
_PERIODS = {
    ("quarter", 1): PlanPeriod.QUARTER_1,
    ("quarter", 2): PlanPeriod.QUARTER_2,
    ("quarter", 3): PlanPeriod.QUARTER_3,
    ("quarter", 4): PlanPeriod.QUARTER_4,
    ("half", 1): PlanPeriod.HALF_1,
    ("half", 2): PlanPeriod.HALF_2,
}


def read_deadline(wording: str, year: int | None, /, **common: Any) -> Deadline:
    """Understand a deadline; what is not understood is an `UnparsedDeadline`.

    Args:
        wording: The printed wording.
        year: The plan's year, which a wording without a year means.
        common: What all deadlines share: label, placement, joint, closing_mark, span.
    """
    simple = _simple(wording, year, common)
    if simple is not None:
        return simple
    parts = _per_actor(wording, year)
    if parts:
        return PerActorDeadline(wording=wording, parts=parts, **common)
    return UnparsedDeadline(wording=wording, **common)


def _per_actor(wording: str, year: int | None) -> tuple[ActorDeadline, ...]:
    parts: list[ActorDeadline] = []
    for piece in re.split("[，；,;]", wording):
        said = _LEVEL.match(piece.strip())
        if said is None:
            return ()
        rest = piece.strip()[said.end() :].lstrip("：: ")
        deadline = _simple(rest, year, {"label": ""})
        if deadline is None:
            return ()
        parts.append(ActorDeadline(said["actor"], deadline))
    return tuple(parts) if len(parts) > 1 else ()


def _simple(wording: str, year: int | None, common: dict[str, Any]) -> SimpleDeadline | None:
    bare = "".join(wording.split()).rstrip("。；，")
    if _STANDS.search(bare) and _STANDING.fullmatch(bare):
        return StandingDeadline(wording=wording, **common)
    if every := _EVERY.search(bare):
        days = tuple(int(day) for day in _DAYS.findall(bare) if 1 <= int(day) <= 31)
        # Days are counted in the last month of the period: 每年6月15日 has none.
        days = days if _MONTH.findall(bare) in ([], ["12"]) else ()
        return RecurringDeadline(wording=wording, every=_RECURRENCES[every["unit"]], days=days, **common)
    if relative := _AFTER.fullmatch(bare):
        return _relative(wording, relative, common)
    mentions = [mention for mention in find_dates(wording) if mention.valid]
    if len(mentions) == 1 and _is_the_whole(wording, mentions[0]):
        return dated(mentions[0], wording, year, common)
    if directed := _DIRECTED.fullmatch(bare):
        return DirectedDeadline(wording=wording, authority=directed["authority"], **common)
    return None


def _relative(wording: str, relative: re.Match[str], common: dict[str, Any]) -> RelativeDeadline:
    number = relative["n"]
    count = from_chinese(number) or 1
    days = months = 0
    unit = relative["unit"]
    if number == "半":
        months, days = (6, 0) if unit == "年" else (0, 15)
    elif "月" in unit:
        months = count
    elif unit == "年":
        months = 12 * count
    else:
        days = count * (7 if unit.endswith(("周", "星期")) else 1)
    return RelativeDeadline(wording=wording, event=relative["event"], days=days, months=months, **common)


def _is_the_whole(wording: str, mention: DateMention) -> bool:
    rest = wording[: mention.span.start] + wording[mention.span.end :]
    return _FILLING.fullmatch(rest) is not None


def dated(
    mention: DateMention, wording: str, year: int | None, common: dict[str, Any]
) -> SimpleDeadline | None:
    """Make the deadline that a date means; None where its year cannot be told."""
    last = mention.end or mention.start
    own = last.year if last.year is not None else _year_of(last, year)
    if own is None:
        return None
    stated = last.year is not None
    if mention.end is not None:
        return _range(mention, wording, own, year, stated, common)
    return _point(last, mention.precision, wording, own, stated, common)


def _year_of(point: DatePoint, year: int | None) -> int | None:
    if year is None:
        return None
    relative = point.relative_year.value if point.relative_year else "this"
    return year + {"last": -1, "this": 0, "next": 1, "following": 1}[relative]


def _range(
    mention: DateMention, wording: str, own: int, year: int | None, stated: bool, common: dict[str, Any]
) -> SimpleDeadline | None:
    end = _last_day(mention.end, own) if mention.end else None
    first_year = mention.start.year if mention.start.year is not None else own
    start = _first_day(mention.start, first_year)
    if start is None or end is None or end < start:
        return None
    return RangeDeadline(wording=wording, start=start, end=end, year_stated=stated, **common)


def _first_day(point: DatePoint, year: int) -> pendulum.Date | None:
    month = point.month or (3 * point.quarter - 2 if point.quarter else None) or 1
    if point.half == 2:
        month = 7
    return _date(year, month, point.day or 1)


def _last_day(point: DatePoint, year: int) -> pendulum.Date | None:
    if point.day is not None:
        return _date(year, point.month or 1, point.day)
    month = (
        point.month
        or (3 * point.quarter if point.quarter else None)
        or (6 * point.half if point.half else 12)
    )
    first = _date(year, month, 1)
    return first.end_of("month") if first is not None else None


def _date(year: int, month: int, day: int) -> pendulum.Date | None:
    try:
        return pendulum.date(year, month, day)
    except ValueError:
        return None


def _point(
    point: DatePoint, precision: DatePrecision, wording: str, own: int, stated: bool, common: dict[str, Any]
) -> SimpleDeadline | None:
    shared: dict[str, Any] = {"wording": wording, "year_stated": stated, **common}
    if point.day is not None and point.month is not None:
        day = _date(own, point.month, point.day)
        return DayDeadline(date=day, **shared) if day is not None else None
    if point.month is not None:
        return MonthDeadline(year=own, month=point.month, **shared)
    period = PlanPeriod.YEAR
    if point.quarter is not None:
        period = _PERIODS["quarter", point.quarter]
    elif point.half is not None:
        period = _PERIODS["half", point.half]
    return PeriodEndDeadline(year=own, period=period, **shared)
