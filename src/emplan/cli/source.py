"""SOURCE of every verb: a document that a reader accepts, or a plan record."""

import sys

from emplan.batch.loading import Loaded, bytes_of
from emplan.batch.loading import load as load_bytes

STANDARD_INPUT = "-"


def load(source: str) -> Loaded:
    """Load a plan from a document or a record.

    Raises:
        ReadingError: The file cannot be opened, or holds no plan.
        RecordError: It is a record, and not a valid one.
    """
    if source == STANDARD_INPUT:
        return load_bytes(sys.stdin.buffer.read(), "<stdin>")
    return load_bytes(bytes_of(source), source)
