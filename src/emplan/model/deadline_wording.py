"""Deadlines: from the printed wording to one of the kinds that the model knows."""

from __future__ import annotations

import re
from typing import Any

from attrs import evolve

from emplan.chinese.dates import DateBound, DateMention, DatePrecision, find_dates
from emplan.chinese.numerals import from_chinese
from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Span
from emplan.model.dated_deadlines import dated
from emplan.model.deadlines import (
    ActorDeadline,
    DayDeadline,
    Deadline,
    DeadlineStage,
    DirectedDeadline,
    MonthDeadline,
    PerActorDeadline,
    PeriodEndDeadline,
    RangeDeadline,
    Recurrence,
    RecurringDeadline,
    RelativeDeadline,
    SimpleDeadline,
    StagedDeadline,
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
    r"(?:长期坚持|持续推进|持续开展|常态化开展|常态化推进|于|在|自|从|到|至|力争|确保|须|需|应|要|务必|必须|最迟|，|。|；|完成|前|之前|以前|底|内|建成|落实|到位|整改|全部|基本|取得明显成效|完毕|实现|止|\s|并|、|启动|报送|开展|实施|此后|其后|随后)*"
)
# What is done by a time: 6月底前完成排查.
_STEP = Pattern(
    "(?:全面|基本|全部|初步)?(?:完成|建成|建立|实现|落实|启动|组织|开展|出台|印发|制定|报送|投入|形成|整改|达到)[^，。；,;]{0,40}"
)
# 4月底前完成排查、9月底前完成整治: a time begins another piece behind what is done, not behind a time.
_PIECE = Pattern(r"(?:[^，；;。,、]|、(?!(?<=[^\s、日号月年度底初末旬前]、)\s*(?:\d{4}年)?\d{1,2}月))+")
_BETWEEN = Pattern(r"(?:和|及|以及|与|、|\s)+")
_LONGEST_STEP = 60
_LONGEST_LIST = 300
_EVENT = (
    "(?:主?汛期?|[入出]汛|防火期|[供采]暖期?|高温|入[春夏秋冬]|冬[季春]|[春夏秋]季|雨季|雨雪|封冻|冻结|冰冻|凌汛|台风"
    "|元旦|春节|元宵节?|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|十一|重大?节假?日|两会|高考|中考|开学|返校|复工|竣工|投用|验收|投产|供水|收割|秋收)"
)
# 清明节前, 2027年汛期、国庆节前完成.
_SEASON = Pattern(
    rf"(?:(?:\d{{4}}年|今年|每年|当年)?度?)(?P<event>{_EVENT}(?:[、和及]{_EVENT})*)(?:期间?)?(?:到来|来临|开始)?(?:之?前|以前)"
    r"(?:(?:全部|基本)?(?:完成|到位|落实到位|整改到位|竣工|建成|投用))?"
)


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
    stages = _stages(wording, year)
    if len(stages) > 1:
        return StagedDeadline(wording=wording, parts=stages, **common)
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


def _stages(wording: str, year: int | None) -> tuple[DeadlineStage, ...]:
    """The times that a wording names one after another, each with what is done by then."""
    if len(wording) > _LONGEST_LIST:
        return ()
    mentions = find_dates(wording)
    if any(not one.valid or one.bound is DateBound.FROM for one in mentions):
        return ()
    stages: list[DeadlineStage] = []
    said: int | None = None
    for piece in _PIECE.finditer(wording):
        span = Span(*piece.span())
        inside = [one for one in mentions if span.start <= one.span.start < span.end]
        if not inside:
            if not _goes_on(stages, piece[0].strip()):
                return ()
            continue
        start = span.start
        for mention in inside:
            between = wording[start : mention.span.start]
            if mention.precision is DatePrecision.YEAR and start > span.start:
                # 完成2027年度任务 names no second time.
                continue
            follows = _BETWEEN if start > span.start else _FILLING
            said = (mention.end or mention.start).year or said
            deadline = _inheriting(mention, year, said)
            if deadline is None or not follows.fullmatch(between.strip()):
                return ()
            stages.append(DeadlineStage("", deadline))
            start = mention.span.end
        step = wording[start : span.end].strip()
        if len(step) > _LONGEST_STEP:
            return ()
        if stages:
            stages[-1] = evolve(stages[-1], step=step)
    return tuple(stages)


def _goes_on(stages: list[DeadlineStage], piece: str) -> bool:
    """Add a piece without a date: before a season, a standing part, or more that is done by the last time."""
    if season := _SEASON.match(piece):
        relative = RelativeDeadline(wording=season[0], event=season["event"], label="")
        stages.append(DeadlineStage(piece[season.end() :], relative))
        return len(piece) <= _LONGEST_STEP
    if not stages:
        return False
    if _STANDS.search(piece) and _STANDING.fullmatch(piece):
        stages.append(DeadlineStage("", StandingDeadline(wording=piece, label="")))
        return True
    step = f"{stages[-1].step}，{piece}" if stages[-1].step else piece
    stages[-1] = evolve(stages[-1], step=step)
    return len(step) <= _LONGEST_STEP


def _inheriting(mention: DateMention, year: int | None, said: int | None) -> SimpleDeadline | None:
    """The deadline of a date that may go without the year said before it: 2027年6月和12月."""
    last = mention.end or mention.start
    if said is None or last.year is not None or last.relative_year is not None:
        return dated(mention, mention.printed, year, {"label": ""})
    deadline = dated(mention, mention.printed, said, {"label": ""})
    assert isinstance(deadline, DayDeadline | MonthDeadline | PeriodEndDeadline | RangeDeadline | None)
    return evolve(deadline, year_stated=True) if deadline is not None else None


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
    if season := _SEASON.fullmatch(bare):
        return RelativeDeadline(wording=wording, event=season["event"], **common)
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
    before, behind = wording[: mention.span.start], wording[mention.span.end :]
    if _FILLING.fullmatch(before + behind) is not None:
        return True
    return _FILLING.fullmatch(before) is not None and _STEP.fullmatch(behind.strip(" 。；")) is not None
