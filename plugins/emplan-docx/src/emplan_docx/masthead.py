"""The masthead (发文机关标志) and the red rule, GB/T 9704-2012 7.2.4 and 7.2.7, where compose has them."""

from typing import Final

from attrs import frozen

from emplan.layout import (
    LayoutBlock,
    Masthead,
    MastheadLine,
    OfficialLayout,
    Page,
    ParagraphBlock,
    Profile,
    Rule,
    SplitLine,
    compose,
)
from emplan_docx.markup import ParagraphMarkup, Piece, element, exact_spacing
from emplan_docx.style_names import HEADER_RULE, document_styles
from emplan_docx.table_markup import NO_MARGINS, CellMarkup, RowMarkup, TableMarkup
from emplan_docx.units import EXACT_BASELINE, half_points, percent, twips

# Of its size, so that nothing above the baseline is cut off by an exact line.
_LINE_TO_SIZE: Final = 1.1


@frozen(kw_only=True)
class Placed:
    """Markup with what it takes of the page in Word beyond what compose gives it."""

    content: ParagraphMarkup | TableMarkup
    overhang_pt: float


def masthead(block: Masthead, profile: Profile) -> Placed:
    """The masthead of one issuer as a paragraph, that of several as a table without borders."""
    page = _composed(profile, block)
    tops = [line.baseline_pt - profile.page.top_margin.pt for line in page.lines]
    style = document_styles(profile).roles[block.role].id
    heights = _line_heights(block)
    before = max(0.0, tops[0] - EXACT_BASELINE * heights[0])
    given = block.space_before_pt - block.ink_inset_pt + block.height_pt
    names = [
        ParagraphMarkup(
            style=style,
            content=letters(line),
            looks=exact_spacing(twips(height), twips(before) if index == 0 else 0),
        )
        for index, (line, height) in enumerate(zip(block.lines, heights, strict=True))
    ]
    overhang = before + sum(heights) - given
    if block.suffix is None and len(names) == 1:
        return Placed(content=names[0], overhang_pt=overhang)
    return Placed(content=_joint(block, names, page, profile), overhang_pt=overhang)


def header_rule(block: Rule, above: LayoutBlock | None, profile: Profile) -> Placed:
    """The red rule: the lower border of an empty line that is as high as its distance from the line above."""
    if isinstance(above, ParagraphBlock | SplitLine):
        page = _composed(profile, above, block)
        line, rule = page.lines[-1], page.rules[-1]
        given = rule.y_pt - (line.top_pt + line.height_pt)
        gap = rule.y_pt - line.baseline_pt - (1 - EXACT_BASELINE) * line.height_pt
    else:
        given = gap = block.gap_above_pt or 0.0
    markup = ParagraphMarkup(style=HEADER_RULE, looks=exact_spacing(twips(gap)))
    return Placed(content=markup, overhang_pt=gap - given)


def _composed(profile: Profile, *blocks: LayoutBlock) -> Page:
    return compose(OfficialLayout(profile=profile, blocks=blocks, title="")).pages[0]


def _line_heights(block: Masthead) -> list[float]:
    if len(block.lines) == 1:
        return [line_height(block.lines[0])]
    return [block.line_pitch_pt] * len(block.lines)


def line_height(line: MastheadLine) -> float:
    """The height of an exact line that cuts nothing off these characters."""
    return line.size_pt * _LINE_TO_SIZE


def letters(line: MastheadLine) -> tuple[Piece, ...]:
    """The characters: narrowed, spaced so that rounded values give the width, the last without space."""
    size, scale = half_points(line.size_pt), percent(line.scale)
    gaps = len(line.text) - 1
    room = line.width_pt - len(line.text) * (size / 2) * (scale / 100)
    spacing = twips(room / gaps) if gaps else 0
    narrow = element("w", val=scale)
    sizes = element("sz", val=size) + element("szCs", val=size)
    last = Piece(line.text[-1:], looks=narrow + sizes)
    return (
        (Piece(line.text[:-1], looks=element("spacing", val=spacing) + narrow + sizes), last)
        if gaps
        else (last,)
    )


def _joint(block: Masthead, names: list[ParagraphMarkup], page: Page, profile: Profile) -> TableMarkup:
    """The names of the organs above each other, and the suffix beside them."""
    whole = twips(profile.page.type_width_pt)
    left = profile.page.left_margin.pt
    ends = max(line.runs[0].x_pt + line.runs[0].width_pt for line in page.lines[: len(names)]) - left
    start = ends + block.gap_pt
    columns = (twips(start), whole - twips(start))
    ending = element("ind", right=twips(start - ends)) + element("jc", val="right")
    for name in names:
        name.looks += ending
    if block.suffix is not None:
        height = line_height(block.suffix)
        top = page.lines[-1].baseline_pt - profile.page.top_margin.pt - EXACT_BASELINE * height
        looks = exact_spacing(twips(height), max(0, twips(top))) + element("jc", val="left")
        suffix = ParagraphMarkup(style=names[0].style, content=letters(block.suffix), looks=looks)
    else:
        suffix = ParagraphMarkup(style=names[0].style, looks=exact_spacing(twips(block.line_pitch_pt)))
    fixed = element("tblLayout", type="fixed")
    row = RowMarkup((CellMarkup(columns[0], names), CellMarkup(columns[1], (suffix,))))
    return TableMarkup(element("tblW", w=whole, type="dxa") + fixed + NO_MARGINS, columns, (row,))
