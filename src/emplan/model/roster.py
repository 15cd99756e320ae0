"""Rosters: the members of a leading group, group by group (领导小组名单)."""

from __future__ import annotations

from typing import Any

from attrs import Attribute, field, frozen

from emplan.model import validation as check


@frozen
class RosterMember:
    """One member: name without padding spaces, and post as printed in brackets."""

    name: str = field(validator=check.text)
    post: str = field(default="", validator=check.text_or_empty)


@frozen
class RosterGroup:
    """Members with one role word as printed: 组长, 常务副组长, 副组长, 成员."""

    role: str = field(validator=check.text)
    members: tuple[RosterMember, ...] = field(validator=check.each(RosterMember))

    @members.validator
    def _some(self, attribute: Attribute[Any], value: tuple[RosterMember, ...]) -> None:
        if not value:
            raise check.refuse(RosterGroup, attribute.name, "must not be empty", "不能为空")


@frozen(kw_only=True)
class Roster:
    """A list of members in printed order; what introduces it is the paragraph before it."""

    groups: tuple[RosterGroup, ...] = field(validator=check.each(RosterGroup))

    @groups.validator
    def _some(self, attribute: Attribute[Any], value: tuple[RosterGroup, ...]) -> None:
        if not value:
            raise check.refuse(Roster, attribute.name, "must not be empty", "不能为空")

    @property
    def members(self) -> tuple[RosterMember, ...]:
        """All members in printed order."""
        return tuple(member for group in self.groups for member in group.members)
