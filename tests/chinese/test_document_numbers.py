"""Document numbers and citations: as printed, as official, and as they must have been."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emplan.chinese.document_numbers import NumberKind, NumberMention, find_citations, find_document_numbers


def _only(text: str) -> NumberMention:
    (mention,) = find_document_numbers(text)
    assert mention.span.of(text) == mention.printed
    return mention


@given(
    st.text(alphabet="青禾应急安委发办通字", min_size=2, max_size=16),
    st.integers(1949, 2099),
    st.integers(1, 99999),
)
def test_an_official_number_is_found_as_it_is(code: str, year: int, serial: int) -> None:
    number = f"{code}〔{year}〕{serial}号"
    mention = _only(f"（{number}）")
    assert (mention.code, mention.year, mention.serial, mention.kind) == (
        code,
        year,
        serial,
        NumberKind.DOCUMENT,
    )
    assert mention.official
    assert mention.printed == mention.normal == number


@pytest.mark.parametrize(
    "printed",
    [
        "青安委[2027]3号",
        "青安委［2027］3号",
        "青安委（2027）3号",
        "青安委(2027)第3号",
        "青安委【2027】03号",
        "青安委〖2027〗3号",
        "青安委﹝2027﹞3号",
        "青安委〔2027〕3號",
        "青安委〔2027〕3 号",
        "青 安 委〔2027〕3号",
        "青安委〔２０２７〕３号",
        "青安委〔二〇二七〕3号",
        "青安委〔27〕3号",
        "青安委〔2027年〕3号",
        "青安委〔2027〕3",
        "青安委〔2027]3号",
    ],
)
def test_unofficial_writings_are_understood_and_told(printed: str) -> None:
    mention = _only(f"见{printed}，")
    assert mention.printed == printed
    assert not mention.official
    assert not mention.damaged
    assert mention.normal == "青安委〔2027〕3号"


@pytest.mark.parametrize("printed", ["青安委〔20273号", "青安委2027〕3号", "青安委［20273號"])
def test_a_number_with_half_its_brackets_lost_has_a_candidate(printed: str) -> None:
    mention = _only(f"（{printed}）")
    assert (mention.printed, mention.damaged, mention.official) == (printed, True, False)
    assert mention.candidate == mention.normal == "青安委〔2027〕3号"


def test_a_damaged_number_without_serial_has_no_candidate() -> None:
    mention = _only("青安委〔20270号")
    assert (mention.damaged, mention.candidate, mention.serial) == (True, None, None)
    assert mention.normal == "青安委〔20270号"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("根据青应急〔2027〕3号", "青应急"),
        ("《办法》的青应急〔2027〕3号", "青应急"),
        ("文号为青应急〔2027〕3号", "青应急"),
        ("青禾示范区应急管理局文件青应急〔2027〕3号", "青应急"),
        ("青禾示范区人民政府青政发〔2027〕3号", "青政发"),
        ("青禾示范区文件 青应急〔2027〕3号", "青应急"),
        ("，青应急〔2027〕3号", "青应急"),
        ("〔2027〕3号", ""),
        (" 〔2027〕3号", ""),
        ("一二三四五六七八九十一二三四五六七八〔2027〕3号", "三四五六七八九十一二三四五六七八"),
    ],
)
def test_the_code_is_cut_from_the_words_before_it(text: str, code: str) -> None:
    mention = _only(text)
    assert mention.code == code
    assert mention.printed == f"{code}〔2027〕3号"


def test_two_numbers_that_share_a_sentence_are_two() -> None:
    text = "按照青政发〔2026〕1号和青应急[2027]13号执行"
    assert [mention.printed for mention in find_document_numbers(text)] == [
        "青政发〔2026〕1号",
        "青应急[2027]13号",
    ]


@pytest.mark.parametrize(
    ("text", "printed", "kind", "year", "serial", "official"),
    [
        ("（国务院令第708号）", "国务院令第708号", NumberKind.ORDER, None, 708, True),
        ("青禾市人民政府令第十二号", "青禾市人民政府令第十二号", NumberKind.ORDER, None, 12, True),
        ("应急部令 第3號", "应急部令 第3號", NumberKind.ORDER, None, 3, False),
        ("应急部令2027年第3号", "应急部令2027年第3号", NumberKind.ORDER, 2027, 3, False),
        ("应急部公告2027年第3号", "应急部公告2027年第3号", NumberKind.ANNOUNCEMENT, 2027, 3, True),
        ("（2027年 第3号）", "2027年 第3号", NumberKind.ANNOUNCEMENT, 2027, 3, False),
        ("《规范》GB/T 9704-2012", "GB/T 9704-2012", NumberKind.STANDARD, 2012, None, True),
        ("（GB51142-2015）", "GB51142-2015", NumberKind.STANDARD, 2015, None, True),
    ],
)
def test_orders_announcements_and_standards_have_their_own_shape(
    text: str, printed: str, kind: NumberKind, year: int | None, serial: int | None, official: bool
) -> None:
    mention = _only(text)
    assert (mention.printed, mention.kind, mention.year, mention.serial) == (printed, kind, year, serial)
    assert mention.official is official
    assert mention.normal == (printed if kind is NumberKind.STANDARD else printed.replace(" ", ""))


@pytest.mark.parametrize(
    "text",
    [
        "2027年3月26日",
        "工程(2027)3楼",
        "<5>3",
        "（2027）",
        "执行禁令第3号",
        "青安委〔2027〕0号",
        "青安委（27）3号",
        "第3号楼",
        "",
    ],
)
def test_other_numbers_are_no_document_numbers(text: str) -> None:
    assert find_document_numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "title", "cited", "number"),
    [
        ("《预案》（青安委〔2027〕3号）执行", "预案", "《预案》（青安委〔2027〕3号）", "青安委〔2027〕3号"),
        ("《办法》(国务院令第708号),", "办法", "《办法》(国务院令第708号)", "国务院令第708号"),
        ("《关于〈预案〉的通知》，", "关于〈预案〉的通知", "《关于〈预案〉的通知》", None),
        ("《关于《预案》的通知》", "关于《预案》的通知", "《关于《预案》的通知》", None),
        ("《预案(试行)》（征求意见稿）", "预案(试行)", "《预案(试行)》", None),
        (
            "《预案》（青安委〔2027〕3号，以下简称预案）",
            "预案",
            "《预案》（青安委〔2027〕3号",
            "青安委〔2027〕3号",
        ),
        ("《预案》(青安委〔20273号),", "预案", "《预案》(青安委〔20273号)", "青安委〔20273号"),
        ("《预案》（另见青安委〔2027〕3号）", "预案", "《预案》", None),
        ("《 预案 》", "预案", "《 预案 》", None),
        ("《预案》（青安委〔2027〕3号", "预案", "《预案》", None),
    ],
)
def test_a_citation_is_a_title_and_the_number_right_behind_it(
    text: str, title: str, cited: str, number: str | None
) -> None:
    (citation,) = find_citations(text)
    assert citation.title == title
    assert citation.span.of(text) == cited
    assert citation.title_span.of(text).strip() == title
    assert citation.number_text == number
    assert (citation.number.span.of(text) if citation.number else None) == number


def test_a_title_that_is_never_closed_hides_no_other() -> None:
    assert [citation.title for citation in find_citations("《未闭\n《办法》、《条例》")] == ["办法", "条例"]


@given(st.text(alphabet="青安委令第〔〕[]（）()《》〈〉2027年３号號公告 、，GB-", max_size=30))
def test_every_mention_covers_what_it_prints(text: str) -> None:
    end = 0
    for mention in find_document_numbers(text):
        assert mention.span.start >= end
        assert mention.span.of(text) == mention.printed
        end = mention.span.end
    for citation in find_citations(text):
        assert citation.number is None or citation.number.span.of(text) == citation.number_text
