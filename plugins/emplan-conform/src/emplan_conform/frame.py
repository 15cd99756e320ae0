"""The frame of a document: where its type area and its lines really are, from the lines themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import fmean, median
from typing import Final

from attrs import field, frozen

from emplan_conform.lines import TextLine
from emplan_conform.marks import MM_PER_PT
from emplan_conform.sheets import Sheet

CELL: Final = 156 / 28
"""字: the width of one character of a line, in mm."""
_LEFT, _RIGHT, _TOP = 28.0, 184.0, 37.0
_FAR = 1.0
_SMALLEST_TEXT, _LARGEST_TEXT = 12.9, 17.5
_USUAL_PITCH = 28.95
_FEW_STEPS = 5
# Pitches that differ by less are one, rounded.
_ALIKE = 0.05
_DATE: Final = re.compile(r"^\d{4}年\d{0,2}月\d{0,2}日$")


@frozen(kw_only=True)
class Frame:
    """Edges and pitch in mm; what a document is too short to show is ``None`` or the standard's own value."""

    left: float
    right: float | None
    pitch: float | None
    first_middle: float | None
    """The middle of the first line of continuation pages."""
    local: Mapping[int, float] = field(factory=dict)
    """The pitch of pages near a signature, where it is another one (7.3.5.5)."""
    is_local: bool = False
    """Whether no other page tells the pitch, so that the head of the document may have the usual one."""
    is_rough: bool = False
    """Whether so few lines tell the pitch that what programs round their places by counts."""

    @property
    def centre(self) -> float:
        """The middle of the type area: the standard's, unless the document keeps other margins."""
        left = self.left if abs(self.left - _LEFT) > _FAR else _LEFT
        return (left + self.right_edge) / 2

    @property
    def right_edge(self) -> float:
        """The right edge of the type area: the standard's, unless the document keeps another margin."""
        return self.right if self.right is not None and abs(self.right - _RIGHT) > _FAR else _RIGHT

    @property
    def line_pitch(self) -> float:
        """The distance from line to line, as it is or as it should be."""
        return _USUAL_PITCH * MM_PER_PT if self.pitch is None else self.pitch

    @property
    def slot_pitch(self) -> float:
        """The distance of the lines on which all pages but those near a signature are set."""
        return _USUAL_PITCH * MM_PER_PT if self.is_local else self.line_pitch

    @property
    def slot_1(self) -> float:
        """The middle of the first line of a page."""
        return _TOP + self.slot_pitch / 2 if self.first_middle is None else self.first_middle

    def cells(self, line: TextLine) -> float:
        """How many cells a line begins right of the left edge."""
        return (line.left - self.left) / CELL

    def cells_from_right(self, line: TextLine) -> float:
        """How many cells a line ends left of the right edge."""
        return (self.right_edge - line.right) / CELL

    def slot(self, line: TextLine) -> float:
        """On which line of the page a line stands; 1.0 is the first."""
        return (line.middle - self.slot_1) / self.slot_pitch + 1

    def blank_lines(self, upper: TextLine, lower: TextLine) -> float:
        """The room between two lines of text in lines: about 0.4 for none, 1 to 1.6 for one."""
        # A page with other lines is measured in those; 0.45 of a usual line are left open between any two.
        own = self.local.get(lower.page)
        gap = lower.top - upper.bottom
        return (
            gap / self.line_pitch
            if own is None
            else (gap + lower.height) / own - lower.height / self.line_pitch
        )

    def is_full(self, line: TextLine) -> bool:
        """Whether a line reaches so far right that its paragraph may go on in the next."""
        return self.cells_from_right(line) < 3


def is_text_size(line: TextLine) -> bool:
    """Whether a line is set in about the size of text, neither a title nor a small print."""
    return _SMALLEST_TEXT < line.size_pt < _LARGEST_TEXT


def frame_of(sheets: Sequence[Sheet]) -> Frame:
    """Measure the frame on all lines of text."""
    lines = [line for sheet in sheets for line in sheet.text if is_text_size(line)]
    left = _left(lines)
    # Lines that hang further in, as those of attachment notes, end where they end.
    rights = [line.right for line in lines if line.right - left > 26.4 * CELL and line.left - left < 3 * CELL]
    pitch, is_local, is_rough = _pitch(sheets)
    return Frame(
        left=left,
        right=_right(rights),
        pitch=pitch,
        first_middle=_first_middle(sheets),
        local=_local(sheets, pitch),
        is_local=is_local,
        is_rough=is_rough,
    )


def top_lines(sheets: Sequence[Sheet]) -> Iterator[TextLine]:
    """The first lines of pages after the first, where text stands above everything else."""
    for sheet in sheets[1:]:
        if sheet.text and is_text_size(sheet.text[0]):
            first = sheet.text[0]
            if not any(top < first.middle for top, _ in sheet.tables):
                yield first


def _first_middle(sheets: Sequence[Sheet]) -> float | None:
    firsts = [line.middle for line in top_lines(sheets)]
    return _commonest(firsts) if firsts else None


def _pitch(sheets: Sequence[Sheet]) -> tuple[float | None, bool, bool]:
    """The pitch, whether the pages near a signature alone tell it, and whether only a few lines do."""
    # On the page of a signature, and before it, lines may stand closer together or farther apart, 7.3.5.5.
    near_one = near_signature(sheets)
    others = [step for sheet in sheets if sheet.leaf.ordinal not in near_one for step in _steps(sheet)]
    is_local = len(others) < 2
    steps = [step for sheet in sheets for step in _steps(sheet)] if is_local else others
    if not steps:
        return None, False, True
    usual = _commonest(steps)
    alike = [step for step in steps if abs(step - usual) < 0.2]
    return fmean(alike), is_local, len(alike) < _FEW_STEPS


def _local(sheets: Sequence[Sheet], pitch: float | None) -> Mapping[int, float]:
    near = near_signature(sheets)
    own: dict[int, float] = {}
    for sheet in sheets:
        page, steps = sheet.leaf.ordinal, list(_steps(sheet))
        if page in near and len(steps) > 2:
            # The page may begin with lines of the usual pitch.
            odd = [step for step in steps if pitch is not None and abs(step - pitch) > _ALIKE]
            own[page] = _commonest(odd if len(odd) > 2 else steps, _ALIKE)
        elif page in near and page - 1 in own:
            own[page] = own[page - 1]
    return {page: step for page, step in own.items() if pitch is None or abs(step - pitch) > _ALIKE}


def _steps(sheet: Sheet) -> Iterator[float]:
    for before, after in pairwise(sheet.text):
        step = after.baseline - before.baseline
        is_text = is_text_size(before) and is_text_size(after)
        if is_text and 0.6 < step / (_USUAL_PITCH * MM_PER_PT) < 1.5:
            yield step


def near_signature(sheets: Sequence[Sheet]) -> frozenset[int]:
    """The pages with the date of a signature, alone on its line and right of the middle, and those before."""
    signed = {
        sheet.leaf.ordinal
        for sheet in sheets
        for line in sheet.text
        if _DATE.match(line.text) and line.left > sheet.leaf.width / 2 - CELL
    }
    return frozenset(signed | {ordinal - 1 for ordinal in signed})


def _left(lines: Sequence[TextLine]) -> float:
    if not lines:
        return _LEFT
    left = _common_least([line.left for line in lines])
    # Where every line is the first of its paragraph, they show the edge from two cells away.
    return left - 2 * CELL if abs(left - _LEFT - 2 * CELL) < _FAR else left


def _right(rights: Sequence[float]) -> float | None:
    """Where full lines end; a few lines that stay short for a reason do not tell."""
    if not rights:
        return None
    right = _commonest(rights)
    alike = sum(abs(other - right) < 0.3 for other in rights)
    return right if alike >= 3 or abs(right - _RIGHT) < _FAR else None


def _common_least(values: Sequence[float]) -> float:
    """The least value that several share; one line that sticks out is no edge."""
    ordered = sorted(values)
    for value in ordered:
        alike = [other for other in ordered if abs(other - value) < 0.3]
        if len(alike) > max(1, len(ordered) // 50):
            return median(alike)
    return ordered[0]


def _commonest(values: Sequence[float], within: float = 0.3) -> float:
    best = max(values, key=lambda value: (sum(abs(other - value) < within for other in values), -value))
    return median(other for other in values if abs(other - best) < within)
