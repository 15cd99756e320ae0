"""The characters and ruled lines of a page, taken by pdfminer, whose names are used here only."""

import io
import logging
import math
from collections.abc import Iterator, Sequence
from typing import Any, Final

from attrs import define, field, frozen

from emplan_pdf.reader import refusals
from emplan_pdf.reader.bounds import MOST_PAGES, OutOfTimeError, unpacked_size

LOST: Final = "\ufffd"
"""What stands for a glyph of which the file does not say which character it is."""

_THIN_PT: Final = 3.0
_MOST_GLYPHS: Final = 200_000


@frozen(kw_only=True)
class Glyph:
    """A character in its place, in points from the lower left corner of the page as it is read."""

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    baseline: float
    size: float
    red: bool = False
    face: str = ""

    @property
    def middle(self) -> float:
        """Its middle from left to right."""
        return (self.x0 + self.x1) / 2


@frozen
class Stroke:
    """A ruled line; ``upright`` ones go from y0 to y1 at one x."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def upright(self) -> bool:
        """Whether it stands."""
        return self.y1 - self.y0 > self.x1 - self.x0


@define
class PageContent:
    """What a page shows; turned pages are turned upright."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(factory=list)
    strokes: list[Stroke] = field(factory=list)


def pages_of(data: bytes) -> Iterator[PageContent]:
    """The pages one after the other.

    Raises:
        ReadingError: The file is damaged, encrypted, or has too many pages.
    """
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser
    from pdfminer.psexceptions import PSException

    # pdfminer tells the log of every oddity of a file; the report is what a reader tells.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        yield from _pages(PDFParser(io.BytesIO(data)))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise refusals.encrypted() from None
    except (OutOfTimeError, MemoryError):
        raise
    except (
        PSException,
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        OSError,
        TypeError,
        ValueError,
        StopIteration,
        RuntimeError,
    ) as cause:
        # pdfminer trusts the objects of a file to be what the standard says; a broken one raises anything.
        raise refusals.damaged(f"{type(cause).__name__} {str(cause)[:80]}".strip()) from None


def _pages(parser: Any) -> Iterator[PageContent]:
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    document = _document(parser)
    resources = PDFResourceManager()
    device = _device(resources)
    interpreter = PDFPageInterpreter(resources, device)
    for count, page in enumerate(PDFPage.create_pages(document), start=1):
        if count > MOST_PAGES:
            raise refusals.too_many_pages(count, MOST_PAGES)
        interpreter.process_page(page)
        yield _content(device.shown, count)


def _document(parser: Any) -> Any:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdftypes import PDFStream

    class BoundedDocument(PDFDocument):  # type: ignore[misc, unused-ignore]  # untyped
        """Measures encrypted streams as well, which nobody can before they are deciphered."""

        def getobj(self, objid: int) -> object:
            found = super().getobj(objid)
            if isinstance(found, PDFStream) and found.decipher and found.rawdata is not None:
                unpacked_size(found.decipher(objid, found.genno or 0, found.rawdata, found.attrs))
            return found

    return BoundedDocument(parser)


def _device(resources: Any) -> Any:
    from pdfminer.converter import PDFLayoutAnalyzer

    class Device(PDFLayoutAnalyzer):  # type: ignore[misc, unused-ignore]  # untyped
        """Keeps what the last page shows."""

        shown: Any = None

        def receive_layout(self, ltpage: Any) -> None:
            self.shown = ltpage

        def handle_undefined_char(self, font: Any, cid: int) -> str:
            return LOST

    return Device(resources, laparams=None)


def _content(page: Any, number: int) -> PageContent:
    from pdfminer.layout import LTChar, LTCurve, LTFigure

    x0, y0, x1, y1 = page.bbox
    content = PageContent(number, x1 - x0, y1 - y0)
    turned: dict[int, list[Glyph]] = {}
    waiting = [iter(page)]
    while waiting:
        one = next(waiting[-1], None)
        if one is None:
            waiting.pop()
        elif isinstance(one, LTFigure):
            waiting.append(iter(one))
        elif isinstance(one, LTChar):
            if one.get_text().strip():
                turn = _turn(one.matrix)
                turned.setdefault(turn, []).append(_glyph(one, content, turn))
        elif isinstance(one, LTCurve):
            content.strokes += _strokes(one)
    count = sum(map(len, turned.values()))
    if count > _MOST_GLYPHS:
        raise refusals.too_full(number, count, _MOST_GLYPHS)
    turn = max(turned, key=lambda key: len(turned[key]), default=0)
    content.glyphs = turned.pop(turn, [])
    content.strokes = [_turned_stroke(stroke, content, turn) for stroke in content.strokes]
    if turn in (1, 3):
        content.width, content.height = content.height, content.width
    return content


def _turn(matrix: Sequence[float]) -> int:
    """In which of the four directions text runs: 0 right, 1 up, 2 left, 3 down."""
    angle = math.atan2(matrix[1], matrix[0])
    return round(angle / (math.pi / 2)) % 4


def _glyph(char: Any, page: PageContent, turn: int) -> Glyph:
    x0, y0, x1, y1 = _turned(char.bbox, page, turn)
    baseline = _turned((char.matrix[4], char.matrix[5]) * 2, page, turn)[1]
    colour = getattr(char.graphicstate, "ncolor", None)
    return Glyph(
        text=char.get_text(),
        x0=x0,
        x1=x1,
        y0=y0,
        y1=y1,
        baseline=baseline,
        size=max(y1 - y0, 0.1),
        red=_is_red(colour),
        face=str(char.fontname).rpartition("+")[2],
    )


def _turned(box: Sequence[float], page: PageContent, turn: int) -> tuple[float, float, float, float]:
    """A box on the page turned so that text of this direction runs to the right."""
    x0, y0, x1, y1 = box
    if turn == 1:
        return y0, page.width - x1, y1, page.width - x0
    if turn == 2:
        return page.width - x1, page.height - y1, page.width - x0, page.height - y0
    if turn == 3:
        return page.height - y1, x0, page.height - y0, x1
    return x0, y0, x1, y1


def _strokes(curve: Any) -> Iterator[Stroke]:
    """The edges of a line, a thin bar or a frame, as far as they are upright or level."""
    x0, y0, x1, y1 = curve.bbox
    if min(x1 - x0, y1 - y0) <= _THIN_PT:
        yield Stroke(x0, y0, x1, y1)
    elif type(curve).__name__ == "LTRect" and curve.stroke:
        yield from (
            Stroke(x0, y0, x1, y0),
            Stroke(x0, y1, x1, y1),
            Stroke(x0, y0, x0, y1),
            Stroke(x1, y0, x1, y1),
        )


def _turned_stroke(stroke: Stroke, page: PageContent, turn: int) -> Stroke:
    return Stroke(*_turned((stroke.x0, stroke.y0, stroke.x1, stroke.y1), page, turn))


def _is_red(colour: object) -> bool:
    """Whether a colour is a red as mastheads have it, in RGB or in printing inks."""
    parts = colour if isinstance(colour, tuple | list) else ()
    if not all(isinstance(part, int | float) for part in parts):
        return False
    if len(parts) == 3:
        red, green, blue = parts
        return bool(red >= 0.65 and green <= 0.35 and blue <= 0.35)
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        return bool(cyan <= 0.35 and magenta >= 0.65 and yellow >= 0.6 and black <= 0.35)
    return False
