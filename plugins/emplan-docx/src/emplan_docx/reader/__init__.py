"""The Word reader: what a document shows, paragraph by paragraph, with the numbers that Word computes."""

from emplan_docx.reader.reader import DocxReader

__all__ = ["DocxReader"]
