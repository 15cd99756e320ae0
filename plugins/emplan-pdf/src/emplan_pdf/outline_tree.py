"""The bookmarks as objects of a PDF file: the outline that viewers show beside the pages."""

from collections.abc import Sequence

from attrs import define, field

from emplan.layout import Page
from emplan_pdf.bookmarks import Bookmark
from emplan_pdf.pdf_file import PdfFile


@define
class _Item:
    reference: str
    entries: str = ""
    children: "list[_Item]" = field(factory=list)

    @property
    def count(self) -> int:
        """How many items are seen below it; all are open."""
        return sum(1 + child.count for child in self.children)


def add_outline(
    file: PdfFile, bookmarks: Sequence[Bookmark], pages: Sequence[Page], references: Sequence[str]
) -> None:
    """Puts the bookmarks into the file; each level is at most one below the one before it.

    Args:
        file: The file, its pages added.
        bookmarks: The bookmarks in the order of the pages.
        pages: The pages as they were composed.
        references: The references of the pages.
    """
    if not bookmarks:
        return
    root = _Item(file.reserve())
    path = [root]
    for bookmark in bookmarks:
        place = bookmark.page - 1
        top = pages[place].height_pt - bookmark.top_pt
        title = bookmark.text.encode("utf-16-be").hex()
        entries = f"/Title<FEFF{title}>/Dest[{references[place]}/XYZ 0 {top:.6g} 0]"
        item = _Item(file.reserve(), entries)
        del path[bookmark.level + 1 :]
        path[-1].children.append(item)
        path.append(item)
    _fill(file, root, "/Type/Outlines")
    file.set_catalogue_entry("Outlines", root.reference)


def _fill(file: PdfFile, item: _Item, entries: str) -> None:
    children = item.children
    if children:
        entries += f"/First {children[0].reference}/Last {children[-1].reference}/Count {item.count}"
    file.fill(item.reference, f"<<{entries}>>")
    for number, child in enumerate(children):
        own = f"{child.entries}/Parent {item.reference}"
        if number > 0:
            own += f"/Prev {children[number - 1].reference}"
        if number + 1 < len(children):
            own += f"/Next {children[number + 1].reference}"
        _fill(file, child, own)
