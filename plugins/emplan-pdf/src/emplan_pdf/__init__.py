"""PDF documents in the GB/T 9704-2012 format from emplan plans, drawn on reportlab's Canvas."""

from emplan_pdf.errors import FontFileError, GlyphMissingError
from emplan_pdf.exporter import FontSource, PdfExporter
from emplan_pdf.truetype import FontFile

__all__ = ["FontFile", "FontFileError", "FontSource", "GlyphMissingError", "PdfExporter"]
