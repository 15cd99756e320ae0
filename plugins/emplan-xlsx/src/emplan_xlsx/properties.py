"""What the file says about itself: title, issuers and the day of issue."""

import datetime
from typing import Final

import pendulum
from openpyxl.packaging.core import DocumentProperties

from emplan.model import AnnualPlan
from emplan_xlsx.texts import escaped

_LONGEST: Final = 255
_DATES: Final = ("created", "modified")


class _Undated(DocumentProperties):
    """Properties without dates: openpyxl asks the clock for a missing one and cannot write none."""

    __nested__ = DocumentProperties.__nested__
    __elements__ = tuple(name for name in DocumentProperties.__elements__ if name not in _DATES)


def properties_of(plan: AnnualPlan) -> DocumentProperties:
    """The properties of the plan's workbook; a plan that is not dated yet has no dates."""
    day = plan.envelope.issue_date
    properties = DocumentProperties() if isinstance(day, pendulum.Date) else _Undated()
    if isinstance(day, pendulum.Date):
        # openpyxl takes times without a zone for UTC.
        properties.created = properties.modified = datetime.datetime(day.year, day.month, day.day)  # noqa: DTZ001
    properties.title = escaped(plan.title.text[:_LONGEST])
    author = escaped("、".join(plan.envelope.signed_by)[:_LONGEST])
    properties.creator = properties.lastModifiedBy = author or None
    properties.language = "zh-CN"
    return properties
