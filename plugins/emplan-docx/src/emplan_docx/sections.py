"""Sections: page size, margins, grid and footers of the upright, turned and unnumbered pages."""

import enum
from functools import cache

from emplan.layout import Profile
from emplan_docx.markup import element
from emplan_docx.page_numbers import footer_line
from emplan_docx.units import twips


class PageKind(enum.Enum):
    """A kind of pages; the value is the pair of relationships to its footers, of odd and of even pages."""

    UPRIGHT = ("rIdOddNumber", "rIdEvenNumber")
    TURNED = ("rIdTurnedOddNumber", "rIdTurnedEvenNumber")
    """PageKind on their side, for wide tables (GB/T 9704-2012 8)."""
    UNNUMBERED = ("rIdNoNumber", "rIdNoNumber")
    """A blank page before the colophon's and that page (7.5)."""


@cache
def section(profile: Profile, pages: PageKind) -> str:
    """The properties of a section."""
    odd, even = pages.value
    return element(
        "sectPr",
        f'<w:footerReference w:type="default" r:id="{odd}"/>',
        f'<w:footerReference w:type="even" r:id="{even}"/>',
        _paper(profile, pages),
        element("docGrid", type="lines", linePitch=profile.page.line_pitch.twips),
    )


def _paper(profile: Profile, pages: PageKind) -> str:
    page = profile.page
    width, height = page.width.twips, page.height.twips
    # Word wants its margins inside the type area's: rounded up they would take a character off each line.
    top, left, bottom, right = (
        int(margin.pt * 20)
        for margin in (page.top_margin, page.left_margin, page.bottom_margin, page.right_margin)
    )
    orientation = {}
    if pages is PageKind.TURNED:
        width, height = height, width
        top, left, bottom, right = left, bottom, right, top
        orientation = {"orient": "landscape"}
    footer = 0 if pages is PageKind.TURNED else twips(footer_line(profile).below_pt)
    return element("pgSz", w=width, h=height, **orientation) + element(
        "pgMar", top=top, right=right, bottom=bottom, left=left, header=0, footer=footer, gutter=0
    )
