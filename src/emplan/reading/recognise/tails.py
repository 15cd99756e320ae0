"""Responsible units and deadlines as printed: in brackets behind an item, or on lines of their own."""

from __future__ import annotations

import re

from attrs import frozen

from emplan.chinese.patterns import Pattern
from emplan.chinese.punctuation import bracketed_spans
from emplan.chinese.spans import Span
from emplan.model import Placement, UnparsedDeadline
from emplan.model.deadline_wording import read_deadline
from emplan.reading.drafts import AssignmentDraft, DeadlineDraft, ResponsibilityDraft
from emplan.reading.recognise.units import unit_groups

_UNIT_LABELS = (
    "责任单位|责任部门|责任科室|责任处室|责任股室|责任部室|责任站所|责任中队|责任分局"
    "|牵头股室|牵头处室|配合股室|配合处室|"
    "责任主体|牵头单位|牵头部门|牵头责任单位|牵头科室|牵头处室|牵头股室|主要责任单位|主责单位|责任牵头单位|主办单位|承办单位|组织单位|举办单位|落实单位|实施单位|整改单位|完成单位"
    "|配合单位|配合部门|配合科室|配合处室|配合股室|配合责任单位|协办单位|协同单位|协助单位|参加单位|参与单位|参与部门|责任人|责任领导|分管领导|负责人|牵头领导|市级责任单位|县级责任单位|牵头|配合"
)
_TIME_LABELS = (
    "完成时限|完成时间|完成期限|整改时限|整改期限|工作时限|时限要求|时间要求|时间节点|时间进度"
    "|进度要求|推进时限|落实时限|办理时限|时限|完成日期|起止时间"
)
# Inside a bracket that names units a bare word will do: （责任科室：宣传科；时间：12月）.
_BARE_TIME = Pattern(r"(?P<units>\b\B)|(?P<time>时间|期限|日期|进度)\s*[:：]\s*")
# Most characters begin none of them, which a class tells sooner than each of the words.
_FIRST = "".join(sorted({words[0] for words in f"{_UNIT_LABELS}|{_TIME_LABELS}".split("|")}))
_LABEL = Pattern(rf"(?=[{_FIRST}])(?:(?P<units>{_UNIT_LABELS})|(?P<time>{_TIME_LABELS}))\s*[:：]\s*")
_ACTS = Pattern(r"(?:牵头|(?<!主要)负责|配合|协助|参与|参加|负责落实|牵头落实)$")
_NAMES_UNITS = Pattern(r"[局委办部厅镇乡街队院会处科室署站所社股组]|单位|公司|中心|政府|机构")
# （区应急局、各镇（街道））behind a stop: nothing but names of organs.
_ORGANS = Pattern(
    r"(?:[\u4e00-\u9fff]{0,18}(?:[局委办部厅镇乡队院会处科室署所站社股组]|街道|专班|单位|部门|公司|中心|政府|机构|企业|园区|学校|村|社区)"
    r"(?:[（(〈][^（）()〈〉。]{1,12}[）)〉])?(?:等(?:部门|单位)?)?(?:[、，,；;]|$))+"
)
_WHEN = Pattern(
    r"[，,；;、]\s*(?P<when>长期|全年|常年|每[月周年]|[^，,；;、]{2,24}?(?:前|[底末内]|月|日|年|季度|完成|到位|坚持|推进|实施))$"
)
_DATED = Pattern(r"[，,；;、]\s*(?=[^，,；;、]{0,6}\d)")
_REST = Pattern(r"[，,；;、]\s*(?P<when>.{2,})")
_LONGEST_WHEN = 120
_STOPS = "。；;，,、 \u3000"
# Only whether a wording is understood is asked, which no year changes.
_ANY_YEAR = 2000
_CLOSES = "）)"
_OPENS = "（("


@frozen
class Tail:
    """The brackets at the end of a paragraph: their place, and what they say."""

    span: Span
    assignments: tuple[AssignmentDraft, ...]


def starts_with_label(text: str) -> bool:
    """Tell whether a line begins with 责任单位：, 完成时限： or one of their kin."""
    return _LABEL.match(text) is not None


def find_tail(text: str) -> Tail | None:
    """Read the responsibility in brackets at the end of a paragraph; places are those of the text."""
    end = len(text.rstrip())
    closing_start = end
    while closing_start and text[closing_start - 1] in "。；;，.":
        closing_start -= 1
    brackets: list[Span] = []
    stop = closing_start
    while stop and text[stop - 1] in _CLOSES:
        start = _opening(text, stop - 1)
        if start is None or not (
            _says_who_or_when(text[start + 1 : stop - 1]) or _names_organs(text, start, stop)
        ):
            break
        brackets.insert(0, Span(start, stop))
        stop = len(text[:start].rstrip())
    if not brackets:
        return None
    found: list[AssignmentDraft] = []
    for bracket in brackets:
        inside = read_assignments(text, Span(bracket.start + 1, bracket.end - 1), Placement.TAIL)
        if found and inside:
            inside[0].joint = "）（"
        found += inside
    if not found:
        return None
    found[-1].closing_mark = text[closing_start:end]
    return Tail(Span(brackets[0].start, end), tuple(found))


def _opening(text: str, close: int) -> int | None:
    depth = 0
    for index in range(close, -1, -1):
        if text[index] in _CLOSES:
            depth += 1
        elif text[index] in _OPENS:
            depth -= 1
            if depth == 0:
                return index
    return None


def _says_who_or_when(inside: str) -> bool:
    if _LABEL.match(inside.lstrip()):
        return True
    time = next((one for one in _BARE_TIME.finditer(inside) if _is_behind_stop(inside, one)), None)
    inside = inside[: time.start()].rstrip(_STOPS) if time is not None else inside
    if not 4 <= len(inside) <= 400 or any(mark in inside for mark in "。：:"):
        return False
    who = _who(inside)
    return _ACTS.search(who.rstrip()) is not None and _NAMES_UNITS.search(who) is not None


def _names_organs(text: str, start: int, stop: int) -> bool:
    """Whether a bracket holds names of organs alone, behind a stop or with a deadline after them."""
    inside = text[start + 1 : stop - 1]
    who = _who(inside)
    return _ORGANS.fullmatch(who) is not None and (_follows_a_stop(text, start) or who != inside)


def _follows_a_stop(text: str, start: int) -> bool:
    return text[:start].rstrip()[-1:] in ("。", "；", "！")


def _is_behind_stop(text: str, label: re.Match[str]) -> bool:
    return label.start() > 0 and text[label.start() - 1] in _STOPS


def _who(inside: str) -> str:
    """What stands in brackets without the deadline at its end: 区应急局牵头，6月底前."""
    when = _when(inside, 0, len(inside))
    return inside if when is None else inside[: when.start()]


def _when(text: str, start: int, stop: int) -> re.Match[str] | None:
    # 区住建局牵头，6月底前完成排查，11月底前完成整改: of several times the first is where it begins.
    for mark in _DATED.finditer(text, max(start, stop - _LONGEST_WHEN), stop):
        found = _REST.match(text, mark.start(), stop)
        if found is not None and _is_understood(found["when"]):
            return found
    found = _WHEN.search(text, start, stop)
    return found if found is not None and _is_understood(found["when"]) else None


def _is_understood(wording: str) -> bool:
    return not isinstance(read_deadline(wording, _ANY_YEAR), UnparsedDeadline)


def read_assignments(text: str, area: Span, placement: Placement) -> list[AssignmentDraft]:
    """Read units and deadlines in a stretch of a text: label by label, then group by group."""
    labels = [
        label
        for label in _LABEL.finditer(text, area.start, area.end)
        if label.start() == area.start
        or text[label.start() - 1] in _STOPS
        or len(label[0].rstrip("：: ")) > 3
    ]
    if placement is Placement.TAIL:
        bare = (one for one in _BARE_TIME.finditer(text, area.start, area.end) if _is_behind_stop(text, one))
        labels = sorted([*labels, *bare], key=lambda label: label.start())
    brackets = bracketed_spans(area.of(text)) if len(labels) > 1 else ()
    inside = {place + area.start for span in brackets for place in range(span.start, span.end)}
    labels = [label for label in labels if label.start() not in inside]
    found: list[AssignmentDraft] = []
    first = labels[0].start() if labels else area.end
    if text[area.start : first].strip(_STOPS):
        dated = placement is Placement.TAIL
        _add_units(found, text, Span(area.start, first), "", placement, "", dated=dated)
    stops = [*(label.start() for label in labels[1:]), area.end]
    for label, stop in zip(labels, stops, strict=False):
        value = _stripped(text, label.end(), stop)
        before = text[_stripped(text, area.start, label.start()).end : label.start()].strip()
        if not len(value):
            continue
        if label["time"]:
            found.append(
                DeadlineDraft(wording=value, label=label["time"], placement=placement, joint=before or "；")
            )
        else:
            _add_units(found, text, value, label["units"], placement, before, dated=True)
    return found


def _add_units(
    found: list[AssignmentDraft],
    text: str,
    area: Span,
    label: str,
    placement: Placement,
    before: str,
    *,
    dated: bool,
) -> None:
    """Add the units of an area and, where they may be dated, the deadline that ends it: 综合科，6月底前."""
    when = _when(text, area.start, area.end) if dated else None
    groups = unit_groups(text, _stripped(text, area.start, when.start() if when else area.end), label)
    last = found[-1] if found else None
    if groups and isinstance(last, ResponsibilityDraft):
        groups[0].joint = before or "；"
        last.groups += groups
    elif groups:
        found.append(ResponsibilityDraft(groups=groups, placement=placement, joint=before or "；"))
    if when is not None:
        found.append(
            DeadlineDraft(wording=Span(*when.span("when")), label="", placement=placement, joint=when[0][0])
        )


def _stripped(text: str, start: int, stop: int) -> Span:
    while stop > start and text[stop - 1] in _STOPS:
        stop -= 1
    while start < stop and text[start].isspace():
        start += 1
    return Span(start, stop)


def find_bracketed(text: str) -> tuple[Tail, ...]:
    """Read units and deadlines in brackets in the midst of a paragraph: 扬尘管控（责任单位：区住建局）。…"""
    found = []
    for bracket in bracketed_spans(text):
        inside = Span(bracket.start + 1, bracket.end - 1)
        # Without a label only 牵头 tells that units are told to act.
        led = "牵头" in inside.of(text) and _says_who_or_when(inside.of(text))
        if text[bracket.start] not in _OPENS or not (_LABEL.match(text, inside.start) or led):
            continue
        assignments = read_assignments(text, inside, Placement.NOTED)
        if assignments:
            found.append(Tail(bracket, tuple(assignments)))
    return tuple(found)


def _closes_more(text: str) -> bool:
    return sum(text.count(mark) for mark in _CLOSES) > sum(text.count(mark) for mark in _OPENS)


def find_inline(text: str) -> Tail | None:
    """Read units and deadlines that end a paragraph without brackets: …。责任单位：区应急局。"""
    label = next(
        (one for one in _LABEL.finditer(text) if one.start() and text[one.start() - 1] in "。；;，,）) "),
        None,
    )
    # Its own bracket is closed behind a label that stands in one.
    if label is None or _closes_more(text[label.end() :]):
        return None
    sentences = text[label.end() :].rstrip("。").split("。")
    if not all(_LABEL.match(sentence.lstrip()) for sentence in sentences[1:]):
        return None
    area = Span(label.start(), len(text.rstrip("。；; ")))
    return Tail(area, tuple(read_assignments(text, area, Placement.NOTED)))
