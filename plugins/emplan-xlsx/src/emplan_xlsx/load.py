"""The load: how many items each unit has in each section, as a matrix and a chart."""

from collections import Counter
from typing import Final

from attrs import frozen
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from emplan.model import UnitRole
from emplan_xlsx import looks
from emplan_xlsx.heights import fit_row
from emplan_xlsx.items import WorkItem
from emplan_xlsx.listing import HEAD_ROW, Heading, write_head
from emplan_xlsx.texts import LongTexts, put_text, styled_cell

_NOWHERE: Final = "未分章节"
_CHARTED: Final = 20
_UNIT_WIDTH: Final = 34.0
_ONE_PAGE: Final = 20
# Centimetres: a unit of column width, a row of the matrix, its head, what an A4 page across has for all.
_COLUMN, _ROW, _TOP, _PAGE = 0.2, 0.68, 3.0, 17.5
_NOTE: Final = "按任务条目统计；一个条目由几个单位承担的，各单位各计一次。"


@frozen(kw_only=True)
class UnitLoad:
    """One unit: how many items it has in each section, and how many of all it leads."""

    unit: str
    by_chapter: Counter[str]
    led: int

    @property
    def total(self) -> int:
        """The items of the unit."""
        return sum(self.by_chapter.values())


def loads(items: tuple[WorkItem, ...]) -> tuple[UnitLoad, ...]:
    """The units, the busiest first, else in the order in which the plan names them."""
    chapters: dict[str, Counter[str]] = {}
    led: Counter[str] = Counter()
    for item in items:
        groups = [group for responsibility in item.responsibilities for group in responsibility.groups]
        for unit in dict.fromkeys(unit.name for group in groups for unit in group.units):
            chapters.setdefault(unit, Counter())[item.chapter or _NOWHERE] += 1
        leading = (group for group in groups if group.role is UnitRole.LEAD)
        led.update({unit.name for group in leading for unit in group.units})
    found = (UnitLoad(unit=unit, by_chapter=counts, led=led[unit]) for unit, counts in chapters.items())
    return tuple(sorted(found, key=lambda load: -load.total))


def write_load(
    sheet: Worksheet, heading: Heading, items: tuple[WorkItem, ...], long_texts: LongTexts
) -> None:
    """Write the matrix of units and sections, and below it the chart of the busiest units."""
    found = loads(items)
    chapters = tuple(dict.fromkeys(item.chapter or _NOWHERE for item in items if item.responsibilities))
    heads = (
        ("责任单位", _UNIT_WIDTH),
        ("合计", 8.0),
        ("其中牵头", 8.0),
        *((chapter, 13.0) for chapter in chapters),
    )
    note = "　".join(filter(None, (heading.issued, _NOTE)))
    shown = tuple((long_texts.fitted(head), width) for head, width in heads)
    # The page of the chart needs no head of the matrix.
    write_head(sheet, heading.title, note, shown, repeated=len(found) > _ONE_PAGE)
    for row, load in enumerate(found, HEAD_ROW + 1):
        counts = (load.by_chapter[chapter] for chapter in chapters)
        _write_row(sheet, row, long_texts.fitted(load.unit), (load.total, load.led, *counts))
    if not found:
        _write_row(sheet, HEAD_ROW + 1, "（方案没有写明责任单位）", (0, 0))
        return
    last = HEAD_ROW + len(found)
    sums = (sum(load.by_chapter[chapter] for load in found) for chapter in chapters)
    total, led = sum(load.total for load in found), sum(load.led for load in found)
    _write_row(sheet, last + 1, "合计", (total, led, *sums))
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(heads))}{last}"
    sheet.freeze_panes = f"B{HEAD_ROW + 1}"
    _draw(sheet, len(found), last + 3, sum(width for _, width in heads))


def _write_row(sheet: Worksheet, row: int, name: str, counts: tuple[int, ...]) -> None:
    fit_row(sheet, row, [(name, _UNIT_WIDTH)], looks.SMALL)
    put_text(styled_cell(sheet, row, 1, looks.TEXT), name)
    for column, count in enumerate(counts, 2):
        cell = styled_cell(sheet, row, column, looks.CENTRED)
        # A matrix full of zeros hides what it is to show.
        if count or column == 2:
            cell.value = count


def _draw(sheet: Worksheet, units: int, row: int, width: float) -> None:
    charted = min(units, _CHARTED)
    chart = BarChart()
    chart.type = "bar"
    chart.style = 10
    chart.title = "各单位承担任务数" + (f"（最多的{charted}个单位）" if units > charted else "")
    last = HEAD_ROW + charted
    chart.add_data(Reference(sheet, min_col=2, min_row=HEAD_ROW, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=HEAD_ROW + 1, max_row=last))
    chart.legend = None
    chart.gapWidth = 60
    chart.dataLabels = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    # The busiest unit on top, as in the matrix; an axis that is not said to stay is hidden by Excel.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete, chart.y_axis.delete = False, True
    chart.y_axis.scaling.min = 0
    chart.y_axis.majorGridlines = None
    height = 3 + 0.6 * charted
    # The stubs take a size in whole centimetres only.
    chart.width, chart.height = round(max(20.0, _COLUMN * width)), round(height)
    if _TOP + _ROW * units + height > _PAGE:
        sheet.row_breaks.append(Break(id=row - 1))
        row += 1
    sheet.add_chart(chart, f"A{row}")
