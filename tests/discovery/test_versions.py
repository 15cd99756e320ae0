"""Versions and requirements, against `packaging` where it is at hand and by hand where it is not."""

from itertools import product

import pytest
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from emplan.discovery.versions import clauses_on, is_below, is_bounded, normal_name, satisfies

VERSIONS = [
    "0.1", "0.1.0", "0.1.1", "0.1.10", "0.2.0.dev1", "0.2a1", "0.2.0b2", "0.2rc1", "0.2", "0.2.0.post1",
    "1.0", "1.0.dev3", "1.0+local", "10.2.3", "v1.0",
]  # fmt: skip
CLAUSES = [
    ">=0.1,<0.2", ">=0.2", ">0.1", "<=0.2", "<0.2", "==0.1.*", "!=0.1.*", "==0.2", "!=0.2", "~=0.1.0",
    "~=0.1", "==1.0", ">=0.2a1", "<0.2rc1", ">0.2rc1", "", " >= 0.1 , < 2 ",
]  # fmt: skip


@pytest.mark.parametrize(("version", "clauses"), [*product(VERSIONS, CLAUSES)])
def test_a_version_fulfils_what_packaging_says_it_fulfils(version: str, clauses: str) -> None:
    expected = SpecifierSet(clauses).contains(Version(version), prereleases=True)
    assert satisfies(version, clauses) is expected


def test_an_arbitrary_equal_compares_the_text() -> None:
    assert satisfies("1.0", "===1.0")
    assert not satisfies("1.0", "===1.0.0")


@pytest.mark.parametrize(("version", "clauses"), [("1", ">>1"), ("1", "1"), ("one", ">=1"), ("1", ">=one")])
def test_what_is_no_version_or_clause_is_refused(version: str, clauses: str) -> None:
    with pytest.raises(ValueError, match="is no "):
        satisfies(version, clauses)


@pytest.mark.parametrize(
    ("requirement", "clauses"),
    [
        ("emplan>=0.1,<0.2", ">=0.1,<0.2"),
        ("emplan", ""),
        ("Emplan [office] (>=0.1)", ">=0.1"),
        ("emplan>=1; python_version >= '3.11'", ">=1"),
        ("emplan @ file:///somewhere", ""),
        ("emplan>=9; extra == 'test'", None),
        ("emplan-fonts>=9", None),
        ("not a requirement at all!", None),
    ],
)
def test_the_clauses_of_a_requirement_are_found(requirement: str, clauses: str | None) -> None:
    assert clauses_on(["attrs>=23", requirement], "emplan") == clauses


def test_names_are_compared_as_indexes_do() -> None:
    assert normal_name("Acme._Seal--X") == "acme-seal-x"


@pytest.mark.parametrize(
    ("clauses", "bounded"), [(">=0.1", False), (">=0.1,<1", True), ("~=0.1", True), ("", False)]
)
def test_a_requirement_is_bounded_if_it_ends_somewhere(clauses: str, bounded: bool) -> None:
    assert is_bounded(clauses) is bounded


def test_too_old_and_too_new_are_told_apart() -> None:
    assert is_below("0.1", ">=0.2")
    assert is_below("0.1", "==0.2.*")
    assert not is_below("0.3", ">=0.2,<0.3")
