"""Outline labels (结构层次序数): their official shape, and reading them at the start of a paragraph."""

from __future__ import annotations

import enum
import unicodedata
from collections.abc import Callable

from attrs import frozen

from emplan.chinese.numerals import circled, from_chinese, from_circled, from_full_width, to_chinese
from emplan.chinese.patterns import Pattern


class LabelForm(enum.Enum):
    """The shape of an outline label; the first four are the levels of GB/T 9704-2012 7.3.3."""

    CHINESE_COMMA = "chinese_comma"
    CHINESE_BRACKETED = "chinese_bracketed"
    ARABIC_DOT = "arabic_dot"
    ARABIC_BRACKETED = "arabic_bracketed"
    CIRCLED = "circled"
    IS = "is"
    ARTICLE = "article"
    CHAPTER = "chapter"
    DECIMAL = "decimal"


class LabelDeviation(enum.Enum):
    """In what a printed label differs from the official shape of its form."""

    MARK = "mark"
    """Another mark, a missing half of the brackets, or a mark too many: 一. or 1、 or （一）、 or ★1."""
    NUMERAL = "numeral"
    """Another way to write the number: 第1条, 廿一、."""
    COMPATIBILITY = "compatibility"
    """A single character that stands for the whole label, or a radical for its numeral: ㈠ ⑴ ⒈ ⼀、."""
    WIDTH = "width"
    """Half-width brackets, full-width digits or dot: (一) for （一）."""
    SPACE = "space"
    """White space inside: 一 、."""


@frozen(kw_only=True)
class LabelMatch:
    """A label at the start of a paragraph.

    ``start`` and ``end`` bound the label itself in the text, ``printed`` is what stands there;
    ``text_start`` is the first character behind the label and the white space that follows it. ``parts``
    are the numbers of a decimal label (1.1.2), else just the ordinal.
    """

    form: LabelForm
    ordinal: int
    parts: tuple[int, ...]
    printed: str
    start: int
    end: int
    text_start: int
    deviations: tuple[LabelDeviation, ...] = ()

    @property
    def deviation(self) -> LabelDeviation | None:
        """The gravest deviation from the official shape, or None."""
        return self.deviations[0] if self.deviations else None

    @property
    def official(self) -> str:
        """The official shape of this label."""
        return format_label(self.form, self.ordinal, self.parts)


def format_label(form: LabelForm, ordinal: int, parts: tuple[int, ...] = ()) -> str:
    """Return the official shape of a label: 一、 （一） 1. （1） ① 一是 第一条 第一章 1.1.

    A decimal label is written from its ``parts``.

    Raises:
        InvalidValueError: The form cannot express the ordinal.
    """
    match form:
        case LabelForm.ARABIC_DOT:
            return f"{ordinal}."
        case LabelForm.ARABIC_BRACKETED:
            return f"（{ordinal}）"
        case LabelForm.CIRCLED:
            return circled(ordinal)
        case LabelForm.DECIMAL:
            return ".".join(map(str, parts or (ordinal,)))
        case _:
            before, after = _CHINESE_SHAPES[form]
            return f"{before}{to_chinese(ordinal)}{after}"


_CHINESE_SHAPES = {
    LabelForm.CHINESE_COMMA: ("", "、"),
    LabelForm.CHINESE_BRACKETED: ("（", "）"),
    LabelForm.IS: ("", "是"),
    LabelForm.ARTICLE: ("第", "条"),
    LabelForm.CHAPTER: ("第", "章"),
}

_SPACE = r"[ \t\f\v\u00a0\u2000-\u200b\u3000\ufeff]"
_S = f"{_SPACE}*"
_SPACES = Pattern(f"{_SPACE}+")
_NUMERALS = "一二三四五六七八九十百廿卅零〇"
_HAN = f"[{_NUMERALS}]"
_NUMERAL = rf"{_HAN}(?:{_S}{_HAN}){{0,4}}"
_COMMA_MARKS = "、﹑､,，.．"
_OPEN, _CLOSE = "（(﹙", "）)﹚"
# One character for a whole label, from its first to its last.
_SINGLE_CHARACTERS = (
    ("㈠", "㈩", LabelForm.CHINESE_BRACKETED),
    ("⑴", "⒇", LabelForm.ARABIC_BRACKETED),
    ("⒈", "⒛", LabelForm.ARABIC_DOT),
    ("❶", "❿", LabelForm.CIRCLED),
    ("➀", "➉", LabelForm.CIRCLED),
    ("➊", "➓", LabelForm.CIRCLED),
    ("⓵", "⓾", LabelForm.CIRCLED),
    ("㊀", "㊉", LabelForm.CIRCLED),
)
# What follows a number and makes it a quantity, not a decimal label. Some of these also begin common words,
# which are let through.
_UNIT = Pattern(
    r"(?:元(?![旦宵])|[万亿%％‰℃吨倍米亩克升兆岁]|千[米克瓦]|公[里斤顷]|平方|立方|毫|厘米|个百分点|百分点|小时|分钟|年|天"
    r"|人次|级(?!别)|度(?![量假])|[A-Za-z])"
)
# Whole things have no fractions: 1.3月底前 is label 1. and 3月底前.
_WHOLE_THINGS = Pattern(r"月|[个家名座处项类](?!百分点)")
# 5.12防灾减灾日: the name of a day or an event begins with its date.
_NAMED_DAY = Pattern(r"[^。；，,]{0,12}?(?:日|事故|事件|地震|爆炸|火灾|灾害|案)")

_CLOSING_MARK = rf"(?:{_S}[、﹑､,，.．](?!{_S}\d))?"
_CHINESE_COMMA = Pattern(rf"(?P<n>{_NUMERAL}){_S}[{_COMMA_MARKS}]{{1,2}}")
_CHINESE_BRACKETED = Pattern(rf"[{_OPEN}]?{_S}(?P<n>{_NUMERAL}){_S}[{_CLOSE}]{_CLOSING_MARK}")
_ARABIC_BRACKETED = Pattern(rf"[{_OPEN}]?{_S}(?P<n>\d{{1,3}}){_S}[{_CLOSE}]{_CLOSING_MARK}")
_ARABIC_DOT = Pattern(rf"(?P<n>\d{{1,3}}){_S}[.．、﹑､,，]{{1,2}}")
_DECIMAL = Pattern(r"(?P<n>\d{1,2}(?:[.．]\d{1,2}){1,3})[.．、]?(?![\d.．])")
_MARK_BEHIND = Pattern(rf"{_S}[、﹑.．,，](?!{_S}\d)")
_STARS = frozenset("★☆▲△◆◇●※")
_COUNTING = Pattern(r"[十百廿卅\d]")
_DOT = Pattern("[.．]")
_IS = Pattern(rf"(?P<n>{_NUMERAL}){_S}是(?!否)")
_ARTICLE = Pattern(
    rf"第{_S}(?P<n>{_NUMERAL}|\d{{1,3}}){_S}(?P<kind>[条條章])(?!规定|所|第|的|、|和|至|及|到|或|款|项|之)"
)
# A year or a day begins what a label heads, whatever mark is between: 1.2024年…, 1、5月10日….
_DATE = Pattern(rf"(?:19|20)\d{{2}}{_S}(?:年|[-—－～~至])|\d{{1,2}}{_S}月{_S}\d{{1,2}}{_S}日")


def match_label(text: str, start: int = 0) -> LabelMatch | None:
    """Read the outline label that a paragraph starts with; None if it starts with none.

    Leading white space is passed over. Width variants, other marks and compatibility characters are
    understood and named in ``deviations``. Dates, quantities and decimals are no labels;
    whether 一、二线 is a label or an enumeration cannot be told here.
    """
    begin = _after_spaces(text, start)
    if not LABEL_START.match(text, begin):
        return _starred(text, begin)
    printed = text[begin : begin + _LONGEST]
    folded = _folded(printed)
    for read in _readers(folded[0]):
        found = read(folded)
        if found is not None:
            end = begin + found.length
            return LabelMatch(
                form=found.form,
                ordinal=found.parts[-1],
                parts=found.parts,
                printed=text[begin:end],
                start=begin,
                end=end,
                text_start=_after_spaces(text, end),
                deviations=_deviations(text[begin:end], found),
            )
    return None


def _starred(text: str, begin: int) -> LabelMatch | None:
    """A label behind the star that marks an item as a key one: ★1."""
    if text[begin : begin + 1] not in _STARS:
        return None
    after = _after_spaces(text, begin + 1)
    label = match_label(text, after) if LABEL_START.match(text, after) else None
    if label is None:
        return None
    deviations = {*label.deviations, LabelDeviation.MARK}
    return LabelMatch(
        form=label.form,
        ordinal=label.ordinal,
        parts=label.parts,
        printed=text[begin : label.end],
        start=begin,
        end=label.end,
        text_start=label.text_start,
        deviations=tuple(one for one in LabelDeviation if one in deviations),
    )


def _readers(first: str) -> tuple[Callable[[str], _Found | None], ...]:
    """Which labels can begin with a character."""
    if first.isdecimal():
        return (_decimal, _arabic)
    if first in _OPEN:
        return (_arabic, _chinese)
    if first == "第" or first in _NUMERALS:
        return (_chinese,)
    return (_single_character,)


LABEL_START = Pattern(
    f"[0-9０-９第{_NUMERALS}\u2f00-\u2fdf\u2460-\u24ff\u2776-\u2793\u3220-\u32bf]"
    rf"|[{_OPEN}]{_S}[\d{_NUMERALS}\u2f00-\u2fdf]"
)
"""What a label can begin with."""
# No label is longer, spaces included; what follows it decides in a few doubtful cases.
_LONGEST = 60


@frozen
class _Found:
    form: LabelForm
    parts: tuple[int, ...]
    numeral: str
    length: int
    single: bool = False


def _after_spaces(text: str, position: int) -> int:
    found = _SPACES.match(text, position)
    return found.end() if found else position


_RADICAL = Pattern("[\u2f00-\u2fdf]")
_FOLDED = Pattern("[\u2f00-\u2fdf０-９]")


def _folded(text: str) -> str:
    """Return the text with ideographs for radicals and with half-width digits, at the same positions."""
    if not _FOLDED.search(text):
        return text
    return from_full_width(_RADICAL.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text))


def _single_character(text: str) -> _Found | None:
    form, ordinal = LabelForm.CIRCLED, from_circled(text[:1])
    for low, high, its_form in _SINGLE_CHARACTERS:
        if low <= text[:1] <= high:
            form, ordinal = its_form, ord(text[0]) - ord(low) + 1
    if ordinal is None:
        return None
    mark = _MARK_BEHIND.match(text, 1)
    return _Found(form, (ordinal,), text[0], mark.end() if mark else 1, single=True)


def _decimal(text: str) -> _Found | None:
    match = _DECIMAL.match(text)
    if match is None:
        return None
    parts = tuple(int(part) for part in _DOT.split(match["n"]))
    rest = text[match.end() :]
    if len(parts) == 2 and _WHOLE_THINGS.match(rest.lstrip()):
        dot = _DOT.search(text)
        return _Found(LabelForm.ARABIC_DOT, parts[:1], text[: dot.start()], dot.end()) if dot else None
    if not rest.strip() or _UNIT.match(rest.lstrip()) or 0 in parts[:1]:
        return None
    if len(parts) == 2 and parts[1] > 9 and not rest[0].isspace() and _NAMED_DAY.match(rest):
        return None
    return _Found(LabelForm.DECIMAL, parts, match["n"], match.end())


def _arabic(text: str) -> _Found | None:
    match = _ARABIC_BRACKETED.match(text)
    form = LabelForm.ARABIC_BRACKETED
    if match is None:
        match, form = _ARABIC_DOT.match(text), LabelForm.ARABIC_DOT
    if match is None or int(match["n"]) == 0:
        return None
    # A digit behind the mark continues a number (3.5万元, 1,000) unless it begins a date.
    if text[match.end() : match.end() + 1].isdigit() and not _DATE.match(text, match.end()):
        return None
    return _Found(form, (int(match["n"]),), match["n"], match.end())


def _chinese(text: str) -> _Found | None:
    for pattern, form in _CHINESE_PATTERNS:
        match = pattern.match(text)
        if match is None:
            continue
        numeral = _SPACES.sub("", match["n"])
        ordinal = from_chinese(numeral)
        # Digits in a row (二〇二四) count nothing.
        if not ordinal or (len(numeral) > 1 and not _COUNTING.search(numeral)):
            return None
        if form is LabelForm.ARTICLE and match["kind"] == "章":
            form = LabelForm.CHAPTER
        return _Found(form, (ordinal,), match["n"], match.end())
    return None


_CHINESE_PATTERNS = (
    (_CHINESE_COMMA, LabelForm.CHINESE_COMMA),
    (_CHINESE_BRACKETED, LabelForm.CHINESE_BRACKETED),
    (_IS, LabelForm.IS),
    (_ARTICLE, LabelForm.ARTICLE),
)


def _deviations(printed: str, found: _Found) -> tuple[LabelDeviation, ...]:
    official = format_label(found.form, found.parts[-1], found.parts)
    if printed == official:
        return ()
    named = set()
    if found.single:
        if from_circled(printed[0]) is None:
            named.add(LabelDeviation.COMPATIBILITY)
        if len(printed) > 1:
            named.add(LabelDeviation.MARK)
    else:
        numeral, folded = _SPACES.sub("", found.numeral), _folded(printed)
        frame = _SPACES.sub("", folded).replace(numeral, "#", 1)
        official_numeral = official.strip("、（）.第条章是")
        official_frame = official.replace(official_numeral, "#", 1)
        if frame != official_frame:
            same = unicodedata.normalize("NFKC", frame) == unicodedata.normalize("NFKC", official_frame)
            named.add(LabelDeviation.WIDTH if same else LabelDeviation.MARK)
        if unicodedata.normalize("NFKC", numeral) != official_numeral:
            named.add(LabelDeviation.NUMERAL)
        elif numeral != official_numeral or any("０" <= character <= "９" for character in printed):
            named.add(LabelDeviation.WIDTH)
        if any("\u2f00" <= character <= "\u2fdf" for character in printed):
            named.add(LabelDeviation.COMPATIBILITY)
    if _SPACES.sub("", printed) != printed:
        named.add(LabelDeviation.SPACE)
    return tuple(deviation for deviation in LabelDeviation if deviation in named)
