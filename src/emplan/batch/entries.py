"""The lines of a batch: a source each, what is particular to it, and which files it will write."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import field, frozen

from emplan.batch.refusals import refused
from emplan.batch.supplied import Supplied
from emplan.errors import BatchError
from emplan.rollover import TaskResult

LEDGER_NAME = "emplan-batch.json"

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_SEPARATORS = re.compile(r"[/\\\0]")


@frozen(kw_only=True)
class Entry:
    """One line of a batch (批量清单的一行).

    Attributes:
        source: The document or record, as a path.
        name: The name of its files without suffix; by default that of the source, with the year moved.
        supplied: Elements of the envelope in place of the source's own.
        results: What became of this plan's tasks (任务完成情况), in place of those of the batch.
        plan_year: The year of the source, where it states none.
    """

    source: str = field(converter=os.fspath)
    name: str | None = None
    supplied: Supplied = field(factory=Supplied)
    results: tuple[TaskResult, ...] | None = None
    plan_year: int | None = None

    def stem(self, year: int | None) -> str:
        """The name of its files without suffix."""
        stem = self.name or Path(self.source).stem
        years = _YEAR.findall(stem)
        if self.name is None and year is not None and len(years) == 1 and int(years[0]) < year:
            return _YEAR.sub(str(year), stem)
        return stem


@frozen
class Claim:
    """A line of the batch, and the names of the files that are its own."""

    entry: Entry
    name: str
    files: tuple[str, ...]


def claims(
    entries: Iterable[Entry], endings: Sequence[str], folder: Path, year: int | None
) -> tuple[Claim, ...]:
    """Settle who writes which file.

    Raises:
        BatchError: No source; two that would write one file; a name that is none; a target that is a source.
    """
    made = tuple(
        Claim(entry, stem, tuple(stem + ending for ending in endings))
        for entry in entries
        for stem in (entry.stem(year),)
    )
    if not made:
        raise refused(
            "there is nothing to do: no source (来源文件) was named or found",
            "没有来源文件",
            remedy="Name documents, a folder that holds them, or a list.",
            remedy_zh="请指明公文文件、存放公文的文件夹或清单。",
        )
    for claim in made:
        if _SEPARATORS.search(claim.name) or not claim.name.strip(". "):
            raise _no_name(claim)
    _refuse_shared(made)
    _refuse_sources(made, folder)
    return made


def _no_name(claim: Claim) -> BatchError:
    return refused(
        f"'{claim.name}' cannot be the name of a file",
        f"“{claim.name}”不能作文件名",
        place=claim.entry.source,
        remedy="Give a name without folders.",
        remedy_zh="文件名中不能有文件夹。",
    )


def _refuse_shared(made: tuple[Claim, ...]) -> None:
    owners = {_folded(LEDGER_NAME): LEDGER_NAME}
    faults: list[tuple[str, str, str]] = []
    for claim in made:
        source = claim.entry.source
        taken = [file for file in claim.files if _folded(file) in owners]
        faults += [(file, owners[_folded(file)], source) for file in taken[:1]]
        owners.update((_folded(file), source) for file in claim.files)
    if faults:
        said = "; ".join(f"{file} ({one}, {other})" for file, one, other in faults)
        said_zh = "；".join(f"{file}（{one}、{other}）" for file, one, other in faults)
        raise refused(
            f"two sources would write one file: {said}",
            f"两个来源文件对应同一输出文件：{said_zh}",
            remedy="Name one document a county, as in 'FOLDER/*.docx', or give names in a list.",
            remedy_zh="每县只取一个文件，如“文件夹/*.docx”，或者在清单中写明不同的文件名。",
        )


def _refuse_sources(made: tuple[Claim, ...], folder: Path) -> None:
    sources = {os.path.realpath(claim.entry.source): claim.entry.source for claim in made}
    for claim in made:
        for file in claim.files:
            if (source := sources.get(os.path.realpath(folder / file))) is not None:
                raise refused(
                    "the file to write is a source itself",
                    "输出文件就是来源文件",
                    place=source,
                    remedy="Name another folder for the output.",
                    remedy_zh="请另外指定输出文件夹。",
                )


def _folded(name: str) -> str:
    """Under which names differ on every system: without case, and composed."""
    return unicodedata.normalize("NFC", name).casefold()
