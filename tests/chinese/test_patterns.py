"""Patterns: they answer as `re` does, and cost nothing until they are asked."""

from __future__ import annotations

import re

import pytest

from emplan.chinese.patterns import Pattern

TEXT = "一、青禾 二、白沙"


@pytest.mark.parametrize("source", ["[一二]、", "(?P<n>[一二])、(?P<name>[\u4e00-\u9fff]+)", "没有"])
def test_a_pattern_answers_as_re_does(source: str) -> None:
    ours, plain = Pattern(source), re.compile(source)
    for name in ("match", "fullmatch", "search"):
        for start, end in ((0, 99), (1, 99), (5, 99), (5, 7)):
            found, wanted = (getattr(one, name)(TEXT, start, end) for one in (ours, plain))
            assert (found and found.span()) == (wanted and wanted.span())
    assert [found.span() for found in ours.finditer(TEXT, 1)] == [
        one.span() for one in plain.finditer(TEXT, 1)
    ]
    assert ours.findall(TEXT) == plain.findall(TEXT)
    assert ours.split(TEXT) == plain.split(TEXT)
    assert ours.split(TEXT, 1) == plain.split(TEXT, 1)
    assert ours.sub("—", TEXT, 1) == plain.sub("—", TEXT, 1)
    assert ours.sub(lambda found: found[0] * 2, TEXT) == plain.sub(lambda found: found[0] * 2, TEXT)


def test_flags_count() -> None:
    assert Pattern("q # spelt apart", re.VERBOSE | re.IGNORECASE).fullmatch("Q")


def test_a_pattern_is_compiled_once_and_only_when_used() -> None:
    pattern = Pattern("(")
    assert repr(pattern) == "Pattern('(')"
    with pytest.raises(re.error):
        pattern.match("")
    whole = Pattern("[一-鿿]")
    assert whole.compiled is whole.compiled
    found = whole.match("青")
    assert found is not None
    assert found.re is whole.compiled


@pytest.mark.parametrize("name", ["match", "fullmatch", "search", "finditer", "findall", "split", "sub"])
def test_the_first_call_which_compiles_answers_as_the_next(name: str) -> None:
    pattern = Pattern("青禾(?:，青禾)*")
    given = ("—", "青禾，青禾") if name == "sub" else ("青禾，青禾",)
    first, second = (getattr(pattern, name)(*given) for _ in range(2))
    if name == "finditer":
        first, second = (next(found) for found in (first, second))
    assert str(first) == str(second)
    assert first
