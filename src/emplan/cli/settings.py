"""Plugins kept off standard output, which is for paths and JSON."""

import contextlib
import sys


def off_standard_output() -> contextlib.AbstractContextManager[object]:
    """Sends what a plugin prints to standard error."""
    return contextlib.redirect_stdout(sys.stderr)
