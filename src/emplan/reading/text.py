"""The core's own reader: plain text and Markdown in UTF-8, UTF-16 or GB18030."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from typing import ClassVar

from emplan.chinese.patterns import Pattern
from emplan.reading import refusals
from emplan.reading.rows import mark_rows
from emplan.reading.source import SourceLine, split_lines

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    b"PK\x03\x04",
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"{\\rtf",
)
_MARKUP = (b"<!doctype html", b"<html", b"<?xml")


class TextReader:
    """Reads .txt, .text and .md: UTF-8 or UTF-16 with or without a mark, else GB18030."""

    format: ClassVar[str] = "text"
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".text", ".md")

    def accepts(self, head: bytes) -> bool:
        """Tell whether these are the first bytes of a text."""
        if head.lstrip()[:20].lower().startswith(_MARKUP):
            return False
        return _binary_at(head) is None

    def lines(self, data: bytes) -> Sequence[SourceLine]:
        """Decode the bytes and cut them into lines; rows of tables (by tabs or bars) have their cells.

        Raises:
            ReadingError: The bytes are binary data or in no encoding that is read.
        """
        return mark_rows(split_lines(self._decode(data)[0]))

    def encoding(self, data: bytes) -> str:
        """Return ``utf-8``, ``utf-8-sig``, ``utf-16-le``, ``utf-16-be`` or ``gb18030``.

        Raises:
            ReadingError: As for `lines`.
        """
        return self._decode(data)[1]

    @staticmethod
    def _decode(data: bytes) -> tuple[str, str]:
        at = _binary_at(data)
        if at is not None:
            raise refusals.binary(None, at)
        known = next((row for row in _MARKS if data.startswith(row[0])), None)
        mark, encoding = known or (b"", _unmarked_utf16(data) or "utf-8")
        try:
            return data[len(mark) :].decode(encoding.removesuffix("-sig")), encoding
        except UnicodeDecodeError as cause:
            if mark or encoding != "utf-8":
                raise refusals.undecodable(None, cause.start + len(mark)) from None
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError as cause:
            raise refusals.undecodable(None, cause.start) from None
        if _is_misread(text):
            raise refusals.misread(None)
        return text, "gb18030"


def _binary_at(data: bytes) -> int | None:
    """Return the offset of the byte that no text holds, or None."""
    if data.startswith(_SIGNATURES):
        return 0
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    at = data.find(b"\0")
    return None if at < 0 or _unmarked_utf16(data) is not None else at


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the UTF-16 that a text without a mark is in, where it can be nothing else.

    Its ASCII characters and line breaks have a zero byte each; its first characters must be Chinese in
    use, stops, digits and letters, without any control character.
    """
    head = data[:_SAMPLE]
    if b"\0" not in head:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            # The sample may end in the midst of a character.
            text = codecs.getincrementaldecoder(encoding)().decode(head)
        except UnicodeDecodeError:
            continue
        hanzi = len(_HANZI.findall(text))
        plain = len(_OF_TEXT.findall(text))
        if hanzi >= _FEWEST_HANZI and plain >= _LEAST_PLAIN * len(text) and not _is_misread(text):
            return None if _CONTROL.search(text) else encoding
    return None


def _is_misread(text: str) -> bool:
    """Tell whether a text decoded as GB18030 was another encoding: too few of its characters are in use."""
    hanzi = _HANZI.findall(text)
    if len(hanzi) < _FEWEST_HANZI:
        return False
    used = sum(_FIRST_USED <= character.encode("gb18030") < _FIRST_RARE for character in hanzi)
    return used < _LEAST_IN_USE * len(hanzi) or len(_FOREIGN.findall(text)) > _MOST_FOREIGN * len(text)


_SAMPLE = 4096
_HANZI = Pattern("[\u3400-\u9fff]")
_OF_TEXT = Pattern("[\\s!-~\u2010-\u203f\u2160-\u24ff\u3000-\u301f\u3400-\u9fff\uff00-\uff65]")
_CONTROL = Pattern("[\0-\x08\x0e-\x1f]")
_LEAST_PLAIN = 0.97
# Kana, bopomofo, Cyrillic and private characters: what Big5 and its kin become.
_FOREIGN = Pattern("[\u0400-\u04ff\u3040-\u312f\ue000-\uf8ff]")
_FEWEST_HANZI = 20
# The 3755 characters of GB 2312 level 1 are nearly all of a plan, and half of one in traditional characters.
_FIRST_USED, _FIRST_RARE = b"\xb0\xa1", b"\xd8\xa1"
_LEAST_IN_USE = 0.45
_MOST_FOREIGN = 0.05
