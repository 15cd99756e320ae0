"""How the sheets look: named cell styles in the usual faces, colours of deadlines, the printed page."""

from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from emplan.layout import FACE_NAMES, Face

TITLE: Final = "工作表标题"
NOTE: Final = "工作表说明"
HEAD: Final = "表头"
TEXT: Final = "正文"
CENTRED: Final = "居中"
DATE: Final = "日期"

LARGE: Final = 18
SMALL: Final = 10.5
TINY: Final = 9
_INK: Final = "595959"
_EDGE: Final = Side(style="thin", color="8C8C8C")

OVERDUE: Final = DifferentialStyle(font=Font(color="9C0006"), fill=PatternFill(bgColor="FFC7CE"))
SOON: Final = DifferentialStyle(font=Font(color="7F6000"), fill=PatternFill(bgColor="FFEB9C"))
STANDING: Final = DifferentialStyle(font=Font(color=_INK), fill=PatternFill(bgColor="D9D9D9"))


def add_styles(workbook: Workbook) -> None:
    """Define the named styles in the workbook."""
    song, gothic = FACE_NAMES[Face.SONG].family, FACE_NAMES[Face.GOTHIC].family
    frame = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    left = Alignment(horizontal="left", vertical="center", wrap_text=True)
    shade = PatternFill("solid", fgColor="E7EDF5")
    body = Font(name=song, size=SMALL)
    title = Font(name=FACE_NAMES[Face.TITLE_SONG].family, size=LARGE)
    looks = (
        NamedStyle(TITLE, font=title, alignment=middle),
        NamedStyle(NOTE, font=Font(name=song, size=TINY, color=_INK), alignment=left),
        NamedStyle(HEAD, font=Font(name=gothic, size=SMALL), alignment=middle, border=frame, fill=shade),
        NamedStyle(TEXT, font=body, alignment=left, border=frame),
        NamedStyle(CENTRED, font=body, alignment=middle, border=frame),
        NamedStyle(DATE, font=body, alignment=middle, border=frame, number_format="yyyy-mm-dd"),
    )
    for look in looks:
        workbook.add_named_style(look)


def set_up_page(sheet: Worksheet, head_row: int | None) -> None:
    """A4 landscape, as wide as the page, the head row if any on every page, page numbers at the foot."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top = margins.bottom = 0.6
    margins.header = margins.footer = 0.3
    if head_row is not None:
        sheet.print_title_rows = f"{head_row}:{head_row}"
    footer = sheet.oddFooter
    assert footer is not None
    footer.center.text = "第 &P 页　共 &N 页"
    sheet.sheet_view.showGridLines = False
