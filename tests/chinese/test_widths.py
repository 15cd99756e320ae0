"""Widths: Chinese text takes full-width marks; numbers, addresses and Latin words keep theirs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emplan.chinese.punctuation import matching_close
from emplan.chinese.repairs import RepairRule
from emplan.chinese.spaces import inner_spaces
from emplan.chinese.spans import Edit, apply_edits
from emplan.chinese.widths import full_width_digits, full_width_punctuation

_MESSY = st.text(alphabet="青禾区局张2０7 　,.:;?!()（）<>《》“”一、。aQ%\n", max_size=30)
_DETECTORS = (full_width_punctuation, full_width_digits, inner_spaces)


def _mended(text: str, detect: Callable[[str], tuple[Edit, ...]]) -> str:
    return apply_edits(text, detect(text))[0]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("各镇(街道)、各单位要,组织:如下;好!", "各镇（街道）、各单位要，组织：如下；好！"),
        ("准备好吗?怎么办?", "准备好吗？怎么办？"),
        ("达到5,000万元,完成100%,2027年底前", "达到5,000万元，完成100%，2027年底前"),
        ("完成5,2027年评估", "完成5，2027年评估"),
        ("时间:21:03,比例1:2,共1,000人", "时间：21:03，比例1:2，共1,000人"),
        ("邮箱:a.b@qinghe.example,网址:http://qinghe.example/a,b;c。", None),
        ("微信、QQ,微博", "微信、QQ，微博"),
        ("筑牢防线.", "筑牢防线。"),
        ("提升能力.配合抓好", "提升能力。配合抓好"),
        ("筑牢防线.18.持续加强", "筑牢防线。18.持续加强"),
        ("（试行).", "（试行）。"),
        ("(一)健全", "（一）健全"),
        ("(1)健全", "（1）健全"),
        ("加气站(LNG)建设", "加气站（LNG）建设"),
        ("（甲(乙)丙）", "（甲（乙）丙）"),
        ("《青禾局关于印发<预案>的通知》", "《青禾局关于印发〈预案〉的通知》"),
        ("清单､台账｡", "清单、台账。"),
    ],
)
def test_half_width_marks_in_chinese_become_full_width(text: str, mended: str | None) -> None:
    expected = mended or text.replace("箱:", "箱：").replace("址:", "址：").replace(
        "example,网", "example，网"
    )
    assert _mended(text, full_width_punctuation) == expected


@pytest.mark.parametrize(
    "text",
    [
        "f(x), g(y).",
        "GB(2015)",
        "A, B; C: D!",
        "1,2,3",
        "5.12防灾",
        "解读.doc",
        "一.强化体系",
        "等等...",
        "数量<5且>3",
        "规?化建设",
        "(LNG)",
        "2027",
        "",
    ],
)
def test_what_is_not_chinese_punctuation_stays(text: str) -> None:
    assert full_width_punctuation(text) == ()


@given(_MESSY)
def test_brackets_never_end_up_at_two_widths(text: str) -> None:
    mended = _mended(text, full_width_punctuation)
    for index, mark in enumerate(mended):
        close = matching_close(mended, index)
        if mark in "(（" and close is not None:
            assert mark + mended[close] in ("()", "（）")


@given(_MESSY, st.sampled_from(_DETECTORS))
def test_every_offered_edit_fits_the_text_and_says_why(
    text: str, detect: Callable[[str], tuple[Edit, ...]]
) -> None:
    edits = detect(text)
    apply_edits(text, edits)
    for edit in edits:
        assert edit.before != edit.after
        assert isinstance(edit.rule, RepairRule)
        assert edit.reason == edit.rule.reason
        assert edit.rule.reason_zh


@given(_MESSY)
def test_punctuation_digits_and_spaces_can_be_mended_in_one_round(text: str) -> None:
    edits = [edit for detect in _DETECTORS for edit in detect(text)]
    apply_edits(text, edits)


@given(_MESSY)
def test_widths_never_change_the_length(text: str) -> None:
    assert len(_mended(text, full_width_punctuation)) == len(text)
    assert len(_mended(text, full_width_digits)) == len(text)


def test_full_width_digits_become_half_width_with_their_points() -> None:
    assert _mended("２０２７年投入３．５万元，１．健全", full_width_digits) == "2027年投入3.5万元，1．健全"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("2027 年 3 月 21 日", "2027年3月21日"),
        ("关于做好工作的通  知", "关于做好工作的通知"),
        ("关 于做好", "关于做好"),
        ("《 办法》和 《条例》", "《办法》和《条例》"),
        ("青安委〔2027〕1 号", "青安委〔2027〕1号"),
        ("组      长：吴  坚（局长）", "组长：吴坚（局长）"),
        ("青禾市应急局 关于印发青禾市 2027 年 要点的通知", "青禾市应急局关于印发青禾市2027年要点的通知"),
        ("附件 1", "附件1"),
        ("行\u200b政\ufeff区", "行政区"),
        ("一、 健全", "一、健全"),
        ("成员：张  三  李  四", "成员：张三  李四"),
    ],
)
def test_stray_spaces_inside_chinese_are_offered_for_removal(text: str, mended: str) -> None:
    assert _mended(text, inner_spaces) == mended


@pytest.mark.parametrize(
    "text",
    [
        "《中共中央　国务院关于推进改革的意见》",
        "青禾市教育局 青禾市公安局关于印发方案的通知",
        "张三  李四  王五",
        "第一章　总则",
        "第二条 示范区",
        "附件1 名单",
        "1.名单 2.清单",
        "《导则 第1部分》",
        "青禾示范区应急管理局办公室　　2027年3月2日印发",
        "序号  单位名称  任务内容",
        "　　为了做好工作  ",
        "VR 感知",
        "3 000",
        "吴坚（局长） 黄  浩（副局长）".replace("  ", ""),
        "",
    ],
)
def test_spaces_that_mean_something_stay(text: str) -> None:
    assert inner_spaces(text) == ()


def test_digits_of_a_line_that_is_spread_out_come_together() -> None:
    text = "青 禾 发 〔 2 0 2 7 〕 1 2 号\n新 增 站 点 1 2 个 ， 3 月 底 前 建 成 。\n甲 1 2\n"
    assert (
        apply_edits(text, inner_spaces(text))[0] == "青禾发〔2027〕12号\n新增站点12个，3月底前建成。\n甲1 2\n"
    )


def test_a_mark_on_an_endless_line_is_weighed_by_what_stands_near() -> None:
    far = "!" * 5000
    assert 0 < len(full_width_punctuation(f"甲{far}")) < 500


@pytest.mark.parametrize(
    "text", ["加强值守,落实责任。", "《关于<县办法>的通知》(试行).", "防线.2.持续", "青 禾应急"]
)
def test_edits_of_a_line_count_from_where_the_line_begins_in_the_text(text: str) -> None:
    for find in (full_width_punctuation, inner_spaces):
        assert find(text, origin=7) == tuple(edit.moved(7) for edit in find(text))
