"""Tables (表格): columns as wide as their contents ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from emplan.errors import LayoutError
from emplan.layout.blocks import Run, TableBlock
from emplan.layout.line_breaking import LineRules, may_break
from emplan.layout.metrics import is_full_width
from emplan.layout.runs import Setter
from emplan.layout.styles import Role
from emplan.model import Table

_LEAST_CELLS = 3.0
# Beyond this a column wraps anyway and asks for no more room.
_MOST_CELLS = 24.0
# A column of one word is as wide as the word and half as much again.
_SHORT_CELLS = 4.0
_ROOM = 1.5
# In a full table it is as wide as the word, if all such columns leave that much to the others.
_PART_OF_WORDS = 0.5
# The least that a column of a full table keeps: 序号 stands on one line.
_WORD_CELLS = 2.0
# What is never broken, such as （镇）, asks for room in columns that would be narrower than this.
_NARROW_CELLS = 6.0
_SLACK_CELLS = 0.1
_WIDE_DIGIT = 0.6
_BESIDE_DIGIT = 0.25
_EPSILON = 0.001
_RULES = LineRules()


def table_block(table: Table, path: str, setter: Setter) -> TableBlock:
    """Return the block of a table; a landscape one is as wide as the type area is high."""
    setup, page = setter.profile.table, setter.profile.page
    width = page.type_height_pt if table.landscape else page.type_width_pt
    roles = [
        Role.TABLE_HEAD if row < table.header_rows else Role.TABLE_CELL for row in range(len(table.rows))
    ]
    rows = tuple(
        tuple(
            setter.run(role, cell, f"{path}.rows[{row}][{column}]")
            for column, cell in enumerate(table.rows[row])
        )
        for row, role in enumerate(roles)
    )
    caption = (
        setter.paragraph(Role.TABLE_CAPTION, table.caption, f"{path}.caption") if table.caption else None
    )
    cell = setter.style(Role.TABLE_CELL).cell_pt
    widths = _widths(rows, width, cell, _SLACK_CELLS * cell + 2 * setup.padding.pt)
    if min(widths) < cell:
        raise _too_many(len(widths), int(width // cell), path, landscape=table.landscape)
    return TableBlock(
        role=Role.TABLE,
        head_style=setter.style(Role.TABLE_HEAD),
        cell_style=setter.style(Role.TABLE_CELL),
        rows=rows,
        header_rows=table.header_rows,
        column_widths_pt=widths,
        rule_thickness_pt=setup.rule_thickness.pt,
        # Where columns are narrow the room beside their text is too.
        padding_pt=min(setup.padding.pt, (min(widths) - cell) / 2),
        row_padding_pt=setup.row_padding.pt,
        caption=caption,
        landscape=table.landscape,
        path=path,
    )


def _too_many(columns: int, most: int, path: str, *, landscape: bool) -> LayoutError:
    remedy = "Split the table" if landscape else "Split the table, or set it on landscape pages"
    remedy_zh = "请拆分表格" if landscape else "请拆分表格或者改为横排"
    return LayoutError(
        f"The table (表格) has {columns} columns; at most {most} fit in the type area, GB/T 9704-2012 8.",
        f"表格共{columns}栏，版心最多容纳{most}栏（GB/T 9704-2012 8）。",
        place=path,
        remedy=f"{remedy}.",
        remedy_zh=f"{remedy_zh}。",
    )


def _widths(rows: tuple[tuple[Run, ...], ...], total: float, cell: float, beside: float) -> tuple[float, ...]:
    """Return the widths of the columns; what is left over goes to those with more than a word in them.

    ``beside`` is the room that a column has beside its text, in points.
    """
    columns = tuple(zip(*rows, strict=True))
    wanted = [
        min(max(_LEAST_CELLS, *(_cells(run.text) for run in column)), _MOST_CELLS) for column in columns
    ]
    natural = [cells * cell * _ROOM for cells in wanted]
    spare = total - sum(natural)
    takers = [cells if cells > _SHORT_CELLS else 0.0 for cells in wanted]
    if spare < 0 or not any(takers):
        floors = _floors(columns, wanted, total, cell, beside)
        return _shared(wanted, total, next(least for least in floors if sum(least) <= total + _EPSILON))
    share = spare / sum(takers)
    return tuple(width + taker * share for width, taker in zip(natural, takers, strict=True))


def _floors(
    columns: Sequence[Sequence[Run]], wanted: Sequence[float], total: float, cell: float, beside: float
) -> Iterator[list[float]]:
    """Yield what the columns of a full table keep at least: whole words if there is room, else ever less."""
    least = [_WORD_CELLS * cell + beside] * len(columns)
    unbroken = [
        max(low, _unbroken_cells(column) * cell + beside)
        if cells * total / sum(wanted) < _NARROW_CELLS * cell + beside
        else low
        for low, column, cells in zip(least, columns, wanted, strict=True)
    ]
    of_words = [
        max(_cells_drawn(run.text) for run in column) * cell + beside
        if max(_cells(run.text) for run in column) <= _SHORT_CELLS
        else 0.0
        for column in columns
    ]
    if sum(of_words) <= total * _PART_OF_WORDS:
        yield list(map(max, unbroken, of_words))
    yield unbroken
    yield least
    yield [total / len(columns)] * len(columns)


def _shared(wanted: Sequence[float], total: float, least: Sequence[float]) -> tuple[float, ...]:
    """Return widths in proportion to what is wanted, none below its least."""
    widths = [cells * total / sum(wanted) for cells in wanted]
    while any(width < low - _EPSILON for width, low in zip(widths, least, strict=True)):
        wide = [width > low for width, low in zip(widths, least, strict=True)]
        room = total - sum(low for low, is_wide in zip(least, wide, strict=True) if not is_wide)
        asked = sum(cells for cells, is_wide in zip(wanted, wide, strict=True) if is_wide)
        widths = [
            cells * room / asked if is_wide else low
            for cells, low, is_wide in zip(wanted, least, wide, strict=True)
        ]
    return tuple(widths)


def _unbroken_cells(column: Sequence[Run]) -> float:
    """The widest piece of a column's cells inside which no line may end."""
    return max(_widest_piece(text) for text in {run.text for run in column})


def _widest_piece(text: str) -> float:
    breaks = [at for at in range(1, len(text)) if may_break(text, at, _RULES)]
    return max(_cells(text[start:end]) for start, end in pairwise((0, *breaks, len(text))))


def _cells(text: str) -> float:
    return sum(1.0 if is_full_width(char) else 0.5 for char in text)


def _cells_drawn(text: str) -> float:
    """The most that a program makes of it: digits may be wide, and have room beside hanzi."""
    wide = list(map(is_full_width, text))
    return sum(1.0 if is_wide else _WIDE_DIGIT for is_wide in wide) + _BESIDE_DIGIT * sum(
        before is not after for before, after in pairwise(wide)
    )
