"""What is on a page: drawn characters and straight rules, in millimetres from its upper left corner."""

from __future__ import annotations

from typing import Final, TypeAlias

from attrs import frozen

MM_PER_PT: Final = 25.4 / 72
ABOVE_BASELINE: Final = 0.88
"""The part of a Chinese em box above the baseline; fonts differ from it by some hundredths."""

Colour: TypeAlias = tuple[int, int, int]


@frozen(kw_only=True)
class Mark:
    """One drawn character; ``family`` is the font's name without its subset prefix."""

    text: str
    family: str
    embedded: bool
    size_pt: float
    left: float
    right: float
    baseline: float
    colour: Colour

    @property
    def is_wide(self) -> bool:
        """Whether it is a hanzi or a full-width mark, from its advance alone."""
        return self.right - self.left > 0.85 * self.size_pt * MM_PER_PT

    @property
    def is_hanzi(self) -> bool:
        """Whether it is a Chinese character."""
        return "\u3400" <= self.text <= "\u9fff" or "\U00020000" <= self.text <= "\U0003ffff"


@frozen(kw_only=True)
class Stroke:
    """A straight rule, drawn as a thin rectangle or a stroked line."""

    left: float
    top: float
    right: float
    bottom: float
    colour: Colour

    @property
    def is_horizontal(self) -> bool:
        """Whether it lies rather than stands."""
        return self.right - self.left >= self.bottom - self.top

    @property
    def length(self) -> float:
        """How long it is."""
        return max(self.right - self.left, self.bottom - self.top)

    @property
    def thickness(self) -> float:
        """How thick it is."""
        return min(self.right - self.left, self.bottom - self.top)

    @property
    def centre(self) -> float:
        """The middle between its ends, across the page."""
        return (self.left + self.right) / 2


@frozen(kw_only=True)
class Leaf:
    """One page as drawn; ``turned`` holds the angle in degrees of each character that is not upright.

    ``sideways`` are the characters that run upwards (a landscape table, clause 8), placed as if the page were
    turned to read them and the corner of its text lay where that of an upright page does.
    """

    ordinal: int
    width: float
    height: float
    marks: tuple[Mark, ...]
    strokes: tuple[Stroke, ...]
    turned: tuple[int, ...] = ()
    sideways: tuple[Mark, ...] = ()


def is_red(colour: Colour) -> bool:
    """Whether a colour is a red: much of it and little else."""
    red, green, blue = colour
    return red >= 150 and green <= 110 and blue <= 110 and red - max(green, blue) >= 90


def is_black(colour: Colour) -> bool:
    """Whether a colour prints as black."""
    return max(colour) <= 60
