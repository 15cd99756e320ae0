"""A batch as it runs: what is left to do goes out, what comes back is written and told."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import Protocol

from attrs import evolve, field, frozen

from emplan.batch.entries import Claim, Entry, claims
from emplan.batch.finding import find_sources
from emplan.batch.formats import exporters_for, traits
from emplan.batch.ledger import Ledger, Line, digest
from emplan.batch.loading import bytes_of
from emplan.batch.placing import place
from emplan.batch.refusals import check_folder, lost, make_folder, refused
from emplan.batch.report import BatchReport, Result, State
from emplan.batch.running import Opening, WorkerLost, run_all
from emplan.batch.work import REVIEW_ENDING, Job, Made, Setup, unforeseen, work_on
from emplan.errors import EmplanError, TargetError
from emplan.exporting import takes_value


class OnResult(Protocol):
    """What is called with every result as it comes, in the calling thread."""

    def __call__(self, result: Result, /, *, total: int) -> None:
        """Take note of one of so many results."""


@frozen(kw_only=True)
class Batch:
    """A batch that may begin: who writes what, and what the ledger of the folder says."""

    setup: Setup
    folder: Path
    claims: tuple[Claim, ...]
    traits: str
    ledger: Ledger
    overwrite: bool
    results: dict[int, Result] = field(factory=dict)
    keys: dict[int, str] = field(factory=dict)

    @classmethod
    def of(
        cls,
        sources: Iterable[str | os.PathLike[str] | Entry],
        setup: Setup,
        folder: Path,
        *,
        overwrite: bool,
    ) -> Batch:
        """Everything that can be refused is refused here, before anything is read or written."""
        drafting = setup.drafting
        exporters = exporters_for(setup.formats, setup.settings)
        if drafting and drafting.redline and not any(takes_value(each, "against") for each in exporters):
            raise refused(
                "none of the formats (格式) can show tracked changes",
                "所选格式都不能带修订痕迹",
                remedy="Name docx among the formats.",
                remedy_zh="请在格式中加上 docx。",
            )
        endings = [exporter.suffix for exporter in exporters]
        endings += [REVIEW_ENDING] if drafting and drafting.review else []
        check_folder(folder)
        entries = find_sources(sources).entries
        made = claims(entries, endings, folder, drafting.year if drafting else None)
        repeatable = drafting is None or not callable(drafting.results)
        said = [*traits(setup.formats, setup.settings), repr(drafting) if repeatable else secrets.token_hex()]
        return cls(
            setup=setup,
            folder=folder,
            claims=made,
            traits="\n".join(said),
            ledger=Ledger.of(folder),
            overwrite=overwrite,
        )

    def run(self, executor: Executor | Opening | None, on_result: OnResult | None) -> BatchReport:
        """Do what is left to do, and write the ledger down whatever happens."""
        make_folder(self.folder)

        def told(index: int, result: Result) -> None:
            self.results[index] = result
            if on_result is not None:
                on_result(result, total=len(self.claims))

        def deliver(item: _Numbered, outcome: Made | EmplanError | BaseException) -> None:
            told(item.index, self.result(item.index, outcome))

        try:
            run_all(_work_on, self.jobs(told), executor, deliver)
        finally:
            self.ledger.save()
        ordered = tuple(self.results[index] for index in range(len(self.claims)))
        return BatchReport(str(self.folder), ordered)

    def jobs(self, told: Callable[[int, Result], None]) -> Iterator[_Numbered]:
        """The sources that are to be worked on; the others get their results here."""
        for index, claim in enumerate(self.claims):
            try:
                data = bytes_of(claim.entry.source)
            except EmplanError as error:
                told(index, _failed(claim, error))
                continue
            key = self.keys[index] = self.key(claim.entry, data)
            if self.ledger.is_whole(claim.name, key):
                line = self.ledger.lines[claim.name]
                told(
                    index,
                    Result(
                        source=claim.entry.source,
                        state=State.SKIPPED,
                        files=tuple(line.files),
                        summary=line.summary,
                    ),
                )
            else:
                yield _Numbered(index, Job(entry=claim.entry, data=data, setup=self.setup))

    def key(self, entry: Entry, data: bytes) -> str:
        # The folder of a source says nothing about what becomes of it; its suffix may choose the reader.
        line = evolve(entry, source=Path(entry.source).name)
        return hashlib.sha256(f"{digest(data)}\n{line!r}\n{self.traits}".encode()).hexdigest()

    def result(self, index: int, outcome: Made | EmplanError | BaseException) -> Result:
        claim, key = self.claims[index], self.keys[index]
        if isinstance(outcome, WorkerLost):
            return _failed(claim, lost(claim.entry.source, alone=outcome.alone))
        if isinstance(outcome, EmplanError):
            return _failed(claim, outcome)
        if isinstance(outcome, BaseException):
            return _failed(claim, unforeseen(claim.entry.source, outcome))
        source = self.ledger.place_of(claim.entry.source)
        known = self.ledger.lines.get(claim.name)
        files = [(claim.name + ending, data) for ending, data in outcome.files]
        try:
            written, changed = place(
                self.folder,
                files,
                self.ledger.written(claim.name, source, key),
                same=known is not None and known.key == key,
                overwrite=self.overwrite,
            )
        except TargetError as error:
            return _failed(claim, error)
        digests = {name: digest(data) for name, data in files}
        self.ledger.note(claim.name, Line(source, key, digests, outcome.summary))
        return Result(
            source=claim.entry.source,
            state=State.SKIPPED if changed and not written else State.WRITTEN,
            files=tuple(digests),
            changed=changed,
            summary=outcome.summary,
        )


@frozen
class _Numbered:
    index: int
    job: Job


def _work_on(item: _Numbered) -> Made | EmplanError:
    return work_on(item.job)


def _failed(claim: Claim, error: EmplanError) -> Result:
    return Result(source=claim.entry.source, state=State.FAILED, error=error)
