"""Titles: finding them over several lines, and reading year, form, type and issuers from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from attrs import evolve

from emplan.chinese.cut_dates import cut_dates
from emplan.chinese.labels import match_label
from emplan.chinese.numerals import from_chinese
from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Span
from emplan.model import DocumentType, PlanForm
from emplan.reading.claims import Places
from emplan.reading.recognise.cards import describes_publication
from emplan.reading.recognise.furniture import furniture_rule
from emplan.reading.recognise.lines import TextLine
from emplan.reading.recognise.organs import ORGAN_END, is_organ
from emplan.terms import PLAN_FORMS

_WORDS = (
    "通知|意见|方案|要点|计划|安排|决定|决议|通报|公告|通告|报告|请示|批复|函|纪要|办法|规定|细则"
    "|(?:分工|任务|安排|计划|一览|进度|责任|分解)表|预案|措施|清单|要求|部署|规划|纲要|规则|思路|打算|举措|守则|制度|指南|分工|汇编|名单|工作"
)
_TAIL = r"(?:（[^（）]{1,30}）|\([^()]{1,30}\))*[”\"》]?"
_END = Pattern(rf"(?:{_WORDS}){_TAIL}$")
_TITLE_CHARACTERS = Pattern(
    r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇A-Za-z0-9（）()《》〈〉<>“”\"‘’、，,\s—–\-－~～〔〕\[\]·.+/：:%％&＆]{2,120}"
)
_STOPS = Pattern("[。；？！;]|，$|、$|：$|:$")
_TYPES = {
    "决议": DocumentType.RESOLUTION,
    "决定": DocumentType.DECISION,
    "命令": DocumentType.ORDER,
    "公报": DocumentType.COMMUNIQUE,
    "公告": DocumentType.ANNOUNCEMENT,
    "通告": DocumentType.PUBLIC_NOTICE,
    "意见": DocumentType.OPINIONS,
    "通知": DocumentType.NOTICE,
    "通报": DocumentType.CIRCULAR,
    "报告": DocumentType.REPORT,
    "请示": DocumentType.REQUEST_FOR_INSTRUCTIONS,
    "批复": DocumentType.REPLY,
    "议案": DocumentType.PROPOSAL,
    "函": DocumentType.LETTER,
    "纪要": DocumentType.MINUTES,
}
_IN_NUMERALS = "[一二][零〇○一二三四五六七八九]{3}"
_YEAR = Pattern(rf"((?:19|20)\d{{2}}|{_IN_NUMERALS})\s*(?:[学财]?年|[-—–－~～至])")
_LATER_YEAR = Pattern(rf"((?:19|20)\d{{2}}|{_IN_NUMERALS}(?=\s*年))")
_NOT_A_TITLE = Pattern(r"[月日]\s*$|日印发\s*$|〕.{0,8}号\s*$|\]\s*\d+\s*号$")
_CORNER = Pattern(r"\s*(?:特\s*急|加\s*急|(?:绝\s*密|机\s*密|秘\s*密)(?:\s*★.{0,8})?|\d{6})\s*")
_ABOUT = Pattern("关于|印发|转发|批转")
SIMILAR = 0.7
"""From which likeness on a title is taken for one announced in other words."""
_MOST_LINES = 5
_MOST_LARGE_LINES = 12


def packed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def is_titleish(line: TextLine) -> bool:
    """Tell whether a line could be (part of) a title."""
    text = line.text
    return (
        _TITLE_CHARACTERS.fullmatch(text) is not None
        and not (line.looks.outside or line.cells)
        and _STOPS.search(text) is None
        and match_label(text) is None
        and not describes_publication(line)
        and furniture_rule(text) is None
        and not text.endswith("文件")
        and not re.match(r"附\s*件|附\s*[:：]|抄\s*送|签发人|现将《|现就", text)
        and _NOT_A_TITLE.search(text) is None
        and not _CORNER.fullmatch(text)
        and not cut_dates(text)
        and not (text[0] in "（(" and text[-1] in "）)")
    )


def ends_title(text: str) -> bool:
    """Tell whether a text ends as titles do."""
    return _END.search(packed(text)) is not None


def find_title(lines: Sequence[TextLine], low: int, high: int) -> tuple[int, int] | None:
    """Return the lines ``[start, end)`` of the first title between two lines, or None."""
    for last in range(low, high):
        line = lines[last]
        if not is_titleish(line) or not ends_title(line.text):
            continue
        start = _first_line(lines, low, last)
        end = _closed(lines, start, _end(lines, last + 1, high), high)
        if _is_a_title("".join(packed(one.text) for one in lines[start:end])):
            return start, end
    return None


def _closed(lines: Sequence[TextLine], start: int, end: int, high: int) -> int:
    """Go down as far as a mark that opens in a title is closed: 关于印发《…计划 / （2027年）》的通知."""
    text = "".join(line.text for line in lines[start:end])
    for below in range(end, min(high, start + _MOST_LINES)):
        if text.count("《") <= text.count("》"):
            return end
        if _TITLE_CHARACTERS.fullmatch(lines[below].text) is None or _STOPS.search(lines[below].text):
            return end
        text += lines[below].text
        if text.count("《") == text.count("》") and ends_title(text):
            return below + 1
    return end


def find_by_looks(lines: Sequence[TextLine], low: int, high: int) -> tuple[int, int] | None:
    """Return the lines of the first title that only its looks give away: large, centred, not red."""
    for start in range(low, high):
        line = lines[start]
        if not (line.is_large and line.looks.centred and not line.looks.red and _may_begin(lines, start)):
            continue
        return start, _end(lines, start + 1, high)
    return None


def find_outside(lines: Sequence[TextLine], low: int, high: int) -> tuple[int, int] | None:
    """Return the last title between two lines that stands outside the main column of its page."""
    for index in range(high - 1, low - 1, -1):
        line = lines[index]
        if not line.looks.outside:
            continue
        inside = evolve(line, looks=evolve(line.looks, outside=False))
        if is_titleish(inside) and ends_title(line.text) and names_its_matter(line.text):
            return index, index + 1
    return None


def _may_begin(lines: Sequence[TextLine], start: int) -> bool:
    """Tell whether the paragraph that a line begins could be a title, whatever ends its first line."""
    stop = start + 1
    while stop < len(lines) and lines[stop - 1].goes_on_in(lines[stop]):
        stop += 1
    return is_titleish(evolve(lines[start], text="".join(line.text for line in lines[start:stop])))


def _end(lines: Sequence[TextLine], end: int, high: int) -> int:
    """Go down from a line of a title as long as the looks say that the next one belongs to it."""
    stop = min(high, end + _MOST_LARGE_LINES)
    while end < stop and lines[end - 1].goes_on_in(lines[end]):
        enumerates = lines[end].text.endswith("、")
        if not (lines[end].looks.continues or enumerates or is_titleish(lines[end])):
            break
        end += 1
    return end


def names_its_matter(title: str) -> bool:
    """Tell whether a title says what it is about (关于…) or for which year, as no heading does."""
    return bool(_ABOUT.search(title) or _LATER_YEAR.search(title))


def _is_a_title(text: str) -> bool:
    if not 6 <= len(text) <= 160:
        return False
    return names_its_matter(text) or len(text) >= 8


def _first_line(lines: Sequence[TextLine], low: int, last: int) -> int:
    """Go up from the last line of a title as long as the line above belongs to it."""
    start = last
    while start > low and (last - start + 1 < _MOST_LINES or lines[start - 1].goes_on_in(lines[start])):
        above, text = lines[start - 1], packed("".join(line.text for line in lines[start : last + 1]))
        adjacent = not lines[start].after_gap
        enumerates = above.text.endswith("、")
        if lines[start].looks.continues or (
            (is_titleish(above) or enumerates) and above.goes_on_in(lines[start])
        ):
            start -= 1
            continue
        if not is_titleish(above):
            break
        if re.match("关于|印发|转发", text):
            belongs = is_organ(above.text)
        elif "关于" in text:
            named = text[: text.index("关于")]
            same = named and _of_one_name(above.packed, named)
            belongs = adjacent and is_organ(above.text) and not same
        elif ends_title(above.text) and not above.text.endswith("工作"):
            belongs = False
        else:
            belongs = adjacent or "关于" in above.text
            # 青禾区应急管理局 above 2027年工作计划 is its first line; a red head is not.
            of_year = adjacent and _LATER_YEAR.match(text) is not None and not above.looks.red
            belongs = belongs and (not is_organ(above.text) or len(text) <= 6 or of_year)
        if not belongs:
            break
        start -= 1
    return start


def _of_one_name(above: str, named: str) -> bool:
    """Whether one organ's name is the other's with something ahead (青禾市…) or behind (…办公室)."""
    longer, shorter = sorted((above, named), key=len, reverse=True)
    return longer.startswith(shorter) or longer.endswith(shorter)


def opens_with_organ(lines: Sequence[TextLine]) -> bool:
    """Tell whether a title has its organ on a line of its own above the year (青禾区应急局 / 2027年…)."""
    if len(lines) < 2 or lines[1].looks.continues or lines[0].looks.centred:
        return False
    return is_organ(lines[0].text) and _LATER_YEAR.match(lines[1].text) is not None


def places_of(lines: Sequence[TextLine]) -> Places:
    """The places of a title's lines."""
    return tuple(line.span for line in lines)


def split_issuers(title: Places, text: str) -> list[Places]:
    """Return the places of the issuers that a title names before 关于 (or 印发)."""
    whole = "".join(span.of(text) for span in title)
    about = _ABOUT.search(whole)
    if about is None or about.start() < 2 or _LATER_YEAR.search(whole[: about.start()]):
        return []
    words = re.finditer(r"[^\s]+", whole[: about.start()])
    names = [_within(title, word.start(), word.end()) for word in words]
    name_texts = ["".join(span.of(text) for span in places) for places in names]
    if not all(ORGAN_END.search(name) for name in name_texts) and len(names) > 1:
        return []
    if len(name_texts[0]) > 60 or any(mark in whole[: about.start()] for mark in "，《“"):
        return []
    return names


def split_places(places: Places, lengths: Sequence[int]) -> list[Places]:
    """Cut the places of a text into parts of the lengths given."""
    parts = []
    start = 0
    for length in lengths:
        parts.append(_within(places, start, start + length))
        start += length
    return parts


def split_by_mastheads(places: Places, text: str, mastheads: Sequence[str]) -> list[Places]:
    """Cut joint names of a title where each is the end of a longer one in the red head; else none."""
    whole = "".join(span.of(text) for span in places)
    lengths: list[int] = []
    position = 0
    for masthead in mastheads:
        name = packed(masthead)
        fits = (size for size in range(len(name), 3, -1) if whole.startswith(name[-size:], position))
        length = next(fits, 0)
        if not length:
            return []
        lengths.append(length)
        position += length
    return split_places(places, lengths) if position == len(whole) else []


def _within(places: Places, start: int, end: int) -> Places:
    """The places of the characters ``[start, end)`` of a text made of several places."""
    parts = []
    offset = 0
    for span in places:
        low, high = max(start, offset), min(end, offset + len(span))
        if low < high:
            parts.append(Span(span.start + low - offset, span.start + high - offset))
        offset += len(span)
    return tuple(parts)


def year_of(title: str) -> int | None:
    """The plan's year, as its title says."""
    found = _YEAR.search(packed(title))
    return from_chinese(found[1]) if found else None


def form_of(title: str) -> PlanForm:
    """What the plan calls itself."""
    bare = re.sub(rf"{_TAIL}$", "", packed(title))
    for words in sorted(PLAN_FORMS, key=len, reverse=True):
        if bare.endswith(words):
            return PlanForm(PLAN_FORMS[words])
    return PlanForm.OTHER


def type_of(title: str) -> DocumentType | None:
    """公文种类, where the title ends with one."""
    bare = re.sub(rf"{_TAIL}$", "", packed(title))
    return next((kind for word, kind in _TYPES.items() if bare.endswith(word)), None)


def likeness(title: str, name: str) -> float:
    """How far a title and the name it was announced by agree, 0 to 1."""
    left, right = (re.sub(r"[的了和\s《》〈〉“”]|关于", "", packed(one)) for one in (title, name))
    if not left or not right:
        return 0.0
    if left in right or right in left:
        return 1.0 if min(len(left), len(right)) >= 6 else 0.5
    return SequenceMatcher(None, left[:120], right[:120], autojunk=False).ratio()
