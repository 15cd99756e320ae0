"""Line breaking: what fits, what stays together, and how lines are filled."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from emplan.layout import CellMetrics, Face, LineRules
from emplan.layout.line_breaking import (
    HANGING_STOPS,
    NEVER_FIRST,
    NEVER_LAST,
    AdvanceTable,
    BrokenLine,
    break_lines,
    may_break,
    measure,
)

CELL = 10.0
PUSH, HANG = LineRules(), LineRules(hanging_stops=True)


def broken(
    text: str, cells: float, rules: LineRules = PUSH, *, first: float = 0.0, justified: bool = True
) -> list[BrokenLine]:
    table = AdvanceTable(CellMetrics(), Face.IMITATION_SONG, CELL, CELL)
    measured = measure(text, [table[char] for char in text], rules, size_pt=CELL)
    return list(break_lines(measured, cells * CELL, first * CELL, rules, justified=justified))


def texts(text: str, cells: float, rules: LineRules = PUSH) -> list[str]:
    return [text[line.start : line.end] for line in broken(text, cells, rules)]


def width(line: BrokenLine) -> float:
    return line.x_pt + sum(line.advances)


def test_a_line_takes_as_many_cells_as_there_are() -> None:
    assert [len(line) for line in texts("青" * 70, 28)] == [28, 28, 14]


def test_the_first_line_begins_at_its_indent() -> None:
    first, second = broken("青" * 30, 28, first=2)
    assert (first.x_pt, first.end) == (20.0, 26)
    assert second.x_pt == 0.0


def test_a_stop_takes_its_character_along_to_the_next_line() -> None:
    assert texts("青" * 10 + "。禾", 10) == ["青" * 9, "青。禾"]


def test_a_stop_may_hang_over_the_edge_instead() -> None:
    assert texts("青" * 10 + "。禾", 10, HANG) == ["青" * 10 + "。", "禾"]


def test_two_marks_do_not_both_hang() -> None:
    assert texts("青" * 10 + "。”禾", 10, HANG) == ["青" * 9, "青。”禾"]


def test_an_opening_mark_goes_with_what_follows() -> None:
    assert texts("青" * 9 + "《禾》", 10) == ["青" * 9, "《禾》"]


@pytest.mark.parametrize(
    "whole", ["——", "……", "2027年", "95%", "1.5", "1,000", "ABC", "3.5万元", "2026—2028年"]
)
def test_some_things_are_never_split(whole: str) -> None:
    for before in range(6, 12):
        lines = texts("青" * before + whole + "禾" * 12, 12)
        assert any(whole in line for line in lines), lines


def test_a_document_number_keeps_its_year_and_serial() -> None:
    assert texts("根据青安委〔2027〕13号的要求", 7)[1].startswith("〔2027〕13号")


def test_units_may_be_parted_from_numbers_where_the_rules_say_so() -> None:
    loose = LineRules(keeps_units=False)
    assert texts("青" * 8 + "2027年禾", 10, loose)[0].endswith("2027")
    assert texts("青" * 8 + "2027年禾", 10)[0] == "青" * 8


def test_spaces_at_a_line_s_end_take_no_room() -> None:
    (first, second) = broken("青" * 10 + "  禾", 10)
    assert second.start == 12
    assert first.advances[:10] == (10.0,) * 10


def test_spaces_at_the_very_end_make_no_line_of_their_own() -> None:
    assert len(broken("青" * 10 + "  ", 10)) == 1


def test_an_opening_mark_before_a_space_ends_no_line() -> None:
    assert texts("青" * 8 + "（ 禾）", 10)[0] == "青" * 8


def test_what_cannot_be_broken_is_split_where_the_line_is_full() -> None:
    assert [len(line) for line in texts("7" * 50, 10)] == [20, 20, 10]
    assert texts("青", 0.5) == ["青"]


def test_slack_is_spread_over_the_gaps_but_not_in_the_last_line() -> None:
    first, last = broken("青" * 10 + "。禾", 10)
    assert width(first) == pytest.approx(100)
    assert first.advances[-1] == 10.0
    assert len(set(first.advances[:-1])) == 1
    assert set(last.advances) == {10.0}


def test_slack_is_not_put_into_words_and_dashes() -> None:
    line, _ = broken("青AB——禾青禾青。》青禾", 7)
    steps = dict(zip("青AB——禾青禾", line.advances, strict=False))
    assert steps["A"] == pytest.approx(CELL * 0.62)
    assert line.advances[3] == CELL
    assert width(line) == pytest.approx(70)


def test_a_line_that_cannot_be_filled_decently_stays_short() -> None:
    line = broken("青禾" + "A" * 30, 12)[0]
    assert width(line) == pytest.approx(20)
    assert width(broken("A" * 10 + " " + "A" * 30, 12)[0]) < 120


def test_ragged_lines_keep_their_natural_width() -> None:
    first = broken("青" * 10 + "。禾", 10, justified=False)[0]
    assert set(first.advances) == {10.0}


def test_room_between_hanzi_and_latin_is_added_and_dropped_at_the_line_s_end() -> None:
    rules = LineRules(boundary_gap_em=0.25)
    (only,) = broken("青A禾", 10, rules)
    assert only.advances == pytest.approx((12.5, 8.7, 10.0))
    lines = broken("青" * 10 + "AB禾", 10, rules)
    assert lines[0].end == 10
    assert width(lines[0]) == pytest.approx(102.5)


def test_character_spacing_may_end_where_hanzi_and_latin_meet() -> None:
    advances = [9.0, 9.0, 4.0, 9.0]
    rules = LineRules(boundary_gap_em=0.2, spaces_boundaries=False)
    found = measure("青，A禾", list(advances), rules, size_pt=CELL, spacing_pt=-1.0)
    assert found.advances == [9.0, 10.0, 7.0, 9.0]
    spaced = measure("青，A禾", list(advances), LineRules(boundary_gap_em=0.2), size_pt=CELL, spacing_pt=-1.0)
    assert spaced.advances == [9.0, 9.0, 6.0, 9.0]


def test_latin_stays_behind_a_stop_where_the_rules_say_so() -> None:
    bound = LineRules(binds_latin=True)
    assert texts("青" * 9 + "，12禾", 10) == ["青" * 9 + "，", "12禾"]
    assert texts("青" * 9 + "，12禾", 10, bound) == ["青" * 8, "青，12禾"]
    assert texts("青" * 9 + "〕12禾", 10, bound) == ["青" * 8, "青〕12禾"]
    assert texts("青" * 9 + "；12禾", 10, bound) == ["青" * 9 + "；", "12禾"]
    assert texts("青" * 9 + "，禾禾", 10, bound) == ["青" * 9 + "，", "禾禾"]


def test_a_paragraph_without_text_is_one_empty_line() -> None:
    (only,) = broken("", 10)
    assert (only.start, only.end, only.is_last) == (0, 0, True)


def test_marks_without_room_stay_with_their_character() -> None:
    text = "青" * 9 + "禾\U000e0100青"
    assert texts(text, 10)[0] == "青" * 9 + "禾\U000e0100"
    assert not may_break(text, 10, PUSH)
    assert may_break(text, len(text), PUSH)


MARKS = "、，。；：！？”’）》〉"
words = st.one_of(
    st.text("青禾示范区应急管理", min_size=1, max_size=12),
    st.sampled_from(["2027年", "95%", "GB/T", "3.5万元", "——", "……", "6月30日", "hello", " ", "　", "𠮷"]),
    st.text("青禾", min_size=1, max_size=3).map(lambda inner: f"《{inner}》"),
    st.text("青禾", min_size=1, max_size=3).map(lambda inner: f"（“{inner}”）"),
    st.sampled_from(["，", "。", "、", "；", "。”"]),
)
prose = st.lists(words, min_size=1, max_size=60).map(lambda parts: "禾" + "".join(parts))


@given(prose, st.floats(12, 40), st.booleans())
@example("禾《禾禾》（“禾禾禾”） ，", 12.0, True)
def test_all_text_appears_once_and_in_order_and_no_line_is_too_wide(
    text: str, cells: float, hanging: bool
) -> None:
    rules = HANG if hanging else PUSH
    lines = broken(text, cells, rules)
    assert "".join(text[line.start : line.end] for line in lines) == text
    for line in lines:
        content = text[line.start : line.end].rstrip(" 　")
        used = sum(line.advances[: len(content)])
        if hanging and content and content[-1] in HANGING_STOPS:
            used -= line.advances[len(content) - 1]
        assert used <= cells * CELL + 0.05


@given(prose, st.floats(12, 40))
@example("禾" + "青" * 11 + "。。。。", 12.0)
def test_no_line_begins_or_ends_with_the_wrong_mark(text: str, cells: float) -> None:
    # A heap of marks longer than a line has no right place to be broken.
    if any(set(text[i : i + 8]) <= set(MARKS) for i in range(len(text) - 7)):
        return
    lines = texts(text, cells)
    for before, after in pairwise(lines):
        assert after[0] not in NEVER_FIRST
        assert before.rstrip(" 　")[-1] not in NEVER_LAST
        assert not (before[-1] == after[0] and after[0] in "—…")


@given(prose)
def test_full_lines_are_flush_or_ragged_but_never_loose(text: str) -> None:
    for line in broken(text, 28)[:-1]:
        content = text[line.start : line.end].rstrip(" 　")
        used = sum(line.advances[: len(content)])
        assert used == pytest.approx(280) or used < 280
