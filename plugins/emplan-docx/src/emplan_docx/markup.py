"""WordprocessingML as text: elements, paragraphs and runs; what comes from a plan is escaped here."""

import re
from typing import Final
from xml.sax.saxutils import escape

from attrs import define

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES: Final = f'xmlns:w="{W}" xmlns:r="{R}"'
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

TAB: Final = "<w:r><w:tab/></w:r>"
LINE_BREAK: Final = "<w:r><w:br/></w:r>"

# Word sets these in the Latin face unless the run says that they are Chinese: “ ” — … · ① × and their like.
_AMBIGUOUS: Final = re.compile("[\u00a1-\u2e7f]")
_CHINESE: Final = '<w:rFonts w:hint="eastAsia"/>'


def element(name: str, /, *content: str, **attributes: object) -> str:
    """An element of the main namespace; its attributes are of that namespace too."""
    named = "".join(f' w:{key}="{quoted(value)}"' for key, value in attributes.items())
    inner = "".join(content)
    return f"<w:{name}{named}>{inner}</w:{name}>" if inner else f"<w:{name}{named}/>"


def quoted(value: object) -> str:
    """The text of an attribute."""
    return escape(str(value), {'"': "&quot;"})


def switch(name: str, value: bool) -> str:
    """A property that is on or off."""
    return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'


def run(text: str, style: str = "", looks: str = "") -> str:
    """A run of characters with a character style and direct properties (after ``w:rFonts`` in the schema)."""
    properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + (
        _CHINESE if _AMBIGUOUS.search(text) else ""
    )
    properties += looks
    marked = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{marked}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


@define
class ParagraphMarkup:
    """A paragraph on its way into the document; what depends on its neighbours is set afterwards.

    ``looks`` are the direct properties from ``w:pBdr`` on, in the order of the schema.
    """

    style: str
    content: str = ""
    looks: str = ""
    keep_next: bool | None = None
    page_break_before: bool = False
    section: str = ""

    def xml(self) -> str:
        """The paragraph as XML."""
        keep = "" if self.keep_next is None else switch("keepNext", self.keep_next)
        new_page = "<w:pageBreakBefore/>" if self.page_break_before else ""
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self.style}"/>{keep}{new_page}{self.looks}{self.section}</w:pPr>'
            f"{self.content}</w:p>"
        )


def _no_margins() -> str:
    sides = ("top", "left", "bottom", "right")
    return element("tblCellMar", *(element(side, w=0, type="dxa") for side in sides))


NO_MARGINS: Final = _no_margins()
"""Cells of a table that only places text."""


def exact_spacing(line: int, before: int = 0) -> str:
    """Lines of an exact height, and room above the first, in twips."""
    return element("spacing", before=before, after=0, line=line, lineRule="exact")
