"""Showing text: the operator that draws characters of one font with the advances that a line gives them."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from emplan_pdf.composite_font import CompositeFont
from emplan_pdf.lettering import Part

_MOST_SLACK_PT: Final = 0.0005
"""Advances that differ by less are alike: over a whole line it stays below a fiftieth of a point."""
_CELL: Final = 0.9
"""An advance of so many em or more is a cell of the grid, which a narrow mark is placed in."""


def shown(part: Part, advances: Sequence[float], size: float, scale: float) -> tuple[float, str | None, str]:
    """How far the first character stands inside its cell, the character spacing, the operator.

    The spacing is None where it does not matter.
    """
    font, text, codes = part
    last = len(text) - 1
    if font.uneven.isdisjoint(text):
        # Nearly every line: all glyphs an em wide, all but the last one equally far apart.
        if last <= 0:
            return 0.0, None, f"({codes})Tj"
        first = advances[0]
        if advances.count(first) >= last and advances[last - 1] == first:
            return 0.0, _decimal(first / scale - size), f"({codes})Tj"
    # What must be added to each glyph's own width; that of the last one is seen by nobody.
    extras = [
        advance / scale - em * size
        for advance, em in zip(advances[:-1], map(font.widths.__getitem__, text), strict=False)
    ]
    inset = 0.0
    if not font.insets.keys().isdisjoint(text):
        inset = _place_marks(font, text, advances, size, scale, extras)
    return inset, *_spaced(part, extras, size)


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


def _spaced(part: Part, extras: Sequence[float], size: float) -> tuple[str | None, str]:
    """The character spacing and the operator that shows the text with these extra advances."""
    font, text, codes = part
    if not extras:
        return None, f"({codes})Tj"
    if max(extras) - min(extras) < _MOST_SLACK_PT:
        return _decimal(extras[0]), f"({codes})Tj"
    spacing = _decimal(Counter(extras).most_common(1)[0][0])
    usual = float(spacing)
    parts, start, owed = [], 0, 0.0
    for index, extra in enumerate(extras, start=1):
        # Whole thousandths of the size; what rounding leaves is owed to the next.
        owed += (usual - extra) * 1000 / size
        if not -0.5 <= owed <= 0.5:
            step = round(owed)
            owed -= step
            parts.append(f"({font.use(text[start:index])}){step}")
            start = index
    return spacing, f"[{''.join(parts)}({font.use(text[start:])})]TJ"


def _decimal(number: float) -> str:
    """Ten-thousandths of a point, without zeros at the end."""
    return f"{round(number, 4) + 0.0:.10g}"
