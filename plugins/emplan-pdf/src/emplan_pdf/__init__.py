"""PDF documents in the GB/T 9704-2012 format from emplan plans, drawn on reportlab's Canvas."""

from emplan_pdf.errors import FontFileError, FontNotInstalledError, GlyphMissingError
from emplan_pdf.exporter import PdfExporter
from emplan_pdf.font_files import FontFamily, FontFile, FontSource
from emplan_pdf.used_fonts import UsedFont

__all__ = [
    "FontFamily",
    "FontFile",
    "FontFileError",
    "FontNotInstalledError",
    "FontSource",
    "GlyphMissingError",
    "PdfExporter",
    "UsedFont",
]
