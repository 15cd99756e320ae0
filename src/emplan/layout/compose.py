"""Composing a layout: lines, pages, page numbers and colophon, placed to the point."""

from __future__ import annotations

from collections.abc import Sequence

from emplan.layout.blocks import LetterHead, OfficialLayout, Run
from emplan.layout.flow import Flow
from emplan.layout.flow_boxes import FlowBox
from emplan.layout.header_flow import letter_box
from emplan.layout.line_breaking import LineRules
from emplan.layout.metrics import DASH_CENTRE, EM_ASCENT, CellMetrics, Metrics
from emplan.layout.mirroring import mirrored
from emplan.layout.page import ColophonSetup, Profile
from emplan.layout.pages import Page, Pages, PlacedLine
from emplan.layout.pagination import Paginator, Sheet
from emplan.layout.styles import Role, styles

_DEFAULT_RULES = LineRules()


def compose(
    layout: OfficialLayout, metrics: Metrics | None = None, rules: LineRules = _DEFAULT_RULES
) -> Pages:
    """Return the pages of a layout: 22 lines of 28 characters, everything in its place.

    Args:
        layout: What :func:`lay_out` gave.
        metrics: How wide characters are; plain cells where nobody knows the font.
        rules: How lines end.
    """
    profile = layout.profile
    flow = Flow(profile, metrics or CellMetrics(), rules)
    letter = layout.letter
    paginator = Paginator(profile.page, letter)
    sheets = paginator.paginate(flow.boxes(layout.blocks))
    colophon = flow.colophon(layout.blocks)
    even_page = profile.colophon.even_page and letter is None
    blank = _put_colophon(sheets, colophon, paginator, profile.colophon, even_page=even_page)
    # 7.5: a blank page before the colophon's is not numbered, nor is the colophon's then.
    unnumbered = {len(sheets) - 1, len(sheets)} if blank else set()
    if letter is not None:
        # 10.1: nor is the first page of a letter.
        unnumbered.add(1)
        _put_letter_head(sheets[0], letter, profile)
    pages = tuple(
        mirrored(_page(sheet, ordinal, flow, numbered=ordinal not in unnumbered), profile.page)
        for ordinal, sheet in enumerate(sheets, start=1)
    )
    return Pages(pages=pages, blank_before_colophon=blank)


def _put_colophon(
    sheets: list[Sheet],
    boxes: Sequence[FlowBox],
    paginator: Paginator,
    setup: ColophonSetup,
    *,
    even_page: bool,
) -> bool:
    """Put the colophon at the foot of the last page; return whether a blank page comes before it."""
    if not boxes:
        return False
    height = sum(box.height_pt for box in boxes)
    foot = paginator.page.height.pt - setup.last_rule_to_edge.pt
    last_is_even = len(sheets) % 2 == 0
    blank = False
    # Text of a letter's first page may go on below the type area, the colophon may not.
    below = max(0.0, sheets[-1].end_pt - foot)
    if not (sheets[-1].fits(height + below) and not sheets[-1].turned and (last_is_even or not even_page)):
        blank = even_page and last_is_even
        if blank:
            sheets.append(paginator.sheet())
        sheets.append(paginator.sheet())
    sheet = sheets[-1]
    sheet.y_pt = foot - height
    for box in boxes:
        sheet.put(box)
    return blank


def _put_letter_head(sheet: Sheet, letter: LetterHead, profile: Profile) -> None:
    above = Sheet(profile.page.top_margin.pt, profile.page.type_bottom_pt)
    box = letter_box(letter, profile)
    box.block = 0
    above.put(box)
    sheet.lines[:0], sheet.rules[:0] = above.lines, above.rules


def _page(sheet: Sheet, ordinal: int, flow: Flow, *, numbered: bool) -> Page:
    setup = flow.profile.page
    return Page(
        ordinal=ordinal,
        width_pt=setup.width.pt,
        height_pt=setup.height.pt,
        lines=tuple(sheet.lines),
        rules=tuple(sheet.rules),
        number=ordinal if numbered else None,
        number_line=_number_line(ordinal, flow) if numbered else None,
        turned=sheet.turned,
    )


def _number_line(ordinal: int, flow: Flow) -> PlacedLine:
    """Return the page number (7.5): on odd pages at the right, on even ones at the left."""
    profile = flow.profile
    style = styles(profile)[Role.PAGE_NUMBER]
    text = profile.page_number.pattern.format(ordinal)
    x = profile.page.left_margin.pt + style.left_pt
    if ordinal % 2:
        right = profile.page.left_margin.pt + profile.page.type_width_pt - style.right_pt
        x = right - flow.width(text, style)
    dash = profile.page.type_bottom_pt + profile.page_number.dash_below_type_area.pt
    baseline = dash + DASH_CENTRE * style.size_pt
    return PlacedLine(
        role=Role.PAGE_NUMBER,
        top_pt=baseline - EM_ASCENT * style.size_pt,
        height_pt=style.size_pt,
        baseline_pt=baseline,
        runs=tuple(flow.run_on((Run(text=text, face=style.face),), style, x)),
    )
