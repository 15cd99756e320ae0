"""Letters (信函格式): known by their number, or by a red head without 文件."""

import pytest

from emplan.layout import lay_out, plain_text
from emplan.model import DocumentFormat, SecrecyLevel, SecrecyMark, Urgency
from emplan.reading import read_text
from emplan.testing.samples import letter_plan

HEAD = "青禾示范区安全生产委员会{suffix}\n\n{number}\n\n关于做好2027年防汛工作的函\n\n两江管理处：\n"
TEXT = "为做好防汛工作，请落实以下事项。\n一、排查隐患\n逐户排查低洼院落。\n二、备足物资\n备足沙袋木桩。\n"


def format_of(number: str, suffix: str = "") -> DocumentFormat:
    return read_text(HEAD.format(number=number, suffix=suffix) + TEXT).plan.envelope.document_format


def test_a_number_of_the_letter_kind_makes_a_letter() -> None:
    assert format_of("青安委函〔2027〕3号") is DocumentFormat.LETTER


@pytest.mark.parametrize(("number", "suffix"), [("青安委函〔2027〕3号", "文件"), ("青安委〔2027〕3号", "")])
def test_a_masthead_with_its_usual_word_or_another_number_makes_none(number: str, suffix: str) -> None:
    assert format_of(number, suffix) is DocumentFormat.FILE


def test_what_is_printed_of_a_letter_is_read_back() -> None:
    plan = letter_plan()
    found = read_text(plain_text(lay_out(plan))).plan.envelope
    assert found.is_letter
    assert found.document_number == plan.envelope.document_number
    assert found.copy_number == "000031"
    assert found.secrecy == SecrecyMark(SecrecyLevel.SECRET, "1年")
    assert found.urgency is Urgency.URGENT
    assert found.issuers[0].name == "青禾示范区应急管理局"
    assert found.copied_to == plan.envelope.copied_to
