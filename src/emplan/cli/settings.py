"""Plugins kept off standard output, which is for paths and JSON; what they have to say is passed on."""

import contextlib
import logging
import sys
from collections.abc import Iterator

_EXPORTERS = "emplan.exporters"


def off_standard_output() -> contextlib.AbstractContextManager[object]:
    """Sends what a plugin prints to standard error."""
    return contextlib.redirect_stdout(sys.stderr)


@contextlib.contextmanager
def exporters_heard() -> Iterator[None]:
    """Shows on standard error what exporters log: the one for PDF says which fonts it has really used."""
    logger = logging.getLogger(_EXPORTERS)
    level, handler = logger.level, logging.StreamHandler(sys.stderr)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
