"""Roster lines (组　长：周　明　　主任), whose padding is layout: how they begin."""

from __future__ import annotations

from emplan.chinese.patterns import Pattern

SPACE = "[ \u3000\u00a0]*"
_ROLES = (
    "第一组长|常务副组长|执行组长|副组长|组长|第一总指挥|常务副总指挥|副总指挥|总指挥|常务副指挥长|副指挥长|指挥长|政委|副政委|常务副主任|副主任|主任"
    "|名誉组长|组员|成员|秘书长|副秘书长|召集人|联络员|总召集人|副召集人|顾问|委员"
)
_SPACED = "|".join(SPACE.join(role) for role in _ROLES.split("|"))
ROLE = Pattern(rf"(?P<role>{_SPACED}){SPACE}[:：]{SPACE}")
_PADDED = Pattern(
    rf"\s*(?:{_SPACED}){SPACE}[:：]{SPACE}"
    "[\u4e00-\u9fff·](?:[\u4e00-\u9fff· \u3000]{1,6})[ \u3000]+[\u4e00-\u9fff]{2}"
)
# A line under it, without the role: the name padded to the width of three, then the post.
_UNDER = Pattern(
    "[ \u3000\u00a0]{2,}[\u4e00-\u9fff][ \u3000\u00a0]+[\u4e00-\u9fff][ \u3000\u00a0]+"
    "[\u4e00-\u9fff（）、，]{2,}(?:[长任员记席理委师总管监]|（[^（）]+）)"
)


def is_roster_line(line: str) -> bool:
    """Tell whether a line names a person, behind a role or under one, with the post apart by white space."""
    return _PADDED.match(line) is not None or _UNDER.fullmatch(line.rstrip()) is not None
