"""Damage to a sound text: the kinds found in real documents, the same for the same seed."""

import re
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emplan.chinese.script import is_traditional
from emplan.testing import damage

SOUND = """关于印发要点的通知
各街道（镇），各成员单位：
2026年应急管理工作坚持预防为主，做到三个到位：责任到位、队伍到位、物资到位。
（一）压实责任。6月底前完成清单修订；发现隐患立即整改。
"""
TEXTS = st.text(alphabet="应急管理责任到位，。：；（）2026\n", max_size=80)


def test_pinyin_follows_every_character_that_traditional_script_writes_otherwise():
    assert damage.with_pinyin("应急预案，坚持。") == "應(yīng)急預(yù)案，堅(jiān)持。"
    assert is_traditional(damage.with_pinyin(SOUND))


def test_annotated_characters_are_one_each_and_differ_between_the_scripts():
    for simplified, (traditional, pinyin) in damage.TRADITIONAL.items():
        assert len(simplified) == len(traditional) == 1
        assert simplified != traditional
        assert re.fullmatch("[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+", pinyin), simplified


@given(TEXTS)
def test_pinyin_can_be_taken_away_again(text: str):
    back = {traditional: simplified for simplified, (traditional, _) in damage.TRADITIONAL.items()}
    bare = re.sub(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\)", "", damage.with_pinyin(text))
    assert "".join(back.get(character, character) for character in bare) == text


def test_pages_are_cut_within_words_and_a_character_doubles_at_some_cuts():
    cut = damage.page_cut("应急管理" * 30, every=10, random=Random(4))
    pages = cut.split("\n\n")
    doubled = [after[0] == before[-1] for before, after in pairwise(pages)]
    assert len(pages) == 12
    assert any(doubled)
    assert not all(doubled)


@given(TEXTS, st.integers(1, 20), st.integers(0, 99))
def test_a_page_cut_only_adds_breaks_and_doubles(text: str, every: int, seed: int):
    cut = damage.page_cut(text, every=every, random=Random(seed))
    assert re.sub(r"(.)\n\n\1?", r"\1", cut).count("急") <= cut.count("急")
    kept = iter(cut)
    assert all(character in kept for character in text)


def test_a_page_never_ends_beside_punctuation_or_a_line_break():
    cut = damage.page_cut(SOUND, every=7, random=Random(1))
    added = [m.start() for m in re.finditer("\n\n", cut)]
    assert added
    assert all(re.match("[\u4e00-\u9fff]\n\n[\u4e00-\u9fff]", cut[place - 1 : place + 3]) for place in added)


def test_half_width_keeps_stops_and_list_commas():
    assert damage.half_width("甲：乙，丙；（丁）！？、。") == "甲:乙,丙;(丁)!?、。"


@pytest.mark.parametrize("seed", range(8))
def test_a_lost_byte_garbles_what_follows_up_to_a_plain_character(seed: int):
    lost = damage.lose_bytes(SOUND, random=Random(seed))
    assert lost != SOUND
    assert lost.splitlines()[-1] == SOUND.splitlines()[-1] or lost.splitlines()[0] == SOUND.splitlines()[0]
    assert "\ufffd" not in lost


def test_more_losses_than_places_hit_every_place():
    assert damage.lose_bytes("应急", losses=5, random=Random(0)) != "应急"
    assert damage.lose_bytes("ABC", random=Random(0)) == "ABC"


def test_the_same_seed_does_the_same_damage():
    assert damage.lose_bytes(SOUND, random=Random(3)) == damage.lose_bytes(SOUND, random=Random(3))
    assert damage.page_cut(SOUND, every=9, random=Random(3)) == damage.page_cut(
        SOUND, every=9, random=Random(3)
    )


def test_a_web_page_holds_the_text_between_its_furniture():
    page = damage.web_page(SOUND)
    before, behind = page.split(SOUND.strip("\n"))
    assert "首页 >" in before
    assert "发布时间" in before
    assert "关闭窗口" in behind


def test_one_line_has_no_line_breaks_and_all_characters():
    assert damage.one_line(" 甲。\n\n乙\n") == "甲。乙"
    assert "\n" not in damage.one_line(SOUND)


@given(TEXTS, st.integers(1, 12))
def test_hard_wrapped_lines_are_no_longer_than_the_width(text: str, width: int):
    wrapped = damage.hard_wrap(text, width=width)
    assert all(len(line) <= width for line in wrapped.split("\n"))
    assert wrapped.replace("\n", "") == text.replace("\n", "")
    assert wrapped.count("\n") >= text.count("\n")


def test_numbers_between_hanzi_get_spaces_and_the_end_of_a_title_is_spread():
    assert damage.spaced("印发《2026年要点》的通知\n在2026年3月26日前通知到人") == (
        "印发《 2026 年要点》的通  知\n在 2026 年 3 月 26 日前通知到人"
    )
