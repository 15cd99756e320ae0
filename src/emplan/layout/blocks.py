"""The physical blocks of a layout: each with a semantic role and a resolved style."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from emplan.chinese.labels import LabelForm
from emplan.layout.faces import Face
from emplan.layout.page import Profile
from emplan.layout.styles import Colour, ParagraphStyle, Role
from emplan.model import HeadingForm

if TYPE_CHECKING:
    from emplan.layout.warnings import LayoutWarning


class RunPart(enum.Enum):
    """Which part of its paragraph a run is."""

    LABEL = "label"
    """The outline label, 一、, or the label word of another element: 抄送：."""
    HEADING = "heading"
    TEXT = "text"
    TAIL = "tail"
    """Responsible units and deadlines printed behind the text."""


@frozen(kw_only=True)
class Run:
    """Characters in one face.

    ``path`` leads to the stored text they came from (``outline[2].children[0].text``); what layout itself
    adds (labels, brackets, padding) has the path of its node or none. ``breaks_after`` ends the line (a
    title's). ``to_indent``: what follows begins at the paragraph's left indent, as behind a tab.
    """

    text: str
    face: Face
    part: RunPart = RunPart.TEXT
    path: str = ""
    breaks_after: bool = False
    to_indent: bool = False


@frozen(kw_only=True)
class ParagraphBlock:
    """A paragraph. A run-in heading is a heading run and a body run in one paragraph.

    ``path`` is the node's. Numbered items have ``level`` (depth from 1), ``label_form`` and ``form``.
    ``style`` may differ from the table's style of this role in face, indents and outline level.
    """

    role: Role
    style: ParagraphStyle
    runs: tuple[Run, ...]
    path: str = ""
    level: int | None = None
    label_form: LabelForm | None = None
    form: HeadingForm | None = None

    @property
    def text(self) -> str:
        """The characters of the paragraph."""
        return "".join(run.text for run in self.runs)


@frozen(kw_only=True)
class SplitLine:
    """One line with a part at the left indent and a part that ends at the right indent."""

    role: Role
    style: ParagraphStyle
    left: tuple[Run, ...]
    right: tuple[Run, ...]
    path: str = ""


@frozen(kw_only=True)
class MastheadLine:
    """One line of the masthead: characters ``size_pt`` high, ``scale`` times as wide.

    ``letter_spacing_pt`` stands between the characters (not behind the last); ``width_pt`` is the whole line.
    """

    text: str
    size_pt: float
    scale: float
    letter_spacing_pt: float
    width_pt: float
    path: str = ""


@frozen(kw_only=True)
class Masthead:
    """发文机关标志, GB/T 9704-2012 7.2.4: fitted to the width of the type area, centred, red.

    One issuer: one line with the suffix 文件 in it. Several: a line each, ``line_pitch_pt`` apart, the lead
    organ first, and ``suffix`` to the right of the stack, centred on it in height, ``gap_pt`` away.
    ``top_pt`` is the upper edge of the ink, from the top of the page; ``space_before_pt`` the distance
    to that edge from what stands above it (the type area's edge or the last line); ``height_pt`` that of
    the stack. ``ink_inset_pt`` is how far the ink begins below the top of the first line's em box.
    """

    role: Role
    style: ParagraphStyle
    lines: tuple[MastheadLine, ...]
    suffix: MastheadLine | None
    line_pitch_pt: float
    gap_pt: float
    top_pt: float
    space_before_pt: float
    height_pt: float
    ink_inset_pt: float
    path: str = "envelope.issuers"


@frozen(kw_only=True)
class DoubleRule:
    """红色双线, GB/T 9704-2012 10.1: two rules close together, at a fixed place of the page.

    ``top_pt`` and ``x_pt`` are counted from the page's corner; the upper one is ``upper_pt`` thick, the lower
    one ``lower_pt``, with ``gap_pt`` between them.
    """

    role: Role
    colour: Colour
    x_pt: float
    top_pt: float
    length_pt: float
    upper_pt: float
    gap_pt: float
    lower_pt: float

    @property
    def rules(self) -> tuple[tuple[float, float], ...]:
        """Top and thickness of both."""
        second = self.top_pt + self.upper_pt + self.gap_pt
        return ((self.top_pt, self.upper_pt), (second, self.lower_pt))


@frozen(kw_only=True)
class LetterHead:
    """信函格式, GB/T 9704-2012 10.1: what stands on page 1 of a letter at fixed places, and what they leave.

    Text begins with a line box at ``text_top_pt`` and ends at ``text_bottom_pt``, both from the page's upper
    edge; the page has no number. Later pages are like any other.
    """

    role: Role
    masthead: Masthead
    upper: DoubleRule
    lower: DoubleRule
    text_top_pt: float
    text_bottom_pt: float


@frozen(kw_only=True)
class Rule:
    """A horizontal line as wide as the type area.

    ``gap_above_pt`` is its distance from the em box (not the line box) of the line above; ``None`` where
    it simply follows, as in the colophon.
    """

    role: Role
    colour: Colour
    thickness_pt: float
    length_pt: float
    gap_above_pt: float | None = None


@frozen(kw_only=True)
class TableBlock:
    """表格: rows of plain cells, the first ``header_rows`` repeated on each page.

    ``column_widths_pt`` add up to the type area's width, or to its height where the table is ``landscape``:
    then it has pages of its own, turned so that its head is at the left edge, GB/T 9704-2012 8.
    """

    role: Role
    head_style: ParagraphStyle
    cell_style: ParagraphStyle
    rows: tuple[tuple[Run, ...], ...]
    header_rows: int
    column_widths_pt: tuple[float, ...]
    rule_thickness_pt: float
    padding_pt: float
    row_padding_pt: float
    caption: ParagraphBlock | None = None
    landscape: bool = False
    path: str = ""


class Anchor(enum.Enum):
    """Which point of a text its position is."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@frozen(kw_only=True)
class PositionedText:
    """A text with the position of its anchor in points from the left edge of the type area."""

    role: Role
    text: str
    anchor: Anchor
    x_pt: float
    path: str = ""


@frozen(kw_only=True)
class SignatureLine:
    """A line of the signature: the organs that stand side by side on it, a date, or nothing."""

    parts: tuple[PositionedText, ...]


@frozen(kw_only=True)
class SignatureGroup:
    """署名和成文日期, GB/T 9704-2012 7.3.5: organs and date, placed, one line after the other."""

    role: Role
    style: ParagraphStyle
    lines: tuple[SignatureLine, ...]
    path: str = "envelope"


@frozen(kw_only=True)
class BlankLines:
    """Empty lines, each one pitch high; ``role`` is that of what they stand before."""

    role: Role
    count: int
    line_pitch_pt: float

    @property
    def height_pt(self) -> float:
        """The height of all of them."""
        return self.count * self.line_pitch_pt


@frozen(kw_only=True)
class PageBreak:
    """What follows begins on a new page; ``role`` is that of what follows.

    ``landscape``: up to the next break it stands on pages that are turned, above a landscape table.
    """

    role: Role
    landscape: bool = False


@frozen(kw_only=True)
class BottomGroup:
    """版记, GB/T 9704-2012 7.4: its last rule is the lower edge of the type area on the last page."""

    role: Role
    blocks: tuple[ParagraphBlock | SplitLine | Rule, ...]


LayoutBlock: TypeAlias = (
    ParagraphBlock
    | SplitLine
    | Masthead
    | LetterHead
    | Rule
    | TableBlock
    | SignatureGroup
    | BlankLines
    | PageBreak
    | BottomGroup
)
"""Whatever stands on the pages, page numbers apart."""


@frozen(kw_only=True)
class OfficialLayout:
    """A plan as it is to look: blocks from the top of page 1 to the foot of the last page.

    ``title`` and ``issuers`` name the document in the properties of a file.
    """

    profile: Profile
    blocks: tuple[LayoutBlock, ...]
    title: str
    issuers: tuple[str, ...] = ()
    language: str = "zh-CN"
    warnings: tuple[LayoutWarning, ...] = ()
    """Where the pages keep to the standard less than they should, each with its clause."""

    @property
    def letter(self) -> LetterHead | None:
        """What stands on page 1 at fixed places if this is a letter (信函格式)."""
        first = self.blocks[0] if self.blocks else None
        return first if isinstance(first, LetterHead) else None

    @property
    def all_blocks(self) -> tuple[LayoutBlock, ...]:
        """The blocks in reading order, each of the colophon's for itself."""
        return tuple(
            inner
            for block in self.blocks
            for inner in (block.blocks if isinstance(block, BottomGroup) else (block,))
        )
