"""Tables in the flow: a box a row, with its rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import attrs
from attrs import frozen

from emplan.layout.blocks import Run, TableBlock
from emplan.layout.flow_boxes import FlowBox, FlowLine, FlowRule
from emplan.layout.styles import ParagraphStyle, Role

if TYPE_CHECKING:
    from emplan.layout.flow import Flow

# Word processors set the outer rules beside the rows: in LibreOffice text below stands so much lower.
_OUTER_RULES_PT: Final = 1.6


@frozen
class TableFlow:
    """Sets one table."""

    flow: Flow
    block: TableBlock

    def boxes(self) -> Iterator[FlowBox]:
        """Yield the caption and the rows; the head is repeated above a row that begins a page."""
        block = self.block
        if block.caption:
            for box in self.flow.paragraph(block.caption, self._width, self._left):
                box.turned = block.landscape
                yield box
        room = self._page_height / 2
        head = [
            box for row in block.rows[: block.header_rows] for box in self._row(row, block.head_style, room)
        ]
        for box in head:
            box.keep_with_next = True
        # What follows a turned table is on another page.
        beside = 0.0 if block.landscape else _OUTER_RULES_PT
        room = self._page_height - sum(box.height_pt for box in head) - beside
        rows = [
            box for row in block.rows[block.header_rows :] for box in self._row(row, block.cell_style, room)
        ]
        (rows or head)[-1].height_pt += beside
        yield from head
        for box in rows:
            box.repeated = tuple(head)
        yield from rows

    @property
    def _left(self) -> float:
        page = self.flow.profile.page
        # Turned counter-clockwise, the left edge of the table is the lower one of the page.
        return page.bottom_margin.pt if self.block.landscape else page.left_margin.pt

    @property
    def _width(self) -> float:
        return sum(self.block.column_widths_pt)

    @property
    def _page_height(self) -> float:
        page = self.flow.profile.page
        return page.type_width_pt if self.block.landscape else page.type_height_pt

    def _row(self, row: Sequence[Run], style: ParagraphStyle, room: float) -> Iterator[FlowBox]:
        """Yield the box of a row, or several where a page has no room for it."""
        cells = []
        x = self._left
        for run, width in zip(row, self.block.column_widths_pt, strict=True):
            inner = width - 2 * self.block.padding_pt
            left = x + self.block.padding_pt
            # An empty cell has no line.
            lines = self.flow.lines((run,), style, Role.TABLE, run.path, inner, left) if run.text else ()
            cells.append(list(lines))
            x += width
        most = max(1, int((room - 2 * self.block.row_padding_pt) // style.line_pitch_pt))
        count = max(1, *map(len, cells))
        for start in range(0, count, most):
            yield self._box([cell[start : start + most] for cell in cells], style, min(most, count - start))

    def _box(self, cells: Sequence[Sequence[FlowLine]], style: ParagraphStyle, count: int) -> FlowBox:
        pitch, padding = style.line_pitch_pt, self.block.row_padding_pt
        height = count * pitch + 2 * padding
        lines = []
        for cell in cells:
            # Cells with fewer lines stand in the middle of the row.
            top = padding + (count - len(cell)) * pitch / 2
            for index, line in enumerate(cell):
                offset = top + index * pitch
                lines.append(attrs.evolve(line, top_pt=offset, baseline_pt=line.baseline_pt + offset))
        return FlowBox(
            role=Role.TABLE,
            height_pt=height,
            lines=tuple(lines),
            rules=tuple(self._rules(height)),
            turned=self.block.landscape,
        )

    def _rules(self, height: float) -> Iterator[FlowRule]:
        thickness = self.block.rule_thickness_pt
        x = self._left
        for y in (0.0, height):
            yield FlowRule(
                role=Role.TABLE, x_pt=x, y_pt=y - thickness / 2, width_pt=self._width, height_pt=thickness
            )
        for width in (0.0, *self.block.column_widths_pt):
            x += width
            yield FlowRule(
                role=Role.TABLE,
                x_pt=x - thickness / 2,
                y_pt=-thickness / 2,
                width_pt=thickness,
                height_pt=height + thickness,
            )
