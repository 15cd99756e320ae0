"""The roll itself: from which year to which, and what that does to years and days."""

from __future__ import annotations

import pendulum
from attrs import Factory, field, frozen

from emplan.chinese.dates import find_dates
from emplan.errors import RolloverError
from emplan.model import OPEN, AnnualPlan, DocumentNumber

_LAST_YEAR = 2198
_CLOSING_MONTHS = 3
"""A plan's own work may close in the first quarter of the year after."""


@frozen
class Roll:
    """From the plan year ``base`` to the draft's year ``target``.

    ``last`` is the last year of the plan's own time: of a season across new year (2025—2026年冬春季) the
    year after ``base``, else ``base`` itself.
    """

    base: int
    target: int
    last: int = field(default=Factory(lambda roll: roll.base, takes_self=True))
    is_of_a_span: bool = False
    """Whether the title says that the plan is one of three years or more."""

    @property
    def delta(self) -> int:
        """How many years everything moves."""
        return self.target - self.base

    def moves(self, year: int, month: int = 12) -> bool:
        """Whether a time that ends in this month is the plan's own, and not history or a programme's."""
        return self.owns(year) or (year == self.base + 1 and month <= _CLOSING_MONTHS)

    def owns(self, year: int) -> bool:
        """Whether the whole year is the plan's own."""
        return self.base <= year <= self.last

    def day(self, date: pendulum.Date, *, month_end: bool = False) -> pendulum.Date:
        """The day in the draft's time; 29 February becomes the 28th, a meant month end stays one."""
        moved = date.add(years=self.delta)
        return moved.end_of("month") if month_end else moved


def refuse_draft(plan: AnnualPlan) -> None:
    """Refuse a plan whose serial and issue date are both open: a draft that was never issued.

    Raises:
        RolloverError: It is one.
    """
    number, date = plan.envelope.document_number, plan.envelope.issue_date
    if isinstance(number, DocumentNumber) and number.serial is OPEN and date is OPEN:
        raise RolloverError(
            "The plan is a draft itself: number (发文字号) and issue date (成文日期) are open.",
            "方案本身是尚未印发的草稿：发文字号和成文日期均待定。",
            field="document_number",
            place="envelope",
            remedy="Roll the issued plan forward; for a draft on top of a draft say again=True (--again).",
            remedy_zh="请用已印发的方案结转；确需由草稿再次结转的，请注明 again=True（--again）。",
        )


def make_roll(plan: AnnualPlan, year: int | None, plan_year: int | None) -> Roll:
    """Settle both years.

    Raises:
        RolloverError: The plan has no year, another one than ``plan_year``, or ``year`` is not a later one.
    """
    base = plan.year if plan.year is not None else plan_year
    if base is None:
        raise RolloverError(
            "The plan has no year (年份), so nothing can be counted from it.",
            "方案没有年份，无法结转。",
            field="year",
            place="year",
            remedy="Give the year of last year's plan as plan_year (--plan-year).",
            remedy_zh="请用 plan_year（--plan-year）注明上年方案的年份。",
        )
    if plan_year is not None and plan_year != base:
        raise RolloverError(
            f"The plan is of the year {base}, not {plan_year}.",
            f"方案年份是{base}年，而不是{plan_year}年。",
            field="year",
            place="year",
            remedy="Leave plan_year out, or mend the plan's own year first.",
            remedy_zh="请去掉 plan_year，或先改正方案本身的年份。",
        )
    _check_year("plan_year", base)
    target = base + 1 if year is None else year
    _check_year("year", target)
    if target <= base:
        raise RolloverError(
            f"The draft's year {target} is not after the plan's year {base} (年份).",
            f"结转年份{target}年不晚于方案年份{base}年。",
            field="year",
            place="year",
            remedy=f"Give a year from {base + 1}.",
            remedy_zh=f"请给出{base + 1}年或更晚的年份。",
        )
    end = _end_of_title(plan, base)
    return Roll(base, target, end if end == base + 1 else base, is_of_a_span=end > base + 1)


def _end_of_title(plan: AnnualPlan, base: int) -> int:
    """The year to which the title says that the plan reaches (2025—2027年)."""
    ranges = (
        mention.end.year
        for mention in find_dates(plan.title.text)
        if mention.end is not None and mention.start.year == base
    )
    return next((year for year in ranges if year is not None), base)


def _check_year(name: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not 1949 <= value <= _LAST_YEAR:
        raise RolloverError(
            f"{value!r} is not a year (年份) to roll a plan from or to.",
            f"{value!r}不是可用的年份。",
            field=name,
            place=name,
            remedy=f"Give a year of four digits, at most {_LAST_YEAR}.",
            remedy_zh=f"请给出四位年份，最大为{_LAST_YEAR}。",
        )
