"""The words of the work list: roles of units, kinds of deadlines, days."""

from collections.abc import Iterable
from typing import Final

import pendulum

from emplan.model import (
    AnnualPlan,
    DayDeadline,
    Deadline,
    DirectedDeadline,
    DocumentNumber,
    MonthDeadline,
    PerActorDeadline,
    PeriodEndDeadline,
    RangeDeadline,
    RecurringDeadline,
    RelativeDeadline,
    Responsibility,
    StagedDeadline,
    StandingDeadline,
    UnitRole,
    UnparsedDeadline,
)

ROLES: Final = {
    UnitRole.LEAD: "牵头",
    UnitRole.COOPERATING: "配合",
    UnitRole.RESPONSIBLE: "责任",
    UnitRole.PERSON_IN_CHARGE: "责任人",
}
STANDING: Final = "长期坚持"
_KINDS: Final[dict[type, str]] = {
    DayDeadline: "定日",
    MonthDeadline: "按月",
    PeriodEndDeadline: "按期末",
    RangeDeadline: "起止",
    StandingDeadline: STANDING,
    RecurringDeadline: "定期",
    RelativeDeadline: "相对期限",
    DirectedDeadline: "听从安排",
    PerActorDeadline: "分级期限",
    StagedDeadline: "分步期限",
    UnparsedDeadline: "待核",
}


def kinds(deadlines: Iterable[Deadline]) -> str:
    """时限类型: the kinds of the deadlines, each once."""
    return "、".join(dict.fromkeys(_KINDS[type(deadline)] for deadline in deadlines))


def wordings(deadlines: Iterable[Deadline]) -> str:
    """完成时限 as printed."""
    return "；".join(deadline.wording for deadline in deadlines)


def due(deadlines: Iterable[Deadline]) -> pendulum.Date | None:
    """到期日: the last day on which the whole item is in time, where a deadline names one."""
    return max((deadline.due for deadline in deadlines if deadline.due is not None), default=None)


def units_by_role(responsibilities: Iterable[Responsibility]) -> str:
    """All units of an item, a line for each group."""
    groups = [group for responsibility in responsibilities for group in responsibility.groups]
    return "\n".join(
        f"{ROLES[group.role]}：{'、'.join(unit.name for unit in group.units)}" for group in groups
    )


def source_of(plan: AnnualPlan) -> str:
    """What an item is cited from: the document number once it is complete, else the title."""
    number = plan.envelope.document_number
    if isinstance(number, DocumentNumber) and isinstance(number.serial, int):
        return str(number)
    return f"《{plan.title.text}》"


def issued(plan: AnnualPlan) -> str:
    """Issuers, document number and day of issue, as far as the plan has them."""
    envelope = plan.envelope
    number = envelope.document_number
    complete = isinstance(number, DocumentNumber) and isinstance(number.serial, int)
    day = envelope.issue_date
    parts = (
        "、".join(envelope.signed_by),
        str(number) if complete else "",
        f"{day.year}年{day.month}月{day.day}日" if isinstance(day, pendulum.Date) else "",
    )
    return "　".join(filter(None, parts))
