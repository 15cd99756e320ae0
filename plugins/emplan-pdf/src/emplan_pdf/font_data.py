"""The bytes of a font file, read where they are asked for."""

import os
import sys
import weakref
from pathlib import Path
from threading import Lock
from typing import Final, Protocol


class FontData(Protocol):
    """What fonts are read from: bytes, or a file."""

    def __len__(self) -> int:
        """How many bytes there are."""
        ...

    def __getitem__(self, part: slice, /) -> bytes:
        """A part of them; what lies beyond the end is left out."""
        ...


class FileData:
    """A file that stays open as long as it is referred to.

    It takes no memory: of a mapped file the pages that were read count, which for outlines are nearly all.

    Raises:
        OSError: the file cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._file: Final = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        weakref.finalize(self, os.close, self._file)
        self._size = os.fstat(self._file).st_size
        self._lock = Lock()

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, part: slice, /) -> bytes:
        start, stop, _ = part.indices(self._size)
        length = max(0, stop - start)
        if sys.platform == "win32":
            with self._lock:
                os.lseek(self._file, start, os.SEEK_SET)
                return os.read(self._file, length)
        else:
            return os.pread(self._file, length, start)
