"""One change after another on a plan: what cannot be done is kept as a fault, and the others go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from attrs import frozen

from emplan.builder.faults import Faults, Place
from emplan.errors import EmplanError
from emplan.model import AnnualPlan


@frozen
class Changes:
    """The plan as changed so far, how many changes were asked for, and the faults among them."""

    _plan: AnnualPlan
    _count: int = 0
    _faults: tuple[EmplanError, ...] = ()

    def _changed(
        self, change: Callable[[AnnualPlan, Faults, Place], AnnualPlan], what: str, at: str = ""
    ) -> Self:
        """Make one change, ``what`` being the step and ``at`` the item that it names."""
        number = self._count + 1
        place = Place(
            f"change {number}, {what}" + (f" '{at}'" if at else ""),
            f"第{number}处修改" + (f"（{at}）" if at else ""),
        )
        faults = Faults()
        made = faults.attempt(place, lambda: change(self._plan, faults, place))
        plan = made if made is not None and not faults.found else self._plan
        return type(self)(plan, number, (*self._faults, *faults.found))
