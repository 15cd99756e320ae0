"""Names of WordprocessingML as lxml has them, and looking things up by them."""

from typing import Final

from lxml import etree

from emplan_docx.markup import R, W

XML_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML: Final = "{urn:schemas-microsoft-com:vml}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
RELATION_ID: Final = f"{{{R}}}id"


def w(name: str) -> str:
    """The full name of an element or attribute of the main namespace."""
    return f"{{{W}}}{name}"


VAL: Final = w("val")


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down a path of names; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = element.find(w(name))
    return element


def value(element: etree._Element | None, *path: str) -> str | None:
    """The ``w:val`` of the element down a path; None where either is absent."""
    found = child(element, *path)
    return None if found is None else found.get(VAL)


def is_on(element: etree._Element | None, *path: str) -> bool | None:
    """A property that is on or off: True, False, or None where nothing is said."""
    found = child(element, *path)
    if found is None:
        return None
    return found.get(VAL, "true").lower() not in ("0", "false", "off")


def whole(text: str | None, default: int = 0) -> int:
    """A whole number as files have them; the default for anything else or anything beyond reason."""
    try:
        number = int(text or "")
    except ValueError:
        return default
    return number if abs(number) < 1_000_000 else default
