"""Years in printed words."""

import pytest

from emplan.comparison.years import is_shifted, masked, printed_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2026年底前", [2026]),
        ("２０２６年", [2026]),
        ("二〇二六年", [2026]),
        ("2024-2026年", [2024, 2026]),
        ("2024—2026年", [2024, 2026]),
        ("青安委〔2026〕5号", [2026]),
        ("2026.3.1", [2026]),
        ("2000亩、2026人、12026年", []),
    ],
)
def test_years_are_told_from_other_numbers(text: str, years: list[int]) -> None:
    assert [found.year for found in printed_years(text)] == years


def test_masked_texts_differ_by_their_words_only() -> None:
    assert masked("2026年底前") == masked("二〇二七年底前")
    assert masked("2026年底前") != masked("2026年初")


@pytest.mark.parametrize(
    ("before", "after", "shift", "shifted"),
    [
        ("2026年", "2027年", 1, True),
        ("2026年", "2028年", 1, False),
        ("2024年起、2026年止", "2024年起、2027年止", 1, True),
        ("2026年底", "2027年初", 1, False),
        ("2026年", "2026年", 1, False),
        ("2026年", "2027年", 0, False),
    ],
)
def test_only_years_that_moved_by_the_shift_are_shifted(
    before: str, after: str, shift: int, shifted: bool
) -> None:
    assert is_shifted(before, after, shift) is shifted
