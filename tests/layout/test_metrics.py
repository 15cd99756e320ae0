"""Plain cell metrics."""

import pytest

from emplan.layout import CellMetrics, Face
from emplan.layout.metrics import is_full_width, is_zero_width


@pytest.mark.parametrize("char", "青。“”—…·（〔①Ⅰ𠮷　％★")
def test_hanzi_and_chinese_marks_fill_a_cell(char: str) -> None:
    assert is_full_width(char)
    assert CellMetrics().advance(char, Face.IMITATION_SONG) == 1.0


@pytest.mark.parametrize(
    ("char", "width"), [("0", 0.5), ("i", 0.3), (" ", 0.25), ("W", 0.8), ("A", 0.62), ("a", 0.5)]
)
def test_digits_and_letters_have_plain_widths(char: str, width: float) -> None:
    metrics = CellMetrics()
    assert metrics.advance(char, Face.SONG) == width
    assert metrics.advance(char, Face.GOTHIC) == width


@pytest.mark.parametrize("char", ["\U000e0100", "\u200b", "\u0301"])
def test_selectors_and_combining_marks_take_no_room(char: str) -> None:
    assert is_zero_width(char)
    assert CellMetrics().advance(char, Face.SONG) == 0.0
