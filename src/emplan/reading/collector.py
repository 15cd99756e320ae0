"""Python's collector of reference cycles, which has nothing to find in a reading."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """Keep the collector from looking through all lines, edits and drafts again and again.

    Reading makes no reference cycles, so it would look in vain, each time through more of them: of a thousand
    pages that is a fifth of the time. It is the whole process that does without for as long; where the caller
    has switched the collector off, it stays off.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
