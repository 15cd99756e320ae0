"""Damage: lost characters are seen, honest question marks are not, and shifted GB text can be read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emplan.chinese.damage import LostKind, lost_characters, recover_shifted
from emplan.chinese.spans import Span


def _shifted(text: str, place: int) -> str:
    """Lose the first byte of the character at ``place`` as a careless converter does."""
    damaged = text[place:].encode("gb18030")[1:]
    shown = ""
    while damaged:
        for length in (1, 2):
            try:
                shown += damaged[:length].decode("gb18030")
            except UnicodeDecodeError:
                continue
            damaged = damaged[length:]
            break
        else:
            shown, damaged = shown + "?", damaged[1:]
    return text[:place] + "?" + shown


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("实现规?化建设", ["?"]),
        ("加强图纸?、台账管理", ["?"]),
        ("健全\ufffd制", ["\ufffd"]),
        ("健全\ue1d6⒓\ue1f1s制", ["\ue1d6⒓\ue1f1s"]),
        ("重点监管に工艺", ["に"]),
        ("规?;\ue1d6⒓化", ["?;\ue1d6"]),
        ("圖紙?jiān)旒", ["?jiān)"]),
        ("清单?，台账?；", ["?", "?"]),
    ],
)
def test_debris_in_chinese_text_is_seen(text: str, printed: list[str]) -> None:
    marks = lost_characters(text)
    assert [mark.printed for mark in marks] == printed
    assert all(mark.kind is LostKind.CHARACTERS for mark in marks)
    assert all(mark.span.of(text) == mark.printed for mark in marks)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("通 ? 知", ["?"]),
        ("?\n\n正文", ["?"]),
        ("????   ?? 青禾局", ["????   ??"]),
        ("???2027年3月1日", ["???"]),
    ],
)
def test_question_marks_among_white_space_stood_for_spaces(text: str, printed: list[str]) -> None:
    marks = lost_characters(text)
    assert [mark.printed for mark in marks] == printed
    assert all(mark.kind is LostKind.SPACE for mark in marks)


@pytest.mark.parametrize(
    "text",
    [
        "准备好了吗?怎么办?",
        "“谁来做?做什么?”",
        "底数清不清?任务明不明?再看",
        "是否到位?立即检查",
        "健全机制?",
        "\uf06c健全机制",
        "plain text? yes",
        "カタカナ",
        "",
    ],
)
def test_honest_question_marks_and_bullets_are_not_damage(text: str) -> None:
    assert lost_characters(text) == ()


@given(st.text(alphabet="青禾吗?？;，\ue1d6に⒓sā)( \n\ufffd", max_size=20))
def test_marks_of_damage_come_in_order(text: str) -> None:
    end = 0
    for mark in lost_characters(text):
        assert mark.span.start >= end
        assert mark.span.of(text) == mark.printed
        end = mark.span.end


_OLD = "應急預案與風險評估關於規模化經營，提高規模，實現規模化、集約化生產。"


def test_a_lost_byte_is_found_by_the_words_it_would_make() -> None:
    damaged = _shifted(_OLD, _OLD.index("模化、"))
    index = damaged.index("?")
    best = recover_shifted(damaged, index)[0]
    assert best.restored == "模化、集約"
    assert best.support > 0
    assert damaged[:index] + best.restored + damaged[best.span.end :] == _OLD


def test_marks_made_half_width_and_pinyin_notes_do_not_hinder() -> None:
    damaged = _shifted(_OLD, _OLD.index("模化、")).replace("；", ";").replace("規?", "規(guī)?")
    index = damaged.index("?")
    best = recover_shifted(damaged, index)[0]
    assert best.restored == "模化、集約"
    assert damaged[best.span.end :] == "化生產。"


def test_a_second_mark_stands_for_a_second_lost_byte() -> None:
    text = "推广危化工艺改造，监管危化工艺、重大风险。"
    shown = "危化工艺".encode("gb18030")[1:-1].decode("gb18030")
    damaged = f"{text[: text.rindex('危')]}?{shown}?、重大风险。"
    index = damaged.index("?")
    best = recover_shifted(damaged, index)[0]
    assert (best.restored, best.span) == ("危化工艺", Span(index, index + 5))


def test_without_evidence_all_common_characters_are_candidates() -> None:
    text = "嚴禁圖紙造假和違規行為"
    damaged = _shifted(text, text.index("造"))
    candidates = recover_shifted(damaged, damaged.index("?"))
    assert "造假和違" in {candidate.restored for candidate in candidates}
    assert {candidate.support for candidate in candidates} == {0}


def test_two_unknown_bytes_without_evidence_give_no_candidate() -> None:
    assert recover_shifted("严禁?旒?、台账", 2) == ()


@pytest.mark.parametrize(
    ("text", "index"), [("规?化建设", 1), ("规模化", 1), ("规?", 1), ("规?1", 1), ("规?a", 1), ("", 0)]
)
def test_a_text_that_is_in_step_has_nothing_to_recover(text: str, index: int) -> None:
    assert recover_shifted(text, index) == ()


@given(st.text(alphabet="规化?;\ue1d6⒓sL`に旒、。 \n\ufffd)jiān(", max_size=16), st.integers(0, 15))
def test_candidates_are_made_of_ordinary_characters(text: str, index: int) -> None:
    for candidate in recover_shifted(text, index):
        assert candidate.span.start == index
        assert candidate.span.end <= len(text)
        assert all("\u4e00" <= c <= "\u9fff" or c in "、，。；：“”《》（）" for c in candidate.restored)
