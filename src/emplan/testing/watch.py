"""Seeing by audit hook what code does to the world: files written, network used, programs started."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import Any, Final

_CHANGES: Final = frozenset(
    {
        "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
        "os.chown", "os.utime", "shutil.rmtree", "shutil.move", "shutil.copyfile", "tempfile.mkstemp",
        "tempfile.mkdtemp",
    }
)  # fmt: skip
_PROGRAMS: Final = frozenset(
    {
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "os.spawn",
        "os.fork",
        "os.forkpty",
        "pty.spawn",
    }
)
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Watch:
    """An audit hook of this process; it stays for ever, and notes only inside `events_into`."""

    def __init__(self) -> None:
        self._notes: list[str] | None = None
        sys.addaudithook(self._hear)

    @contextlib.contextmanager
    def events_into(self, notes: list[str]) -> Iterator[None]:
        """Note what happens meanwhile, each as ``writes: …``, ``network: …`` or ``program: …``."""
        self._notes = notes
        try:
            yield
        finally:
            self._notes = None

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:  # pragma: no cover - not traced
        notes = self._notes
        if notes is None:
            return
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITING and path != os.devnull:
                notes.append(f"writes: {path}")
        elif event in _CHANGES:
            notes.append(f"writes: {event} {arguments[0]}")
        elif event.startswith("socket.") and event != "socket.gethostname":
            notes.append(f"network: {event}")
        elif event in _PROGRAMS:
            notes.append(f"program: {event} {arguments[0] if arguments else ''}")
