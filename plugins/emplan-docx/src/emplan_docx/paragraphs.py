"""Paragraphs and lines of the layout as paragraphs of Word."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import field, frozen

from emplan.layout import (
    Anchor,
    CellMetrics,
    ParagraphBlock,
    ParagraphStyle,
    PositionedText,
    Profile,
    Run,
    SignatureGroup,
    SplitLine,
)
from emplan_docx.anchors import Anchors, pieces
from emplan_docx.markup import LINE_BREAK, TAB, Insert, ParagraphMarkup, Piece, element, exact_spacing
from emplan_docx.numbering import NativeNumbers
from emplan_docx.style_names import DocumentStyles, NamedStyle, document_styles
from emplan_docx.style_sheet import ALIGNMENTS, indents
from emplan_docx.units import twips

_STOPS: Final = {Anchor.LEFT: "left", Anchor.CENTRE: "center", Anchor.RIGHT: "right"}
# What Word calls body text among the levels of the outline.
_NO_LEVEL: Final = 9
# A label this much narrower than its room needs a tab; a wider one would jump to the stop behind.
_LEAST_TAB_PT: Final = 0.5


@frozen
class ParagraphSetter:
    """Sets paragraphs in the styles of one profile."""

    profile: Profile
    anchors: Anchors = field(factory=Anchors)
    numbers: NativeNumbers | None = None
    """The lists of labels that Word counts; None where labels are text."""
    styles: DocumentStyles = field(init=False)
    _metrics: CellMetrics = field(factory=CellMetrics, init=False)

    @styles.default
    def _styles_of_profile(self) -> DocumentStyles:
        return document_styles(self.profile)

    def paragraph(self, block: ParagraphBlock) -> ParagraphMarkup:
        """A paragraph; direct properties only where it differs from the style of its role."""
        named = self.styles.of_paragraph(block)
        numbered = self._numbered(block)
        runs = block.runs[1:] if numbered else block.runs
        markup = self._marked(named, block.style, tuple(self._runs(runs, named, block.style)))
        markup.looks = numbered + markup.looks
        return markup

    def _numbered(self, block: ParagraphBlock) -> str:
        """What makes Word count the label; nothing where it is text, as under a comment."""
        if self.numbers is None or not block.runs or self.anchors.of(block.runs[0]):
            return ""
        return self.numbers.take(block)

    def split_line(self, block: SplitLine) -> ParagraphMarkup:
        """A line with a tab between its parts: the stop is in the style."""
        named = self.styles.roles[block.role]
        left = self._runs(block.left, named, block.style)
        right = self._runs(block.right, named, block.style)
        return self._marked(named, block.style, (*left, TAB, *right))

    def signature(self, group: SignatureGroup) -> Iterator[ParagraphMarkup]:
        """The organs and the date, each where its anchor is; they stay on one page."""
        usual = self.styles.roles[group.role].style.line_pitch_pt
        pitch = group.style.line_pitch_pt
        spacing = "" if pitch == usual else exact_spacing(twips(pitch))
        for number, line in enumerate(group.lines, start=1):
            looks, content = self._placed(line.parts, spacing)
            role = line.parts[0].role if line.parts else group.role
            style = self.styles.roles[role].id
            keep_next = True if number < len(group.lines) else None
            yield ParagraphMarkup(style=style, content=content, looks=looks, keep_next=keep_next)

    def _placed(
        self, parts: Sequence[PositionedText], spacing: str
    ) -> tuple[str, tuple[Piece | Insert, ...]]:
        """The direct properties and the runs of a line of positioned texts."""
        width = self.profile.page.type_width_pt
        if len(parts) > 1:
            stops = (element("tab", val=_STOPS[part.anchor], pos=twips(part.x_pt)) for part in parts)
            content = tuple(each for part in parts for each in (TAB, *pieces(part, self.anchors)))
            return element("tabs", *stops) + spacing, content
        if not parts:
            return spacing, ()
        (part,) = parts
        x = twips(part.x_pt)
        whole = twips(width)
        if part.anchor is Anchor.LEFT:
            # Room to the right: a program that sets the date wider than others does not break it.
            looks = element("ind", left=x, right=-x)
        elif part.anchor is Anchor.RIGHT:
            looks = element("ind", right=whole - x) + element("jc", val="right")
        else:
            side = {"left": 2 * x - whole} if 2 * x >= whole else {"right": whole - 2 * x}
            looks = element("ind", **side) + element("jc", val="center")
        return spacing + looks, tuple(pieces(part, self.anchors))

    def _marked(
        self, named: NamedStyle, style: ParagraphStyle, content: tuple[Piece | Insert, ...]
    ) -> ParagraphMarkup:
        base = named.style
        if style is base:
            return ParagraphMarkup(named.id, content)
        keeps = style.keep_with_next
        keep_next = None if keeps is base.keep_with_next else keeps
        return ParagraphMarkup(named.id, content, _direct(base, style), keep_next)

    def _runs(
        self, runs: Sequence[Run], named: NamedStyle, style: ParagraphStyle
    ) -> Iterator[Piece | Insert]:
        """Runs that look alike are one: label and heading, text and tail; bounds of comments part them."""
        whole: Piece | None = None
        for piece in self._pieces(runs, named, style):
            if whole and isinstance(piece, Piece) and piece.style == whole.style and piece is not TAB:
                whole = Piece(whole.text + piece.text, whole.style)
                continue
            if whole:
                yield whole
            whole = piece if isinstance(piece, Piece) else None
            if isinstance(piece, Insert):
                yield piece
        if whole:
            yield whole

    def _pieces(
        self, runs: Sequence[Run], named: NamedStyle, style: ParagraphStyle
    ) -> Iterator[Piece | Insert]:
        for one in runs:
            yield from pieces(one, self.anchors, self.styles.of_run(one, named))
            if one.breaks_after:
                yield LINE_BREAK
            if one.to_indent and self._needs_tab(one, style):
                yield TAB

    def _needs_tab(self, label: Run, style: ParagraphStyle) -> bool:
        width = sum(
            self._metrics.advance(char, label.face) * style.size_pt + style.character_spacing_pt
            for char in label.text
        )
        return -style.first_line_pt - width >= _LEAST_TAB_PT


def _direct(base: ParagraphStyle, style: ParagraphStyle) -> str:
    """The direct properties that make a style the one asked for, ``keepNext`` apart."""
    looks = ""
    if style.line_pitch_pt != base.line_pitch_pt:
        looks += exact_spacing(twips(style.line_pitch_pt))
    if (
        style.first_line_cells != base.first_line_cells
        or style.left_cells != base.left_cells
        or style.right_cells != base.right_cells
    ):
        looks += indents(style)
    if style.alignment is not base.alignment:
        looks += element("jc", val=ALIGNMENTS[style.alignment])
    if style.outline_level != base.outline_level:
        level = style.outline_level
        looks += element("outlineLvl", val=_NO_LEVEL if level is None else level - 1)
    return looks
