"""The page as lines: text gathered block by block, in the order in which it is shown."""

import re
from typing import Final

from attrs import define, field
from lxml import etree

from emplan.reading import LARGEST_TEXT, Looks
from emplan_html import refusals, tables
from emplan_html.appearance import Appearance, is_hidden, is_unseen
from emplan_html.lists import OrderedList

_BLOCKS: Final = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section "
        "summary table tbody td tfoot th thead tr ul",
    )
)
_SPACE: Final = re.compile("[ \t\n\r\f\v]+")
_BREAK: Final = re.compile("\r\n?|\n")


@define
class FlowLine:
    """A line of the page: the innermost block that it stands in, how much of it is links."""

    text: str
    looks: Looks
    block: etree._Element
    linked: int = 0
    hidden: int = 0
    """Characters that were hidden since the line before."""


@define
class _Piece:
    text: str
    looks: Appearance


@define
class Flow:
    """Walks a tree and gathers lines."""

    lines: list[FlowLine] = field(factory=list)
    _pieces: list[_Piece] = field(factory=list, init=False)
    _blocks: list[etree._Element] = field(factory=list, init=False)
    _lists: list[OrderedList | None] = field(factory=list, init=False)
    _item: etree._Element | None = field(default=None, init=False)
    _tables: int = field(default=0, init=False)
    _characters: int = field(default=0, init=False)
    _hidden: int = field(default=0, init=False)

    def read(self, root: etree._Element, looks: Appearance = Appearance()) -> "Flow":  # noqa: B008 - frozen
        """Gather the lines of an element and everything in it.

        Raises:
            ReadingError: There is more text than a plan can have.
        """
        stack = [looks]
        self._blocks.append(root)
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in walk:
            if event == "start":
                if self._is_skipped(element, root, stack[-1]):
                    skipped = element
                    walk.skip_subtree()
                else:
                    stack.append(stack[-1].of(element))
                    self._open(element, root, stack[-1])
                continue
            if skipped is element:
                skipped = None
            else:
                stack.pop()
                self._close(element, root)
            if element is not root:
                self._text(element.tail, stack[-1])
        self._break()
        self._blocks.pop()
        return self

    def _is_skipped(self, element: etree._Element, root: etree._Element, looks: Appearance) -> bool:
        if is_unseen(element):
            return True
        if is_hidden(element):
            self._hidden += len("".join("".join(str(one) for one in element.itertext()).split()))
            return True
        if element.tag == "table" and element is not root and (rows := tables.data_rows(element)) is not None:
            self._break()
            self._table(element, rows, looks.of(element))
            return True
        return False

    def _open(self, element: etree._Element, root: etree._Element, looks: Appearance) -> None:
        tag = str(element.tag)
        if tag == "br":
            self._break()
        elif tag in _BLOCKS:
            self._break()
            if element is not root:
                self._blocks.append(element)
            if tag in ("ol", "ul", "menu"):
                self._lists.append(OrderedList.of(element))
            elif tag == "li":
                self._item = element
        self._text(element.text, looks)

    def _close(self, element: etree._Element, root: etree._Element) -> None:
        tag = str(element.tag)
        if tag not in _BLOCKS:
            return
        self._break()
        if element is not root:
            self._blocks.pop()
        if tag in ("ol", "ul", "menu") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._item = None

    def _text(self, text: str | None, looks: Appearance) -> None:
        if not text:
            return
        if not looks.keeps_breaks:
            self._pieces.append(_Piece(text, looks))
            return
        first, *others = _BREAK.split(text)
        self._pieces.append(_Piece(first, looks))
        for line in others:
            if not any(piece.text.strip() for piece in self._pieces):
                self._add(FlowLine("", Looks(), self._blocks[-1]))
            self._break()
            self._pieces.append(_Piece(line, looks))

    def _break(self) -> None:
        """End the line."""
        pieces, self._pieces = self._pieces, []
        text = _SPACE.sub(" ", "".join(piece.text for piece in pieces)).strip(" ")
        if not text:
            return
        text = self._label(text) + text
        weights: dict[Appearance, int] = {}
        linked = 0
        for piece in pieces:
            length = len("".join(piece.text.split()))
            weights[piece.looks] = weights.get(piece.looks, 0) + length
            linked += length if piece.looks.linked else 0
        main = max(weights, key=weights.__getitem__)
        self._add(FlowLine(text, _looks(main), self._blocks[-1], linked))

    def _label(self, text: str) -> str:
        item, self._item = self._item, None
        if item is None or not self._lists or self._lists[-1] is None:
            return ""
        return self._lists[-1].label(item, text)

    def _table(self, table: etree._Element, rows: list[tables.Row], looks: Appearance) -> None:
        self._tables += 1
        leading = True
        # Where the page marks no head, it does not say that the first row is none.
        beyond = False if rows and rows[0].is_head else None
        for row in rows:
            leading = leading and row.is_head
            cells, linked = [], 0
            for cell in row.cells:
                inner = [] if cell is None else Flow().read(cell, looks).lines
                cells.append(" ".join(line.text.replace("\t", " ") for line in inner))
                linked += sum(line.linked for line in inner)
            if any(cell.strip() for cell in cells):
                shown = Looks(cells=tuple(cells), table=self._tables, is_head=leading or beyond)
                self._add(FlowLine("\t".join(cells), shown, table, linked))

    def _add(self, line: FlowLine) -> None:
        self._characters += len(line.text) + 1
        if self._characters > LARGEST_TEXT:
            raise refusals.too_large(LARGEST_TEXT)
        line.hidden, self._hidden = self._hidden, 0
        self.lines.append(line)


def _looks(main: Appearance) -> Looks:
    return Looks(
        heading_level=main.heading,
        centred=main.centred,
        bold=main.bold,
        size=main.size,
        red=main.red,
        face=main.face,
    )
