"""The page: every measurement of GB/T 9704-2012 that is not a paragraph style, as one profile."""

from __future__ import annotations

from typing import Any, Final

from attrs import Attribute, field, frozen

from emplan.layout.faces import FaceSetup
from emplan.layout.measures import Count, Measure, Ratio, Strength, count, mm, pt, ratio, twips
from emplan.layout.profile_fit import check_profile

_GENERAL, _RECOMMENDED = Strength.GENERAL, Strength.RECOMMENDED
_PRACTICE, _DERIVED = Strength.PRACTICE, Strength.DERIVED
_GB = "GB/T 9704-2012 "


@frozen(kw_only=True)
class PageSetup:
    """幅面与版心, GB/T 9704-2012 5: the sheet, its type area and the grid of lines and cells.

    A line *box* is one pitch high; the characters stand in its middle, so the first line's em box
    begins half the leading below the type area's upper edge.
    """

    width: Measure = field(default=mm(210, _GB + "5.1"))
    height: Measure = field(default=mm(297, _GB + "5.1"))
    top_margin: Measure = field(default=mm(37, _GB + "5.2.1"))
    """天头."""
    left_margin: Measure = field(default=mm(28, _GB + "5.2.1"))
    """订口."""
    right_margin: Measure = field(default=mm(26, _GB + "5.2.1", _DERIVED))
    bottom_margin: Measure = field(default=mm(35, _GB + "5.2.1", _DERIVED))
    lines: Count = field(default=count(22, _GB + "5.2.3", _GENERAL))
    cells: Count = field(default=count(28, _GB + "5.2.3", _GENERAL))
    line_pitch: Measure = field(default=twips(579, _GB + "5.2.3", _DERIVED))
    """The largest whole number of twips of which 22 fit into 225 mm (580 gives 21 lines in Word)."""
    character_spacing: Measure = field(default=twips(-5, _GB + "5.2.3", _DERIVED))
    """What Word must add to each 3号 character so that 28 stand on a line."""
    mirror_margins: bool = False
    """订口 at the right of even pages, for printing on both sides; screens rather want all pages alike."""

    @property
    def type_width_pt(self) -> float:
        """The width of the type area (版心): 156 mm."""
        return self.width.pt - self.left_margin.pt - self.right_margin.pt

    @property
    def type_height_pt(self) -> float:
        """The height of the type area (版心): 225 mm."""
        return self.height.pt - self.top_margin.pt - self.bottom_margin.pt

    @property
    def type_bottom_pt(self) -> float:
        """The lower edge of the type area, from the top of the page."""
        return self.height.pt - self.bottom_margin.pt

    @property
    def cell_pt(self) -> float:
        """字: the width of one of the cells of a line, 156/28 mm."""
        return self.type_width_pt / self.cells.value


@frozen(kw_only=True)
class Sizes:
    """字号: the three sizes of the standard in points as Word has them."""

    title: Measure = field(default=pt(22, _GB + "7.3.1", _GENERAL))
    """2号."""
    body: Measure = field(default=pt(16, _GB + "5.2.2", _GENERAL))
    """3号."""
    small: Measure = field(default=pt(14, _GB + "7.4.2, 7.4.3, 7.5", _GENERAL))
    """4号."""


@frozen(kw_only=True)
class HeaderSetup:
    """版头, GB/T 9704-2012 7.2: the masthead, the number under it and the red rule."""

    masthead_top: Measure = field(default=mm(72, _GB + "7.2.4"))
    """Upper edge of the masthead's ink, from the top of the page: 35 mm below the type area's edge."""
    masthead_size: Measure = field(default=pt(54, _GB + "7.2.4", _PRACTICE))
    """Height of the characters where the name is short enough; the standard gives none."""
    masthead_least_size: Measure = field(default=pt(36, _GB + "7.2.4", _PRACTICE))
    masthead_width: Measure = field(default=mm(150, _GB + "7.2.4", _PRACTICE))
    """What a long name may fill, a little less than the type area."""
    masthead_scale: Ratio = field(default=ratio(0.67, _GB + "7.2.4", _PRACTICE))
    """Usual width of a character to its height: mastheads are tall and narrow."""
    masthead_least_scale: Ratio = field(default=ratio(0.48, _GB + "7.2.4", _PRACTICE))
    masthead_suffix: str = "文件"
    lines_to_number: Count = field(default=count(2, _GB + "7.2.5"))
    number_to_rule: Measure = field(default=mm(4, _GB + "7.2.7"))
    rule_thickness: Measure = field(default=mm(0.5, _GB + "7.2.7", _PRACTICE))
    lines_to_title: Count = field(default=count(2, _GB + "7.3.1"))


@frozen(kw_only=True)
class LetterSetup:
    """信函格式, GB/T 9704-2012 10.1: the first page of a letter."""

    masthead_top: Measure = field(default=mm(30, _GB + "10.1"))
    """Upper edge of the masthead's ink, from the top of the page."""
    masthead_width: Measure = field(default=mm(150, _GB + "10.1", _PRACTICE))
    masthead_size: Measure = field(default=pt(66, _GB + "10.1", _PRACTICE))
    """The greatest height of its characters; within these two, as high as lets whole lines fill the page."""
    masthead_least_size: Measure = field(default=pt(30, _GB + "10.1", _PRACTICE))
    masthead_to_rule: Measure = field(default=mm(4, _GB + "10.1"))
    rule_length: Measure = field(default=mm(170, _GB + "10.1"))
    thick_rule: Measure = field(default=pt(1.5, _GB + "10.1", _PRACTICE))
    thin_rule: Measure = field(default=pt(0.75, _GB + "10.1", _PRACTICE))
    rule_gap: Measure = field(default=pt(0.75, _GB + "10.1", _PRACTICE))
    """Between the two lines of a double rule."""
    lower_rule_to_edge: Measure = field(default=mm(20, _GB + "10.1"))
    """Lower edge of the second double rule, from the bottom of the page."""
    text_distance: Ratio = field(default=ratio(0.875, _GB + "10.1"))
    """Between a double rule and the characters next to it, as a part of the height of a 3号 character."""
    lines_to_title: Count = field(default=count(2, _GB + "10.1"))


@frozen(kw_only=True)
class TextSetup:
    """主体, GB/T 9704-2012 7.3: blank lines and indents between its elements."""

    title_pitch: Measure = field(default=twips(579, _GB + "7.3.1", _PRACTICE))
    """The grid's own pitch: the standard gives none, and so every page keeps its 22 lines."""
    title_cells: Count = field(default=count(20, _GB + "7.3.1", _DERIVED))
    """2号 characters that fit on one line."""
    lines_to_addressees: Count = field(default=count(1, _GB + "7.3.2"))
    lines_after_title: Count = field(default=count(1, _GB + "7.3.1", _PRACTICE))
    """Between a title and text without addressees."""
    lines_to_attachment_note: Count = field(default=count(1, _GB + "7.3.4"))
    lines_to_sealed_signature: Count = field(default=count(2, _GB + "7.3.5.1", _DERIVED))
    """A county seal of 42 mm over the date then stands one line or less below the text."""
    lines_to_unsealed_signature: Count = field(default=count(1, _GB + "7.3.5.2"))
    lines_to_signature_stamp: Count = field(default=count(2, _GB + "7.3.5.3"))
    lines_from_stamp_to_date: Count = field(default=count(1, _GB + "7.3.5.3"))
    sealed_date_cells: Count = field(default=count(4, _GB + "7.3.5.1", _GENERAL))
    unsealed_organ_cells: Count = field(default=count(2, _GB + "7.3.5.2"))
    unsealed_date_offset_cells: Count = field(default=count(2, _GB + "7.3.5.2"))
    stamp_width: Measure = field(default=mm(24, _GB + "7.3.5.3", _PRACTICE))
    """Room for the stamp of a name, which is put there by hand."""
    stamp_to_title_cells: Count = field(default=count(2, _GB + "7.3.5.3"))
    stamp_cells: Count = field(default=count(4, _GB + "7.3.5.3"))
    attachment_title_slot: Count = field(default=count(3, _GB + "7.3.7"))


@frozen(kw_only=True)
class ColophonSetup:
    """版记, GB/T 9704-2012 7.4: its rules, and whether it asks for an even page."""

    outer_rule: Measure = field(default=mm(0.35, _GB + "7.4.1", _RECOMMENDED))
    inner_rule: Measure = field(default=mm(0.25, _GB + "7.4.1", _RECOMMENDED))
    line_pitch: Measure = field(default=twips(579, _GB + "7.4.2", _PRACTICE))
    last_rule_to_edge: Measure = field(default=mm(35, _GB + "7.4.1", _DERIVED))
    """Lower edge of the last rule, which is that of the type area, from the bottom of the page."""
    even_page: bool = True
    """GB/T 33476.2-2016 7.3.1 puts it on an even page; much that is only read on screens does not."""


@frozen(kw_only=True)
class PageNumberSetup:
    """页码, GB/T 9704-2012 7.5: below the type area, at the outer edge, a dash on each side."""

    dash_below_type_area: Measure = field(default=mm(7, _GB + "7.5", _GENERAL))
    cells_from_edge: Count = field(default=count(1, _GB + "7.5", _GENERAL))
    pattern: str = "— {} —"


@frozen(kw_only=True)
class TableSetup:
    """表格, GB/T 9704-2012 8: lines of the cells; the standard gives no measures."""

    line_pitch: Measure = field(default=twips(440, _GB + "8", _PRACTICE))
    rule_thickness: Measure = field(default=pt(0.5, _GB + "8", _PRACTICE))
    padding: Measure = field(default=mm(1.5, _GB + "8", _PRACTICE))
    """Left and right of the text of a cell."""
    # Rows of a line fill pages with some room to spare, which Word and LibreOffice take for rules.
    row_padding: Measure = field(default=twips(55, _GB + "8", _PRACTICE))
    """Above and below it."""


@frozen(kw_only=True, cache_hash=True)
class Profile:
    """A way to set official documents (版式): all numbers of the page; styles are made from it.

    Raises:
        ProfileError: The numbers do not fit each other: more lines than the type area holds.
    """

    name: str = "gbt9704"
    page: PageSetup = field(factory=PageSetup)
    sizes: Sizes = field(factory=Sizes)
    faces: FaceSetup = field(factory=FaceSetup)
    header: HeaderSetup = field(factory=HeaderSetup)
    letter: LetterSetup = field(factory=LetterSetup)
    text: TextSetup = field(factory=TextSetup)
    colophon: ColophonSetup = field(factory=ColophonSetup)
    page_number: PageNumberSetup = field(factory=PageNumberSetup)
    table: TableSetup = field(factory=TableSetup)

    @table.validator
    def _fits(self, attribute: Attribute[Any], value: object) -> None:
        check_profile(self)

    def __str__(self) -> str:
        return self.name


DEFAULT_PROFILE: Final = Profile()
"""GB/T 9704-2012 with the margins 37/35/28/26 mm and lines of 28.95 pt."""
