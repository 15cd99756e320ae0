"""Roll-forward: last year's plan becomes next year's draft, with a list of what a person must look at."""

from emplan.rollover.draft import roll_forward
from emplan.rollover.instructions import Instructions
from emplan.rollover.options import Supersession, TaskOutcome, TaskResult, TaskRule, UnitRename
from emplan.rollover.review import Classification, Draft, ReviewItem, Severity, to_review_data

__all__ = [
    "Classification",
    "Draft",
    "Instructions",
    "ReviewItem",
    "Severity",
    "Supersession",
    "TaskOutcome",
    "TaskResult",
    "TaskRule",
    "UnitRename",
    "roll_forward",
    "to_review_data",
]
