"""The language of the command follows the option, else the locale."""

import pytest

from emplan.cli.language import chosen_language


@pytest.fixture(autouse=True)
def english_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that says nothing of its language, whatever this one says."""
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_MESSAGES": "zh_TW", "LANG": "en_US.UTF-8"}, "zh"),
    ],
)
def test_the_locale_decides_where_no_option_does(environment: dict[str, str], language: str) -> None:
    assert chosen_language(["formats"], environment) == (language, ["formats"])


def test_the_option_may_stand_anywhere_and_is_taken_out() -> None:
    assert chosen_language(["read", "--lang", "zh", "a.txt"], {}) == ("zh", ["read", "a.txt"])
    assert chosen_language(["--lang=en", "read"], {"LANG": "zh_CN"}) == ("en", ["read"])


def test_a_language_that_is_neither_is_left_for_the_parser() -> None:
    assert chosen_language(["--lang", "fr", "read"], {}) == ("en", ["--lang", "fr", "read"])
    assert chosen_language(["read", "--lang"], {}) == ("en", ["read", "--lang"])


def test_what_stands_behind_two_dashes_is_no_option() -> None:
    assert chosen_language(["read", "--", "--lang", "zh"], {}) == ("en", ["read", "--", "--lang", "zh"])


@pytest.mark.parametrize(
    ("name", "language"),
    [("Chinese (Simplified)_China", "zh"), ("zh_CN", "zh"), ("English_United States", "en"), (None, "en")],
)
def test_without_variables_the_locale_of_the_system_decides(
    name: str | None, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (name, "936"))
    assert chosen_language(["read"], {}) == (language, ["read"])
