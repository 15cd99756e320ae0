"""The real document of which there is a PDF: read from its pages it agrees with the labels of its text."""

import pytest
from scoring import CORPUS, HEADER, MEASURES, score

from emplan.reading import read

pytestmark = pytest.mark.needs("corpus")


def test_the_pdf_reads_like_its_text() -> None:
    reading = read(next((CORPUS / "real").glob("010-*.pdf")))
    result = score("010", reading)
    assert result.faults == []
    assert result.counts["header"][0] == len(HEADER)
    assert {result.rate(measure) for measure in MEASURES} <= {None, 1.0}
    assert reading.report.adds_up(reading.plan)
    assert {entry.rule for entry in reading.report.furniture} == {"page_number"}
    assert reading.report.leftovers == ()
