"""The real documents as tagged archival PDF: clean for two validators, their text whole in reading order."""

from pathlib import Path

import page
import pdfua
import pytest

from emplan import lay_out, plain_text
from emplan.reading import read
from emplan_pdf import PdfExporter
from requiring import corpus
from tagged_pdf import structure_of_file

pytestmark = pytest.mark.needs("corpus")

NUMBERS = ("000", "001", "002", "003", "004", "010", "011", "012", "013", "014", "015", "016")


@pytest.mark.parametrize("number", NUMBERS)
def test_the_document_is_archival_accessible_and_whole(number: str, tmp_path: Path) -> None:
    plan = read(next((corpus() / "real").glob(f"{number}-*.txt"))).plan
    data = PdfExporter(missing="box").export(plan)
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)
    for profile in (page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1):
        failures = page.validate_pdf(str(path), profile=profile).failures
        assert [(failure.rule_id, failure.message) for failure in failures] == []
    assert pdfua.validate(str(path)).findings == ()
    text = plain_text(lay_out(plan))
    assert "".join(structure_of_file(data).text.split()) == "".join(text.split())
