"""The PDF exporter stands every check of the kit."""

import io
from collections.abc import Sequence

import pdfplumber

from emplan import AnnualPlan, EmplanError
from emplan.testing.samples import rare_characters_plan
from emplan.testing.suites import PageExporterSuite
from emplan_pdf import GlyphMissingError


class TestPdf(PageExporterSuite):
    format = "pdf"
    options_for_rare_characters = ("missing=box",)

    def read_pages(self, data: bytes) -> Sequence[str]:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return ["".join(char["text"] for char in page.chars) for page in document.pages]

    def page_sizes(self, data: bytes) -> Sequence[tuple[float, float]]:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return [(float(page.width), float(page.height)) for page in document.pages]

    def impossible_plans(self) -> Sequence[tuple[AnnualPlan, type[EmplanError]]]:
        return [(rare_characters_plan(), GlyphMissingError)]
