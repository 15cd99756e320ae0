"""Rosters: the members of a leading group, line by line, with the padding that hand-set lists have."""

from __future__ import annotations

import re
from collections.abc import Sequence

from emplan.chinese.labels import match_label
from emplan.chinese.patterns import HANZI, Pattern
from emplan.chinese.punctuation import matching_close
from emplan.chinese.spans import Span
from emplan.reading.claims import Places
from emplan.reading.drafts import MemberDraft, RosterDraft
from emplan.reading.mending.padding import ROLE, SPACE
from emplan.reading.recognise.lines import TextLine

_NAME = f"[{HANZI}·]"
_PERSON = Pattern(
    rf"(?P<name>{_NAME}{SPACE}{_NAME}(?:{SPACE}{_NAME}){{0,2}}|{_NAME}{{2,8}}){SPACE}(?=[（(]|$|[、，,；;])"
)
_PADDED = Pattern(
    rf"(?P<name>{_NAME}[ \u3000]{{0,4}}{_NAME}{_NAME}?)[ \u3000]{{1,}}"
    f"(?P<post>[{HANZI}（）()、，,]{{4,60}}|[{HANZI}]{{1,2}}[长任记席员])$"
)
# 各村（社区）党组织书记: who holds an office, whatever the name.
_OFFICES = Pattern("各[^、，,；;。：:]{2,30}")
_BETWEEN = "、，,；;。 \u3000"
_HEADS = ("组长", "指挥", "主任", "召集人", "指挥长", "政委")


def find_roster(lines: Sequence[TextLine], start: int) -> tuple[RosterDraft, int] | None:
    """Read the roster that begins on a line; return it with the index behind it, or None."""
    head = ROLE.match(lines[start].text)
    if head is None or not "".join(head["role"].split()).endswith(_HEADS):
        return None
    groups: list[tuple[Places, list[MemberDraft]]] = []
    position = start
    while position < len(lines):
        line = lines[position]
        role = ROLE.match(line.text)
        if role is None and match_label(line.text) is not None:
            break
        members = _members(line, role.end() if role else 0)
        if not members:
            break
        if role is not None:
            groups.append((_pieces(line, Span(*role.span("role"))), members))
        else:
            groups[-1][1].extend(members)
        position += 1
    if not groups or sum(len(members) for _, members in groups) < 2:
        return None
    return RosterDraft(groups=groups), position


def _members(line: TextLine, position: int) -> list[MemberDraft]:
    """Read the persons on a line to its end; an empty list if anything else stands there."""
    members: list[MemberDraft] = []
    text = line.text
    padded = _PADDED.match(text, position)
    if padded is not None:
        return [
            MemberDraft(name=_pieces(line, Span(*padded.span("name"))), post=line.part(*padded.span("post")))
        ]
    while position < len(text):
        office = _OFFICES.match(text, position)
        if office is not None:
            members.append(MemberDraft(name=_pieces(line, Span(*office.span())), post=None))
            position = office.end()
            while position < len(text) and text[position] in _BETWEEN:
                position += 1
            continue
        person = _PERSON.match(text, position)
        if person is None:
            return []
        post = None
        position = person.end()
        if position < len(text) and text[position] in "（(":
            close = matching_close(text, position)
            if close is None:
                return []
            if text[position + 1 : close].strip():
                post = line.part(position + 1, close)
            position = close + 1
        members.append(MemberDraft(name=_pieces(line, Span(*person.span("name"))), post=post))
        while position < len(text) and text[position] in _BETWEEN:
            position += 1
    return members


def _pieces(line: TextLine, span: Span) -> Places:
    """The places of a word without the white space that pads it."""
    return tuple(
        line.part(span.start + found.start(), span.start + found.end())
        for found in re.finditer(r"[^\s]+", span.of(line.text))
    )
