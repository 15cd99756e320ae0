"""The colophon (版记), GB/T 9704-2012 7.4: a table that floats at the foot of the last page."""

import enum
from collections.abc import Iterator

from attrs import define, field

from emplan.layout import (
    BottomGroup,
    Measure,
    Page,
    Pages,
    PageSetup,
    ParagraphBlock,
    Rule,
    SplitLine,
)
from emplan_docx.markup import element
from emplan_docx.paragraphs import ParagraphSetter
from emplan_docx.table_markup import NO_MARGINS, CellMarkup, RowMarkup, TableMarkup
from emplan_docx.units import eighths, twips


class ColophonPage(enum.Enum):
    """The page that the colophon stands on; Word cannot find an even one by itself, compose does."""

    LAST = "last"
    """That of the last text."""
    NEXT = "next"
    """The one behind it."""
    AFTER_BLANK = "after_blank"
    """The one behind a blank page; neither is numbered (7.5)."""


def colophon_page(pages: Pages, group: BottomGroup) -> ColophonPage:
    """Where compose puts the colophon."""
    if pages.blank_before_colophon:
        return ColophonPage.AFTER_BLANK
    own = {block.role for block in group.blocks}
    stands_alone = all(line.role in own for line in pages.pages[-1].lines)
    return ColophonPage.NEXT if stands_alone and len(pages.pages) > 1 else ColophonPage.LAST


@define
class _Row:
    above: Rule | None
    lines: list[ParagraphBlock | SplitLine] = field(factory=list)
    below: Rule | None = None


def colophon(group: BottomGroup, setter: ParagraphSetter, page: Page) -> TableMarkup:
    """The table: a row between two rules, its lower edge that of the type area; ``page`` is compose's."""
    setup = setter.profile.page
    width = twips(setup.type_width_pt)
    is_mirrored = setup.mirror_margins and page.ordinal % 2 == 0
    edge = setup.right_margin if is_mirrored else setup.left_margin
    position = element(
        "tblpPr",
        leftFromText=0,
        rightFromText=0,
        vertAnchor="margin",
        # LibreOffice lets a table as wide as the text float only if it is placed from the page's edge.
        horzAnchor="page",
        tblpX=int(edge.pt * 20),
        **_height(group, setup, setter.profile.colophon.last_rule_to_edge, page),
    )
    properties = (
        position,
        element("tblOverlap", val="never"),
        element("tblW", w=width, type="dxa"),
        element("tblLayout", type="fixed"),
        NO_MARGINS,
    )
    rows = tuple(_row(row, width, setter) for row in _rows(group))
    return TableMarkup("".join(properties), (width,), rows)


def _height(group: BottomGroup, setup: PageSetup, edge: Measure, page: Page) -> dict[str, str]:
    """Where it stands on the page: at the lower margin, or where compose has it if its edge is another."""
    if edge.twips == setup.bottom_margin.twips:
        return {"tblpYSpec": "bottom"}
    own = {block.role for block in group.blocks}
    tops = [rule.y_pt for rule in page.rules if rule.role in own] or [
        line.top_pt for line in page.lines if line.role in own
    ]
    return {"tblpY": str(twips(min(tops) - setup.top_margin.pt))}


def _rows(group: BottomGroup) -> Iterator[_Row]:
    row = _Row(above=None)
    for block in group.blocks:
        if not isinstance(block, Rule):
            row.lines.append(block)
        elif row.lines:
            row.below = block
            yield row
            row = _Row(above=block)
        else:
            row.above = block
    if row.lines:
        yield row


def _row(row: _Row, width: int, setter: ParagraphSetter) -> RowMarkup:
    borders = element("tcBorders", _border("top", row.above), _border("bottom", row.below))
    lines = tuple(
        setter.split_line(line) if isinstance(line, SplitLine) else setter.paragraph(line)
        for line in row.lines
    )
    return RowMarkup((CellMarkup(width, lines, borders),), element("cantSplit"))


def _border(side: str, rule: Rule | None) -> str:
    if rule is None:
        return element(side, val="nil")
    return element(side, val="single", sz=eighths(rule.thickness_pt), space=0, color=rule.colour.value)
