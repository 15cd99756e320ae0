"""What a page states of the document it shows: index cards (索引号), lines of publication (来源)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve

from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Span
from emplan.reading.recognise.lines import TextLine

# Words that are nothing but the key of a card; they need no colon behind them where others stand around.
_CARD_KEYS = (
    "信息公开选项|公开选项|信息公开类别|信息公开属性|信息公开方式|信息公开形式|信息有效性|公文时效|信息时效期|信息状态|内容分类|公开类型|公开类别|公开属性|文件状态|所属机构"
    "|发布机构|发布单位|发布机关|发布部门|颁布机构|颁布单位|颁布机关|颁布部门|公布机关|发文机关|发文机构|发文单位|制发机关|制定机关|公开责任部门|信息提供单位|索引号|信息索引号|信息分类|主题分类"
    "|体裁分类|组配分类|应用分类|服务对象|成文日期|成文时间|生成日期|生成时间|发文日期|发布日期|颁布日期|公布日期|签署日期|登记日期|公开日期|公开时间|公开方式|公开形式|公开范围|公开目录|公开程序"
    "|公开时限|发文字号|发文文号|发文号|发布文号|颁布文号|文号|文件编号|文件名称|公文名称|公文标题|信息名称|有效性|是否有效|时效性|效力状态|效力级别|效力等级|效力属性|法律效力|有效状态|主题词|统一登记号|登记号"
    "|实施日期|施行日期|生效日期|失效日期|废止日期|内容概述|所属主题|公文种类|载体类型|政策咨询机关|政策咨询电话"
)
_KEYS = (
    f"{_CARD_KEYS}|来源|信息来源|稿件来源|文章来源|资料来源|发布时间|发表时间|上传时间|颁布时间|发布人|标题|名称|主题|关键词|作者|点击数|点击量|点击次数|点击|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|访问次数"
    "|访问量|累计次数|热度|字号|文章字号|字体|字体大小|视力保护色|更新时间|更新日期|日期|时间|时效|分类|概述|打印|下载"
)


def _spaced(keys: str) -> str:
    """The keys, longest first, each with any white space between its characters."""
    return "|".join(r"\s*".join(key) for key in sorted(keys.split("|"), key=len, reverse=True))


_SPACED_KEYS = _spaced(_KEYS)
_BULLET = r"[•·●▪■◆＊*\-]?\s*"
_OPEN, _CLOSE = r"[【\[［(（]?\s*", r"\s*[】\]］)）]?"
_FACT = Pattern(rf"(?<![\u4e00-\u9fff])(?P<key>{_SPACED_KEYS}){_CLOSE}\s*[:：|｜]")
_KEY = Pattern(rf"{_BULLET}{_OPEN}(?:{_SPACED_KEYS}){_CLOSE}\s*[:：]?")
_KEY_ALONE = Pattern(rf"{_BULLET}{_OPEN}(?:{_SPACED_KEYS}){_CLOSE}\s*[:：]")
_CARD = Pattern(
    rf"{_BULLET}(?:{_OPEN}(?:{_SPACED_KEYS})\s*[:：|｜]|[【\[［(（]\s*(?:{_spaced(_CARD_KEYS)})\s*[】\]］)）])"
)
# A day, a site or both ahead of the first key: 2027-01-05 09:30来源:….
_DAY = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
_DAY_AND_FACT = Pattern(rf"{_BULLET}[^。；，、：:]{{0,40}}?{_DAY}\s*{_OPEN}(?:{_SPACED_KEYS})\s*[:：]")
_ROW = Pattern(rf"{_BULLET}{_OPEN}(?:{_spaced(_CARD_KEYS)})(?P<rest>.*)")
_CARD_KEY = Pattern(rf"(?P<key>{_spaced(_CARD_KEYS)})")
# The rest of a key that was spaced out by characters which a conversion dropped: 号:, 称:.
_REST_OF_KEY = Pattern(r"(?:引?号|[称词性题录])\s*[:：].{0,120}")
_TITLE_KEY = Pattern(
    rf"(?:{_spaced('文件名称|公文名称|公文标题|信息名称|标题|名称')}|(?<![\u4e00-\u9fff])[称题])\s*[:：|｜]\s*(?P<title>[^|｜:：]{{6,150}})"
)
_LONGEST_ROW = 200


def is_publication(text: str) -> bool:
    """Tell whether a line describes the publication: its source, day, index number, page tools."""
    return _CARD.match(text) is not None or _DAY_AND_FACT.match(text) is not None


def describes_publication(line: TextLine) -> bool:
    """Tell the same of a line; in a row of a table and among the rows of a card the keys need no colon."""
    if line.in_card or is_publication(line.text):
        return True
    return bool(line.cells) and _KEY.fullmatch(line.first_cell) is not None


def mark_cards(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Mark the rows of index cards, which may have lost their colons or a part of their keys.

    A row begins with a key; it states two facts, or a row stands above or below it.
    """
    keys = [_row_keys(line) for line in lines]
    alone = [_KEY_ALONE.fullmatch(line.text) is not None for line in lines]
    rests = [_REST_OF_KEY.fullmatch(line.text) is not None for line in lines]
    marked = list(lines)
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and (keys[last] or rests[last] or alone[last] or _is_value(alone, last)):
            last += 1
        if sum(keys[first:last]) > 1 or (last - first > 1 and any(keys[first:last])):
            marked[first:last] = [evolve(line, in_card=True) for line in lines[first:last]]
        first = last + 1
    return tuple(marked)


def _is_value(alone: Sequence[bool], index: int) -> bool:
    """Whether a line stands between two keys, each on a line of its own."""
    return 0 < index < len(alone) - 1 and alone[index - 1] and alone[index + 1]


def _row_keys(line: TextLine) -> int:
    """How many keys of a card a line states that begins with one."""
    text = line.text
    if len(text) > _LONGEST_ROW or "。" in text or _ROW.match(text) is None:
        return 0
    return sum(1 for _ in _CARD_KEY.finditer(text))


def facts_of(text: str) -> dict[str, str]:
    """Return the pairs that a publication line states."""
    found = list(_FACT.finditer(text)) or list(_CARD_KEY.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    facts = {}
    for match, end in zip(found, ends, strict=False):
        facts["".join(match["key"].split())] = text[match.end() : end].strip(" \t\r\n\u3000\u00a0|｜")
    return facts


def facts_of_cells(cells: Sequence[str]) -> dict[str, str]:
    """The pairs of a row in which each key stands in a cell before its value."""
    return {
        "".join(key.split()).strip("：:【】[]"): value
        for key, value in pairwise(cells)
        if _KEY.fullmatch(key) and not _KEY.fullmatch(value)
    }


def stated_title(line: TextLine) -> Span | None:
    """The place of the document's title in a row of its card (标题：…), if the row states it."""
    found = _TITLE_KEY.search(line.text)
    if found is None:
        return None
    start, end = found.span("title")
    behind = re.search(rf"\s+(?:{_SPACED_KEYS})\s*$", line.text[start:end])
    words = line.text[start : start + behind.start() if behind else end].rstrip()
    return line.part(start, start + len(words))
