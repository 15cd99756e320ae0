"""Ink: where a rasterised page is painted."""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
from attrs import frozen

from emplan_conform.marks import MM_PER_PT
from emplan_conform.pdf_pages import is_landscape, upright_size

_FINE_DPI = 400
_PAGE_DPI = 100
# Paler than this is paper.
_TABLE = bytes(0 if value < 192 else 255 for value in range(256))


@frozen(kw_only=True)
class Ink:
    """The box of painted pixels, in millimetres from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def centre(self) -> float:
        """The middle across."""
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        """The middle down."""
        return (self.top + self.bottom) / 2


def ink_of(
    page: pdfium.PdfPage, left: float, top: float, right: float, bottom: float, *, coarse: bool = False
) -> Ink | None:
    """The ink inside a region of the page, or ``None`` if it is empty."""
    dpi = _PAGE_DPI if coarse else _FINE_DPI
    width, height = upright_size(page)
    left, top = max(left, 0.0), max(top, 0.0)
    right, bottom = min(right, width), min(bottom, height)
    if right <= left or bottom <= top:
        return None
    crop = tuple(edge / MM_PER_PT for edge in (left, height - bottom, width - right, top))
    bitmap = page.render(scale=dpi / 72, crop=crop, rotation=270 if is_landscape(page) else 0, grayscale=True)
    pixels = ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height).translate(_TABLE)
    rows = [
        pixels[start : start + bitmap.width]
        for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)
    ]
    painted = [number for number, row in enumerate(rows) if 0 in row]
    if not painted:
        return None
    inked = rows[painted[0] : painted[-1] + 1]
    before = min(len(row) - len(row.lstrip(b"\xff")) for row in inked)
    after = min(len(row) - len(row.rstrip(b"\xff")) for row in inked)
    # The crop is rounded to whole pixels; measured from its corner, the error is below half a pixel.
    pixel = 25.4 / dpi
    return Ink(
        left=left + before * pixel,
        top=top + painted[0] * pixel,
        right=left + (bitmap.width - after) * pixel,
        bottom=top + (painted[-1] + 1) * pixel,
    )
