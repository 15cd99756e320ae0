"""The default segmenter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emplan.layout import DictionarySegmenter

segment = DictionarySegmenter().segment


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("青禾示范区安全生产委员会", "青禾示范区|安全生产委员会"),
        ("关于印发2027年度工作要点的通知", "关于|印发|2027年度|工作要点|的|通知"),
        ("（2026—2028年）", "（|2026—2028年|）"),
        ("“十五五”规划", "“十五五”|规划"),
        ("第二季度防汛工作", "第二季度|防汛|工作"),
        ("鸢尾化工园区", "鸢尾化工园区"),
        ("鹿鸣规划", "鹿鸣|规划"),
        ("鹿鸣溪规划", "鹿|鸣|溪|规划"),
    ],
)
def test_titles_are_cut_into_words(text: str, words: str) -> None:
    assert "|".join(segment(text)) == words


def test_another_dictionary_gives_other_words() -> None:
    assert DictionarySegmenter(frozenset({"鹿鸣溪"})).segment("鹿鸣溪规划") == ("鹿鸣溪", "规划")


@given(st.text(max_size=60))
def test_the_words_are_the_text(text: str) -> None:
    assert "".join(segment(text)) == text
