"""Tables in the text or in an attachment."""

from __future__ import annotations

from typing import Any

from attrs import Attribute, field, frozen

from emplan.model import validation as check


@frozen(kw_only=True)
class Table:
    """表格: rows of plain cells; the first ``header_rows`` are the head. ``landscape``: GB/T 9704-2012 8."""

    rows: tuple[tuple[str, ...], ...] = field()
    header_rows: int = field(default=1, validator=check.one_of(int))
    caption: str = field(default="", validator=check.text_or_empty)
    landscape: bool = field(default=False, validator=check.one_of(bool))

    @rows.validator
    def _rectangular(self, attribute: Attribute[Any], value: tuple[tuple[str, ...], ...]) -> None:
        check.each(tuple)(self, attribute, value)
        if not value or not value[0] or any(len(row) != len(value[0]) for row in value):
            problem = "must be rows of one and the same number of cells, at least one"
            raise check.refuse(Table, attribute.name, problem, "各行的单元格数应当相同且不为零")
        for row in value:
            for cell in row:
                check.check_text(Table, attribute.name, cell, empty=True)

    @header_rows.validator
    def _within(self, attribute: Attribute[Any], value: int) -> None:
        if not 0 <= value <= len(self.rows):
            raise check.refuse(Table, attribute.name, "must be a number of its rows", "超出表格行数")
