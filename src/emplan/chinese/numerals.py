"""Chinese numerals (汉字数字), circled numbers and full-width digits, both ways."""

from __future__ import annotations

from emplan.chinese.patterns import Pattern
from emplan.errors import InvalidValueError

_DIGITS = "零一二三四五六七八九"
_VALUES = {
    **{digit: value for value, digit in enumerate(_DIGITS)},
    **{digit: value for value, digit in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "两": 2,
    "兩": 2,
    "貳": 2,
    "參": 3,
    "陸": 6,
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_CONTRACTED_TENS = {"廿": "二十", "卄": "二十", "卅": "三十", "卌": "四十"}
_ONE = "[一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖两兩]"
_ZERO = "[零〇○]"
_COUNTED = Pattern(
    rf"(?:(?P<thousands>{_ONE})[千仟])?"
    rf"(?:{_ZERO}?(?P<hundreds>{_ONE})[百佰])?"
    rf"(?:{_ZERO}?(?P<tens>{_ONE})?(?P<ten>[十拾]))?"
    rf"(?:{_ZERO}?(?P<ones>{_ONE}))?"
)
_FULL_WIDTH = {ord("０") + digit: ord("0") + digit for digit in range(10)}
_FULL_WIDTH_DIGIT = Pattern("[０-９]")
_HALF_WIDTH = {half: full for full, half in _FULL_WIDTH.items()}
# ① … ⑳ stand apart from ㉑ … ㉟ and ㊱ … ㊿ in Unicode.
_CIRCLED = (
    "".join(map(chr, range(0x2460, 0x2474)))
    + "".join(map(chr, range(0x3251, 0x3260)))
    + "".join(map(chr, range(0x32B1, 0x32C0)))
)

LARGEST = 9999
"""The largest number that `to_chinese` writes."""


def to_chinese(n: int) -> str:
    """Write a number in counting numerals: 11 is 十一, 110 is 一百一十, 0 is 零.

    Raises:
        InvalidValueError: The number is negative or above 9999.
    """
    if not 0 <= n <= LARGEST:
        raise InvalidValueError(
            f"{n} cannot be written as a Chinese numeral (汉字数字).",
            f"无法将{n}写成汉字数字。",
            field="numeral",
            remedy=f"Use a number from 0 to {LARGEST}.",
            remedy_zh=f"请使用0至{LARGEST}之间的数。",
        )
    if n < 10:
        return _DIGITS[n]
    if n < 20:
        return "十" + (_DIGITS[n - 10] if n > 10 else "")
    written = ""
    gap = False
    for unit, value in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = n // value % 10
        if digit:
            written += ("零" if gap else "") + _DIGITS[digit] + unit
            gap = False
        elif written:
            gap = True
    return written


def from_chinese(text: str) -> int | None:
    """Read a numeral written in counting form (二十一), digit by digit (二〇二四) or in Arabic digits.

    廿, 卅, 两, 〇, ○ and the capital forms 壹贰叁 are read as well; None if the text is no such numeral.
    """
    text = from_full_width(text.strip())
    if text.isascii():
        return int(text) if text.isdigit() else None
    if all(character in _VALUES for character in text):
        digits = "".join(str(_VALUES[character]) for character in text)
        return int(digits)
    for contracted, tens in _CONTRACTED_TENS.items():
        text = text.replace(contracted, tens)
    match = _COUNTED.fullmatch(text)
    if match is None:
        return None
    value = 0
    for group, unit in (("thousands", 1000), ("hundreds", 100), ("ones", 1)):
        value += _VALUES[match[group]] * unit if match[group] else 0
    if match["ten"]:
        value += 10 * (_VALUES[match["tens"]] if match["tens"] else 1)
    return value or None


def circled(n: int) -> str:
    """Return the circled number ① to ㊿.

    Raises:
        InvalidValueError: There is no such character.
    """
    if not 1 <= n <= len(_CIRCLED):
        raise InvalidValueError(
            f"There is no circled number (带圈数字) for {n}.",
            f"没有表示{n}的带圈数字。",
            field="numeral",
            remedy=f"Use a number from 1 to {len(_CIRCLED)}, or another form of label.",
            remedy_zh=f"请使用1至{len(_CIRCLED)}之间的数，或改用其他序号形式。",
        )
    return _CIRCLED[n - 1]


def from_circled(character: str) -> int | None:
    """Read a circled number ① to ㊿; None for anything else."""
    return _CIRCLED.index(character) + 1 if len(character) == 1 and character in _CIRCLED else None


def to_full_width_digits(text: str) -> str:
    """Replace 0-9 by ０-９ and leave all else; the length stays."""
    return text.translate(_HALF_WIDTH)


def from_full_width(text: str) -> str:
    """Replace ０-９ by 0-9 and leave all else; the length stays."""
    return text.translate(_FULL_WIDTH) if _FULL_WIDTH_DIGIT.search(text) else text
