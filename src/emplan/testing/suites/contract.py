"""Checks of the contract's names and method: format, media type, suffix, export."""

from __future__ import annotations

import inspect
import pickle
import re

from attrs import evolve

from emplan.exporting import Exporter, export, load_exporter
from emplan.testing.suites.subject import SAMPLES, Subject, each_sample

_FORMAT = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_MEDIA_TYPE = re.compile(r"[a-z]+/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*(?:; ?[a-z]+=[\w-]+)*")
_SUFFIX = re.compile(r"(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+")


class ContractChecks(Subject):
    """It is an exporter as `emplan.Exporter` says."""

    def test_it_has_the_names_and_the_method_of_an_exporter(self) -> None:
        assert isinstance(load_exporter(self.format), Exporter)

    def test_its_format_is_a_short_name_in_small_letters(self) -> None:
        assert _FORMAT.fullmatch(load_exporter(self.format).format)

    def test_its_media_type_is_one(self) -> None:
        assert _MEDIA_TYPE.fullmatch(load_exporter(self.format).media_type)

    def test_its_suffix_has_a_dot_and_small_letters(self) -> None:
        assert _SUFFIX.fullmatch(load_exporter(self.format).suffix)

    def test_format_media_type_and_suffix_are_the_same_for_every_object(self) -> None:
        own = type(load_exporter(self.format))
        for name in ("format", "media_type", "suffix"):
            assert isinstance(getattr(own, name, None), str), f"{name} does not stand on the class"

    def test_export_takes_the_plan_and_nothing_else(self) -> None:
        taken = inspect.signature(load_exporter(self.format).export).parameters.values()
        needed = [each for each in taken if each.default is each.empty and each.kind != each.VAR_KEYWORD]
        assert len(needed) == 1, f"export wants {[str(each) for each in needed]}"

    def test_its_class_says_what_it_writes(self) -> None:
        # The docstring that Python inherits from object says nothing.
        assert (type(load_exporter(self.format)).__doc__ or "").strip(), "the class has no docstring"

    def test_it_is_made_anew_each_time(self) -> None:
        first, second = load_exporter(self.format), load_exporter(self.format)
        assert type(first) is type(second)

    @each_sample
    def test_every_sample_becomes_bytes(self, sample: str) -> None:
        data = self.data(sample)
        assert type(data) is bytes, f"{sample} became {type(data).__name__}"
        assert data, f"{sample} became an empty file"

    def test_two_plans_are_two_files(self) -> None:
        assert self.data("typical_plan") != self.data("minimal_plan")

    def test_two_plans_of_one_title_are_two_files(self) -> None:
        whole = self.data("typical_plan")
        plan = SAMPLES["typical_plan"]()
        assert export(evolve(plan, outline=plan.outline[:1]), self.exporter()) != whole

    def test_it_can_be_sent_to_another_process(self) -> None:
        sent = pickle.loads(pickle.dumps(self.exporter()))
        assert export(SAMPLES["minimal_plan"](), sent) == self.data("minimal_plan")
