"""Sheets: the lines of each page, parted into text, tables, colophon and page number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import field, frozen

from emplan_conform.letter import letter_rules
from emplan_conform.lines import TextLine, lines_of
from emplan_conform.marks import Leaf, Stroke

TYPE_BOTTOM: Final = 262.0
_PAGE_NUMBER: Final = re.compile(r"^[^\w〔（(《]{0,2}\d{1,4}[^\w〕）)》.、]{0,2}$")
_COPIED: Final = re.compile(r"^(?:抄\s*送|主\s*送)\s*[:：]?")
_PRINTED: Final = re.compile(r"年.{0,9}印\s*[发發]\s*$")
_LONG_RULE = 60.0
_SMALL_PRINT = 15.0
# How far above its text the first rule of a colophon may lie.
_ABOVE_COLOPHON = 15.0


@frozen(kw_only=True)
class Colophon:
    """版记: its lines and its rules, from top to bottom."""

    page: int
    lines: tuple[TextLine, ...]
    rules: tuple[Stroke, ...]


@frozen(kw_only=True)
class Sheet:
    """One page: ``text`` is everything but tables, colophon and page number."""

    leaf: Leaf
    text: tuple[TextLine, ...]
    tables: tuple[tuple[float, float], ...] = ()
    table_text: tuple[TextLine, ...] = ()
    number: TextLine | None = None
    colophon: Colophon | None = field(default=None)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is on it but a page number."""
        return not (self.text or self.table_text or self.colophon or self.leaf.turned)


def sheets_of(leaves: Sequence[Leaf]) -> tuple[Sheet, ...]:
    """The pages, their lines parted."""
    return tuple(map(_sheet, leaves))


def _sheet(leaf: Leaf) -> Sheet:
    lines = list(lines_of(leaf))
    number = _number(lines)
    if number is not None:
        lines.remove(number)
    tables = tuple(_table_spans(leaf.strokes))
    table_text = tuple(line for line in lines if _inside(line, tables))
    rest = [line for line in lines if line not in table_text]
    colophon = _colophon(leaf, rest, tables)
    if colophon is not None:
        rest = [line for line in rest if line not in colophon.lines]
    return Sheet(
        leaf=leaf,
        text=tuple(rest),
        tables=tables,
        table_text=table_text,
        number=number,
        colophon=colophon,
    )


def _number(lines: Sequence[TextLine]) -> TextLine | None:
    """The lowest line, if it is a number alone and lies at the foot of the page."""
    if not lines:
        return None
    last = lines[-1]
    at_foot = last.middle > TYPE_BOTTOM - 4
    return last if at_foot and _PAGE_NUMBER.match(last.text) else None


def _table_spans(strokes: Sequence[Stroke]) -> Iterator[tuple[float, float]]:
    """From where to where down the page tables reach: wherever vertical rules stand."""
    standing = sorted((one.top, one.bottom) for one in strokes if not one.is_horizontal)
    start = end = -1.0
    count = 0
    for top, bottom in standing:
        if top > end + 1:
            if count > 1:
                yield start, end
            start, end, count = top, bottom, 0
        end = max(end, bottom)
        count += 1
    if count > 1:
        yield start, end


def _inside(line: TextLine, spans: Sequence[tuple[float, float]]) -> bool:
    return any(top <= line.middle <= bottom for top, bottom in spans)


def _colophon(
    leaf: Leaf, lines: Sequence[TextLine], tables: Sequence[tuple[float, float]]
) -> Colophon | None:
    named = [
        line
        for line in lines
        if (_COPIED.match(line.text) or _PRINTED.search(line.text))
        and (line.middle > leaf.height / 3 or _is_below_rule(line, leaf))
    ]
    if not named:
        return None
    begin = _small_print_above(named[0], lines) - _ABOVE_COLOPHON
    letter = letter_rules(leaf, tables)
    doubles = [stroke for double in letter.doubles for stroke in double.strokes] if letter else []
    rules = sorted(
        (
            stroke
            for stroke in leaf.strokes
            if stroke.is_horizontal
            and stroke.length >= _LONG_RULE
            and stroke.top >= begin
            and stroke not in doubles
            and not any(top - 1 <= stroke.top <= bottom + 1 for top, bottom in tables)
        ),
        key=lambda stroke: stroke.top,
    )
    first = min([named[0].top, *(rule.top for rule in rules)])
    return Colophon(
        page=leaf.ordinal,
        lines=tuple(line for line in lines if line.middle > first),
        rules=tuple(rules),
    )


def _small_print_above(line: TextLine, lines: Sequence[TextLine]) -> float:
    """The top of the small print that ends with a line: the name of a printing office may take several."""
    top = line.top
    for above in reversed(lines[: lines.index(line)]):
        if above.size_pt >= _SMALL_PRINT or top - above.top > _ABOVE_COLOPHON:
            break
        top = above.top
    return top


def _is_below_rule(line: TextLine, leaf: Leaf) -> bool:
    """Whether small print stands right below a long rule: in a colophon that takes most of the page."""
    return line.size_pt < _SMALL_PRINT and any(
        stroke.is_horizontal
        and stroke.length >= _LONG_RULE
        and line.top - _ABOVE_COLOPHON <= stroke.top <= line.top
        for stroke in leaf.strokes
    )
