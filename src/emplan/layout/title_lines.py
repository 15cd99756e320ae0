"""Title breaking: a title as lines at sense units, in a trapezoid or diamond (GB/T 9704-2012 7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from emplan.layout.segmentation import DEFAULT_SEGMENTER, Segmenter
from emplan.layout.title_shape import Break, cheapest_lines, title_cells
from emplan.model import Title

_OPENING: Final = frozenset("《〈（“‘〔【「『(")
_CLOSING: Final = frozenset("》〉）”’〕】」』)、，。；：！？")
_NEVER_FIRST: Final = _CLOSING | frozenset("的了之—…～·")
_NOUNS_OF_DE: Final = (
    "的通知",
    "的意见",
    "的决定",
    "的通告",
    "的公告",
    "的函",
    "的报告",
    "的请示",
    "的批复",
    "的通报",
)

# Costs of a break, in the same coin as those of the shape: about one for a line that is a cell off.
_WORD = 3.0
_UNKNOWN = 23.0
_IN_BOOK_QUOTES = 1000.0
_IN_ENDLESS_BOOK_QUOTES = 16.0
"""Of a name that is wider than a line: broken it is in any case."""
_IN_NUMBER = 1000.0
_IN_BRACKETS = 14.0
_IN_NAME = 60.0
_AFTER_ISSUER = -6.0
_AFTER_JOINT = -14.0
_BETWEEN_ISSUERS = -60.0
_AT_SPACE = -8.0
_AT_LATIN_SPACE = 1.0
_IN_LATIN = 3.5
_BEFORE_GUANYU = -2.0
_AROUND_YINFA = 0.5
_AFTER_MARK = 0.0
_AFTER_GUANYU = 2.5
_AFTER_SMALL_WORD = 8.0
_BEFORE_CONJUNCTION = 1.0
_BEFORE_ORGAN_TAIL = 9.0
_AFTER_PARTY_COMMITTEE = -4.0
_LAST_LINE_ONLY_DE = 6.0
_TAIL_ALONE = 2.0
"""Of 的通知 behind a name in 《》, where no line has room for both."""
_NUMBER_BREAK: Final = re.compile(
    r"[0-9０-９〇零一二三四五六七八九十][0-9０-９]|[0-9０-９][年月日号期次届条项个%％]"
)
_SMALL_WORDS: Final = frozenset(
    ["和", "与", "及", "以及", "在", "对", "为", "将", "暨", "并", "从", "到", "至", "以", "关于"]
)
_CONJUNCTIONS: Final = frozenset(["和", "与", "及", "以及", "暨"])
_ORGAN_TAILS: Final = frozenset(["办公室", "委员会", "指挥部", "领导小组", "办事处", "人民政府"])
# Joint names of a party committee and a government part here: 中共青禾市委 and 青禾市人民政府.
_PARTY_COMMITTEES: Final = frozenset(["省委", "市委", "县委", "区委", "州委", "党委", "党工委", "工委"])

_EPSILON: Final = 0.001


def title_lines(
    title: Title,
    *,
    issuers: Sequence[str] = (),
    cells: int = 20,
    segmenter: Segmenter = DEFAULT_SEGMENTER,
) -> tuple[str, ...]:
    """Return the lines of a title, none wider than ``cells`` where that is possible.

    The author's own lines are kept. ``issuers`` are names that stay whole and gladly end a line.
    """
    if title.fixed_lines:
        lines = (line.strip() for line in title.fixed_lines)
        return tuple(part for line in lines for part in _broken(line, tuple(issuers), cells, segmenter))
    return _broken(title.text.strip(), tuple(issuers), cells, segmenter)


@lru_cache(maxsize=256)
def _broken(text: str, issuers: tuple[str, ...], cells: int, segmenter: Segmenter) -> tuple[str, ...]:
    breaks = _breaks(text, issuers, cells, segmenter)
    forced = any(one.cost <= _BETWEEN_ISSUERS / 2 for one in breaks)
    if title_cells(text) <= cells and not forced:
        return (text,)
    return tuple(part for line in cheapest_lines(text, breaks, cells) for part in _cut(line, cells))


def _cut(line: str, cells: int) -> Iterator[str]:
    """Yield a line that has no place to break in pieces that the page has room for."""
    start, width = 0, 0.0
    for place, char in enumerate(line):
        own = title_cells(char)
        if width + own > cells + _EPSILON and place > start:
            yield line[start:place]
            start, width = place, 0.0
        width += own
    yield line[start:]


def _breaks(text: str, issuers: tuple[str, ...], cells: int, segmenter: Segmenter) -> list[Break]:
    """Return every place where the title may be broken, with what it costs."""
    names = _name_spans(text, issuers)
    edges = sorted({0, len(text), *(edge for span in names for edge in span)})
    words = [word for start, end in pairwise(edges) for word in segmenter.segment(text[start:end])]
    inside = _nesting(text)
    breaks, position = [], 0
    is_joint = len(names) > 1
    for word, following in pairwise(words):
        position += len(word)
        before, after = text[position - 1], text[position]
        is_tail = before == "》" and text[position:] in _NOUNS_OF_DE
        if (after in _NEVER_FIRST and not is_tail) or before in _OPENING or after.isspace():
            continue
        cost = _TAIL_ALONE if is_tail else _word_cost(word, following)
        if before.isspace():
            cost = _space_cost(text[:position].rstrip()[-1:], after)
        if any(start < position < end for start, end in names):
            cost += _IN_NAME
        after_name = any(
            end == position or text[end:position].isspace() for _, end in names if end <= position
        )
        if after_name:
            beside = any(start == position for start, _ in names)
            cost = _BETWEEN_ISSUERS if beside else _AFTER_JOINT if is_joint else _AFTER_ISSUER
        if inside[position] == "《":
            cost += _cost_in_book_quotes(text, position, cells)
        elif inside[position]:
            cost += _IN_BRACKETS
        if _NUMBER_BREAK.match(text, position - 1):
            cost += _IN_NUMBER
        if any(noun.endswith(text[position:]) for noun in _NOUNS_OF_DE):
            cost += _LAST_LINE_ONLY_DE
        breaks.append(Break(position, cost, after_name and is_joint))
    return breaks


def torn_at(text: str, position: int, issuers: Sequence[str]) -> str:
    """Return what the end of a line at a position tears: 《》, an organ's name, a number, or nothing."""
    if _nesting(text)[position] == "《":
        return "《》"
    if any(start < position < end for start, end in _name_spans(text, tuple(issuers))):
        return "发文机关名称"
    return "数字" if _NUMBER_BREAK.match(text, position - 1) else ""


def _cost_in_book_quotes(text: str, position: int, cells: int) -> float:
    """Return what a break inside 《》 costs more: little for a name that no line has room for."""
    start = max(text.rfind("《", 0, position), 0)
    end = text.find("》", position) + 1 or len(text)
    return _IN_ENDLESS_BOOK_QUOTES if title_cells(text[start:end]) > cells else _IN_BOOK_QUOTES


def _space_cost(before: str, after: str) -> float:
    """Return what a break at a space costs; those beside Latin words are there for the words' sake."""
    latin = (before.isascii() and before.isalnum()) + (after.isascii() and after.isalnum())
    return (_AT_SPACE, _AT_LATIN_SPACE, _IN_LATIN)[latin]


def _word_cost(word: str, following: str) -> float:
    if following == "关于":
        return _BEFORE_GUANYU
    if word == "关于":
        return _AFTER_GUANYU
    if word in _PARTY_COMMITTEES:
        return _AFTER_PARTY_COMMITTEE
    if word in _SMALL_WORDS:
        return _AFTER_SMALL_WORD
    if following in _CONJUNCTIONS:
        return _BEFORE_CONJUNCTION
    if following in _ORGAN_TAILS:
        return _BEFORE_ORGAN_TAIL
    if word in _ISSUING or following in _ISSUING:
        return _AROUND_YINFA
    if word[-1] in "》、，" or following[0] in "《（“":
        return _AFTER_MARK
    if word == "的":
        return _WORD
    alone = (len(word) == 1 and word.isalpha()) + (len(following) == 1 and following.isalpha())
    return _WORD + alone * (_UNKNOWN - _WORD) / 2


# Where a title names the lead organ only: 青禾示范区应急局等5部门.
_AND_OTHERS: Final = "(?:等[0-9一二三四五六七八九十]*个?(?:部门|单位|机关))?"
_ISSUING: Final = frozenset({"印发", "转发", "批转", "下发", "发布"})


def _name_spans(text: str, issuers: tuple[str, ...]) -> list[tuple[int, int]]:
    spans = []
    for name in issuers:
        named = re.finditer(re.escape(name) + _AND_OTHERS, text)
        spans += [(found.start(), found.end()) for found in named]
    return spans


def _nesting(text: str) -> list[str]:
    """Return for each position the gravest kind of mark it stands inside of: 《, （ or none."""
    inside, book, bracket = [], 0, 0
    for char in text:
        inside.append("《" if book else "（" if bracket else "")
        book += (char in "《〈") - (char in "》〉")
        bracket += (char in "（“(") - (char in "）”)")
    return inside
