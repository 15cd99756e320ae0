"""Several years of one office's plans: how tasks live through them, and where no plan or two are valid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import pendulum

from emplan.comparison.changes import AssignedUnit
from emplan.comparison.items import NOTICE, PLAN, Inventory, Item
from emplan.comparison.matching import Matcher, Words
from emplan.comparison.pairing import home_of, words_of
from emplan.comparison.series import (
    Appearance,
    BreakKind,
    History,
    PlanYear,
    TaskLife,
    ValidityBreak,
)
from emplan.comparison.similarity import Likeness, load_likeness
from emplan.errors import ComparisonError
from emplan.model import AnnualPlan, BaseDeadline, Responsibility, Table, Task


def history(plans: Iterable[AnnualPlan]) -> History:
    """Follow the tasks through several years of plans, in whichever order they are given.

    A task that pauses for a year and comes back is one life. Validity is what the plans state; where one
    states none, no gap or overlap is looked for.

    Raises:
        ComparisonError: Fewer than two plans, one without a year (年度), or two of one year.
        MissingExtraError: The extra ``compare`` is not installed.
    """
    dated = _in_order(plans)
    likeness = load_likeness()
    lives: list[list[Appearance]] = []
    known: list[Words] = []
    for year, plan in dated:
        tasks = _tasks(plan)
        found = _lives_of([words for _, words in tasks], lives, known, likeness)
        for (item, words), life in zip(tasks, found, strict=True):
            appearance = _appearance(year, item)
            if life is None:
                lives.append([appearance])
                known.append(words)
            else:
                lives[life].append(appearance)
                known[life] = words
    years = tuple(_plan_year(year, plan) for year, plan in dated)
    return History(
        years=years, lives=tuple(TaskLife(tuple(life)) for life in lives), breaks=tuple(_breaks(years))
    )


def _in_order(plans: Iterable[AnnualPlan]) -> list[tuple[int, AnnualPlan]]:
    dated: dict[int, AnnualPlan] = {}
    for plan in plans:
        title = plan.title.text
        if plan.year is None:
            raise ComparisonError(
                f"The plan '{title}' has no year (年度).",
                f"方案“{title}”没有年度。",
                field="year",
                remedy="A history needs the year of every plan.",
                remedy_zh="历年对照需要每份方案都有年度。",
            )
        if plan.year in dated:
            raise ComparisonError(
                f"Two plans are of {plan.year} (年度): '{dated[plan.year].title}' and '{title}'.",
                f"有两份{plan.year}年的方案：“{dated[plan.year].title}”和“{title}”。",
                field="year",
                remedy="Give one plan a year; two versions of one year are for a comparison.",
                remedy_zh="每年只给一份；同一年的两稿请用方案比对。",
            )
        dated[plan.year] = plan
    if len(dated) < 2:
        raise ComparisonError(
            "A history needs the plans of at least two years (年度).",
            "历年对照至少需要两个年度的方案。",
            field="year",
            remedy="Give one more plan.",
            remedy_zh="请再给出一份方案。",
        )
    return sorted(dated.items())


def _tasks(plan: AnnualPlan) -> list[tuple[Item, Words]]:
    """The tasks of the plan itself, and the rows of task tables wherever they stand but in the notice."""
    inventory = Inventory.of(plan)
    own, notice = set(inventory.under(PLAN)), set(inventory.under(NOTICE))
    return [
        (item, words_of(item, home_of(inventory, index)))
        for index, item in enumerate(inventory.items)
        if isinstance(item.node, Task)
        and (index in own or (index not in notice and _is_row(inventory, index)))
    ]


def _is_row(inventory: Inventory, index: int) -> bool:
    parent = inventory.parents[index]
    return parent >= 0 and isinstance(inventory.items[parent].node, Table)


def _lives_of(
    tasks: Sequence[Words], lives: list[list[Appearance]], known: list[Words], likeness: Likeness
) -> list[int | None]:
    """The life that each task goes on with: one of the last plan's if any fits, else an older one."""
    latest = max((life[-1].year for life in lives), default=0)
    alive = [index for index, life in enumerate(lives) if life[-1].year == latest]
    ended = [index for index, life in enumerate(lives) if life[-1].year != latest]
    found: list[int | None] = [None] * len(tasks)
    for candidates in (alive, ended):
        waiting = [index for index, life in enumerate(found) if life is None]
        matcher = Matcher(
            [known[index] for index in candidates], [tasks[index] for index in waiting], likeness
        )
        for one, other in matcher.match().items():
            found[waiting[other]] = candidates[one]
    return found


def _appearance(year: int, item: Item) -> Appearance:
    return Appearance(
        year=year,
        item=item,
        units=tuple(
            AssignedUnit(group.role, unit.name)
            for each in item.assignments
            if isinstance(each, Responsibility)
            for group in each.groups
            for unit in group.units
        ),
        deadlines=tuple(each.wording for each in item.assignments if isinstance(each, BaseDeadline)),
    )


def _plan_year(year: int, plan: AnnualPlan) -> PlanYear:
    start, last_day = _validity(plan)
    return PlanYear(
        year=year,
        title=plan.title.text,
        tasks=sum(1 for _ in plan.tasks()),
        start=start,
        last_day=last_day,
    )


def _validity(plan: AnnualPlan) -> tuple[pendulum.Date | None, pendulum.Date | None]:
    validity = plan.validity
    if validity is None:
        return None, None
    issued = plan.envelope.issue_date
    start = validity.start if isinstance(validity.start, pendulum.Date) else issued
    if not isinstance(start, pendulum.Date):
        return None, validity.last_day
    end = validity.until or start.add(years=validity.years, months=validity.months)
    return start, end.subtract(days=1)


def _breaks(years: Sequence[PlanYear]) -> Iterable[ValidityBreak]:
    for earlier, later in pairwise(years):
        if earlier.last_day is None or later.start is None:
            continue
        after = earlier.last_day.add(days=1)
        if later.start > after:
            kind, start, last_day = BreakKind.GAP, after, later.start.subtract(days=1)
        elif later.start < after:
            last_day = min(earlier.last_day, later.last_day or earlier.last_day)
            kind, start = BreakKind.OVERLAP, later.start
        else:
            continue
        if last_day >= start:
            yield ValidityBreak(
                kind=kind, earlier=earlier.year, later=later.year, start=start, last_day=last_day
            )
