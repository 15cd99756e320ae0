"""Page operators: the placed lines and rules of one page as the code of a PDF page."""

from collections.abc import Iterator, Sequence

from emplan.layout import Colour, Page, PlacedLine, PlacedRule, PlacedRun
from emplan_pdf.composite_font import CompositeFont
from emplan_pdf.lettering import Lettering, Place

_MOST_SLACK_PT = 0.0005
"""Advances that differ by less are alike: over a whole line it stays below a fiftieth of a point."""
_CELL = 0.9
"""An advance of so many em or more is a cell of the grid, which a narrow mark is placed in."""


def page_operators(page: Page, lettering: Lettering) -> str:
    """The operators that draw the page, in reading order.

    The page number and the rules are marked as artifacts, since they are no part of the text.

    Raises:
        MissingFontError: there is no font for a face.
    """
    return "\n".join(_PageCode(page, lettering).operators())


class _PageCode:
    """The operators of one page and the state of its text: font, size, spacing, scale and colour."""

    def __init__(self, page: Page, lettering: Lettering) -> None:
        self._page = page
        self._lettering = lettering
        self._sheet_height = page.width_pt if page.turned else page.height_pt
        self._forget()

    def operators(self) -> Iterator[str]:
        page = self._page
        if page.turned:
            # The landscape sheet, turned a quarter counter-clockwise, lies on the portrait one.
            yield f"q 0 1 -1 0 {page.width_pt:.3f} 0 cm"
        if page.rules:
            yield "/Artifact BMC"
            for rule in page.rules:
                yield self._rule(rule)
            yield "EMC"
        yield from self._text(page.lines)
        if page.turned:
            yield "Q"
        if page.number_line is not None:
            self._sheet_height = page.height_pt
            yield "/Artifact<</Type/Pagination>>BDC"
            yield from self._text((page.number_line,))
            yield "EMC"

    def _forget(self) -> None:
        self._font, self._spacing, self._scale, self._colour = "", "0.0000", "100", Colour.BLACK

    def _rule(self, rule: PlacedRule) -> str:
        bottom = self._sheet_height - rule.y_pt - rule.height_pt
        return (
            f"{_fill(rule.colour)} {rule.x_pt:.3f} {bottom:.3f} {rule.width_pt:.3f} {rule.height_pt:.3f} re f"
        )

    def _text(self, lines: Sequence[PlacedLine]) -> Iterator[str]:
        if not lines:
            return
        yield "BT 0 g 0 Tc 100 Tz"
        self._forget()
        for number, line in enumerate(lines, start=1):
            y = f"{self._sheet_height - line.baseline_pt:.3f}"
            for run in line.runs:
                if run.text:
                    place = Place(self._page.ordinal, number, line.text, run.path or line.path)
                    yield from self._run(run, y, place)
        yield "ET"

    def _run(self, run: PlacedRun, y: str, place: Place) -> Iterator[str]:
        if run.colour is not self._colour:
            self._colour = run.colour
            yield _fill(run.colour)
        if (scale := f"{run.scale * 100:.6g}") != self._scale:
            self._scale = scale
            yield f"{scale} Tz"
        x, start = run.x_pt, 0
        for font, text in self._lettering.parts(run.text, run.face, place):
            advances = run.advances_pt[start : start + len(text)]
            if (selected := f"/{font.resource} {run.size_pt:.6g} Tf") != self._font:
                self._font = selected
                yield selected
            yield self._part(font, text, advances, run, x, y)
            start += len(text)
            x += sum(advances)

    def _part(
        self, font: CompositeFont, text: str, advances: Sequence[float], run: PlacedRun, x: float, y: str
    ) -> str:
        size, scale = run.size_pt, run.scale
        # What must be added to each glyph's own width; that of the last one is seen by nobody.
        extras = [
            advance / scale - em * size
            for advance, em in zip(advances[:-1], map(font.widths.__getitem__, text), strict=False)
        ]
        if not font.insets.keys().isdisjoint(text):
            x += _place_marks(font, text, advances, size, scale, extras)
        spacing, shown = _shown(font.use(text), extras, size)
        operators = [f"1 0 0 1 {x:.3f} {y} Tm {shown}"]
        if spacing != self._spacing:
            self._spacing = spacing
            operators.insert(0, f"{spacing} Tc")
        return " ".join(operators)


def _place_marks(
    font: CompositeFont, text: str, advances: Sequence[float], size: float, scale: float, extras: list[float]
) -> float:
    """Moves the marks that are narrower than their cell to their place in it; how far the first one moves."""
    first = 0.0
    for index, (character, advance) in enumerate(zip(text, advances, strict=True)):
        inset = font.insets.get(character, 0) * size
        if inset == 0 or advance < _CELL * size * scale:
            continue
        if index == 0:
            first = inset * scale
        else:
            extras[index - 1] += inset
        if index < len(extras):
            extras[index] -= inset
    return first


def _shown(codes: str, extras: Sequence[float], size: float) -> tuple[str, str]:
    """The character spacing and the operator that shows the codes with these extra advances."""
    if not extras:
        return "0.0000", f"<{codes}>Tj"
    if max(extras) - min(extras) < _MOST_SLACK_PT:
        return f"{extras[0]:.4f}", f"<{codes}>Tj"
    spacing = f"{max(dict.fromkeys(extras), key=extras.count):.4f}"
    usual = float(spacing)
    parts, start, owed = [], 0, 0.0
    for index, extra in enumerate(extras, start=1):
        # Whole thousandths of the size; what rounding leaves is owed to the next.
        owed += (usual - extra) * 1000 / size
        if not -0.5 <= owed <= 0.5:
            step = round(owed)
            owed -= step
            parts.append(f"<{codes[4 * start : 4 * index]}>{step}")
            start = index
    return spacing, f"[{''.join(parts)}<{codes[4 * start :]}>]TJ"


def _fill(colour: Colour) -> str:
    if colour is Colour.BLACK:
        return "0 g"
    red, green, blue = (int(colour.value[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return f"{red:.6g} {green:.6g} {blue:.6g} rg"
