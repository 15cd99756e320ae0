"""What each block of a layout is to a reader that hears the page: headings, paragraphs, lists, tables."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from emplan.layout import (
    LayoutBlock,
    LetterHead,
    Masthead,
    OfficialLayout,
    ParagraphBlock,
    Role,
    Run,
    RunPart,
    SignatureGroup,
    SplitLine,
    TableBlock,
)
from emplan_pdf.structure import Cells, Element, Pieces, Structure

HEADING_LEVELS: Final[Mapping[Role, int]] = MappingProxyType(
    {
        Role.TITLE: 1,
        Role.PLAN_TITLE: 1,
        Role.ATTACHMENT_TITLE: 1,
        Role.HEADING_1: 2,
        Role.HEADING_2: 3,
        Role.HEADING_3: 4,
        Role.HEADING_4: 5,
    }
)
"""The levels of titles and headings: the title is 1, what is headed by 一、 is 2."""
_COLUMN_HEAD: Final = "/A<</O/Table/Scope/Column>>"
_ROW_HEAD: Final = "/A<</O/Table/Scope/Row>>"
_DECIMAL: Final = "/A<</O/List/ListNumbering/Decimal>>"


def structure_of(layout: OfficialLayout) -> Structure:
    """The structure tree of a layout, in its reading order, its pages still without content."""
    builder = _Builder()
    blocks = [builder.pieces(block) for block in layout.all_blocks]
    return Structure(builder.root, blocks)


class _Builder:
    """Adds the elements of one block after the other, and remembers what a list or name may go on from."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._level = 0
        self._path = ""
        self._paragraph = self.root
        self._lists: dict[str, Element] = {}

    def pieces(self, block: LayoutBlock) -> Pieces | Cells | None:
        """The elements among which the block's characters are divided; None if it has none."""
        if isinstance(block, ParagraphBlock):
            return Pieces(self._of_paragraph(block))
        if isinstance(block, TableBlock):
            return self._of_table(block)
        if isinstance(block, Masthead | LetterHead):
            masthead = block.masthead if isinstance(block, LetterHead) else block
            return Pieces(self._of_masthead(masthead))
        if isinstance(block, SignatureGroup):
            parts = [part for line in block.lines for part in line.parts]
            return Pieces([(len(part.text), self._part(part.path)) for part in parts])
        if isinstance(block, SplitLine):
            sides = [side for side in (block.left, block.right) if side]
            return Pieces([(_length(side), self._part(side[-1].path)) for side in sides])
        return None

    def _part(self, path: str) -> Element:
        """The paragraph of a name or date; a name that takes more than a line is one paragraph."""
        if not path or path != self._path:
            self._path, self._paragraph = path, self.root.add("P")
        return self._paragraph

    def _of_paragraph(self, block: ParagraphBlock) -> list[tuple[int, Element]]:
        if block.role in HEADING_LEVELS:
            return self._of_heading(block)
        if block.role is Role.ROSTER:
            return self._of_member(block)
        if block.role is Role.ATTACHMENT_NOTE:
            return self._of_attachment(block)
        return [(_length(block.runs), self.root.add("P"))]

    def _of_heading(self, block: ParagraphBlock) -> list[tuple[int, Element]]:
        # No level is left out: readers that step from heading to heading count on that.
        self._level = min(HEADING_LEVELS[block.role], self._level + 1)
        heading = [run for run in block.runs if run.part in (RunPart.LABEL, RunPart.HEADING)]
        whole, length = _length(block.runs), _length(heading)
        pieces = [(length or whole, self.root.add(f"H{self._level}"))]
        if 0 < length < whole:
            # What runs on behind a heading is a paragraph of its own.
            pieces.append((whole - length, self.root.add("P")))
        return pieces

    def _of_member(self, block: ParagraphBlock) -> list[tuple[int, Element]]:
        """A member of a roster: the role word labels the item of its group."""
        group = block.path.rpartition(".members[")[0]
        roster = group.rpartition(".groups[")[0]
        pieces = []
        item = self._lists.get(group)
        if item is None:
            outer = self._lists.get(roster) or self._lists.setdefault(roster, self.root.add("L"))
            entry = outer.add("LI")
            if label := [run for run in block.runs if run.part is RunPart.LABEL]:
                pieces.append((_length(label), entry.add("Lbl")))
            item = self._lists[group] = entry.add("LBody")
        rest = [run for run in block.runs if run.part is not RunPart.LABEL]
        return [*pieces, (_length(rest), item.add("P"))]

    def _of_attachment(self, block: ParagraphBlock) -> list[tuple[int, Element]]:
        """An attachment named in the note: several are a list, whose caption is 附件：."""
        label = "".join(run.text for run in block.runs if run.part is RunPart.LABEL)
        caption, number = label[: label.find("：") + 1], label[label.find("：") + 1 :]
        whole = _length(block.runs)
        if not number:
            return [(whole, self.root.add("P"))]
        pieces = []
        if caption or "attachments" not in self._lists:
            self._lists["attachments"] = self.root.add("L", _DECIMAL)
        outer = self._lists["attachments"]
        if caption:
            pieces.append((len(caption), outer.add("Caption")))
        item = outer.add("LI")
        return [
            *pieces,
            (len(number), item.add("Lbl")),
            (whole - len(label), item.add("LBody")),
        ]

    def _of_masthead(self, block: Masthead) -> list[tuple[int, Element]]:
        pieces = [(len(line.text), self.root.add("P")) for line in block.lines]
        if block.suffix:
            pieces.append((len(block.suffix.text), pieces[-1][1]))
        return pieces

    def _of_table(self, block: TableBlock) -> Cells:
        table = self.root.add("Table")
        caption = table.add("Caption") if block.caption else None
        cells: dict[str, Element] = {}
        for number, row in enumerate(block.rows):
            line = table.add("TR")
            for column, run in enumerate(row):
                if number < block.header_rows:
                    cells[run.path] = line.add("TH", _COLUMN_HEAD)
                elif block.header_rows == 0 and column == 0:
                    # Where no row heads the columns, the first cell is what says what its row is about.
                    cells[run.path] = line.add("TH", _ROW_HEAD)
                else:
                    cells[run.path] = line.add("TD")
        return Cells(cells, caption)


def _length(runs: Sequence[Run]) -> int:
    return sum(len(run.text) for run in runs)
