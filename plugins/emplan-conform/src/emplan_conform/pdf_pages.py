"""The pages of a PDF as marks and strokes, read by PDFium; tags and metadata are left alone."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, Final, TypeAlias

import pypdfium2 as pdfium
from attrs import frozen
from pypdfium2 import raw

from emplan_conform.errors import NotMeasurableError
from emplan_conform.marks import MM_PER_PT, Colour, Leaf, Mark, Stroke

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Place: TypeAlias = Callable[[float, float], tuple[float, float]]

_UPWARDS: Final = 90
_TYPE_LEFT, _TYPE_TOP, _TYPE_FOOT = 28.0, 37.0, 35.0
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_THICKEST = 2.5
_SHORTEST = 3.0
_SAME_LINE = 0.15


def open_pdf(data: bytes, name: str) -> pdfium.PdfDocument:
    """The document of some bytes. Raises NotMeasurableError if they are no PDF or need a password."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as cause:
        raise NotMeasurableError(
            f"This is no PDF that can be opened: {cause}.",
            f"不是可以打开的 PDF 文件：{cause}。",
            place=name,
            remedy="Name a PDF without a password, or a DOCX.",
            remedy_zh="请指定没有密码的 PDF 或者 DOCX 文件。",
        ) from cause


def leaf_of(page: pdfium.PdfPage, ordinal: int) -> Leaf:
    """One page as it is drawn, rotation and boxes applied, upright."""
    place = _placing(page)
    width, height = upright_size(page)
    marks, turned, sideways = _marks(page, place)
    return Leaf(
        ordinal=ordinal,
        width=width,
        height=height,
        marks=marks,
        strokes=tuple(_joined(_strokes(page, place))),
        turned=turned,
        sideways=sideways,
    )


def is_landscape(page: pdfium.PdfPage) -> bool:
    """Whether a page lies: it is measured as it is bound, turned with its upper edge to the left."""
    width, height = page.get_size()
    return bool(width > height)


def upright_size(page: pdfium.PdfPage) -> tuple[float, float]:
    """Width and height of a page in mm, a landscape one turned."""
    width, height = (side * MM_PER_PT for side in page.get_size())
    return (height, width) if width > height else (width, height)


def _placing(page: pdfium.PdfPage) -> Place:
    """From the page's own points to millimetres from the upper left corner of what is shown."""
    left, bottom, right, top = page.get_cropbox()
    turn = page.get_rotation()

    def place(x: float, y: float) -> tuple[float, float]:
        match turn:
            case 90:
                across, down = y - bottom, x - left
            case 180:
                across, down = right - x, y - bottom
            case 270:
                across, down = top - y, right - x
            case _:
                across, down = x - left, top - y
        return across * MM_PER_PT, down * MM_PER_PT

    def place_turned(x: float, y: float) -> tuple[float, float]:
        across, down = place(x, y)
        return down, height - across

    _, height = upright_size(page)
    return place_turned if is_landscape(page) else place


@frozen
class _Lettering:
    """What all characters of one text object share."""

    family: str
    embedded: bool
    size_pt: float
    angle: int
    colour: Colour


def _marks(page: pdfium.PdfPage, place: Place) -> tuple[tuple[Mark, ...], tuple[int, ...], tuple[Mark, ...]]:
    text = page.get_textpage()
    origin = place(0.0, 0.0)
    known: dict[int, _Lettering] = {}
    marks: list[Mark] = []
    turned: list[int] = []
    sideways: list[Mark] = []
    _, height = upright_size(page)
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    high = ""
    for index in range(text.count_chars()):
        # Characters beyond U+FFFF come as two halves with one place.
        char = high + chr(raw.FPDFText_GetUnicode(text, index))
        if not high and "\ud800" <= char <= "\udbff":
            high = char
            continue
        char, high = _whole(char) if high else char, ""
        if raw.FPDFText_IsGenerated(text, index) == 1 or char.isspace() or char < " ":
            continue
        drawn = raw.FPDFText_GetTextObject(text, index)
        key = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        lettering = known.get(key)
        if lettering is None:
            lettering = known[key] = _lettering(text, index, drawn, place, origin)
        if lettering.angle:
            turned.append(lettering.angle)
            if lettering.angle != _UPWARDS:
                continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        left, baseline = place(x.value, y.value)
        edges = [place(box.left, box.bottom), place(box.right, box.top)]
        if lettering.angle:
            edges = [_read_sideways(across, down, height) for across, down in edges]
            left, baseline = _read_sideways(left, baseline, height)
        (sideways if lettering.angle else marks).append(
            Mark(
                text=char,
                family=lettering.family,
                embedded=lettering.embedded,
                size_pt=lettering.size_pt,
                left=left,
                right=max(edge[0] for edge in edges),
                baseline=baseline,
                colour=lettering.colour,
            )
        )
    return tuple(marks), tuple(turned), tuple(sideways)


def _read_sideways(across: float, down: float, height: float) -> tuple[float, float]:
    """A place on a page turned to read what runs upwards, the corner of the type area where it usually is."""
    return height - down - (_TYPE_FOOT - _TYPE_LEFT), across - _TYPE_LEFT + _TYPE_TOP


def _whole(char: str) -> str:
    """A character from its two halves in UTF-16."""
    return char.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _lettering(
    text: pdfium.PdfTextPage, index: int, drawn: Any, place: Place, origin: tuple[float, float]
) -> _Lettering:
    font = raw.FPDFTextObj_GetFont(drawn)
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(drawn, size)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    right = place(matrix.a, matrix.b)
    across, down = right[0] - origin[0], right[1] - origin[1]
    angle = round(math.degrees(math.atan2(-down, across))) % 360
    return _Lettering(
        family=_family(font),
        embedded=raw.FPDFFont_GetIsEmbedded(font) == 1,
        size_pt=size.value * math.hypot(matrix.c, matrix.d),
        angle=angle,
        colour=_colour(raw.FPDFPageObj_GetFillColor, drawn),
    )


def _family(font: Any) -> str:
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    for encoding in ("utf-8", "gb18030", "latin-1"):
        try:
            return _SUBSET.sub("", buffer.value.decode(encoding))
        except UnicodeDecodeError:
            continue
    return ""  # pragma: no cover - latin-1 decodes anything


def _colour(ask: Callable[..., int], drawn: Any) -> Colour:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    ask(drawn, red, green, blue, alpha)
    return red.value, green.value, blue.value


def _strokes(page: pdfium.PdfPage, place: Place) -> Iterator[Stroke]:
    count = raw.FPDFPage_CountObjects(page)
    for index in range(count):
        yield from _strokes_of(raw.FPDFPage_GetObject(page, index), _IDENTITY, place)


def _strokes_of(drawn: Any, outer: Matrix, place: Place) -> Iterator[Stroke]:
    kind = raw.FPDFPageObj_GetType(drawn)
    if kind not in (raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_PATH):
        return
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, own)
    matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), outer)
    if kind == raw.FPDF_PAGEOBJ_FORM:
        for index in range(raw.FPDFFormObj_CountObjects(drawn)):
            yield from _strokes_of(raw.FPDFFormObj_GetObject(drawn, index), matrix, place)
        return
    fill, stroked = ctypes.c_int(), raw.FPDF_BOOL()
    raw.FPDFPath_GetDrawMode(drawn, fill, stroked)
    if not fill.value and not stroked.value:
        return
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(drawn, width)
    thickness = width.value * math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])) * MM_PER_PT
    ask = raw.FPDFPageObj_GetFillColor if fill.value else raw.FPDFPageObj_GetStrokeColor
    colour = _colour(ask, drawn)
    for points in _outlines(drawn, matrix, place):
        if fill.value:
            yield from _thin(points, colour, 0.0)
        else:
            for pair in pairwise(points):
                yield from _thin(list(pair), colour, thickness)


def _outlines(drawn: Any, matrix: Matrix, place: Place) -> Iterator[list[tuple[float, float]]]:
    """The corner points of each part of a path, where they are shown."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(raw.FPDFPath_CountSegments(drawn)):
        segment = raw.FPDFPath_GetPathSegment(drawn, index)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        a, b, c, d, e, f = matrix
        points.append(place(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _thin(points: list[tuple[float, float]], colour: Colour, thickness: float) -> Iterator[Stroke]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if thickness and right - left >= bottom - top:
        top, bottom = top - thickness / 2, bottom + thickness / 2
    elif thickness:
        left, right = left - thickness / 2, right + thickness / 2
    stroke = Stroke(left=left, top=top, right=right, bottom=bottom, colour=colour)
    if stroke.thickness <= _THICKEST and stroke.length >= _SHORTEST:
        yield stroke


def _joined(strokes: Iterator[Stroke]) -> Iterator[Stroke]:
    """Horizontal strokes that go on where another ends (the cells of a table's border) as one."""
    waiting: Stroke | None = None
    for stroke in sorted(strokes, key=lambda one: (not one.is_horizontal, round(one.top, 1), one.left)):
        if waiting is not None and _goes_on(waiting, stroke):
            waiting = Stroke(
                left=waiting.left,
                top=min(waiting.top, stroke.top),
                right=max(waiting.right, stroke.right),
                bottom=max(waiting.bottom, stroke.bottom),
                colour=waiting.colour,
            )
            continue
        if waiting is not None:
            yield waiting
        waiting = stroke
    if waiting is not None:
        yield waiting


def _goes_on(one: Stroke, other: Stroke) -> bool:
    return (
        one.is_horizontal
        and other.is_horizontal
        and abs(one.top - other.top) < _SAME_LINE
        and abs(one.bottom - other.bottom) < _SAME_LINE
        and other.left - one.right < 0.5
        and one.colour == other.colour
    )


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
