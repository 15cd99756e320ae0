"""Labels out of step behind a lost byte."""

import pytest

from emplan.chinese.shifted_labels import shifted_labels
from emplan.chinese.spans import apply_edits
from emplan.reading import read_text


def mended(text: str) -> str:
    """The text with its labels given back."""
    return apply_edits(text, shifted_labels(text))[0]


def damaged(line: str) -> str:
    """The line as a converter leaves it that lost its first byte and passes over what is no character."""
    shifted = line.encode("gbk")[1:]
    pairs = (shifted[place : place + 2] for place in range(0, len(shifted) - 1, 2))
    return "?" + "".join(pair.decode("gbk", errors="ignore") for pair in pairs)


@pytest.mark.parametrize("numeral", ["一", "二", "三", "四", "五", "七", "八", "九", "十一", "十四", "十五"])
def test_a_label_out_of_step_is_given_back(numeral: str) -> None:
    assert mended(damaged(f"　（{numeral}）落实责任")).startswith(f"（{numeral}）")


def test_of_labels_that_look_alike_the_one_that_counts_on_is_meant() -> None:
    before = "".join(f"（{numeral}）项目。\n" for numeral in "一二三四五六七八九")
    tenth = damaged("　（十）落实责任")
    assert mended(before + tenth).splitlines()[-1].startswith("（十）")
    assert mended(before + "（十）项目。\n（十一）项目。\n" + tenth).splitlines()[-1].startswith("（十二）")
    assert mended(tenth) == tenth


def test_a_label_under_a_new_chapter_counts_from_one() -> None:
    text = "二、目标\n（九）项目。\n三、措施\n" + damaged("　（二）落实责任")
    assert mended(text).splitlines()[-1].startswith("（二）")


def test_the_character_behind_is_given_back_where_its_bytes_are_there() -> None:
    assert mended("?。ㄒ唬┚C合整治。") == "（一）綜合整治。"
    assert mended("?。ㄒ唬┲笇枷?。") == "（一）\ufffd笇枷?。"


@pytest.mark.parametrize(
    "text", ["?。", "是否落实?。真的吗", "一、总体要求\n?！\n", "?。ㄊ", "没有问号。ㄒ唬"]
)
def test_other_question_marks_stay(text: str) -> None:
    assert mended(text) == text


def test_a_document_keeps_its_outline() -> None:
    lines = [damaged(f"　（{numeral}）落实安全责任") for numeral in "一二三"]
    text = (
        "青禾示范区2027年应急工作方案\n一、总体要求\n坚持预防为主。\n二、重点任务\n" + "\n".join(lines) + "\n"
    )
    reading = read_text(text)
    assert [item.level for item in reading.plan.numbered()] == [1, 1, 2, 2, 2]
    assert [str(item.label) for item in reading.plan.numbered()][2:] == ["（一）", "（二）", "（三）"]
    assert any("restored" in doubt.reason for doubt in reading.report.doubts)
    assert reading.report.adds_up(reading.plan)
