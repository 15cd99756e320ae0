"""Records: a plan as plain data and JSON, its JSON Schema, and the outline for other programs."""

from emplan.records.compatibility import schema_breaks
from emplan.records.converter import make_converter
from emplan.records.faults import InvalidRecordError
from emplan.records.outline import OUTLINE, to_outline
from emplan.records.record import dump_record, from_record, is_record, read_record, to_record, upgrade_record
from emplan.records.schema import SCHEMA_ID, json_schema
from emplan.records.tags import RECORD

__all__ = [
    "OUTLINE",
    "RECORD",
    "SCHEMA_ID",
    "InvalidRecordError",
    "dump_record",
    "from_record",
    "is_record",
    "json_schema",
    "make_converter",
    "read_record",
    "schema_breaks",
    "to_outline",
    "to_record",
    "upgrade_record",
]
