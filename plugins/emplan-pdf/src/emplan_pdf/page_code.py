"""Page operators: the placed lines and rules of one page as the code of a PDF page."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from emplan.layout import Colour, Page, PlacedLine, PlacedRule, PlacedRun
from emplan_pdf.composite_font import CompositeFont
from emplan_pdf.lettering import Lettering, Place
from emplan_pdf.showing import shown
from emplan_pdf.structure import Element, Structure

_PAGE_NUMBER: Final = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"
_REPEATED: Final = "/Artifact<</Type/Pagination>>BDC"
_RULES: Final = "/Artifact<</Type/Layout>>BDC"
_PRIVATE_USE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")


def page_operators(page: Page, lettering: Lettering, structure: Structure | None = None) -> str:
    """The operators that draw the page, in reading order; one character for each byte.

    The page number and the rules are marked as artifacts, since they are no part of the text. With a
    structure all else is marked as content of its elements.

    Raises:
        MissingFontError: there is no font for a face.
    """
    return "\n".join(_PageCode(page, lettering, structure).operators())


class _PageCode:
    """The operators of one page and the state of its text: font, size, spacing, scale, colour, position."""

    def __init__(self, page: Page, lettering: Lettering, structure: Structure | None) -> None:
        self._page = page
        self._lettering = lettering
        self._structure = structure
        self._sheet_height = page.width_pt if page.turned else page.height_pt
        self._colour = Colour.BLACK
        self._forget()

    def operators(self) -> Iterator[str]:
        page = self._page
        if self._structure is not None:
            self._structure.begin_page()
        if page.turned:
            # The landscape sheet, turned a quarter counter-clockwise, lies on the portrait one.
            yield f"q 0 1 -1 0 {_number(page.width_pt)} 0 cm"
        if page.rules:
            yield _RULES
            for rule in page.rules:
                yield self._rule(rule)
            yield "EMC"
        if page.lines:
            yield "BT"
            yield from self._lines(page.lines)
            yield "ET"
        if page.turned:
            yield "Q"
            self._colour = Colour.BLACK
            self._forget()
        if page.number_line is not None:
            self._sheet_height = page.height_pt
            self._at = (0, 0)
            yield _PAGE_NUMBER
            yield "BT"
            yield from self._runs(page.number_line, page.number_line.runs, 0)
            yield "ET"
            yield "EMC"

    def _forget(self) -> None:
        """What holds at the beginning of a page."""
        self._font, self._spacing, self._scale, self._at = "", "0", "100", (0, 0)

    def _rule(self, rule: PlacedRule) -> str:
        bottom = self._sheet_height - rule.y_pt - rule.height_pt
        sizes = map(_number, (rule.x_pt, bottom, rule.width_pt, rule.height_pt))
        return f"{self._fill(rule.colour)}{' '.join(sizes)} re f"

    def _lines(self, lines: Sequence[PlacedLine]) -> Iterator[str]:
        structure = self._structure
        if structure is None:
            for number, line in enumerate(lines, start=1):
                yield from self._runs(line, line.runs, number)
            return
        current: Element | None = None
        is_open = False
        for number, line in enumerate(lines, start=1):
            for element, runs in structure.take(line):
                if element is not current or not is_open:
                    if is_open:
                        yield "EMC"
                    mark = f"/{element.type}<</MCID {structure.mark(element)}>>BDC" if element else _REPEATED
                    yield mark
                    current, is_open = element, True
                yield from self._runs(line, runs, number)
        if is_open:
            yield "EMC"

    def _runs(self, line: PlacedLine, runs: Sequence[PlacedRun], number: int) -> Iterator[str]:
        # In thousandths of a point, so that moves from line to line add up exactly.
        y = round((self._sheet_height - line.baseline_pt) * 1000)
        for run in runs:
            if not run.text:
                continue
            place = Place(self._page.ordinal, number, line.text, run.path or line.path)
            if self._structure is not None and _PRIVATE_USE.search(run.text):
                # What a code for private use stands for has to be said, even if it is only that code.
                yield f"/Span<</ActualText<FEFF{run.text.encode('utf-16-be').hex()}>>>BDC"
                yield from self._run(run, y, place)
                yield "EMC"
            else:
                yield from self._run(run, y, place)

    def _run(self, run: PlacedRun, y: int, place: Place) -> Iterator[str]:
        if run.colour is not self._colour:
            yield self._fill(run.colour).rstrip()
        if (scale := f"{run.scale * 100:.6g}") != self._scale:
            self._scale = scale
            yield f"{scale} Tz"
        x, start = run.x_pt, 0
        for font, text in self._lettering.parts(run.text, run.face, place):
            advances = run.advances_pt
            if len(text) < len(advances):
                advances = advances[start : start + len(text)]
            if (selected := f"/{font.resource} {run.size_pt:.6g} Tf") != self._font:
                self._font = selected
                yield selected
            yield self._part(font, text, advances, run, x, y)
            start += len(text)
            if start < len(run.text):
                x += sum(advances)

    def _part(
        self, font: CompositeFont, text: str, advances: Sequence[float], run: PlacedRun, x: float, y: int
    ) -> str:
        inset, spacing, operator = shown(font, text, advances, run.size_pt, run.scale)
        across = round((x + inset) * 1000)
        before = self._at
        self._at = (across, y)
        move = f"{_thousandths(across - before[0])} {_thousandths(y - before[1])} Td"
        if spacing is None or spacing == self._spacing:
            return f"{move}{operator}"
        self._spacing = spacing
        return f"{spacing} Tc {move}{operator}"

    def _fill(self, colour: Colour) -> str:
        if colour is self._colour:
            return ""
        self._colour = colour
        if colour is Colour.BLACK:
            return "0 g "
        red, green, blue = (int(colour.value[place : place + 2], 16) / 255 for place in (0, 2, 4))
        return f"{red:.6g} {green:.6g} {blue:.6g} rg "


def _number(points: float) -> str:
    return _thousandths(round(points * 1000))


def _thousandths(number: int) -> str:
    """Thousandths of a point as points, without zeros at the end."""
    return f"{number / 1000:.10g}"
