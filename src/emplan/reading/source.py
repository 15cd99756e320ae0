"""What a reader gives: the lines of a source, each with its place and its looks, and the Reader protocol."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar, Protocol, runtime_checkable

from attrs import field, frozen


@frozen(kw_only=True)
class Looks:
    """How a line looks where it stands, as far as its format tells; plain text tells nothing.

    Args:
        heading_level: The outline level that the format states (a Word style, ``<h2>``), from 1.
        centred: Whether it is centred.
        bold: Whether most of it is bold.
        size: The size of most of its characters, in points.
        red: Whether most of it is red, as the masthead is.
        face: The name of the font, as the format states it.
        style: The name of the paragraph style.
        page: The number of the page on which it starts, from 1.
        cells: The cells of a table row; the line's text holds them joined by tabs.
        table: The number of the table of which it is a row, from 1.
        landscape: Whether that table stands on a turned page.
        is_head: Whether it is a row of the table's head; None where the format does not say.
        outside: Whether it stands outside the main column: on a web page around the text, in the header of a
            page. What is not understood there is furniture.
        furniture: The rule by which the reader knows the line for no part of the document (``navigation``,
            ``page_number``); empty otherwise.
        continues: Whether only a line break inside its paragraph parts it from the line before.
        is_note: Whether it is a footnote: no part of the text, left over for a person.
    """

    heading_level: int | None = None
    centred: bool = False
    bold: bool = False
    size: float | None = None
    red: bool = False
    face: str = ""
    style: str = ""
    page: int | None = None
    cells: tuple[str, ...] = ()
    table: int | None = None
    landscape: bool = False
    is_head: bool | None = None
    outside: bool = False
    furniture: str = ""
    continues: bool = False
    is_note: bool = False

    @property
    def stands_apart(self) -> bool:
        """Whether the line never belongs together with the lines around it."""
        return bool(self.cells or self.furniture or self.outside or self.is_note or self.centred)


PLAIN = Looks()


@frozen
class Remark:
    """What a reader has to say about a line: hidden text was left out, a note belongs to it."""

    reason: str
    reason_zh: str


@frozen
class SourceLine:
    """One line of a source.

    Args:
        text: The line without its line break.
        start: The offset of its first character in the source text.
        number: Its number, from 1, as a person would count.
        ending: The line break behind it, as found; the last line may have none.
        looks: How it looks.
        remarks: What a person should know about it; each becomes a doubt of the report.
    """

    text: str
    start: int
    number: int
    ending: str = "\n"
    looks: Looks = field(default=PLAIN, kw_only=True)
    remarks: tuple[Remark, ...] = field(default=(), kw_only=True)


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


def lines_of_texts(
    texts: Iterable[tuple[str, Looks, tuple[Remark, ...]]],
) -> tuple[SourceLine, ...]:
    """Number lines that a reader extracted one by one and give each its offset; each ends with a line feed.

    Line breaks inside a text become spaces.
    """
    lines = []
    start = 0
    for number, (text, looks, remarks) in enumerate(texts, start=1):
        text = _BREAKS.sub(" ", text)
        lines.append(SourceLine(text, start, number, looks=looks, remarks=remarks))
        start += len(text) + 1
    return tuple(lines)


# All that `str.splitlines` would cut at.
_BREAKS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def split_lines(text: str) -> tuple[SourceLine, ...]:
    """Cut a text into lines at every kind of line break that Unicode knows."""
    lines = []
    start = 0
    for number, whole in enumerate(text.splitlines(keepends=True), start=1):
        line = whole.splitlines()[0]
        lines.append(SourceLine(line, start, number, whole[len(line) :]))
        start += len(whole)
    return tuple(lines)
