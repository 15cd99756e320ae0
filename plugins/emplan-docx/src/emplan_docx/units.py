"""Units of WordprocessingML: twips, half points and eighths of a point, all whole numbers."""

from typing import Final

EXACT_BASELINE: Final = 0.8
"""Where the baseline stands in a line of exact height, as a part of it from the top: in Word and LibreOffice
alike, whatever the font (docs/analysis/docx.md)."""

LEAST_LINE_PT: Final = 0.7
"""The lowest exact line that Word takes; it still fits below 22 full lines."""


def twips(points: float) -> int:
    """Twentieths of a point: indents, widths, spacing."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Halves of a point: sizes of characters."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Eighths of a point: borders, which Word takes from 2 on."""
    return max(2, round(points * 8))


def emu(points: float) -> int:
    """English metric units: places and sizes of shapes."""
    return round(points * 12700)


def percent(ratio: float) -> int:
    """Hundredths: the horizontal scale of characters."""
    return round(ratio * 100)
