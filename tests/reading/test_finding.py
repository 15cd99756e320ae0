"""Finding the reader for a source, the text reader, and the lines it gives."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import pytest

from emplan.errors import ReadingError, UnknownFormatError
from emplan.reading import (
    Reader,
    SourceLine,
    TextReader,
    available_readers,
    load_reader,
    read,
    reader_for,
    source_text,
    split_lines,
)
from emplan.reading.source import DecodingReader

FAKE = """
class PageReader:
    format = "page"
    suffixes = (".page",)

    def accepts(self, head):
        return head.startswith(b"%PAGE")

    def lines(self, data):
        from emplan.reading import split_lines
        if data.endswith(b"%BROKEN"):
            raise KeyError("the end")
        return split_lines(data.decode().removeprefix("%PAGE\\n"))


class OddReader(PageReader):
    format = "odd"

    def accepts(self, head):
        raise KeyError("head")


class LeavingReader(PageReader):
    format = "leaving"

    def accepts(self, head):
        raise SystemExit(0)


class HollowReader(PageReader):
    format = "hollow"
    suffixes = None


class InterruptedReader(PageReader):
    format = "interrupted"

    def accepts(self, head):
        raise KeyboardInterrupt
"""


@pytest.fixture
def page_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "emplan_page.py").write_text(FAKE, encoding="utf-8")
    info = tmp_path / "emplan_page-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: emplan-page\nVersion: 1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(
        "[emplan.readers]\npage = emplan_page:PageReader\nbroken = emplan_nowhere:Reader\n"
        "odd = emplan_page:OddReader\nleaving = emplan_page:LeavingReader\n"
        "hollow = emplan_page:HollowReader\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))


def test_the_text_reader_is_installed_like_any_other() -> None:
    assert "text" in [plugin.name for plugin in available_readers()]
    reader = load_reader("text")
    assert isinstance(reader, Reader)
    assert isinstance(reader, DecodingReader)
    with pytest.raises(UnknownFormatError):
        load_reader("stone-tablet")


@pytest.mark.usefixtures("page_reader")
def test_a_plugin_is_chosen_by_content_and_a_broken_one_disturbs_nobody() -> None:
    data = "%PAGE\n青禾示范区2026年应急管理工作要点\n一、夯实责任\n".encode()
    assert reader_for(data, ".page").format == "page"
    assert reader_for(data, ".unknown").format == "page"
    reading = read(data, name="plan.page")
    assert (reading.report.format, reading.report.encoding) == ("page", "")
    assert reading.report.adds_up(reading.plan)


@pytest.mark.usefixtures("page_reader")
def test_an_interrupt_while_readers_are_asked_stays_an_interrupt(tmp_path: Path) -> None:
    points = tmp_path / "emplan_page-1.0.dist-info/entry_points.txt"
    points.write_text("[emplan.readers]\ninterrupted = emplan_page:InterruptedReader\n", "utf-8")
    with pytest.raises(KeyboardInterrupt):
        reader_for(b"%PAGE\n", ".page")


@pytest.mark.usefixtures("page_reader")
def test_a_reader_that_breaks_is_a_reading_error_that_names_it() -> None:
    with pytest.raises(
        ReadingError, match=r"plan\.page: The reader 'page' .* KeyError: 'the end'"
    ) as refused:
        read(b"%PAGE\n%BROKEN", name="plan.page")
    assert "读取插件“page”" in refused.value.message("zh")
    assert isinstance(refused.value.__cause__, KeyError)


@pytest.mark.usefixtures("page_reader")
def test_a_reader_that_the_office_does_not_permit_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPLAN_PLUGINS", "emplan-docx")
    assert "page" not in [plugin.name for plugin in available_readers()]
    data = "%PAGE\n青禾示范区2026年应急管理工作要点\n一、夯实责任\n".encode()
    assert reader_for(data, ".page").format == "text"


def test_text_under_a_strange_suffix_is_still_text() -> None:
    assert reader_for("一、夯实责任".encode(), ".log").format == "text"


def test_what_no_reader_takes_is_refused_by_name() -> None:
    with pytest.raises(ReadingError, match=r"\.xyz") as caught:
        reader_for(b"\x89PNG\r\n", ".xyz", "picture.xyz")
    assert "text" in str(caught.value)


@pytest.mark.usefixtures("page_reader")
def test_content_that_is_not_what_the_suffix_says_is_told_so() -> None:
    with pytest.raises(ReadingError, match=r"plan\.page: .* is no \.page file, or it is damaged") as caught:
        read(b"\x89PNG\r\n\0", name="plan.page")
    assert "文件已损坏" in caught.value.message("zh")


@pytest.mark.parametrize(
    ("head", "accepted"),
    [
        ("一、夯实责任".encode(), True),
        (b"  <!DOCTYPE html><html>", False),
        (b"%PDF-1.7", False),
        (b"PK\x03\x04", False),
        ("文".encode("utf-16"), True),
        (b"a\0b", False),
        # Without a mark only what can be nothing else is UTF-16, cut in the midst of a character or not.
        (("一、夯实责任。\n" * 9).encode("utf-16-le"), True),
        (("一、夯实责任。\n" * 9).encode("utf-16-be")[:-1], True),
        ("一、夯实责任。\n".encode("utf-16-le"), False),
        (("plain words only\n" * 9).encode("utf-16-le"), False),
        (("一、夯实责任\x02\n" * 9).encode("utf-16-le"), False),
        (b"\x00\xd8" * 40, False),
    ],
)
def test_the_text_reader_knows_text_from_its_first_bytes(head: bytes, accepted: bool) -> None:
    assert TextReader().accepts(head) is accepted


def test_every_kind_of_line_break_ends_a_line() -> None:
    text = "甲\n乙\r\n丙\r丁\u2028戊\x0c己"
    lines = split_lines(text)
    assert [line.text for line in lines] == list("甲乙丙丁戊己")
    assert [line.number for line in lines] == [1, 2, 3, 4, 5, 6]
    assert source_text(lines) == text
    assert all(text[line.start :].startswith(line.text) for line in lines)


class Told:
    format: ClassVar[str] = "told"
    suffixes: ClassVar[tuple[str, ...]] = ()

    def accepts(self, head: bytes) -> bool:
        return bool(head)

    def lines(self, data: bytes) -> Sequence[SourceLine]:
        return split_lines(data.decode())


def test_a_reader_need_not_decode() -> None:
    assert isinstance(Told(), Reader)
    assert not isinstance(Told(), DecodingReader)
