"""The addressees: the line or lines above the text that end with a colon (主送机关)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from emplan.chinese.labels import match_label
from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Span
from emplan.model.unit_lists import organ_spans
from emplan.reading.claims import Places
from emplan.reading.drafts import HeadDraft
from emplan.reading.recognise.lines import Page, TextLine
from emplan.reading.recognise.organs import ORGAN_END

_END = Pattern(r"[:：]$")
_PROSE = Pattern(
    r"如下|通知|印发|意见|^(?:为|根据|按照|现将|现就|经|近|今年|今后|当前|\d{4}年|一是|附件)|[。；]|要求$|强调$|指出$"
)
_MARKS = "、，,；;"
_MOST_LINES = 4
_LONGEST = 300
_FULL_LINE = 18
_LONGEST_NAME = 30
_CLASS_END = Pattern(
    "(?:单位|部门|企业|院校|高校|机构|园区|街道|医院|企事业|县区|开发区)(?:（[^（）]{1,20}）)?$"
)


def ends_addressees(text: str) -> bool:
    """Tell whether a line ends as the addressees do."""
    return _END.search(text) is not None


def take_addressees(page: Page, head: HeadDraft, position: int) -> int:
    """主送机关, GB/T 9704-2012 7.3.2: the lines above the text of which the last ends with a colon."""
    last = _last_line(page.lines, position)
    if last is None:
        return position
    group = page.lines[position : last + 1]
    whole = _END.sub("", "".join(one.text for one in group))
    if _PROSE.search(whole) or len(whole) >= _LONGEST:
        return position
    if not all(one.text[-1] in _MARKS or _is_cut(one, below) for one, below in pairwise(group)):
        return position
    marks = next((mark for mark in ("；;", "，,", "、") if any(one in whole for one in mark)), "、")
    spans = organ_spans(whole, marks)
    for left, right in pairwise(spans):
        head.addressee_separators.append(whole[left.end : right.start].strip() or "、")
    for span in spans:
        name = span.of(whole)
        start = span.start + len(name) - len(name.lstrip())
        head.addressees.append(_places(group, Span(start, start + len(name.strip()))))
    for line in group:
        page.claims.structure(line.span, "addressees", "envelope.addressees")
    if not ends_addressees(group[-1].text):
        page.doubt(group[-1], group[-1].text, "the addressees end without a colon", "主送机关后没有冒号")
    return last + 1


def _last_line(lines: Sequence[TextLine], position: int) -> int | None:
    """The line with the colon; without one, the first line if it holds names alone and text follows."""
    for last in range(position, min(position + _MOST_LINES, len(lines))):
        line = lines[last]
        if match_label(line.text) is not None or "。" in line.text:
            break
        if ends_addressees(line.text):
            return last
    is_above_text = position + 1 < len(lines) and "。" in lines[position + 1].text
    if not is_above_text or match_label(lines[position].text) is not None:
        return None
    names = re.split(f"[{_MARKS}]", lines[position].text)
    return position if len(names) > 1 and all(map(_is_name, names)) else None


def _is_name(name: str) -> bool:
    """Whether it is an organ's name or that of a class of organs, and nothing more."""
    ends = ORGAN_END.search(name) or _CLASS_END.search(name)
    return ends is not None and len(name) <= _LONGEST_NAME and _PROSE.search(name) is None


def _is_cut(line: TextLine, below: TextLine) -> bool:
    """Whether a full line ends in the midst of a name: 各有关企事 | 业单位."""
    if len(line.text) < _FULL_LINE or below.after_gap:
        return False
    name = re.split(f"[{_MARKS}]", line.text)[-1] + re.split(f"[{_MARKS}：:]", below.text)[0]
    is_list = any(mark in line.text for mark in _MARKS)
    return is_list and len(name) <= _LONGEST_NAME and any(end.search(name) for end in (ORGAN_END, _CLASS_END))


def _places(group: Sequence[TextLine], area: Span) -> Places:
    """The pieces of a stretch of all lines put together."""
    places = []
    start = 0
    for line in group:
        low, high = max(area.start - start, 0), min(area.end - start, len(line.text))
        if low < high:
            places.append(line.part(low, high))
        start += len(line.text)
    return tuple(places)
