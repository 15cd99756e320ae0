"""Tracked changes of a Word body accepted or rejected, as the format's text says what they mean."""

import copy
import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHANGES = tuple(f"{W}{name}Change" for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblGrid"))

Lines = list[tuple[object, ...]]


def body_of_file(data: bytes) -> etree._Element:
    """The ``w:body`` of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def accepted(body: etree._Element) -> etree._Element:
    """The body as it is when every change is accepted."""
    return _resolved(body, kept="ins", dropped="del", restores=False)


def rejected(body: etree._Element) -> etree._Element:
    """The body as it was before every change."""
    return _resolved(body, kept="del", dropped="ins", restores=True)


def paragraph_texts(body: etree._Element) -> list[str]:
    """The text of each paragraph, tabs and line breaks among it."""
    return ["".join(_characters(paragraph)) for paragraph in body.iter(f"{W}p")]


def structure(body: etree._Element) -> Lines:
    """What the body says and how it looks, without the last section: runs that look alike are one."""
    return [_block(child) for child in body if child.tag in (f"{W}p", f"{W}tbl")]


def _resolved(body: etree._Element, *, kept: str, dropped: str, restores: bool) -> etree._Element:
    body = copy.deepcopy(body)
    _rows(body, kept, dropped)
    for change in list(body.iter(*_CHANGES)):
        _properties(change, restores=restores)
    for content in list(body.iter(f"{W}{dropped}")):
        if content.getparent().tag == f"{W}p":
            content.getparent().remove(content)
    for content in list(body.iter(f"{W}{kept}")):
        parent = content.getparent()
        if parent.tag == f"{W}p":
            position = parent.index(content)
            parent[position : position + 1] = list(content)
    for text in body.iter(f"{W}delText"):
        text.tag = f"{W}t"
    for paragraph in list(body.iter(f"{W}p")):
        _mark(paragraph, kept, dropped)
    return body


def _rows(body: etree._Element, kept: str, dropped: str) -> None:
    for row in list(body.iter(f"{W}tr")):
        properties = row.find(f"{W}trPr")
        if properties is None:
            continue
        if properties.find(f"{W}{dropped}") is not None:
            row.getparent().remove(row)
        elif (mark := properties.find(f"{W}{kept}")) is not None:
            properties.remove(mark)
            if not len(properties):
                row.remove(properties)
    for table in list(body.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)


def _properties(change: etree._Element, *, restores: bool) -> None:
    properties = change.getparent()
    properties.remove(change)
    if not restores:
        return
    # What is no formatting of the paragraph itself stays: its mark and its section.
    others = [each for each in properties if each.tag in (f"{W}sectPr", f"{W}ins", f"{W}del")]
    if properties.tag == f"{W}pPr":
        others += properties.findall(f"{W}rPr")
    properties[:] = [*change[0], *others]


def _mark(paragraph: etree._Element, kept: str, dropped: str) -> None:
    """Take a dropped mark away: the content goes to the next paragraph, which keeps its properties."""
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    if marks is None:
        return
    is_dropped = marks.find(f"{W}{dropped}") is not None
    marks.getparent().remove(marks)
    if not is_dropped:
        return
    content = paragraph[1:]
    following = paragraph.getnext()
    assert following is not None, "the last mark cannot go"
    if content:
        assert following.tag == f"{W}p", "text cannot join a table"
        following[1:1] = content
    paragraph.getparent().remove(paragraph)


def _characters(paragraph: etree._Element) -> Iterator[str]:
    controls = {f"{W}tab": "\t", f"{W}br": "\n"}
    for run in paragraph.iter(f"{W}r"):
        for child in run:
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in controls:
                yield controls[child.tag]


def _block(element: etree._Element) -> tuple[object, ...]:
    if element.tag == f"{W}p":
        return (_xml(element.find(f"{W}pPr")), *_runs(element))
    rows = tuple(
        (
            _xml(row.find(f"{W}trPr")),
            *((_xml(cell[0]), *(_block(each) for each in cell[1:])) for cell in row.iter(f"{W}tc")),
        )
        for row in element.iter(f"{W}tr")
    )
    return (_xml(element[0]), _xml(element[1]), rows)


def _runs(paragraph: etree._Element) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for run in paragraph.findall(f"{W}r"):
        look = copy.deepcopy(run.find(f"{W}rPr"))
        if look is not None:
            # The hint depends on what else is in the run.
            look[:] = [each for each in look if each.tag != f"{W}rFonts"]
        shown = _xml(look) if look is not None and len(look) else ""
        text = "".join(_characters_of(run))
        if found and found[-1][1] == shown:
            found[-1] = (found[-1][0] + text, shown)
        elif text:
            found.append((text, shown))
    return tuple(found)


def _characters_of(run: etree._Element) -> Iterator[str]:
    wrapper = etree.Element(f"{W}p")
    wrapper.append(copy.deepcopy(run))
    return _characters(wrapper)


def _xml(element: etree._Element | None) -> str:
    # Empty properties are none.
    if element is None or not len(element):
        return ""
    return etree.tostring(element, encoding="unicode", with_tail=False)
