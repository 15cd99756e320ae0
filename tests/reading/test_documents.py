"""Made-up documents of many shapes, each with what a careful reader finds in it (``NAME.found``).

To write down what is found now, for a person to read: EMPLAN_WRITE_FOUND=1.
"""

import os
from pathlib import Path

import pytest

from emplan.reading import read
from readings import in_short

DOCUMENTS = sorted(
    path for path in (Path(__file__).parent / "documents").iterdir() if path.suffix != ".found"
)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_is_read_as_a_careful_reader_does(path: Path) -> None:
    reading = read(path)
    expected = path.with_suffix(".found")
    if os.environ.get("EMPLAN_WRITE_FOUND"):
        expected.write_text(in_short(reading), encoding="utf-8", newline="\n")
    assert in_short(reading) == expected.read_text("utf-8")
    assert reading.report.adds_up(reading.plan)


def test_there_are_forty_documents() -> None:
    assert len(DOCUMENTS) >= 40
