"""A list on a sheet: head and rows, filter, frozen head, deadline colours, fields to fill in."""

import datetime
from typing import Final

import pendulum
from attrs import frozen
from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from emplan_xlsx import columns, looks
from emplan_xlsx.columns import CellValue, Column
from emplan_xlsx.heights import fit_row
from emplan_xlsx.rows import WorkRow
from emplan_xlsx.texts import LongTexts, put_text, styled_cell

HEAD_ROW: Final = 3
_COLOURS: Final = "到期日颜色：红为已逾期，黄为三十日内到期，灰为长期坚持；填写销号日期后不再提示。"
_COLOURS_ONLY: Final = "到期日颜色：红为已逾期，黄为三十日内到期，灰为长期坚持。"
STATES: Final = ("未启动", "推进中", "已完成", "逾期未完成")


@frozen(kw_only=True)
class Heading:
    """What stands over a list: its title, and who issued the plan, when and under which number."""

    title: str
    issued: str


def write_listing(
    sheet: Worksheet,
    heading: Heading,
    shown: tuple[Column, ...],
    rows: tuple[WorkRow, ...],
    long_texts: LongTexts,
) -> None:
    """Write one list on its sheet."""
    fillable = any(column.heading == columns.CLOSED for column in shown)
    note = "　".join(filter(None, (heading.issued, _COLOURS if fillable else _COLOURS_ONLY)))
    write_head(sheet, heading.title, note, tuple((column.heading, column.width) for column in shown))
    for offset, row in enumerate(rows, 1):
        values = [_fitted(column.value(row), long_texts) for column in shown]
        for number, (column, value) in enumerate(zip(shown, values, strict=True), 1):
            _put(styled_cell(sheet, HEAD_ROW + offset, number, column.style), value)
        texts = [
            (value, column.width)
            for column, value in zip(shown, values, strict=True)
            if isinstance(value, str)
        ]
        fit_row(sheet, HEAD_ROW + offset, texts, looks.SMALL)
    last = HEAD_ROW + max(len(rows), 1)
    letters = {column.heading: get_column_letter(number) for number, column in enumerate(shown, 1)}
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(shown))}{last}"
    _colour(sheet, letters, last)
    if fillable:
        _guide(sheet, letters, last)


def write_head(
    sheet: Worksheet, title: str, note: str, heads: tuple[tuple[str, float], ...], *, repeated: bool = True
) -> None:
    """Title, note and the frozen row of headings, with the widths of the columns and the printed page.

    ``repeated``: whether the headings stand on every page.
    """
    width = 0.0
    for number, (text, column_width) in enumerate(heads, 1):
        put_text(styled_cell(sheet, HEAD_ROW, number, looks.HEAD), text)
        sheet.column_dimensions[get_column_letter(number)].width = column_width
        width += column_width
    for row, text, style in ((1, title, looks.TITLE), (2, note, looks.NOTE)):
        put_text(styled_cell(sheet, row, 1, style), text)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(heads))
    fit_row(sheet, 1, [(title, width)], looks.LARGE)
    fit_row(sheet, 2, [(note, width)], looks.TINY)
    fit_row(sheet, HEAD_ROW, heads, looks.SMALL)
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    looks.set_up_page(sheet, HEAD_ROW if repeated else None)


def _fitted(value: CellValue, long_texts: LongTexts) -> CellValue:
    return long_texts.fitted(value) if isinstance(value, str) else value


def _put(cell: Cell, value: CellValue) -> None:
    if isinstance(value, str):
        put_text(cell, value)
    elif isinstance(value, pendulum.Date):
        cell.value = datetime.date(value.year, value.month, value.day)
    elif value is not None:
        cell.value = value


def _colour(sheet: Worksheet, letters: dict[str, str], last: int) -> None:
    """Colour the deadline relative to the day on which the file is looked at."""
    wording, due, kind = (letters[head] for head in (columns.WORDING, columns.DUE, columns.KIND))
    first = HEAD_ROW + 1
    day = f"${due}{first}"
    closed = letters.get(columns.CLOSED)
    still = f',${closed}{first}=""' if closed else ""
    rules: tuple[tuple[str, DifferentialStyle], ...] = (
        (f"AND(ISNUMBER({day}),{day}<TODAY(){still})", looks.OVERDUE),
        (f"AND(ISNUMBER({day}),{day}>=TODAY(),{day}-TODAY()<=30{still})", looks.SOON),
        (f'ISNUMBER(SEARCH("长期坚持",${kind}{first}))', looks.STANDING),
    )
    for formula, look in rules:
        rule = Rule(type="expression", dxf=look, formula=[formula], stopIfTrue=True)
        sheet.conditional_formatting.add(f"{wording}{first}:{kind}{last}", rule)


def _guide(sheet: Worksheet, letters: dict[str, str], last: int) -> None:
    """Guide and check what is filled in by hand."""
    first = HEAD_ROW + 1
    progress = DataValidation(type="textLength", operator="lessThanOrEqual", formula1="2000")
    progress.promptTitle, progress.prompt = "进展情况", "写明截至日期、已做的工作和存在的问题，不超过2000字。"
    state = DataValidation(type="list", formula1=f'"{",".join(STATES)}"')
    state.errorTitle, state.error = "完成情况", f"请从列表中选择：{'、'.join(STATES)}。"
    closed = DataValidation(type="date", operator="greaterThanOrEqual", formula1="DATE(2000,1,1)")
    closed.errorTitle, closed.error = "销号日期", "请填写日期，如 2027-06-30。"
    for head, guide in ((columns.PROGRESS, progress), (columns.STATE, state), (columns.CLOSED, closed)):
        guide.allow_blank = True
        guide.showInputMessage = guide.showErrorMessage = True
        guide.add(f"{letters[head]}{first}:{letters[head]}{last}")
        sheet.add_data_validation(guide)
