"""Checks that exporting does nothing but make bytes: no change, no file, no network, no program, no word."""

from __future__ import annotations

import pickle

from emplan.exporting import export
from emplan.records import to_record
from emplan.testing.suites.subject import SAMPLES, Subject, each_sample


class PurityChecks(Subject):
    """The plan and the world are afterwards as they were."""

    @each_sample
    def test_the_plan_is_not_changed(self, sample: str) -> None:
        self.must_not_hang()
        plan = SAMPLES[sample]()
        stored, record = pickle.dumps(plan), to_record(plan)
        export(plan, self.exporter(sample))
        assert plan == SAMPLES[sample]()
        assert to_record(plan) == record
        assert pickle.dumps(plan) == stored

    def test_it_writes_no_file(self) -> None:
        assert [event for event in self.watched()["work_events"] if event.startswith("writes")] == []

    def test_it_uses_no_network(self) -> None:
        assert [event for event in self.watched()["work_events"] if event.startswith("network")] == []

    def test_it_starts_no_program(self) -> None:
        assert [event for event in self.watched()["work_events"] if event.startswith("program")] == []

    def test_it_prints_nothing(self) -> None:
        assert self.watched()["printed_at_work"] == ""

    def test_it_leaves_the_process_as_it_was(self) -> None:
        assert self.watched()["changed_state"] == []

    def test_it_leaves_no_thread_running(self) -> None:
        assert self.watched()["threads_left"] == []

    def test_it_is_done_in_time(self) -> None:
        assert not self.watched().hung, f"not done after {self.time_limit} s"

    def test_it_does_not_take_the_process_with_it(self) -> None:
        found = self.watched()
        assert found.hung or not found.crash, found.crash
