"""The first page of a letter (信函格式), GB/T 9704-2012 10.1: masthead, double rules, room for text."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from attrs import frozen

from emplan.layout import (
    DoubleRule,
    LetterHead,
    OfficialLayout,
    ParagraphBlock,
    Profile,
    Role,
    Run,
    compose,
    styles,
)
from emplan_docx.markup import DECLARATION, NAMESPACES, ParagraphMarkup, element, exact_spacing
from emplan_docx.masthead import letters, line_height
from emplan_docx.style_names import SPACER, document_styles
from emplan_docx.units import EXACT_BASELINE, emu, twips

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_SHAPES: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
# What programs add up differently must not cost page 1 a line; it is far less than a line.
_SLACK_PT: Final = 3.0
_SPACES: Final = (
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" xmlns:wps="{_SHAPES}"'
)


@frozen(kw_only=True)
class LetterRoom:
    """The room for text on the first page of a letter, as Word counts it, in points.

    ``above_pt`` is what the first line keeps free below the type area's edge, ``bottom_margin_pt`` the lower
    margin: characters stand lower in their line box than compose has them, so the lines begin higher.
    """

    above_pt: float
    bottom_margin_pt: float


@lru_cache(maxsize=32)
def letter_room(head: LetterHead, profile: Profile) -> LetterRoom:
    """The room that puts the characters where compose has them."""
    lower = _lower_in_word(profile)
    end = head.text_bottom_pt - lower + _SLACK_PT
    return LetterRoom(
        above_pt=head.text_top_pt - lower - profile.page.top_margin.pt,
        bottom_margin_pt=profile.page.height.pt - end,
    )


def letter_masthead(head: LetterHead, profile: Profile) -> ParagraphMarkup:
    """The masthead as a paragraph in a frame at its place on the page; text begins below the frame."""
    block = head.masthead
    placed = compose(OfficialLayout(profile=profile, blocks=(head,), title="")).pages[0].lines[0]
    (line,) = block.lines
    height = line_height(line)
    frame = element(
        "framePr",
        w=twips(profile.page.type_width_pt),
        h=twips(height),
        hRule="exact",
        hSpace=0,
        vSpace=0,
        wrap="around",
        vAnchor="page",
        hAnchor="page",
        x=twips(profile.page.left_margin.pt),
        y=twips(placed.baseline_pt - EXACT_BASELINE * height),
    )
    style = document_styles(profile).roles[block.role].id
    return ParagraphMarkup(style=style, content=letters(line), looks=frame + exact_spacing(twips(height)))


def letter_header(head: LetterHead) -> str:
    """The part that is the header of the first page: the red double rules, drawn as bars."""
    bars = "".join(_bars((head.upper, head.lower)))
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{SPACER}"/></w:pPr>{bars}</w:p>'
    return f"{DECLARATION}<w:hdr {NAMESPACES} {_SPACES}>{paragraph}</w:hdr>"


def _lower_in_word(profile: Profile) -> float:
    """How far below their place in compose Word sets the characters of a line of text."""
    style = styles(profile)[Role.BODY]
    run = Run(text="一", face=style.face)
    block = ParagraphBlock(role=Role.BODY, style=style, runs=(run,))
    line = compose(OfficialLayout(profile=profile, blocks=(block,), title="")).pages[0].lines[0]
    return EXACT_BASELINE * line.height_pt - (line.baseline_pt - line.top_pt)


def _bars(doubles: tuple[DoubleRule, ...]) -> Iterator[str]:
    bars = [(double, top, thickness) for double in doubles for top, thickness in double.rules]
    for number, (double, top, thickness) in enumerate(bars, start=1):
        yield _bar(number, double, top, thickness)


def _bar(number: int, double: DoubleRule, top: float, thickness: float) -> str:
    width, height = emu(double.length_pt), emu(thickness)
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{number}" behindDoc="1" locked="1" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{emu(double.x_pt)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(top)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="红色双线 {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPES}"><wps:wsp><wps:cNvSpPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{double.colour.value}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )
