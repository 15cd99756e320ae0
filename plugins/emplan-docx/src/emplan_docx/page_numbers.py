"""Page numbers (页码), GB/T 9704-2012 7.5: the footers of odd, even and turned pages."""

from functools import cache
from typing import Final

from attrs import frozen

from emplan.layout import OfficialLayout, PlacedLine, Profile, Role, compose
from emplan_docx.markup import (
    DECLARATION,
    NAMESPACES,
    Insert,
    ParagraphMarkup,
    Piece,
    element,
    exact_spacing,
    run,
)
from emplan_docx.style_names import ODD_PAGE_NUMBER, SPACER, document_styles
from emplan_docx.table_markup import NO_MARGINS, CellMarkup, RowMarkup, TableMarkup
from emplan_docx.units import EXACT_BASELINE, LEAST_LINE_PT, twips

_INSTRUCTION: Final = " PAGE "
# In a turned line LibreOffice sets characters 2.6 pt higher than in an upright one; half of it serves both.
_LOWER_IF_TURNED_PT: Final = 1.4


@frozen(kw_only=True)
class FooterLine:
    """The line of a page number: its height, and how far its lower edge is from that of the page."""

    height_pt: float
    below_pt: float


@cache
def footer_line(profile: Profile) -> FooterLine:
    """The line on which the dashes lie where compose puts them; it stays below the type area."""
    baseline = _number_line(profile).baseline_pt
    room = (baseline - profile.page.type_bottom_pt) / EXACT_BASELINE
    height = min(document_styles(profile).roles[Role.PAGE_NUMBER].style.line_pitch_pt, room)
    return FooterLine(
        height_pt=height, below_pt=profile.page.height.pt - baseline - (1 - EXACT_BASELINE) * height
    )


def footer(profile: Profile, *, odd: bool) -> str:
    """The part for odd or even pages."""
    return _part(_number(profile, odd=odd).xml())


def letter_footer(profile: Profile, *, odd: bool) -> str:
    """The part for the later pages of a letter: high enough to end their text at the type area's edge."""
    line = footer_line(profile)
    # A trifle lower than the edge: rounding must not cost the last line its room.
    above = profile.page.bottom_margin.pt - line.below_pt - line.height_pt - LEAST_LINE_PT
    room = ParagraphMarkup(style=SPACER, looks=exact_spacing(twips(above)))
    return _part((room.xml() if above >= LEAST_LINE_PT else "") + _number(profile, odd=odd).xml())


def turned_footer(profile: Profile, *, odd: bool) -> str:
    """The part for pages on their side: the number stands where the other pages have it, 8.

    The sheet is turned a quarter, so its left edge is the foot of the page; a table of one cell lies there,
    its text turned to run down the sheet.
    """
    page, line = profile.page, footer_line(profile)
    margin = page.right_margin if page.mirror_margins and not odd else page.left_margin
    position = element(
        "tblpPr",
        leftFromText=0,
        rightFromText=0,
        vertAnchor="page",
        horzAnchor="page",
        tblpX=twips(line.below_pt - _LOWER_IF_TURNED_PT),
        tblpY=twips(margin.pt),
    )
    width = twips(line.height_pt)
    fixed = element("tblLayout", type="fixed")
    properties = position + element("tblW", w=width, type="dxa") + fixed + NO_MARGINS
    cell = CellMarkup(width, [_number(profile, odd=odd)], element("textDirection", val="tbRl"))
    height = element("trHeight", val=twips(page.type_width_pt), hRule="exact")
    table = TableMarkup(properties, [width], [RowMarkup([cell], height)])
    return _part(table.xml() + ParagraphMarkup(style=SPACER).xml())


def empty_footer() -> str:
    """The part for pages without a number."""
    return _part(ParagraphMarkup(style=SPACER).xml())


def _number(profile: Profile, *, odd: bool) -> ParagraphMarkup:
    before, _, behind = profile.page_number.pattern.partition("{}")
    field = element("fldSimple", run("1"), instr=_INSTRUCTION)
    content = (Piece(before), Insert(field), Piece(behind))
    line = exact_spacing(twips(footer_line(profile).height_pt))
    style = ODD_PAGE_NUMBER if odd else document_styles(profile).roles[Role.PAGE_NUMBER].id
    return ParagraphMarkup(style=style, content=content, looks=line)


def _part(content: str) -> str:
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{content}</w:ftr>"


def _number_line(profile: Profile) -> PlacedLine:
    number = compose(OfficialLayout(profile=profile, blocks=(), title="")).pages[0].number_line
    assert number is not None
    return number
