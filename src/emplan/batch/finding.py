"""The sources of a batch: files, folders of them, patterns."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from emplan.batch.entries import LEDGER_NAME, Entry
from emplan.batch.refusals import refused
from emplan.batch.work import REVIEW_ENDING
from emplan.discovery import READERS, installed, load
from emplan.errors import EmplanError


@frozen
class Found:
    """What stands in a batch, and the files of its folders that are none of its business."""

    entries: tuple[Entry, ...]
    passed_over: tuple[str, ...] = ()


def find_sources(sources: Iterable[str | os.PathLike[str] | Entry]) -> Found:
    """Every document and record that is named, in the order of the names; within a folder, of the file names.

    A folder gives the files in it that a reader knows by their suffix, and records; a pattern
    (``去年/*.docx``) what it fits. A file that is named itself is taken whatever it is.

    Raises:
        BatchError: A pattern fits nothing.
    """
    entries: list[Entry] = []
    passed_over: list[str] = []
    known: frozenset[str] | None = None
    for source in sources:
        if isinstance(source, Entry):
            entries.append(source)
            continue
        path = os.fspath(source)
        if Path(path).is_dir():
            known = _readable() if known is None else known
            for file in sorted(Path(path).iterdir()):
                if _is_meant(file, known):
                    entries.append(Entry(source=str(file)))
                elif not _is_hidden(file):
                    passed_over.append(str(file))
        else:
            entries += [Entry(source=name) for name in _fitting(path)]
    return Found(tuple(entries), tuple(passed_over))


def _fitting(path: str) -> Iterator[str]:
    if os.path.lexists(path) or not glob.has_magic(path):
        yield path
        return
    found = glob.iglob(path)  # noqa: PTH207 - the pattern may be absolute
    fitting = sorted(name for name in found if not _is_hidden(Path(name)) and not Path(name).is_dir())
    if not fitting:
        raise refused(
            "no file fits the pattern",
            "没有符合该名称的文件",
            place=path,
            remedy="Check the folder and the suffix.",
            remedy_zh="请检查文件夹和扩展名。",
        )
    yield from fitting


def _is_hidden(file: Path) -> bool:
    """Whether nobody means this file: hidden, Word's lock beside an open document, the ledger."""
    return file.name.startswith((".", "~$")) or file.name == LEDGER_NAME


def _is_meant(file: Path, known: frozenset[str]) -> bool:
    name = file.name.lower()
    return (
        not _is_hidden(file)
        and not name.endswith(REVIEW_ENDING)
        and file.suffix.lower() in known
        and file.is_file()
    )


def _readable() -> frozenset[str]:
    """The suffixes of what can be read: of every installed reader, and records."""
    suffixes = {".json"}
    for plugin in installed(READERS):
        try:
            suffixes.update(getattr(load(READERS, plugin), "suffixes", ()))
        except EmplanError:  # broken or not permitted; a file that needs it will say so when it is named
            continue
    return frozenset(suffixes)
