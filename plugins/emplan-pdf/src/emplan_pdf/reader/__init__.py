"""The PDF reader: the text layer of a document as paragraphs, without what stands around the pages."""

from emplan_pdf.reader.reader import PdfReader

__all__ = ["PdfReader"]
