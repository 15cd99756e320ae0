"""Hypothesis strategies for valid plans and their parts (needs the extra ``testing``)."""

from emplan.testing.strategies.assignments import (
    deadlines,
    printed_assignments,
    responsibilities,
    simple_deadlines,
    unit_groups,
)
from emplan.testing.strategies.outline import (
    numberings,
    outlines,
    phases,
    rosters,
    sections,
    sub_items,
    tables,
    tasks,
)
from emplan.testing.strategies.plans import attachments, envelopes, issuers, notices, plans, titles
from emplan.testing.strategies.prose import labelled_paragraphs, paragraphs
from emplan.testing.strategies.words import dates, document_numbers, names, phrases, sentences, years

__all__ = [
    "attachments",
    "dates",
    "deadlines",
    "document_numbers",
    "envelopes",
    "issuers",
    "labelled_paragraphs",
    "names",
    "notices",
    "numberings",
    "outlines",
    "paragraphs",
    "phases",
    "phrases",
    "plans",
    "printed_assignments",
    "responsibilities",
    "rosters",
    "sections",
    "sentences",
    "simple_deadlines",
    "sub_items",
    "tables",
    "tasks",
    "titles",
    "unit_groups",
    "years",
]
