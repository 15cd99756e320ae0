"""The words of a record: its version, and the ``kind`` by which each class of a union is known."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from emplan.model import (
    Citation,
    Contact,
    DamagedNumber,
    DayDeadline,
    DirectedDeadline,
    DocumentNumber,
    Illegible,
    LabelledParagraph,
    MonthDeadline,
    Paragraph,
    PerActorDeadline,
    PeriodEndDeadline,
    Phase,
    RangeDeadline,
    RecurringDeadline,
    RelativeDeadline,
    Responsibility,
    Roster,
    Section,
    StagedDeadline,
    StandingDeadline,
    SubItem,
    Table,
    Task,
    UnparsedDeadline,
    ValidityPeriod,
)

RECORD_NAME: Final = "emplan.plan"
RECORD_VERSION: Final = 1
RECORD: Final = f"{RECORD_NAME}/{RECORD_VERSION}"
"""The value of ``record`` at the root of every record that this emplan writes."""

RECORD_KEY: Final = "record"
KIND_KEY: Final = "kind"

KINDS: Final[Mapping[type, str]] = MappingProxyType(
    {
        Section: "section",
        Task: "task",
        SubItem: "sub_item",
        Phase: "phase",
        Paragraph: "paragraph",
        LabelledParagraph: "labelled_paragraph",
        Roster: "roster",
        Table: "table",
        Responsibility: "responsibility",
        DayDeadline: "day",
        MonthDeadline: "month",
        PeriodEndDeadline: "period_end",
        RangeDeadline: "range",
        StandingDeadline: "standing",
        RecurringDeadline: "recurring",
        RelativeDeadline: "relative",
        DirectedDeadline: "directed",
        PerActorDeadline: "per_actor",
        StagedDeadline: "staged",
        UnparsedDeadline: "unparsed",
        Citation: "citation",
        Contact: "contact",
        Illegible: "illegible",
        ValidityPeriod: "validity_period",
        DocumentNumber: "number",
        DamagedNumber: "damaged",
    }
)
"""The tag of every class that stands in a union; such a class is tagged wherever it stands."""
