"""One function over many jobs through any executor: a bounded window, and executors that break."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from itertools import chain
from typing import Generic, TypeAlias, TypeVar

from attrs import frozen

_Item = TypeVar("_Item")
_Outcome = TypeVar("_Outcome")

Opening: TypeAlias = Callable[[], Executor]
"""What makes an executor: a class, a partial, a function."""

_WINDOW = 128
"""How many jobs are under way at most: their inputs and outputs are in memory."""
_GIVE_UP = 3
"""After how many executors broken in a row by single jobs the others under way are not tried again."""


class WorkerLost(Exception):  # noqa: N818 - no failure of emplan's, but the news of one
    """The worker of a job died; ``alone`` says whether it did so with nothing else under way."""

    def __init__(self, *, alone: bool) -> None:
        super().__init__()
        self.alone = alone


@frozen
class _Running(Generic[_Item, _Outcome]):
    task: Callable[[_Item], _Outcome]
    deliver: Callable[[_Item, _Outcome | BaseException], None]

    def one_after_another(self, items: Iterable[_Item]) -> None:
        for item in items:
            self.deliver(item, self.task(item))

    def in_given(self, items: Iterator[_Item], executor: Executor) -> None:
        for item in chain(self.drained(items, executor), items):
            self.deliver(item, WorkerLost(alone=False))

    def in_opened(self, items: Iterator[_Item], opening: Opening) -> None:
        while (first := next(items, None)) is not None:
            items = chain([first], items)
            with opening() as executor:
                lost = self.drained(items, executor)
            self.alone(iter(lost), opening)

    def alone(self, items: Iterator[_Item], opening: Opening) -> None:
        """Try each by itself, so that the one at which its worker dies is known."""
        broken = 0
        while broken < _GIVE_UP and (first := next(items, None)) is not None:
            with opening() as executor:
                for item in chain([first], items):
                    if self.drained(iter([item]), executor):
                        self.deliver(item, WorkerLost(alone=True))
                        broken += 1
                        break
                    broken = 0
        for item in items:
            self.deliver(item, WorkerLost(alone=False))

    def drained(self, items: Iterator[_Item], executor: Executor) -> list[_Item]:
        """Take items until none is left or the executor breaks; those that were under way then."""
        under_way: dict[Future[_Outcome], _Item] = {}
        lost: list[_Item] = []
        try:
            while True:
                while not lost and len(under_way) < _WINDOW and (item := next(items, None)) is not None:
                    future = _submitted(executor, self.task, item)
                    if future is None:
                        lost.append(item)
                    else:
                        under_way[future] = item
                if not under_way:
                    return lost
                for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                    item = under_way.pop(future)
                    outcome = _outcome(future)
                    if isinstance(outcome, BrokenExecutor | CancelledError):
                        lost.append(item)
                    else:
                        self.deliver(item, outcome)
        except BaseException:
            for future in under_way:
                future.cancel()
            raise


def run_all(
    task: Callable[[_Item], _Outcome],
    items: Iterable[_Item],
    executor: Executor | Opening | None,
    deliver: Callable[[_Item, _Outcome | BaseException], None],
) -> None:
    """Do the task for every item and deliver each outcome, in the calling thread, as it comes.

    Items are taken from the iterable only as there is room. An exception of the task or of its worker is
    delivered too; `WorkerLost` stands for a worker that died.
    """
    running = _Running(task, deliver)
    if executor is None:
        running.one_after_another(items)
    elif isinstance(executor, Executor):
        running.in_given(iter(items), executor)
    else:
        running.in_opened(iter(items), executor)


def _submitted(executor: Executor, task: Callable[[_Item], _Outcome], item: _Item) -> Future[_Outcome] | None:
    try:
        return executor.submit(task, item)
    except RuntimeError:  # broken, or shut down by somebody else
        return None


def _outcome(future: Future[_Outcome]) -> _Outcome | BaseException:
    try:
        return future.result()
    except KeyboardInterrupt:
        raise
    except BaseException as fault:  # noqa: BLE001 - delivered, with the item it belongs to
        # Dask names the job at which its workers died one after another by this class of its own.
        return WorkerLost(alone=True) if type(fault).__name__ == "KilledWorker" else fault
