"""The spreadsheet exporter: its options, and the sheets it puts together."""

from __future__ import annotations

from typing import Any, ClassVar, Final, Literal, TypeAlias, get_args

from attrs import Attribute, field, frozen
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from emplan.errors import OptionError
from emplan.model import AnnualPlan
from emplan_xlsx import looks
from emplan_xlsx.columns import division_columns, ledger_columns
from emplan_xlsx.items import WorkItem, work_items
from emplan_xlsx.listing import HEAD_ROW, Heading, write_head, write_listing
from emplan_xlsx.load import write_load
from emplan_xlsx.package import saved
from emplan_xlsx.properties import properties_of
from emplan_xlsx.rows import RowPer, work_rows
from emplan_xlsx.texts import LONG_TEXTS, LongTexts, put_text, styled_cell
from emplan_xlsx.wording import issued, source_of

Sheet: TypeAlias = Literal["division", "ledger", "load"]

NAMES: Final[dict[Sheet, str]] = {"division": "责任分工表", "ledger": "督办台账", "load": "任务统计"}


def _refused(field_name: str, term: str, value: object, known: tuple[str, ...]) -> OptionError:
    return OptionError(
        f"{field_name} ({term}) of the xlsx exporter cannot be {value!r}.",
        f"xlsx 导出选项“{field_name}”（{term}）不能是 {value!r}。",
        field=field_name,
        remedy=f"Choose from: {', '.join(known)}.",
        remedy_zh=f"可选：{'、'.join(known)}。",
    )


@frozen(kw_only=True)
class XlsxExporter:
    """Writes the work list of a plan as a workbook.

    Attributes:
        sheets: The sheets in their order: ``division`` 责任分工表, ``ledger`` 督办台账, ``load`` 任务统计.
        one_row_per: ``unit`` gives every unit of a task a row of its own, ``task`` puts them into one.
    """

    format: ClassVar[str] = "xlsx"
    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    suffix: ClassVar[str] = ".xlsx"

    sheets: tuple[Sheet, ...] = field(default=("division", "ledger", "load"))
    one_row_per: RowPer = field(default="unit")

    @sheets.validator
    def _known_sheets(self, attribute: Attribute[Any], value: object) -> None:
        known = get_args(Sheet)
        fits = isinstance(value, tuple) and all(value.count(name) == 1 and name in known for name in value)
        if not fits or not value:
            raise _refused(attribute.name, "工作表", value, known)

    @one_row_per.validator
    def _known_rows(self, attribute: Attribute[Any], value: object) -> None:
        if value not in get_args(RowPer):
            raise _refused(attribute.name, "每行单元", value, get_args(RowPer))

    def export(self, plan: AnnualPlan, /) -> bytes:
        """The whole file; the same plan gives the same bytes on any day."""
        workbook = Workbook()
        workbook.remove(workbook.worksheets[0])
        workbook.properties = properties_of(plan)
        looks.add_styles(workbook)
        items, long_texts = work_items(plan), LongTexts(HEAD_ROW + 1)
        note = long_texts.fitted(issued(plan))
        for name in self.sheets:
            title = long_texts.fitted(plan.title.text + NAMES[name])
            heading = Heading(title=title, issued=note)
            self._fill(workbook.create_sheet(NAMES[name]), name, heading, plan, items, long_texts)
        if long_texts.pieces:
            heading = Heading(title=LONG_TEXTS, issued=note)
            _write_long_texts(workbook.create_sheet(LONG_TEXTS), heading, long_texts)
        return saved(workbook)

    def _fill(
        self,
        sheet: Worksheet,
        name: Sheet,
        heading: Heading,
        plan: AnnualPlan,
        items: tuple[WorkItem, ...],
        long_texts: LongTexts,
    ) -> None:
        if name == "load":
            write_load(sheet, heading, items, long_texts)
            return
        if name == "division":
            shown = division_columns(self.one_row_per)
        else:
            shown = ledger_columns(self.one_row_per, source_of(plan))
        write_listing(sheet, heading, shown, work_rows(items, self.one_row_per), long_texts)


def _write_long_texts(sheet: Worksheet, heading: Heading, long_texts: LongTexts) -> None:
    write_head(sheet, heading.title, heading.issued, (("全文（逐段续接）", 130.0),))
    for row, piece in enumerate(long_texts.pieces, HEAD_ROW + 1):
        put_text(styled_cell(sheet, row, 1, looks.TEXT), piece)
