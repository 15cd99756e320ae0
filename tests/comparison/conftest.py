"""Small made-up plans of 青禾示范区 to compare."""

from __future__ import annotations

import pytest

from emplan.builder import PlanBuilder, annual_plan
from emplan.model import PlanForm


@pytest.fixture
def base() -> PlanBuilder:
    """Key points of 2026 without a date, so that deadlines are only held against the year."""
    return annual_plan(2026, PlanForm.KEY_POINTS).titled("青禾示范区2026年应急管理工作要点")


@pytest.fixture
def later() -> PlanBuilder:
    """The same for 2027."""
    return annual_plan(2027, PlanForm.KEY_POINTS).titled("青禾示范区2027年应急管理工作要点")
