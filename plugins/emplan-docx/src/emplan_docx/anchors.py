"""Anchors: from which character to which of the layout each comment is about."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final, TypeAlias

from attrs import define, field, frozen

from emplan.layout import (
    BottomGroup,
    LayoutBlock,
    OfficialLayout,
    ParagraphBlock,
    PositionedText,
    Role,
    Run,
    SignatureGroup,
    SplitLine,
    TableBlock,
)
from emplan_docx.markup import Insert, Piece, element
from emplan_docx.remarks import Remark

Carrier: TypeAlias = Run | PositionedText
"""What carries text on the page and knows where in the plan it is from."""

_LAST_STEP: Final = re.compile(r"(\.[^.\[]+|\[\d+\])$")
_SPACE: Final = re.compile(r"\s+")
_DIGITS: Final = re.compile(r"\d")
_TITLES: Final = (Role.TITLE, Role.PLAN_TITLE)


@frozen
class Bound:
    """One end of a comment's range: at a character of a carrier."""

    offset: int
    number: int
    closes: bool

    def insert(self) -> Insert:
        """The markup; behind the range stands the reference to the comment."""
        if not self.closes:
            return Insert(element("commentRangeStart", id=self.number))
        reference = element("r", element("commentReference", id=self.number))
        return Insert(element("commentRangeEnd", id=self.number) + reference, closes=True)


@frozen(eq=False)
class Anchors:
    """The bounds of all comments, by the carriers of one layout (each is one object in it)."""

    bounds: Mapping[int, Sequence[Bound]] = field(factory=dict)

    def of(self, carrier: Carrier) -> Sequence[Bound]:
        """The bounds in a carrier, in order; what ends at a character ends before anything begins there."""
        bounds = self.bounds.get(id(carrier))
        return sorted(bounds, key=lambda bound: (bound.offset, not bound.closes)) if bounds else ()


def pieces(carrier: Carrier, anchors: Anchors, style: str = "") -> Iterator[Piece | Insert]:
    """The text of a carrier, cut where comments begin and end."""
    start = 0
    for bound in anchors.of(carrier):
        if bound.offset > start:
            yield Piece(carrier.text[start : bound.offset], style)
            start = bound.offset
        yield bound.insert()
    if start < len(carrier.text):
        yield Piece(carrier.text[start:], style)


def anchored(layout: OfficialLayout, remarks: Sequence[Remark], shown: Iterable[Remark]) -> Anchors:
    """Find the place of each remark; the ones shown are numbered from 0.

    ``remarks`` are all there are, in the order of the document: where a text has the same words twice, it is
    they that tell which are meant.
    """
    if not remarks:
        return Anchors()
    finder = _Finder(layout)
    numbers = {id(remark): number for number, remark in enumerate(shown)}
    bounds: dict[int, list[Bound]] = {}
    for remark in remarks:
        place = finder.place(remark)
        number = numbers.get(id(remark))
        if number is None or place is None:
            continue
        first, last = place
        bounds.setdefault(id(first[0]), []).append(Bound(first[1], number, closes=False))
        bounds.setdefault(id(last[0]), []).append(Bound(last[1], number, closes=True))
    return Anchors(bounds)


_Point: TypeAlias = tuple[Carrier, int]


@frozen(eq=False)
class _Line:
    """A paragraph's carriers, or some of them, as one text."""

    carriers: tuple[Carrier, ...]

    @property
    def text(self) -> str:
        return "".join(carrier.text for carrier in self.carriers)

    def range(self, start: int, end: int) -> tuple[_Point, _Point]:
        """The carriers in which the characters begin and end; there is at least one character."""
        ends = list(accumulate(len(carrier.text) for carrier in self.carriers))
        first = next(index for index, limit in enumerate(ends) if start < limit)
        last = next(index for index, limit in enumerate(ends) if end <= limit)
        begins = (0, *ends)
        return (self.carriers[first], start - begins[first]), (self.carriers[last], end - begins[last])


@define(eq=False)
class _Finder:
    """Finds words by the path of their text; ``_behind`` is how far each text has been looked through."""

    layout: OfficialLayout
    _own: dict[str, _Line] = field(factory=dict)
    _whole: dict[str, _Line] = field(factory=dict)
    _title: _Line | None = None
    _behind: dict[str, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for role, carriers in _lines(self.layout.blocks):
            whole = _Line(tuple(carrier for carrier in carriers if carrier.text))
            if self._title is None and whole.carriers and role in _TITLES:
                self._title = whole
            for path in dict.fromkeys(carrier.path for carrier in whole.carriers):
                own = _Line(tuple(carrier for carrier in whole.carriers if carrier.path == path))
                self._own.setdefault(path, own)
                self._whole.setdefault(path, whole)

    def place(self, remark: Remark) -> tuple[_Point, _Point] | None:
        path = self._printed(remark.path)
        own = self._own[path] if path else self._title
        if own is None:
            return None
        for line in (own, self._whole[path] if path else own):
            found = self._find(line, remark)
            if found:
                return line.range(*found)
        return own.range(0, len(own.text))

    def _printed(self, path: str) -> str:
        """The path of the nearest text that is printed: its own, one below it, or one above."""
        while path:
            if path in self._own:
                return path
            below = (known for known in self._own if known.startswith((f"{path}.", f"{path}[")))
            if found := next(below, ""):
                return found
            shorter = _LAST_STEP.sub("", path)
            path = "" if shorter == path else shorter
        return ""

    def _find(self, line: _Line, remark: Remark) -> tuple[int, int] | None:
        """The words; names are padded and titles broken in print, so white space does not count."""
        text, wanted = line.text, _SPACE.sub("", remark.after)
        kept = [index for index, char in enumerate(text) if not char.isspace()]
        bare = "".join(text[index] for index in kept)
        starts = [match.start() for match in re.finditer(f"(?={re.escape(wanted)})", bare)] if wanted else []
        if not starts:
            return None
        behind = self._behind.get(remark.path, 0)
        left = [start for start in starts if start >= behind] or starts
        start = max(left, key=lambda start: (_likeness(bare, start, wanted, remark), -start))
        # The years in a cited title have entries of their own.
        self._behind[remark.path] = start + (1 if wanted.startswith("《") else len(wanted))
        return kept[start], kept[start + len(wanted) - 1] + 1


def _likeness(bare: str, start: int, wanted: str, remark: Remark) -> int:
    """How many characters around a place are those of the excerpt, years and numbers apart."""
    excerpt, token = (_SPACE.sub("", text) for text in (remark.excerpt.strip("…"), remark.token))
    best = 0
    for match in re.finditer(f"(?={re.escape(token)})", excerpt):
        before, behind = excerpt[: match.start()], excerpt[match.start() + len(token) :]
        alike = _common(reversed(before), reversed(bare[:start]))
        best = max(best, alike + _common(behind, bare[start + len(wanted) :]))
    return best


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if _DIGITS.sub("0", left) != _DIGITS.sub("0", right):
            break
        count += 1
    return count


def _lines(blocks: Iterable[LayoutBlock]) -> Iterator[tuple[Role, Sequence[Carrier]]]:
    """The paragraphs with their role, one after the other."""
    for block in blocks:
        if isinstance(block, ParagraphBlock):
            yield block.role, block.runs
        elif isinstance(block, SplitLine):
            yield block.role, (*block.left, *block.right)
        elif isinstance(block, SignatureGroup):
            yield from ((block.role, line.parts) for line in block.lines)
        elif isinstance(block, BottomGroup):
            yield from _lines(block.blocks)
        elif isinstance(block, TableBlock):
            if block.caption:
                yield block.role, block.caption.runs
            yield from ((block.role, (cell,)) for row in block.rows for cell in row)
