"""The structure of a tagged document: its elements in reading order, and the content that belongs to each."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from attrs import define, evolve, field, frozen

from emplan.layout import PlacedLine, PlacedRun

Marked: TypeAlias = tuple["Element | None", Sequence[PlacedRun]]
"""Runs of a line that belong to one element; None: they are no part of the text."""


@frozen
class Content:
    """A marked piece of a page: the page's index and the number of the mark on it."""

    page: int
    mark: int


@define(eq=False)
class Element:
    """An element of one of PDF's standard types: ``H1``, ``P``, ``TD``; ``attributes`` as PDF writes them."""

    type: str
    attributes: str = ""
    children: list["Element | Content"] = field(factory=list, repr=False)

    def add(self, kind: str, attributes: str = "") -> "Element":
        """A new element of that type inside this one, behind those there are."""
        child = Element(kind, attributes)
        self.children.append(child)
        return child


@define
class Pieces:
    """A block whose characters belong to these elements, so many to each, in their order."""

    pieces: list[tuple[int, Element]] = field(factory=list)
    _at: int = field(default=0, init=False)
    _taken: int = field(default=0, init=False)

    def take(self, line: PlacedLine) -> Iterator[Marked]:
        """The next line of the block, divided among the elements."""
        length, element = self.pieces[self._at]
        count = sum(len(run.text) for run in line.runs)
        if self._is_last or self._taken + count < length:
            self._taken += count
            yield element, line.runs
            return
        for run in line.runs:
            yield from self._divided(run)

    @property
    def _is_last(self) -> bool:
        return self._at == len(self.pieces) - 1

    def _divided(self, run: PlacedRun) -> Iterator[Marked]:
        while run.text:
            length, element = self.pieces[self._at]
            room, count = length - self._taken, len(run.text)
            if self._is_last or count < room:
                self._taken += count
                yield element, (run,)
                return
            self._at, self._taken = self._at + 1, 0
            if count == room:
                yield element, (run,)
                return
            head, run = split_run(run, room)
            if head.text:
                yield element, (head,)


@define
class Cells:
    """A table: the element of each cell by its path, and that of its caption by an empty one."""

    cells: dict[str, Element]
    caption: Element | None = None

    def take(self, line: PlacedLine) -> Iterator[Marked]:
        """The line, whole; the head of a table repeated on a further page is not read again."""
        if line.is_repeated:
            yield None, line.runs
        else:
            yield self.cells.get(line.path, self.caption), line.runs


def split_run(run: PlacedRun, length: int) -> tuple[PlacedRun, PlacedRun]:
    """The first characters of a run and the rest of it."""
    head = evolve(run, text=run.text[:length], advances_pt=run.advances_pt[:length])
    rest = run.text[length:]
    x = run.x_pt + head.width_pt
    return head, evolve(run, text=rest, advances_pt=run.advances_pt[length:], x_pt=x)


class Structure:
    """The structure tree of one document; pages mark their content with its elements."""

    def __init__(self, root: Element, blocks: Sequence[Pieces | Cells | None]) -> None:
        self.root = root
        self._blocks = blocks
        self.pages: list[list[Element]] = []
        """The elements of the marks of each page."""

    def begin_page(self) -> None:
        """The marks that follow are on a further page."""
        self.pages.append([])

    def take(self, line: PlacedLine) -> Iterator[Marked]:
        """A line, divided among the elements; lines come in the order of the pages."""
        block = self._blocks[line.block] if line.block is not None else None
        return block.take(line) if block is not None else iter(((None, line.runs),))

    def mark(self, element: Element) -> int:
        """The number of a new mark on the page, whose content belongs to the element."""
        marks = self.pages[-1]
        marks.append(element)
        element.children.append(Content(len(self.pages) - 1, len(marks) - 1))
        return len(marks) - 1
