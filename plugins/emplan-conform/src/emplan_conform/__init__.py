"""A ruler for rendered official documents: GB/T 9704-2012 measured on the page, one row a clause.

`conform("plan.pdf")` looks at what is drawn: characters with their places, fonts, sizes and colours,
rules and ink. It knows nothing of how the file was made and shares no number with `emplan.layout`.
"""

from emplan_conform.clause_table import Form, Profile, clauses
from emplan_conform.clauses import Clause, Element, Strength
from emplan_conform.conform import conform
from emplan_conform.errors import (
    ConformError,
    NotMeasurableError,
    RendererMissingError,
    UnknownProfileError,
)
from emplan_conform.faces import FaceClass, face_class
from emplan_conform.report import Reason, Report, Row, Verdict

__all__ = [
    "Clause",
    "ConformError",
    "Element",
    "FaceClass",
    "Form",
    "NotMeasurableError",
    "Profile",
    "Reason",
    "RendererMissingError",
    "Report",
    "Row",
    "Strength",
    "UnknownProfileError",
    "Verdict",
    "clauses",
    "conform",
    "face_class",
]
