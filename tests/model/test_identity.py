"""Issuers and document numbers."""

import pytest
from hypothesis import given

from emplan.errors import InvalidValueError
from emplan.model import OPEN, DamagedNumber, DocumentNumber, Issuer
from emplan.testing.strategies import document_numbers


@given(number=document_numbers())
def test_a_printed_number_reads_back_as_the_same_number(number: DocumentNumber) -> None:
    assert DocumentNumber.parse(str(number)) == number


def test_an_open_serial_prints_the_customary_gap() -> None:
    number = DocumentNumber("青安委", 2027)
    assert number.serial is OPEN
    assert str(number) == "青安委〔2027〕\u3000号"
    assert DocumentNumber.parse("青安委〔2027〕 号") == number


@pytest.mark.parametrize(
    "text",
    [
        "青安委[2027]3号",
        "青安委〔2027〕03号",
        "青安委〔20271号",
        "〔2027〕3号",
        "青安委〔2027〕3",
        "",
        "青安委〔2027〕123456789号",
    ],
)
def test_a_text_in_another_form_is_refused_with_the_official_form(text: str) -> None:
    with pytest.raises(InvalidValueError, match="发文字号") as caught:
        DocumentNumber.parse(text)
    assert "六角括号" in caught.value.message("zh")


@pytest.mark.parametrize("serial", [0, -1, True, "3", None, 1.0])
def test_a_serial_is_a_whole_number_from_one(serial: object) -> None:
    with pytest.raises(InvalidValueError, match="发文顺序号"):
        DocumentNumber("青安委", 2027, serial)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize("year", [1948, 3000, 27, True, "2027", None])
def test_the_year_of_a_number_has_four_digits(year: object) -> None:
    with pytest.raises(InvalidValueError, match="发文年份"):
        DocumentNumber("青安委", year, 1)  # type: ignore[arg-type]  # wrong on purpose


def test_the_masthead_shows_the_longer_name_where_there_is_one() -> None:
    assert Issuer("示范区应急局").printed_name == "示范区应急局"
    assert Issuer("示范区应急局", masthead_name="青禾市示范区应急局").printed_name == "青禾市示范区应急局"
    with pytest.raises(InvalidValueError, match="发文机关"):
        Issuer(" ")


def test_a_damaged_number_prints_as_it_was_found() -> None:
    number = DamagedNumber(as_found="青安委〔20271号", candidate=DocumentNumber("青安委", 2027, 1))
    assert str(number) == "青安委〔20271号"
    with pytest.raises(InvalidValueError):
        DamagedNumber(as_found="青安委〔20271号", candidate="青安委〔2027〕1号")  # type: ignore[arg-type]  # wrong on purpose
