"""A function over many jobs, in executors that work, break, are shut, or are watched."""

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ThreadPoolExecutor

import pytest

from emplan.batch import running
from emplan.batch.running import Opening, WorkerLost, run_all


class Told:
    """What was delivered, by item: the outcome, or how its worker was lost."""

    def __init__(self) -> None:
        self.outcomes: dict[int, object] = {}

    def __call__(self, item: int, outcome: object) -> None:
        assert item not in self.outcomes, "delivered twice"
        self.outcomes[item] = ("lost", outcome.alone) if isinstance(outcome, WorkerLost) else outcome


def doubled(item: int) -> int:
    return 2 * item


def run(items: Iterator[int] | range, executor: Executor | Opening | None) -> dict[int, object]:
    told = Told()
    run_all(doubled, items, executor, told)
    return told.outcomes


class Scripted(Executor):
    """Works at once; breaks for good at the items it is told, or ends a job with the fault for it."""

    def __init__(
        self, breaks_at: set[int] | None = None, faults: dict[int, BaseException] | None = None
    ) -> None:
        self.breaks_at = breaks_at or set()
        self.faults = faults or {}
        self.broken = False

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # as the base class has it
        if self.broken:
            raise BrokenExecutor
        (item,) = args
        future: Future[object] = Future()
        if item in self.breaks_at:
            self.broken = True
            future.set_exception(BrokenExecutor())
        elif item in self.faults:
            future.set_exception(self.faults[item])
        else:
            future.set_result(fn(item))
        return future


@pytest.mark.parametrize("executor", [None, Scripted(), Scripted, lambda: ThreadPoolExecutor(3)])
def test_every_item_has_its_outcome(executor: Executor | Opening | None) -> None:
    assert run(range(300), executor) == {item: 2 * item for item in range(300)}


def test_items_are_taken_only_as_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_WINDOW", 4)
    taken: list[int] = []

    def items() -> Iterator[int]:
        for item in range(20):
            taken.append(item)
            yield item

    most = 0

    def watch(item: int, outcome: object) -> None:
        nonlocal most
        most = max(most, len(taken) - delivered[0])
        delivered[0] += 1

    delivered = [0]
    run_all(doubled, items(), Scripted(), watch)
    assert delivered == [20]
    assert most <= 4


def test_who_breaks_executors_alone_is_found_and_the_others_are_done() -> None:
    outcomes = run(range(10), lambda: Scripted(breaks_at={3, 7}))
    assert outcomes == {item: ("lost", True) if item in (3, 7) else 2 * item for item in range(10)}


def test_after_three_in_a_row_the_others_under_way_are_left() -> None:
    outcomes = run(range(6), lambda: Scripted(breaks_at=set(range(6))))
    assert list(outcomes.values()).count(("lost", True)) >= 3
    assert set(outcomes) == set(range(6))


def test_a_given_executor_that_breaks_leaves_what_is_left() -> None:
    outcomes = run(range(5), Scripted(breaks_at={2}))
    assert outcomes == {0: 0, 1: 2, 2: ("lost", False), 3: ("lost", False), 4: ("lost", False)}


def test_a_given_executor_that_is_shut_leaves_everything() -> None:
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    assert run(range(3), executor) == dict.fromkeys(range(3), ("lost", False))


class KilledWorker(Exception):  # noqa: N818 - the name that Dask gives it
    pass


def test_a_job_that_kills_the_workers_of_a_cluster_is_lost_alone() -> None:
    outcomes = run(range(3), Scripted(faults={1: KilledWorker()}))
    assert outcomes == {0: 0, 1: ("lost", True), 2: 4}


def test_a_job_that_is_cancelled_is_tried_again() -> None:
    executors = [Scripted(faults={1: CancelledError()}), Scripted()]
    assert run(range(3), lambda: executors.pop(0)) == {0: 0, 1: 2, 2: 4}


def test_other_exceptions_are_delivered() -> None:
    fault = OSError("no pipe")
    assert run(range(2), Scripted(faults={0: fault})) == {0: fault, 1: 2}


def test_the_signal_of_the_keyboard_is_not_an_outcome() -> None:
    with pytest.raises(KeyboardInterrupt):
        run(range(2), Scripted(faults={0: KeyboardInterrupt()}))


def test_what_is_waiting_is_cancelled_when_the_person_stops_it() -> None:
    futures: list[Future[object]] = []

    class Waiting(Scripted):
        def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # as the base class has it
            futures.append(super().submit(fn, *args) if not futures else Future())
            return futures[-1]

    def stop(item: int, outcome: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_all(doubled, range(3), Waiting(), stop)
    assert [future.cancelled() for future in futures] == [False, True, True]
