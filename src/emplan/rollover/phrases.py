"""Phrases of order and time that are not dates: anniversaries, ordinals, programmes, people to call."""

from __future__ import annotations

import enum
from collections.abc import Iterator

from attrs import frozen

from emplan.chinese.numerals import from_full_width
from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Span


class TokenKind(enum.Enum):
    """What a token of time or order is."""

    CONTACT = "contact"
    DOCUMENT_NUMBER = "document_number"
    DAMAGED_NUMBER = "damaged_number"
    STANDARD = "standard"
    EVENT = "event"
    ANNIVERSARY = "anniversary"
    YEAR_OF_PROGRAMME = "year_of_programme"
    NTH_YEAR = "nth_year"
    NTH_EDITION = "nth_edition"
    MEETING = "meeting"
    CONGRESS = "congress"
    FIVE_YEAR_PLAN = "five_year_plan"
    ACTION = "action"
    STAGE = "stage"
    ORDINAL = "ordinal"
    ABOUT_TO_HAPPEN = "about_to_happen"
    NEWLY = "newly"
    SEASON = "season"
    UP_TO_NOW = "up_to_now"
    REPEAL = "repeal"
    RELATIVE_SPAN = "relative_span"
    AMOUNT = "amount"
    APPOINTMENT = "appointment"
    DATE = "date"
    SHORT_YEAR = "short_year"
    WEEKDAY = "weekday"
    BARE_YEAR = "bare_year"


@frozen
class Phrase:
    """A phrase found, and the part of it that decides (the number, the words before it)."""

    kind: TokenKind
    span: Span
    core: str


_N = r"(?:\d{1,3}|[一二三四五六七八九十百廿]{1,4})"
_HAN = r"[\u4e00-\u9fff]"

# In order of precedence: what an earlier one has taken, a later one leaves alone.
_PATTERNS: tuple[tuple[TokenKind, Pattern], ...] = (
    (
        TokenKind.CONTACT,
        Pattern(
            r"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}\s?[-—－]\s?\d{7,8}(?!\d)"
            r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|联系人[：:]\s?(?P<core>[\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])"
        ),
    ),
    (
        TokenKind.EVENT,
        Pattern(
            r"[“\"「](?P<core>\d{1,2}\s?[.·•・．‧]\s?\d{1,2})[”\"」]"
            r"|(?<=[“\"「])\d{1,2}\s?[.·•・．‧]\s?\d{1,2}(?![\d.])"
            r"|(?<![\d.])\d{1,2}\s?[·•・‧]\s?\d{1,2}(?![\d.])"
        ),
    ),
    (
        TokenKind.ANNIVERSARY,
        Pattern(
            rf"(?P<core>{_N}|两)\s?周年"
            rf"|(?:(?<=[建设撤立]\w)|(?<=成立|组建|开放|解放))(?P<core2>[1-9]\d|[二三四五六七八九]?十[一二三四五六七八九]?)年(?=[，。；、,]|之际|来|$)"
        ),
    ),
    (
        TokenKind.YEAR_OF_PROGRAMME,
        Pattern(
            rf"(?P<core>(?<!来)(?!近|当|今|本|一|多){_HAN}{{2}})之年"
            rf"|[“\"「](?!第)(?:[^“”\"「」，。；\d]{{2,10}})(?<![全今本当去明上下次成青少老壮中多近往历两三五百千每])年[”\"」]"
            r"|(?:重要|关键|特殊|不平凡|开局|收官|最后)的?一年(?!内|[度级])"
            r"|(?:开局|收官|起步|决胜|攻坚|提升|见效)年(?![级度月底初内来])"
        ),
    ),
    (
        TokenKind.MEETING,
        Pattern(
            rf"(?:第{_N}次)(?:全国|全省|全市|全区|全县)?(?:党代会|党代表大会|代表大会|全体会议|常务会议|集[体中]学习|会议)"
            rf"|{_N}届(?:{_N}次|[一二三四五六七八九]中)全会"
            rf"|第{_N}届(?:全国)?(?:人民代表大会|人大|政协|委员会)(?:第?{_N}次会议)?"
            rf"|{_N}届(?:人民代表大会|人大|政协)(?:常委会)?第?{_N}次(?:全体)?会议"
        ),
    ),
    (
        TokenKind.CONGRESS,
        Pattern(
            r"(?:党的|中共)(?P<core>[一二三四五六七八九十]{1,3})大(?![力项类量])"
            r"|(?<![一二三四五六七八九十])(?P<core2>[一二三]?十[一二三四五六七八九]?)大(?=精神|报告|以来|代表|胜利|召开)"
        ),
    ),
    (
        TokenKind.FIVE_YEAR_PLAN,
        Pattern(
            r"[“\"「]?(?<![一二三四五六七八九百千])(?P<core>[一二三]?十[一二三四五六七八九]?)五[”\"」]"
            r"|(?<![一二三四五六七八九百千第])(?P<core2>[一二]?十[一二三四五六七八九])五(?=规划|时期|期间|末|初|开局)"
            r"|第?(?P<core3>[一二三]?十[一二三四五六七八九]?)个五年(?:规划|计划)"
        ),
    ),
    (TokenKind.ACTION, Pattern(r"(?<![第个])[两二三五]年(?:行动|攻坚|规划|计划)")),
    (TokenKind.NTH_YEAR, Pattern(rf"第(?P<core>{_N})(?:个)?年(?!度|级)|(?:首年|头一年)")),
    (
        TokenKind.NTH_EDITION,
        Pattern(
            rf"第\s?(?P<core>{_N})\s?[个届](?=[“\"「]?(?:全国|世界|国际|中国|全省|全市)?[“\"「]?[^，。；、“”]{{0,8}}"
            r"(?:减灾日|安全生产月|消防[日月]|宣传[日周月]|活动[日周月]|教育日))"
            rf"|(?<=[（(])第\s?(?P<core2>{_N})\s?[个届](?=[）)])"
        ),
    ),
    (TokenKind.ORDINAL, Pattern(rf"第\s?{_N}\s?(?:届|次|轮|批|期)(?!以上)|首[届轮次批](?!尾)")),
    (
        TokenKind.STAGE,
        Pattern(r"(?:顺利|良好|扎实|高质量)?(?:开局(?!起步之年|之年)|圆满?收官(?!之年)|收官(?!之年))"),
    ),
    (
        TokenKind.ABOUT_TO_HAPPEN,
        Pattern(
            r"(?:即将|将要|拟(?=出台|印发|修订))(?:召开|出台|印发|实施|施行|颁布|发布|修订|开展|举办)?|胜利召开|正在(?:制定|修订|起草|编制)的?"
        ),
    ),
    (TokenKind.NEWLY, Pattern(r"(?:新|最新|刚刚)(?:修订|修正|颁布|出台|印发|发布|制定|施行|实施)的?")),
    (TokenKind.REPEAL, Pattern(r"(?:同时|予以|即行)?废止(?!的)|停止执行")),
    (TokenKind.SEASON, Pattern(r"今冬明春|去冬今春|[今去明][春夏秋冬](?:季)?")),
    (
        TokenKind.UP_TO_NOW,
        Pattern(
            r"截[至止]到?(?:目前|现在|当前)|到?目前为止|(?:新|过去)的?一年(?!内)"
            rf"|(?:未来|今后|接下来)的?(?:{_N}|几|两)年|连续(?:{_N}|几|两)年(?=开展|实施|组织|推进|攻坚|未发生|没有发生|实现|保持|下降)"
            r"|上年(?![度级龄])"
        ),
    ),
    (TokenKind.RELATIVE_SPAN, Pattern(rf"(?:近|(?<=[此比较于])前)(?P<core>{_N}|几|两)年(?:以?来|内)?")),
    (
        TokenKind.APPOINTMENT,
        Pattern(
            r"(?:兼任|担任|任)[^，。；、（）()\d]{0,10}?(?:主任|组长|联络员|召集人|总指挥|指挥长|指挥官)(?!单位|成员)"
            r"|(?:组长|总指挥|指挥长|主任|召集人|联络员|责任人)[：:]\s?[\u4e00-\u9fff]{2,4}(?=\s?[（(])"
        ),
    ),
    (
        TokenKind.AMOUNT,
        Pattern(
            r"(?:建成|建设|完成(?!时)|新建|改造|新增|创建|打造|培训|投入|整治|配备|评选|安装|更换)[^，。；、：,;:\d不至每第]{0,10}"
            r"(?P<core>\d+(?:\.\d+)?\s?(?:余|多)?\s?(?:个|处|座|家|户|名|人次?|场次?|台|套|支|所|条|公里|亿元|万元|件|批)(?!以上|月))"
        ),
    ),
    (
        TokenKind.SHORT_YEAR,
        Pattern(
            r"(?<![\d第近年])(?P<core>\d{2})年(?=\d{1,2}月|度|[底末初]|[上下]半年|第?[一二三四]季度)"
            r"|(?<![^，。；、：,;:“\"（(\s])(?P<core2>[2-9]\d)年(?![来间期以前后])"
        ),
    ),
    (TokenKind.WEEKDAY, Pattern(r"(?<=[日号])\s?[（(]\s?(?:星期|周)(?P<core>[一二三四五六日天])\s?[）)]")),
)


def find_phrases(text: str) -> Iterator[Phrase]:
    """Yield the phrases of a text, kind by kind in order of precedence; they may overlap."""
    folded = from_full_width(text)
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            core = next((part for name, part in match.groupdict().items() if name and part), "")
            yield Phrase(kind, Span(*match.span()), core)
