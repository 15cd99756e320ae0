"""emplan: China's annual emergency-management plans as typed data, and back into official documents.

Read last year's document, roll it forward, write next year's draft::

    from emplan import read, roll_forward, write

    last_year = read("plan-2026.txt").plan
    draft = roll_forward(last_year, 2027)
    write(draft.plan, "draft.docx")

Every name of daily use is here; the whole model is in :mod:`emplan.model`, deadlines for the builder in
:mod:`emplan.builder`, the official page in :mod:`emplan.layout`, all errors in :mod:`emplan.errors`.
"""

from typing import TYPE_CHECKING

from emplan.deferred import deferred

# A script pays at its start only for what it uses; editors and type checkers see plain imports.
if TYPE_CHECKING:
    from emplan.builder import annual_plan, revise
    from emplan.comparison import Comparison, compare
    from emplan.errors import BuildError, EmplanError, ExportError, ReadingError, RecordError, RolloverError
    from emplan.exporting import Exporter, available_exporters, export, write
    from emplan.layout import compose, lay_out, plain_text
    from emplan.model import (
        OPEN,
        AnnualPlan,
        Attachment,
        Citation,
        CoveringNotice,
        DocumentNumber,
        Envelope,
        Heading,
        Issuer,
        Paragraph,
        Phase,
        PlanForm,
        Responsibility,
        ResponsibleUnit,
        Roster,
        Section,
        SubItem,
        Task,
        Title,
        ValidityPeriod,
    )
    from emplan.reading import Reading, ReadingReport, Repairs, available_readers, read
    from emplan.records import from_record, json_schema, to_record
    from emplan.rollover import Draft, ReviewItem, roll_forward
else:
    __getattr__, __dir__ = deferred(
        __name__,
        {
            "emplan.builder": ("annual_plan", "revise"),
            "emplan.comparison": ("Comparison", "compare"),
            "emplan.errors": (
                "BuildError",
                "EmplanError",
                "ExportError",
                "ReadingError",
                "RecordError",
                "RolloverError",
            ),
            "emplan.exporting": ("Exporter", "available_exporters", "export", "write"),
            "emplan.layout": ("compose", "lay_out", "plain_text"),
            "emplan.model": (
                "OPEN",
                "AnnualPlan",
                "Attachment",
                "Citation",
                "CoveringNotice",
                "DocumentNumber",
                "Envelope",
                "Heading",
                "Issuer",
                "Paragraph",
                "Phase",
                "PlanForm",
                "Responsibility",
                "ResponsibleUnit",
                "Roster",
                "Section",
                "SubItem",
                "Task",
                "Title",
                "ValidityPeriod",
            ),
            "emplan.reading": ("Reading", "ReadingReport", "Repairs", "available_readers", "read"),
            "emplan.records": ("from_record", "json_schema", "to_record"),
            "emplan.rollover": ("Draft", "ReviewItem", "roll_forward"),
        },
    )

__all__ = [
    "OPEN",
    "AnnualPlan",
    "Attachment",
    "BuildError",
    "Citation",
    "Comparison",
    "CoveringNotice",
    "DocumentNumber",
    "Draft",
    "EmplanError",
    "Envelope",
    "ExportError",
    "Exporter",
    "Heading",
    "Issuer",
    "Paragraph",
    "Phase",
    "PlanForm",
    "Reading",
    "ReadingError",
    "ReadingReport",
    "RecordError",
    "Repairs",
    "Responsibility",
    "ResponsibleUnit",
    "ReviewItem",
    "RolloverError",
    "Roster",
    "Section",
    "SubItem",
    "Task",
    "Title",
    "ValidityPeriod",
    "annual_plan",
    "available_exporters",
    "available_readers",
    "compare",
    "compose",
    "export",
    "from_record",
    "json_schema",
    "lay_out",
    "plain_text",
    "read",
    "revise",
    "roll_forward",
    "to_record",
    "write",
]
