"""Hostile and broken Word files: refused with a remedy, or read within bounds."""

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emplan import ReadingError, export
from emplan.reading import Looks, SourceLine, read, source_text
from emplan.testing import samples
from emplan_docx.reader import DocxReader
from emplan_docx.reader.package import LARGEST_PART, MOST_PARTS
from emplan_docx.reader.story import MOST_PARAGRAPHS
from word_files import NAMESPACES, p, package


def lines(data: bytes) -> list[SourceLine]:
    return list(DocxReader().lines(data))


def refusal(data: bytes) -> str:
    with pytest.raises(ReadingError) as caught:
        read(data, name="坏.docx")
    assert caught.value.place == "坏.docx"
    assert caught.value.remedy
    assert caught.value.remedy_zh
    return caught.value.english


def test_a_part_that_unpacks_beyond_reason_is_refused() -> None:
    assert "too large" in refusal(package("<w:p/>" + " " * LARGEST_PART))


def test_parts_without_end_are_refused() -> None:
    with zipfile.ZipFile(buffer := io.BytesIO(package(p("一、夯实责任。"))), "a") as archive:
        for number in range(MOST_PARTS):
            archive.writestr(f"word/media/{number}.png", b"")
        parts = len(archive.infolist())
    assert f"{parts} parts" in refusal(buffer.getvalue())


def test_paragraphs_without_end_are_refused() -> None:
    assert "more than 100000 paragraphs" in refusal(package("<w:p/>" * (MOST_PARAGRAPHS + 1)))


def test_a_declared_size_that_lies_is_refused() -> None:
    data = bytearray(package(p("一、夯实责任。") + " " * 5000))
    at = data.rfind(b"PK\x01\x02")
    place = data.find(b"PK\x01\x02")
    assert at >= place
    data[place + 24 : place + 28] = (100).to_bytes(4, "little")
    assert "damaged" in refusal(bytes(data))


def test_entities_and_document_types_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<!DOCTYPE d [<!ENTITY a "啊"><!ENTITY b "&a;&a;">]><w:document '
            f"{NAMESPACES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>",
        )
    assert "document type declaration" in refusal(buffer.getvalue())
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as archive:
        archive.writestr("word/document.xml", f"<!DOCTYPE d><w:document {NAMESPACES}/>".encode("utf-16"))
    assert "document type declaration" in refusal(buffer.getvalue())


@pytest.mark.parametrize(
    ("make", "english"),
    [
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Word 97-2003"),
        (lambda: package("")[:300], "damaged"),
        (lambda: package("").replace(b"document", b"dokument"), "without a Word document"),
        (lambda: package("<w:p>" * 300 + "</w:p>" * 300), "damaged"),
        (lambda: package("<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80), "is empty"),
    ],
    ids=["old", "cut", "other zip", "deep", "nested tables"],
)
def test_what_is_no_sound_document_is_refused(make: Callable[[], bytes], english: str) -> None:
    assert english in refusal(make())


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(package(""))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(sign)
        while start >= 0:
            data[start + offset] |= 1
            start = data.find(sign, start + 4)
    assert "password" in refusal(bytes(data))


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_mutated_file_is_read_or_refused_and_the_account_adds_up(data: st.DataObject) -> None:
    whole = bytearray(export(samples.minimal_plan(), "docx"))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        reading = read(bytes(whole), name="x.docx")
    except ReadingError:
        return
    assert reading.report.adds_up(reading.plan)


@settings(max_examples=200, deadline=None)
@given(
    body=st.recursive(
        st.sampled_from(
            [
                p("一、夯实责任。"),
                "<w:p/>",
                "<w:br/>",
                "<w:r><w:tab/></w:r>",
                "<w:fldChar w:fldCharType='end'/>",
            ]
        ),
        lambda inner: st.builds(
            lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
            st.sampled_from(
                [
                    "w:p",
                    "w:tbl",
                    "w:tr",
                    "w:tc",
                    "w:sdt",
                    "w:sdtContent",
                    "w:ins",
                    "w:del",
                    "w:txbxContent",
                    "w:r",
                ]
            ),
            st.lists(inner, max_size=4),
        ),
        max_leaves=20,
    )
)
def test_any_order_of_elements_gives_lines(body: str) -> None:
    read_ = lines(package(body))
    assert source_text(read_) == "".join(line.text + line.ending for line in read_)
    assert all(isinstance(line.looks, Looks) for line in read_)
