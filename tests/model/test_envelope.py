"""The envelope: the official elements around the text."""

import datetime

import pendulum
import pytest

from emplan.errors import InvalidValueError
from emplan.model import Envelope, Issuer, SecrecyLevel, SecrecyMark


@pytest.mark.parametrize("number", ["12", "0000001", "００００１２", 12, ""])
def test_a_copy_number_is_six_digits(number: object) -> None:
    with pytest.raises(InvalidValueError, match="份号"):
        Envelope(copy_number=number)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize(
    "day",
    [
        datetime.date(2027, 3, 1),
        pendulum.datetime(2027, 3, 1),
        "2027-03-01",
        20270301,
    ],
    ids=lambda day: type(day).__name__,
)
def test_the_issue_date_is_a_day_of_pendulum_and_nothing_like_it(day: object) -> None:
    with pytest.raises(InvalidValueError, match="成文日期"):
        Envelope(issue_date=day)  # type: ignore[arg-type]  # wrong on purpose


def test_lists_are_refused_where_tuples_stand() -> None:
    with pytest.raises(InvalidValueError, match="must be a tuple"):
        Envelope(addressees=["各镇"])  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(InvalidValueError, match="must be a tuple"):
        Envelope(issuers=[Issuer("示范区应急局")])  # type: ignore[arg-type]  # wrong on purpose


def test_addressees_are_joined_with_the_usual_mark() -> None:
    assert Envelope(addressees=("各镇", "各街道")).addressee_line == "各镇、各街道"
    assert Envelope().addressee_line == ""


def test_classes_of_addressees_take_the_stronger_mark_between_them() -> None:
    envelope = Envelope(addressees=("各镇、街道", "各企业"))
    assert envelope.addressee_line == "各镇、街道，各企业"


def test_printed_marks_between_addressees_win_and_must_fit_their_number() -> None:
    names = ("各镇", "各街道", "各企业")
    assert (
        Envelope(addressees=names, addressee_separators=("、", "，")).addressee_line == "各镇、各街道，各企业"
    )
    with pytest.raises(InvalidValueError, match="主送机关"):
        Envelope(addressees=names, addressee_separators=("、",))


def test_the_signature_follows_from_the_issuers_unless_it_is_given() -> None:
    both = (Issuer("示范区应急局"), Issuer("示范区水务局"))
    assert Envelope(issuers=both).signed_by == ("示范区应急局", "示范区水务局")
    assert Envelope(issuers=both, signature=("示范区管委会",)).signed_by == ("示范区管委会",)
    assert Envelope(issuers=both).is_joint
    assert not Envelope(issuers=both[:1]).is_joint


def test_a_secrecy_mark_needs_a_level() -> None:
    assert SecrecyMark(SecrecyLevel.SECRET).term is None
    with pytest.raises(InvalidValueError, match="密级"):
        SecrecyMark("秘密")  # type: ignore[arg-type]  # wrong on purpose
