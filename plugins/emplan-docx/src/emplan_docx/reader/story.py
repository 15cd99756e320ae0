"""The story (正文、页眉、文本框) of a document as lines, in the order in which it is read."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs
from attrs import define, evolve, field, frozen
from lxml import etree

from emplan.reading import LARGEST_TEXT, Looks, Remark
from emplan_docx.reader import refusals, tables
from emplan_docx.reader.content import Content, ContentReader, Line, drawn_words, mark_is_deleted
from emplan_docx.reader.names import MC, VML, child, value, w
from emplan_docx.reader.numbering import Counters
from emplan_docx.reader.styles import ParagraphLooks, RunLooks, StyleSheet

_WRAPPINGS: Final = frozenset(
    w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")
)
_CENTRED: Final = ("center", "distribute")
_CONTENTS: Final = "table_of_contents"
MOST_PARAGRAPHS: Final = 100_000
"""The paragraphs and tables that are read, empty ones counted."""


@frozen
class ReadLine:
    """A line on its way to the reader's result."""

    text: str
    looks: Looks
    remarks: tuple[Remark, ...] = ()


@define
class Story:
    """Reads one story after the other; numbers run on through all of them."""

    styles: StyleSheet
    counters: Counters
    turned: frozenset[etree._Element] = frozenset()
    """The tables on turned pages."""
    reader: ContentReader = field(init=False)
    notes: list[tuple[str, str]] = field(factory=list, init=False)
    """The footnotes and endnotes met, in order."""
    _tables: int = field(default=0, init=False)
    _characters: int = field(default=0, init=False)
    _paragraphs: int = field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        self.reader = ContentReader(self.styles)

    def lines(self, blocks: Iterable[etree._Element]) -> Iterator[ReadLine]:
        """The lines of paragraphs and tables.

        Raises:
            ReadingError: There is more text than a plan can have.
        """
        begun: Content | None = None
        for block in _blocks(blocks):
            self._paragraphs += 1
            if self._paragraphs > MOST_PARAGRAPHS:
                raise refusals.too_many_paragraphs(MOST_PARAGRAPHS)
            if block.tag == w("tbl"):
                yield from self._table(block)
                continue
            looks = self._looks(block)
            content = self.reader.read(block, looks, begun)
            if mark_is_deleted(child(block, "pPr")):
                begun = content
                continue
            begun = None
            yield from self._paragraph(block, content, looks)
        if begun is not None and any(line.text for line in begun.lines):
            yield from self._paragraph(None, begun, ParagraphLooks())

    def _looks(self, paragraph: etree._Element) -> ParagraphLooks:
        properties = child(paragraph, "pPr")
        looks = self.styles.paragraph(properties)
        instance = self.counters.definitions.lists.get(looks.list_id or "")
        if instance is not None and value(properties, "numPr", "numId") is None:
            # The list of a style says itself which of its levels the style has.
            depth = instance.level_of_style(self.styles.style_id(properties))
            if depth is not None:
                looks = evolve(looks, depth=depth)
        return looks

    def _paragraph(
        self, paragraph: etree._Element | None, content: Content, looks: ParagraphLooks
    ) -> Iterator[ReadLine]:
        self.notes += content.notes
        for box in content.boxes:
            yield from self._box(box)
        label = ""
        if looks.list_id is not None and (paragraph is not None):
            vanishes = content.hidden and not any(line.text for line in content.lines)
            label = "" if vanishes else self.counters.label(looks.list_id, looks.depth or 0)
        remarks = _remarks(content)
        if remarks and not label and not any(line.text for line in content.lines) and not content.boxes:
            # Nothing of the paragraph is to be seen; its place is an empty line.
            yield ReadLine("", Looks(), remarks)
            return
        for number, line in enumerate(content.lines):
            text = (label if number == 0 else "") + line.text
            self._count(text)
            shown = _line_looks(line, looks, content)
            if number and text.strip() and content.lines[number - 1].text.strip():
                shown = evolve(shown, continues=True)
            yield ReadLine(text, shown, remarks if number == 0 else ())

    def _count(self, text: str) -> None:
        self._characters += len(text) + 1
        if self._characters > LARGEST_TEXT:
            raise refusals.too_large("text", LARGEST_TEXT)

    def _box(self, box: etree._Element) -> Iterator[ReadLine]:
        if box.tag == f"{VML}textpath":
            shape = box.getparent()
            colour = "" if shape is None else shape.get("fillcolor", "")
            red = colour.lower().startswith(("red", "#f00", "#ff0000"))
            yield ReadLine(drawn_words(box), Looks(red=red))
            return
        # Fields of a box do not run on into the paragraph that it hangs on.
        outer, self.reader = self.reader, ContentReader(self.styles)
        yield from (line for line in self.lines(box) if line.text.strip())
        self.reader = outer

    def _table(self, table: etree._Element) -> Iterator[ReadLine]:
        rows = tables.rows_of(table)
        if tables.places_text(rows):
            for row in rows:
                yield from self._placed(row)
            return
        self._tables += 1
        number = self._tables
        leading = True
        # Where the file marks no head, it does not say that the first row is none.
        beyond = False if tables.is_headless(table) or rows[0].is_head else None
        width = max(row.before + sum(cell.columns for cell in row.cells) + row.behind for row in rows)
        for row in rows:
            leading = leading and row.is_head
            cells = [""] * row.before
            remarks: tuple[Remark, ...] = ()
            looks = Looks()
            for cell in row.cells:
                lines = [] if cell.is_continued else list(self.lines(cell.element))
                words = [line.text.replace("\t", " ").strip() for line in lines]
                remarks += tuple(remark for line in lines for remark in line.remarks)
                looks = next((line.looks for line in lines if line.text.strip()), looks)
                cells += [" ".join(filter(None, words)), *[""] * (cell.columns - 1)]
            cells += [""] * (width - len(cells))
            if not any(cells):
                continue
            text = "\t".join(cells)
            yield ReadLine(
                text,
                attrs.evolve(
                    looks,
                    cells=tuple(cells),
                    table=number,
                    is_head=leading or beyond,
                    landscape=table in self.turned,
                    heading_level=None,
                ),
                remarks,
            )

    def _placed(self, row: tables.Row) -> Iterator[ReadLine]:
        """The lines of a row that only places text; cells of one line each stand on one line."""
        cells = [
            [line for line in self.lines(cell.element) if line.text.strip() or line.remarks]
            for cell in row.cells
            if not cell.is_continued
        ]
        cells = [lines for lines in cells if lines]
        if len(cells) > 1 and all(len(lines) == 1 for lines in cells) and all(map(_is_plain, cells)):
            remarks = tuple(remark for lines in cells for remark in lines[0].remarks)
            yield ReadLine("\t".join(lines[0].text for lines in cells), cells[0][0].looks, remarks)
            return
        for lines in cells:
            yield from lines


def _is_plain(lines: Sequence[ReadLine]) -> bool:
    return not any(line.looks.cells for line in lines)


def _blocks(elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Paragraphs and tables, through content controls, tracked insertions and alternatives."""
    for one in elements:
        if one.tag in (w("p"), w("tbl")):
            yield one
        elif one.tag in _WRAPPINGS:
            yield from _blocks(one)
        elif one.tag == f"{MC}AlternateContent":
            ways = [way for way in one if way.tag in (f"{MC}Choice", f"{MC}Fallback")]
            yield from _blocks(ways[0] if ways else ())


def _line_looks(line: Line, paragraph: ParagraphLooks, content: Content) -> Looks:
    main: RunLooks = line.main_looks(paragraph.run)
    in_contents = content.in_contents or paragraph.style.lower().startswith("toc ")
    return Looks(
        heading_level=paragraph.heading_level,
        centred=paragraph.alignment in _CENTRED,
        bold=bool(main.bold),
        size=main.size,
        red=main.is_red,
        face=main.face or "",
        style=paragraph.style,
        furniture=_CONTENTS if in_contents and line.text.strip() else "",
    )


def _remarks(content: Content) -> tuple[Remark, ...]:
    if not content.hidden:
        return ()
    return (
        Remark(
            f"{content.hidden} hidden characters were left out",
            f"此处有{content.hidden}个隐藏文字，未予读取",
        ),
    )
