"""Bounds of time and memory: streams measured before they are unpacked, a deadline that stops any loop."""

import re
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

from emplan_pdf.reader import refusals

LARGEST_STREAM: Final = 64 * 1024 * 1024
"""The most bytes that one stream may unpack to."""
LARGEST_TOTAL: Final = 1024 * 1024 * 1024
"""The most bytes that all streams together may unpack to; pictures are among them."""
MOST_PAGES: Final = 1000
"""The most pages of a document."""
SECONDS: Final = 60
"""How long reading may take; a page takes about a thirtieth of a second."""

_STREAM: Final = re.compile(rb"stream\r?\n")
_STEP: Final = 1 << 20
_NESTED: Final = 3
_PACKED: Final = b"\x78"


def check_streams(data: bytes) -> None:
    """Unpack every stream to nowhere, counting.

    Raises:
        ReadingError: One of them, or all together, unpack to more than is read.
    """
    total = 0
    for found in _STREAM.finditer(data):
        content = memoryview(data)[found.end() :]
        if bytes(content[:1]) == _PACKED:
            total += unpacked_size(content)
            if total > LARGEST_TOTAL:
                raise refusals.too_much(LARGEST_TOTAL)


def unpacked_size(content: memoryview | bytes, depth: int = 1) -> int:
    """How many bytes a packed stream makes.

    Raises:
        ReadingError: More than one stream may.
    """
    unpacker = zlib.decompressobj()
    size = 0
    inner = b""
    try:
        piece = unpacker.decompress(content[:_STEP], _STEP)
        inner = piece
        offset = _STEP
        while piece or not unpacker.eof:
            size += len(piece)
            if size > LARGEST_STREAM:
                raise refusals.too_much(LARGEST_STREAM)
            feed = unpacker.unconsumed_tail
            if not feed and not unpacker.eof:
                feed = bytes(content[offset : offset + _STEP])
                offset += _STEP
                if not feed:
                    break
            piece = unpacker.decompress(feed, _STEP)
    except zlib.error:
        return size
    # Packed twice, a stream can grow a million times.
    if inner[:1] == _PACKED and depth < _NESTED:
        whole = zlib.decompressobj().decompress(bytes(content), LARGEST_STREAM)
        size += unpacked_size(whole, depth + 1)
    return size


class OutOfTimeError(Exception):
    """The deadline has passed."""


@contextmanager
def deadline(seconds: float = SECONDS) -> Iterator[None]:
    """Stop whatever runs inside once the time is over, however deep it is in the library.

    Where a profiler is at work already it keeps its place, and there is no deadline.
    """
    end = time.monotonic() + seconds
    calls = 0

    def watch(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += 1
        if calls % 1024 == 0 and time.monotonic() > end:
            sys.setprofile(None)
            raise OutOfTimeError

    before = sys.getprofile()
    if before is None:
        sys.setprofile(watch)
    try:
        yield
    finally:
        sys.setprofile(before)
