"""Changes to a plan that stands, as a clerk would make them."""

from emplan.builder.revision.revising import PlanReviser, revise

__all__ = ["PlanReviser", "revise"]
