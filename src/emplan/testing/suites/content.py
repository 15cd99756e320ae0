"""Checks of what the file says: every text, once, in order, with its label, whatever its characters."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from emplan.exporting import export
from emplan.model import AnnualPlan
from emplan.testing.strategies import plans
from emplan.testing.suites.subject import SAMPLES, Shows, Subject, each_sample, squeezed

_LONG_ENOUGH = 6


class ContentChecks(Subject):
    """Nothing of the plan is lost, doubled or out of its order."""

    @each_sample
    def test_every_text_of_the_plan_is_there(self, sample: str) -> None:
        seen = self.seen(sample)
        lost = [text for text in self.texts_anywhere(SAMPLES[sample]()) if squeezed(text) not in seen]
        assert lost == []

    @each_sample
    def test_the_texts_stand_in_the_order_of_the_plan(self, sample: str) -> None:
        assert self.first_out_of_order(self.seen(sample), SAMPLES[sample]()) is None

    @each_sample
    def test_every_item_stands_behind_its_label(self, sample: str) -> None:
        if not self.shows_labels:
            pytest.skip("states shows_labels = False")
        plan, seen = SAMPLES[sample](), self.seen(sample)
        items = plan.tasks() if self.shows is Shows.TASKS else plan.numbered()
        wanted = [item.label + item.node.heading.text for item in items]
        if self.shows is Shows.TASKS:
            # A table may keep the label in a column of its own, but not away from its task.
            wanted = [item.label for item in plan.tasks()]
        assert [text for text in wanted if squeezed(text) not in seen] == []

    def test_no_item_is_there_twice(self) -> None:
        plan, seen = SAMPLES["typical_plan"](), self.seen("typical_plan")
        headings = {squeezed(item.node.heading.text) for item in plan.tasks()}
        doubled = [each for each in headings if len(each) >= _LONG_ENOUGH and seen.count(each) > 1]
        assert doubled == []

    def test_no_line_is_there_twice(self) -> None:
        if self.shows is not Shows.DOCUMENT:
            pytest.skip(f"states shows = {self.shows}")
        lines = [squeezed(line) for line in self.texts_in_order(SAMPLES["typical_plan"]())]
        wanted, seen = "".join(lines), self.seen("typical_plan")
        doubled = [
            each for each in lines if len(each) >= _LONG_ENOUGH and seen.count(each) > wanted.count(each)
        ]
        assert doubled == []

    def test_rare_characters_are_themselves(self) -> None:
        if self.options_for_rare_characters and self.shows is Shows.DOCUMENT:
            pytest.skip(f"states options for rare characters: {self.options_for_rare_characters}")
        seen = self.seen("rare_characters_plan")
        texts = "".join(self.texts_anywhere(SAMPLES["rare_characters_plan"]()))
        assert sorted({each for each in texts if each > "\uffff" and each not in seen}) == []

    def test_formulas_tags_and_templates_are_just_words(self) -> None:
        plan, seen = SAMPLES["hostile_plan"](), self.seen("hostile_plan")
        changed = [text for text in self.texts_anywhere(plan) if squeezed(text) not in seen]
        assert changed == []

    @pytest.mark.parametrize("sample", ["joint_plan", "everything_plan"])
    def test_what_is_open_is_a_gap_and_no_word_of_the_program(self, sample: str) -> None:
        if self.shows is Shows.RECORD:
            pytest.skip("a record says OPEN")
        seen = self.seen(sample)
        assert [word for word in ("OPEN", "None", "OpenType") if word in seen] == []

    def test_any_plan_keeps_its_texts(self) -> None:
        self.must_not_hang()
        exporter = self.exporter("rare_characters_plan")

        @settings(
            max_examples=8,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],  # a plan made small takes long, and the lost headings say enough
            suppress_health_check=list(HealthCheck),
        )
        @given(plan=plans())
        def any_plan(plan: AnnualPlan) -> None:
            seen = squeezed(self.read_back(export(plan, exporter)))
            if self.shows is not Shows.TASKS:
                assert squeezed(plan.title.text) in seen
            headings = [squeezed(item.node.heading.text) for item in plan.tasks()]
            assert [heading for heading in headings if heading not in seen] == []

        any_plan()

    def first_out_of_order(self, seen: str, plan: AnnualPlan) -> str | None:
        """The first text that does not follow the one before it; None if all do."""
        place = 0
        for text in self.texts_in_order(plan):
            wanted = squeezed(text)
            found = seen.find(wanted, place)
            if found < 0:
                return text
            place = found + len(wanted)
        return None
