"""Words: phrases, sentences, names, days and numbers as offices write them, rare hanzi included."""

from __future__ import annotations

from functools import cache

import pendulum
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from emplan.model import OPEN, DocumentNumber

_ACTIONS = ("健全", "完善", "修订", "开展", "落实", "推进", "组织", "检查", "通报", "抓好", "更新", "核对")
_MATTERS = (
    "值班值守制度",
    "部门责任清单",
    "“一张图”指挥平台",
    "防汛抗旱预案",
    "GB/T 29639 预案修订",
    "120支救援队伍的装备",
    "隐患台账（季度版）",
    "㙍头渡口的水位监测",
    "𠮷河段堤防",
    "青禾湖 5G 预警广播",
    "95%以上点位的巡查",
    "“双随机、一公开”检查",
)
ORGANS = (
    "示范区应急局",
    "示范区住建局",
    "示范区农水局",
    "青禾街道办事处",
    "各村〈社区〉",
    "区、街道两级指挥部",
    "𬭩山林场",
)
_SURNAMES, _GIVEN = "赵钱孙𠮷龑", "禾青岚䶮𫖯敏"
# No numeral stands among them, so that no text begins with an outline label by chance.
_HANZI = "青禾示范区应急安全防汛巡查值守演练物资预警救援队伍责任落实𠮷𬭩䶮𫖯𪚥㙍"


@cache
def phrases() -> SearchStrategy[str]:
    """A few words without a closing mark, some with characters beyond U+FFFF."""
    return st.one_of(
        st.builds(str.__add__, st.sampled_from(_ACTIONS), st.sampled_from(_MATTERS)),
        st.text(st.sampled_from(_HANZI), min_size=2, max_size=12),
    )


@cache
def sentences() -> SearchStrategy[str]:
    """A sentence of one to three phrases with its full stop."""
    return st.lists(phrases(), min_size=1, max_size=3).map(lambda parts: "，".join(parts) + "。")


@cache
def names() -> SearchStrategy[str]:
    """The name of a person, two or three characters."""
    return st.builds(
        str.__add__, st.sampled_from(_SURNAMES), st.text(st.sampled_from(_GIVEN), min_size=1, max_size=2)
    )


@cache
def years() -> SearchStrategy[int]:
    """A plan year, 2017 to 2035."""
    return st.integers(2017, 2035)


@cache
def dates() -> SearchStrategy[pendulum.Date]:
    """A day of those years, as ``pendulum.Date``."""
    days = st.dates(min_value=pendulum.date(2017, 1, 1), max_value=pendulum.date(2035, 12, 31))
    return days.map(lambda day: pendulum.date(day.year, day.month, day.day))


def document_numbers(*, open_serial: bool = True) -> SearchStrategy[DocumentNumber]:
    """发文字号, its serial ``OPEN`` in some unless that is excluded."""
    serials = st.integers(1, 300)
    return st.builds(
        DocumentNumber,
        st.sampled_from(("青安委", "青应急", "青管办")),
        years(),
        st.one_of(st.just(OPEN), serials) if open_serial else serials,
    )


def written(day: pendulum.Date, *, with_year: bool = True) -> str:
    """The day in official writing: 2027年3月1日, or 3月1日 without its year."""
    return (f"{day.year}年" if with_year else "") + f"{day.month}月{day.day}日"
