"""The account adds up for every input: whole, damaged or made of noise."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emplan.chinese.spans import Edit, Span
from emplan.errors import ReadingError
from emplan.model import text_slots
from emplan.reading import (
    Furniture,
    Kept,
    Leftover,
    Mended,
    Repairs,
    Structure,
    read_text,
    rebuild_slots,
    rebuild_source,
    split_lines,
)
from emplan.reading.claims import Claims

SCRAPS = [
    "\n",
    "\r\n",
    "　　",
    "?",
    " ? ",
    "（",
    "）",
    "《",
    "》",
    "一、",
    "（二）",
    "3.",
    "（1）",
    "①",
    "一是",
    "第一条",
    "1.1",
    "：",
    "。",
    "附件：1.名单",
    "附件",
    "抄送：区法院",
    "2026年3月1日",
    "责任单位：区应急局",
    "完成时限：6月底",
    "（区水务局牵头）",
    "组长：周明（主任）",
    "青禾示范区文件",
    "青应急〔2026〕3号",
    "关于做好2026年应急工作的通知",
    "有效期为二年",
    "联系人：周明",
    "— 2 —",
    "應急",
    "(zhǎng)",
    "⼀、",
    "\t",
    "\x00",
    "\u2028",
    "\ufffd",
    "来源：网站",
    "扫一扫",
    "# ",
    "煤矿：整治",
    "加强值守,落实责任",
]
TITLE = "青禾示范区2026年应急管理工作要点\n一、夯实责任\n"


def adds_up(text: str, repairs: Repairs) -> None:
    try:
        reading = read_text(text, repairs=repairs)
    except ReadingError:
        return
    report = reading.report
    assert report.source_text == text.encode("utf-8", "replace").decode("utf-8")
    position = 0
    for entry in report.account:
        assert entry.span == Span(position, position + len(entry.source_text))
        position = entry.span.end
    slots = {slot.path: slot.text for slot in text_slots(reading.plan)}
    assert rebuild_slots(report.account) == slots
    assert report.adds_up(reading.plan)


@settings(max_examples=120, deadline=None)
@given(scraps=st.lists(st.sampled_from(SCRAPS) | st.text(max_size=6), max_size=25), bare=st.booleans())
def test_the_account_adds_up_for_any_heap_of_scraps(scraps: list[str], bare: bool) -> None:
    text = ("" if bare else TITLE) + "".join(scraps)
    adds_up(text, Repairs.OFFICIAL)
    adds_up(text, Repairs.NONE)


@pytest.mark.parametrize("seed", range(40))
def test_the_account_adds_up_for_damaged_documents(seed: int, plan_text: str) -> None:
    chance = random.Random(seed)
    text = plan_text
    for _ in range(chance.randrange(1, 15)):
        start = chance.randrange(len(text))
        stop = min(len(text), start + chance.randrange(1, 40))
        piece = text[start:stop]
        change = chance.choice(["", piece * 2, piece[::-1], chance.choice(SCRAPS) + piece])
        text = text[:start] + change + text[stop:]
    adds_up(text, chance.choice([Repairs.OFFICIAL, Repairs.NONE, Repairs.OFFICIAL.without("spaces")]))


def test_every_kind_of_entry_is_told_apart() -> None:
    source = "甲,乙。丙\n页脚"
    edits = [Edit(span=Span(1, 2), before=",", after="，", rule="r", reason="w")]
    claims = Claims("甲，乙。丙\n页脚")
    assert claims.slot("text", (Span(0, 3),)) == "甲，乙"
    claims.slot("copy", (Span(0, 1),))
    claims.structure(Span(3, 4), "closing mark")
    claims.furniture(Span(6, 8), "footer")
    account = claims.account(split_lines(source), edits)
    assert [type(entry) for entry in account] == [
        Kept,
        Mended,
        Kept,
        Structure,
        Leftover,
        Structure,
        Furniture,
    ]
    kept, mended = account[0], account[1]
    assert isinstance(kept, Kept)
    assert [target.path for target in kept.targets] == ["text", "copy"]
    assert isinstance(mended, Mended)
    assert (mended.before, mended.after, mended.path) == (",", "，", "text")
    leftover = account[4]
    assert isinstance(leftover, Leftover)
    assert (leftover.line, leftover.text, leftover.reason) == (1, "丙", "not understood")
    assert rebuild_source(account) == source
    assert rebuild_slots(account) == {"text": "甲，乙", "copy": "甲"}


def test_an_edit_whose_result_goes_to_two_places_is_told_as_two() -> None:
    edits = [Edit(span=Span(0, 1), before="x", after="甲乙", rule="r", reason="w")]
    claims = Claims("甲乙")
    claims.slot("a", (Span(0, 1),))
    claims.slot("b", (Span(1, 2),))
    account = claims.account(split_lines("x"), edits)
    assert [entry.source_text for entry in account] == ["x", ""]
    assert rebuild_slots(account) == {"a": "甲", "b": "乙"}


def test_a_leftover_line_is_one_entry_with_its_inner_space() -> None:
    account = Claims("甲 乙\n丙").account(split_lines("甲 乙\n丙"), [])
    assert [entry.source_text for entry in account if isinstance(entry, Leftover)] == ["甲 乙", "丙"]


def test_a_mended_character_that_nobody_took_is_left_over() -> None:
    edits = [Edit(span=Span(0, 1), before=",", after="，", rule="r", reason="w")]
    account = Claims("，").account(split_lines(","), edits)
    assert [(type(entry), entry.source_text) for entry in account] == [(Leftover, ",")]


def test_furniture_stays_whole_where_a_repair_took_a_space_from_it() -> None:
    edits = [Edit(span=Span(1, 2), before=" ", after="", rule="r", reason="w")]
    claims = Claims("上一篇")
    claims.furniture(Span(0, 3), "neighbour_pages")
    account = claims.account(split_lines("上 一篇"), edits)
    assert [entry.source_text for entry in account] == ["上 一篇"]
