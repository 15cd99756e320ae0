"""What the file says about itself: title, issuers, number, language and the day of issue."""

import datetime
from typing import Final

import pendulum
from docx.opc.coreprops import CoreProperties

from emplan.layout import OfficialLayout
from emplan.model import AnnualPlan, DocumentNumber

# The longest value that Word takes.
_LONGEST: Final = 255


def state_properties(properties: CoreProperties, plan: AnnualPlan, layout: OfficialLayout) -> None:
    """Put them into the core properties. A document that is not dated yet has no dates: no clock is asked."""
    author = "、".join(layout.issuers)[:_LONGEST]
    number, date = plan.envelope.document_number, plan.envelope.issue_date
    properties.title = layout.title[:_LONGEST]
    properties.language = layout.language
    if author:
        properties.author = properties.last_modified_by = author
    if isinstance(number, DocumentNumber) and isinstance(number.serial, int):
        properties.subject = str(number)[:_LONGEST]
    if isinstance(date, pendulum.Date):
        issued = datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.UTC)
        properties.created = properties.modified = issued
