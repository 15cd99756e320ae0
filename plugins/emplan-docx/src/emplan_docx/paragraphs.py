"""Paragraphs and lines of the layout as paragraphs of Word."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import field, frozen

from emplan.layout import (
    Anchor,
    CellMetrics,
    Face,
    ParagraphBlock,
    ParagraphStyle,
    PositionedText,
    Profile,
    Run,
    RunPart,
    SignatureGroup,
    SplitLine,
)
from emplan_docx.markup import LINE_BREAK, TAB, ParagraphMarkup, element, exact_spacing, run
from emplan_docx.style_names import (
    NamedStyle,
    heading_faces,
    heading_style_id,
    paragraph_style,
    role_styles,
    text_style_id,
)
from emplan_docx.style_sheet import ALIGNMENTS, indents
from emplan_docx.units import twips

_STOPS: Final = {Anchor.LEFT: "left", Anchor.CENTRE: "center", Anchor.RIGHT: "right"}
# A label this much narrower than its room needs a tab; a wider one would jump to the stop behind.
_LEAST_TAB_PT: Final = 0.5


@frozen
class ParagraphSetter:
    """Sets paragraphs in the styles of one profile; differences of a style are worked out once."""

    profile: Profile
    _differences: dict[tuple[str, ParagraphStyle], tuple[str, bool | None]] = field(factory=dict, init=False)
    _metrics: CellMetrics = field(factory=CellMetrics, init=False)

    def paragraph(self, block: ParagraphBlock) -> ParagraphMarkup:
        """A paragraph; direct properties only where it differs from the style of its role."""
        named = paragraph_style(block, self.profile)
        looks, keep_next = self._difference(named, block.style)
        content = "".join(self._runs(block.runs, named, block.style))
        return ParagraphMarkup(style=named.id, content=content, looks=looks, keep_next=keep_next)

    def split_line(self, block: SplitLine) -> ParagraphMarkup:
        """A line with a tab between its parts: the stop is in the style."""
        named = role_styles(self.profile)[block.role]
        looks, keep_next = self._difference(named, block.style)
        content = (*self._runs(block.left, named, block.style), TAB, *self._runs(block.right, named, block.style))
        return ParagraphMarkup(style=named.id, content="".join(content), looks=looks, keep_next=keep_next)

    def signature(self, group: SignatureGroup) -> Iterator[ParagraphMarkup]:
        """The organs and the date, each where its anchor is; they stay on one page."""
        for number, line in enumerate(group.lines, start=1):
            looks, content = self._placed(line.parts)
            role = line.parts[0].role if line.parts else group.role
            style = role_styles(self.profile)[role].id
            keep_next = True if number < len(group.lines) else None
            yield ParagraphMarkup(style=style, content=content, looks=looks, keep_next=keep_next)

    def _placed(self, parts: Sequence[PositionedText]) -> tuple[str, str]:
        """The direct properties and the runs of a line of positioned texts."""
        width = self.profile.page.type_width_pt
        if len(parts) > 1:
            stops = (
                element("tab", val=_STOPS[part.anchor], pos=twips(part.x_pt)) for part in parts
            )
            return element("tabs", *stops), "".join(TAB + run(part.text) for part in parts)
        if not parts:
            return "", ""
        (part,) = parts
        x = twips(part.x_pt)
        whole = twips(width)
        if part.anchor is Anchor.LEFT:
            looks = element("ind", left=x)
        elif part.anchor is Anchor.RIGHT:
            looks = element("ind", right=whole - x) + element("jc", val="right")
        else:
            side = {"left": 2 * x - whole} if 2 * x >= whole else {"right": whole - 2 * x}
            looks = element("ind", **side) + element("jc", val="center")
        return looks, run(part.text)

    def _runs(self, runs: Sequence[Run], named: NamedStyle, style: ParagraphStyle) -> Iterator[str]:
        for one in runs:
            if one.text:
                yield run(one.text, self._character_style(one, named))
            if one.to_indent and self._needs_tab(one, style):
                yield TAB
            if one.breaks_after:
                yield LINE_BREAK

    def _character_style(self, one: Run, named: NamedStyle) -> str:
        is_heading = one.part in (RunPart.LABEL, RunPart.HEADING)
        if named.begins_with_heading and is_heading and one.face in heading_faces(self.profile):
            return heading_style_id(one.face)
        return "" if one.face is named.style.face else text_style_id(one.face)

    def _needs_tab(self, label: Run, style: ParagraphStyle) -> bool:
        width = sum(
            self._metrics.advance(char, label.face) * style.size_pt + style.character_spacing_pt
            for char in label.text
        )
        return -style.first_line_pt - width >= _LEAST_TAB_PT

    def _difference(self, named: NamedStyle, style: ParagraphStyle) -> tuple[str, bool | None]:
        """The direct properties that make the named style the one asked for, ``keepNext`` apart."""
        if style is named.style:
            return "", None
        found = self._differences.get((named.id, style))
        if found is None:
            found = self._differences[named.id, style] = _difference(named.style, style)
        return found


def _difference(base: ParagraphStyle, style: ParagraphStyle) -> tuple[str, bool | None]:
    looks = ""
    if style.line_pitch_pt != base.line_pitch_pt:
        looks += exact_spacing(twips(style.line_pitch_pt))
    if indents(style) != indents(base):
        looks += indents(style)
    if style.alignment is not base.alignment:
        looks += element("jc", val=ALIGNMENTS[style.alignment])
    if style.outline_level != base.outline_level:
        level = style.outline_level
        # 9 is what Word calls body text.
        looks += element("outlineLvl", val=9 if level is None else level - 1)
    keeps = style.keep_with_next
    return looks, None if keeps is base.keep_with_next else keeps
