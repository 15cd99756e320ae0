"""Two sequences of paragraphs and tables as one: accept all gives the new one, reject all the old one."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import attrs

from emplan_docx.markup import ParagraphMarkup
from emplan_docx.redline.alignment import Pair, Unit, align
from emplan_docx.redline.sentences import all_deleted, all_inserted, reworded
from emplan_docx.redline.tracking import Tracker
from emplan_docx.table_markup import CellMarkup, RowMarkup, TableMarkup

Part: TypeAlias = ParagraphMarkup | TableMarkup


def redlined(old: Sequence[Part], new: Sequence[Part], tracker: Tracker) -> tuple[Part, ...]:
    """Return the parts of a body or cell with what changed; both end with a paragraph."""
    return tuple(_Sequence(old, new, tracker).parts())


@attrs.frozen
class _Sequence:
    """The parts of a body or cell in the making.

    A paragraph that is dropped or added takes its mark along, and joins what follows; the last mark of a
    body or cell can neither come nor go. So where the end is only in one of both, the paragraph before it
    gives its mark for it, and the last mark has the properties of both.
    """

    old: Sequence[Part]
    new: Sequence[Part]
    tracker: Tracker

    def parts(self) -> Iterator[Part]:
        pairs = _tables_together(
            _ends_together(align(_units(self.old), _units(self.new))), self.old, self.new
        )
        paired = [number for number, pair in enumerate(pairs) if None not in pair]
        last = paired[-1]
        for number, (index, new_index) in enumerate(pairs):
            is_end = number == len(pairs) - 1
            if index is None:
                assert new_index is not None
                yield self._added(self.new[new_index], self._lent(pairs[last]) if is_end else None)
            elif new_index is None:
                yield self._dropped(self.old[index], self._lent(pairs[last]) if is_end else None)
            else:
                gives = number == last and not is_end
                yield self._both(self.old[index], self.new[new_index], pairs[-1] if gives else None)

    def _lent(self, pair: Pair) -> tuple[ParagraphMarkup, ParagraphMarkup]:
        """The last paragraph that is in both: its mark is the last one where the other ends with it."""
        index, new_index = pair
        assert index is not None
        assert new_index is not None
        old, new = self.old[index], self.new[new_index]
        assert isinstance(old, ParagraphMarkup)
        assert isinstance(new, ParagraphMarkup)
        return old, new

    def _added(self, part: Part, lent: tuple[ParagraphMarkup, ParagraphMarkup] | None) -> Part:
        if isinstance(part, TableMarkup):
            return attrs.evolve(part, rows=tuple(inserted_row(row, self.tracker) for row in part.rows))
        if lent is None:
            return inserted_paragraph(part, self.tracker)
        change = self.tracker.change("pPr", lent[0].properties, part.properties)
        return attrs.evolve(part, content=all_inserted(part, self.tracker), change=change)

    def _dropped(self, part: Part, lent: tuple[ParagraphMarkup, ParagraphMarkup] | None) -> Part:
        if isinstance(part, TableMarkup):
            return attrs.evolve(part, rows=tuple(deleted_row(row, self.tracker) for row in part.rows))
        if lent is None:
            return deleted_paragraph(part, self.tracker)
        change = self.tracker.change("pPr", part.properties, lent[1].properties)
        return attrs.evolve(lent[1], content=all_deleted(part, self.tracker), change=change)

    def _both(self, old: Part, new: Part, end: Pair | None) -> Part:
        if isinstance(old, TableMarkup):
            assert isinstance(new, TableMarkup)
            return _table(old, new, self.tracker)
        assert isinstance(new, ParagraphMarkup)
        content = reworded(old, new, self.tracker)
        if end is None:
            change = self.tracker.change("pPr", old.properties, new.properties)
            return attrs.evolve(new, content=content, change=change)
        if end[0] is None:
            return attrs.evolve(new, content=content, mark=self.tracker.mark("ins"))
        return attrs.evolve(old, content=content, mark=self.tracker.mark("del"))


def _ends_together(pairs: list[Pair]) -> list[Pair]:
    """Pairs in which the last paragraphs are one pair if neither has another."""
    last = max((number for number, pair in enumerate(pairs) if None not in pair), default=-1)
    tail = pairs[last + 1 :]
    dropped = [pair for pair in tail if pair[1] is None]
    added = [pair for pair in tail if pair[0] is None]
    if not dropped or not added:
        return pairs
    return [*pairs[: last + 1], *dropped[:-1], *added[:-1], (dropped[-1][0], added[-1][1])]


def _tables_together(pairs: list[Pair], old: Sequence[Part], new: Sequence[Part]) -> list[Pair]:
    """Pairs in which no dropped table touches an added one: Word would take them for one table."""
    together: list[Pair] = []
    for index, new_index in pairs:
        before = together[-1] if together else (None, None)
        if (
            index is None
            and new_index is not None
            and before[0] is not None
            and before[1] is None
            and isinstance(old[before[0]], TableMarkup)
            and isinstance(new[new_index], TableMarkup)
        ):
            together[-1] = (before[0], new_index)
        else:
            together.append((index, new_index))
    return together


def _units(parts: Sequence[Part]) -> list[Unit]:
    return [
        Unit(part.text, ("table",))
        if isinstance(part, TableMarkup)
        # A section break goes with its paragraph.
        else Unit(part.text, ("paragraph", part.section), part.style)
        for part in parts
    ]


def inserted_paragraph(paragraph: ParagraphMarkup, tracker: Tracker) -> ParagraphMarkup:
    """A paragraph that is new, its mark too."""
    return attrs.evolve(paragraph, content=all_inserted(paragraph, tracker), mark=tracker.mark("ins"))


def deleted_paragraph(paragraph: ParagraphMarkup, tracker: Tracker) -> ParagraphMarkup:
    """A paragraph that is no more, nor is its mark."""
    return attrs.evolve(paragraph, content=all_deleted(paragraph, tracker), mark=tracker.mark("del"))


def inserted_row(row: RowMarkup, tracker: Tracker) -> RowMarkup:
    """A row that is new."""
    cells = tuple(
        attrs.evolve(cell, paragraphs=tuple(inserted_paragraph(one, tracker) for one in cell.paragraphs))
        for cell in row.cells
    )
    return attrs.evolve(row, cells=cells, change=tracker.mark("ins"))


def deleted_row(row: RowMarkup, tracker: Tracker) -> RowMarkup:
    """A row that is no more."""
    cells = tuple(
        attrs.evolve(cell, paragraphs=tuple(deleted_paragraph(one, tracker) for one in cell.paragraphs))
        for cell in row.cells
    )
    return attrs.evolve(row, cells=cells, change=tracker.mark("del"))


def _table(old: TableMarkup, new: TableMarkup, tracker: Tracker) -> TableMarkup:
    """A table that is in both: its rows, and where they are the same number of columns its cells."""
    units, new_units = ([Unit(row.text, len(row.cells)) for row in table.rows] for table in (old, new))
    rows = []
    for index, new_index in align(units, new_units):
        if index is None:
            assert new_index is not None
            rows.append(inserted_row(new.rows[new_index], tracker))
        elif new_index is None:
            rows.append(deleted_row(old.rows[index], tracker))
        else:
            rows.append(_row(old.rows[index], new.rows[new_index], tracker))
    return attrs.evolve(
        new,
        rows=tuple(rows),
        change=tracker.change("tblPr", old.properties, new.properties),
        grid_change=tracker.grid_change(old.grid, new.grid),
    )


def _row(old: RowMarkup, new: RowMarkup, tracker: Tracker) -> RowMarkup:
    cells = tuple(_cell(*cells, tracker) for cells in zip(old.cells, new.cells, strict=True))
    return attrs.evolve(new, cells=cells, change=tracker.change("trPr", old.properties, new.properties))


def _cell(old: CellMarkup, new: CellMarkup, tracker: Tracker) -> CellMarkup:
    parts = redlined(old.paragraphs, new.paragraphs, tracker)
    paragraphs = tuple(part for part in parts if isinstance(part, ParagraphMarkup))
    change = tracker.change("tcPr", old.all_properties, new.all_properties)
    return attrs.evolve(new, paragraphs=paragraphs, change=change)
