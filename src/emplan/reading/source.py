"""What a reader gives: the lines of a source, each with its place and its looks, and the Reader protocol."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol, runtime_checkable

from attrs import field, frozen


@frozen(kw_only=True)
class Looks:
    """How a line looks where it stands, as far as its format tells; plain text tells nothing.

    ``heading_level`` is the outline level that the format states (a Word style, ``<h2>``, ``#``), from 1.
    ``cells`` are the cells of a table row, in which case the line's text holds them joined by tabs.
    """

    heading_level: int | None = None
    centred: bool = False
    bold: bool = False
    size: float | None = None
    red: bool = False
    cells: tuple[str, ...] = ()


PLAIN = Looks()


@frozen
class SourceLine:
    """One line of a source.

    Args:
        text: The line without its line break.
        start: The offset of its first character in the source text.
        number: Its number, from 1, as a person would count.
        ending: The line break behind it, as found; the last line may have none.
        looks: How it looks.
    """

    text: str
    start: int
    number: int
    ending: str = "\n"
    looks: Looks = field(default=PLAIN, kw_only=True)


@runtime_checkable
class Reader(Protocol):
    """A plugin of the entry-point group ``emplan.readers``: the bytes of one format into lines."""

    format: ClassVar[str]
    """Its name, equal to the entry-point name: ``text``."""
    suffixes: ClassVar[tuple[str, ...]]
    """The suffixes of its files, with the dot, in small letters."""

    def accepts(self, head: bytes) -> bool:
        """Tell from the first bytes (at most 4096) whether this is its format."""
        ...

    def lines(self, data: bytes) -> Sequence[SourceLine]:
        """Read all lines; text and endings put together are the source text, which the account tiles.

        Raises:
            ReadingError: The data is damaged beyond reading, or too large.
        """
        ...


@runtime_checkable
class DecodingReader(Protocol):
    """A reader of a text format, which can also say how the bytes were decoded."""

    def encoding(self, data: bytes) -> str:
        """Return the name of the encoding, as the report gives it."""
        ...


def source_text(lines: Sequence[SourceLine]) -> str:
    """Return the text that the lines are the lines of."""
    return "".join(line.text + line.ending for line in lines)


def split_lines(text: str) -> tuple[SourceLine, ...]:
    """Cut a text into lines at every kind of line break that Unicode knows."""
    lines = []
    start = 0
    for number, whole in enumerate(text.splitlines(keepends=True), start=1):
        line = whole.splitlines()[0]
        lines.append(SourceLine(line, start, number, whole[len(line) :]))
        start += len(whole)
    return tuple(lines)
