"""Boxes of the flow: what stands below each other before it is put on pages."""

from __future__ import annotations

from attrs import define, frozen

from emplan.layout.pages import PlacedRun
from emplan.layout.styles import Colour, Role


@frozen(kw_only=True)
class FlowLine:
    """A line in a box: its top and baseline below the box's top, its runs already in their places."""

    role: Role
    top_pt: float
    height_pt: float
    baseline_pt: float
    runs: tuple[PlacedRun, ...]
    path: str
    ends_paragraph: bool = True


@frozen(kw_only=True)
class FlowRule:
    """A rule in a box: its left edge on the page, its upper edge below the box's top."""

    role: Role
    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float
    colour: Colour = Colour.BLACK


@define(kw_only=True)
class FlowBox:
    """What is never split between two pages: a line, a row of a table, some room."""

    role: Role
    height_pt: float
    lines: tuple[FlowLine, ...] = ()
    rules: tuple[FlowRule, ...] = ()
    keep_with_next: bool = False
    is_blank: bool = False
    """Room that is left out at the top of a page."""
    new_page: bool = False
    turned: bool = False
    block: int | None = None
    """Which of the layout's blocks it comes from, those of the colophon counted one by one."""
    repeated: tuple[FlowBox, ...] = ()
    """The head of a table, put above this row again if a page begins with it."""

    @property
    def is_text(self) -> bool:
        """Whether it is a line of text (正文)."""
        return self.role.is_text and not self.is_blank
