"""Script: radicals, traditional characters and pinyin notes are told apart from what belongs to the text."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emplan.chinese.script import (
    is_traditional,
    load_converter,
    pinyin_groups,
    radical_edits,
    traditional_edits,
    traditional_share,
)
from emplan.chinese.spans import apply_edits
from emplan.errors import MissingExtraError

_OLD = "青禾縣應急管理局關於做好應急預案編製與演練的通知"
_NEW = "青禾县应急管理局关于做好应急预案编制与演练的通知"
_PAIRS = dict(zip(_OLD, _NEW, strict=True))


def _convert(text: str) -> str:
    return "".join(_PAIRS.get(character, character) for character in text)


def test_radicals_become_the_characters_they_stand_for() -> None:
    text = "⼀、⻛险⻔类和⼈⺠⽣活，⾷品、⼾外、⻘禾、豈"
    mended, _ = apply_edits(text, radical_edits(text))
    assert mended == "一、风险门类和人民生活，食品、户外、青禾、豈"


@given(st.text(alphabet="青禾一、A⺀"))
def test_characters_without_a_substitute_stay(text: str) -> None:
    assert radical_edits(text) == ()


@pytest.mark.parametrize(("text", "old"), [(_OLD, True), (_NEW, False), ("", False), ("QQ 2027", False)])
def test_the_script_of_a_text_is_told_from_its_characters(text: str, old: bool) -> None:
    assert is_traditional(text) is old
    assert 0 <= traditional_share(text) <= 1


def test_a_simplified_text_that_quotes_an_old_character_is_left_alone() -> None:
    text = _NEW * 3 + "“應”字"
    assert traditional_edits(text, _convert) == ()
    assert [edit.before for edit in traditional_edits(text, _convert, whatever_the_share=True)] == ["應"]


def test_a_traditional_text_is_converted_stretch_by_stretch() -> None:
    text = f"{_OLD}（2027）"
    edits = traditional_edits(text, _convert)
    assert apply_edits(text, edits)[0] == f"{_NEW}（2027）"
    assert edits[0].before == "縣應"
    assert all(len(edit.before) == len(edit.after) for edit in edits)


def test_a_conversion_that_changes_the_length_replaces_the_whole_run() -> None:
    edits = traditional_edits(f"{_OLD}，縣", lambda text: text + "县", whatever_the_share=True)
    assert [edit.before for edit in edits] == [_OLD, "縣"]


def test_the_converter_of_the_extra_knows_words() -> None:
    pytest.importorskip("opencc", reason="the extra 'traditional' is not installed")
    convert = load_converter()
    assert convert(_OLD) == _NEW
    assert convert("乾旱與乾隆") == "干旱与乾隆"
    assert convert("氯堿") == "氯碱"


def test_a_missing_converter_is_an_error_that_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    with pytest.raises(MissingExtraError, match="traditional") as caught:
        load_converter()
    assert "繁体字" in caught.value.message("zh")


def test_pinyin_notes_behind_characters_are_removed() -> None:
    text = "青(qīng)禾（hé）縣開(kāi)展部門(men)演練(liàn)、人(rén mín)"
    assert apply_edits(text, pinyin_groups(text))[0] == "青禾縣開展部門演練、人"


def test_a_note_behind_a_damaged_character_is_known_by_its_company() -> None:
    text = "青(qīng)禾(hé)L(fēng)險"
    assert apply_edits(text, pinyin_groups(text))[0] == "青禾L險"
    assert pinyin_groups("L(fēng)險") == ()


@pytest.mark.parametrize(
    "text", ["加气站(LNG)", "微信(QQ)", "五十(km)", "部门(men)", "甲(a)乙(b)", "县（市）"]
)
def test_other_brackets_with_letters_stay(text: str) -> None:
    assert pinyin_groups(text) == ()


def test_notes_without_any_tone_mark_go_where_there_are_many_of_different_sound() -> None:
    text = "青(qing)禾(he)示范区安(an)全(quan)(quan)生(sheng)产(chan)工(gong)作(zuo)要点"
    assert apply_edits(text, pinyin_groups(text))[0] == "青禾示范区安全生产工作要点"
    units = "面积(ha)产量(t)长度(km)" * 10
    assert pinyin_groups(units) == ()
