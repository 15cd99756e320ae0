"""How far a batch has come: a bar on a terminal, plain lines elsewhere; always on standard error."""

from __future__ import annotations

import sys
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from emplan.cli.messages import Say


class Progress:
    """A count of results, a line for each, and on a terminal a bar below them."""

    def __init__(self, total: int, say: Say) -> None:
        self._bar: Bar | None = None
        if sys.stderr.isatty():
            console = Console(stderr=True, highlight=False, markup=False)
            columns = (
                TextColumn(say("batch_working")),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
            )
            self._bar = Bar(*columns, console=console, redirect_stdout=False, redirect_stderr=False)
            self._task = self._bar.add_task("", total=total)

    def __enter__(self) -> Progress:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def advance(self, line: str, *, notable: bool) -> None:
        """One more is done; on a terminal only a notable line is shown above the bar."""
        if self._bar is None:
            print(line, file=sys.stderr, flush=True)
        else:
            if notable:
                self._bar.console.print(line, soft_wrap=True)
            self._bar.advance(self._task)

    def stop(self) -> None:
        """Take the bar away, if there is one."""
        if self._bar is not None:
            self._bar.stop()
