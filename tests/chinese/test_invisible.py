"""Characters that cannot be seen."""

import pytest

from emplan.chinese.invisible import invisible_character

SOFT_HYPHEN, ZERO_WIDTH, JOINER, NON_JOINER = "\xad", "\u200b", "\u200d", "\u200c"


@pytest.mark.parametrize(
    "char",
    [SOFT_HYPHEN, ZERO_WIDTH, "\u061c", "\u200e", "\u202e", "\u2060", "\u2066", "\ufeff", "\U000e0001"],
)
def test_marks_of_direction_and_zero_width_spaces_are_found_where_they_stand(char: str) -> None:
    found = invisible_character(f"青禾{char}区")
    assert found is not None
    assert (found[0], found.start()) == (char, 2)


@pytest.mark.parametrize("text", [f"青{JOINER}禾", f"{NON_JOINER}青禾", f"A{JOINER}", f"年{NON_JOINER}2027"])
def test_joiners_beside_chinese_and_latin_are_found(text: str) -> None:
    assert invisible_character(text)


@pytest.mark.parametrize(
    "text",
    [
        "青禾示范区2027年 要点",
        f"\U0001f469{JOINER}\U0001f467",
        f"\u0645\u06cc{NON_JOINER}\u062e",
        "葛\U000e0100飾",
    ],
)
def test_joiners_of_other_scripts_and_variation_selectors_have_work_to_do(text: str) -> None:
    assert invisible_character(text) is None
