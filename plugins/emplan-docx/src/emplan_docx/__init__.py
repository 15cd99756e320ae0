"""Word documents in the official format of GB/T 9704-2012 from emplan plans, saved by python-docx."""

from emplan_docx.exporter import DocxExporter

__all__ = ["DocxExporter"]
