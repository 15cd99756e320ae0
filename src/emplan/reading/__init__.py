"""Reading: from a document to a plan, with an account of every character."""

from emplan.reading.account import (
    Account,
    AccountEntry,
    Furniture,
    Kept,
    Leftover,
    Mended,
    Structure,
    Target,
    rebuild_slots,
    rebuild_source,
)
from emplan.reading.finding import available_readers, load_reader, reader_for
from emplan.reading.found import Found, Manner
from emplan.reading.reading import LARGEST_SOURCE, LARGEST_TEXT, read, read_text
from emplan.reading.repairs import Repairs
from emplan.reading.report import Doubt, Publication, Reading, ReadingReport, report_data
from emplan.reading.source import (
    DecodingReader,
    Looks,
    Reader,
    Remark,
    SourceLine,
    lines_of_texts,
    source_text,
    split_lines,
)
from emplan.reading.text import TextReader

__all__ = [
    "LARGEST_SOURCE",
    "LARGEST_TEXT",
    "Account",
    "AccountEntry",
    "DecodingReader",
    "Doubt",
    "Found",
    "Furniture",
    "Kept",
    "Leftover",
    "Looks",
    "Manner",
    "Mended",
    "Publication",
    "Reader",
    "Reading",
    "ReadingReport",
    "Remark",
    "Repairs",
    "SourceLine",
    "Structure",
    "Target",
    "TextReader",
    "available_readers",
    "lines_of_texts",
    "load_reader",
    "read",
    "read_text",
    "reader_for",
    "rebuild_slots",
    "rebuild_source",
    "report_data",
    "source_text",
    "split_lines",
]
