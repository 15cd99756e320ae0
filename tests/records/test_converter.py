"""The converter as an extension point."""

from typing import Any

from emplan.model import AnnualPlan, Title
from emplan.records import from_record, make_converter, to_record
from emplan.testing.samples import minimal_plan


def test_hooks_added_to_one_converter_change_no_other() -> None:
    mine = make_converter()

    def loud(title: Title) -> dict[str, Any]:
        return {"text": title.text + "！"}

    mine.register_unstructure_hook(Title, loud)
    assert mine.unstructure(minimal_plan())["title"]["text"].endswith("！")
    assert make_converter() is not mine
    assert from_record(to_record(minimal_plan())) == minimal_plan()


def test_a_converter_takes_back_what_it_gave() -> None:
    converter = make_converter()
    assert converter.structure(converter.unstructure(minimal_plan()), AnnualPlan) == minimal_plan()
