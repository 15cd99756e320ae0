"""The saved package: a document put together from packed parts is the one that python-docx would save."""

import io
import zipfile

import pytest
from docx import Document

from emplan import AnnualPlan
from emplan_docx import DocxExporter
from emplan_docx.saved_package import SavedPackage
from emplan_docx.sealing import sealed


@pytest.fixture
def made(plan: AnnualPlan) -> bytes:
    return DocxExporter().export(plan)


def test_a_document_has_the_bytes_that_python_docx_gives_it_when_it_saves_it(made: bytes) -> None:
    buffer = io.BytesIO()
    Document(io.BytesIO(made)).save(buffer)
    assert sealed(buffer.getvalue()) == made


def test_every_part_is_whole(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert package.testzip() is None


def test_parts_that_are_not_named_stay_as_they_are(made: bytes) -> None:
    assert SavedPackage.of(made).with_parts({}) == made

    changed = SavedPackage.of(made).with_parts({"word/document.xml": b"<short/>"})
    with zipfile.ZipFile(io.BytesIO(made)) as before, zipfile.ZipFile(io.BytesIO(changed)) as after:
        assert before.namelist() == after.namelist()
        names = {name for name in after.namelist() if before.read(name) != after.read(name)}
        assert names == {"word/document.xml"}
        assert after.read("word/document.xml") == b"<short/>"
