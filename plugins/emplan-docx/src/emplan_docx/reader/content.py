"""The content of a paragraph: its visible pieces, line by line, the text boxes and notes that hang on it."""

from collections import Counter
from typing import Final

from attrs import define, field, frozen
from lxml import etree

from emplan_docx.reader.names import MATH, MC, VML, child, w
from emplan_docx.reader.styles import PLAIN_RUN, ParagraphLooks, RunLooks, StyleSheet
from emplan_docx.reader.symbols import symbol

_SKIPPED: Final = frozenset(
    [w(name) for name in ("pPr", "rPr", "del", "moveFrom", "delText", "instrText", "delInstrText", "rt")]
    + [w("sdtPr"), w("fldData"), w("rubyPr"), w("footnoteRef"), w("endnoteRef"), w("annotationRef")]
)
_PAGE_BREAKS: Final = ("page", "column")


@define
class Fields:
    """The fields (域) that are open where the reader stands; only their results are to be seen."""

    _open: list[list[str | bool]] = field(factory=list)

    @property
    def hides(self) -> bool:
        """Whether the place is inside the instruction of a field."""
        return any(not shown for _, shown in self._open)

    def is_inside(self, name: str) -> bool:
        """Whether the place is inside the result of a field of that name."""
        return any(str(instruction).split(maxsplit=1)[:1] == [name] for instruction, _ in self._open)

    def instruct(self, text: str) -> None:
        """Take in a part of an instruction."""
        if self._open:
            self._open[-1][0] = str(self._open[-1][0]) + text

    def take(self, kind: str) -> None:
        """Begin, separate or end a field."""
        if kind == "begin":
            self._open.append(["", False])
        elif kind == "separate" and self._open:
            self._open[-1][1] = True
        elif kind == "end" and self._open:
            self._open.pop()


@frozen
class Piece:
    """Characters with one look."""

    text: str
    looks: RunLooks


@define
class Line:
    """The pieces of one line of a paragraph."""

    pieces: list[Piece] = field(factory=list)

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(piece.text for piece in self.pieces)

    def main_looks(self, default: RunLooks) -> RunLooks:
        """The looks of most of its characters."""
        counted: Counter[RunLooks] = Counter()
        for piece in self.pieces:
            counted[piece.looks] += len(piece.text.strip())
        return max(counted, key=counted.__getitem__) if counted else default


@define
class Content:
    """What a paragraph holds."""

    lines: list[Line] = field(factory=lambda: [Line()])
    boxes: list[etree._Element] = field(factory=list)
    """Text boxes (``w:txbxContent``) anchored in it, and drawn words (``v:textpath``)."""
    notes: list[tuple[str, str]] = field(factory=list)
    """The kind and id of footnotes and endnotes that it refers to."""
    hidden: int = 0
    """The number of hidden characters left out."""
    in_contents: bool = False
    """Whether it belongs to a table of contents."""


@define
class ContentReader:
    """Reads paragraphs one after the other; fields run from one into the next."""

    styles: StyleSheet
    fields: Fields = field(factory=Fields)
    _content: Content = field(factory=Content, init=False)
    _paragraph: RunLooks = field(default=PLAIN_RUN, init=False)

    def read(self, paragraph: etree._Element, looks: ParagraphLooks, begun: Content | None = None) -> Content:
        """Read a paragraph; ``begun`` is what a deleted paragraph mark before it left over."""
        content = Content() if begun is None else begun
        self._content, self._paragraph = content, looks.run
        in_contents = self.fields.is_inside("TOC")
        self._walk(paragraph, self._paragraph)
        content.in_contents = in_contents or self.fields.is_inside("TOC")
        return content

    def _walk(self, element: etree._Element, looks: RunLooks) -> None:
        for one in element:
            self._take(one, looks)

    def _take(self, one: etree._Element, looks: RunLooks) -> None:
        tag = one.tag
        if tag == w("r"):
            self._walk(one, self.styles.run(child(one, "rPr"), self._paragraph))
        elif tag in (w("t"), f"{MATH}t"):
            self._text(one.text or "", looks)
        elif tag in _SKIPPED:
            if tag == w("instrText"):
                self.fields.instruct(one.text or "")
        elif tag == w("fldChar"):
            self.fields.take(one.get(w("fldCharType"), ""))
        elif tag == w("fldSimple"):
            self.fields.take("begin")
            self.fields.instruct(one.get(w("instr"), ""))
            self.fields.take("separate")
            self._walk(one, looks)
            self.fields.take("end")
        elif tag == f"{MC}AlternateContent":
            chosen = _chosen(one)
            if chosen is not None:
                self._walk(chosen, looks)
        elif tag == w("txbxContent") or tag == f"{VML}textpath":
            self._content.boxes.append(one)
        elif tag in (w("footnoteReference"), w("endnoteReference")):
            kind = "footnote" if tag == w("footnoteReference") else "endnote"
            self._content.notes.append((kind, one.get(w("id"), "")))
        elif not self._character(one, looks):
            self._walk(one, looks)

    def _character(self, one: etree._Element, looks: RunLooks) -> bool:
        """Take an element that stands for a character."""
        tag = one.tag
        if tag in (w("br"), w("cr")):
            if one.get(w("type")) not in _PAGE_BREAKS and not looks.hidden and not self.fields.hides:
                self._content.lines.append(Line())
        elif tag in (w("tab"), w("ptab")):
            self._text("\t", looks)
        elif tag == w("noBreakHyphen"):
            self._text("-", looks)
        elif tag == w("sym"):
            code = one.get(w("char"), "")
            self._text(symbol(one.get(w("font"), ""), int(code, 16) if _is_hex(code) else 0), looks)
        else:
            return False
        return True

    def _text(self, text: str, looks: RunLooks) -> None:
        if self.fields.hides or not text:
            return
        if looks.hidden:
            self._content.hidden += len(text.strip())
        else:
            self._content.lines[-1].pieces.append(Piece(text, looks))


def _chosen(alternative: etree._Element) -> etree._Element | None:
    """The first alternative that has words in it; else the first."""
    ways = [one for one in alternative if one.tag in (f"{MC}Choice", f"{MC}Fallback")]
    worded = (w("t"), w("txbxContent"), w("sym"), f"{VML}textpath")
    return next((way for way in ways if next(way.iter(*worded), None) is not None), ways[0] if ways else None)


def _is_hex(code: str) -> bool:
    return 0 < len(code) <= 6 and all(digit in "0123456789abcdefABCDEF" for digit in code)


def mark_is_deleted(properties: etree._Element | None) -> bool:
    """Whether the paragraph mark was deleted: the paragraph runs into the next one."""
    mark = child(properties, "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def drawn_words(textpath: etree._Element) -> str:
    """The words of a piece of WordArt of old documents."""
    return textpath.get("string", "")
