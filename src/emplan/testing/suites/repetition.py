"""Checks of determinism: same plan, same bytes, in every order, process, time zone, year and thread."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from emplan.exporting import export
from emplan.records import from_record, to_record
from emplan.testing.suites.subject import SAMPLES, Subject, each_sample

_TURNS = 3


class RepetitionChecks(Subject):
    """The bytes depend on the plan and the options alone."""

    @each_sample
    def test_a_plan_gives_the_same_bytes_again(self, sample: str) -> None:
        assert export(SAMPLES[sample](), self.exporter(sample)) == self.data(sample)

    def test_one_exporter_gives_the_same_bytes_twice(self) -> None:
        self.must_not_hang()
        exporter, plan = self.exporter(), SAMPLES["typical_plan"]()
        assert export(plan, exporter) == export(plan, exporter)

    def test_another_plan_in_between_makes_no_difference(self) -> None:
        self.must_not_hang()
        exporter, plan = self.exporter(), SAMPLES["typical_plan"]()
        before = export(plan, exporter)
        export(SAMPLES["joint_plan"](), exporter)
        assert export(plan, exporter) == before

    def test_a_plan_from_its_record_gives_the_same_bytes(self) -> None:
        self.must_not_hang()
        again = from_record(to_record(SAMPLES["typical_plan"]()))
        assert export(again, self.exporter()) == self.data("typical_plan")

    def test_another_process_gives_the_same_bytes(self) -> None:
        assert self.watched(seed=1)["error"] == ""
        assert self.watched(seed=1)["digest"] == hashlib.sha256(self.data("typical_plan")).hexdigest()

    def test_hash_seed_time_zone_locale_and_date_make_no_difference(self) -> None:
        assert self.watched(seed=2)["error"] == ""
        assert self.watched(seed=2)["digest"] == self.watched(seed=1)["digest"]

    def test_threads_with_one_exporter_do_not_disturb_each_other(self) -> None:
        if not self.is_thread_safe:
            pytest.skip("states is_thread_safe = False")
        names = ["typical_plan", "joint_plan", "minimal_plan", "everything_plan"]
        wanted = {name: self.data(name) for name in names}
        exporter = self.exporter()
        with ThreadPoolExecutor(len(names)) as threads:
            work = [(name, threads.submit(export, SAMPLES[name](), exporter)) for name in names * _TURNS]
            mixed = [name for name, done in work if done.result() != wanted[name]]
        assert mixed == []

    def test_threads_with_an_exporter_each_do_not_disturb_each_other(self) -> None:
        names = ["typical_plan", "joint_plan"]
        wanted = {name: self.data(name) for name in names}
        with ThreadPoolExecutor(4) as threads:
            work = [(name, threads.submit(export, SAMPLES[name](), self.exporter())) for name in names * 2]
            mixed = [name for name, done in work if done.result() != wanted[name]]
        assert mixed == []
