"""Warnings: each names its clause and its place in the plan."""

from typing import Any

import attrs
import pytest

from emplan.layout import lay_out
from emplan.model import AnnualPlan, Attachment, Issuer, Paragraph, SecrecyLevel, SecrecyMark, Title
from emplan.testing.samples import typical_plan

TORN = "青禾示范区安全生产委员会关于印发《2027年青禾示范区应急管理和防灾减灾工作要点》的通知"


def clauses(plan: AnnualPlan) -> list[tuple[str, str]]:
    return [(warning.clause, warning.path) for warning in lay_out(plan).warnings]


def titled(text: str, **parts: Any) -> AnnualPlan:
    return AnnualPlan(title=Title(text, **parts), preamble=(Paragraph(text="请抓好落实。"),))


def test_a_plain_plan_has_no_warnings() -> None:
    assert lay_out(titled("青禾示范区2027年应急管理工作要点")).warnings == ()


def test_a_title_that_must_break_inside_book_quotes_is_warned_of_in_both_languages() -> None:
    (warning,) = lay_out(titled(TORN)).warnings
    assert warning.path == "title.text"
    assert "《》" in warning.message()
    assert warning.message("zh").endswith("（GB/T 9704-2012 7.3.1）")
    assert str(warning) == warning.message("en")


def test_lines_fixed_by_the_author_are_his() -> None:
    lines = (TORN[:22], TORN[22:])
    assert lay_out(titled(TORN, fixed_lines=lines)).warnings == ()


def test_a_title_of_one_endless_word_is_warned_of() -> None:
    assert clauses(titled("A" * 50)) == [("7.3.1", "title.text")]


def test_titles_of_attachments_are_looked_at_too() -> None:
    attachment = Attachment(title=Title(TORN), content=(Paragraph(text="一页。"),))
    plan = attrs.evolve(titled("青禾示范区2027年工作要点"), attachments=(attachment,))
    assert clauses(plan) == [("7.3.1", "attachments[0].title.text")]


@pytest.mark.parametrize(("copy_number", "wanted"), [("000001", ["7.2.2"]), (None, ["7.2.2", "7.2.1"])])
def test_a_classified_document_is_not_laid_out_silently(copy_number: str | None, wanted: list[str]) -> None:
    plan = typical_plan()
    envelope = attrs.evolve(
        plan.envelope, secrecy=SecrecyMark(SecrecyLevel.SECRET, "1年"), copy_number=copy_number
    )
    found = clauses(attrs.evolve(plan, envelope=envelope))
    assert [clause for clause, _ in found if clause.startswith("7.2")] == wanted


def test_a_name_too_long_for_the_masthead_is_warned_of() -> None:
    plan = typical_plan()
    issuers = (Issuer("青禾示范区" + "安全生产和应急管理" * 5 + "委员会"),)
    envelope = attrs.evolve(plan.envelope, issuers=issuers)
    assert ("7.2.4", "envelope.issuers") in clauses(attrs.evolve(plan, envelope=envelope))
