"""A source is a document or a record; one that cannot be opened says why."""

from pathlib import Path

import pytest

from emplan.batch.loading import bytes_of, load
from emplan.errors import ReadingError, RecordError
from emplan.records import dump_record
from emplan.testing.samples import typical_plan


def test_a_record_is_known_by_its_content_or_its_name() -> None:
    data = dump_record(typical_plan()).encode()
    assert load(data, "方案").plan == typical_plan()
    assert load(b"\xef\xbb\xbf \n" + data, "方案.txt").report is None
    with pytest.raises(RecordError):
        load(b"[]", "方案.json")


def test_a_document_has_a_report() -> None:
    loaded = load("2026年青禾县应急管理工作要点\n\n一、压实责任\n".encode(), "要点.txt")
    assert loaded.report is not None
    assert loaded.plan.year == 2026


@pytest.mark.parametrize(
    ("fault", "said", "said_zh"),
    [
        (FileNotFoundError(), "no such file", "文件不存在"),
        (IsADirectoryError(), "a folder", "它是文件夹"),
        (PermissionError(), "may not be read", "没有读取权限"),
        (OSError("the disk is gone"), "the disk is gone", "the disk is gone"),
    ],
)
def test_a_source_that_cannot_be_opened_says_why(
    fault: OSError, said: str, said_zh: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> bytes:
        raise fault

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(ReadingError) as caught:
        bytes_of("甲县.txt")
    assert said in caught.value.message("en")
    assert said_zh in caught.value.message("zh")
    assert caught.value.place == "甲县.txt"


def test_a_rich_text_file_is_no_damaged_record() -> None:
    with pytest.raises(ReadingError):
        load(b"{\\rtf1\\ansi 1}", "plan.rtf")
