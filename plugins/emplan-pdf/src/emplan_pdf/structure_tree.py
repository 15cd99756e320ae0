"""The structure tree as objects of a PDF file."""

from collections.abc import Sequence

from emplan_pdf.pdf_file import PdfFile
from emplan_pdf.structure import Content, Element, Structure

_KEPT_WITHOUT_CONTENT = ("TH", "TD")


def add_structure(file: PdfFile, structure: Structure, pages: Sequence[str]) -> None:
    """Puts the structure tree into the file and says in its catalogue that it is tagged.

    Args:
        file: The file, all its pages added.
        structure: The tree, its content marked.
        pages: The references of the pages.
    """
    tree = file.reserve()
    references: dict[int, str] = {}
    document = _Tree(file, pages, references).add(structure.root, tree)
    entries = "".join(
        f"{number}[{' '.join(references[id(element)] for element in marks)}]"
        for number, marks in enumerate(structure.pages)
    )
    parents = file.add(f"<</Nums[{entries}]>>")
    file.fill(
        tree,
        f"<</Type/StructTreeRoot/K {document}/ParentTree {parents}/ParentTreeNextKey {len(pages)}>>",
    )
    file.set_catalogue_entry("StructTreeRoot", tree)
    file.set_catalogue_entry("MarkInfo", "<</Marked true>>")


class _Tree:
    def __init__(self, file: PdfFile, pages: Sequence[str], references: dict[int, str]) -> None:
        self._file, self._pages, self._references = file, pages, references

    def add(self, element: Element, parent: str) -> str:
        """Puts in an element with all that is in it; its reference."""
        reference = self._references[id(element)] = self._file.reserve()
        # The page of the first content goes without saying for all that stands on it.
        page = next((child.page for child in element.children if isinstance(child, Content)), None)
        kids = [
            self._content(child, page) if isinstance(child, Content) else self.add(child, reference)
            for child in element.children
            if isinstance(child, Content) or _is_written(child)
        ]
        body = f"<</S/{element.type}/P {parent}{element.attributes}"
        if page is not None:
            body += f"/Pg {self._pages[page]}"
        if len(kids) == 1:
            body += f"/K {kids[0]}"
        elif kids:
            body += f"/K[{' '.join(kids)}]"
        self._file.fill(reference, body + ">>")
        return reference

    def _content(self, content: Content, page: int | None) -> str:
        if content.page == page:
            return str(content.mark)
        return f"<</Type/MCR/Pg {self._pages[content.page]}/MCID {content.mark}>>"


def _is_written(element: Element) -> bool:
    """Whether anything is in it; a cell stands for itself."""
    return element.type in _KEPT_WITHOUT_CONTENT or any(
        isinstance(child, Content) or _is_written(child) for child in element.children
    )
