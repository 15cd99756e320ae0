"""By whom and when comments and tracked changes are; no clock is asked: same plan, same bytes."""

from typing import ClassVar

import pendulum
from attrs import frozen

from emplan.model import AnnualPlan

# Of a plan without any year: the first that the format's dates are safe with.
_NO_YEAR = 2000


@frozen
class Authorship:
    """Author and moment (``2027-01-01T00:00:00Z``)."""

    moment: str
    author: ClassVar[str] = "emplan"
    initials: ClassVar[str] = "EM"

    @classmethod
    def of(cls, plan: AnnualPlan) -> "Authorship":
        """The day of issue, or the first day of the plan's year while that is open."""
        date = plan.envelope.issue_date
        if isinstance(date, pendulum.Date):
            return cls(f"{date.isoformat()}T00:00:00Z")
        return cls(f"{plan.year or _NO_YEAR:04d}-01-01T00:00:00Z")
