"""Composed pages: placed lines, rules and page numbers, so that a renderer only draws.

All positions are points from the upper left corner of the page, y downwards.
"""

from __future__ import annotations

from attrs import frozen

from emplan.layout.faces import Face
from emplan.layout.styles import Colour, Role


@frozen(kw_only=True)
class PlacedRun:
    """Characters in one face on one line.

    ``x_pt`` is the left edge of the first cell; ``advances_pt`` the distance from each character to the
    next, one for each code point: the grid's cells and the slack of a justified line included.
    A glyph stands at the left of its advance. ``scale`` narrows glyphs (the masthead's), not advances.
    """

    text: str
    face: Face
    size_pt: float
    x_pt: float
    advances_pt: tuple[float, ...]
    colour: Colour = Colour.BLACK
    scale: float = 1.0
    path: str = ""

    @property
    def width_pt(self) -> float:
        """The sum of the advances."""
        return sum(self.advances_pt)


@frozen(kw_only=True)
class PlacedLine:
    """A line of text: its line box, and the baseline on which all its glyphs stand.

    ``ends_paragraph`` is false where the paragraph goes on in the next line. ``is_repeated``: the head of a
    table, again on a later page. ``block`` says which of :attr:`OfficialLayout.all_blocks` it belongs to.
    """

    role: Role
    top_pt: float
    height_pt: float
    baseline_pt: float
    runs: tuple[PlacedRun, ...]
    path: str = ""
    ends_paragraph: bool = True
    is_repeated: bool = False
    block: int | None = None

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(run.text for run in self.runs)


@frozen(kw_only=True)
class PlacedRule:
    """A straight rule, as a filled rectangle: its upper left corner, width and height."""

    role: Role
    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float
    colour: Colour = Colour.BLACK


@frozen(kw_only=True)
class Page:
    """One page. ``ordinal`` counts all pages from 1; ``number`` is printed, ``None`` on blank ones.

    ``lines`` and ``rules`` of a ``turned`` page (a landscape table, GB/T 9704-2012 8) are placed on a
    landscape sheet, ``height_pt`` wide and ``width_pt`` high, which is turned a quarter counter-clockwise
    to lie on the portrait one, its upper edge at the left. ``number_line`` is never turned.
    """

    ordinal: int
    width_pt: float
    height_pt: float
    lines: tuple[PlacedLine, ...]
    rules: tuple[PlacedRule, ...] = ()
    number: int | None = None
    number_line: PlacedLine | None = None
    turned: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing is on it."""
        return not self.lines and not self.rules


@frozen(kw_only=True)
class Pages:
    """A composed document; ``blank_before_colophon`` says that its last page but one is empty."""

    pages: tuple[Page, ...]
    blank_before_colophon: bool = False
