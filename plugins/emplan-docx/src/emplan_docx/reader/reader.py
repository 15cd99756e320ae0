"""The reader of Word documents: headers, body, footers and notes as lines."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

import attrs
from attrs import frozen
from lxml import etree

from emplan.reading import Looks, Remark, SourceLine, lines_of_texts
from emplan_docx.reader import refusals
from emplan_docx.reader.names import RELATION_ID, child, is_on, w
from emplan_docx.reader.numbering import Counters, NumberingDefinitions
from emplan_docx.reader.package import Package
from emplan_docx.reader.story import ReadLine, Story
from emplan_docx.reader.styles import StyleSheet
from emplan_docx.reader.turning import turned_tables

_ZIP: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOTES: Final = {"footnote": "a footnote of the document", "endnote": "an endnote of the document"}
_NOTES_ZH: Final = {"footnote": "脚注", "endnote": "尾注"}


@frozen(kw_only=True)
class DocxReader:
    """Reads what a Word document shows: tracked changes accepted, numbers computed, nothing hidden."""

    format: ClassVar[str] = "docx"
    suffixes: ClassVar[tuple[str, ...]] = (".docx", ".docm", ".dotx", ".doc", ".wps")

    def accepts(self, head: bytes) -> bool:
        """Tell whether these are the first bytes of a Word file, the old kind included (it is refused)."""
        return head.startswith((_ZIP, _COMPOUND))

    def lines(self, data: bytes) -> Sequence[SourceLine]:
        """Read all lines.

        Raises:
            ReadingError: It is an old, encrypted, damaged or oversized file.
        """
        if data.startswith(_COMPOUND):
            raise refusals.old_format()
        try:
            read = list(_document_lines(Package.of(data)))
        except RecursionError:
            raise refusals.too_deep() from None
        return lines_of_texts((line.text, line.looks, line.remarks) for line in read)


def _document_lines(package: Package) -> Iterator[ReadLine]:
    name = package.main_part()
    root = package.xml(name)
    body = child(root, "body")
    if body is None:
        raise refusals.no_document()
    related = package.relations(name)
    story = Story(
        StyleSheet(_part(package, related, "styles")),
        Counters(NumberingDefinitions.of(_part(package, related, "numbering"))),
        turned_tables(body),
    )
    headers = _Running(package, related, body)
    yield from headers.first(story)
    yield from story.lines(body)
    yield from headers.others(story)
    yield from _notes(package, related, story)


def _part(package: Package, related: dict[str, tuple[str, str]], kind: str) -> etree._Element | None:
    name = next((name for name, related_kind in related.values() if related_kind == kind), None)
    return None if name is None else package.xml(name)


def _notes(package: Package, related: dict[str, tuple[str, str]], story: Story) -> Iterator[ReadLine]:
    """Footnotes and endnotes, for a person to look at: the plan has no place for them."""
    for kind, key in tuple(story.notes):
        root = _part(package, related, f"{kind}s")
        if root is None:
            continue
        note = next((one for one in root.iter(w(kind)) if one.get(w("id")) == key), None)
        for line in story.lines(() if note is None else note):
            if line.text.strip():
                remark = Remark(_NOTES[kind], f"原文的{_NOTES_ZH[kind]}")
                looks = attrs.evolve(line.looks, is_note=True)
                yield ReadLine(line.text.strip(), looks, (*line.remarks, remark))


@frozen
class _Running:
    """Headers and footers (页眉页脚): the first may hold the masthead, the rest is furniture."""

    package: Package
    related: dict[str, tuple[str, str]]
    body: etree._Element

    def first(self, story: Story) -> Iterator[ReadLine]:
        """The lines of the header on the first page."""
        name = self._first_header()
        root = None if name is None else self.package.xml(name)
        for line in story.lines(() if root is None else root):
            if line.text.strip():
                yield ReadLine(line.text, attrs.evolve(line.looks, outside=True), line.remarks)

    def others(self, story: Story) -> Iterator[ReadLine]:
        """The lines of all other headers, and of the footers."""
        first = self._first_header()
        done = set()
        for name, kind in self.related.values():
            if kind not in ("header", "footer") or name in done or name == first:
                continue
            done.add(name)
            root = self.package.xml(name)
            for line in story.lines(() if root is None else root):
                if line.text.strip():
                    looks = Looks(furniture=f"page_{kind}")
                    yield ReadLine(line.text, looks, line.remarks)

    def _first_header(self) -> str | None:
        section = next(self.body.iter(w("sectPr")), None)
        wanted = "first" if is_on(section, "titlePg") else "default"
        if section is None:
            return None
        for reference in section.findall(w("headerReference")):
            if reference.get(w("type"), "default") == wanted:
                return self.related.get(reference.get(RELATION_ID, ""), (None, ""))[0]
        return None
