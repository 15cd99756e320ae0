"""The outline of a file: titles, places and depths as the bookmarks have them."""

from pathlib import Path

import pikepdf

from emplan.layout import Page
from emplan_pdf.bookmarks import Bookmark
from emplan_pdf.outline_tree import add_outline
from emplan_pdf.pdf_file import PdfFile


def test_bookmarks_lead_to_their_places_and_hang_under_each_other(tmp_path: Path) -> None:
    pages = [Page(ordinal=number, width_pt=595, height_pt=842, lines=()) for number in (1, 2)]
    texts = (
        ("𠅤区要点", 0, 1),
        ("一、健全责任体系", 1, 1),
        ("（一）清单", 2, 2),
        ("二、监督", 1, 2),
        ("附件", 0, 2),
    )
    bookmarks = [
        Bookmark(text=text, level=level, page=page, top_pt=142.0 + place)
        for place, (text, level, page) in enumerate(texts)
    ]
    file = PdfFile("zh-CN")
    references = [file.add_page("", width=595, height=842) for _ in pages]
    add_outline(file, bookmarks, pages, references)
    path = tmp_path / "file.pdf"
    path.write_bytes(file.finished({}))
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        first, last = outline.root
        assert (first.title, last.title) == ("𠅤区要点", "附件")
        assert [child.title for child in first.children] == ["一、健全责任体系", "二、监督"]
        (deepest,) = first.children[0].children
        assert deepest.title == "（一）清单"
        assert deepest.destination[0].objgen == pdf.pages[1].objgen
        assert float(deepest.destination[3]) == 698
        assert int(pdf.Root.Outlines.Count) == 5
        assert int(pdf.Root.Outlines.First.Count) == 3


def test_a_file_without_bookmarks_has_no_outline() -> None:
    file = PdfFile("zh-CN")
    before = file.reserve()
    add_outline(file, (), (), ())
    assert int(file.reserve().split()[0]) == int(before.split()[0]) + 1
