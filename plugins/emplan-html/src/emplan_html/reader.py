"""The reader of web pages."""

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

import attrs
from attrs import frozen
from lxml import etree

from emplan.reading import Looks, Remark, SourceLine, lines_of_texts
from emplan_html.column import furniture_inside, furniture_rule, is_inside, is_title, main_column
from emplan_html.decoding import decoded, is_archive, page_of
from emplan_html.flow import Flow, FlowLine
from emplan_html.markup import tree_of

_MARKUP: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|span|h[1-6]|center|section|article)\b",
    re.IGNORECASE,
)
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


@frozen(kw_only=True)
class HtmlReader:
    """Reads what a page shows; what stands around the document is marked, and none of it is left out."""

    format: ClassVar[str] = "html"
    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm", ".xhtml", ".mht", ".mhtml")

    def accepts(self, head: bytes) -> bool:
        """Tell whether these are the first bytes of a page, or of an archive of one."""
        if is_archive(head):
            return True
        if head.startswith(_MARKS):
            head = head.replace(b"\0", b"")
        return b"\0" not in head and _MARKUP.search(head) is not None

    def lines(self, data: bytes) -> Sequence[SourceLine]:
        """Read all lines that the page shows.

        Raises:
            ReadingError: The page is nested too deeply or has more text than a plan.
        """
        markup, _ = decoded(*page_of(data))
        root = tree_of(markup)
        if root is None:
            return ()
        lines = Flow().read(root).lines
        column = main_column(root, lines)
        return lines_of_texts(
            (line.text, looks, _remarks(line, looks)) for line, looks in _marked(lines, column)
        )

    def encoding(self, data: bytes) -> str:
        """The encoding of the page, as it was decoded."""
        return decoded(*page_of(data))[1]


def _marked(lines: Sequence[FlowLine], column: etree._Element) -> Iterator[tuple[FlowLine, Looks]]:
    for line in lines:
        inside = is_inside(line, column)
        rule = furniture_inside(line, column) if inside else furniture_rule(line)
        if inside and not rule:
            yield line, line.looks
        elif rule:
            yield line, attrs.evolve(line.looks, furniture=rule)
        elif is_title(line):
            yield line, attrs.evolve(line.looks, heading_level=line.looks.heading_level or 1)
        else:
            yield line, attrs.evolve(line.looks, outside=True)


def _remarks(line: FlowLine, looks: Looks) -> tuple[Remark, ...]:
    if not line.hidden or looks.outside or looks.furniture:
        return ()
    reason = f"{line.hidden} hidden characters before it were left out"
    return (Remark(reason, f"此前有{line.hidden}个隐藏文字，未予读取"),)
