"""From the bytes of a saved page to its markup: archives (.mht), byte-order marks, declared encodings."""

import binascii
import codecs
import email
import email.policy
import re
from email.message import EmailMessage
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = re.compile(
    rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})|encoding\s*=\s*[\"']([\w-]{2,20})", re.IGNORECASE
)
# Pages that say GB2312 use characters of its successors.
_CHINESE: Final = frozenset(
    ("gb2312", "gbk", "gb-2312", "gb_2312-80", "gb18030", "x-gbk", "cp936", "hz-gb-2312")
)
_ARCHIVE: Final = re.compile(rb"(?:^|\n)content-type\s*:\s*multipart/related", re.IGNORECASE)
_ARCHIVE_HEAD: Final = re.compile(rb"\s*(?:[A-Za-z-]+:|mime-version)", re.IGNORECASE)
_HEAD: Final = 4096


def is_archive(head: bytes) -> bool:
    """Whether these are the first bytes of a page saved with its pictures in one file (.mht)."""
    return _ARCHIVE_HEAD.match(head) is not None and _ARCHIVE.search(head) is not None


def page_of(data: bytes) -> tuple[bytes, str | None]:
    """The bytes of the page itself and the encoding that an archive states for them."""
    if not is_archive(data[:_HEAD]):
        return data, None
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return _payload(part), part.get_content_charset()
    return b"", None


def _payload(part: object) -> bytes:
    assert isinstance(part, EmailMessage)
    try:
        content = part.get_payload(decode=True)
    except (binascii.Error, ValueError, LookupError):
        return b""
    return content if isinstance(content, bytes) else b""


def decoded(data: bytes, stated: str | None = None) -> tuple[str, str]:
    """The markup as text, and the encoding; bytes that fit none become U+FFFD, which the report shows."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding.removesuffix("-sig"), errors="replace"), encoding
    found = _DECLARED.search(data[:_HEAD])
    declared = [stated] if stated else []
    if found is not None:
        declared.append((found[1] or found[2]).decode("ascii"))
    encodings = [_known(name) for name in declared]
    candidates = dict.fromkeys([*filter(None, encodings), "utf-8", "gb18030"])
    for name in candidates:
        try:
            return data.decode(name), name
        except (UnicodeDecodeError, LookupError):
            continue
    first = next(iter(candidates))
    return data.decode(first, errors="replace"), first


def _known(name: str) -> str | None:
    """The name of an encoding for text as Python knows it."""
    if name.lower() in _CHINESE:
        return "gb18030"
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    # Transformations such as "zip" are codecs too; unpacking is none of a page's business.
    return codec.name if getattr(codec, "_is_text_encoding", False) else None
