"""Who must act: responsible units as printed after a task or noted in its prose."""

from __future__ import annotations

from typing import Any

from attrs import Attribute, field, frozen

from emplan.chinese.spans import Span
from emplan.model import validation as check
from emplan.model.kinds import Placement, UnitRole


@frozen(kw_only=True)
class Assignment:
    """What hangs on a task, sub-item, phase or paragraph: responsible units or a deadline.

    ``placement`` says where it is printed. ``joint`` is the mark before it when it follows another one in
    the same bracket or line; ``closing_mark`` what is printed behind the bracket or line. A noted one has a
    ``span`` of the paragraph's text and prints nothing.
    """

    placement: Placement = field(default=Placement.TAIL, validator=check.one_of(Placement))
    joint: str = field(default="；", validator=check.text_or_empty)
    closing_mark: str = field(default="", validator=check.text_or_empty)
    span: Span | None = field(default=None, validator=check.one_of(Span, type(None)))

    @span.validator
    def _noted_or_printed(self, attribute: Attribute[Any], value: Span | None) -> None:
        if (value is None) == (self.placement is Placement.NOTED):
            problem = "must be given for what is noted in prose, and only then"
            raise check.refuse(type(self), attribute.name, problem, "只有从正文中摘录的内容才有位置")

    @property
    def is_noted(self) -> bool:
        """Whether it stands in the prose itself and prints nothing."""
        return self.placement is Placement.NOTED


@frozen
class ResponsibleUnit:
    """责任单位: an organ or class of organs that must act, by its name as printed."""

    name: str = field(validator=check.text)

    def __str__(self) -> str:
        return self.name


@frozen(kw_only=True)
class UnitGroup:
    """Units with one role, as printed: 责任单位：甲、乙 or 甲牵头 or 甲、乙等部门分工负责.

    ``label`` is printed before the units with a colon, ``suffix`` right behind them; ``separators`` are
    the marks between the units (、 where none are given); ``joint`` is the mark before a group that is not
    the first.
    """

    role: UnitRole = field(default=UnitRole.RESPONSIBLE, validator=check.one_of(UnitRole))
    units: tuple[ResponsibleUnit, ...] = field(validator=check.each(ResponsibleUnit))
    label: str = field(default="责任单位", validator=check.text_or_empty)
    suffix: str = field(default="", validator=check.text_or_empty)
    separators: tuple[str, ...] = field(default=(), validator=check.texts)
    joint: str = field(default="；", validator=check.text_or_empty)

    @units.validator
    def _some(self, attribute: Attribute[Any], value: tuple[ResponsibleUnit, ...]) -> None:
        if not value:
            raise check.refuse(UnitGroup, attribute.name, "must name at least one unit", "至少要有一个单位")

    @separators.validator
    def _fit(self, attribute: Attribute[Any], value: tuple[str, ...]) -> None:
        if value and len(value) != len(self.units) - 1:
            problem = f"must be one fewer than the units ({len(self.units)}), not {len(value)}"
            raise check.refuse(UnitGroup, attribute.name, problem, "数目应比单位少一个")

    @property
    def printed(self) -> str:
        """The group as it stands in the document."""
        marks = self.separators or ("、",) * (len(self.units) - 1)
        names = self.units[0].name + "".join(
            mark + unit.name for mark, unit in zip(marks, self.units[1:], strict=True)
        )
        return (f"{self.label}：" if self.label else "") + names + self.suffix


@frozen(kw_only=True)
class Responsibility(Assignment):
    """The units responsible for one item, in printed order, lead and cooperating ones told apart."""

    groups: tuple[UnitGroup, ...] = field(validator=check.each(UnitGroup))

    @groups.validator
    def _some(self, attribute: Attribute[Any], value: tuple[UnitGroup, ...]) -> None:
        if not value:
            raise check.refuse(Responsibility, attribute.name, "must not be empty", "不能为空")

    @property
    def printed(self) -> str:
        """The wording inside the bracket or on the line."""
        first, *rest = self.groups
        return first.printed + "".join(group.joint + group.printed for group in rest)

    @property
    def units(self) -> tuple[ResponsibleUnit, ...]:
        """All units in printed order."""
        return tuple(unit for group in self.groups for unit in group.units)

    def units_of(self, role: UnitRole) -> tuple[ResponsibleUnit, ...]:
        """The units of one role, in printed order."""
        return tuple(unit for group in self.groups if group.role is role for unit in group.units)
