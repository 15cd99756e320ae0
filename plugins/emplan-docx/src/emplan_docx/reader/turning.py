"""Turned pages: which tables stand in a section whose paper lies on its side."""

from typing import Final

from lxml import etree

from emplan_docx.reader.names import child, w, whole

_BLOCKS: Final = (w("tbl"), w("sectPr"))


def turned_tables(body: etree._Element) -> frozenset[etree._Element]:
    """The tables on turned pages; a section's properties stand at its end."""
    turned: set[etree._Element] = set()
    waiting: list[etree._Element] = []
    for one in body.iter(*_BLOCKS):
        if one.tag == w("tbl"):
            waiting.append(one)
            continue
        if _is_turned(one):
            turned.update(waiting)
        waiting.clear()
    return frozenset(turned)


def _is_turned(section: etree._Element) -> bool:
    size = child(section, "pgSz")
    if size is None:
        return False
    return size.get(w("orient")) == "landscape" or whole(size.get(w("w"))) > whole(size.get(w("h")))
