"""The ledger of a folder: which input and options made which files, so that a batch can go on."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
from attrs import field, frozen

from emplan.batch.entries import LEDGER_NAME
from emplan.batch.refusals import refused
from emplan.batch.report import summary_data, summary_from
from emplan.batch.work import Summary
from emplan.exporting import write_bytes_atomically

_FORMAT = "emplan.batch-ledger/1"
_SECONDS = 1.0
"""The file is written once a second at most; what it does not know yet is only done again."""


@frozen
class Line:
    """What the ledger knows of one source: where it is from the folder, its key, its files with their
    SHA-256, their summary."""

    source: str
    key: str
    files: Mapping[str, str]
    summary: Summary


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, as the ledger writes it."""
    return hashlib.sha256(data).hexdigest()


@attrs.define
class Ledger:
    """The lines of a folder by the name of their files, and when they were last written down."""

    folder: Path
    lines: dict[str, Line] = field(factory=dict)
    _unwritten: bool = field(default=False, init=False)
    _written_at: float = field(default=0.0, init=False)

    @classmethod
    def of(cls, folder: Path) -> Ledger:
        """Read the ledger of a folder; an empty one if there is none.

        Raises:
            BatchError: It stands there and cannot be understood.
        """
        path = folder / LEDGER_NAME
        try:
            text = path.read_text("utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return cls(folder)
        except (OSError, UnicodeDecodeError) as cause:
            raise _unreadable(path) from cause
        try:
            return cls(folder, _lines(json.loads(text)))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as cause:
            raise _unreadable(path) from cause

    def is_whole(self, name: str, key: str) -> bool:
        """Whether the files of that name were made with that key, and stand as they were written."""
        line = self.lines.get(name)
        return (
            line is not None
            and line.key == key
            and all(_digest_of(self.folder / file) == said for file, said in line.files.items())
        )

    def written(self, name: str, source: str, key: str) -> Mapping[str, str]:
        """The SHA-256 of the files of that name, if they were made from this source or with this key."""
        line = self.lines.get(name)
        return line.files if line is not None and (line.source == source or line.key == key) else {}

    def place_of(self, source: str) -> str:
        """Where a source is from the folder, so that both can be moved together."""
        try:
            return Path(os.path.relpath(source, self.folder)).as_posix()
        except ValueError:  # another drive
            return source

    def note(self, name: str, line: Line) -> None:
        """Take in a line, and write the ledger down if that was not done for a second."""
        self.lines[name] = line
        self._unwritten = True
        if time.monotonic() - self._written_at >= _SECONDS:
            self.save()

    def save(self) -> None:
        """Write the ledger down, in one step.

        Raises:
            TargetError: The folder cannot be written.
        """
        if not self._unwritten:
            return
        data = {
            "format": _FORMAT,
            "lines": {
                name: {
                    "source": line.source,
                    "key": line.key,
                    "files": dict(line.files),
                    "summary": summary_data(line.summary),
                }
                for name, line in sorted(self.lines.items())
            },
        }
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        write_bytes_atomically(self.folder / LEDGER_NAME, text.encode("utf-8"))
        self._unwritten = False
        self._written_at = time.monotonic()


def _lines(data: Any) -> dict[str, Line]:
    if data["format"] != _FORMAT:
        raise ValueError(data["format"])
    return {
        name: Line(
            str(line["source"]),
            str(line["key"]),
            {str(file): str(said) for file, said in line["files"].items()},
            summary_from(line["summary"]),
        )
        for name, line in data["lines"].items()
    }


def _digest_of(path: Path) -> str | None:
    try:
        return digest(path.read_bytes())
    except OSError:
        return None


def _unreadable(path: Path) -> Exception:
    return refused(
        "the ledger of the folder cannot be understood",
        "输出文件夹中的批量处理记录无法识别",
        place=str(path),
        remedy="Delete it: what is there and the same is recognised, nothing else is replaced.",
        remedy_zh="请删除该记录：内容相同的文件仍会被认出，其他文件不会被覆盖。",
    )
