"""Official wording that follows from what is known: titles, the notice's opening, validity, periods."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from emplan.chinese.dates import format_date
from emplan.chinese.numerals import to_chinese
from emplan.model import MonthDay, PlanForm, ValidityPeriod

FORM_WORDS: Final = MappingProxyType(
    {
        PlanForm.KEY_POINTS: "工作要点",
        PlanForm.WORK_PLAN: "工作计划",
        PlanForm.IMPLEMENTATION_PLAN: "工作实施方案",
        PlanForm.WORK_SCHEME: "工作方案",
        PlanForm.ACTION_PLAN: "行动计划",
        PlanForm.WORK_OPINIONS: "工作意见",
        PlanForm.IMPLEMENTING_OPINIONS: "工作实施意见",
        PlanForm.ARRANGEMENTS: "工作安排",
    }
)
"""Last words of a plan's own title by what it calls itself; the other forms have no title of their own."""

JOINT_NAMES_IN_A_TITLE: Final = 3
"""With more joint issuers (联合行文) than these, a title names the first and 等N部门."""


def plan_title(year: int, form: PlanForm, issuers: Sequence[str], *, under_notice: bool) -> str | None:
    """The usual title of a plan, ``None`` where its form has none.

    Under a covering notice the plan is just 2027年应急管理工作要点; a notice or opinions that go out by
    themselves open with their issuers (标题, GB/T 9704-2012 7.3.1).
    """
    ending = _OWN_TITLES.get(form)
    if ending and (form is PlanForm.NOTICE or not under_notice):
        about = "做好" if form is PlanForm.NOTICE else ""
        return f"{issuer_words(issuers)}关于{about}{year}年应急管理工作的{ending}"
    words = FORM_WORDS.get(form)
    return None if words is None else f"{year}年应急管理{words}"


_OWN_TITLES = {
    PlanForm.NOTICE: "通知",
    PlanForm.WORK_OPINIONS: "意见",
    PlanForm.IMPLEMENTING_OPINIONS: "实施意见",
}


def notice_title(title: str, issuers: Sequence[str]) -> str:
    """The title of a covering notice (印发通知): 青禾示范区安全生产委员会关于印发《…》的通知."""
    return f"{issuer_words(issuers)}关于印发{quoted(title)}的通知"


def notice_opening(title: str) -> str:
    """What a covering notice opens with, up to where it says what to do with the plan."""
    return f"现将{quoted(title)}印发给你们，"


def quoted(title: str) -> str:
    """A title in book marks 《》, the ones within it turned into 〈〉."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def issuer_words(issuers: Sequence[str]) -> str:
    """The issuers as a title names them: side by side, or 甲等四部门 when they are many."""
    if len(issuers) > JOINT_NAMES_IN_A_TITLE:
        return f"{issuers[0]}等{to_chinese(len(issuers))}部门"
    return "\u3000".join(issuers)


def validity_words(period: ValidityPeriod) -> str:
    """The phrase that states a validity (有效期): 有效期一年, 有效期至2027年12月31日."""
    if period.until is not None:
        return f"有效期至{format_date(period.until.subtract(days=1))}"
    years = f"{_counted(period.years)}年" if period.years else ""
    months = f"{_counted(period.months)}个月" if period.months else ""
    return f"有效期{years}{months}"


def _counted(number: int) -> str:
    return "两" if number == 2 else to_chinese(number)


def validity_opening(form: PlanForm) -> str:
    """What stands before that phrase, as in 本要点自印发之日起施行，有效期一年。"""
    words = FORM_WORDS.get(form, "通知" if form is PlanForm.NOTICE else "方案")
    return f"本{words[-2:]}自印发之日起施行，"


def period_words(start: MonthDay, end: MonthDay) -> str:
    """The period of a phase: 3月1日至4月30日, 2027年11月1日至2028年1月31日, 11月1日至次年1月31日."""
    first = _day_words(start)
    last = _day_words(end)
    if start.year is None and end.year is None and (end.month, end.day) < (start.month, start.day):
        return f"{first}至次年{last}"
    if start.year is not None and start.year == end.year:
        last = last.removeprefix(f"{end.year}年")
    return f"{first}至{last}"


def _day_words(day: MonthDay) -> str:
    year = f"{day.year}年" if day.year else ""
    return f"{year}{day.month}月{day.day}日"
