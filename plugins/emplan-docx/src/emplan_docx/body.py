"""The body of the document: the blocks of a layout one after the other, in sections where pages differ."""

import math
from collections.abc import Sequence
from itertools import dropwhile, groupby
from typing import Final, TypeAlias

from attrs import define, evolve, field

from emplan.layout import (
    BlankLines,
    BottomGroup,
    LayoutBlock,
    LetterHead,
    LineRules,
    Masthead,
    OfficialLayout,
    PageBreak,
    Pages,
    ParagraphBlock,
    Role,
    Rule,
    SignatureGroup,
    SplitLine,
    TableBlock,
    compose,
)
from emplan_docx.anchors import Anchors
from emplan_docx.colophon import ColophonPage, colophon, colophon_page
from emplan_docx.letter import letter_masthead, letter_room
from emplan_docx.markup import ParagraphMarkup, exact_spacing, with_room_before
from emplan_docx.masthead import Placed, header_rule, masthead
from emplan_docx.numbering import NativeNumbers
from emplan_docx.paragraphs import ParagraphSetter
from emplan_docx.sections import PageKind, section
from emplan_docx.signing import TextEnd
from emplan_docx.style_names import BLANK_LINE, SPACER
from emplan_docx.table_markup import TableMarkup
from emplan_docx.tables import TableSetter
from emplan_docx.units import twips

Part: TypeAlias = ParagraphMarkup | TableMarkup

_WORD_LINES: Final = LineRules()
_BELOW_TEXT: Final = (Role.ATTACHMENT_NOTE, Role.SIGNATURE)


@define
class Body:
    """The body in the making.

    ``kinds`` are the kinds of pages in it. ``_overhang_pt`` is by how much Word is lower on the page than
    compose, until blank lines make up for it. ``_room_above_pt`` is what the first line of a letter's text
    keeps free above it.
    """

    layout: OfficialLayout
    setter: ParagraphSetter
    text_end: TextEnd
    lines: LineRules
    kinds: set[PageKind] = field(factory=set)
    _parts: list[Part] = field(factory=list)
    _pages: PageKind = PageKind.UPRIGHT
    _usual: PageKind = PageKind.UPRIGHT
    _new_page: bool = False
    _overhang_pt: float = 0.0
    _room_before_pt: float = 0.0
    _room_above_pt: float = 0.0
    _turned_before: int = 0
    _composed: Pages | None = None

    @classmethod
    def of(
        cls,
        layout: OfficialLayout,
        anchors: Anchors | None = None,
        lines: LineRules = _WORD_LINES,
        numbers: NativeNumbers | None = None,
        *,
        moves_whole: bool = False,
    ) -> "Body":
        """The body of a whole layout, with the comments that are anchored in it.

        ``moves_whole``: it is for LibreOffice, which moves a paragraph that is bound as a whole.
        """
        setter = ParagraphSetter(layout.profile, anchors or Anchors(), numbers)
        body = cls(layout, setter, TextEnd(layout.profile, layout.letter, moves_whole), lines)
        above = None
        for block in layout.blocks:
            body.put(block, above)
            above = block
        body.kinds.add(body._pages)
        if not body._parts or body._ends_with_table():
            # The break behind a turned table is for what follows it.
            body._new_page = False
            body._spacer()
        return body

    @property
    def parts(self) -> tuple[Part, ...]:
        """The paragraphs and tables; the last is a paragraph, and no two tables touch."""
        return tuple(self._parts)

    def xml(self, parts: Sequence[Part] | None = None) -> str:
        """The content of ``w:body``, of its own parts or those that a redline made of them."""
        content = "".join(part.xml() for part in (self._parts if parts is None else parts))
        return content + self._section()

    def put(self, block: LayoutBlock, above: LayoutBlock | None) -> None:
        """Add a block; ``above`` is the one before it."""
        if isinstance(block, ParagraphBlock):
            self._paragraph(block, above)
        elif isinstance(block, TableBlock):
            self._table(block)
        elif isinstance(block, PageBreak):
            self._new_page = bool(self._parts)
            self._usual = PageKind.TURNED if block.landscape else PageKind.UPRIGHT
            self._overhang_pt = 0.0
            self.text_end.begin_page()
        elif isinstance(block, BottomGroup):
            self._colophon(block)
        elif isinstance(block, LetterHead):
            self._letter(block)
        else:
            self._as_usual()
            self._line(block, above)

    def _line(
        self, block: SplitLine | BlankLines | Masthead | Rule | SignatureGroup, above: LayoutBlock | None
    ) -> None:
        profile = self.layout.profile
        if isinstance(block, BlankLines):
            self._blank_lines(block)
        elif isinstance(block, SplitLine):
            self._add(self.setter.split_line(block))
        elif isinstance(block, SignatureGroup):
            self._signature(block)
        elif isinstance(block, Masthead):
            self._place(masthead(block, profile))
        else:
            self._place(header_rule(block, above, profile))

    def _paragraph(self, block: ParagraphBlock, above: LayoutBlock | None) -> None:
        self._as_usual()
        is_signed = block.role is Role.CLOSING_NOTE and isinstance(above, SignatureGroup)
        if is_signed and isinstance(last := self._parts[-1], ParagraphMarkup):
            last.keep_next = True
        room = math.ceil(self._room_before_pt / self.layout.profile.page.line_pitch.pt)
        paragraph = self._below_room(self.setter.paragraph(block), block.style.line_pitch_pt)
        cells = self.layout.profile.page.cells.value - block.style.left_cells
        lines = room + math.ceil(len(block.text) / cells)
        self._append(paragraph)
        if block.role.is_text:
            self.text_end.add_text(block, paragraph, lines)
        else:
            self.text_end.add(paragraph, lines)

    def _blank_lines(self, block: BlankLines) -> None:
        pitch = block.line_pitch_pt
        if block.role in _BELOW_TEXT:
            # Room above a paragraph is left out at the top of a page, as compose leaves it out.
            self._room_before_pt = block.height_pt
            return
        for _ in range(block.count):
            height = pitch
            if pitch > self._overhang_pt:
                height, self._overhang_pt = pitch - self._overhang_pt, 0.0
            is_usual = twips(height) == self.layout.profile.page.line_pitch.twips
            looks = "" if is_usual else exact_spacing(twips(height))
            self._add(ParagraphMarkup(style=BLANK_LINE, looks=looks, keep_next=True))

    def _below_room(self, paragraph: ParagraphMarkup, pitch_pt: float) -> ParagraphMarkup:
        """The paragraph, the blank lines above it as its own room."""
        room, self._room_before_pt = self._room_before_pt, 0.0
        if room:
            paragraph.looks = with_room_before(paragraph.looks, twips(pitch_pt), twips(room))
        return paragraph

    def _place(self, placed: Placed) -> None:
        part = placed.content
        if isinstance(part, TableMarkup):
            self._parts.append(part)
        else:
            self._add(part)
        self._overhang_pt += placed.overhang_pt

    def _letter(self, head: LetterHead) -> None:
        profile = self.layout.profile
        self._pages = PageKind.LETTER
        self._parts.append(letter_masthead(head, profile))
        self._room_above_pt = letter_room(head, profile).above_pt

    def _signature(self, block: SignatureGroup) -> None:
        kept_free = self.text_end.bind(block, self._room_before_pt, lambda: self._pages_around(block))
        if kept_free:
            text = self.text_end.paragraph
            self._parts.insert(next(at for at, part in enumerate(self._parts) if part is text), kept_free)
        for line in self.setter.signature(block):
            self._add(self._below_room(line, block.style.line_pitch_pt))

    def _table(self, block: TableBlock) -> None:
        self._turn_to(PageKind.TURNED if block.landscape else PageKind.UPRIGHT)
        if block.caption:
            self._add(self.setter.paragraph(block.caption))
        if self._new_page or self._ends_with_table():
            # A table begins no page by itself, and two with nothing between them are one.
            self._spacer()
        self.text_end.add_table()
        self._parts.append(TableSetter(block, self.layout.profile, self.setter.anchors).table())

    def _colophon(self, block: BottomGroup) -> None:
        page = colophon_page(self._pages_composed(), block)
        if page is ColophonPage.AFTER_BLANK:
            self._turn_to(PageKind.UNNUMBERED)
            self._spacer()
            self._new_page = True
        elif self._pages is PageKind.TURNED:
            self._turn_to(PageKind.UPRIGHT)
        elif page is ColophonPage.NEXT:
            self._new_page = True
        if page is not ColophonPage.LAST or self._ends_with_table():
            self._spacer()
        self._parts.append(colophon(block, self.setter, self._pages_composed().pages[-1]))
        self._spacer()

    def _as_usual(self) -> None:
        self._turn_to(self._usual)

    def _turn_to(self, pages: PageKind) -> None:
        """Begin a section of other pages; a section begins a page by itself."""
        if pages is self._pages or (pages is PageKind.UPRIGHT and self._pages is PageKind.LETTER):
            return
        if self._parts:
            self.kinds.add(self._pages)
            self._new_page, self._overhang_pt = False, 0.0
            self.text_end.begin_page()
            if self._ends_with_table():
                self._spacer()
            last = self._parts[-1]
            assert isinstance(last, ParagraphMarkup)
            last.section = self._section()
            self._turned_before += self._pages is PageKind.TURNED
        self._pages = pages

    def _section(self) -> str:
        profile, first = self.layout.profile, 1
        if self._pages is PageKind.TURNED and profile.page.mirror_margins:
            groups = groupby(self._pages_composed().pages, key=lambda page: page.turned)
            turned = [next(pages).ordinal for is_turned, pages in groups if is_turned]
            first = turned[self._turned_before] if self._turned_before < len(turned) else 1
        return section(profile, self._pages, self.layout.letter, first)

    def _ends_with_table(self) -> bool:
        return bool(self._parts) and isinstance(self._parts[-1], TableMarkup)

    def _spacer(self) -> None:
        self._add(ParagraphMarkup(style=SPACER))

    def _add(self, paragraph: ParagraphMarkup) -> None:
        self._append(paragraph)
        self.text_end.add(paragraph)

    def _append(self, paragraph: ParagraphMarkup) -> None:
        paragraph.page_break_before, self._new_page = self._new_page, False
        if self._room_above_pt:
            pitch = self.layout.profile.page.line_pitch.twips
            paragraph.looks = exact_spacing(pitch, twips(self._room_above_pt)) + paragraph.looks
            self._room_above_pt = 0.0
        self._parts.append(paragraph)

    def _pages_around(self, signature: SignatureGroup) -> Pages:
        """The pages up to the break behind a signature: nothing later moves what stands before it."""
        blocks = self.layout.blocks
        behind = dropwhile(lambda place: blocks[place] is not signature, range(len(blocks)))
        end = next((place for place in behind if isinstance(blocks[place], PageBreak)), None)
        if end is None:
            return self._pages_composed()
        return compose(evolve(self.layout, blocks=blocks[:end]), rules=self.lines)

    def _pages_composed(self) -> Pages:
        """The pages as compose sets them; it costs as much as all the rest, so it is asked only where due."""
        if self._composed is None:
            self._composed = compose(self.layout, rules=self.lines)
        return self._composed
