"""Pagination: boxes of the flow put on pages of 22 lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import define, field, frozen

from emplan.layout.blocks import LetterHead
from emplan.layout.flow_boxes import FlowBox
from emplan.layout.page import PageSetup
from emplan.layout.pages import PlacedLine, PlacedRule
from emplan.layout.styles import Role

# Sums of line pitches are not exact; far below what anyone can see.
_EPSILON: Final = 0.05


@define
class Sheet:
    """A page in the making; ``y_pt`` is where the next box goes, ``end_pt`` where its room ends."""

    y_pt: float
    end_pt: float
    turned: bool = False
    lines: list[PlacedLine] = field(factory=list)
    rules: list[PlacedRule] = field(factory=list)

    @property
    def room_pt(self) -> float:
        """The height that is left."""
        return self.end_pt - self.y_pt

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on it yet."""
        return not self.lines and not self.rules

    @property
    def shows_text(self) -> bool:
        """Whether a line of text (正文) stands on it."""
        return any(line.role.is_text for line in self.lines)

    @property
    def is_signed(self) -> bool:
        """Whether an organ or date of the signature stands on it."""
        return any(line.role in (Role.SIGNATURE, Role.DATE) for line in self.lines)

    def fits(self, height_pt: float) -> bool:
        """Whether that much more fits."""
        return height_pt <= self.room_pt + _EPSILON

    def put(self, box: FlowBox, *, is_repeated: bool = False) -> None:
        """Put a box below what is there."""
        y = self.y_pt
        for line in box.lines:
            self.lines.append(
                PlacedLine(
                    role=line.role,
                    top_pt=y + line.top_pt,
                    height_pt=line.height_pt,
                    baseline_pt=y + line.baseline_pt,
                    runs=line.runs,
                    path=line.path,
                    ends_paragraph=line.ends_paragraph,
                    is_repeated=is_repeated,
                    block=box.block,
                )
            )
        for rule in box.rules:
            self.rules.append(
                PlacedRule(
                    role=rule.role,
                    x_pt=rule.x_pt,
                    y_pt=y + rule.y_pt,
                    width_pt=rule.width_pt,
                    height_pt=rule.height_pt,
                    colour=rule.colour,
                )
            )
        self.y_pt = y + box.height_pt


@frozen
class Paginator:
    """Puts boxes on sheets of one page setup."""

    page: PageSetup
    letter: LetterHead | None = None
    """What leaves the first page another room than the others."""

    def first_sheet(self) -> Sheet:
        """Return the first sheet, empty: that of a letter has text between its double rules."""
        if self.letter is None:
            return self.sheet()
        return Sheet(self.letter.text_top_pt, self.letter.text_bottom_pt)

    def sheet(self, *, turned: bool = False) -> Sheet:
        """Return an empty sheet. A turned one is as high as the type area is wide."""
        if turned:
            top = self.page.left_margin.pt
            return Sheet(top, top + self.page.type_width_pt, turned=True)
        return Sheet(self.page.top_margin.pt, self.page.type_bottom_pt)

    def paginate(self, boxes: Sequence[FlowBox]) -> list[Sheet]:
        """Return the sheets; boxes that keep with the next are moved to the next page together."""
        sheets = [self.first_sheet()]
        index = 0
        while index < len(boxes):
            chain = _chain(boxes, index)
            index += len(chain)
            sheet = sheets[-1]
            first = chain[0]
            if (first.new_page and not sheet.is_empty) or first.turned is not sheet.turned:
                sheet = self._next(sheets, turned=first.turned)
            elif not sheet.fits(sum(box.height_pt for box in chain)) and not sheet.is_empty:
                if len(sheets) == 1 and not sheet.shows_text:
                    chain = self._put_first_text(sheet, chain)
                sheet = self._next(sheets, turned=first.turned)
                chain = _without_leading_room(chain)
                for head in chain[0].repeated if chain else ():
                    sheet.put(head, is_repeated=True)
            for box in chain:
                # Only a chain longer than a page ends up here with a box that does not fit.
                if not sheet.fits(box.height_pt) and not sheet.is_empty:
                    sheet = self._next(sheets, turned=box.turned)
                sheet.put(box)
        return sheets

    @staticmethod
    def _put_first_text(sheet: Sheet, chain: list[FlowBox]) -> list[FlowBox]:
        """Put the first text on page 1, which must show some (7.3.3); return what goes to the next page."""
        start = next((i for i, box in enumerate(chain, start=1) if box.is_text), 0)
        if not sheet.fits(sum(box.height_pt for box in chain[:start])):
            return chain
        for box in chain[:start]:
            sheet.put(box)
        return chain[start:]

    def _next(self, sheets: list[Sheet], *, turned: bool) -> Sheet:
        fresh = self.sheet(turned=turned)
        if sheets[-1].is_empty and len(sheets) == 1:
            sheets[-1] = fresh
        else:
            sheets.append(fresh)
        return fresh


def _chain(boxes: Sequence[FlowBox], start: int) -> list[FlowBox]:
    """Return the box at ``start`` with all that it must stay with."""
    end = start
    while (
        boxes[end].keep_with_next
        and end + 1 < len(boxes)
        and not boxes[end + 1].new_page
        and boxes[end + 1].turned is boxes[start].turned
    ):
        end += 1
    return list(boxes[start : end + 1])


def _without_leading_room(chain: Sequence[FlowBox]) -> list[FlowBox]:
    first = next((i for i, box in enumerate(chain) if not box.is_blank), len(chain))
    return list(chain[first:])
