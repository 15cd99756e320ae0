"""A made-up plan of 青禾示范区 around one sentence, rolled forward."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from emplan.model import AnnualPlan, Paragraph, PlanForm, Title
from emplan.rollover import ReviewItem, roll_forward

Rolling = Callable[..., tuple[str, dict[str, ReviewItem]]]


@pytest.fixture
def rolled() -> Rolling:
    """Roll a plan whose preamble is one sentence; return it in the draft, and its entries by token."""

    def roll(sentence: str, base: int = 2026, target: int | None = None) -> tuple[str, dict[str, ReviewItem]]:
        plan = AnnualPlan(
            year=base,
            form=PlanForm.KEY_POINTS,
            title=Title(f"{base}年青禾示范区应急管理工作要点"),
            preamble=(Paragraph(text=sentence),),
        )
        draft = roll_forward(plan, target)
        block = draft.plan.preamble[0]
        assert isinstance(block, Paragraph)
        return block.text, {item.token: item for item in draft.review if item.path == "preamble[0].text"}

    return roll
