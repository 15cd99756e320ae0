"""Programmes that span several years: five-year plans, three-year actions, party congresses."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from attrs import frozen

from emplan.chinese.numerals import from_chinese
from emplan.chinese.patterns import Pattern
from emplan.rollover.review import Severity, Verdict, doubtful, kept
from emplan.rollover.roll import Roll
from emplan.rollover.years import year_places

_NATIONAL_ACTIONS = MappingProxyType(
    {
        "治本攻坚": (2024, 2026),
        "安全生产专项整治": (2020, 2022),
        "专项整治": (2020, 2022),
    }
)
"""Three-year actions on work safety that the whole country ran, by the words before 三年行动."""

_ACTION = Pattern(r"([\u4e00-\u9fff]{0,12})([两二三五])年(?:行动|攻坚|规划|计划)")
_STATED_SPAN = Pattern(r"[\u4e00-\u9fff]{0,6}[（(〔]([^）)〕]{9,14})[）)〕]")
_SPAN_BEFORE = Pattern(r"(\d{4}年?\s?[至到—–－~～-]{1,2}\s?\d{4}年)[\u4e00-\u9fff]{0,12}$")
_LEADING_WORDS = Pattern(
    r"^.*(?:是|年|推进|开展|深化|实施|按照|落实|完成|抓好|启动|做好|组织|确保|贯彻|继续|该|与|和|及|的)"
)
_LENGTHS = {"两": 2, "二": 2, "三": 3, "五": 5}


@frozen
class ActionSpan:
    """Which years an action (三年行动) lasts, by the words before it."""

    name: str
    first: int
    last: int


def stated_actions(texts: Iterable[str]) -> tuple[ActionSpan, ...]:
    """Find the actions whose years the plan states (…三年行动方案（2026—2028年）, 2026—2028年三年行动).

    Where it states none, those that the whole country ran and that the plan names.
    """
    found, national = [], []
    for text in texts:
        for match in _ACTION.finditer(text):
            for span in (
                _STATED_SPAN.match(text, match.end()),
                _SPAN_BEFORE.search(text[: match.start()] + match[1]),
            ):
                years = [place.year for place in year_places(span[1])] if span else []
                if len(years) == 2 and years[1] - years[0] == _LENGTHS[match[2]] - 1:
                    found.append(ActionSpan(match[1].removeprefix("年"), *years))
            if known := action_span(match[1], ()):
                national.append(known)
    return tuple(dict.fromkeys(found or national))


def action_span(name: str, stated: Iterable[ActionSpan]) -> ActionSpan | None:
    """Find the years of an action by the words before 三年行动, the plan's own statements first."""
    own = tuple(stated)
    name = _LEADING_WORDS.sub("", name)
    for action in own:
        shared = min(len(action.name), len(name), 4)
        if shared and action.name[-shared:] == name[-shared:]:
            return action
    if len({(action.first, action.last) for action in own}) == 1 and not name:
        return own[0]
    for words, (first, last) in _NATIONAL_ACTIONS.items():
        if name.endswith(words):
            return ActionSpan(words, first, last)
    return None


def judge_action(name: str, stated: Iterable[ActionSpan], roll: Roll) -> Verdict:
    """Decide on a 三年行动 or its like, from the words before it."""
    span = action_span(name, stated)
    if span is None:
        return doubtful(
            "起止年份不明，请核对下一年度是否仍在实施期内",
            "the years of this action are not known: is it still running?",
        )
    return judge_span(span.first, span.last, roll)


def judge_span(first: int, last: int, roll: Roll) -> Verdict:
    """Decide on a programme that lasts from one year to another."""
    if roll.target > last:
        return doubtful(
            f"跨年度行动或时段（{first}—{last}年）在{roll.target}年已结束，请删改",
            f"this programme ({first}-{last}) is over in {roll.target}",
            Severity.MUST,
        )
    if roll.target == last:
        return kept(
            f"跨年度行动或时段（{first}—{last}年），{roll.target}年为最后一年",
            f"a programme of {first}-{last}; {roll.target} is its last year",
            Severity.CHECK,
        )
    return kept(
        f"跨年度行动（{first}—{last}年），仍在实施期", f"a programme of {first}-{last}, still running"
    )


def five_year_span(ordinal: str) -> tuple[int, int]:
    """Return the years of a five-year plan by its number: 十四 is 2021–2025."""
    first = 2021 + 5 * ((from_chinese(ordinal) or 0) - 14)
    return first, first + 4


def judge_five_year_plan(ordinal: str, roll: Roll) -> Verdict:
    """Decide on “十四五” and its like."""
    first, last = five_year_span(ordinal)
    if first <= roll.target <= last:
        return kept(f"规划期{first}—{last}年，仍在期内", f"the five-year plan runs from {first} to {last}")
    if roll.target > last:
        return doubtful(
            f"规划期{first}—{last}年已结束，请核对是否改为新的五年规划",
            f"this five-year plan ended in {last}",
        )
    return doubtful(f"规划期{first}—{last}年尚未开始", f"this five-year plan begins in {first}")


def judge_congress(ordinal: str, roll: Roll) -> Verdict:
    """Decide on 党的二十大 and its like; national congresses meet every five years (二十大: 2022)."""
    number = from_chinese(ordinal) or 0
    following = 2022 + 5 * (number - 20) + 5
    if roll.target < following:
        return kept("党代会届次，下一次尚未召开", "the latest party congress")
    return doubtful(
        f"下一次党代会应于{following}年召开，请核对届次",
        f"the next party congress is due in {following}",
    )
