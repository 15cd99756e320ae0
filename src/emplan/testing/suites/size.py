"""Checks of size and time: the typical plan, 500 tasks, 200 pages."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from emplan.exporting import export
from emplan.model import AnnualPlan
from emplan.testing.samples.large import five_hundred_tasks_plan, two_hundred_pages_plan
from emplan.testing.suites.content import ContentChecks
from emplan.testing.suites.subject import squeezed

each_large_plan = pytest.mark.parametrize(
    "plan_of", [five_hundred_tasks_plan, two_hundred_pages_plan], ids=["500 tasks", "200 pages"]
)


class SizeChecks(ContentChecks):
    """Files keep to their budget, and large plans are done like small ones."""

    def test_the_typical_plan_keeps_to_the_size_budget(self) -> None:
        assert len(self.data("typical_plan")) <= self.size_budget

    @each_large_plan
    def test_a_large_plan_is_done_in_time_and_size_and_whole(self, plan_of: Callable[[], AnnualPlan]) -> None:
        if not self.with_large_plans:
            pytest.skip("states with_large_plans = False")
        self.must_not_hang()
        plan, begin = plan_of(), time.perf_counter()
        data = export(plan, self.exporter())
        assert time.perf_counter() - begin <= self.large_time_limit
        assert len(data) <= self.large_size_budget
        assert self.first_out_of_order(squeezed(self.read_back(data)), plan) is None
