"""Made-up sample plans of the 青禾示范区, as functions: the same plan at each call.

The large ones, for time and memory, are in :mod:`emplan.testing.samples.large`.
"""

from emplan.testing.samples.everything import everything_plan
from emplan.testing.samples.hostile import hostile_plan
from emplan.testing.samples.special import (
    joint_plan,
    letter_plan,
    minimal_plan,
    rare_characters_plan,
    upward_plan,
)
from emplan.testing.samples.typical import typical_plan

__all__ = [
    "everything_plan",
    "hostile_plan",
    "joint_plan",
    "letter_plan",
    "minimal_plan",
    "rare_characters_plan",
    "typical_plan",
    "upward_plan",
]
