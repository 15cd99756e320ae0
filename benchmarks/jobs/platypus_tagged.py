"""Platypus for the archive: paragraphs tagged by hand; structure, metadata and colours added by pikepdf.

The free reportlab writes neither tags nor PDF/A, so this is what whoever needs both adds to it.
"""

import io
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ImageCms
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from benchmarks import page
from benchmarks.jobs.platypus import number, paragraph
from benchmarks.material import fonts, lines

_TITLE = 20


class _Mark(NamedTuple):
    """Marked content: of which paragraph, on which page, by which number there."""

    element: int
    page: int
    content: int


class _TaggedCanvas:
    """What a document in the making has marked so far."""

    def __init__(self) -> None:
        self.marks: list[_Mark] = []
        self._numbers: dict[int, Iterator[int]] = defaultdict(count)

    def begin(self, canvas: Any, element: int, tag: str) -> None:
        place = canvas.getPageNumber()
        mark = _Mark(element, place, next(self._numbers[place]))
        self.marks.append(mark)
        _code(canvas, f"/{tag} <</MCID {mark.content}>> BDC")


class _TaggedParagraph(Paragraph):
    """Its parts on two pages keep the style, and so the number of the paragraph."""

    def draw(self) -> None:
        style: Any = self.style
        style.tags.begin(self.canv, style.element, style.tag)
        super().draw()
        _code(self.canv, "EMC")


def pdf(folder: Path) -> Callable[[int], bytes]:
    given = lines(folder)
    used = {run.face for line in given for run in line.runs} | {"song"}
    for face, path in fonts().items():
        if face in used:
            registerFont(TTFont(face, str(path)))

    def job(turn: int) -> bytes:
        buffer, tags = io.BytesIO(), _TaggedCanvas()
        document = BaseDocTemplate(
            buffer, pagesize=(page.WIDTH, page.HEIGHT), initialFontName="song", lang="zh-CN"
        )
        width, height = page.WIDTH - page.LEFT - page.RIGHT, page.HEIGHT - page.TOP - page.BOTTOM
        frame = Frame(page.LEFT, page.BOTTOM, width, height, 0, 0, 0, 0)
        document.addPageTemplates([PageTemplate("page", [frame], onPage=_number)])
        kinds = ["H1" if line.size > _TITLE else "P" for line in given]
        story: list[Flowable] = []
        for element, (line, kind) in enumerate(zip(given, kinds, strict=True)):
            one = paragraph(line, _TaggedParagraph)
            style: Any = one.style
            style.tags, style.element, style.tag = tags, element, kind
            story.append(one)
        document.build(story)
        return _archived(buffer, tags.marks, kinds)

    return job


def _code(canvas: Any, operators: str) -> None:
    canvas._code.append(operators)  # noqa: SLF001 - there is no public way to mark content


def _number(canvas: Any, document: Any) -> None:
    _code(canvas, "/Artifact <</Type /Pagination>> BDC")
    number(canvas, document)
    _code(canvas, "EMC")


def _archived(drawn: io.BytesIO, marks: list[_Mark], kinds: list[str]) -> bytes:
    with Pdf.open(drawn) as file:
        root = file.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        whole = file.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
        elements = [
            file.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=whole, K=Array()))
            for kind in kinds
        ]
        parents: dict[int, list[Any]] = defaultdict(list)
        for mark in marks:
            element = elements[mark.element]
            sheet = file.pages[mark.page - 1].obj
            element.K.append(Dictionary(Type=Name.MCR, Pg=sheet, MCID=mark.content))
            parents[mark.page - 1].append(element)
        numbers = Array()
        for index, leaf in enumerate(file.pages):
            leaf.obj.StructParents = index
            numbers.append(index)
            numbers.append(Array(parents[index]))
        whole.K = Array(elements)
        root.K, root.ParentTree = whole, file.make_indirect(Dictionary(Nums=numbers))
        file.Root.StructTreeRoot, file.Root.MarkInfo = root, Dictionary(Marked=True)
        profile = file.make_stream(_SRGB.tobytes(), N=3)
        file.Root.OutputIntents = Array(
            [
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name.GTS_PDFA1,
                    OutputConditionIdentifier=String("sRGB"),
                    DestOutputProfile=profile,
                )
            ]
        )
        with file.open_metadata() as metadata:
            metadata["pdfaid:part"], metadata["pdfaid:conformance"] = "2", "A"
        archived = io.BytesIO()
        file.save(archived)
        return archived.getvalue()


_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
