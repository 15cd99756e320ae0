"""Line breaking: where a paragraph's lines end, and how far apart its characters stand.

Each line takes as much as fits; whether a line may end at a place is asked only where one would.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from attrs import frozen

from emplan.chinese.patterns import Pattern
from emplan.layout.faces import Face
from emplan.layout.metrics import Metrics, is_zero_width


@frozen(kw_only=True)
class LineRules:
    """How lines end: the parameters in which word processors differ.

    ``hanging_stops``: a stop that does not fit hangs over the right edge instead of taking its character to
    the next line. ``boundary_gap_em``: room added between a hanzi and a Latin letter or digit, in sizes.
    ``spaces_boundaries``: the character spacing holds there too, and between Chinese marks and Latin.
    ``uses_cells``: characters fill the cells of the grid; else they are as far apart as the character spacing
    makes them, a trifle less.
    ``keeps_units``: a number and its unit (2024年, 95%) stay together, GB/T 15835-2011 5.1.7.2.
    ``binds_latin``: a Latin letter or digit stays on the line of the stop or closing mark before it.
    """

    hanging_stops: bool = False
    boundary_gap_em: float = 0.0
    spaces_boundaries: bool = True
    keeps_units: bool = True
    uses_cells: bool = True
    binds_latin: bool = False


LIBREOFFICE_LINES: Final = LineRules(
    boundary_gap_em=0.2, spaces_boundaries=False, keeps_units=False, uses_cells=False, binds_latin=True
)
"""How LibreOffice 7.4 ends the lines of a DOCX: with room between hanzi and digits, always."""


NEVER_FIRST: Final = frozenset("、，。．；：！？）》〉”’」』】〕〗］｝…～·％‰℃°々,.;:!?)]}%")
"""Marks that begin no line (禁则), GB/T 15834-2011 5.1."""
NEVER_LAST: Final = frozenset("（《〈“‘「『【〔〖［｛￥([{$")
"""Marks that end no line."""
HANGING_STOPS: Final = frozenset("、，。；：！？,.;:!?")
# As LibreOffice has them: ；, ：, ！ and ？ are not among them.
_BINDING: Final = frozenset("、，。）》〉”’」』】〕·．％%℃")
_SPACES: Final = " \u3000\u00a0\t"
_LATIN: Final = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'@_&+#/")
_TWINS: Final = frozenset("—…─")
_HELD_TOGETHER: Final = _LATIN | _TWINS
_NUMBER: Final = r"[0-9０-９]+(?:[.,．:/·-][0-9０-９]+)*"
_MEASURED: Final = Pattern(
    rf"第?{_NUMBER}(?:[—–－～~-]{_NUMBER})?[ \u00a0]?[％%‰]?(?:[多余]?[万亿千百]*"
    r"(?:年度?|个?月份?|[日时分秒号]|个(?:百分点|工作日|小时)?|小时|分钟|平方公里|平方米|立方米|公里|千米|厘米"
    r"|毫米|公斤|千克|公顷|千瓦|[人次项条家类种级期天周岁元吨米倍亩名所处座台套辆批届度℃]))?"
    r"|〔[0-9]{4}〕[0-9]*号?"
)
_MEASURED_REACH: Final = 16
_DIGITS: Final = frozenset("0123456789０１２３４５６７８９")
_HANZI: Final = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_BOUNDARY: Final = Pattern(rf"(?<={_HANZI})(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?={_HANZI})")
_MARK: Final = r"[\u2010-\u2027\u2605\u3001-\u301f\uff01-\uff0f\uff1a-\uff20]"
_MARK_BOUNDARY: Final = Pattern(rf"(?<={_MARK})(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?={_MARK})")
# Slack of more than this part of a cell at each gap is not spread: the line stays short.
_MOST_STRETCH: Final = 0.6


class AdvanceTable(dict[str, float]):
    """Advances in points of the characters of one face at one size, asked for once each."""

    def __init__(self, metrics: Metrics, face: Face, size_pt: float, cell_pt: float) -> None:
        super().__init__()
        self._metrics, self._face, self._size = metrics, face, size_pt
        # What the grid takes from each character of its size, it takes from narrow ones too, as Word does.
        self._tracking = cell_pt - size_pt

    def __missing__(self, char: str) -> float:
        em = self._metrics.advance(char, self._face)
        width = em * self._size + self._tracking if em > 0.0 else 0.0
        self[char] = width
        return width


@frozen
class BrokenLine:
    """A line of a paragraph: characters ``start`` to ``end``, the position of the first, and each advance."""

    start: int
    end: int
    x_pt: float
    advances: tuple[float, ...]
    is_last: bool


@frozen(kw_only=True)
class Measured:
    """A paragraph's text with the natural advance of each character."""

    text: str
    advances: Sequence[float]
    boundary_gaps: frozenset[int] = frozenset()
    """The positions at which ``gap_pt`` was added to the character before."""
    gap_pt: float = 0.0


def measure(
    text: str, advances: list[float], rules: LineRules, *, size_pt: float, spacing_pt: float = 0.0
) -> Measured:
    """Return the text with its advances, widened at the boundaries of hanzi and Latin.

    ``size_pt`` is that of its characters, ``spacing_pt`` their character spacing.
    """
    if not rules.boundary_gap_em:
        return Measured(text=text, advances=advances)
    unspaced = 0.0 if rules.spaces_boundaries else -spacing_pt
    gap = rules.boundary_gap_em * size_pt + unspaced
    gaps = frozenset(found.start() for found in _BOUNDARY.finditer(text))
    for position in gaps:
        advances[position - 1] += gap
    if unspaced:
        for found in _MARK_BOUNDARY.finditer(text):
            advances[found.start() - 1] += unspaced
    return Measured(text=text, advances=advances, boundary_gaps=gaps, gap_pt=gap)


def break_lines(
    measured: Measured, width_pt: float, first_line_pt: float, rules: LineRules, *, justified: bool
) -> Iterator[BrokenLine]:
    """Yield the lines of a paragraph in a measure of ``width_pt``.

    ``first_line_pt`` is where the first line begins (negative: it hangs out to the left).
    """
    text = measured.text
    sums = [0.0, *accumulate(measured.advances)]
    start, x = 0, first_line_pt
    length = len(text)
    while True:
        room = width_pt - x
        end = _line_end(measured, sums, start, room, rules)
        is_last = end == length
        advances = tuple(measured.advances[start:end])
        if justified and not is_last:
            advances = _justified(measured, sums, start, end, room, rules)
        yield BrokenLine(start, end, x, advances, is_last)
        if is_last:
            return
        start, x = end, 0.0


# Lengths in points that are the same to the eye; sums of cells are never exact.
_EPSILON: Final = 0.01


def _line_end(measured: Measured, sums: list[float], start: int, room: float, rules: LineRules) -> int:
    """Return where the line from ``start`` ends: behind the last place in reach at which it may."""
    text, limit = measured.text, sums[start] + room + _EPSILON
    length = len(text)
    end = bisect_right(sums, limit, start + 1) - 1
    if end >= length:
        return length
    # A gap at the very end of the line is not there.
    if end + 1 in measured.boundary_gaps and sums[end + 1] - measured.gap_pt <= limit:
        end += 1
    # Spaces behind the last character take no room.
    reach = max(end, start + 1)
    while reach < length and (text[reach] in _SPACES or is_zero_width(text[reach])):
        reach += 1
    if reach >= length:
        return length
    is_stop = reach == end and text[reach] in HANGING_STOPS
    if rules.hanging_stops and is_stop and may_break(text, reach + 1, rules):
        return reach + 1
    position = reach
    while position > start and not may_break(text, position, rules):
        position -= 1
    return position if position > start else reach


def may_break(text: str, position: int, rules: LineRules) -> bool:
    """Return whether a line may end before the character at ``position``."""
    if position >= len(text):
        return True
    before, after = text[position - 1], text[position]
    if after in NEVER_FIRST or after in _SPACES or is_zero_width(after):
        return False
    if _last_mark(text, position) in NEVER_LAST:
        return False
    if after in _LATIN and (before in _LATIN or (rules.binds_latin and before in _BINDING)):
        return False
    if after in _TWINS and before == after:
        return False
    nearby = text[max(0, position - _MEASURED_REACH) : position]
    if _DIGITS.isdisjoint(nearby):
        return True
    return not (rules.keeps_units and _splits_number(text, position)) and not _splits_digits(text, position)


def _last_mark(text: str, position: int) -> str:
    """Return the last character before a position that can be seen."""
    seen = position - 1
    while seen > 0 and (text[seen] in _SPACES or is_zero_width(text[seen])):
        seen -= 1
    return text[seen]


def _splits_digits(text: str, position: int) -> bool:
    """Whether a number with its points and commas (1.5, 1,000) would be split."""
    before, after = text[position - 1], text[position]
    if after in _DIGITS:
        return before in _DIGITS or (before in ".,．" and text[position - 2 : position - 1].isdigit())
    return False


def _splits_number(text: str, position: int) -> bool:
    """Whether a number and its unit, or a range of numbers, would be split."""
    base = max(0, position - _MEASURED_REACH)
    window = text[base : position + _MEASURED_REACH]
    return any(base + found.start() < position < base + found.end() for found in _MEASURED.finditer(window))


def _justified(
    measured: Measured, sums: list[float], start: int, end: int, room: float, rules: LineRules
) -> tuple[float, ...]:
    """Return the advances of a full line, its slack spread over the gaps between its characters."""
    text = measured.text
    last = end
    while last > start + 1 and text[last - 1] in _SPACES:
        last -= 1
    advances = list(measured.advances[start:end])
    slack = room - (sums[last] - sums[start])
    if end in measured.boundary_gaps:
        slack += measured.gap_pt
    if slack < _EPSILON:
        return tuple(advances)
    gaps: Sequence[int] = range(start, last - 1)
    if not _HELD_TOGETHER.isdisjoint(text[start:last]):
        gaps = [i for i in gaps if _may_stretch(text[i], text[i + 1])]
    if not gaps:
        return tuple(advances)
    share = slack / len(gaps)
    if share > _MOST_STRETCH * max(advances):
        return tuple(advances)
    for i in gaps:
        advances[i - start] += share
    return tuple(advances)


def _may_stretch(before: str, after: str) -> bool:
    if before in _LATIN:
        return after not in _LATIN
    return before not in _TWINS or before != after
