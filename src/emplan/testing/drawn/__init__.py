"""Plans drawn by number: what offices write, in every form, without hypothesis (round trips, volumes)."""

from emplan.testing.drawn.plans import drawn_plan

__all__ = ["drawn_plan"]
