"""The lines of the mended text as the recogniser sees them, and the page it reads them from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import define, field, frozen

from emplan.chinese.spans import Span
from emplan.reading.claims import Claims, Places
from emplan.reading.mending.characters import lines_of
from emplan.reading.repairs import MendedText
from emplan.reading.report import Doubt, Publication
from emplan.reading.source import PLAIN, Looks, SourceLine

_MARKUP = re.compile(r"#{1,6}\s+|>\s+|[-*+]\s+(?=\S)|\*\*(?=\S)")
_LARGER = 1.15
_RULED = re.compile(r"-{3,}|\*{3,}|_{3,}|={3,}")


@frozen
class TextLine:
    """A line with text: its place in the mended text, without white space around it."""

    start: int
    end: int
    text: str
    number: int
    """The number of the source line on which it starts."""
    after_gap: bool
    """Whether an empty line stands before it."""
    heading_level: int | None = None
    looks: Looks = PLAIN
    cells: Places = ()
    """The places of the cells, where it is a row of a table."""
    is_large: bool = False
    """Whether its characters are larger than those of the text, as titles are."""
    in_card: bool = False
    """Whether it is a row of an index card."""

    @property
    def span(self) -> Span:
        """Its place in the mended text."""
        return Span(self.start, self.end)

    def part(self, start: int, end: int) -> Span:
        """The place of a part of the line, given in its own positions."""
        return Span(self.start + start, self.start + end)

    @property
    def first_cell(self) -> str:
        """The text of the first cell of a row."""
        return self.text[: len(self.cells[0])] if self.cells and self.cells[0].start == self.start else ""

    def goes_on_in(self, below: TextLine) -> bool:
        """Whether the looks say that the line below belongs to the same title."""
        if below.looks.continues:
            return True
        own, other = self.looks, below.looks
        return (
            self.is_large
            and own.centred
            and other.centred
            and own.size == other.size
            and own.red is other.red
            and not below.after_gap
        )

    @property
    def packed(self) -> str:
        """The text without any white space."""
        return "".join(self.text.split())


@define
class Page:
    """What recognition works on and writes to: the lines, the claims, doubts and facts of publication."""

    mended: MendedText
    lines: tuple[TextLine, ...]
    claims: Claims
    doubts: list[Doubt] = field(factory=list)
    publication: list[Publication] = field(factory=list)

    def doubt(self, line: TextLine | int, excerpt: str, reason: str, reason_zh: str) -> None:
        """Note a place that a person should look at."""
        number = line if isinstance(line, int) else line.number
        self.doubts.append(Doubt(line=number, excerpt=excerpt, reason=reason, reason_zh=reason_zh))


def page_of(mended: MendedText, source_lines: Sequence[SourceLine]) -> Page:
    """Cut the mended text into the lines that recognition looks at."""
    claims = Claims(mended.text)
    page = Page(mended, tuple(_text_lines(mended, source_lines, claims)), claims)
    for line in source_lines:
        for remark in line.remarks:
            page.doubt(line.number, line.text[:30], remark.reason, remark.reason_zh)
    return page


def _body_size(lines: Sequence[SourceLine]) -> float | None:
    """The size of most characters of the document, as far as its format tells."""
    sizes: Counter[float] = Counter()
    for line in lines:
        # Of a short notice the title may be the longest part.
        if line.looks.size is not None and not (line.looks.furniture or line.looks.centred):
            sizes[line.looks.size] += len(line.text)
    return max(sizes, key=sizes.__getitem__) if sizes else None


def _row(mended: MendedText, source: SourceLine, line: Span) -> Places:
    """The places of a row's cells; none where a repair ran them together."""
    cells = tuple(_cells(mended, source))
    # Empty ones at the ends lie in the white space around the line.
    whole = all(line.start <= cell.start and cell.end <= line.end for cell in cells if len(cell))
    apart = all(left.end <= right.start for left, right in pairwise(cells))
    return cells if whole and apart else ()


def _cells(mended: MendedText, source: SourceLine) -> Iterator[Span]:
    """The places of a row's cells in the mended text, without white space around them."""
    start = source.start
    for cell in source.looks.cells:
        place = mended.offsets.mended_span(Span(start, start + len(cell)))
        text = place.of(mended.text)
        lead = len(text) - len(text.lstrip())
        yield Span(place.start + lead, max(place.start + lead, place.start + len(text.rstrip())))
        start += len(cell) + 1


def _text_lines(mended: MendedText, source_lines: Sequence[SourceLine], claims: Claims) -> Iterator[TextLine]:
    starts = [line.start for line in source_lines]
    body = _body_size(source_lines)
    gap = False
    for start, whole in lines_of(mended.text):
        text = whole.strip()
        begin = start + len(whole) - len(whole.lstrip())
        level = None
        markup = _MARKUP.match(text)
        if markup is not None:
            claims.structure(Span(begin, begin + markup.end()), "markup")
            level = markup[0].count("#") or None
            begin += markup.end()
            text = text[markup.end() :]
        if _RULED.fullmatch(text):
            claims.structure(Span(begin, begin + len(text)), "markup")
            text = ""
        if not text.strip():
            gap = True
            continue
        source = source_lines[bisect_right(starts, mended.offsets.to_source(begin)) - 1]
        if source.looks.furniture:
            claims.furniture(Span(begin, begin + len(text)), source.looks.furniture)
            continue
        if source.looks.is_note:
            continue
        yield TextLine(
            begin,
            begin + len(text),
            text,
            source.number,
            gap,
            level or source.looks.heading_level,
            source.looks,
            _row(mended, source, Span(begin, begin + len(text))) if source.looks.cells else (),
            body is not None and (source.looks.size or 0) >= _LARGER * body,
        )
        gap = False
