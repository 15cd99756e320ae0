"""Half-width punctuation, full-width digits, stray spaces: found and offered as edits, never changed here."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from emplan.chinese.damage import lost_characters
from emplan.chinese.labels import match_label
from emplan.chinese.patterns import Pattern
from emplan.chinese.punctuation import matching_closes
from emplan.chinese.repairs import RepairRule, repair
from emplan.chinese.spaces import inner_spaces as inner_spaces
from emplan.chinese.spans import Edit, by_place

_HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WIDE_MARKS = "，。、；：？！（）《》〈〉“”‘’〔〕【】「」『』…—"
_WIDE = Pattern(f"[{_HAN}{_WIDE_MARKS}]")
_HANZI = Pattern(f"[{_HAN}]")

_FULL = {
    ",": "，",
    ";": "；",
    ":": "：",
    "∶": "：",
    "?": "？",
    "!": "！",
    "﹐": "，",
    "﹑": "、",
    "﹔": "；",
    "﹕": "：",
    "﹖": "？",
    "﹗": "！",
    "､": "、",
    "｡": "。",
    "﹒": "。",
}
_FULL_BRACKETS = {"(": "（", ")": "）", "﹙": "（", "﹚": "）"}
_STOPS = "".join(_FULL)
# Beside Chinese a stop is Chinese; any other is weighed.
_STOP = Pattern(f"[.{_STOPS}](?P<beside>(?<=[{_HAN}{_WIDE_MARKS}].)|(?=[{_HAN}{_WIDE_MARKS}]))?")
NARROW_MARKS = Pattern(f"[.{_STOPS}{''.join(_FULL_BRACKETS)}<＜]")
"""What `full_width_punctuation` looks for: a text without any of these is as it should be."""
_PERHAPS_PROTECTED = Pattern("[:,.@][!-~]")
# Addresses, clock times, ratios, grouped and decimal numbers keep their marks.
_PROTECTED = Pattern(
    r"""(?=[A-Za-z0-9._%+-])(?:
      (?:https?|ftp)://[!-~]+
    | (?<![A-Za-z0-9])www\.[!-~]+
    | (?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+
    | (?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)
    | (?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,]|年)
    | (?<![\d.])\d{1,9}(?:\.\d{1,9})?:\d+(?:\.\d+)?
    )""",
    re.VERBOSE,
)


def full_width_punctuation(text: str, *, origin: int = 0) -> tuple[Edit, ...]:
    """Offer full-width forms of half-width punctuation in Chinese text (GB/T 15834-2011).

    Stops and brackets next to Chinese, the Latin full stop that ends a Chinese sentence, and <…> inside 《》
    for 〈…〉. Both halves of a pair of brackets always end at the same width. What belongs to numbers, clock
    times, addresses and Latin words stays, and so do marks where characters were lost.

    ``origin`` is the place of the text in a longer one, from whose beginning the edits shall count.
    """
    keep: set[int] = set()
    if _PERHAPS_PROTECTED.search(text):
        keep.update(index for found in _PROTECTED.finditer(text) for index in range(*found.span()))
    for lost in lost_characters(text):
        keep.update(range(lost.span.start, lost.span.end))
    edits: list[Edit] = []
    for found in _STOP.finditer(text):
        index = found.start()
        if index in keep:
            continue
        if text[index] == ".":
            if _ends_a_sentence(text, index):
                edits.append(repair(text, index, index + 1, "。", RepairRule.SENTENCE_END, origin=origin))
        elif found.lastgroup is not None or _in_chinese(text, index):
            after = _FULL[text[index]]
            edits.append(repair(text, index, index + 1, after, RepairRule.PUNCTUATION_WIDTH, origin=origin))
    closes = matching_closes(text)
    edits += [
        repair(text, place, place + 1, _FULL_BRACKETS[text[place]], RepairRule.BRACKET_WIDTH, origin=origin)
        for place in _half_width_brackets(text, closes)
        if place not in keep
    ]
    edits += [
        repair(text, place, place + 1, single, RepairRule.NESTED_TITLE, origin=origin)
        for place, single in _nested_titles(text, closes).items()
    ]
    return tuple(sorted(edits, key=by_place))


def full_width_digits(text: str) -> tuple[Edit, ...]:
    """Offer half-width digits for full-width ones (阿拉伯数字, GB/T 15835-2011 5.1.7.1)."""
    return tuple(
        repair(text, *found.span(), found[0].translate(_HALF_DIGITS), RepairRule.DIGIT_WIDTH)
        for found in re.finditer("[０-９]+(?:．[０-９]+)*", text)
    )


_HALF_DIGITS = {**{ord("０") + digit: ord("0") + digit for digit in range(10)}, ord("．"): ord(".")}


# How far white space is looked through for a neighbour, and a line for a hanzi: lines can be endless.
_NEAR = 8
_FAR = 300
_YEAR_AHEAD = Pattern(r"\s*(?:19|20)\d{2}\s*年")


def _in_chinese(text: str, index: int) -> bool:
    before = text[max(0, index - _NEAR) : index].rstrip(" \u3000\u00a0")[-1:]
    after = text[index + 1 : index + _NEAR].lstrip(" \u3000\u00a0")[:1]
    if _WIDE.match(before) or _WIDE.match(after):
        return True
    # 100%,2024年…: neither neighbour is Chinese, but neither is a Latin word and the line is Chinese.
    if _is_latin(before) or _is_latin(after):
        return False
    if before.isdigit() and after.isdigit() and not _YEAR_AHEAD.match(text, index + 1):
        return False
    return bool(before) and _HANZI.search(_around(text, index)) is not None


def _ends_a_sentence(text: str, index: int) -> bool:
    before, after = text[max(0, index - 1) : index], text[index + 1 : index + 2]
    ends_chinese = _HANZI.match(before) or before in tuple("）》”’〉")
    if not ends_chinese and not (before == ")" and _HANZI.match(text[max(0, index - 2) : index])):
        return False
    if after and (after == "." or _is_latin(after) or after.isdigit()):
        # 防线.18.持续…: the digit opens the next label.
        label = match_label(text, index + 1) if after.isdigit() else None
        return label is not None
    line_start = text.rfind("\n", 0, index) + 1
    label = match_label(text, line_start)
    return label is None or index >= label.end


def _half_width_brackets(text: str, closes: Mapping[int, int]) -> list[int]:
    """Return the places of the half-width brackets around and among Chinese."""
    places: list[int] = []
    for index, close in sorted(closes.items()):
        mark = text[index]
        if mark not in "(（" or (mark == "（" and text[close] == "）"):
            continue
        if (
            mark == "（"
            or text[close] == "）"
            or _HANZI.search(text, index + 1, close)
            or _WIDE.search(text[max(0, index - 1) : index] + text[close + 1 : close + 2])
        ):
            places += [place for place in (index, close) if text[place] in _FULL_BRACKETS]
    return places


def _nested_titles(text: str, closes: Mapping[int, int]) -> dict[int, str]:
    """Return the marks that the titles inside a title shall have, by their places."""
    marks: dict[int, str] = {}
    singles = sorted((index, close) for index, close in closes.items() if text[index] in "<＜")
    if not singles:
        return marks
    titles = [(index, close) for index, close in closes.items() if text[index] == "《"]
    for index, close in titles:
        for inner, inner_close in singles[bisect_left(singles, (index,)) : bisect_left(singles, (close,))]:
            if inner_close < close:
                marks.update({inner: "〈", inner_close: "〉"})
    return marks


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _around(text: str, index: int) -> str:
    """What stands near in the same line."""
    before = text[max(0, index - _FAR) : index].rpartition("\n")[2]
    return before + text[index : index + _FAR].partition("\n")[0]
