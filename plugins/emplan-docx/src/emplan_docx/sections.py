"""Sections: page size, margins, grid and footers of the upright, turned and unnumbered pages."""

import enum
from functools import lru_cache
from typing import Final

from emplan.layout import LetterHead, Profile
from emplan_docx.letter import letter_room
from emplan_docx.markup import element
from emplan_docx.page_numbers import footer_line
from emplan_docx.units import LEAST_LINE_PT, twips

_SLACK: Final = 6
LETTER_HEADER: Final = "rIdLetterHeader"
"""The relationship to the header of a letter's first page."""


class PageKind(enum.Enum):
    """A kind of pages; the value is the pair of relationships to its footers, of odd and of even pages."""

    UPRIGHT = ("rIdOddNumber", "rIdEvenNumber")
    TURNED = ("rIdTurnedOddNumber", "rIdTurnedEvenNumber")
    """PageKind on their side, for wide tables (GB/T 9704-2012 8)."""
    UNNUMBERED = ("rIdNoNumber", "rIdNoNumber")
    """A blank page before the colophon's and that page (7.5)."""
    LETTER = ("rIdLetterOddNumber", "rIdLetterEvenNumber")
    """The pages of a letter (10.1): on the first one text goes on below the type area, without a number."""


@lru_cache(maxsize=64)
def section(profile: Profile, pages: PageKind, letter: LetterHead | None = None, first: int = 1) -> str:
    """The properties of a section.

    ``letter`` is what stands on the first page of a letter, ``first`` the number of the section's first page:
    the binding edge (订口) lies on its side where margins are mirrored.
    """
    odd, even = pages.value
    is_letter = letter is not None and pages is PageKind.LETTER
    return element(
        "sectPr",
        f'<w:headerReference w:type="first" r:id="{LETTER_HEADER}"/>' if is_letter else "",
        f'<w:footerReference w:type="default" r:id="{odd}"/>',
        f'<w:footerReference w:type="even" r:id="{even}"/>',
        _paper(profile, pages, letter, first),
        element("titlePg") if is_letter else "",
        _grid(profile, pages, letter),
    )


def _grid(profile: Profile, pages: PageKind, letter: LetterHead | None) -> str:
    """A grid of lines, on which no line stands: LibreOffice asks for one to keep 〔 off the ends of lines.

    It centres the grid on the page and keeps text off what is left over: whole lines must fill the page.
    """
    page = profile.page
    pitch = int(page.type_height_pt * 20 / page.lines.value)
    if pages is PageKind.TURNED:
        return element("docGrid", linePitch=pitch)
    if letter is not None and pages is PageKind.LETTER:
        later = page.type_height_pt + LEAST_LINE_PT
        first = page.height.pt - page.top_margin.pt - letter_room(letter, profile).bottom_margin_pt
        # Some twips less: one too many would cost the page a whole line of the grid.
        heights = twips(first) - _SLACK, twips(later) - _SLACK
        pitch = min(range(pitch, 2 * pitch), key=lambda one: max(height % one for height in heights))
    return element("docGrid", type="lines", linePitch=pitch)


def _paper(profile: Profile, pages: PageKind, letter: LetterHead | None, first: int) -> str:
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
        if page.mirror_margins:
            top, left, bottom, right = _in_the_book(top, left, bottom, right, first)
        top, left, bottom, right = left, bottom, right, top
        orientation = {"orient": "landscape"}
    if letter is not None and pages is PageKind.LETTER:
        # The footers of the later pages are as high as the rest of their lower margin.
        bottom = int(letter_room(letter, profile).bottom_margin_pt * 20)
    footer = 0 if pages is PageKind.TURNED else twips(footer_line(profile).below_pt)
    return element("pgSz", w=width, h=height, **orientation) + element(
        "pgMar", top=top, right=right, bottom=bottom, left=left, header=0, footer=footer, gutter=0
    )


def _in_the_book(top: int, left: int, bottom: int, right: int, first: int) -> tuple[int, int, int, int]:
    """The margins of turned pages, for programs that mirror what is left and right on the turned sheet.

    That is the upper and lower margin of the page, which must stay, while the binding edge is mirrored here.
    A section has one set of margins: they are right on its first page and all that lie on the same side.
    """
    return (top, left, bottom, right) if first % 2 else (bottom, right, top, left)
