"""Labels: the official shapes, what stands for them in real texts, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emplan.chinese.inline_labels import inline_labels
from emplan.chinese.labels import LabelDeviation, LabelForm, format_label, match_label

MARK, NUMERAL, COMPATIBILITY = LabelDeviation.MARK, LabelDeviation.NUMERAL, LabelDeviation.COMPATIBILITY
WIDTH, SPACE = LabelDeviation.WIDTH, LabelDeviation.SPACE


@pytest.mark.parametrize(
    ("form", "ordinal", "shape"),
    [
        (LabelForm.CHINESE_COMMA, 11, "十一、"),
        (LabelForm.CHINESE_BRACKETED, 2, "（二）"),
        (LabelForm.ARABIC_DOT, 43, "43."),
        (LabelForm.ARABIC_BRACKETED, 1, "（1）"),
        (LabelForm.CIRCLED, 21, "㉑"),
        (LabelForm.IS, 3, "三是"),
        (LabelForm.ARTICLE, 101, "第一百零一条"),
        (LabelForm.CHAPTER, 1, "第一章"),
        (LabelForm.DECIMAL, 4, "4"),
    ],
)
def test_every_form_has_its_official_shape(form: LabelForm, ordinal: int, shape: str) -> None:
    assert format_label(form, ordinal) == shape


@given(st.sampled_from(LabelForm), st.integers(1, 50), st.integers(1, 50))
def test_an_official_label_is_read_back_without_deviation(form: LabelForm, first: int, ordinal: int) -> None:
    parts = (first, ordinal) if form is LabelForm.DECIMAL else (ordinal,)
    label = format_label(form, ordinal, parts)
    match = match_label(f"{label}　健全责任体系")
    assert match is not None
    assert (match.form, match.ordinal, match.parts, match.printed) == (form, ordinal, parts, label)
    assert match.deviations == ()
    assert match.deviation is None
    assert match.official == label
    assert (match.start, match.end, match.text_start) == (0, len(label), len(label) + 1)


@pytest.mark.parametrize(
    ("text", "official", "deviations"),
    [
        ("(一)健全", "（一）", (WIDTH,)),
        ("（一)健全", "（一）", (WIDTH,)),
        ("﹙一﹚健全", "（一）", (WIDTH,)),
        ("一）健全", "（一）", (MARK,)),
        ("（一）、健全", "（一）", (MARK,)),
        ("㈠健全", "（一）", (COMPATIBILITY,)),
        ("㈩、健全", "（十）", (MARK, COMPATIBILITY)),
        ("（⼀）健全", "（一）", (COMPATIBILITY,)),
        ("⼀、健全", "一、", (COMPATIBILITY,)),
        ("一. 健全", "一、", (MARK,)),
        ("一，健全", "一、", (MARK,)),
        ("一、、健全", "一、", (MARK,)),
        ("十 一 、健全", "十一、", (SPACE,)),
        ("廿一、健全", "二十一、", (NUMERAL,)),
        ("1．健全", "1.", (WIDTH,)),
        ("１．健全", "1.", (WIDTH,)),
        ("1、健全", "1.", (MARK,)),
        ("1.、健全", "1.", (MARK,)),
        ("⒈健全", "1.", (COMPATIBILITY,)),
        ("(1)健全", "（1）", (WIDTH,)),
        ("1)健全", "（1）", (MARK,)),
        ("⑴健全", "（1）", (COMPATIBILITY,)),
        ("（ １ ）健全", "（1）", (WIDTH, SPACE)),
        ("①、健全", "①", (MARK,)),
        ("❷健全", "②", (COMPATIBILITY,)),
        ("二 是健全", "二是", (SPACE,)),
        ("第1条　总则", "第一条", (NUMERAL,)),
        ("第 三 章 附则", "第三章", (SPACE,)),
        ("1．１ 健全", "1.1", (WIDTH,)),
        ("1.1、健全", "1.1", (MARK,)),
    ],
)
def test_hand_made_labels_are_understood_and_their_deviations_named(
    text: str, official: str, deviations: tuple[LabelDeviation, ...]
) -> None:
    match = match_label(text)
    assert match is not None
    assert match.official == official
    assert match.deviations == deviations
    assert match.deviation is deviations[0]
    assert text[match.text_start :] in {"健全", "总则", "附则"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "2027年是关键之年",
        "3月底前完成",
        "3.5万元以上",
        "3.5 亿元",
        "12.5%的企业",
        "1,000万元",
        "1.5倍",
        "2.5个百分点",
        "2027.3.26",
        "（2027）",
        "（2027年）",
        "二〇二七年",
        "十四五规划",
        "一方面",
        "一季度",
        "一是否到位",
        "（二〇二七）",
        "〇、健全",
        "首先，健全",
        "5.12防灾减灾日",
        "1:2",
        "12:30",
        "0.5",
        "0.健全",
        "第五条规定的情形",
        "10",
        "1.2",
    ],
)
def test_dates_quantities_and_words_are_no_labels(text: str) -> None:
    assert match_label(text) is None


@pytest.mark.parametrize(
    ("text", "printed", "rest"),
    [
        ("1.2027年示范区名单", "1.", "2027年示范区名单"),
        ("1.3月底前完成", "1.", "3月底前完成"),
        ("2.36个领域", "2.", "36个领域"),
        ("1. 5个单位", "1.", "5个单位"),
        ("1.文件", "1.", "文件"),
    ],
)
def test_a_label_may_stand_right_before_a_number(text: str, printed: str, rest: str) -> None:
    match = match_label(text)
    assert match is not None
    assert match.printed == printed
    assert text[match.text_start :] == rest


def test_leading_white_space_is_passed_over_and_reported() -> None:
    match = match_label("正文。\n　　（二）健全", 4)
    assert match is not None
    assert (match.start, match.end, match.text_start) == (6, 9, 9)


def test_decimal_labels_keep_their_parts() -> None:
    match = match_label("4.2.1 监测预警")
    assert match is not None
    assert (match.form, match.parts, match.ordinal) == (LabelForm.DECIMAL, (4, 2, 1), 1)


@given(st.text(alphabet="一二十、，（）()1２.．是第条①⑴㈠⼀ 年月%万健", max_size=12))
def test_whatever_is_matched_is_what_is_printed(text: str) -> None:
    match = match_label(text)
    if match is not None:
        assert text[match.start : match.end] == match.printed
        assert text[: match.start].strip() == ""
        assert match.end <= match.text_start <= len(text)
        assert match.ordinal == match.parts[-1]
        official = match_label(match.official + "健")
        assert official is not None
        assert (official.form, official.parts, official.deviations) == (match.form, match.parts, ())


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("要求如下：一是健全机制；二是完善预案。三是抓好演练。", ["一是", "二是", "三是"]),
        ("包括：（1）清单；（2）台账（见附件（3））。", ["（1）", "（2）"]),
        ("主要有①清单②台账", ["①", "②"]),
        ("落实“一、二”要求。1.健全", ["1."]),
        ("依照（一）、（二）项办理", []),
        ("加强建设2.健全", []),
        ("第一、第二", []),
    ],
)
def test_items_inside_a_paragraph_begin_behind_stops(text: str, labels: list[str]) -> None:
    assert [match.printed for match in inline_labels(text)] == labels


def test_a_text_without_line_breaks_shows_its_labels_behind_words() -> None:
    text = "示范区方案一、加强建设1.健全制度2.完善预案二、抓好演练（一）总体要求"
    found = inline_labels(text, anywhere=True)
    assert [match.printed for match in found] == ["一、", "1.", "2.", "二、", "（一）"]


def test_a_holiday_behind_a_decimal_label_is_no_sum_of_money() -> None:
    label = match_label("2.1元旦期间值守")
    assert label is not None
    assert label.parts == (2, 1)
    assert match_label("2.1元以下") is None


@pytest.mark.parametrize(
    ("text", "printed", "official"),
    [
        ("★1.完善清单", "★1.", "1."),
        ("☆ （二）桌面推演", "☆ （二）", "（二）"),
        (" ▲3、检查", "▲3、", "3."),
        ("※第1条 总则", "※第1条", "第一条"),
    ],
)
def test_a_star_marks_the_label_of_a_key_item(text: str, printed: str, official: str) -> None:
    found = match_label(text)
    assert found is not None
    assert (found.printed, found.official) == (printed, official)
    assert MARK in found.deviations
    assert text[found.text_start :] == text[found.end :].lstrip()


@pytest.mark.parametrize("text", ["★", "★★1.完善", "★重点任务", "", "★2027年"])
def test_a_star_alone_is_no_label(text: str) -> None:
    assert match_label(text) is None


@pytest.mark.parametrize("text", ["1、5月10日—5月20日：动员部署。", "1.5月10日至5月20日，动员部署。"])
def test_a_day_may_begin_what_a_label_heads(text: str) -> None:
    label = match_label(text)
    assert label is not None
    assert (label.ordinal, text[label.text_start :][:5]) == (1, "5月10日")


def test_months_that_are_listed_are_no_label() -> None:
    assert match_label("1、2月份为多发期。") is None
