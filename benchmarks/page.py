"""The page that peers set: A4 and the margins of GB/T 9704-2012, in points."""

from typing import Final

_MM: Final = 72 / 25.4
WIDTH: Final = 210 * _MM
HEIGHT: Final = 297 * _MM
TOP: Final = 37 * _MM
# A little less than the standard's 35 mm: 22 lines of 29 points have no room otherwise.
BOTTOM: Final = 34.9 * _MM
LEFT: Final = 28 * _MM
RIGHT: Final = 26 * _MM
NUMBER_SIZE: Final = 14.0
NUMBER_DROP: Final = 7 * _MM
