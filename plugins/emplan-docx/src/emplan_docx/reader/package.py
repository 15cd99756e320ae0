"""The parts of a Word file, unpacked within bounds and parsed without entities, network or recursion."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from attrs import define, field
from lxml import etree

from emplan_docx.reader import refusals
from emplan_docx.reader.names import XML_TYPES

LARGEST_PART: Final = 32 * 1024 * 1024
"""The most bytes that one part may unpack to; the text of the longest plans takes less than one megabyte."""
MOST_PARTS: Final = 5000
"""The most files in one package."""

_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/"
    ),
}
_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FAULTS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    KeyError,
    OverflowError,
)
_STEP: Final = 1 << 16
_ENCRYPTED: Final = 0x1


@define
class Package:
    """A Word file; parts are read when they are asked for."""

    _archive: zipfile.ZipFile
    _names: Mapping[str, zipfile.ZipInfo] = field(factory=dict)

    @classmethod
    def of(cls, data: bytes) -> "Package":
        """Open the package.

        Raises:
            ReadingError: It is damaged, encrypted, or holds too many files.
        """
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS as cause:
            raise refusals.damaged("ZIP", _reason(cause)) from None
        entries = archive.infolist()
        if len(entries) > MOST_PARTS:
            raise refusals.damaged("ZIP", f"{len(entries)} parts")
        # Names are the same whatever their case (ISO/IEC 29500-2), and some programs write backslashes.
        return cls(archive, {_key(entry.filename): entry for entry in entries})

    def main_part(self) -> str:
        """The name of the document itself.

        Raises:
            ReadingError: There is none.
        """
        for name in self.related("", "officeDocument"):
            if name in self._names:
                return name
        if "word/document.xml" in self._names:
            return "word/document.xml"
        raise refusals.no_document()

    def related(self, part: str, kind: str) -> list[str]:
        """The names of the parts that a part relates to in that way."""
        return [name for name, related_kind in self.relations(part).values() if related_kind == kind]

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """The relations of a part by id: the name of the other part, and the kind of relation."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        found = {}
        for relation in root.iter(_RELATIONS):
            target = relation.get("Target", "")
            kind = relation.get("Type", "").removeprefix(XML_TYPES)
            if relation.get("TargetMode") != "External" and target:
                path = target if target.startswith("/") else posixpath.join(folder, target)
                found[relation.get("Id", "")] = (_key(posixpath.normpath(path)), kind)
        return found

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part; None where there is no such part.

        Raises:
            ReadingError: The part is damaged, too large or has a document type declaration.
        """
        entry = self._names.get(_key(name))
        return None if entry is None else _parsed(self._bytes(entry), entry.filename)

    def _bytes(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & _ENCRYPTED:
            raise refusals.encrypted()
        if entry.file_size > LARGEST_PART:
            raise refusals.too_large(entry.filename, LARGEST_PART)
        content = bytearray()
        try:
            with self._archive.open(entry) as stream:
                # What is declared need not be true: count what comes.
                while step := stream.read(_STEP):
                    content += step
                    if len(content) > LARGEST_PART:
                        raise refusals.too_large(entry.filename, LARGEST_PART)
        except _FAULTS as cause:
            raise refusals.damaged(entry.filename, _reason(cause)) from None
        return bytes(content)


def _parsed(content: bytes, name: str) -> etree._Element:
    for strict, transitional in _STRICT.items():
        content = content.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise refusals.forbidden_markup(name)
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as cause:
        raise refusals.damaged(name, _reason(cause)) from None
    # In UTF-16 the search above sees nothing.
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise refusals.forbidden_markup(name)
    return root


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _reason(cause: BaseException) -> str:
    return str(cause).rstrip(".") or type(cause).__name__
