"""Line breaks lost inside a paragraph: behind a heading, and before the items that count on in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from emplan.chinese.inline_labels import inline_labels
from emplan.chinese.labels import LabelForm, LabelMatch, match_label
from emplan.chinese.patterns import Pattern
from emplan.chinese.spans import Edit
from emplan.reading.mending.characters import lines_of
from emplan.reading.mending.rules import LineRule, line_edit
from emplan.terms import SECTION_HEADINGS

_LEVELS = (LabelForm.CHINESE_COMMA, LabelForm.CHINESE_BRACKETED, LabelForm.ARABIC_DOT)
_HEADINGS = "|".join(
    sorted((words for role in SECTION_HEADINGS.values() for words in role), key=len, reverse=True)
)
_GAP = "[ \u3000\u00a0]"
# How sentences begin that follow a heading such as 指导思想.
_SENTENCE = (
    "以|坚持|深入|全面|为(?!主|重)|按照|围绕|紧紧|紧扣|根据|认真|牢固|牢牢|通过|贯彻|到20|20\\d\\d年"
    "|全[省市县区镇乡]|成立|各[部单地乡镇级]|要|聚焦|统筹"
)
_KNOWN = Pattern(rf"(?P<heading>(?:{_HEADINGS}))(?:(?P<gap>{_GAP}+)(?![与和及（(])|(?={_SENTENCE}))")
_PLAIN = Pattern(
    rf"(?P<heading>[\u4e00-\u9fff“”、]{{4,24}})(?P<gap>\u3000|{_GAP}{{2,}})(?=[\u4e00-\u9fff《“\d])"
)
# A number and the mark behind it, as every label of an item has them.
_NUMBERED = Pattern(
    "[\\d一二三四五六七八九十百廿卅零〇\u2f00-\u2fdf][\\s\u200b\ufeff]*[）)﹚.．、﹑､,，]|[㈠-㈩⒈-⒛]"
)
_SHORTEST_TEXT = 10
_LONGEST_LEAD = 40
_FEWEST_ITEMS = 2
_ENDS = "。；！"


def run_on(text: str) -> tuple[Edit, ...]:
    """Offer the line breaks that are evidently missing inside numbered lines."""
    edits: list[Edit] = []
    for start, line in lines_of(text):
        label = match_label(line)
        if label is None or label.form not in _LEVELS or "|" in line:
            continue
        places = set(_items(line, label))
        heading = _heading_end(line, label, min(places, default=len(line)))
        if heading is not None:
            places.add(heading)
        for place in sorted(places):
            end = place + len(line[place:]) - len(line[place:].lstrip(" \u3000\u00a0"))
            edits.append(line_edit(text, start + place, start + end, "\n", LineRule.RUN_ON))
    return tuple(edits)


def _heading_end(line: str, label: LabelMatch, stop: int) -> int | None:
    """Where a heading ends that its text follows without a stop; None for any other line."""
    for pattern in (_KNOWN, _PLAIN):
        found = pattern.match(line, label.text_start)
        if found is None:
            continue
        body = line[found.end() : stop].rstrip()
        if len(body) >= _SHORTEST_TEXT and body.endswith(tuple(_ENDS)):
            return found.end("heading")
    return None


def _items(line: str, own: LabelMatch) -> Iterator[int]:
    """Where the items of the next level begin that count on inside the line: 一、目标（一）…。（二）…。"""
    if own.form is _LEVELS[-1] or not _NUMBERED.search(line, own.end):
        return
    inner = [one for one in inline_labels(line, anywhere=True) if one.start > own.start]
    following = [one for one in inner if one.form is own.form]
    if own.form is LabelForm.CHINESE_BRACKETED and _count_on(line, following, own.ordinal + 1):
        yield from (one.start for one in following)
        return
    for form in _LEVELS[_LEVELS.index(own.form) + 1 :]:
        labels = [one for one in inner if one.form is form]
        if len(labels) < _FEWEST_ITEMS or [one.ordinal for one in labels] != list(range(1, len(labels) + 1)):
            continue
        lead = line[own.text_start : labels[0].start].rstrip()
        if not 2 <= len(lead) <= _LONGEST_LEAD or lead.endswith(("：", ":", "，", "、", "按", "照")):
            continue
        if _count_on(line, labels[1:], 2):
            yield from (one.start for one in labels)
            return


def _count_on(line: str, labels: Sequence[LabelMatch], ordinal: int) -> bool:
    """Whether labels count on from a number, each behind a sentence."""
    return (
        bool(labels)
        and [one.ordinal for one in labels] == list(range(ordinal, ordinal + len(labels)))
        and all(line[: one.start].rstrip().endswith(tuple(_ENDS)) for one in labels)
    )
