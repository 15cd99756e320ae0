"""Edits and offset maps: nothing of the source is lost, and every place finds its way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emplan.chinese.spans import (
    Edit,
    MisplacedEditError,
    OffsetMap,
    OverlappingEditsError,
    Span,
    apply_edits,
    combine_edits,
)
from emplan.errors import InvalidValueError

_LETTERS = "青禾示范区 应急,局1）"


def _edit(text: str, start: int, end: int, after: str, rule: str = "rule") -> Edit:
    return Edit(span=Span(start, end), before=text[start:end], after=after, rule=rule, reason=f"by {rule}")


@st.composite
def _edits_of(draw: st.DrawFn, text: str, rule: str) -> tuple[Edit, ...]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits: dict[Span, Edit] = {}
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        edits[Span(start, end)] = _edit(text, start, end, draw(st.text(_LETTERS, max_size=3)), rule)
    return tuple(edits.values())


@st.composite
def _edited(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...]]:
    text = draw(st.text(_LETTERS, max_size=20))
    return text, draw(_edits_of(text, "first"))


def _rebuilt(mended: str, offsets: OffsetMap, edits: tuple[Edit, ...]) -> str:
    """Undo the edits from the right, each at the place where its result stands."""
    shift = 0
    placed = []
    for edit in sorted(edits, key=lambda edit: edit.span):
        start = edit.span.start + shift
        placed.append((start, start + len(edit.after), edit.before))
        shift += len(edit.after) - len(edit.before)
    for start, end, before in reversed(placed):
        mended = mended[:start] + before + mended[end:]
    return mended


@given(_edited())
def test_the_source_is_rebuilt_from_the_mended_text_and_the_edits(case: tuple[str, tuple[Edit, ...]]) -> None:
    text, edits = case
    mended, offsets = apply_edits(text, edits)
    assert _rebuilt(mended, offsets, edits) == text
    assert (offsets.source_length, offsets.mended_length) == (len(text), len(mended))


@given(_edited())
def test_every_mended_character_maps_to_the_same_character_or_to_an_edit(
    case: tuple[str, tuple[Edit, ...]],
) -> None:
    text, edits = case
    mended, offsets = apply_edits(text, edits)
    reaches = {edit.span for edit in edits}
    for position, character in enumerate(mended):
        source = offsets.source_span(Span(position, position + 1))
        assert source in reaches or source.of(text) == character
        assert source.start == offsets.to_source(position) <= len(text)
    for position, character in enumerate(text):
        image = offsets.mended_span(Span(position, position + 1))
        owner = next((edit for edit in edits if position in edit.span), None)
        assert image.of(mended) == (character if owner is None else owner.after)
        assert image.start == offsets.to_mended(position)


@given(_edited(), st.data())
def test_source_spans_of_adjoining_mended_spans_never_cross(
    case: tuple[str, tuple[Edit, ...]], data: st.DataObject
) -> None:
    text, edits = case
    mended, offsets = apply_edits(text, edits)
    start, cut, end = sorted(data.draw(st.tuples(*[st.integers(0, len(mended))] * 3)))
    left, right = offsets.source_span(Span(start, cut)), offsets.source_span(Span(cut, end))
    assert left.start <= left.end <= len(text)
    assert left.start <= right.start
    assert right.end <= len(text)


@given(st.text(_LETTERS, max_size=20))
def test_a_text_without_edits_maps_identically(text: str) -> None:
    mended, offsets = apply_edits(text, ())
    assert mended == text
    for position in range(len(text) + 1):
        assert offsets.to_source(position) == offsets.to_mended(position) == position
        assert offsets.source_span(Span(0, position)) == Span(0, position)
        assert offsets.mended_span(Span(position, position)) == Span(position, position)


@given(_edited(), st.data())
def test_two_rounds_of_edits_combine_into_one_round_with_the_same_result(
    case: tuple[str, tuple[Edit, ...]], data: st.DataObject
) -> None:
    text, first = case
    once, _ = apply_edits(text, first)
    second = data.draw(_edits_of(once, "second"))
    twice, _ = apply_edits(once, second)
    combined = combine_edits(text, first, second)
    assert apply_edits(text, combined)[0] == twice
    assert all(edit.span.of(text) == edit.before for edit in combined)


def test_combined_edits_that_meet_name_both_rules() -> None:
    text = "应急局 2024"
    first = (_edit(text, 3, 4, "", "inner_space"), _edit(text, 0, 1, "應", "script"))
    once, _ = apply_edits(text, first)
    second = (_edit(once, 2, 4, "局（2", "bracket"),)
    edits = combine_edits(text, first, second)
    assert [edit.rule for edit in edits] == ["script", "inner_space+bracket"]
    assert edits[1].reason == "by inner_space; by bracket"
    assert apply_edits(text, edits)[0] == "應急局（2024"


def test_a_place_inside_a_replacement_maps_to_the_whole_replaced_stretch() -> None:
    text = "青禾,区"
    mended, offsets = apply_edits(text, [_edit(text, 0, 2, "示范青禾")])
    assert mended == "示范青禾,区"
    assert offsets.source_span(Span(1, 2)) == Span(0, 2)
    assert offsets.mended_span(Span(1, 2)) == Span(0, 4)
    assert offsets.source_reach(Span(2, 2)) == Span(0, 2)
    assert offsets.source_reach(Span(4, 4)) == Span(2, 2)


def test_edits_are_applied_in_any_order() -> None:
    text = "青禾区"
    edits = [_edit(text, 2, 3, "县"), _edit(text, 0, 0, "某"), _edit(text, 0, 1, "")]
    assert apply_edits(text, edits)[0] == "某禾县"


@pytest.mark.parametrize(("first", "second"), [((0, 2), (1, 3)), ((1, 1), (1, 1)), ((0, 3), (1, 1))])
def test_edits_that_overlap_are_refused(first: tuple[int, int], second: tuple[int, int]) -> None:
    text = "青禾区"
    with pytest.raises(OverlappingEditsError, match="Two edits overlap") as caught:
        apply_edits(text, [_edit(text, *first, "甲", "one"), _edit(text, *second, "乙", "two")])
    assert "两处修改相互重叠" in caught.value.message("zh")


@pytest.mark.parametrize("edit", [_edit("青禾区县", 2, 4, "x"), _edit("示范区", 0, 1, "x")])
def test_an_edit_of_another_text_is_refused(edit: Edit) -> None:
    with pytest.raises(MisplacedEditError, match="does not fit the text"):
        apply_edits("青禾区", [edit])


@pytest.mark.parametrize(("start", "end"), [(2, 1), (-1, 1)])
def test_a_span_cannot_run_backwards(start: int, end: int) -> None:
    with pytest.raises(InvalidValueError, match="cannot run from"):
        Span(start, end)


def test_spans_tell_what_they_hold() -> None:
    span = Span(1, 3)
    assert len(span) == 2
    assert 1 in span
    assert 3 not in span
    assert span.of("青禾区县") == "禾区"
    assert span.overlaps(Span(2, 9))
    assert not span.overlaps(Span(3, 4))
    assert span.shifted(2) == Span(3, 5)
    assert Span(1, 1)
