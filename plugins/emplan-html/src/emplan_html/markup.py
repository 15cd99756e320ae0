"""Markup into a tree, within bounds and without anything from outside."""

from typing import Final

from lxml import etree

from emplan_html import refusals

_DEPTH: Final = "depth"
_MEMORY: Final = ("huge", "limit", "memory", "too large", "buffer")


def tree_of(markup: str) -> etree._Element | None:
    """The tree of a page; None where there is no element at all.

    Raises:
        ReadingError: It is nested too deeply, or so large that the parser gives up.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    # What no page shows and the parser would stop at.
    content = markup.replace("\0", "").encode("utf-8", errors="replace")
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError, AssertionError) as cause:
        if not content.strip():
            return None
        raise refusals.damaged(str(cause).rstrip(".") or type(cause).__name__) from None
    for entry in parser.error_log:
        message = str(entry.message).lower()
        # A page cut off in the middle would be read as if it were whole.
        if _DEPTH in message:
            raise refusals.too_deep()
        if entry.level_name == "FATAL" and any(word in message for word in _MEMORY):
            raise refusals.damaged(str(entry.message).strip())
    return root
