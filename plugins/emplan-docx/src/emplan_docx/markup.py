"""WordprocessingML as text: elements, paragraphs and runs; what comes from a plan is escaped here."""

import re
from collections.abc import Iterator, Sequence
from html import escape  # that of xml.sax loads an HTTP client
from typing import Final

from attrs import define, frozen

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES: Final = f'xmlns:w="{W}" xmlns:r="{R}"'
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Word sets these in the Latin face unless the run says that they are Chinese: “ ” — … · ① × and their like.
_AMBIGUOUS: Final = re.compile("[\u00a1-\u2e7f]")
_CHINESE: Final = '<w:rFonts w:hint="eastAsia"/>'
_CONTROLS: Final = re.compile("([\t\n])")
_CONTROL_ELEMENTS: Final = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def element(name: str, /, *content: str, **attributes: object) -> str:
    """An element of the main namespace; its attributes are of that namespace too."""
    named = "".join(f' w:{key}="{quoted(value)}"' for key, value in attributes.items())
    inner = "".join(content)
    return f"<w:{name}{named}>{inner}</w:{name}>" if inner else f"<w:{name}{named}/>"


def quoted(value: object) -> str:
    """The text of an attribute."""
    return escape(str(value), quote=False).replace('"', "&quot;")


def switch(name: str, value: bool) -> str:
    """A property that is on or off."""
    return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'


def run(text: str, style: str = "", looks: str = "", *, tag: str = "t") -> str:
    """A run of characters with a character style and direct properties (after ``w:rFonts`` in the schema).

    A tab or line feed in the text is one in Word. ``tag`` is ``delText`` in what is deleted.
    """
    properties = run_properties(text, style, looks)
    marked = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{marked}{''.join(_characters(text, tag))}</w:r>"


def run_properties(text: str, style: str = "", looks: str = "") -> str:
    """The content of ``w:rPr`` of a run."""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return named + (_CHINESE if _AMBIGUOUS.search(text) else "") + looks


def _characters(text: str, tag: str) -> Iterator[str]:
    for part in _CONTROLS.split(text):
        if part in _CONTROL_ELEMENTS:
            yield _CONTROL_ELEMENTS[part]
        elif part:
            yield f'<w:{tag} xml:space="preserve">{escape(part, quote=False)}</w:{tag}>'


@frozen
class Piece:
    """Characters that look alike, in a character style and with direct properties."""

    text: str
    style: str = ""
    looks: str = ""

    def xml(self) -> str:
        """The run."""
        return run(self.text, self.style, self.looks)


@frozen
class Insert:
    """Markup between pieces that is no text of the plan: a field, the bounds of a comment.

    ``closes``: it belongs to what stands before it.
    """

    markup: str
    closes: bool = False

    def xml(self) -> str:
        """The markup."""
        return self.markup


TAB: Final = Piece("\t")
LINE_BREAK: Final = Piece("\n")


@define
class ParagraphMarkup:
    """A paragraph on its way into the document; what depends on its neighbours is set afterwards.

    ``looks`` are the direct properties from ``w:pBdr`` on, in the order of the schema. ``mark`` is what is
    tracked of the paragraph mark, ``change`` what is tracked of the properties.
    """

    style: str
    content: Sequence[Piece | Insert] = ()
    looks: str = ""
    keep_next: bool | None = None
    page_break_before: bool = False
    section: str = ""
    mark: str = ""
    change: str = ""

    @property
    def text(self) -> str:
        """The characters, tabs and line feeds among them."""
        return "".join(piece.text for piece in self.content if isinstance(piece, Piece))

    @property
    def properties(self) -> str:
        """The properties that are formatting."""
        keep = "" if self.keep_next is None else switch("keepNext", self.keep_next)
        new_page = "<w:pageBreakBefore/>" if self.page_break_before else ""
        return f'<w:pStyle w:val="{self.style}"/>{keep}{new_page}{self.looks}'

    def xml(self) -> str:
        """The paragraph as XML."""
        mark = f"<w:rPr>{self.mark}</w:rPr>" if self.mark else ""
        content = "".join(piece.xml() for piece in self.content)
        return f"<w:p><w:pPr>{self.properties}{mark}{self.section}{self.change}</w:pPr>{content}</w:p>"


def with_room_before(looks: str, line: int, room: int) -> str:
    """Direct properties with room above, in twips; exact lines of ``line`` if they say nothing of lines."""
    spaced = exact_spacing(line, room)
    if (own := exact_spacing(line)) in looks:
        return looks.replace(own, spaced)
    head, tabs, tail = looks.rpartition("</w:tabs>")
    return head + tabs + spaced + tail


def exact_spacing(line: int, before: int = 0) -> str:
    """Lines of an exact height, and room above the first, in twips."""
    return element("spacing", before=before, after=0, line=line, lineRule="exact")
