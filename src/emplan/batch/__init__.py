"""Many plans in one run: each source is drafted or exported by itself, over any executor."""

from emplan.batch.batch import OnResult
from emplan.batch.entries import Entry
from emplan.batch.finding import Found, find_sources
from emplan.batch.lists import read_list
from emplan.batch.report import BatchReport, Result, State, batch_data
from emplan.batch.running import Opening
from emplan.batch.supplied import Supplied
from emplan.batch.verbs import export_all, roll_forward_all
from emplan.batch.work import Summary

__all__ = [
    "BatchReport",
    "Entry",
    "Found",
    "OnResult",
    "Opening",
    "Result",
    "State",
    "Summary",
    "Supplied",
    "batch_data",
    "export_all",
    "find_sources",
    "read_list",
    "roll_forward_all",
]
