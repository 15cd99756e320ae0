"""Pairs and cuts: nothing is cut inside brackets or quotes, and unclosed ones hold nothing back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emplan.chinese.punctuation import (
    bracketed_spans,
    first_sentence_end,
    matching_close,
    sentences,
    spans_outside_brackets,
    split_outside_brackets,
)

_MESSY = st.text(alphabet="青禾区。；！？，、（）()《》〈〉“”‘’〔〕<>\n 1", max_size=30)


@pytest.mark.parametrize(
    ("text", "close"),
    [
        ("（甲（乙）丙）丁", 6),
        ("（甲(乙)丙)丁", 6),
        ("《甲〈乙〉丙》", 6),
        ("“甲“乙”丙”", 6),
        ("<甲>", 2),
        ("（甲", None),
        ("（甲\n乙）", None),
        ("甲", None),
        ("", None),
        ("）", None),
    ],
)
def test_the_matching_half_is_found_whatever_its_width(text: str, close: int | None) -> None:
    assert matching_close(text, 0) == close


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("各县〈市、区〉应急局、园区（甲、乙），学校", ("各县〈市、区〉应急局", "园区（甲、乙）", "学校")),
        ("住建局 、 水务局", ("住建局", "水务局")),
        ("住建局（未闭、水务局", ("住建局（未闭", "水务局")),
        ("", ("",)),
    ],
)
def test_lists_are_cut_outside_brackets_only(text: str, pieces: tuple[str, ...]) -> None:
    assert split_outside_brackets(text, "、，") == pieces


@given(_MESSY)
def test_the_pieces_and_their_separators_are_the_whole_text(text: str) -> None:
    spans = spans_outside_brackets(text, "、，")
    assert spans[0].start == 0
    assert spans[-1].end == len(text)
    assert all(left.end + 1 == right.start for left, right in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("甲。乙！丙", ["甲。", "乙！", "丙"]),
        ("甲；乙？！丙。", ["甲；", "乙？！", "丙。"]),
        ("（甲。乙）丙。丁", ["（甲。乙）丙。", "丁"]),
        ("通知说：“甲。”乙丙。丁", ["通知说：“甲。”", "乙丙。", "丁"]),
        ("落实“甲。”的要求。乙", ["落实“甲。”的要求。", "乙"]),
        ("落实“甲”。“乙。”", ["落实“甲”。", "“乙。”"]),
        ("“甲。乙。丙", ["“甲。", "乙。", "丙"]),
        ("甲。）乙。", ["甲。", "）乙。"]),
        ("甲。（时限：乙；丙。）", ["甲。", "（时限：乙；丙。）"]),
        ("数<5。且>3。", ["数<5。", "且>3。"]),
        ("", []),
    ],
)
def test_sentences_end_at_stops_outside_brackets(text: str, cut: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == cut


@given(_MESSY)
def test_sentences_tile_the_text(text: str) -> None:
    spans = sentences(text)
    assert "".join(span.of(text) for span in spans) == text
    assert all(len(span) for span in spans)


def test_only_the_marks_asked_for_end_a_sentence() -> None:
    text = "健全机制；完善预案。抓好演练。"
    assert [span.of(text) for span in sentences(text, "。")] == ["健全机制；完善预案。", "抓好演练。"]
    assert first_sentence_end(text) == 10
    assert first_sentence_end(text, "；。") == 5
    assert first_sentence_end("健全责任体系") == 6


@given(_MESSY)
def test_bracketed_stretches_do_not_overlap(text: str) -> None:
    end = 0
    for span in bracketed_spans(text):
        assert span.start >= end
        assert matching_close(text, span.start) == span.end - 1
        end = span.end
