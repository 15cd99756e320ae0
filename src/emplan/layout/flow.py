"""The flow: the blocks of a layout as boxes one below the other, their lines broken, not yet on pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import field, frozen

from emplan.layout.blocks import (
    Anchor,
    BlankLines,
    BottomGroup,
    LayoutBlock,
    Masthead,
    PageBreak,
    ParagraphBlock,
    PositionedText,
    Rule,
    Run,
    SignatureGroup,
    SplitLine,
    TableBlock,
)
from emplan.layout.faces import Face
from emplan.layout.flow_boxes import FlowBox, FlowLine
from emplan.layout.header_flow import masthead_box, rule_box
from emplan.layout.line_breaking import AdvanceTable, LineRules, break_lines, measure
from emplan.layout.metrics import EM_ASCENT, CellMetrics, Metrics
from emplan.layout.page import Profile
from emplan.layout.pages import PlacedRun
from emplan.layout.placing import forced_lines, placed, placed_run, shift
from emplan.layout.styles import Alignment, ParagraphStyle, Role
from emplan.layout.table_flow import TableFlow


@frozen
class Flow:
    """Turns blocks into boxes, for one profile, one kind of metrics and one set of rules.

    What is laid out again and again with small changes is asked of a flow that ``remembers`` lines.
    """

    profile: Profile
    metrics: Metrics
    rules: LineRules
    remembers: bool = False
    _known: dict[int, tuple[ParagraphBlock, tuple[FlowLine, ...]]] = field(factory=dict, init=False)
    _tables: dict[tuple[Face, float, float], AdvanceTable] = field(factory=dict, init=False)

    @property
    def left_pt(self) -> float:
        """The left edge of the type area."""
        return self.profile.page.left_margin.pt

    def boxes(self, blocks: Sequence[LayoutBlock]) -> list[FlowBox]:
        """Return the boxes of all blocks but the colophon; no signature is left without a line of text."""
        boxes: list[FlowBox] = []
        new_page = turned = False
        half_leading = 0.0
        for number, block in _numbered(blocks):
            if isinstance(block, PageBreak):
                new_page, turned = True, block.landscape
                continue
            if isinstance(block, BottomGroup):
                continue
            if isinstance(block, SignatureGroup):
                # A line is left for what may stand below the date.
                height = (len(block.lines) + 1) * block.style.line_pitch_pt
                _keep_text_with_signature(boxes, self.profile.page.type_height_pt - height)
            for box in self._block(block, half_leading, turned=turned):
                box.new_page, new_page = new_page, False
                box.turned = box.turned or turned
                box.block = number
                boxes.append(box)
            if isinstance(block, ParagraphBlock | SplitLine):
                half_leading = (block.style.line_pitch_pt - block.style.size_pt) / 2
            if block.role is Role.CLOSING_NOTE and len(boxes) > 1:
                boxes[-2].keep_with_next = boxes[-2].role in (Role.SIGNATURE, Role.CLOSING_NOTE)
        return boxes

    def colophon(self, blocks: Sequence[LayoutBlock]) -> list[FlowBox]:
        """Return the boxes of the colophon."""
        boxes: list[FlowBox] = []
        for first, group in _numbered(blocks):
            if isinstance(group, BottomGroup):
                for number, block in enumerate(group.blocks, start=first):
                    for box in self._block(block, 0.0):
                        box.block = number
                        boxes.append(box)
        return boxes

    def _block(self, block: LayoutBlock, half_leading: float, *, turned: bool = False) -> Iterator[FlowBox]:
        if isinstance(block, ParagraphBlock):
            page = self.profile.page
            # Turned counter-clockwise, the left edge of the text is the lower one of the page.
            measure = (page.type_height_pt, page.bottom_margin.pt) if turned else (None, None)
            yield from self.paragraph(block, *measure)
        elif isinstance(block, BlankLines):
            for _ in range(block.count):
                yield FlowBox(
                    role=block.role, height_pt=block.line_pitch_pt, is_blank=True, keep_with_next=True
                )
        elif isinstance(block, SplitLine):
            yield self._split_line(block)
        elif isinstance(block, Masthead):
            yield masthead_box(block, self.profile)
        elif isinstance(block, Rule):
            yield rule_box(block, half_leading, self.profile)
        elif isinstance(block, SignatureGroup):
            yield from self._signature(block)
        elif isinstance(block, TableBlock):
            yield from TableFlow(self, block).boxes()

    def paragraph(
        self, block: ParagraphBlock, width_pt: float | None = None, x_pt: float | None = None
    ) -> list[FlowBox]:
        """Return the lines of a paragraph, a box each; in the type area's width where none is given."""
        style = block.style
        width = self.profile.page.type_width_pt if width_pt is None else width_pt
        known = self._known.get(id(block)) if width_pt is None else None
        lines = (
            known[1] if known else tuple(self.lines(block.runs, style, block.role, block.path, width, x_pt))
        )
        if self.remembers and width_pt is None:
            # With the block itself, so that no other gets its identity.
            self._known[id(block)] = block, lines
        return [
            FlowBox(
                role=block.role,
                height_pt=style.line_pitch_pt,
                lines=(line,),
                keep_with_next=style.keep_with_next,
            )
            for line in lines
        ]

    def lines(
        self,
        runs: Sequence[Run],
        style: ParagraphStyle,
        role: Role,
        path: str,
        width_pt: float,
        x_pt: float | None = None,
    ) -> Iterator[FlowLine]:
        """Yield the lines of some runs in a measure of ``width_pt`` whose left edge is ``x_pt``."""
        left = (self.left_pt if x_pt is None else x_pt) + style.left_pt
        room = width_pt - style.left_pt - style.right_pt
        justified = style.alignment is Alignment.JUSTIFIED
        first = style.first_line_pt
        for part in forced_lines(runs):
            measured = measure(
                "".join(run.text for run in part),
                self._advances(part, style, first),
                self.rules,
                size_pt=style.size_pt,
                spacing_pt=style.character_spacing_pt,
            )
            for line in break_lines(measured, room, first, self.rules, justified=justified):
                x = left + line.x_pt + shift(line, room - line.x_pt, style.alignment)
                yield self._line(
                    role, style, tuple(placed(part, line, x, style)), path, ends_paragraph=line.is_last
                )
            first = 0.0

    def width(self, text: str, style: ParagraphStyle, face: Face | None = None) -> float:
        """Return the width of a text in points."""
        table = self._table(face or style.face, style)
        return sum(map(table.__getitem__, text))

    def _advances(self, runs: Sequence[Run], style: ParagraphStyle, first_line_pt: float) -> list[float]:
        advances: list[float] = []
        for run in runs:
            advances += map(self._table(run.face, style).__getitem__, run.text)
            if run.to_indent and advances:
                # As behind a tab: what follows begins at the left indent.
                advances[-1] += max(0.0, -first_line_pt - sum(advances))
        return advances

    def _table(self, face: Face, style: ParagraphStyle) -> AdvanceTable:
        key = (face, style.size_pt, style.cell_pt)
        table = self._tables.get(key)
        if table is None:
            cell = style.cell_pt if self.rules.uses_cells else style.size_pt + style.character_spacing_pt
            table = self._tables[key] = _table_of(self.metrics, face, style.size_pt, cell)
        return table

    def _line(
        self,
        role: Role,
        style: ParagraphStyle,
        runs: tuple[PlacedRun, ...],
        path: str,
        *,
        ends_paragraph: bool = True,
    ) -> FlowLine:
        half_leading = (style.line_pitch_pt - style.size_pt) / 2
        return FlowLine(
            role=role,
            top_pt=0.0,
            height_pt=style.line_pitch_pt,
            baseline_pt=half_leading + EM_ASCENT * style.size_pt,
            runs=runs,
            path=path,
            ends_paragraph=ends_paragraph,
        )

    def _split_line(self, block: SplitLine) -> FlowBox:
        style = block.style
        left = self.left_pt + style.left_pt
        right = self.left_pt + self.profile.page.type_width_pt - style.right_pt
        width = sum(self.width(run.text, style, run.face) for run in block.right)
        runs = (*self.run_on(block.left, style, left), *self.run_on(block.right, style, right - width))
        line = self._line(block.role, style, runs, block.path)
        return FlowBox(
            role=block.role, height_pt=style.line_pitch_pt, lines=(line,), keep_with_next=style.keep_with_next
        )

    def run_on(self, runs: Sequence[Run], style: ParagraphStyle, x: float) -> Iterator[PlacedRun]:
        """Yield runs placed one behind the other from ``x``, in their natural width."""
        for run in runs:
            advances = tuple(map(self._table(run.face, style).__getitem__, run.text))
            yield placed_run(run, run.text, x, advances, style)
            x += sum(advances)

    def _signature(self, block: SignatureGroup) -> Iterator[FlowBox]:
        style = block.style
        for index, line in enumerate(block.lines, start=1):
            runs = tuple(run for part in line.parts for run in self._positioned(part, style))
            role, path = (line.parts[0].role, line.parts[0].path) if line.parts else (block.role, "")
            yield FlowBox(
                role=block.role,
                height_pt=style.line_pitch_pt,
                lines=(self._line(role, style, runs, path),) if runs else (),
                keep_with_next=index < len(block.lines),
            )

    def _positioned(self, part: PositionedText, style: ParagraphStyle) -> Iterator[PlacedRun]:
        width = self.width(part.text, style)
        offset = {Anchor.LEFT: 0.0, Anchor.CENTRE: width / 2, Anchor.RIGHT: width}[part.anchor]
        run = Run(text=part.text, face=style.face, path=part.path)
        yield from self.run_on((run,), style, self.left_pt + part.x_pt - offset)


def _table_of(metrics: Metrics, face: Face, size_pt: float, cell_pt: float) -> AdvanceTable:
    if type(metrics) is CellMetrics:
        return _cell_table(face, size_pt, cell_pt)
    return AdvanceTable(metrics, face, size_pt, cell_pt)


@lru_cache(maxsize=64)
def _cell_table(face: Face, size_pt: float, cell_pt: float) -> AdvanceTable:
    """Plain cells are the same in all documents."""
    return AdvanceTable(CellMetrics(), face, size_pt, cell_pt)


def _numbered(blocks: Sequence[LayoutBlock]) -> Iterator[tuple[int, LayoutBlock]]:
    """Yield each block with its place among all; those of a group are counted one by one."""
    number = 0
    for block in blocks:
        yield number, block
        number += len(block.blocks) if isinstance(block, BottomGroup) else 1


def _keep_text_with_signature(boxes: list[FlowBox], room: float) -> None:
    """Bind the last line of text to what follows, as far as a page has room: 7.3.5.5 wants both on one.

    Rows of a table are not bound, since LibreOffice would take all of them along.
    """
    for box in reversed(boxes):
        room -= box.height_pt
        if room < 0 or box.role is Role.TABLE:
            return
        box.keep_with_next = True
        if box.is_text or box.new_page:
            return
