"""Changing a plan as a clerk would: every change one call, and the plan that was there stays as it was."""

from __future__ import annotations

from emplan.builder.revision.head_changes import HeadChanges
from emplan.builder.revision.item_changes import ItemChanges
from emplan.builder.revision.wording_changes import WordingChanges
from emplan.errors import BuildError
from emplan.model import AnnualPlan


def revise(plan: AnnualPlan) -> PlanReviser:
    """Begin to change a plan that stands, such as last year's or a draft."""
    return PlanReviser(plan)


class PlanReviser(HeadChanges, ItemChanges, WordingChanges):
    """A plan under revision; every step returns a new reviser. Items are named by path, label or heading."""

    __slots__ = ()

    def build(self) -> AnnualPlan:
        """The revised plan.

        Raises:
            BuildError: With every change that could not be made, in the order of the calls.
        """
        if self._faults:
            raise BuildError(self._faults)
        return self._plan
