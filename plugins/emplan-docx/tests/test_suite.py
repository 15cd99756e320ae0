"""The Word exporter stands every check of the kit."""

import io

from docx import Document
from docx.oxml.ns import qn

from emplan.testing.suites import ExporterSuite


class TestDocx(ExporterSuite):
    format = "docx"
    python_only = frozenset({"against", "review"})

    def read_back(self, data: bytes) -> str:
        return "".join(text.text or "" for text in Document(io.BytesIO(data)).element.iter(qn("w:t")))
