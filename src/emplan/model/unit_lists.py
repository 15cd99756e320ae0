"""Lists of units: cutting the names, and telling lead from cooperating ones."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from emplan.chinese.patterns import Pattern
from emplan.chinese.punctuation import spans_outside_brackets
from emplan.chinese.spans import Span
from emplan.model.kinds import UnitRole

_MARKS = "，、；,;"
# 市、县级X and 市、县两级X are one unit: a bare word of a level takes what follows it.
_BARE = Pattern(
    "各?(?:省|自治区|直辖市|自治州|自治县|市|县|区|乡|镇|州|旗|盟|村|街道|乡镇|省级|市级|县级|区级|镇级|乡级|部|中央|国家)"
)
_LEVEL_AHEAD = Pattern("各?(?:省|自治|直辖市|市|县|区|乡|镇|州|旗|盟|村|街道|园区|开发区)")
_SUFFIX = Pattern(
    r"(?:等(?:有关|相关|各)?(?:部门|单位|成员单位|部门和单位|部门、单位)?)?"
    r"(?:(?:按照?|根据|依)(?:各自)?(?:职责|职能)(?:分工)?)?(?:分别|具体|共同|联合)?"
    r"(?P<verb>牵头(?:负责|组织|落实)?|分工负责|配合(?:落实)?|协助|协同|参与|参加|(?<!主要)负责(?:落实)?|落实|承办|主办|协办)$"
    r"|等(?:有关|相关|各)?(?:部门|单位|成员单位)?$"
)
# （责任单位：甲局、乙局，列第一位的为牵头单位，下同）
_ASIDE = Pattern(r"[，,；;]\s*(?:(?:列|排)(?:在)?(?:第一|首)位?[^（）()]*|[^，,；;（）()]{0,12}下同)$")
# 县应急局会同县水利局、县气象局: the first leads, the others cooperate.
_TOGETHER = Pattern(r"(?<=[\u4e00-\u9fff）〉])(?:要|应|须|需)?会同(?=[\u4e00-\u9fff]{2})")
_LABEL_ROLES = (
    (Pattern("牵头|主办"), UnitRole.LEAD),
    (Pattern("配合|协办|参加|参与|协同|协助"), UnitRole.COOPERATING),
    (Pattern("人$|领导$"), UnitRole.PERSON_IN_CHARGE),
)
_COOPERATING = ("配合", "协助", "协同", "参与", "参加", "协办", "分工负责")


@frozen
class _Name:
    span: Span
    mark: str
    """What is printed behind it."""


@frozen(kw_only=True)
class UnitPlaces:
    """The places of units with one role, and what is printed around them, as in a `UnitGroup`."""

    role: UnitRole
    units: tuple[Span, ...]
    separators: tuple[str, ...]
    label: str = ""
    suffix: str = ""
    joint: str = "；"


def role_of_label(label: str) -> UnitRole:
    """What units under a label such as 牵头单位 have to do."""
    return next((role for words, role in _LABEL_ROLES if words.search(label)), UnitRole.RESPONSIBLE)


def cut_units(text: str, area: Span, label: str) -> tuple[UnitPlaces, ...]:
    """Read the units in a stretch of a text; the places returned are those of the text.

    A new group begins behind X牵头 or …配合, and with those that X会同.
    """
    aside = _ASIDE.search(text, area.start, area.end)
    if aside is not None:
        area = Span(area.start, aside.start())
    role = role_of_label(label)
    together = _TOGETHER.search(text, area.start, area.end)
    if together is None:
        groups = _groups(text, area, role, "；")
    else:
        ahead = _groups(text, Span(area.start, together.start()), UnitRole.LEAD, "；")
        groups = ahead + _groups(text, Span(together.end(), area.end), UnitRole.COOPERATING, together[0])
    if groups:
        groups[0] = evolve(groups[0], label=label)
        groups[-1] = evolve(groups[-1], suffix=groups[-1].suffix + (aside[0] if aside is not None else ""))
    return tuple(groups)


def _groups(text: str, area: Span, role: UnitRole, joint: str) -> list[UnitPlaces]:
    groups: list[UnitPlaces] = []
    pending: list[_Name] = []
    for name in _names(text, area):
        suffix, acts = _suffix_of(name.span.of(text))
        if not acts and name.mark:
            # 等单位 in the midst of a list belongs to the name before it.
            suffix = ""
        unit = Span(name.span.start, name.span.end - len(suffix))
        pending.append(_Name(unit, name.mark))
        if acts:
            groups.append(_group(pending, _role_of_suffix(suffix, role), suffix, joint))
            pending, joint = [], name.mark
        elif suffix:
            groups.append(_group(pending, role, suffix, joint))
            pending = []
    if pending:
        groups.append(_group(pending, role, "", joint))
    return groups


def _role_of_suffix(suffix: str, role: UnitRole) -> UnitRole:
    if "牵头" in suffix or "主办" in suffix:
        return UnitRole.LEAD
    return UnitRole.COOPERATING if suffix.endswith(_COOPERATING) or "配合" in suffix else role


def _suffix_of(name: str) -> tuple[str, bool]:
    """The words behind a name, and whether they say what it does (牵头) or only close the list (等部门)."""
    found = _SUFFIX.search(name)
    return (found[0], found["verb"] is not None) if found and found.start() >= 2 else ("", False)


def _group(names: list[_Name], role: UnitRole, suffix: str, joint: str) -> UnitPlaces:
    return UnitPlaces(
        role=role,
        units=tuple(name.span for name in names),
        separators=tuple(name.mark for name in names[:-1]),
        suffix=suffix,
        joint=joint,
    )


def organ_spans(text: str, marks: str) -> list[Span]:
    """Return the names of a list between ``marks``; 市、县级X is one name and stays whole."""
    pieces = [piece for piece in spans_outside_brackets(text, marks) if piece.of(text).strip()]
    found: list[Span] = []
    start: int | None = None
    for index, piece in enumerate(pieces):
        start = piece.start if start is None else start
        if index + 1 < len(pieces) and _shares_its_head(text, pieces, index):
            continue
        found.append(Span(start, piece.end))
        start = None
    return found


def _names(text: str, area: Span) -> Iterator[_Name]:
    """Yield the names with the mark behind each; shared heads and bracketed classes stay whole."""
    body = area.of(text)
    pieces = list(spans_outside_brackets(body, _MARKS))
    start: int | None = None
    for index, piece in enumerate(pieces):
        name = piece.of(body)
        if not name.strip():
            continue
        if start is None:
            start = piece.start + len(name) - len(name.lstrip())
        last = index + 1 == len(pieces)
        if not last and _shares_its_head(body, pieces, index):
            continue
        end = piece.end - (len(name) - len(name.rstrip()))
        following = next((one.start for one in pieces[index + 1 :] if one.of(body).strip()), None)
        mark = "" if following is None else "".join(body[piece.end : following].split())
        yield _Name(Span(area.start + start, area.start + end), mark)
        start = None


def _shares_its_head(body: str, pieces: list[Span], index: int) -> bool:
    if not _BARE.fullmatch(pieces[index].of(body).strip()) or body[pieces[index].end] != "、":
        return False
    for piece in pieces[index + 1 :]:
        name = piece.of(body).strip()
        if not _BARE.fullmatch(name):
            return _LEVEL_AHEAD.match(name) is not None
    return False
