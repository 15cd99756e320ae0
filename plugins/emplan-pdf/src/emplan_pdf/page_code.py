"""Page operators: the placed lines and rules of one page as the code of a PDF page."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

import attrs

from emplan.layout import Colour, Page, PlacedLine, PlacedRule, PlacedRun, Role
from emplan_pdf.lettering import Lettering, Part, Place
from emplan_pdf.showing import shown
from emplan_pdf.structure import Element, Structure

_PAGE_NUMBER: Final = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"
_REPEATED: Final = "/Artifact<</Type/Pagination>>BDC"
_RULES: Final = "/Artifact<</Type/Layout>>BDC"
_GAP: Final = "\u3000"
_SPREAD: Final = frozenset({Role.ROSTER, Role.SIGNATORIES, Role.SECRECY})
"""Names and words of these are padded to one width, 钱　岚; the gaps are no part of them."""
_PRIVATE_USE: Final = re.compile("([\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+)")


def page_operators(page: Page, lettering: Lettering, structure: Structure | None = None) -> str:
    """The operators that draw the page, in reading order; one character for each byte.

    The page number and the rules are marked as artifacts, since they are no part of the text. With a
    structure all else is marked as content of its elements.

    Raises:
        MissingFontError: there is no font for a face.
    """
    code = _PageCode(page, lettering, structure)
    code.draw()
    return "\n".join(code.operators)


class _PageCode:
    """The operators of one page and the state of its text: font, size, spacing, scale, colour, position."""

    def __init__(self, page: Page, lettering: Lettering, structure: Structure | None) -> None:
        self._page = page
        self._lettering = lettering
        self._structure = structure
        self._sheet_height = page.width_pt if page.turned else page.height_pt
        self._colour = Colour.BLACK
        self.operators: list[str] = []
        self._add = self.operators.append
        self._forget()

    def draw(self) -> None:
        """Writes the operators of the whole page."""
        page, add = self._page, self._add
        if self._structure is not None:
            self._structure.begin_page()
        if page.turned:
            # The landscape sheet, turned a quarter counter-clockwise, lies on the portrait one.
            add(f"q 0 1 -1 0 {_number(page.width_pt)} 0 cm")
        if page.rules:
            add(_RULES)
            for rule in page.rules:
                self._rule(rule)
            add("EMC")
        if page.lines:
            add("BT")
            self._lines(page.lines)
            add("ET")
        if page.turned:
            add("Q")
            self._colour = Colour.BLACK
            self._forget()
        if page.number_line is not None:
            self._sheet_height = page.height_pt
            self._at = (0, 0)
            add(_PAGE_NUMBER)
            add("BT")
            self._runs(page.number_line, page.number_line.runs, 0)
            add("ET")
            add("EMC")

    def _forget(self) -> None:
        """What holds at the beginning of a page."""
        self._font: tuple[str, float] = ("", 0.0)
        self._spacing, self._scale, self._at = "0", 1.0, (0, 0)

    def _rule(self, rule: PlacedRule) -> None:
        self._fill(rule.colour)
        bottom = self._sheet_height - rule.y_pt - rule.height_pt
        sizes = map(_number, (rule.x_pt, bottom, rule.width_pt, rule.height_pt))
        self._add(f"{' '.join(sizes)} re f")

    def _lines(self, lines: Sequence[PlacedLine]) -> None:
        structure = self._structure
        if structure is None:
            for number, line in enumerate(lines, start=1):
                self._runs(line, line.runs, number)
            return
        current: Element | None = None
        is_open = False
        for number, line in enumerate(lines, start=1):
            for element, runs in structure.take(line):
                if element is not current or not is_open:
                    if is_open:
                        self._add("EMC")
                    mark = f"/{element.type}<</MCID {structure.mark(element)}>>BDC" if element else _REPEATED
                    self._add(mark)
                    current, is_open = element, True
                self._runs(line, runs, number)
        if is_open:
            self._add("EMC")

    def _runs(self, line: PlacedLine, runs: Sequence[PlacedRun], number: int) -> None:
        # In thousandths of a point, so that moves from line to line add up exactly.
        y = round((self._sheet_height - line.baseline_pt) * 1000)
        for run in runs:
            if not run.text:
                continue
            place = partial(self._place, line, run, number)
            if self._structure is None:
                self._run(run, y, place)
                continue
            for part, spoken in _spoken(line.role, run):
                if spoken:
                    self._add(f"/Span<</ActualText<FEFF{spoken.encode('utf-16-be').hex()}>>>BDC")
                self._run(part, y, place)
                if spoken:
                    self._add("EMC")

    def _place(self, line: PlacedLine, run: PlacedRun, number: int) -> Place:
        return Place(self._page.ordinal, number, line.text, run.path or line.path)

    def _run(self, run: PlacedRun, y: int, place: Callable[[], Place]) -> None:
        if run.colour is not self._colour:
            self._fill(run.colour)
        if run.scale != self._scale:
            self._scale = run.scale
            self._add(f"{run.scale * 100:.6g} Tz")
        text, advances = run.text, run.advances_pt
        parts = self._lettering.parts(text, run.face, place)
        if len(parts) == 1:
            self._part(parts[0], advances, run, run.x_pt, y)
            return
        x, start = run.x_pt, 0
        for part in parts:
            these = advances[start : start + len(part[1])]
            self._part(part, these, run, x, y)
            start += len(part[1])
            x += sum(these)

    def _part(self, part: Part, advances: Sequence[float], run: PlacedRun, x: float, y: int) -> None:
        font = part[0]
        size = run.size_pt
        if (font.resource, size) != self._font:
            self._font = (font.resource, size)
            self._add(f"/{font.resource} {size:.6g} Tf")
        inset, spacing, operator = shown(part, advances, size, run.scale)
        across = round((x + inset) * 1000)
        before = self._at
        self._at = (across, y)
        move = f"{(across - before[0]) / 1000:.10g} {(y - before[1]) / 1000:.10g} Td"
        if spacing is None or spacing == self._spacing:
            self._add(f"{move}{operator}")
            return
        self._spacing = spacing
        self._add(f"{spacing} Tc {move}{operator}")

    def _fill(self, colour: Colour) -> None:
        if colour is self._colour:
            return
        self._colour = colour
        if colour is Colour.BLACK:
            self._add("0 g")
            return
        red, green, blue = (int(colour.value[place : place + 2], 16) / 255 for place in (0, 2, 4))
        self._add(f"{red:.6g} {green:.6g} {blue:.6g} rg")


def _spoken(role: Role, run: PlacedRun) -> Iterator[tuple[PlacedRun, str]]:
    """The run in parts, each with what is to be said for it where that is not what its glyphs show.

    Programs give all characters of such a part one place, so it is as short as can be.
    """
    if _GAP in run.text and role in _SPREAD:
        yield run, run.text.replace(_GAP, "")
        return
    start, x = 0, run.x_pt
    # What a code for private use stands for has to be said, even if it is only that code.
    for text in _PRIVATE_USE.split(run.text):
        if text:
            advances = run.advances_pt[start : start + len(text)]
            part = attrs.evolve(run, text=text, advances_pt=advances, x_pt=x) if text != run.text else run
            yield part, text if _PRIVATE_USE.match(text) else ""
            start += len(text)
            x += sum(advances)


def _number(points: float) -> str:
    """A length in thousandths of a point, without zeros at the end."""
    return f"{round(points * 1000) / 1000:.10g}"
